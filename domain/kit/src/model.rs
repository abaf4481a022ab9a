//! Runs of copies, what became of them, and how many are left.

use base::Id;
use base::text::one_line;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use print::Edition;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::Depot;

/// Copies of an edition that a printer made, or will have made.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Run {
    pub id: Id<Run>,
    pub edition_id: Id<Edition>,
    pub copies: i64,
    pub printed_on: NaiveDate,
    /// The printer, or where they come from.
    pub source: String,
    pub cost_cents: Option<i64>,
    pub noted_at: DateTime<Utc>,
    /// The function of whoever noted it.
    pub noted_by: String,
}

base::text_enum! {
    /// What became of copies: taken to a depot, brought back, thrown away or lost.
    pub enum Move { Dropped = "dropped", Returned = "returned", Destroyed = "destroyed" }
}

/// Copies that went somewhere on a day.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Movement {
    pub id: Id<Movement>,
    pub edition_id: Id<Edition>,
    /// `None`: they had never left.
    pub depot_id: Option<Id<Depot>>,
    pub kind: Move,
    pub copies: i64,
    pub done_on: NaiveDate,
    pub noted_at: DateTime<Utc>,
    /// The function of whoever noted it.
    pub noted_by: String,
}

impl Movement {
    /// How many copies it may take at most: of what is left, or of what its depot holds.
    pub fn most(&self, stock: &Stock, held: Held) -> i64 {
        let is_from_stock = self.kind == Move::Dropped || self.depot_id.is_none();
        if is_from_stock { stock.left() } else { held.left() }
    }
}

/// What one depot got of an edition, or all of them together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Held {
    pub dropped: i64,
    pub returned: i64,
    pub destroyed: i64,
}

impl Held {
    pub const fn left(self) -> i64 {
        self.dropped - self.returned - self.destroyed
    }

    pub const fn taken_back(self) -> i64 {
        self.returned + self.destroyed
    }

    /// Taken back, out of a hundred, rounded down: it is 100 only when all is.
    pub const fn percent(self) -> i64 {
        if self.dropped == 0 { 100 } else { self.taken_back() * 100 / self.dropped }
    }
}

/// All copies of an edition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stock {
    pub printed: i64,
    /// Ordered, and not printed yet.
    pub expected: i64,
    /// Thrown away or lost before they went anywhere.
    pub spoilt: i64,
    pub held: Held,
}

impl Stock {
    /// Copies that can still be dropped.
    pub const fn left(&self) -> i64 {
        self.printed - self.spoilt - self.held.dropped + self.held.returned
    }

    /// Less than one in ten is left.
    pub const fn is_low(&self) -> bool {
        self.printed > 0 && self.left() * 10 < self.printed
    }
}

/// Who notes something, and when.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'a> {
    pub by: &'a str,
    pub now: DateTime<Utc>,
}

impl Hand<'_> {
    fn today(&self) -> NaiveDate {
        web::today_at(self.now)
    }
}

/// How far ahead a run may be noted.
const AHEAD: TimeDelta = TimeDelta::days(366);
const COPIES: std::ops::RangeInclusive<i64> = 1..=1_000_000;
const SOURCE: std::ops::RangeInclusive<usize> = 2..=100;
const MOST_EUROS: i64 = 10_000_000;

fn copies(typed: &str) -> Result<i64, &'static str> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    digits.parse().ok().filter(|copies| COPIES.contains(copies)).ok_or("kit-copies-unreadable")
}

fn day(typed: &str) -> Result<NaiveDate, &'static str> {
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| "kit-day-unreadable")
}

/// Euros as they are typed, in cents: « 1 250,5 » is 125050.
fn cents(typed: &str) -> Result<i64, &'static str> {
    let wrong = "kit-cost-unreadable";
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let (euros, cents) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let are_digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    if euros.is_empty() || cents.len() > 2 || !are_digits(euros) || !are_digits(cents) {
        return Err(wrong);
    }
    let euros: i64 = euros.parse().ok().filter(|euros| *euros <= MOST_EUROS).ok_or(wrong)?;
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| wrong)?;
    Ok(euros * 100 + cents)
}

/// The id that a form brings, so that what is sent twice is noted once; a new one where it brings none.
fn id_of<T>(typed: &str) -> Id<T> {
    typed.parse().unwrap_or_else(|_| Id::new())
}

/// A run as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunForm {
    #[serde(default)]
    pub id: String,
    pub printed: String,
    pub printed_on: String,
    pub source: String,
    pub cost: String,
}

impl RunForm {
    pub fn new(today: NaiveDate) -> Self {
        Self { id: Id::<Run>::new().to_string(), printed_on: today.to_string(), ..Self::default() }
    }

