//! A voucher, the steps of its life, and the rules of each.

use base::{Error, Id, Result};
use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use sqlx::FromRow;

use crate::Number;
use crate::booklet::Booklet;
use crate::convention::{Convention, Tariff};
use crate::payment::Payment;
use crate::provider::Provider;

base::text_enum! {
    /// What is paid.
    pub enum Kind { Ride = "ride", Night = "night" }
}

impl Kind {
    /// The two letters in front of a number: *bon de transport*, *bon d'hébergement*.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Ride => "BT",
            Self::Night => "BH",
        }
    }

    /// The key of what it is counted in.
    pub const fn units_key(self) -> &'static str {
        match self {
            Self::Ride => "voucher-units-ride",
            Self::Night => "voucher-units-night",
        }
    }
}

base::text_enum! {
    /// Where a voucher is in its life.
    pub enum State {
        Created = "created", Held = "held", HandedOut = "handed_out", Used = "used", Invoiced = "invoiced",
        Disputed = "disputed", Paid = "paid", Cancelled = "cancelled", Expired = "expired", Lost = "lost",
    }
}

base::text_enum! {
    /// What is done with a voucher.
    pub enum Step {
        Hold = "hold", HandOut = "hand_out", NoteHandOut = "note_hand_out", Use = "use", NoteUse = "note_use",
        Correct = "correct", Invoice = "invoice", Dispute = "dispute", Accept = "accept", Refuse = "refuse", Pay = "pay",
        Cancel = "cancel", Expire = "expire", Lose = "lose",
    }
}

base::text_enum! {
    /// By which door a step came in.
    pub enum Door {
        Desk = "desk", Page = "page", Phone = "phone", Paper = "paper", Invoice = "invoice", Clock = "clock",
    }
}

/// Where a step leads from a state; none if it may not be taken there.
///
/// A voucher on paper may be used before anybody could enter that it was handed out: the desk's network was down. What is
/// noted afterwards with its real time (`NoteUse`) may come after the voucher expired.
pub fn next(state: State, step: Step, is_paper: bool) -> Option<State> {
    match (state, step) {
        (State::Created, Step::Hold) => Some(State::Held),
        (State::Held, Step::HandOut) => Some(State::HandedOut),
        (State::Used, Step::NoteHandOut) if is_paper => Some(State::Used),
        (State::HandedOut, Step::Use | Step::NoteUse) | (State::Expired, Step::NoteUse) => Some(State::Used),
        (State::Held, Step::Use | Step::NoteUse) if is_paper => Some(State::Used),
        (State::Used, Step::Correct) => Some(State::Used),
        (State::Used, Step::Invoice) | (State::Disputed, Step::Accept) => Some(State::Invoiced),
        (State::Used, Step::Dispute) => Some(State::Disputed),
        (State::Disputed, Step::Refuse) => Some(State::Used),
        (State::Invoiced, Step::Pay) => Some(State::Paid),
        (State::Created | State::Held | State::HandedOut, Step::Cancel) => Some(State::Cancelled),
        (State::Created | State::Held | State::HandedOut, Step::Expire) => Some(State::Expired),
        (State::Created | State::Held | State::HandedOut, Step::Lose) => Some(State::Lost),
        _ => None,
    }
}

/// A voucher: a number that is worth rides or nights. It knows nobody: no name, no address, no reason.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Voucher {
    pub id: Id<Voucher>,
    #[sqlx(try_from = "String")]
    pub number: Number,
    pub convention_id: Id<Convention>,
    pub kind: Kind,
    pub state: State,
    pub is_paper: bool,
    /// The most for one ride or one night, as it is printed.
    pub cap_cents: i64,
    /// How many rides or nights it is good for.
    pub most_units: i64,
    /// Forgotten three months after it is settled.
    pub booklet_id: Option<Id<Booklet>>,
    /// What the form that handed it out carried: the same form sent twice hands out one.
    pub hand_out_key: Option<String>,
    pub handed_out_at: Option<DateTime<Utc>>,
    /// The first instant at which it may no longer be used.
    pub expires_at: Option<DateTime<Utc>>,
    /// Whose budget it weighs on: the year in which it was handed out.
    pub budget_year: Option<i64>,
    pub adults: Option<i64>,
    pub children: Option<i64>,
    pub has_pets: Option<bool>,
    pub provider_id: Option<Id<Provider>>,
    /// What the form that used it carried: the same form sent twice uses it once.
    pub use_key: Option<String>,
    pub used_at: Option<DateTime<Utc>>,
    pub units: Option<i64>,
    /// What it weighs in the budget: its caps once handed out, what it cost once used, nothing before and if it never is.
    pub amount_cents: i64,
    pub payment_id: Option<Id<Payment>>,
    /// When its life ended: paid, cancelled, expired, lost.
    pub settled_at: Option<DateTime<Utc>>,
}

/// What is told when a voucher is handed out: counts, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOut {
    pub adults: i64,
    pub children: i64,
    pub has_pets: bool,
    pub at: DateTime<Utc>,
    pub key: String,
}

/// What is told when a voucher is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub provider: Id<Provider>,
    pub units: i64,
    pub amount_cents: i64,
    pub at: DateTime<Utc>,
    pub key: String,
}

