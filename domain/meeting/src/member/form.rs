//! A member as she is typed.

use base::text::one_line;
use base::{Id, Private};
use serde::Deserialize;
use web::Errors;

use super::model::{Member, fault};
use crate::names::Names;
use crate::{Instance, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MemberForm {
    /// Whom it changes; empty for a new one.
    pub id: String,
    pub institution: String,
    pub function: String,
    pub name: String,
    pub email: String,
    pub starts_on: String,
    pub ends_on: String,
}

const FUNCTION: std::ops::RangeInclusive<usize> = 3..=150;
const NAME: usize = 100;

impl MemberForm {
    pub fn of(known: &Member) -> Self {
        Self {
            id: known.id.to_string(),
            institution: known.institution_id.to_string(),
            function: known.function.clone(),
            name: known.name.reveal().clone(),
            email: known.email.reveal().clone(),
            starts_on: known.starts_on.to_string(),
            ends_on: typed::shown(known.ends_on),
        }
    }

    /// The member of an instance beside those that are `known`; her institution is one of `names`.
    pub fn check(&self, instance_id: Id<Instance>, known: &[Member], names: &Names) -> Result<Member, Errors> {
        let mut errors = Errors::default();
        let before = known.iter().find(|one| one.id.to_string() == self.id);
        errors.require("function", self.id.is_empty() || before.is_some(), "member-of-another");
        let chosen = self.institution.parse().ok().filter(|id| names.has(*id));
        let institution = before.map(|one| one.institution_id).or(chosen);
        errors.require("institution", institution.is_some(), "member-institution-needed");
        let function = one_line(&self.function);
        errors.require("function", FUNCTION.contains(&function.chars().count()), "member-function-length");
        let name = typed::line(&mut errors, "name", &self.name, NAME);
        let email = match self.email.trim() {
            "" => String::new(),
            text => errors.keep("email", typed::email(text)).unwrap_or_default(),
        };
        let starts_on = errors.keep("starts_on", typed::needed_day(&self.starts_on));
        let ends_on = errors.keep("ends_on", typed::day(&self.ends_on)).flatten();
        let (Some(institution_id), Some(starts_on)) = (institution, starts_on) else { return Err(errors) };
        let new = Member {
            id: before.map_or_else(Id::new, |one| one.id),
            instance_id,
            institution_id,
            institution: String::new(),
            function,
            name: Private::new(name),
            email: Private::new(email),
            starts_on,
            ends_on,
        };
        if let Some((field, key)) = fault(&new, known).filter(|_| errors.is_empty()) {
            errors.add(field, key);
        }
        if errors.is_empty() { Ok(new) } else { Err(errors) }
    }
}
