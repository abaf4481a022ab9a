//! The rules, pure, and what they find.

use base::Id;
use chrono::{DateTime, Timelike as _, Utc};
use chrono_tz::Europe::Paris;
use journal::Tally;
use partner::Territory;
use sqlx::FromRow;
use uuid::Uuid;

base::text_enum! {
    /// What is unusual.
    pub enum Kind {
        Openings = "openings", NightExport = "night_export", RefusedSignIns = "refused_sign_ins", Lifted = "lifted",
        ChainBroken = "chain_broken", ClockDoubted = "clock_doubted",
    }
}
base::text_enum! {
    /// How much it matters.
    pub enum Level { Notice = "notice", Alert = "alert" }
}
base::text_enum! {
    /// What the officer found when she looked.
    pub enum Outcome {
        Justified = "justified", Explained = "explained", TrueMisuse = "true_misuse", FalseAlarm = "false_alarm",
    }
}

/// What a rule found. Without a territory, it concerns the installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    pub level: Level,
    pub territory: Option<Uuid>,
    pub account: Option<Uuid>,
    pub count: i64,
}

impl Finding {
    pub const fn of_installation(kind: Kind, level: Level, count: i64) -> Self {
        Self { kind, level, territory: None, account: None, count }
    }
}

/// Something for the officer of a territory to look at.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Alert {
    pub id: Id<Alert>,
    pub territory_id: Id<Territory>,
    pub kind: Kind,
    pub level: Level,
    pub account_id: Option<Uuid>,
    /// The hour that was looked at.
    pub at: DateTime<Utc>,
    pub count: i64,
    pub settled_at: Option<DateTime<Utc>>,
    pub settled_by: Option<Uuid>,
    #[sqlx(rename = "reason")]
    pub outcome: Option<Outcome>,
}

impl Alert {
    pub fn of(finding: &Finding, territory_id: Id<Territory>, at: DateTime<Utc>) -> Self {
        Self {
            id: Id::new(),
            territory_id,
            kind: finding.kind,
            level: finding.level,
            account_id: finding.account,
            at,
            count: finding.count,
            settled_at: None,
            settled_by: None,
            outcome: None,
        }
    }

    /// She has looked. Once: what was found is not found anew.
    pub fn settle(self, outcome: Outcome, by: Uuid, now: DateTime<Utc>) -> base::Result<Self> {
        match self.settled_at {
            Some(_) => Err(base::Error::Refused("alert-is-settled")),
            None => Ok(Self { settled_at: Some(now), settled_by: Some(by), outcome: Some(outcome), ..self }),
        }
    }
}

/// More openings of protected content than this by one account in an hour are told; beyond the second number, loudly.
const OPENINGS: (i64, i64) = (30, 60);
/// More refused sign-ins than this in the whole installation in an hour are told.
const REFUSED: (i64, i64) = (20, 60);
/// More pseudonyms lifted than this by one account in an hour are told: each one is.
const LIFTED: (i64, i64) = (0, 3);
/// More exports than this by one account in an hour of the night.
const NIGHT_EXPORTS: (i64, i64) = (0, 2);
/// The night, on the clocks of France: until six, and from ten in the evening.
const NIGHT_ENDS: u32 = 6;
const NIGHT_BEGINS: u32 = 22;

fn level(count: i64, (notice, alert): (i64, i64)) -> Option<Level> {
    match count {
        count if count > alert => Some(Level::Alert),
        count if count > notice => Some(Level::Notice),
        _ => None,
    }
}

fn is_night(hour: DateTime<Utc>) -> bool {
    let hour = hour.with_timezone(&Paris).hour();
    !(NIGHT_ENDS..NIGHT_BEGINS).contains(&hour)
}

/// An opening of protected content: of the journal, and of whatever else says so. To open one's own session is none.
fn is_opening(act: &str) -> bool {
    act.ends_with(".opened") && act != "session.opened"
}

/// What is unusual in the tallies of the hour that began at `hour`.
pub fn findings(tallies: &[Tally], hour: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = by_account(tallies, Kind::Openings, OPENINGS, is_opening);
    findings.extend(by_account(tallies, Kind::Lifted, LIFTED, |act| act == "pseudonym.lifted"));
    if is_night(hour) {
        findings.extend(by_account(tallies, Kind::NightExport, NIGHT_EXPORTS, |act| act.ends_with(".exported")));
    }
    let refused = tallies.iter().filter(|tally| tally.act == "session.refused").map(|tally| tally.count).sum();
    let refused = level(refused, REFUSED).map(|level| Finding::of_installation(Kind::RefusedSignIns, level, refused));
    findings.extend(refused);
    findings
}

