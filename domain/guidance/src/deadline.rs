//! The deadlines of a protection order, worked out and forgotten: nothing here is kept.
//!
//! Articles 515-11 (six days from the setting of the hearing), 515-12 (twelve months at most from the notice, longer if a
//! divorce, a separation or a request on parental authority was brought before their end) and 515-13-1 (provisional order,
//! 24 hours) of the civil code, as law 2024-536 of 13 June 2024 left them; articles 1136-3 (two days to summon), 641 and 642
//! (how days and months are counted) of the code of civil procedure; appeal within fifteen days of the notice.

use std::sync::LazyLock;

use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use opening_hours::ContextHolidays;
use opening_hours::localization::Country;
use serde::Deserialize;
use web::Errors;

static HOLIDAYS: LazyLock<ContextHolidays> = LazyLock::new(|| Country::FR.holidays());

base::text_enum! {
    /// What has to happen by a day.
    pub enum Step {
        /// The judge answers the prosecutor's request for a provisional order.
        Provisional = "provisional",
        /// The other is summoned: from then on he knows.
        Summon = "summon",
        /// The judge rules.
        Ruling = "ruling",
        Appeal = "appeal",
        /// Time to see about what makes the measures last longer.
        Prepare = "prepare",
        /// The measures end.
        End = "end",
    }
}

/// A day by which something happens, with its hour where hours count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub step: Step,
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
}

/// What she knows of her procedure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// The prosecutor asked for a provisional order; the hour, where she knows it.
    pub asked: Option<(NaiveDate, Option<NaiveTime>)>,
    /// The judge set the date of the hearing.
    pub set_on: Option<NaiveDate>,
    /// She was given notice of the order.
    pub noticed_on: Option<NaiveDate>,
}

const RULING: Days = Days::new(6);
const SUMMON: Days = Days::new(2);
const APPEAL: Days = Days::new(15);
const MEASURES: Months = Months::new(12);
/// To find a lawyer and bring a request before the measures end.
const PREPARE: Months = Months::new(2);

/// The deadlines that follow from what is known, in the order of the procedure.
pub fn deadlines(known: &Known) -> Vec<Deadline> {
    let day = |step, on: Option<NaiveDate>| on.map(|on| Deadline { step, on, at: None });
    let provisional = known.asked.and_then(|(on, at)| {
        let next = on.succ_opt()?;
        Some(Deadline { step: Step::Provisional, on: next, at })
    });
    // The six days bind the judge, and no text says that they wait for a working day: the nearer day is told.
    let ruling = known.set_on.and_then(|on| on.checked_add_days(RULING));
    let summon = known.set_on.and_then(|on| on.checked_add_days(SUMMON)).map(working);
    let appeal = known.noticed_on.and_then(|on| on.checked_add_days(APPEAL)).map(working);
    // The same day of the last month, or its last day (641); not put off, as what protects should not be thought longer.
    let end = known.noticed_on.and_then(|on| on.checked_add_months(MEASURES));
    let prepare = end.and_then(|end| end.checked_sub_months(PREPARE));
    let rest = [
        day(Step::Summon, summon),
        day(Step::Ruling, ruling),
        day(Step::Appeal, appeal),
        day(Step::Prepare, prepare),
        day(Step::End, end),
    ];
    provisional.into_iter().chain(rest.into_iter().flatten()).collect()
}

/// A deadline that would end on a Saturday, a Sunday or a holiday ends on the next working day (article 642).
fn working(day: NaiveDate) -> NaiveDate {
    let is_off =
        |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || HOLIDAYS.get_public().contains(*day);
    day.iter_days().find(|day| !is_off(day)).unwrap_or(day)
}

/// What is typed; nothing of it is kept.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeadlineForm {
    pub asked_on: String,
    pub asked_at: String,
    pub set_on: String,
    pub noticed_on: String,
}

/// A day further away than this is a slip of the hand: an order lasts twelve months.
const FARTHEST: Days = Days::new(400);

impl DeadlineForm {
    pub fn check(&self, today: NaiveDate) -> Result<Known, Errors> {
        let mut errors = Errors::default();
        let mut day = |field, text: &str| errors.keep(field, day(text, today)).flatten();
        let asked_on = day("asked_on", &self.asked_on);
        let set_on = day("set_on", &self.set_on);
        let noticed_on = day("noticed_on", &self.noticed_on);
        let asked_at = errors.keep("asked_at", hour(&self.asked_at)).flatten();
        let texts = [&self.asked_on, &self.set_on, &self.noticed_on];
        errors.require("set_on", texts.iter().any(|text| !text.trim().is_empty()), "deadline-nothing");
        let is_in_order = set_on.zip(noticed_on).is_none_or(|(set, noticed)| set <= noticed);
        errors.require("noticed_on", is_in_order, "deadline-order");
        if errors.is_empty() {
            Ok(Known { asked: asked_on.map(|on| (on, asked_at)), set_on, noticed_on })
        } else {
            Err(errors)
        }
    }
}