impl Voucher {
    /// The most that it may cost.
    pub const fn worth_cents(&self) -> i64 {
        self.cap_cents * self.most_units
    }

    pub fn printed(&self) -> String {
        self.number.printed(self.kind)
    }

    /// The same after a step that only moves it on.
    pub fn step(self, step: Step, at: DateTime<Utc>) -> Result<Self> {
        let state = next(self.state, step, self.is_paper).ok_or(Error::Refused(refusal(self.state)))?;
        let is_void = matches!(state, State::Cancelled | State::Expired | State::Lost);
        let amount_cents = if is_void { 0 } else { self.amount_cents };
        let settled_at = (is_void || state == State::Paid).then_some(at);
        Ok(Self { state, amount_cents, settled_at, ..self })
    }

    /// Gives it to a person, known by counts alone.
    pub fn hand_out(self, given: HandOut, (tariff, convention): (&Tariff, &Convention)) -> Result<Self> {
        if given.adults + given.children > tariff.people {
            return Err(Error::Refused("voucher-too-many-people"));
        }
        if given.adults < 0 || given.children < 0 || given.adults + given.children == 0 {
            return Err(Error::Refused("voucher-nobody"));
        }
        if given.has_pets && !tariff.takes_pets {
            return Err(Error::Refused("voucher-no-pets"));
        }
        let is_noted = self.state == State::Used && self.handed_out_at.is_none();
        if is_noted && self.used_at.is_some_and(|used_at| used_at < given.at) {
            return Err(Error::Refused("voucher-used-before-handed-out"));
        }
        let amount_cents = if is_noted { self.amount_cents } else { self.worth_cents() };
        let year = self.budget_year.or_else(|| Some(i64::from(web::today_at(given.at).year())));
        let moved = self.step(if is_noted { Step::NoteHandOut } else { Step::HandOut }, given.at)?;
        Ok(Self {
            expires_at: Some(given.at + TimeDelta::hours(convention.valid_hours)),
            handed_out_at: Some(given.at),
            hand_out_key: Some(given.key),
            budget_year: year,
            adults: Some(given.adults),
            children: Some(given.children),
            has_pets: Some(given.has_pets),
            amount_cents,
            ..moved
        })
    }

    /// Says whether it may be used at `at`: handed out, on paper or on a page, and not expired.
    pub fn is_usable(&self, at: DateTime<Utc>) -> bool {
        next(self.state, Step::Use, self.is_paper).is_some() && self.expires_at.is_none_or(|end| at < end)
    }

    /// Uses it, once; `step` is `Use` for what happens now, `NoteUse` for what is noted afterwards with its real time.
    pub fn use_up(self, used: Use, step: Step) -> Result<Self> {
        let moved = self.clone().step(step, used.at)?;
        if self.expires_at.is_some_and(|end| end <= used.at) {
            return Err(Error::Refused("voucher-is-expired"));
        }
        if self.handed_out_at.is_some_and(|handed_out_at| used.at < handed_out_at) {
            return Err(Error::Refused("voucher-used-before-handed-out"));
        }
        self.check_amount(used.units, used.amount_cents)?;
        Ok(Self {
            provider_id: Some(used.provider),
            use_key: Some(used.key),
            used_at: Some(used.at),
            units: Some(used.units),
            amount_cents: used.amount_cents,
            budget_year: self.budget_year.or_else(|| Some(i64::from(web::today_at(used.at).year()))),
            settled_at: None,
            ..moved
        })
    }

    /// Corrects what it cost; what was noted at first stays in its history.
    pub fn correct(self, units: i64, amount_cents: i64, at: DateTime<Utc>) -> Result<Self> {
        self.check_amount(units, amount_cents)?;
        Ok(Self { units: Some(units), amount_cents, ..self.step(Step::Correct, at)? })
    }

    fn check_amount(&self, units: i64, amount_cents: i64) -> Result<()> {
        if units < 1 || units > self.most_units {
            return Err(Error::Refused("voucher-over-units"));
        }
        if amount_cents < 1 {
            return Err(Error::Refused("voucher-amount-nothing"));
        }
        if amount_cents > self.cap_cents * units {
            return Err(Error::Refused("voucher-over-cap"));
        }
        Ok(())
    }
}

/// Why a step is refused: what the voucher is by now.
pub const fn refusal(state: State) -> &'static str {
    match state {
        State::Created => "voucher-is-not-held",
        State::Held => "voucher-is-not-handed-out",
        State::HandedOut => "voucher-is-handed-out",
        State::Used => "voucher-is-used",
        State::Invoiced | State::Disputed => "voucher-is-invoiced",
        State::Paid => "voucher-is-paid",
        State::Cancelled => "voucher-is-cancelled",
        State::Expired => "voucher-is-expired",
        State::Lost => "voucher-is-lost",
    }
}

/// A step that was taken: when it really was, when it was noted, and by whom. None is ever changed.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Taken {
    pub id: Id<Taken>,
    pub voucher_id: Id<Voucher>,
    pub step: Step,
    /// Where it led.
    pub state: State,
    pub at: DateTime<Utc>,
    pub noted_at: DateTime<Utc>,
    pub door: Door,
    /// The function of whoever took it, or the name of the provider.
    pub taken_by: String,
    pub amount_cents: i64,
}

#[cfg(test)]
mod tests;
