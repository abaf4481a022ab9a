//! Erasing.

use chrono::Months;

use super::*;
use crate::{Fault, KEPT_MONTHS, count_before, erase_before, write};

/// A journal of November 2026 and of December 2029, sealed and signed, and the instant after its last row.
async fn settle(town: &Town) -> (Kept, DateTime<Utc>) {
    fill(town.database(), 3, at("2026-11-23T09:00:00Z")).await;
    seal(town.database(), at("2026-11-23T10:00:00Z")).await.unwrap();
    let old = sign(town).await;
    let now = at("2029-12-01T08:00:00Z");
    fill(town.database(), 2, now).await;
    seal(town.database(), now).await.unwrap();
    let mut file = sign(town).await;
    file.checkpoints.splice(0..0, old.checkpoints);
    (file, now + TimeDelta::minutes(1))
}

/// Erases what ended `kept_months` before `now`, month by month; gives how many rows.
async fn erase(town: &Town, kept_months: u32, now: DateTime<Utc>) -> u64 {
    let before = now - Months::new(kept_months);
    let due = count_before(&mut town.read().await, before).await.unwrap();
    let mut erased = 0;
    loop {
        let mut db = town.database().write_comparing().await.unwrap();
        let rows = erase_before(&mut db, before, now).await.unwrap();
        db.commit().await.unwrap();
        erased += rows;
        if rows == 0 {
            assert_eq!(u64::try_from(due).unwrap(), erased, "what was counted is what is erased");
            return erased;
        }
    }
}

testkit::both_engines! {
    async fn a_month_is_erased_after_three_years_and_the_rest_still_verifies(town: Town) {
        let (file, now) = settle(&town).await;
        assert_eq!(erase(&town, KEPT_MONTHS, now).await, 3);
        seal(town.database(), now).await.unwrap();
        let left: Vec<_> = rows(town.database()).await.into_iter().map(|row| (row.seq, row.act)).collect();
        let names = ["service.corrected", "service.corrected", "journal.erased"].map(str::to_owned);
        assert_eq!(left, (4..).map(Some).zip(names).collect::<Vec<_>>());
        let report = verify(town.database(), &key(), &file, now).await.unwrap();
        assert_eq!((report.rows, report.months, report.faults), (3, 2, vec![]));
        assert_eq!(erase(&town, KEPT_MONTHS, now).await, 0, "a second time changes nothing");
    }

    async fn a_month_is_not_erased_before_its_time(town: Town) {
        let (_, now) = settle(&town).await;
        assert_eq!(erase(&town, KEPT_MONTHS + 1, now).await, 0);
        assert_eq!(rows(town.database()).await.len(), 5);
    }

    async fn a_month_that_is_still_open_is_not_erased(town: Town) {
        sealed(&town, 2).await;
        let now = town.now() + TimeDelta::days(40);
        write(&mut town.write().await, Author::default(), "service.checked", Uuid::nil(), now).await.unwrap();
        assert_eq!(erase(&town, 0, now).await, 0);
    }

    async fn an_erased_month_whose_head_does_not_fit_is_named(town: Town) {
        let (file, now) = settle(&town).await;
        erase(&town, KEPT_MONTHS, now).await;
        seal(town.database(), now).await.unwrap();
        let mut db = town.write().await;
        let head = "ab".repeat(32);
        execute!(&mut db => "UPDATE journal_month SET head = $1 WHERE month = '2026-11'", head).unwrap();
        db.commit().await.unwrap();
        let faults = verify(town.database(), &key(), &file, now).await.unwrap().faults;
        assert!(faults.contains(&Fault::ErasedMonth { month: "2026-11".to_owned() }), "{faults:?}");
        assert!(!faults.iter().any(|fault| matches!(fault, Fault::Changed { .. })), "no row is accused: {faults:?}");
        assert!(!faults.iter().any(|fault| matches!(fault, Fault::ForkedMonth { .. })), "nor the next month: {faults:?}");
        // Whoever makes the two heads fit gives the lie to the rows that follow.
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal_month SET previous = $1 WHERE month = '2029-12'", head).unwrap();
        db.commit().await.unwrap();
        let faults = verify(town.database(), &key(), &Kept::default(), now).await.unwrap().faults;
        assert!(faults.contains(&Fault::Changed { seq: 4 }), "{faults:?}");
    }

    async fn a_month_erased_before_its_time_is_named(town: Town) {
        let (file, now) = settle(&town).await;
        erase(&town, 0, now).await;
        seal(town.database(), now).await.unwrap();
        let faults = verify(town.database(), &key(), &file, at("2027-01-01T00:00:00Z")).await.unwrap().faults;
        assert_eq!(faults, [Fault::ErasedEarly { month: "2026-11".to_owned() }]);
    }
}
