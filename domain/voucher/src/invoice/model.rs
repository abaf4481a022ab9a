//! Invoices: what a provider asks for, line by line, and whether it fits what was used.

use base::text::one_line;
use base::{Id, Result};
use chrono::NaiveDate;
use sqlx::FromRow;

use crate::convention::Convention;
use crate::provider::Provider;
use crate::{Number, State, Voucher, money};

base::text_enum! {
    /// What a line is found to be, before anybody decides.
    pub enum Verdict {
        Fits = "fits", Unreadable = "unreadable", Unknown = "unknown", OtherConvention = "other_convention",
        OtherProvider = "other_provider", Twice = "twice", NotUsed = "not_used", OverUse = "over_use",
    }
}

base::text_enum! {
    /// What comes of a line: paid as it is, or disputed until somebody decides.
    pub enum Outcome { Matched = "matched", Disputed = "disputed", Accepted = "accepted", Refused = "refused" }
}

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Invoice {
    pub id: Id<Invoice>,
    pub convention_id: Id<Convention>,
    pub provider_id: Id<Provider>,
    /// The provider's own number.
    pub reference: String,
    pub received_on: NaiveDate,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Line {
    pub id: Id<Line>,
    pub invoice_id: Id<Invoice>,
    pub position: i64,
    /// The number as the provider wrote it.
    pub typed: String,
    pub voucher_id: Option<Id<Voucher>>,
    pub amount_cents: i64,
    pub verdict: Verdict,
    pub outcome: Outcome,
}

/// A number and an amount, as they stand in a file or a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: String,
    pub amount: String,
}

impl Row {
    /// What was meant; none if either cannot be read.
    pub fn read(&self) -> Option<(Number, i64)> {
        Some((self.number.parse().ok()?, money::cents(&self.amount).ok().filter(|cents| *cents > 0)?))
    }

    /// What is kept of what was written.
    pub fn typed(&self) -> String {
        one_line(&format!("{} {}", self.number, self.amount)).chars().take(60).collect()
    }
}

/// What a line for `amount_cents` of this provider is found to be.
pub fn verdict(invoice: &Invoice, voucher: Option<&Voucher>, amount_cents: i64) -> Verdict {
    let Some(voucher) = voucher else { return Verdict::Unknown };
    if voucher.convention_id != invoice.convention_id {
        return Verdict::OtherConvention;
    }
    match voucher.state {
        // What nobody was given is not told from what does not exist.
        State::Created => Verdict::Unknown,
        State::Held | State::HandedOut | State::Cancelled | State::Expired | State::Lost => Verdict::NotUsed,
        _ if voucher.provider_id != Some(invoice.provider_id) => Verdict::OtherProvider,
        State::Invoiced | State::Disputed | State::Paid => Verdict::Twice,
        State::Used if amount_cents > voucher.amount_cents => Verdict::OverUse,
        State::Used => Verdict::Fits,
    }
}

impl Invoice {
    pub fn line(&self, (position, row): (i64, &Row), voucher: Option<&Voucher>) -> Line {
        let read = row.read();
        let verdict = read.as_ref().map_or(Verdict::Unreadable, |(_, cents)| verdict(self, voucher, *cents));
        Line {
            id: Id::new(),
            invoice_id: self.id,
            position,
            typed: row.typed(),
            voucher_id: voucher.map(|voucher| voucher.id),
            amount_cents: read.map_or(0, |(_, cents)| cents),
            verdict,
            outcome: if verdict == Verdict::Fits { Outcome::Matched } else { Outcome::Disputed },
        }
    }
}

impl Line {
    /// Decides about a disputed line, once.
    pub fn decide(self, outcome: Outcome) -> Result<Self> {
        if self.outcome != Outcome::Disputed {
            return Err(base::Error::Refused("invoice-line-decided"));
        }
        Ok(Self { outcome, ..self })
    }
}
