//! How long things are kept, what was planned, and when the clock is not believed.

use base::Id;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use sqlx::FromRow;

base::text_enum! {
    /// What is kept for a time.
    pub enum Object {
        Journal = "journal", Account = "account", RoleRequest = "role_request", ActivationCode = "activation_code",
        Session = "session", Device = "device", Challenge = "challenge", SignInFailure = "sign_in_failure",
        Mail = "mail", Change = "change", Alert = "alert", JournalCheck = "journal_check", Erasure = "erasure",
        Voucher = "voucher", VoucherAccount = "voucher_account", SourceContact = "source_contact",
        Referent = "referent", InstanceMember = "instance_member",
        ShelterNote = "shelter_note", PhoneStep = "phone_step",
    }
}
impl Object {
    /// Says whether its erasure is announced; what lives for hours is erased by its owner, each day.
    pub const fn is_planned(self) -> bool {
        matches!(
            self,
            Self::Journal
                | Self::Account
                | Self::Voucher
                | Self::VoucherAccount
                | Self::SourceContact
                | Self::Referent
                | Self::InstanceMember
                | Self::PhoneStep
        )
    }

    /// Between how many days the officer may choose; none for what its owner erases by a rule of its own.
    ///
    /// The journal stays as it is: its verification counts on three years, which the CNIL sets as the most.
    pub const fn bounds(self) -> Option<(i64, i64)> {
        match self {
            Self::Account | Self::SourceContact | Self::Referent | Self::InstanceMember => Some((30, 365)),
            Self::Alert => Some((183, 1096)),
            Self::JournalCheck => Some((90, 1096)),
            Self::Erasure => Some((365, 1826)),
            _ => None,
        }
    }
}

base::text_enum! {
    /// From which event on it is kept.
    pub enum StartsAt {
        MonthEnd = "month_end", Departure = "departure", Asked = "asked", Given = "given", Opened = "opened",
        LastUse = "last_use", Sent = "sent", Written = "written", Done = "done",
        Settled = "settled", Ended = "ended", Returned = "returned",
    }
}
base::text_enum! {
    /// What is done when the time is over.
    pub enum Action { EraseMonth = "erase_month", Erase = "erase", Reduce = "reduce" }
}
base::text_enum! {
    /// On which ground it is kept as long and no longer.
    pub enum Ground { Misuse = "misuse", Need = "need", Security = "security", Proof = "proof", Accounts = "accounts" }
}
base::text_enum! {
    /// Why an erasure is held back.
    pub enum Reason {
        Dispute = "dispute", Supervision = "supervision", AccessRequest = "access_request", Archives = "archives",
        Doubtful = "doubtful",
    }
}
base::text_enum! {
    /// Why the clock is not believed.
    pub enum Doubt { Jumped = "jumped", BehindJournal = "behind_journal" }
}

/// How long an object is kept, from when on, and why.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Retention {
    pub object: Object,
    pub starts_at: StartsAt,
    pub hours: i64,
    pub action: Action,
    #[sqlx(rename = "basis")]
    pub ground: Ground,
    /// Since when it is so.
    pub since: NaiveDate,
}

impl Retention {
    /// What began before that has had its time at `now`.
    pub fn before(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now - TimeDelta::hours(self.hours)
    }

    /// The same kept for `days` from `today` on, within its bounds.
    pub fn change(self, days: i64, today: NaiveDate) -> base::Result<Self> {
        let (least, most) = self.object.bounds().ok_or(base::Error::NotFound)?;
        let hours = days.checked_mul(24).unwrap_or_default();
        match days {
            days if days < least || days > most => Err(base::Error::Refused("retention-out-of-bounds")),
            _ if hours == self.hours => Err(base::Error::Refused("retention-same")),
            _ => Ok(Self { hours, since: today, ..self }),
        }
    }
}

/// An erasure that is planned, held back or done.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Erasure {
    pub id: Id<Erasure>,
    pub object: Object,
    /// What began before that instant is erased.
    pub before: DateTime<Utc>,
    /// How many there were when it was planned.
    pub counted: i64,
    pub planned_at: DateTime<Utc>,
    pub executes_at: DateTime<Utc>,
    /// The last day on which nothing is erased.
    pub postponed_until: Option<NaiveDate>,
    pub reason: Option<Reason>,
    pub done_at: Option<DateTime<Utc>>,
}

/// How long the officer has before an erasure is done.
pub const NOTICE: TimeDelta = TimeDelta::days(7);
/// How far ahead an erasure may be held back; longer is asked for again.
const LONGEST: Days = Days::new(366);

impl Erasure {
    pub fn plan(retention: &Retention, counted: i64, now: DateTime<Utc>) -> Self {
        Self {
            id: Id::new(),
            object: retention.object,
            before: retention.before(now),
            counted,
            planned_at: now,
            executes_at: now + NOTICE,
            postponed_until: None,
            reason: None,
            done_at: None,
        }
    }

    /// The same after `retention` was changed: what is kept for longer now is no longer in it.
    pub fn follow(self, retention: &Retention) -> Self {
        let before = self.before.min(retention.before(self.planned_at));
        Self { before, ..self }
    }

    /// Says whether it is held back on `today`, that day included.
    pub fn is_postponed(&self, today: NaiveDate) -> bool {
        self.postponed_until.is_some_and(|until| today <= until)
    }

    /// Says whether it is to be done.
    pub fn is_due(&self, now: DateTime<Utc>, today: NaiveDate) -> bool {
        self.done_at.is_none() && self.executes_at <= now && !self.is_postponed(today)
    }

