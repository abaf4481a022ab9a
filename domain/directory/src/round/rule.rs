//! When a stop comes back: the choices of the form, and any other rule of RFC 5545 that is not denser than a day.

use std::fmt;

use base::text::one_line;
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Weekday};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};

base::text_enum! {
    /// When it comes back, as the form offers it; the weekday is that of the first date.
    pub enum Return {
        Once = "once", Weekly = "weekly", Fortnightly = "fortnightly", First = "first", Second = "second",
        Third = "third", Fourth = "fourth", Last = "last", Other = "other",
    }
}

/// An RRULE of RFC 5545, without its name; nothing for what comes once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule(String);

/// The longest rule that is read.
const MAX_LENGTH: usize = 200;
/// The most days that a rule is worked out to: two years of every day.
const MOST_DAYS: u16 = 740;

/// The day as the rules count: days have no summer time.
fn midnight(day: NaiveDate) -> DateTime<Tz> {
    day.and_time(NaiveTime::MIN).and_utc().with_timezone(&Tz::UTC)
}

const fn letters(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

impl Rule {
    /// The rule of a choice, from the first date; `None`: it is another, that is written.
    pub fn chosen(choice: Return, first_on: NaiveDate) -> Option<Self> {
        let number = match choice {
            Return::Once => return Some(Self::default()),
            Return::Weekly => return Some(Self("FREQ=WEEKLY".into())),
            Return::Fortnightly => return Some(Self("FREQ=WEEKLY;INTERVAL=2".into())),
            Return::First => 1,
            Return::Second => 2,
            Return::Third => 3,
            Return::Fourth => 4,
            Return::Last => -1,
            Return::Other => return None,
        };
        Some(Self(format!("FREQ=MONTHLY;BYDAY={number}{}", letters(first_on.weekday()))))
    }

    /// The rule that was written, or why it is refused: it cannot be read, comes back within a day, or tells its end, which
    /// has a field of its own.
    pub fn written(typed: &str) -> Result<Self, &'static str> {
        let text = one_line(typed).to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let is_plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"=;,+-".contains(&b));
        if text.is_empty() || text.len() > MAX_LENGTH || !is_plain {
            return Err("round-rule-unreadable");
        }
        let rule: RRule<Unvalidated> = text.parse().map_err(|_| "round-rule-unreadable")?;
        let is_daily =
            matches!(rule.get_freq(), Frequency::Yearly | Frequency::Monthly | Frequency::Weekly | Frequency::Daily);
        let tells_hours =
            !(rule.get_by_hour().is_empty() && rule.get_by_minute().is_empty() && rule.get_by_second().is_empty());
        if !is_daily || tells_hours {
            return Err("round-rule-dense");
        }
        if rule.get_until().is_some() || rule.get_count().is_some() {
            return Err("round-rule-ends");
        }
        Ok(Self(text.to_owned()))
    }

    /// The choice of the form that this rule is.
    pub fn choice(&self, first_on: NaiveDate) -> Return {
        use base::Code as _;
        let is_of = |choice: &&Return| Self::chosen(**choice, first_on).is_some_and(|rule| rule == *self);
        Return::ALL.iter().find(is_of).copied().unwrap_or(Return::Other)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub const fn is_once(&self) -> bool {
        self.0.is_empty()
    }

    /// The days of the rule from a day to another, both included, the first day of all being `first_on`; 740 at most.
    pub fn days(&self, first_on: NaiveDate, (from, to): (NaiveDate, NaiveDate)) -> Vec<NaiveDate> {
        if self.is_once() {
            return Some(first_on).filter(|day| (from..=to).contains(day)).into_iter().collect();
        }
        let rule = self.0.parse::<RRule<Unvalidated>>().map(|rule| rule.until(midnight(to)));
        let Ok(rule) = rule.and_then(|rule| rule.validate(midnight(first_on))) else { return Vec::new() };
        let days = RRuleSet::new(midnight(first_on)).rrule(rule).after(midnight(from)).before(midnight(to));
        days.all(MOST_DAYS).dates.into_iter().map(|day| day.date_naive()).collect()
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A column; it was checked when it was written.
impl From<String> for Rule {
    fn from(column: String) -> Self {
        Self(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn days(rule: &Rule, from: NaiveDate, to: NaiveDate) -> Vec<String> {
        rule.days(day(2026, 11, 24), (from, to)).into_iter().map(|day| day.to_string()).collect()
    }

    #[test]
    fn each_choice_of_the_form_has_its_rule_and_is_found_again() {
        let first_on = day(2026, 11, 24);
        let rules = [
            (Return::Once, ""),
            (Return::Weekly, "FREQ=WEEKLY"),
            (Return::Fortnightly, "FREQ=WEEKLY;INTERVAL=2"),
            (Return::First, "FREQ=MONTHLY;BYDAY=1TU"),
            (Return::Fourth, "FREQ=MONTHLY;BYDAY=4TU"),
            (Return::Last, "FREQ=MONTHLY;BYDAY=-1TU"),
        ];
        for (choice, text) in rules {
            let rule = Rule::chosen(choice, first_on).unwrap();
            assert_eq!((rule.as_str(), rule.choice(first_on)), (text, choice));
        }
        assert_eq!(Rule::written("FREQ=MONTHLY;BYMONTHDAY=24").unwrap().choice(first_on), Return::Other);
    }

    #[test]
    fn a_rule_gives_its_days_and_no_other() {
        let (from, to) = (day(2026, 11, 25), day(2027, 1, 31));
        let of = |choice| days(&Rule::chosen(choice, day(2026, 11, 24)).unwrap(), from, to);
        assert_eq!(of(Return::Once), [""; 0]);
        assert_eq!(of(Return::Weekly).len(), 9);
        assert_eq!(of(Return::Fortnightly), ["2026-12-08", "2026-12-22", "2027-01-05", "2027-01-19"]);
        assert_eq!(of(Return::Second), ["2026-12-08", "2027-01-12"]);
        assert_eq!(of(Return::Fourth), ["2026-12-22", "2027-01-26"]);
        assert_eq!(of(Return::Last), ["2026-12-29", "2027-01-26"]);
    }

    #[test]
    fn a_rule_denser_than_a_day_is_refused() {
        for typed in [
            "FREQ=HOURLY",
            "FREQ=SECONDLY",
            "FREQ=DAILY;BYHOUR=9,10",
            "FREQ=DAILY;BYMINUTE=1",
            "FREQ=WEEKLY;BYSECOND=1",
        ] {
            assert_eq!(Rule::written(typed), Err("round-rule-dense"), "{typed}");
        }
    }

    #[test]
    fn a_rule_that_tells_its_end_or_that_nobody_can_read_is_refused() {
        for typed in ["FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20270101"] {
            assert_eq!(Rule::written(typed), Err("round-rule-ends"), "{typed}");
        }
        for typed in
            ["", "tous les mardis", "FREQ=", "FREQ=WEEKLY\nEXDATE:20261124", "FREQ=WEEKLY;BYDAY=XX", &"A".repeat(300)]
        {
            assert_eq!(Rule::written(typed), Err("round-rule-unreadable"), "{typed}");
        }
    }

    #[test]
    fn a_rule_is_written_with_or_without_its_name() {
        assert_eq!(Rule::written(" rrule:freq=weekly;byday=tu "), Rule::written("FREQ=WEEKLY;BYDAY=TU"));
    }

    #[test]
    fn a_rule_that_never_comes_ends_all_the_same() {
        let never = Rule::written("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").unwrap();
        assert_eq!(days(&never, day(2026, 11, 24), day(2028, 11, 24)), [""; 0]);
        let daily = Rule::written("FREQ=DAILY").unwrap();
        assert_eq!(daily.days(day(2000, 1, 1), (day(2026, 1, 1), day(2100, 1, 1))).len(), usize::from(MOST_DAYS));
    }
}
