//! Moments, years and tasks as they are typed.

use base::Id;
use base::text::{many_lines, one_line};
use chrono::{Datelike as _, NaiveDate, TimeDelta};
use partner::Institution;
use serde::Deserialize;
use web::Errors;

use super::model::{EARLIEST, Moment, MomentTask, MomentYear, held_on, is_title, line};

const NAME: std::ops::RangeInclusive<usize> = 3..=120;
/// How many things may be to be done.
pub const TASKS: usize = 60;

/// A moment as it is typed; `version` is the one that it was begun on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MomentForm {
    pub name: String,
    pub day: String,
    pub month: String,
    pub checklist: String,
    pub version: i64,
}

impl MomentForm {
    pub fn of(moment: &Moment) -> Self {
        let Moment { name, checklist, version, .. } = moment.clone();
        Self { name, day: moment.day.to_string(), month: moment.month.to_string(), checklist, version }
    }

    /// Each part with the key of its name: how two texts are compared.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("moment-name", one_line(&self.name)),
            ("moment-day", one_line(&self.day)),
            ("moment-month", one_line(&self.month)),
            ("moment-checklist", many_lines(&self.checklist)),
        ]
    }

    /// What was typed over `known`, or what is wrong.
    pub fn check(&self, known: &Moment) -> Result<Moment, Errors> {
        let mut errors = Errors::default();
        let (name, checklist) = (one_line(&self.name), many_lines(&self.checklist));
        errors.require("name", NAME.contains(&name.chars().count()), "moment-name-length");
        // Any leap year has every day.
        let (day, month) = (self.day.trim().parse().unwrap_or(0), self.month.trim().parse().unwrap_or(0));
        errors.require("day", held_on(2028, month, day).is_some(), "moment-day-unknown");
        let lines: Vec<&str> = checklist.lines().filter(|line| !line.trim().is_empty()).collect();
        let are_read = lines.len() <= TASKS && lines.iter().all(|text| line(text).is_some());
        errors.require("checklist", are_read, "moment-checklist-unreadable");
        if errors.is_empty() { Ok(Moment { name, day, month, checklist, ..known.clone() }) } else { Err(errors) }
    }
}

/// The year that is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct YearForm {
    pub year: String,
}

/// How many years ahead a moment is prepared.
const AHEAD: i64 = 3;

impl YearForm {
    /// The year of a moment, or what is wrong; what is over is not prepared any more.
    pub fn check(&self, moment: &Moment, (by, today): (&str, NaiveDate)) -> Result<MomentYear, Errors> {
        let wrong = |key| Errors::one("year", key);
        let year: i64 = self.year.trim().parse().map_err(|_| wrong("moment-year-unreadable"))?;
        let this = i64::from(today.year());
        if !(this..=this + AHEAD).contains(&year) {
            return Err(wrong("moment-year-unreadable"));
        }
        let held_on = moment.in_year(year).ok_or_else(|| wrong("moment-year-unreadable"))?;
        if held_on < today {
            return Err(wrong("moment-year-over"));
        }
        let (moment_id, opened_by) = (moment.id, by.to_owned());
        Ok(MomentYear { id: Id::new(), moment_id, year, held_on, opened_on: today, opened_by })
    }
}

/// A task as it is typed; `version` is the one that it was begun on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TaskForm {
    pub title: String,
    pub days_before: String,
    pub institution: String,
    pub version: i64,
}

impl TaskForm {
    pub fn of(task: &MomentTask) -> Self {
        Self {
            title: task.title.clone(),
            days_before: task.days_before.to_string(),
            institution: task.institution_id.map(|id| id.to_string()).unwrap_or_default(),
            version: task.version,
        }
    }

    /// What was typed over `known`, or what is wrong. What is due on another day is reminded of anew.
    pub fn check(
        &self,
        known: &MomentTask,
        held_on: NaiveDate,
        institution: Result<Option<Id<Institution>>, &'static str>,
    ) -> Result<MomentTask, Errors> {
        let mut errors = Errors::default();
        let title = one_line(&self.title);
        errors.require("title", is_title(&title), "task-title-length");
        let days = self.days_before.trim().parse().ok().filter(|days| (0..=EARLIEST).contains(days));
        let days_before = errors.keep("days_before", days.ok_or("task-days-unreadable")).unwrap_or(0);
        let institution_id = errors.keep("institution", institution).flatten();
        if !errors.is_empty() {
            return Err(errors);
        }
        let due_on = held_on - TimeDelta::days(days_before);
        let is_same = due_on == known.due_on && institution_id == known.institution_id;
        let reminders = if is_same { known.reminders } else { 0 };
        Ok(MomentTask { title, days_before, due_on, institution_id, reminders, ..known.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Moment {
        let [name, checklist] = [const { String::new() }; 2];
        Moment { id: Id::new(), territory_id: Id::new(), name, month: 3, day: 8, checklist, version: 1 }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_a_day_of_the_calendar() {
        let fault = |day: &str, month: &str, checklist: &str| {
            let form = MomentForm {
                name: "Journée".into(),
                day: day.into(),
                month: month.into(),
                checklist: checklist.into(),
                version: 1,
            };
            form.check(&moment()).err().and_then(|errors| errors.iter().next()).map(|(field, _)| field)
        };
        assert_eq!([fault("8", "3", "30 | Réserver\n"), fault("29", "2", ""), fault("31", "12", "")], [None; 3]);
        assert_eq!(
            [fault("31", "4", ""), fault("0", "3", ""), fault("8", "13", ""), fault("", "", "")],
            [Some("day"); 4]
        );
        assert_eq!([fault("8", "3", "Réserver"), fault("8", "3", &"1 | Encore\n".repeat(61))], [Some("checklist"); 2]);
    }

    #[test]
    fn a_year_is_opened_before_its_day() {
        let fault = |year: &str, today: &str| {
            let form = YearForm { year: year.into() };
            form.check(&moment(), ("", day(today))).err().and_then(|errors| errors.get("year"))
        };
        assert_eq!([fault("2027", "2026-11-23"), fault("2027", "2027-03-08")], [None, None]);
        assert_eq!(fault("2026", "2026-11-23"), Some("moment-year-over"));
        for wrong in ["2025", "2030", "", "l’an prochain"] {
            assert_eq!(fault(wrong, "2026-11-23"), Some("moment-year-unreadable"), "{wrong}");
        }
    }

    #[test]
    fn what_is_due_on_another_day_or_done_by_another_is_reminded_of_anew() {
        let year = YearForm { year: "2027".into() }.check(&moment(), ("", day("2026-11-23"))).unwrap();
        let known = MomentTask { reminders: 2, ..MomentTask::of(&year, 30, "Réserver".into()) };
        let form = |days: &str| TaskForm {
            title: "Réserver la salle".into(),
            days_before: days.into(),
            ..TaskForm::default()
        };
        let reminders =
            |days: &str, institution| form(days).check(&known, year.held_on, Ok(institution)).unwrap().reminders;
        assert_eq!([reminders("30", None), reminders("29", None), reminders("30", Some(Id::new()))], [2, 0, 0]);
        assert!(form("-1").check(&known, year.held_on, Ok(None)).is_err());
    }
}