/// What is unusual of each account, over all its acts that `is_counted` names.
fn by_account(
    tallies: &[Tally],
    kind: Kind,
    thresholds: (i64, i64),
    is_counted: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut counts: Vec<(Uuid, Option<Uuid>, i64)> = Vec::new();
    for tally in tallies.iter().filter(|tally| is_counted(&tally.act)) {
        let Some(account) = tally.account_id else { continue };
        match counts.iter_mut().find(|(known, territory, _)| *known == account && *territory == tally.territory_id) {
            Some((_, _, count)) => *count += tally.count,
            None => counts.push((account, tally.territory_id, tally.count)),
        }
    }
    let found = counts.into_iter().filter_map(|(account, territory, count)| {
        let level = level(count, thresholds)?;
        Some(Finding { kind, level, territory, account: Some(account), count })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(account: u128, act: &str, count: i64) -> Tally {
        let account_id = (account > 0).then(|| Uuid::from_u128(account));
        Tally { account_id, territory_id: Some(Uuid::from_u128(9)), act: act.to_owned(), count }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// What is found in an hour of the day.
    fn found(tallies: &[Tally]) -> Vec<(Kind, Level, i64)> {
        found_at(tallies, "2026-11-23T09:00:00Z")
    }

    fn found_at(tallies: &[Tally], hour: &str) -> Vec<(Kind, Level, i64)> {
        findings(tallies, at(hour)).into_iter().map(|finding| (finding.kind, finding.level, finding.count)).collect()
    }

    #[test]
    fn more_than_thirty_openings_in_an_hour_are_told_and_more_than_sixty_loudly() {
        let openings = |count| found(&[tally(1, "journal.opened", count)]);
        assert_eq!(openings(30), []);
        assert_eq!(openings(31), [(Kind::Openings, Level::Notice, 31)]);
        assert_eq!(openings(60), [(Kind::Openings, Level::Notice, 60)]);
        assert_eq!(openings(61), [(Kind::Openings, Level::Alert, 61)]);
    }

    #[test]
    fn openings_of_all_kinds_count_together_and_each_account_for_itself() {
        assert_eq!(found(&[tally(1, "journal.opened", 20), tally(1, "case.opened", 11)]).len(), 1);
        assert_eq!(found(&[tally(1, "journal.opened", 20), tally(2, "journal.opened", 20)]), []);
        assert_eq!(found(&[tally(1, "session.opened", 99)]), [], "to come in is no opening");
    }

    #[test]
    fn more_than_twenty_refused_sign_ins_of_all_accounts_are_told() {
        let refused = |count| found(&[tally(0, "session.refused", count), tally(1, "session.refused", 10)]);
        assert_eq!(refused(10), []);
        assert_eq!(refused(11), [(Kind::RefusedSignIns, Level::Notice, 21)]);
        assert_eq!(refused(50), [(Kind::RefusedSignIns, Level::Notice, 60)]);
        assert_eq!(refused(51), [(Kind::RefusedSignIns, Level::Alert, 61)]);
    }

    #[test]
    fn each_pseudonym_that_is_lifted_is_told_and_more_than_three_loudly() {
        let lifted = |count| found(&[tally(1, "pseudonym.lifted", count)]);
        assert_eq!(found(&[tally(1, "journal.opened", 1)]), []);
        assert_eq!(lifted(1), [(Kind::Lifted, Level::Notice, 1)]);
        assert_eq!(lifted(3), [(Kind::Lifted, Level::Notice, 3)]);
        assert_eq!(lifted(4), [(Kind::Lifted, Level::Alert, 4)]);
    }

    #[test]
    fn an_export_at_night_is_told() {
        let export = |hour| found_at(&[tally(1, "journal.exported", 1)], hour);
        assert_eq!(export("2026-11-23T20:00:00Z"), [], "nine in the evening in France");
        assert_eq!(export("2026-11-23T21:00:00Z"), [(Kind::NightExport, Level::Notice, 1)]);
        assert_eq!(export("2026-11-23T04:00:00Z"), [(Kind::NightExport, Level::Notice, 1)]);
        assert_eq!(export("2026-11-23T05:00:00Z"), [], "six in the morning in France");
        let three = [tally(1, "journal.exported", 3)];
        assert_eq!(found_at(&three, "2026-11-23T23:00:00Z"), [(Kind::NightExport, Level::Alert, 3)]);
    }

    #[test]
    fn what_was_looked_at_is_settled_once() {
        let finding = Finding::of_installation(Kind::ChainBroken, Level::Alert, 1);
        let alert = Alert::of(&finding, Id::new(), at("2026-11-23T09:00:00Z"));
        let settled = alert.settle(Outcome::Explained, Uuid::nil(), at("2026-11-23T10:00:00Z")).unwrap();
        assert_eq!(settled.outcome, Some(Outcome::Explained));
        assert!(settled.settle(Outcome::Justified, Uuid::nil(), at("2026-11-23T11:00:00Z")).is_err());
    }
}
