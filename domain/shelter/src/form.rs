//! A shelter as it is typed.

use base::text::one_line;
use base::{Db, Id};
use partner::{Commune, Resolved, Territory};
use serde::Deserialize;
use web::Errors;

use crate::model::{Shelter, looks_like_address};
use crate::names::Names;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ShelterForm {
    pub name: String,
    /// Not empty: partners do not read the name.
    pub hidden: String,
    pub institution: String,
    pub function: String,
    pub phone: String,
    pub hours: String,
    /// One commune on each line.
    pub communes: String,
    pub version: i64,
}

const NAME: std::ops::RangeInclusive<usize> = 2..=100;
const MOST_COMMUNES: usize = 60;

impl ShelterForm {
    pub fn of(shelter: &Shelter, communes: &[Commune]) -> Self {
        let lines = communes.iter().map(|commune| format!("{} ({})\n", commune.name, commune.department_code));
        Self {
            name: shelter.name.clone(),
            hidden: if shelter.is_hidden { "true".to_owned() } else { String::new() },
            institution: shelter.institution_id.map(|id| id.to_string()).unwrap_or_default(),
            function: shelter.function.clone(),
            phone: shelter.phone.clone(),
            hours: shelter.hours.clone(),
            communes: lines.collect(),
            version: shelter.version,
        }
    }

    /// The shelter of a territory and its communes, or what is wrong; `known` is the one that is changed.
    pub fn check(
        &self,
        (territory, names): (Id<Territory>, &Names),
        communes: Result<Vec<Commune>, &'static str>,
        known: Option<&Shelter>,
    ) -> Result<(Shelter, Vec<Commune>), Errors> {
        let mut errors = Errors::default();
        let (name, function) = (one_line(&self.name), one_line(&self.function));
        let (phone, hours) = (one_line(&self.phone), one_line(&self.hours));
        errors.require("name", NAME.contains(&name.chars().count()), "shelter-name-length");
        errors.require("function", NAME.contains(&function.chars().count()), "shelter-function-length");
        errors.require("hours", hours.chars().count() <= 100, "shelter-hours-length");
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        errors.require("phone", (2..=15).contains(&digits) && phone.len() <= 30, "shelter-phone-unreadable");
        for (field, text) in [("name", &name), ("function", &function), ("hours", &hours)] {
            errors.require(field, !looks_like_address(text), "shelter-address-refused");
        }
        let institution = names.chosen(&self.institution);
        errors.require("institution", institution.is_some() || self.institution.is_empty(), "shelter-no-member");
        let communes = errors.keep("communes", communes);
        let (Some(communes), true) = (communes, errors.is_empty()) else { return Err(errors) };
        let shelter = Shelter {
            id: known.map_or_else(Id::new, |known| known.id),
            territory_id: territory,
            institution_id: institution,
            name,
            is_hidden: !self.hidden.is_empty(),
            function,
            phone,
            hours,
            link: known.and_then(|known| known.link.clone()),
            link_until: known.and_then(|known| known.link_until),
            suspended_on: known.and_then(|known| known.suspended_on),
            version: known.map_or(1, |known| known.version + 1),
        };
        Ok((shelter, communes))
    }

    /// The communes that were typed, each once.
    pub async fn resolve(&self, db: &mut Db) -> sqlx::Result<Result<Vec<Commune>, &'static str>> {
        let mut communes: Vec<Commune> = Vec::new();
        let lines: Vec<_> = self.communes.lines().map(one_line).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() || lines.len() > MOST_COMMUNES {
            return Ok(Err("shelter-communes-count"));
        }
        for line in lines {
            match partner::resolve(db, &line).await? {
                Resolved::One(commune) if communes.iter().all(|known| known.code != commune.code) => {
                    communes.push(*commune);
                }
                Resolved::One(_) => {}
                Resolved::Several(_) => return Ok(Err("shelter-commune-several")),
                Resolved::Unknown(_) => return Ok(Err("shelter-commune-unknown")),
            }
        }
        Ok(Ok(communes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ShelterForm {
        ShelterForm {
            name: "Foyer Horizon".into(),
            function: "la permanence".into(),
            phone: "115".into(),
            hours: "jour et nuit".into(),
            ..ShelterForm::default()
        }
    }

    fn faults(form: &ShelterForm) -> Vec<(&'static str, &'static str)> {
        let checked = form.check((Id::new(), &Names::default()), Ok(Vec::new()), None);
        checked.err().map(|errors| errors.iter().collect()).unwrap_or_default()
    }

    #[test]
    fn a_shelter_has_a_name_and_somebody_to_call() {
        assert!(faults(&form()).is_empty());
        assert_eq!(faults(&ShelterForm { phone: "le 115 bis ?".into(), ..form() }), []);
        for wrong in [
            ShelterForm { name: "F".into(), ..form() },
            ShelterForm { function: String::new(), ..form() },
            ShelterForm { phone: "astreinte".into(), ..form() },
            ShelterForm { institution: "personne".into(), ..form() },
        ] {
            assert_eq!(faults(&wrong).len(), 1, "{wrong:?}");
        }
    }

    #[test]
    fn an_address_is_refused_wherever_it_is_typed() {
        let address = "12 rue de la Paix".to_owned();
        for wrong in [
            ShelterForm { name: address.clone(), ..form() },
            ShelterForm { function: address.clone(), ..form() },
            ShelterForm { hours: address, ..form() },
        ] {
            assert_eq!(faults(&wrong).first().map(|(_, key)| *key), Some("shelter-address-refused"));
        }
    }
}
