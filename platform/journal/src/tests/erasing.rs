//! Erasing.

use super::*;
use crate::{Erase, Fault, KEPT_MONTHS, Month, erase, months, write};

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

async fn all_months(town: &Town) -> Vec<Month> {
    months(&mut town.read().await).await.unwrap()
}

testkit::both_engines! {
    async fn a_month_is_erased_after_three_years_and_the_rest_still_verifies(town: Town) {
        let (file, now) = settle(&town).await;
        assert_eq!(erase(town.database(), KEPT_MONTHS, now).await.unwrap(), ["2026-11"]);
        seal(town.database(), now).await.unwrap();
        let left: Vec<_> = rows(town.database()).await.into_iter().map(|row| (row.seq, row.act)).collect();
        let names = ["service.corrected", "service.corrected", "journal.erased"].map(str::to_owned);
        assert_eq!(left, (4..).map(Some).zip(names).collect::<Vec<_>>());
        let report = verify(town.database(), &key(), &file, now).await.unwrap();
        assert_eq!((report.rows, report.months, report.faults), (3, 2, vec![]));
        assert_eq!(erase(town.database(), KEPT_MONTHS, now).await.unwrap(), [""; 0], "a second time changes nothing");
    }

    async fn a_month_is_not_erased_before_its_time(town: Town) {
        let (_, now) = settle(&town).await;
        assert_eq!(erase(town.database(), KEPT_MONTHS + 1, now).await.unwrap(), [""; 0]);
        assert_eq!(rows(town.database()).await.len(), 5);
    }

    async fn a_clock_that_is_not_believed_erases_nothing(town: Town) {
        let (_, now) = settle(&town).await;
        for wrong in [now - TimeDelta::hours(2), now + TimeDelta::hours(25), now + TimeDelta::days(4000)] {
            let refusal = erase(town.database(), 0, wrong).await.unwrap_err().to_string();
            assert!(refusal.contains("the clock says"), "{refusal}");
        }
        assert_eq!(rows(town.database()).await.len(), 5);
        assert!(erase(town.database(), 0, now + TimeDelta::hours(23)).await.is_ok());
    }

    async fn a_month_that_is_still_open_is_not_erased(town: Town) {
        sealed(&town, 2).await;
        let now = town.now() + TimeDelta::days(40);
        write(&mut town.write().await, Author::default(), "service.checked", Uuid::nil(), now).await.unwrap();
        assert_eq!(erase(town.database(), 0, town.now()).await.unwrap(), [""; 0]);
    }

    async fn the_job_comes_back_each_day_even_if_the_clock_is_wrong(town: Town) {
        settle(&town).await;
        let mut db = town.write().await;
        queue::schedule(&mut db, &Erase {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        // The town's clock stands before the last row.
        let worker = queue::Worker { db: town.database().clone(), clock: town.clock().clone(), handlers: crate::jobs() };
        assert!(worker.run_one().await.unwrap());
        assert!(!worker.run_one().await.unwrap(), "not before tomorrow");
        assert_eq!(rows(town.database()).await.len(), 5);
        town.clock().advance(TimeDelta::days(1));
        assert!(worker.run_one().await.unwrap());
        town.leave_jobs();
    }

    async fn an_erased_month_whose_head_does_not_fit_is_named(town: Town) {
        let (file, now) = settle(&town).await;
        erase(town.database(), KEPT_MONTHS, now).await.unwrap();
        seal(town.database(), now).await.unwrap();
        let mut db = town.write().await;
        let head = "ab".repeat(32);
        execute!(&mut db => "UPDATE journal_month SET head = $1 WHERE month = '2026-11'", head).unwrap();
        db.commit().await.unwrap();
        let faults = verify(town.database(), &key(), &file, now).await.unwrap().faults;
        assert!(faults.contains(&Fault::ErasedMonth { month: "2026-11".to_owned() }), "{faults:?}");
        assert!(!faults.iter().any(|fault| matches!(fault, Fault::Changed { .. })), "no row is accused: {faults:?}");
        // Whoever makes the two heads fit gives the lie to the rows that follow.
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal_month SET previous = $1 WHERE month = '2029-12'", head).unwrap();
        db.commit().await.unwrap();
        let faults = verify(town.database(), &key(), &Kept::default(), now).await.unwrap().faults;
        assert!(faults.contains(&Fault::Changed { seq: 4 }), "{faults:?}");
    }

    async fn a_month_erased_before_its_time_is_named(town: Town) {
        let (file, now) = settle(&town).await;
        erase(town.database(), 0, now).await.unwrap();
        seal(town.database(), now).await.unwrap();
        let faults = verify(town.database(), &key(), &file, at("2027-01-01T00:00:00Z")).await.unwrap().faults;
        assert_eq!(faults, [Fault::ErasedEarly { month: "2026-11".to_owned() }]);
    }
}
