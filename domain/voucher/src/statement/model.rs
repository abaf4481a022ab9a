//! What a year came to, in counts and cents.

use base::{Code as _, Id};
use partner::Institution;
use sqlx::FromRow;

use crate::gauge::Gauge;
use crate::provider::Provider;
use crate::{Kind, State};

/// How many vouchers of a kind are in a state, and what they weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Count {
    pub kind: Kind,
    pub state: State,
    pub vouchers: i64,
    pub amount_cents: i64,
}

/// What an institution handed out, people counted and not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct ByInstitution {
    pub institution_id: Id<Institution>,
    pub handed_out: i64,
    pub adults: i64,
    pub children: i64,
}

impl ByInstitution {
    pub fn and(&self, other: &Self) -> Self {
        Self {
            institution_id: self.institution_id,
            handed_out: self.handed_out + other.handed_out,
            adults: self.adults + other.adults,
            children: self.children + other.children,
        }
    }
}

/// What a provider was used for.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ByProvider {
    pub provider_id: Id<Provider>,
    pub name: String,
    pub vouchers: i64,
    pub amount_cents: i64,
}

/// A year of a convention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub year: i64,
    pub counts: Vec<Count>,
    pub gauges: Vec<Gauge>,
    pub institutions: Vec<ByInstitution>,
    pub providers: Vec<ByProvider>,
}

impl Statement {
    /// How many vouchers of a kind went through a state, or are in it.
    pub fn in_states(&self, kind: Kind, states: &[State]) -> (i64, i64) {
        let counts = self.counts.iter().filter(|count| count.kind == kind && states.contains(&count.state));
        counts.fold((0, 0), |(vouchers, cents), count| (vouchers + count.vouchers, cents + count.amount_cents))
    }

    /// Lines of a kind: the key of each, how many vouchers, what they weigh.
    pub fn lines(&self, kind: Kind) -> [(&'static str, i64, i64); 6] {
        let of = |key: &'static str, states: &[State]| {
            let (vouchers, cents) = self.in_states(kind, states);
            (key, vouchers, cents)
        };
        [
            of("statement-handed-out", State::ALL),
            of("statement-open", &[State::HandedOut]),
            of("statement-used", &[State::Used, State::Invoiced, State::Disputed, State::Paid]),
            of("statement-invoiced", &[State::Invoiced, State::Disputed, State::Paid]),
            of("statement-paid", &[State::Paid]),
            of("statement-void", &[State::Cancelled, State::Expired, State::Lost]),
        ]
    }

    pub fn budget_cents(&self, kind: Kind) -> Option<i64> {
        self.gauges.iter().find(|gauge| gauge.line.kind == kind).map(|gauge| gauge.line.amount_cents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_paid_was_invoiced_used_and_handed_out() {
        let count = |state, vouchers, amount_cents| Count { kind: Kind::Ride, state, vouchers, amount_cents };
        let counts = vec![
            count(State::Paid, 3, 6000),
            count(State::Used, 1, 2000),
            count(State::HandedOut, 1, 10_000),
            count(State::Expired, 2, 0),
            Count { kind: Kind::Night, ..count(State::Paid, 9, 9) },
        ];
        let statement =
            Statement { year: 2026, counts, gauges: Vec::new(), institutions: Vec::new(), providers: Vec::new() };
        let lines = statement.lines(Kind::Ride).map(|(_, vouchers, cents)| (vouchers, cents));
        assert_eq!(lines, [(7, 18_000), (1, 10_000), (4, 8000), (3, 6000), (3, 6000), (2, 0)]);
    }
}
