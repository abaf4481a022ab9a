//! A convention as it is typed.

use base::text::one_line;
use base::{Code as _, Id};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use serde::Deserialize;
use web::Errors;

use super::model::{Complaint, Convention, Tariff, Terms};
use crate::neutral::telling;
use crate::{Kind, money};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConventionForm {
    pub name: String,
    pub heading: String,
    pub phone: String,
    pub funder: String,
    pub signed_on: String,
    pub starts_on: String,
    pub ends_on: String,
    pub complaint: String,
    pub valid_hours: String,
    pub ride_cap: String,
    pub ride_units: String,
    pub ride_people: String,
    pub ride_pets: String,
    pub night_cap: String,
    pub night_units: String,
    pub night_people: String,
    pub night_pets: String,
    pub issuers: Vec<String>,
    pub version: i64,
}

/// The most rides or nights that a voucher is good for, and people that it is for.
const MOST: i64 = 30;
const HOURS: std::ops::RangeInclusive<i64> = 1..=720;

impl ConventionForm {
    /// A new one, with what most conventions say.
    pub fn blank() -> Self {
        let text = str::to_owned;
        Self {
            heading: text("Action sociale"),
            complaint: Complaint::WithOrWithout.to_string(),
            valid_hours: text("48"),
            ride_units: text("2"),
            ride_people: text("5"),
            night_units: text("3"),
            night_people: text("5"),
            ..Self::default()
        }
    }

    /// What a convention says now.
    pub fn of(terms: &Terms) -> Self {
        let convention = &terms.convention;
        let form = Self {
            name: convention.name.clone(),
            heading: convention.heading.clone(),
            phone: convention.phone.clone(),
            funder: convention.funder_id.to_string(),
            signed_on: convention.signed_on.to_string(),
            starts_on: convention.starts_on.to_string(),
            ends_on: convention.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            complaint: convention.complaint.to_string(),
            valid_hours: convention.valid_hours.to_string(),
            issuers: terms.issuers.iter().map(ToString::to_string).collect(),
            version: convention.version,
            ..Self::default()
        };
        terms.tariffs.iter().fold(form, Self::with_tariff)
    }

    fn with_tariff(self, tariff: &Tariff) -> Self {
        let (cap, units) = (money::plain(tariff.cap_cents), tariff.units.to_string());
        let (people, pets) = (tariff.people.to_string(), if tariff.takes_pets { "true" } else { "" }.to_owned());
        match tariff.kind {
            Kind::Ride => Self { ride_cap: cap, ride_units: units, ride_people: people, ride_pets: pets, ..self },
            Kind::Night => Self { night_cap: cap, night_units: units, night_people: people, night_pets: pets, ..self },
        }
    }

    pub fn is_issuer(&self, id: &Id<Institution>) -> bool {
        self.issuers.contains(&id.to_string())
    }

    /// What was typed for a kind: cap, units, people, pets.
    fn typed(&self, kind: Kind) -> [&str; 4] {
        match kind {
            Kind::Ride => [&self.ride_cap, &self.ride_units, &self.ride_people, &self.ride_pets],
            Kind::Night => [&self.night_cap, &self.night_units, &self.night_people, &self.night_pets],
        }
    }

    /// A kind whose cap is left empty is not paid.
    fn tariff(&self, kind: Kind, errors: &mut Errors) -> Option<Tariff> {
        let [cap, units, people, pets] = self.typed(kind);
        if cap.trim().is_empty() {
            return None;
        }
        let [cap_field, units_field, people_field] = match kind {
            Kind::Ride => ["ride_cap", "ride_units", "ride_people"],
            Kind::Night => ["night_cap", "night_units", "night_people"],
        };
        let count = |typed: &str| {
            typed.trim().parse().ok().filter(|count| (1..=MOST).contains(count)).ok_or("convention-count")
        };
        let cap = money::cents(cap).and_then(|cents| if cents > 0 { Ok(cents) } else { Err("voucher-amount-nothing") });
        let cap_cents = errors.keep(cap_field, cap);
        let units = errors.keep(units_field, count(units));
        let people = errors.keep(people_field, count(people));
        Some(Tariff { kind, cap_cents: cap_cents?, units: units?, people: people?, takes_pets: !pets.is_empty() })
    }