    pub fn check(&self, edition: &Edition, hand: Hand<'_>) -> Result<Run, Errors> {
        let mut errors = Errors::default();
        let copies = errors.keep("printed", copies(&self.printed));
        let printed_on = errors.keep("printed_on", day(&self.printed_on));
        let is_late = printed_on.is_none_or(|day| day >= edition.made_on);
        errors.require("printed_on", is_late, "kit-before-edition");
        let is_near = printed_on.is_none_or(|day| day <= hand.today() + AHEAD);
        errors.require("printed_on", is_near, "kit-too-far-ahead");
        let source = one_line(&self.source);
        errors.require("source", SOURCE.contains(&source.chars().count()), "kit-source-length");
        let cost = if self.cost.trim().is_empty() { Ok(None) } else { cents(&self.cost).map(Some) };
        let cost_cents = errors.keep("cost", cost).flatten();
        match (copies, printed_on) {
            (Some(copies), Some(printed_on)) if errors.is_empty() => Ok(Run {
                id: id_of(&self.id),
                edition_id: edition.id,
                copies,
                printed_on,
                source,
                cost_cents,
                noted_at: hand.now,
                noted_by: hand.by.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

/// A movement as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovementForm {
    #[serde(default)]
    pub id: String,
    pub kind: String,
    /// Empty: where copies wait before they are dropped.
    #[serde(default)]
    pub depot: String,
    pub copies: String,
    /// Empty: today.
    #[serde(default)]
    pub done_on: String,
}

impl MovementForm {
    pub fn new(today: NaiveDate) -> Self {
        let id = Id::<Movement>::new().to_string();
        Self { id, kind: Move::Dropped.to_string(), done_on: today.to_string(), ..Self::default() }
    }

    pub fn depot_id(&self) -> Option<Id<Depot>> {
        self.depot.parse().ok()
    }

    /// The movement that was typed, to or from `depot`, which is what was found of the one that it names.
    pub fn check(&self, edition: &Edition, depot: Option<&Depot>, hand: Hand<'_>) -> Result<Movement, Errors> {
        let mut errors = Errors::default();
        let kind = errors.keep("kind", self.kind.parse().map_err(|_| "kit-choose-move"));
        errors.require("depot", depot.is_some() || self.depot.is_empty(), "kit-depot-unknown");
        let needs_depot = kind.is_some_and(|kind| kind != Move::Destroyed);
        errors.require("depot", depot.is_some() || !needs_depot, "kit-choose-depot");
        let copies = errors.keep("copies", copies(&self.copies));
        let done_on = if self.done_on.trim().is_empty() { Ok(hand.today()) } else { day(&self.done_on) };
        let done_on = errors.keep("done_on", done_on);
        errors.require("done_on", done_on.is_none_or(|day| day <= hand.today()), "kit-day-to-come");
        errors.require("done_on", done_on.is_none_or(|day| day >= edition.made_on), "kit-before-edition");
        match (kind, copies, done_on) {
            (Some(kind), Some(copies), Some(done_on)) if errors.is_empty() => Ok(Movement {
                id: id_of(&self.id),
                edition_id: edition.id,
                depot_id: depot.map(|depot| depot.id),
                kind,
                copies,
                done_on,
                noted_at: hand.now,
                noted_by: hand.by.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: Stock =
        Stock { printed: 5000, expected: 0, spoilt: 50, held: Held { dropped: 4600, returned: 100, destroyed: 30 } };

    fn movement(kind: Move, depot_id: Option<Id<Depot>>) -> Movement {
        Movement {
            id: Id::new(),
            edition_id: Id::new(),
            depot_id,
            kind,
            copies: 1,
            done_on: NaiveDate::default(),
            noted_at: DateTime::default(),
            noted_by: String::new(),
        }
    }

    #[test]
    fn what_came_back_can_be_dropped_again_and_what_is_lost_cannot() {
        assert_eq!(STOCK.left(), 450);
        assert_eq!(STOCK.held.left(), 4470);
    }

    #[test]
    fn a_drop_takes_of_what_is_left_and_a_return_of_what_its_depot_holds() {
        let held = Held { dropped: 100, returned: 20, destroyed: 10 };
        let most = |kind, depot| movement(kind, depot).most(&STOCK, held);
        assert_eq!(most(Move::Dropped, Some(Id::new())), 450);
        assert_eq!(most(Move::Destroyed, None), 450);
        assert_eq!(most(Move::Returned, Some(Id::new())), 70);
        assert_eq!(most(Move::Destroyed, Some(Id::new())), 70);
    }

    #[test]
    fn stock_is_low_below_one_in_ten_of_what_was_printed() {
        let low = |printed, dropped| {
            Stock { printed, held: Held { dropped, ..Held::default() }, ..Stock::default() }.is_low()
        };
        assert_eq!([low(1000, 900), low(1000, 901), low(0, 0)], [false, true, false]);
    }

    #[test]
    fn a_hundred_percent_is_all_of_it() {
        let percent = |dropped, returned| Held { dropped, returned, destroyed: 0 }.percent();
        assert_eq!([percent(300, 299), percent(300, 300), percent(0, 0)], [99, 100, 100]);
    }

    #[test]
    fn copies_are_a_number_from_one_to_a_million() {
        let read = |typed: &str| copies(typed).ok();
        assert_eq!([read("5 000"), read("1"), read("1\u{202f}000\u{a0}000")], [Some(5000), Some(1), Some(1_000_000)]);
        for typed in ["", "0", "-5", "1000001", "5,5", "cinq", "99999999999999999999"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_cost_is_typed_in_euros() {
        let read = |typed: &str| cents(typed).ok();
        assert_eq!(
            [read("1 250,5"), read("3.05 €"), read("0"), read("12,")],
            [Some(125_050), Some(305), Some(0), Some(1200)]
        );
        for typed in ["", "-1", "1,234", "1,2,3", "€", "10000001", "gratuit"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
