//! An alert phone, the steps of its life, and the rules of each.

use base::text::one_line;
use base::{Error, Id, Result};
use chrono::{DateTime, Months, NaiveDate, Utc};
use partner::{Institution, Territory};
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

base::text_enum! {
    /// Where a device is.
    pub enum State {
        Available = "available", Reserved = "reserved", InUse = "in_use", Returned = "returned", Faulty = "faulty",
        Withdrawn = "withdrawn",
    }
}

base::text_enum! {
    /// What is done with a device.
    pub enum Step {
        Reserve = "reserve", Release = "release", Give = "give", Renew = "renew", Return = "return", Check = "check",
        Break = "break", Repair = "repair", Withdraw = "withdraw",
    }
}

/// Where a step leads from a state; none if it may not be taken there.
pub const fn next(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Available, Step::Reserve) => Some(State::Reserved),
        (State::Available | State::Reserved, Step::Give) | (State::InUse, Step::Renew) => Some(State::InUse),
        (State::InUse, Step::Return) => Some(State::Returned),
        (State::Reserved, Step::Release) | (State::Returned, Step::Check) | (State::Faulty, Step::Repair) => {
            Some(State::Available)
        }
        (State::Available | State::Reserved | State::InUse | State::Returned, Step::Break) => Some(State::Faulty),
        (State::Available | State::Returned | State::Faulty, Step::Withdraw) => Some(State::Withdrawn),
        _ => None,
    }
}

impl Step {
    /// The act of the journal.
    pub const fn act(self) -> &'static str {
        match self {
            Self::Reserve => "phone.reserved",
            Self::Release => "phone.released",
            Self::Give => "phone.given",
            Self::Renew => "phone.renewed",
            Self::Return => "phone.returned",
            Self::Check => "phone.checked",
            Self::Break => "phone.broken",
            Self::Repair => "phone.repaired",
            Self::Withdraw => "phone.withdrawn",
        }
    }

    /// Where it is sent.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Reserve => "/pro/mesures/telephones/{id}/reservation",
            Self::Release => "/pro/mesures/telephones/{id}/liberation",
            Self::Give => "/pro/mesures/telephones/{id}/attribution",
            Self::Renew => "/pro/mesures/telephones/{id}/renouvellement",
            Self::Return => "/pro/mesures/telephones/{id}/retour",
            Self::Check => "/pro/mesures/telephones/{id}/remise-en-stock",
            Self::Break => "/pro/mesures/telephones/{id}/panne",
            Self::Repair => "/pro/mesures/telephones/{id}/reparation",
            Self::Withdraw => "/pro/mesures/telephones/{id}/retrait",
        }
    }

    /// The same for one device.
    pub fn path(self, phone: Id<Phone>) -> String {
        self.address().replace("{id}", &phone.to_string())
    }

    /// The key of its name in tables.
    pub const fn counted_as(self) -> &'static str {
        match self {
            Self::Give => "phone-counted-give",
            Self::Renew => "phone-counted-renew",
            _ => "phone-counted-return",
        }
    }

    /// It is counted by month for the observatory.
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Give | Self::Renew | Self::Return)
    }
}

/// For how long the prosecutor gives a device, each time.
const TERM: Months = Months::new(6);

/// How many days before its term somebody is warned, each once.
pub const THRESHOLDS: [i64; 3] = [45, 15, 5];

/// A device: its number and dates.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Phone {
    pub id: Id<Phone>,
    pub territory_id: Id<Territory>,
    /// The institution in whose stock it is.
    pub holder_id: Id<Institution>,
    pub number: String,
    pub state: State,
    /// Since when it is in that state.
    pub since_on: NaiveDate,
    pub given_on: Option<NaiveDate>,
    /// The last day for which it is given.
    pub until_on: Option<NaiveDate>,
    /// The last threshold that somebody was warned at; 0 for none.
    pub told: i64,
    pub version: i64,
}

