//! The rules of freshness: how old a check may grow before an entry is to be checked again, and before the public no longer
//! reads it. Wrong numbers cost more than missing ones.

use base::Codes;
use chrono::{Days, NaiveDate, TimeDelta};
use sqlx::FromRow;

use crate::{Entry, Kind};

base::text_enum! {
    /// What is made sure of by itself, as each grows old at its own pace.
    pub enum Aspect {
        /// Telephone numbers and e-mail addresses.
        Contact = "contact",
        Hours = "hours",
        Address = "address",
        /// Who answers for the entry.
        Keeper = "keeper",
        /// All the rest.
        Text = "text",
    }
}

/// How old a check of an aspect may grow, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Rule {
    /// The kind of service that it is for; `None`: every kind.
    pub kind: Option<Kind>,
    pub aspect: Aspect,
    /// After so many days it is to be checked again.
    pub check_days: i64,
    /// After so many days without, the entry goes offline; `None`: never.
    pub offline_days: Option<i64>,
}

const fn first(aspect: Aspect, check_days: i64, offline_days: Option<i64>) -> Rule {
    Rule { kind: None, aspect, check_days, offline_days }
}

/// What holds until a territory chooses otherwise: a telephone every two months, hours, addresses and keepers every six
/// months; offline after three times two months, or a year.
pub const FIRST_RULES: [Rule; 5] = [
    first(Aspect::Contact, 60, Some(180)),
    first(Aspect::Hours, 183, Some(365)),
    first(Aspect::Address, 183, Some(365)),
    first(Aspect::Keeper, 183, None),
    first(Aspect::Text, 365, Some(730)),
];

/// The rules of a territory, over the first ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(pub Vec<Rule>);

impl Rules {
    /// The rule for an aspect of services of `kind`, or of every kind: the nearest one that was chosen.
    pub fn of(&self, kind: Option<Kind>, aspect: Aspect) -> Rule {
        let of_kind = self.0.iter().find(|rule| rule.aspect == aspect && rule.kind == kind && kind.is_some());
        let of_all = self.0.iter().find(|rule| rule.aspect == aspect && rule.kind.is_none());
        let [contact, hours, address, keeper, text] = FIRST_RULES;
        let first = match aspect {
            Aspect::Contact => contact,
            Aspect::Hours => hours,
            Aspect::Address => address,
            Aspect::Keeper => keeper,
            Aspect::Text => text,
        };
        *of_kind.or(of_all).unwrap_or(&first)
    }
}

/// The last check of an aspect.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Check {
    pub aspect: Aspect,
    pub checked_on: NaiveDate,
    /// The function of whoever checked it.
    pub checked_by: String,
}

/// How an aspect of an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectStanding {
    pub aspect: Aspect,
    pub check: Option<Check>,
    /// From this day on it is to be checked again.
    pub due_on: NaiveDate,
    pub offline_on: Option<NaiveDate>,
}

/// How an entry stands, aspect by aspect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing(pub Vec<AspectStanding>);

impl Standing {
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.0.iter().map(|standing| standing.due_on).min()
    }

    pub fn offline_on(&self) -> Option<NaiveDate> {
        self.0.iter().filter_map(|standing| standing.offline_on).min()
    }
}

/// The aspects that an entry has.
pub fn aspects(entry: &Entry) -> Codes<Aspect> {
    let (service, structure) = (&entry.service, &entry.structure);
    let has_number = service.phone.is_some() || service.sms.is_some() || structure.phone.is_some();
    let has_contact = has_number || service.email.is_some() || structure.email.is_some();
    let has_hours = service.hours.is_some() || entry.places.iter().any(|place| place.hours.is_some());
    let has = |aspect: &Aspect| match aspect {
        Aspect::Contact => has_contact,
        Aspect::Hours => has_hours,
        Aspect::Address => !entry.places.is_empty(),
        Aspect::Keeper => structure.institution_id.is_some(),
        Aspect::Text => true,
    };
    <Aspect as base::Code>::ALL.iter().copied().filter(has).collect()
}

/// Says whether the rules may take an entry away. A number for emergencies stays, even if nobody looked after it: a wrong
/// silence is worse than an old page.
pub fn may_go_offline(entry: &Entry) -> bool {
    !entry.service.is_emergency
}

/// How an entry stands by `rules`; what was never checked counts from `since`, and is to be checked at once.
pub fn standing(entry: &Entry, rules: &Rules, checks: &[Check], since: NaiveDate) -> Standing {
    let may_go = may_go_offline(entry);
    let of = |aspect: Aspect| {
        let rule = rules.of(Some(entry.service.kind), aspect);
        let check = checks.iter().find(|check| check.aspect == aspect).cloned();
        let from = check.as_ref().map_or(since, |check| check.checked_on);
        let due_on = if check.is_some() { from + TimeDelta::days(rule.check_days) } else { since };
        let offline_on = rule.offline_days.filter(|_| may_go).map(|days| from + TimeDelta::days(days));
        AspectStanding { aspect, check, due_on, offline_on }
    };
    Standing(aspects(entry).iter().map(of).collect())
}

/// How many days before an entry goes offline its keepers are warned.
pub const STAGES: [i64; 3] = [30, 14, 3];

