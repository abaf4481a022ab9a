//! The way on to the page that somebody asked for, once it is known who she is.

use serde::{Deserialize, Serialize};

use crate::cx::is_workspace;

/// Where she says who she is.
pub const SIGN_IN: &str = "/pro/connexion";
const HOME: &str = "/pro";
/// What leads in or proves is no page to be led to.
const DOORS: [&str; 4] = [SIGN_IN, "/pro/activation", "/pro/deconnexion", "/pro/preuve"];

/// A page of the workspace. Whatever a request asks for, it is one of ours, and none of those that lead in: where it is not,
/// it is the first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct Way(String);

impl Way {
    pub fn to(path: &str) -> Self {
        let is_plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-.".contains(&byte));
        let is_straight = !path.contains("//") && !path.contains("..");
        let is_door = DOORS.iter().any(|door| path.starts_with(door));
        Self(if is_workspace(path) && is_plain && is_straight && !is_door { path } else { HOME }.to_owned())
    }

    pub fn is_home(&self) -> bool {
        self.0 == HOME
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The page where she says who she is, that leads her on here.
    pub fn sign_in(&self) -> String {
        if self.is_home() { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?vers={}", self.0) }
    }
}

impl Default for Way {
    fn default() -> Self {
        Self(HOME.to_owned())
    }
}

impl From<String> for Way {
    fn from(path: String) -> Self {
        Self::to(&path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_workspace_is_led_to() {
        for path in ["/pro/fiches/liwnslyqd7lluzmvw7lk3sis2m/corriger", "/pro/fiches"] {
            assert_eq!(Way::to(path).as_str(), path);
            assert_eq!(Way::to(path).sign_in(), format!("/pro/connexion?vers={path}"));
        }
    }

    #[test]
    fn no_other_site_is_led_to_and_no_page_that_leads_in() {
        let others = [
            "https://example.org/",
            "//example.org",
            "/infos",
            "/professionnels",
            "",
            "/pro/../infos",
            "/pro//example.org",
        ];
        let odd =
            ["/pro/\\example.org", "/pro/a b", "/pro/%2e%2e/", "/pro/a?b=c", "/pro/é", "/pro/a\r\nset-cookie: s=1"];
        let doors =
            ["/pro/connexion", "/pro/connexion/secours", "/pro/preuve/x", "/pro/activation", "/pro/deconnexion"];
        for path in others.into_iter().chain(odd).chain(doors) {
            assert_eq!(Way::to(path), Way::default(), "{path}");
        }
        assert_eq!(Way::default().sign_in(), "/pro/connexion");
    }

    #[test]
    fn what_a_form_says_is_held_to_the_same() {
        let told: Way = serde_json::from_str("\"https://example.org/\"").unwrap();
        assert!(told.is_home());
    }
}