/// A day as a browser sends it, or as people write it; nothing is no day.
fn day(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let day = read.ok_or("deadline-unreadable")?;
    let (from, to) = (today.checked_sub_days(FARTHEST), today.checked_add_days(FARTHEST));
    let is_near = from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to);
    if is_near { Ok(Some(day)) } else { Err("deadline-far") }
}

fn hour(text: &str) -> Result<Option<NaiveTime>, &'static str> {
    let text = text.trim().replace('h', ":");
    if text.is_empty() {
        return Ok(None);
    }
    let moment = NaiveDateTime::parse_from_str(&format!("2000-01-01 {text}"), "%Y-%m-%d %H:%M");
    moment.map(|moment| Some(moment.time())).map_err(|_| "deadline-hour")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn on(known: Known, step: Step) -> String {
        deadlines(&known).iter().find(|deadline| deadline.step == step).unwrap().on.to_string()
    }

    fn set(day: &str) -> Known {
        Known { set_on: Some(date(day)), ..Known::default() }
    }

    fn noticed(day: &str) -> Known {
        Known { noticed_on: Some(date(day)), ..Known::default() }
    }

    #[test]
    fn the_judge_rules_within_six_days_of_setting_the_hearing() {
        assert_eq!(on(set("2026-11-23"), Step::Ruling), "2026-11-29", "a Sunday: the six days do not wait");
        assert_eq!(on(set("2026-12-28"), Step::Ruling), "2027-01-03");
        assert_eq!(on(set("2028-02-25"), Step::Ruling), "2028-03-02", "a leap year");
    }

    #[test]
    fn he_is_summoned_within_two_days_that_end_on_a_working_day() {
        assert_eq!(on(set("2026-11-23"), Step::Summon), "2026-11-25");
        assert_eq!(on(set("2026-11-26"), Step::Summon), "2026-11-30", "Saturday becomes Monday");
        assert_eq!(on(set("2026-12-23"), Step::Summon), "2026-12-28", "Christmas, then a week-end");
        assert_eq!(on(set("2027-03-27"), Step::Summon), "2027-03-30", "Easter Monday");
    }

    #[test]
    fn the_measures_last_twelve_months_from_the_notice_to_the_same_day() {
        assert_eq!(on(noticed("2026-06-01"), Step::End), "2027-06-01");
        assert_eq!(on(noticed("2028-02-29"), Step::End), "2029-02-28", "the last day of a month without that day");
        assert_eq!(on(noticed("2026-06-01"), Step::Prepare), "2027-04-01");
    }

    #[test]
    fn an_appeal_is_brought_within_fifteen_days_that_end_on_a_working_day() {
        assert_eq!(on(noticed("2026-11-02"), Step::Appeal), "2026-11-17");
        assert_eq!(on(noticed("2026-10-27"), Step::Appeal), "2026-11-12", "the eleventh of November");
        assert_eq!(on(noticed("2026-04-29"), Step::Appeal), "2026-05-15", "Ascension Day");
    }

    #[test]
    fn a_provisional_order_is_answered_within_twenty_four_hours() {
        let asked = |at: Option<&str>| Known {
            asked: Some((date("2026-12-31"), at.map(|at| at.parse().unwrap()))),
            ..Known::default()
        };
        let found = deadlines(&asked(Some("16:30:00")));
        assert_eq!(
            (found[0].on.to_string().as_str(), found[0].at.unwrap().to_string().as_str()),
            ("2027-01-01", "16:30:00")
        );
        assert_eq!(deadlines(&asked(None))[0].at, None);
    }

    #[test]
    fn only_what_is_known_has_deadlines() {
        assert_eq!(deadlines(&Known::default()), []);
        let steps: Vec<_> = deadlines(&noticed("2026-06-01")).iter().map(|deadline| deadline.step).collect();
        assert_eq!(steps, [Step::Appeal, Step::Prepare, Step::End]);
    }

    #[test]
    fn what_cannot_be_a_date_of_a_procedure_is_told() {
        let today = date("2026-11-22");
        let fault = |form: DeadlineForm| {
            let errors = form.check(today).err();
            errors.and_then(|errors| errors.iter().next().map(|(_, key)| key))
        };
        let set = |text: &str| DeadlineForm { set_on: text.into(), ..DeadlineForm::default() };
        assert_eq!(fault(set("23/11/2026")), None);
        assert_eq!(fault(set(" ")), Some("deadline-nothing"));
        assert_eq!(fault(set("demain")), Some("deadline-unreadable"));
        assert_eq!(fault(set("2016-11-23")), Some("deadline-far"));
        let both = DeadlineForm { noticed_on: "2026-11-20".into(), ..set("2026-11-23") };
        assert_eq!(fault(both), Some("deadline-order"));
        assert_eq!(fault(DeadlineForm { asked_at: "25 h".into(), ..set("2026-11-23") }), Some("deadline-hour"));
        assert!(
            DeadlineForm { asked_on: "2026-11-21".into(), asked_at: "9h30".into(), ..DeadlineForm::default() }
                .check(today)
                .is_ok()
        );
    }
}