impl Phone {
    /// How many days are left; negative once its term is over.
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        self.until_on.map(|until| (until - today).num_days())
    }

    /// The threshold that its term has come to.
    pub fn reached(&self, today: NaiveDate) -> Option<i64> {
        let left = self.days_left(today)?;
        THRESHOLDS.into_iter().rev().find(|days| left <= *days)
    }

    /// The threshold to warn at, if nobody was warned at it or at a nearer one.
    pub fn warning(&self, today: NaiveDate) -> Option<i64> {
        self.reached(today).filter(|days| self.told == 0 || *days < self.told)
    }

    /// The steps that may be taken now.
    pub fn steps(&self) -> Vec<Step> {
        base::Code::ALL.iter().copied().filter(|step| next(self.state, *step).is_some()).collect()
    }

    /// The same after a step that was taken on a day.
    pub fn step(self, step: Step, (on, today): (NaiveDate, NaiveDate)) -> Result<Self> {
        let state = next(self.state, step).ok_or(Error::Refused("phone-step-refused"))?;
        if on > today {
            return Err(Error::Refused("phone-day-to-come"));
        }
        if on < self.since_on {
            return Err(Error::Refused("phone-day-before"));
        }
        let (given_on, until_on) = self.dates(step, (on, today))?;
        let told = if step == Step::Renew || step == Step::Give { 0 } else { self.told };
        let since_on = if step == Step::Renew { self.since_on } else { on };
        Ok(Self { state, since_on, given_on, until_on, told, version: self.version + 1, ..self })
    }

    /// From when and until when it is given after a step. It is renewed from its term on, once for each term.
    fn dates(&self, step: Step, (on, today): (NaiveDate, NaiveDate)) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
        let later = |day: NaiveDate| day.checked_add_months(TERM).filter(|end| *end >= today);
        match step {
            Step::Give => Ok((Some(on), Some(later(on).ok_or(Error::Refused("phone-term-over"))?))),
            Step::Renew => {
                let until = self.until_on.ok_or(Error::Refused("phone-step-refused"))?;
                if today.checked_add_months(TERM).is_some_and(|end| until > end) {
                    return Err(Error::Refused("phone-renewed-already"));
                }
                Ok((self.given_on, Some(later(until).ok_or(Error::Refused("phone-term-over"))?)))
            }
            _ => Ok((None, None)),
        }
    }
}

/// A step that was taken. None is ever changed; a year after the device came back, it is erased.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Taken {
    pub id: Id<Taken>,
    pub phone_id: Id<Phone>,
    pub step: Step,
    pub state: State,
    pub happened_on: NaiveDate,
    pub noted_at: DateTime<Utc>,
    /// The function of whoever took it.
    pub taken_by: String,
    /// When the device came back after it.
    pub closed_at: Option<DateTime<Utc>>,
}

/// How often a step was taken in a month.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Given {
    pub month: String,
    pub holder_id: Id<Institution>,
    pub step: Step,
    pub times: i64,
}

/// A device as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PhoneForm {
    pub number: String,
    pub holder: String,
}

impl PhoneForm {
    /// A device in stock. Its number is what stands on it: letters, digits and dashes, which tell nobody anything.
    pub fn check(
        &self,
        territory: Id<Territory>,
        holder: Option<Id<Institution>>,
        today: NaiveDate,
    ) -> Result<Phone, Errors> {
        let mut errors = Errors::default();
        let number = one_line(&self.number).to_uppercase();
        let is_plain = number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' ' | '/'));
        let is_long_enough = (2..=30).contains(&number.chars().count());
        let has_digit = number.chars().any(|c| c.is_ascii_digit());
        errors.require("number", is_plain && is_long_enough && has_digit, "phone-number-unreadable");
        let holder_id = errors.keep("holder", holder.ok_or("phone-no-holder"));
        match holder_id {
            Some(holder_id) if errors.is_empty() => Ok(Phone {
                id: Id::new(),
                territory_id: territory,
                holder_id,
                number,
                state: State::Available,
                since_on: today,
                given_on: None,
                until_on: None,
                told: 0,
                version: 1,
            }),
            _ => Err(errors),
        }
    }
}

/// When a step was taken, and of which version of the device.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StepForm {
    pub on: String,
    pub version: i64,
}

impl StepForm {
    /// The day; today if none was typed.
    pub fn day(&self, today: NaiveDate) -> Result<NaiveDate> {
        if self.on.trim().is_empty() {
            return Ok(today);
        }
        NaiveDate::parse_from_str(self.on.trim(), "%Y-%m-%d").map_err(|_| Error::Refused("phone-day-unreadable"))
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