    /// Holds it back until a day to come, a year ahead at most.
    pub fn postpone(self, until: NaiveDate, reason: Reason, today: NaiveDate) -> base::Result<Self> {
        match self.done_at {
            Some(_) => Err(base::Error::Refused("erasure-is-done")),
            None if until <= today => Err(base::Error::Refused("erasure-day-past")),
            None if until > today + LONGEST => Err(base::Error::Refused("erasure-day-far")),
            None => Ok(Self { postponed_until: Some(until), reason: Some(reason), ..self }),
        }
    }

    /// Lets it go on.
    pub fn resume(self) -> base::Result<Self> {
        match self.postponed_until {
            Some(_) if self.done_at.is_none() => Ok(Self { postponed_until: None, reason: None, ..self }),
            _ => Err(base::Error::Refused("erasure-not-postponed")),
        }
    }
}

/// A clock that was believed may be read again within this time.
const JUMP: TimeDelta = TimeDelta::hours(24);
/// Clocks of several machines differ by as much.
const SLACK: TimeDelta = TimeDelta::seconds(5);

/// Why the clock is not believed at `now`: it is before the last row of the journal, or further than 24 hours from the last
/// instant at which it was believed, or before it. What was erased by a wrong clock never comes back.
pub fn doubt(now: DateTime<Utc>, seen_at: Option<DateTime<Utc>>, last_row: Option<DateTime<Utc>>) -> Option<Doubt> {
    if last_row.is_some_and(|last| now < last - SLACK) {
        return Some(Doubt::BehindJournal);
    }
    let has_jumped = |seen: DateTime<Utc>| now > seen + JUMP || now < seen - SLACK;
    seen_at.is_some_and(has_jumped).then_some(Doubt::Jumped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn today() -> NaiveDate {
        now().date_naive()
    }

    fn retention() -> Retention {
        Retention {
            object: Object::Account,
            starts_at: StartsAt::Departure,
            hours: 8760,
            action: Action::Erase,
            ground: Ground::Need,
            since: today(),
        }
    }

    fn erasure() -> Erasure {
        Erasure::plan(&retention(), 3, now())
    }

    #[test]
    fn a_retention_is_changed_within_its_bounds() {
        let refusal = |days| match retention().change(days, today()) {
            Err(base::Error::Refused(key)) => Some(key),
            _ => None,
        };
        for (days, refused) in [(29, true), (30, false), (364, false), (366, true), (-1, true), (i64::MAX, true)] {
            assert_eq!(refusal(days).is_some(), refused, "{days}");
        }
        assert_eq!(refusal(365), Some("retention-same"));
        let changed = retention().change(30, today() + Days::new(1)).unwrap();
        assert_eq!((changed.hours, changed.since), (720, today() + Days::new(1)));
        let journal = Retention { object: Object::Journal, ..retention() };
        assert!(matches!(journal.change(365, today()), Err(base::Error::NotFound)));
    }

    #[test]
    fn what_is_kept_for_longer_leaves_the_erasure_that_was_planned_and_nothing_joins_it() {
        let short = Retention { hours: 30 * 24, ..retention() };
        let planned = Erasure::plan(&short, 3, now());
        assert_eq!(planned.follow(&retention()).before, now() - TimeDelta::days(365));
        assert_eq!(erasure().follow(&short).before, erasure().before);
    }

    #[test]
    fn what_began_a_year_ago_is_planned_and_done_seven_days_later() {
        let planned = erasure();
        assert_eq!(planned.before, now() - TimeDelta::days(365));
        assert!(!planned.is_due(now() + TimeDelta::days(7) - TimeDelta::seconds(1), today()));
        assert!(planned.is_due(now() + TimeDelta::days(7), today()));
    }

    #[test]
    fn what_is_held_back_is_not_due_until_the_day_after() {
        let until = today() + Days::new(30);
        let held = erasure().postpone(until, Reason::Dispute, today()).unwrap();
        let late = now() + TimeDelta::days(31);
        assert!(!held.is_due(late, until) && held.is_due(late, until + Days::new(1)));
        assert!(held.resume().unwrap().is_due(late, until));
    }

    #[test]
    fn an_erasure_is_held_back_until_a_day_to_come_and_for_a_year_at_most() {
        let refusal = |until, erasure: Erasure| match erasure.postpone(until, Reason::Dispute, today()) {
            Err(base::Error::Refused(key)) => Some(key),
            _ => None,
        };
        assert_eq!(refusal(today(), erasure()), Some("erasure-day-past"));
        assert_eq!(refusal(today() + Days::new(366), erasure()), None);
        assert_eq!(refusal(today() + Days::new(367), erasure()), Some("erasure-day-far"));
        let done = Erasure { done_at: Some(now()), ..erasure() };
        assert_eq!(refusal(today() + Days::new(9), done), Some("erasure-is-done"));
        assert!(erasure().resume().is_err(), "nothing to lift");
    }

    #[test]
    fn a_clock_that_jumped_by_more_than_a_day_is_not_believed() {
        let ahead = |by| doubt(now() + by, Some(now()), None);
        assert_eq!(ahead(TimeDelta::hours(24)), None);
        assert_eq!(ahead(TimeDelta::hours(24) + TimeDelta::seconds(1)), Some(Doubt::Jumped));
        assert_eq!(ahead(TimeDelta::seconds(-5)), None);
        assert_eq!(ahead(TimeDelta::seconds(-6)), Some(Doubt::Jumped));
        assert_eq!(doubt(now(), None, None), None, "nothing to compare with");
    }

    #[test]
    fn a_clock_before_the_last_row_of_the_journal_is_not_believed() {
        let last = |by| doubt(now(), Some(now()), Some(now() + by));
        assert_eq!(last(TimeDelta::seconds(5)), None);
        assert_eq!(last(TimeDelta::seconds(6)), Some(Doubt::BehindJournal));
    }
}
