//! The index follows what is committed.

use base::fetch_one;
use chrono::TimeDelta;
use queue::Worker;
use testkit::Town;

use super::{Site, settle};
use crate::{EraseChanges, Service, store};

/// Changes a text as another process would, at `at` by its clock; the index is not told.
async fn change(site: &Site, service: &Service, word: &str, ago: Option<TimeDelta>) {
    let mut db = site.town.write().await;
    let stored = store::service(&mut db, service.id).await.unwrap().unwrap();
    let changed = Service { description: format!("Mot nouveau : {word}."), version: stored.version + 1, ..stored };
    assert!(store::update_service(&mut db, &changed).await.unwrap());
    if let Some(ago) = ago {
        store::record_change(&mut db, &[service.id], site.town.now() - ago).await.unwrap();
    }
    db.commit().await.unwrap();
}

async fn changes(town: &Town) -> i64 {
    let (count,): (i64,) = fetch_one!(&mut town.read().await => "SELECT COUNT(*) FROM change").unwrap();
    count
}

testkit::both_engines! {
    async fn a_commit_out_of_order_is_still_seen(town: Town) {
        let (site, entries) = settle(&town).await;
        town.clock().advance(TimeDelta::hours(1));
        change(&site, &entries.listening, "baleine", Some(TimeDelta::zero())).await;
        site.catch_up().await;
        assert!(site.finds("baleine", &entries.listening));
        // Its author's clock said ten minutes ago, but it landed only now.
        change(&site, &entries.neighbour, "girafe", Some(TimeDelta::minutes(10))).await;
        site.catch_up().await;
        assert!(site.finds("girafe", &entries.neighbour) && site.finds("baleine", &entries.listening));
        // Read again within the margin, nothing is read twice.
        change(&site, &entries.neighbour, "tortue", None).await;
        site.catch_up().await;
        assert!(!site.finds("tortue", &entries.neighbour));
    }

    async fn an_index_that_slept_for_eight_days_is_made_anew(town: Town) {
        let (site, entries) = settle(&town).await;
        change(&site, &entries.listening, "baleine", None).await;
        town.clock().advance(TimeDelta::days(6));
        site.catch_up().await;
        assert!(!site.finds("baleine", &entries.listening));
        town.clock().advance(TimeDelta::days(8));
        site.catch_up().await;
        assert!(site.finds("baleine", &entries.listening));
        assert_eq!(site.find("").len(), 2);
    }

    async fn changes_are_erased_after_a_week_and_the_job_comes_back(town: Town) {
        let (site, entries) = settle(&town).await;
        change(&site, &entries.listening, "baleine", Some(TimeDelta::zero())).await;
        town.clock().advance(TimeDelta::days(6));
        change(&site, &entries.neighbour, "girafe", Some(TimeDelta::zero())).await;
        let worker = Worker { db: town.database().clone(), clock: town.clock().clone(), handlers: crate::jobs() };
        let mut db = town.write().await;
        queue::schedule(&mut db, &EraseChanges {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        assert!(worker.run_one().await.unwrap());
        assert_eq!(changes(&town).await, 2);
        assert!(!worker.run_one().await.unwrap());
        town.clock().advance(TimeDelta::days(2));
        assert!(worker.run_one().await.unwrap());
        assert_eq!(changes(&town).await, 1);
        town.leave_jobs();
    }
}
