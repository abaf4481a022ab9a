//! An indicator, its values, and what it comes to.

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use crate::Action;
use crate::amount::Unit;
use crate::progress::Part;
use crate::session::model::by_year;
use crate::session::{Counts, YearCounts};

base::text_enum! {
    /// Where the values of an indicator come from: somebody enters them, or the sessions of the action are counted.
    pub enum Feed {
        Typed = "typed", Sessions = "sessions", Under18 = "under_18", Adults = "adults", Professionals = "professionals",
        Everybody = "everybody",
    }
}

base::text_enum! {
    /// Who may read what an indicator came to.
    pub enum Protection {
        /// Anybody.
        Public = "public",
        /// Anybody, but for counts so small that somebody could be recognised.
        Small = "small",
        /// The partners.
        Partners = "partners",
    }
}

/// Under so many people a count is hidden, unless an indicator says otherwise.
pub const LEAST: i64 = 11;

/// What an action is measured by.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Indicator {
    pub id: Id<Indicator>,
    pub action_id: Id<Action>,
    pub title: String,
    pub unit: Unit,
    /// What exactly is counted, and how.
    pub definition: String,
    pub feed: Feed,
    /// Each value is of a period, and all are added up; else the last one holds.
    pub is_sum: bool,
    /// Where it started.
    pub start_amount: i64,
    pub target_amount: Option<i64>,
    pub protection: Protection,
    pub least: i64,
    pub weight: i64,
    pub removed_on: Option<NaiveDate>,
    pub version: i64,
}

/// What an indicator came to on a day, as somebody entered it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Value {
    pub id: Id<Value>,
    pub indicator_id: Id<Indicator>,
    pub measured_on: NaiveDate,
    /// None where it takes another value away.
    pub amount: Option<i64>,
    pub source: String,
    /// The function of who entered it; which account it was, the journal knows.
    pub entered_as: String,
    pub entered_at: DateTime<Utc>,
    pub replaces_id: Option<Id<Value>>,
}

/// What an indicator came to on a day, or in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub on: When,
    pub amount: i64,
}

/// When a point is: values have a day, sessions are counted by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    Day(NaiveDate),
    Year(i32),
}

impl Feed {
    /// What it counts of sessions; none of what is typed.
    pub const fn of(self, counts: &Counts) -> Option<i64> {
        match self {
            Self::Typed => None,
            Self::Sessions => Some(counts.sessions),
            Self::Under18 => Some(counts.under_18),
            Self::Adults => Some(counts.adults),
            Self::Professionals => Some(counts.professionals),
            Self::Everybody => Some(counts.everybody()),
        }
    }
}

/// The values that stand: neither replaced nor taken away, the first day first.
pub fn standing(values: &[Value]) -> Vec<&Value> {
    let is_replaced = |value: &Value| values.iter().any(|other| other.replaces_id == Some(value.id));
    let mut standing: Vec<_> = values.iter().filter(|one| one.amount.is_some() && !is_replaced(one)).collect();
    standing.sort_by_key(|value| (value.measured_on, value.entered_at, value.id));
    standing
}

impl Indicator {
    /// What it came to: day by day from its values, year by year from sessions.
    pub fn points(&self, values: &[Value], sessions: &[YearCounts]) -> Vec<Point> {
        if self.feed == Feed::Typed {
            let point = |value: &&Value| Some(Point { on: When::Day(value.measured_on), amount: value.amount? });
            return standing(values).iter().filter_map(point).collect();
        }
        let mut points: Vec<Point> = Vec::new();
        for (year, counts) in by_year(sessions) {
            points.extend(self.feed.of(&counts).map(|amount| Point { on: When::Year(year), amount }));
        }
        points
    }

    /// What it has come to by now; none where nobody entered anything. Sessions are always added up.
    pub fn reading(&self, points: &[Point]) -> Option<i64> {
        if self.is_sum || self.feed != Feed::Typed {
            return points.iter().map(|point| point.amount).reduce(i64::saturating_add);
        }
        points.last().map(|point| point.amount)
    }

    /// What it counts towards its action; nothing without a target.
    pub fn part(&self, reading: Option<i64>) -> Option<Part> {
        self.target_amount.map(|target| Part::way(self.weight, (self.start_amount, target), reading))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::Setting;

    pub fn indicator() -> Indicator {
        Indicator {
            id: Id::new(),
            action_id: Id::new(),
            title: "Jeunes".into(),
            unit: Unit::Count,
            definition: String::new(),
            feed: Feed::Typed,
            is_sum: false,
            start_amount: 0,
            target_amount: Some(80),
            protection: Protection::Public,
            least: LEAST,
            weight: 1,
            removed_on: None,
            version: 1,
        }
    }

    fn value(on: &str, amount: impl Into<Option<i64>>, replaces: Option<&Value>) -> Value {
        Value {
            id: Id::new(),
            indicator_id: Id::new(),
            measured_on: on.parse().unwrap(),
            amount: amount.into(),
            source: String::new(),
            entered_as: String::new(),
            entered_at: "2026-11-23T09:00:00Z".parse().unwrap(),
            replaces_id: replaces.map(|one| one.id),
        }
    }

    fn read(indicator: &Indicator, values: &[Value]) -> Option<i64> {
        indicator.reading(&indicator.points(values, &[]))
    }

    #[test]
    fn the_last_value_holds_or_all_are_added_up() {
        let values = [value("2024-06-30", 30, None), value("2023-12-31", 50, None)];
        assert_eq!(read(&indicator(), &values), Some(30), "by its day, not by when it was entered");
        assert_eq!(read(&Indicator { is_sum: true, ..indicator() }, &values), Some(80));
        assert_eq!(read(&indicator(), &[]), None);
    }

    #[test]
    fn a_value_that_was_replaced_or_taken_away_counts_no_more() {
        let first = value("2023-12-31", 500, None);
        let second = value("2023-12-31", 50, Some(&first));
        assert_eq!(read(&indicator(), &[first.clone(), second.clone()]), Some(50));
        let gone = value("2023-12-31", None, Some(&second));
        assert_eq!(read(&indicator(), &[first.clone(), second.clone(), gone.clone()]), None);
        let again = value("2023-12-31", 51, Some(&gone));
        assert_eq!(read(&indicator(), &[first, second, gone, again]), Some(51));
    }

    #[test]
    fn sessions_are_added_up_over_settings_and_years() {
        let of = |year, setting, under_18| YearCounts {
            action_id: Id::new(),
            year,
            setting,
            counts: Counts { sessions: 1, under_18, adults: 2, professionals: 0 },
        };
        let sessions = [of(2023, Setting::School, 30), of(2023, Setting::Sport, 20), of(2024, Setting::School, 7)];
        let reading = |feed| {
            let indicator = Indicator { feed, ..indicator() };
            indicator.reading(&indicator.points(&[], &sessions))
        };
        assert_eq!(
            (reading(Feed::Sessions), reading(Feed::Under18), reading(Feed::Everybody)),
            (Some(3), Some(57), Some(63))
        );
        assert_eq!(reading(Feed::Typed), None);
        assert_eq!(
            by_year(&sessions).iter().map(|(year, counts)| (*year, counts.under_18)).collect::<Vec<_>>(),
            [(2023, 50), (2024, 7)]
        );
    }

    #[test]
    fn without_a_target_it_tells_and_does_not_count() {
        assert_eq!(Indicator { target_amount: None, ..indicator() }.part(Some(3)), None);
        assert_eq!(indicator().part(Some(40)), Some(Part { weight: 1, made: Some(5000) }));
    }
}