/// A warning that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Warning {
    pub stage: i64,
    pub given_on: NaiveDate,
}

/// What is done today about an entry that goes offline on `offline_on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Wait,
    Warn { stage: i64 },
    TakeOffline,
}

/// Nothing goes offline before its keepers had the last warning for three days: a server that slept gives them their time.
pub fn step(offline_on: NaiveDate, given: &[Warning], today: NaiveDate) -> Step {
    let left = (offline_on - today).num_days();
    let reached = STAGES.into_iter().rev().find(|stage| left <= *stage);
    let Some(stage) = reached else { return Step::Wait };
    let is_given = given.iter().any(|warning| warning.stage <= stage);
    if !is_given {
        return Step::Warn { stage };
    }
    let [.., last] = STAGES;
    let had = given.iter().find(|warning| warning.stage == last).map(|warning| warning.given_on);
    let had_its_time = had.and_then(|day| day.checked_add_days(Days::new(3))).is_some_and(|day| day <= today);
    if left <= 0 && had_its_time { Step::TakeOffline } else { Step::Wait }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::entry;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(aspect: Aspect, on: &str) -> Check {
        Check { aspect, checked_on: day(on), checked_by: "accueil".into() }
    }

    fn of(standing: &Standing, aspect: Aspect) -> AspectStanding {
        standing.0.iter().find(|one| one.aspect == aspect).unwrap().clone()
    }

    #[test]
    fn a_telephone_is_to_be_checked_after_sixty_days_and_the_hours_after_six_months() {
        let checks = [check(Aspect::Contact, "2026-01-01"), check(Aspect::Hours, "2026-01-01")];
        let standing = standing(&entry(), &Rules::default(), &checks, day("2026-01-01"));
        assert_eq!(of(&standing, Aspect::Contact).due_on, day("2026-03-02"));
        assert_eq!(of(&standing, Aspect::Hours).due_on, day("2026-07-03"));
        assert_eq!(of(&standing, Aspect::Contact).offline_on, Some(day("2026-06-30")));
    }

    #[test]
    fn what_was_never_checked_is_due_at_once_and_counts_from_its_publication() {
        let standing = standing(&entry(), &Rules::default(), &[], day("2026-01-01"));
        assert_eq!(standing.due_on(), Some(day("2026-01-01")));
        assert_eq!(standing.offline_on(), Some(day("2026-06-30")));
    }

    #[test]
    fn a_rule_for_one_kind_stands_over_one_for_all_and_that_over_the_first() {
        let rule = |kind, check_days| Rule { kind, aspect: Aspect::Contact, check_days, offline_days: None };
        let rules = Rules(vec![rule(None, 30), rule(Some(Kind::PhoneLine), 10)]);
        let days = |kind| rules.of(kind, Aspect::Contact).check_days;
        assert_eq!([days(Some(Kind::PhoneLine)), days(Some(Kind::Place)), days(None)], [10, 30, 30]);
        assert_eq!(rules.of(Some(Kind::Place), Aspect::Hours).check_days, 183);
    }

    #[test]
    fn a_number_for_emergencies_never_goes_offline() {
        let mut emergency = entry();
        emergency.service.is_emergency = true;
        let standing = standing(&emergency, &Rules::default(), &[], day("2026-01-01"));
        assert_eq!((standing.due_on(), standing.offline_on()), (Some(day("2026-01-01")), None));
    }

    #[test]
    fn an_entry_without_an_institution_has_no_keeper_to_confirm() {
        let mut orphan = entry();
        orphan.structure.institution_id = None;
        assert!(!aspects(&orphan).iter().any(|aspect| aspect == Aspect::Keeper));
    }

    #[test]
    fn keepers_are_warned_thirty_fourteen_and_three_days_before() {
        let end = day("2026-07-31");
        let warned = |stages: &[(i64, &str)]| -> Vec<Warning> {
            stages.iter().map(|(stage, on)| Warning { stage: *stage, given_on: day(on) }).collect()
        };
        assert_eq!(step(end, &[], day("2026-06-30")), Step::Wait);
        assert_eq!(step(end, &[], day("2026-07-01")), Step::Warn { stage: 30 });
        assert_eq!(step(end, &warned(&[(30, "2026-07-01")]), day("2026-07-16")), Step::Wait);
        assert_eq!(step(end, &warned(&[(30, "2026-07-01")]), day("2026-07-17")), Step::Warn { stage: 14 });
        assert_eq!(step(end, &warned(&[(14, "2026-07-17")]), day("2026-07-28")), Step::Warn { stage: 3 });
        assert_eq!(step(end, &warned(&[(3, "2026-07-28")]), day("2026-07-30")), Step::Wait);
        assert_eq!(step(end, &warned(&[(3, "2026-07-28")]), end), Step::TakeOffline);
    }

    #[test]
    fn after_a_long_sleep_the_last_warning_comes_first_and_has_its_three_days() {
        let (end, woken) = (day("2026-07-31"), day("2026-09-15"));
        assert_eq!(step(end, &[], woken), Step::Warn { stage: 3 });
        let given = [Warning { stage: 3, given_on: woken }];
        assert_eq!(step(end, &given, day("2026-09-17")), Step::Wait);
        assert_eq!(step(end, &given, day("2026-09-18")), Step::TakeOffline);
    }
}
