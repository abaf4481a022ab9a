//! Booklets: so many vouchers for one institution, on paper or drawn upon on a page.

use base::Id;
use chrono::{Months, NaiveDate};
use partner::Institution;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::convention::{Convention, Tariff, Terms};
use crate::{Kind, Number, State, Voucher};

/// A booklet of vouchers that one institution hands out.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Booklet {
    pub id: Id<Booklet>,
    pub convention_id: Id<Convention>,
    pub institution_id: Id<Institution>,
    pub kind: Kind,
    pub is_paper: bool,
    pub size: i64,
    pub made_on: NaiveDate,
    /// The last day on which one of it may be handed out.
    pub expires_on: NaiveDate,
    /// When the institution said that it has it.
    pub held_on: Option<NaiveDate>,
    pub lost_on: Option<NaiveDate>,
}

/// A booklet with the number of its vouchers that can still be handed out.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Stock {
    #[sqlx(flatten)]
    pub booklet: Booklet,
    pub remaining: i64,
}

const LARGEST: i64 = 100;

/// A booklet as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BookletForm {
    pub kind: String,
    pub institution: String,
    pub size: String,
    pub expires_on: String,
    pub is_paper: String,
}

impl BookletForm {
    /// Twenty vouchers for a year, or for as long as the convention runs.
    pub fn blank(convention: &Convention, today: NaiveDate) -> Self {
        let year = today.checked_add_months(Months::new(12)).unwrap_or(today);
        let expires_on = convention.ends_on.map_or(year, |end| end.min(year)).to_string();
        Self { size: "20".to_owned(), expires_on, ..Self::default() }
    }

    /// The booklet of a convention made on `today`, or what is wrong.
    pub fn check(&self, terms: &Terms, today: NaiveDate) -> Result<Booklet, Errors> {
        let mut errors = Errors::default();
        let kind = self.kind.parse::<Kind>().ok().filter(|kind| terms.tariff(*kind).is_some());
        let kind = errors.keep("kind", kind.ok_or("booklet-no-kind"));
        let institution = self.institution.parse().ok().filter(|id| terms.issuers.contains(id));
        let institution = errors.keep("institution", institution.ok_or("booklet-no-issuer"));
        let size = self.size.trim().parse().ok().filter(|size| (1..=LARGEST).contains(size));
        let size = errors.keep("size", size.ok_or("booklet-size"));
        let expires_on = NaiveDate::parse_from_str(self.expires_on.trim(), "%Y-%m-%d");
        let expires_on = errors.keep("expires_on", expires_on.map_err(|_| "voucher-day-unreadable"));
        let is_to_come = expires_on.is_none_or(|day| day >= today);
        errors.require("expires_on", is_to_come, "booklet-day-past");
        let is_within = expires_on.zip(terms.convention.ends_on).is_none_or(|(day, end)| day <= end);
        errors.require("expires_on", is_within, "booklet-day-after-convention");
        match (kind, institution, size, expires_on) {
            (Some(kind), Some(institution_id), Some(size), Some(expires_on)) if errors.is_empty() => Ok(Booklet {
                id: Id::new(),
                convention_id: terms.convention.id,
                institution_id,
                kind,
                is_paper: !self.is_paper.is_empty(),
                size,
                made_on: today,
                expires_on,
                held_on: None,
                lost_on: None,
            }),
            _ => Err(errors),
        }
    }
}

impl Booklet {
    /// A new voucher of it, which says what the convention pays today: a tariff that changes later does not change it.
    pub fn voucher(&self, tariff: &Tariff) -> Voucher {
        Voucher {
            id: Id::new(),
            number: Number::draw(),
            convention_id: self.convention_id,
            kind: self.kind,
            state: State::Created,
            is_paper: self.is_paper,
            cap_cents: tariff.cap_cents,
            most_units: tariff.units,
            booklet_id: Some(self.id),
            hand_out_key: None,
            handed_out_at: None,
            expires_at: None,
            budget_year: None,
            adults: None,
            children: None,
            has_pets: None,
            provider_id: None,
            use_key: None,
            used_at: None,
            units: None,
            amount_cents: 0,
            payment_id: None,
            settled_at: None,
        }
    }
}