    /// The convention of a territory; funder and issuers are among its `members`. `known` is the one that it changes: who
    /// pays does not change.
    pub fn check(
        &self,
        (territory, members): (Id<Territory>, &[Id<Institution>]),
        known: Option<&Convention>,
    ) -> Result<Terms, Errors> {
        let mut errors = Errors::default();
        let (name, heading, phone) = (one_line(&self.name), one_line(&self.heading), one_line(&self.phone));
        errors.require("name", (3..=100).contains(&name.chars().count()), "convention-name-length");
        errors.require("heading", (3..=80).contains(&heading.chars().count()), "convention-heading-length");
        errors.require("heading", telling(&heading).is_empty(), "convention-heading-tells");
        errors.require("phone", (4..=30).contains(&phone.chars().count()), "convention-phone-length");
        let member = |typed: &str| typed.trim().parse().ok().filter(|id| members.contains(id));
        let funder = known.map(|known| known.funder_id).or_else(|| member(&self.funder));
        let funder = errors.keep("funder", funder.ok_or("convention-no-funder"));
        let issuers: Option<Vec<_>> = self.issuers.iter().map(|typed| member(typed)).collect();
        let issuers = errors.keep("issuers", issuers.filter(|all| !all.is_empty()).ok_or("convention-no-issuer"));
        let signed_on = errors.keep("signed_on", day(&self.signed_on));
        let starts_on = errors.keep("starts_on", day(&self.starts_on));
        let ends_on = if self.ends_on.trim().is_empty() { None } else { errors.keep("ends_on", day(&self.ends_on)) };
        let is_forward = ends_on.zip(starts_on).is_none_or(|(end, start)| end >= start);
        errors.require("ends_on", is_forward, "convention-ends-before");
        let complaint = errors.keep("complaint", self.complaint.parse().map_err(|_| "convention-no-complaint"));
        let hours = self.valid_hours.trim().parse().ok().filter(|hours| HOURS.contains(hours));
        let valid_hours = errors.keep("valid_hours", hours.ok_or("convention-hours"));
        let tariffs: Vec<_> = Kind::ALL.iter().filter_map(|kind| self.tariff(*kind, &mut errors)).collect();
        errors.require("ride_cap", !tariffs.is_empty() || !errors.is_empty(), "convention-no-tariff");
        let (
            Some(funder_id),
            Some(issuers),
            Some(signed_on),
            Some(starts_on),
            Some(complaint),
            Some(valid_hours),
            true,
        ) = (funder, issuers, signed_on, starts_on, complaint, valid_hours, errors.is_empty())
        else {
            return Err(errors);
        };
        let convention = Convention {
            id: known.map_or_else(Id::new, |known| known.id),
            territory_id: territory,
            funder_id,
            name,
            heading,
            phone,
            signed_on,
            starts_on,
            ends_on,
            predecessor_id: known.and_then(|known| known.predecessor_id),
            complaint,
            valid_hours,
            version: self.version + 1,
        };
        Ok(Terms { convention, tariffs, issuers })
    }
}

fn day(typed: &str) -> Result<NaiveDate, &'static str> {
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| "voucher-day-unreadable")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(funder: Id<Institution>) -> ConventionForm {
        ConventionForm {
            name: "Bons de transport".into(),
            phone: "01 99 00 00 00".into(),
            funder: funder.to_string(),
            issuers: vec![funder.to_string()],
            signed_on: "2026-01-10".into(),
            starts_on: "2026-02-01".into(),
            ride_cap: "50".into(),
            ..ConventionForm::blank()
        }
    }

    #[test]
    fn a_convention_reads_back_as_it_was_typed() {
        let funder = Id::new();
        let terms = form(funder).check((Id::new(), &[funder]), None).unwrap();
        let Tariff { kind, cap_cents, units, people, takes_pets } = terms.tariffs[0];
        assert_eq!((kind, cap_cents, units, people, takes_pets), (Kind::Ride, 5000, 2, 5, false));
        assert_eq!(terms.tariffs.len(), 1, "what has no cap is not paid");
        let again =
            ConventionForm::of(&terms).check((terms.convention.territory_id, &[funder]), Some(&terms.convention));
        let again = again.unwrap();
        assert_eq!((again.convention.version, again.tariffs), (2, terms.tariffs));
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let funder = Id::new();
        let fault = |field: &str, change: &dyn Fn(&mut ConventionForm)| {
            let mut form = form(funder);
            change(&mut form);
            let errors = form.check((Id::new(), &[funder]), None).unwrap_err();
            assert_eq!(errors.iter().count(), 1, "{field}");
            errors.get(field).unwrap()
        };
        assert_eq!(fault("ride_cap", &|form| form.ride_cap.clear()), "convention-no-tariff");
        assert_eq!(fault("ride_cap", &|form| form.ride_cap = "vingt".into()), "voucher-amount-unreadable");
        assert_eq!(fault("ends_on", &|form| form.ends_on = "2026-01-31".into()), "convention-ends-before");
        assert_eq!(fault("funder", &|form| form.funder = Id::<Institution>::new().to_string()), "convention-no-funder");
        assert_eq!(fault("issuers", &|form| form.issuers.clear()), "convention-no-issuer");
        assert_eq!(fault("valid_hours", &|form| form.valid_hours = "721".into()), "convention-hours");
        let tells = fault("heading", &|form| form.heading = "Aide aux victimes".into());
        assert_eq!(tells, "convention-heading-tells", "a voucher says nothing of why");
    }
}
