//! A day that comes back, a year of it, what is to be done.

use base::Id;
use chrono::{Datelike as _, NaiveDate, TimeDelta};
use partner::{Institution, Territory};
use sqlx::FromRow;

/// A day that comes back each year.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Moment {
    pub id: Id<Moment>,
    pub territory_id: Id<Territory>,
    pub name: String,
    pub month: i64,
    pub day: i64,
    /// What is to be done before it, a line each: `30 | Réserver la salle`.
    pub checklist: String,
    pub version: i64,
}

impl Moment {
    pub fn path(&self) -> String {
        format!("/pro/actualites/temps-forts/{}", self.id)
    }

    /// The day in a year.
    pub fn in_year(&self, year: i64) -> Option<NaiveDate> {
        held_on(year, self.month, self.day)
    }

    /// The next time that it comes, today included.
    pub fn next(&self, today: NaiveDate) -> Option<NaiveDate> {
        next_on(self.month, self.day, today)
    }

    /// What its checklist asks for: so many days before, and what.
    pub fn lines(&self) -> Vec<(i64, String)> {
        self.checklist.lines().filter_map(line).collect()
    }
}

/// The next time that a day of a month comes, today included.
pub fn next_on(month: i64, day: i64, today: NaiveDate) -> Option<NaiveDate> {
    let year = i64::from(today.year());
    held_on(year, month, day).filter(|on| *on >= today).or_else(|| held_on(year + 1, month, day))
}

/// The day of a month in a year; the 29th of February falls on the 28th in most.
pub fn held_on(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    let (year, month) = (i32::try_from(year).ok()?, u32::try_from(month).ok()?);
    let day = u32::try_from(day).ok()?;
    let is_leap_day = (month, day) == (2, 29);
    let on = NaiveDate::from_ymd_opt(year, month, day);
    on.or_else(|| NaiveDate::from_ymd_opt(year, month, day.checked_sub(1)?).filter(|_| is_leap_day))
}

const TITLE: std::ops::RangeInclusive<usize> = 3..=150;
/// How long before the day something may be due.
pub const EARLIEST: i64 = 365;

/// A line of a checklist, if it is one.
pub fn line(text: &str) -> Option<(i64, String)> {
    let (days, title) = text.split_once('|')?;
    let days = days.trim().parse().ok().filter(|days| (0..=EARLIEST).contains(days))?;
    let title = base::text::one_line(title);
    is_title(&title).then_some((days, title))
}

pub fn is_title(title: &str) -> bool {
    TITLE.contains(&title.chars().count())
}

/// Such a day in one year.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct MomentYear {
    pub id: Id<MomentYear>,
    pub moment_id: Id<Moment>,
    pub year: i64,
    pub held_on: NaiveDate,
    pub opened_on: NaiveDate,
    /// The function of whoever opened it.
    pub opened_by: String,
}

impl MomentYear {
    pub fn path(&self) -> String {
        format!("/pro/actualites/temps-forts/annees/{}", self.id)
    }
}

/// Something to be done before it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct MomentTask {
    pub id: Id<MomentTask>,
    pub moment_year_id: Id<MomentYear>,
    pub title: String,
    /// Who does it; none: nobody yet.
    pub institution_id: Option<Id<Institution>>,
    pub days_before: i64,
    pub due_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
    /// The function of whoever said so.
    pub done_by: String,
    /// How many of its reminders have had their day.
    pub reminders: i64,
    pub version: i64,
}

/// The days before it is due on which whoever does it is reminded.
const LADDER: [i64; 2] = [14, 3];

impl MomentTask {
    /// A task of a year, that nobody does yet.
    pub fn of(year: &MomentYear, days_before: i64, title: String) -> Self {
        Self {
            id: Id::new(),
            moment_year_id: year.id,
            title,
            institution_id: None,
            days_before,
            due_on: year.held_on - TimeDelta::days(days_before),
            done_on: None,
            done_by: String::new(),
            reminders: 0,
            version: 1,
        }
    }

    pub fn is_done(&self) -> bool {
        self.done_on.is_some()
    }

    pub fn is_late(&self, today: NaiveDate) -> bool {
        !self.is_done() && self.due_on < today
    }

    /// How many reminders it should have had by `today`: none once it is done, nor after its day.
    pub fn reminders_due(&self, today: NaiveDate) -> i64 {
        if self.is_done() || self.due_on < today {
            return self.reminders;
        }
        let passed = LADDER.iter().filter(|days| self.due_on - TimeDelta::days(**days) <= today).count();
        i64::try_from(passed).unwrap_or(0)
    }
}

