//! What a territory chose.

use base::Id;
use base::text::many_lines;
use sqlx::FromRow;
use web::Errors;

use super::colour::{Colour, UnfitColour};
use crate::Territory;

/// What a territory chose for its public pages; an empty text means the one that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Dress {
    pub territory_id: Id<Territory>,
    /// A PNG in Base64.
    pub crest: Option<String>,
    /// As `#1d5c63`; it has enough contrast.
    pub accent: Option<String>,
    pub exit_url: Option<String>,
    pub notice: String,
    pub accessibility: String,
    pub personal_data: String,
    /// The origins that may show the list of help within their pages, one a line.
    pub frame_origins: String,
    /// Grows with each change; 0 before the first.
    pub version: i64,
}

/// What was typed.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DressForm {
    pub version: i64,
    pub accent: String,
    pub exit_url: String,
    pub notice: String,
    pub accessibility: String,
    pub personal_data: String,
    #[serde(default)]
    pub frame_origins: String,
    #[serde(default)]
    pub without_crest: String,
}

const MOST_LETTERS: usize = 20_000;
const MOST_URL: usize = 300;

impl Dress {
    pub const fn unsaid(territory_id: Id<Territory>) -> Self {
        Self {
            territory_id,
            crest: None,
            accent: None,
            exit_url: None,
            notice: String::new(),
            accessibility: String::new(),
            personal_data: String::new(),
            frame_origins: String::new(),
            version: 0,
        }
    }

    pub fn form(&self) -> DressForm {
        DressForm {
            version: self.version,
            accent: self.accent.clone().unwrap_or_default(),
            exit_url: self.exit_url.clone().unwrap_or_default(),
            notice: self.notice.clone(),
            accessibility: self.accessibility.clone(),
            personal_data: self.personal_data.clone(),
            frame_origins: self.frame_origins.clone(),
            without_crest: String::new(),
        }
    }
}

impl DressForm {
    /// The choice as it was typed, on the one that is kept.
    pub fn check(&self, kept: &Dress) -> Result<Dress, Errors> {
        let mut errors = Errors::default();
        let accent = errors.keep("accent", accent(&self.accent)).flatten();
        let exit_url = errors.keep("exit_url", exit(&self.exit_url)).flatten();
        let frame_origins = errors.keep("frame_origins", origins(&self.frame_origins)).unwrap_or_default();
        let mut text = |field: &'static str, typed: &str| {
            let text = many_lines(typed);
            errors.require(field, text.chars().count() <= MOST_LETTERS, "theme-text-long");
            text
        };
        let dress = Dress {
            territory_id: kept.territory_id,
            crest: kept.crest.clone().filter(|_| self.without_crest.is_empty()),
            accent: accent.map(|accent| accent.to_string()),
            exit_url,
            notice: text("notice", &self.notice),
            accessibility: text("accessibility", &self.accessibility),
            personal_data: text("personal_data", &self.personal_data),
            frame_origins,
            version: kept.version + 1,
        };
        if errors.is_empty() { Ok(dress) } else { Err(errors) }
    }

    /// How far the colour that was typed is from being readable, and the nearest that is.
    pub fn pale(&self) -> Option<(f64, Colour)> {
        match self.accent.parse::<Colour>().and_then(Colour::check) {
            Err(UnfitColour::Pale { ratio, instead }) => Some((ratio, instead)),
            _ => None,
        }
    }
}

fn accent(typed: &str) -> Result<Option<Colour>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let checked = typed.parse::<Colour>().and_then(Colour::check);
    checked.map(Some).map_err(|unfit| match unfit {
        UnfitColour::Unreadable => "theme-accent-unreadable",
        UnfitColour::Pale { .. } => "theme-accent-pale",
    })
}

/// As many sites as may show the list of one territory.
const MOST_ORIGINS: usize = 20;

/// Origins as browsers write them: https, a name, perhaps a port, nothing more; one a line, each once.
fn origins(typed: &str) -> Result<String, &'static str> {
    let lines = typed.lines().map(|line| line.trim().trim_end_matches('/').to_ascii_lowercase());
    let mut origins: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    origins.sort();
    origins.dedup();
    let is_origin = |origin: &String| {
        let host = origin.strip_prefix("https://").unwrap_or_default();
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_name = name.split('.').count() > 1
            && name
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        is_name && port.parse::<u16>().is_ok() && name.len() <= 253
    };
    if origins.len() > MOST_ORIGINS || !origins.iter().all(is_origin) {
        return Err("theme-frames-wrong");
    }
    Ok(origins.join("\n"))
}

/// An innocent page elsewhere: over TLS, by a name and not a number, without anything that could tell where one was.
fn exit(typed: &str) -> Result<Option<String>, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"'<>\\".contains(c);
    let rest = typed.strip_prefix("https://").filter(|_| typed.len() <= MOST_URL && typed.chars().all(is_plain));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_name = host.contains('.')
        && !host.starts_with('.')
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
        && host.rsplit('.').next().is_some_and(|end| end.bytes().all(|b| b.is_ascii_alphabetic()));
    if is_name { Ok(Some(typed.to_owned())) } else { Err("theme-exit-wrong") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &DressForm) -> Result<Dress, Errors> {
        form.check(&Dress::unsaid(Id::new()))
    }

    #[test]
    fn what_is_left_empty_is_what_comes_with_the_program() {
        let dress = check(&DressForm::default()).unwrap();
        assert_eq!((dress.accent, dress.exit_url, dress.notice.as_str(), dress.version), (None, None, "", 1));
    }

    #[test]
    fn the_exit_leads_to_a_page_of_another_house_over_tls() {
        for wrong in [
            "meteofrance.com",
            "http://meteofrance.com/",
            "javascript:alert(1)",
            "https://",
            "https://localhost/",
            "https://192.168.0.1/",
            "https://a b.fr/",
            "https://x.fr/\"onload",
            "https://user@x.fr/",
            "/infos",
        ] {
            let form = DressForm { exit_url: wrong.to_owned(), ..DressForm::default() };
            assert_eq!(check(&form).unwrap_err().get("exit_url"), Some("theme-exit-wrong"), "{wrong}");
        }
        let form = DressForm { exit_url: " https://www.meteo.fr/previsions ".to_owned(), ..DressForm::default() };
        assert_eq!(check(&form).unwrap().exit_url.as_deref(), Some("https://www.meteo.fr/previsions"));
    }

    #[test]
    fn a_pale_colour_is_refused_with_its_measure() {
        let form = DressForm { accent: "#ffcc00".to_owned(), ..DressForm::default() };
        assert!(form.pale().is_some_and(|(ratio, _)| ratio < 2.0));
        assert_eq!(check(&form).unwrap_err().get("accent"), Some("theme-accent-pale"));
    }
}
