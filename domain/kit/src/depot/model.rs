//! A depot, and the form that tells one.

use base::Id;
use base::text::one_line;
use partner::{Institution, Territory};
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

/// An institution of the network, or a free place, where copies are dropped.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Depot {
    pub id: Id<Depot>,
    pub territory_id: Id<Territory>,
    pub institution_id: Option<Id<Institution>>,
    /// As it is read: an institution's is what it is called today.
    pub name: String,
    pub commune: String,
    /// An address of the place itself, never a person's; may be empty.
    pub contact: String,
    pub version: i64,
}

const NAME: std::ops::RangeInclusive<usize> = 2..=100;

/// A depot as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepotForm {
    /// Empty: a free place, told by its name and commune.
    #[serde(default)]
    pub institution: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub commune: String,
    #[serde(default)]
    pub contact: String,
    /// The version that was corrected.
    #[serde(default)]
    pub version: i64,
}

impl DepotForm {
    pub fn of(depot: &Depot) -> Self {
        let institution = depot.institution_id.map(|id| id.to_string()).unwrap_or_default();
        let (name, commune) = (depot.name.clone(), depot.commune.clone());
        Self { institution, name, commune, contact: depot.contact.clone(), version: depot.version }
    }

    pub fn institution_id(&self) -> Option<Id<Institution>> {
        self.institution.parse().ok()
    }

    /// The depot of `territory` that was typed; `member` is what was found of the institution that it names.
    pub fn check(&self, territory: Id<Territory>, member: Option<Institution>) -> Result<Depot, Errors> {
        let mut errors = Errors::default();
        errors.require("institution", member.is_some() || self.institution.is_empty(), "kit-institution-unknown");
        let (name, commune, contact) = (one_line(&self.name), one_line(&self.commune), one_line(&self.contact));
        if member.is_none() && errors.is_empty() {
            errors.require("name", NAME.contains(&name.chars().count()), "kit-name-length");
            errors.require("commune", NAME.contains(&commune.chars().count()), "kit-commune-length");
        }
        errors.require("commune", commune.chars().count() <= *NAME.end(), "kit-commune-length");
        errors.require("contact", contact.is_empty() || mail::is_address(&contact), "kit-contact-unreadable");
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Depot {
            id: Id::new(),
            territory_id: territory,
            name: member.as_ref().map_or(name, |member| member.name.clone()),
            institution_id: member.map(|member| member.id),
            commune,
            contact,
            version: 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, commune: &str, contact: &str) -> DepotForm {
        let (name, commune, contact) = (name.to_owned(), commune.to_owned(), contact.to_owned());
        DepotForm { institution: String::new(), name, commune, contact, version: 1 }
    }

    fn wrong(form: &DepotForm) -> Vec<&'static str> {
        let errors = form.check(Id::new(), None).err();
        errors.iter().flat_map(|errors| errors.iter().map(|(field, _)| field)).collect()
    }

    #[test]
    fn a_free_place_has_a_name_and_a_commune() {
        assert!(wrong(&form("Café des Arts", "Valbourg", "")).is_empty());
        assert_eq!(wrong(&form("", "", "")), ["commune", "name"]);
        assert_eq!(wrong(&form(&"é".repeat(101), "Valbourg", "")), ["name"]);
    }

    #[test]
    fn a_contact_is_an_address_that_can_be_written_to() {
        assert!(wrong(&form("Café des Arts", "Valbourg", "comptoir@cafe.example")).is_empty());
        assert_eq!(wrong(&form("Café des Arts", "Valbourg", "le comptoir")), ["contact"]);
    }

    #[test]
    fn an_institution_that_is_not_of_the_network_is_no_depot() {
        let form = DepotForm { institution: Id::<Institution>::new().to_string(), ..DepotForm::default() };
        assert_eq!(wrong(&form), ["institution"]);
    }
}
