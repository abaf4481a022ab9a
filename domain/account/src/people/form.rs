//! What was typed about somebody, as it was typed and as it is meant.

use base::text::one_line;
use base::{Codes, Id};
use partner::{Institution, Territory};
use serde::Deserialize;
use web::Errors;

use crate::model::{Invitation, Role};

/// The form of an invitation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InvitationForm {
    pub institution: String,
    pub function: String,
    pub login: String,
    pub email: String,
    pub roles: Vec<String>,
    /// `hand`, or `mail` for the institution's function address.
    pub delivery: String,
}

impl InvitationForm {
    /// The invitation, into `territory`; `own` is the only institution of a référent.
    pub fn check(&self, territory: Id<Territory>, own: Option<Id<Institution>>) -> Result<Invitation, Errors> {
        let mut errors = Errors::default();
        let roles = errors.keep("roles", roles(&self.roles)).unwrap_or_default();
        let institution = match (own, self.institution.as_str()) {
            (Some(own), _) => Some(own),
            (None, "") => None,
            (None, typed) => errors.keep("institution", typed.parse().map_err(|_| "account-institution-missing")),
        };
        let invitation = Invitation {
            territory,
            institution,
            login: self.login.clone(),
            function: one_line(&self.function),
            roles,
            email: self.email.clone(),
        };
        if errors.is_empty() { Ok(invitation) } else { Err(errors) }
    }
}

/// The roles that were ticked: one at least.
pub fn roles(ticked: &[String]) -> Result<Codes<Role>, &'static str> {
    let roles: Codes<Role> =
        ticked.iter().map(|code| code.parse()).collect::<Result<_, _>>().map_err(|_| "account-roles-missing")?;
    if roles.is_empty() { Err("account-roles-missing") } else { Ok(roles) }
}

/// The field that a refusal is about.
pub fn field_of(key: &str) -> &'static str {
    match key {
        "account-login-malformed" | "account-login-taken" => "login",
        "account-function-malformed" => "function",
        "account-email-malformed" => "email",
        "account-institution-missing" | "account-institution-elsewhere" => "institution",
        _ => "roles",
    }
}