/// From which day on something that is due on a later one is looked at by whoever reminds.
pub const fn horizon() -> TimeDelta {
    TimeDelta::days(LADDER[0])
}

/// A task that waits, with the day that it is for.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TaskDue {
    #[sqlx(flatten)]
    pub task: MomentTask,
    pub moment: String,
    pub territory_id: Id<Territory>,
    pub held_on: NaiveDate,
}

/// How far a year is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct MomentProgress {
    pub done: i64,
    pub tasks: i64,
}

impl MomentProgress {
    /// Done, out of a hundred, rounded down: it is 100 only when all is.
    pub fn percent(self) -> i64 {
        if self.tasks == 0 { 0 } else { self.done * 100 / self.tasks }
    }
}

/// The tasks of a new year: those of the last one, with those who did them, or else what the checklist says.
pub fn carried(moment: &Moment, year: &MomentYear, last: &[MomentTask]) -> Vec<MomentTask> {
    if last.is_empty() {
        return moment.lines().into_iter().map(|(days, title)| MomentTask::of(year, days, title)).collect();
    }
    let again = |task: &MomentTask| MomentTask {
        institution_id: task.institution_id,
        ..MomentTask::of(year, task.days_before, task.title.clone())
    };
    last.iter().map(again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn moment() -> Moment {
        Moment {
            id: Id::new(),
            territory_id: Id::new(),
            name: "8 mars".into(),
            month: 3,
            day: 8,
            checklist: "30 | Réserver la salle\n\n7 | Inviter".into(),
            version: 1,
        }
    }

    fn year() -> MomentYear {
        MomentYear {
            id: Id::new(),
            moment_id: Id::new(),
            year: 2027,
            held_on: day("2027-03-08"),
            opened_on: day("2026-11-23"),
            opened_by: String::new(),
        }
    }

    #[test]
    fn it_comes_back_each_year() {
        let next = |today: &str| moment().next(day(today)).unwrap();
        assert_eq!([next("2026-11-23"), next("2027-03-08")], [day("2027-03-08"), day("2027-03-08")]);
        assert_eq!(next("2027-03-09"), day("2028-03-08"));
        assert_eq!(held_on(2027, 2, 29), Some(day("2027-02-28")));
        assert_eq!((held_on(2028, 2, 29), held_on(2027, 2, 30)), (Some(day("2028-02-29")), None));
    }

    #[test]
    fn a_line_of_a_checklist_is_days_and_what_is_to_be_done() {
        assert_eq!(moment().lines(), [(30, "Réserver la salle".to_owned()), (7, "Inviter".to_owned())]);
        for wrong in ["Inviter", "| Inviter", "dix | Inviter", "-1 | Inviter", "400 | Inviter", "7 | ab", "7 |"] {
            assert_eq!(line(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn whoever_does_it_is_reminded_fourteen_and_three_days_before_and_never_after() {
        let task = MomentTask::of(&year(), 30, "Réserver".into());
        assert_eq!(task.due_on, day("2027-02-06"));
        let due = |today: &str| task.reminders_due(day(today));
        assert_eq!([due("2027-01-22"), due("2027-01-23"), due("2027-02-02")], [0, 1, 1]);
        assert_eq!([due("2027-02-03"), due("2027-02-06"), due("2027-02-07")], [2, 2, 0]);
        let done = MomentTask { done_on: Some(day("2027-01-01")), ..task };
        assert_eq!(done.reminders_due(day("2027-02-03")), 0);
    }

    #[test]
    fn a_new_year_takes_the_last_one_over_with_those_who_did_it() {
        let fresh = carried(&moment(), &year(), &[]);
        assert_eq!(fresh.iter().map(|task| task.days_before).collect::<Vec<_>>(), [30, 7]);
        let institution = Some(Id::new());
        let last = MomentTask {
            institution_id: institution,
            done_on: Some(day("2026-02-01")),
            done_by: "agent".into(),
            reminders: 2,
            ..MomentTask::of(&MomentYear { held_on: day("2026-03-08"), ..year() }, 10, "Afficher".into())
        };
        let again = carried(&moment(), &year(), &[last]);
        let told = again
            .iter()
            .map(|task| (task.title.as_str(), task.institution_id, task.due_on, task.done_on, task.reminders));
        assert_eq!(told.collect::<Vec<_>>(), [("Afficher", institution, day("2027-02-26"), None, 0)]);
    }

    #[test]
    fn a_hundred_percent_is_all_of_it() {
        let percent = |done, tasks| MomentProgress { done, tasks }.percent();
        assert_eq!([percent(0, 0), percent(2, 3), percent(3, 3)], [0, 66, 100]);
    }
}
