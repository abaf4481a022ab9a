//! Chaining.

use std::sync::Arc;

use futures::future::join_all;

use super::*;
use crate::chain::{GENESIS, link, opening};
use crate::{Month, months, tip, write};

async fn all_months(town: &Town) -> Vec<Month> {
    months(&mut town.read().await).await.unwrap()
}

testkit::both_engines! {
    async fn rows_are_numbered_without_gap_and_each_follows_the_one_before(town: Town) {
        sealed(&town, 3).await;
        fill(town.database(), 2, town.now()).await;
        assert_eq!(seal(town.database(), town.now()).await.unwrap(), 2);
        let mut hash = opening("2026-11", GENESIS);
        for (seq, row) in (1..).zip(rows(town.database()).await) {
            hash = link(&row, seq, &hash);
            assert_eq!((row.seq, row.hash.as_deref()), (Some(seq), Some(hash.as_str())));
        }
        let tip = tip(&mut town.read().await).await.unwrap().unwrap();
        assert_eq!((tip.first_seq, tip.last_seq, tip.head.as_str()), (1, 5, hash.as_str()));
    }

    async fn nothing_to_seal_changes_nothing(town: Town) {
        assert_eq!(seal(town.database(), town.now()).await.unwrap(), 0);
        sealed(&town, 1).await;
        let before = all_months(&town).await;
        assert_eq!(seal(town.database(), town.now()).await.unwrap(), 0);
        assert_eq!(all_months(&town).await, before);
    }

    async fn more_rows_than_a_batch_are_sealed_at_once(town: Town) {
        let file = sealed(&town, 1203).await;
        let report = report(&town, &file).await;
        assert_eq!((report.rows, report.faults), (1203, vec![]));
    }

    async fn a_month_begins_where_the_one_before_ended(town: Town) {
        fill(town.database(), 2, at("2026-11-30T23:59:58Z")).await;
        fill(town.database(), 3, at("2026-12-01T00:00:00Z")).await;
        let now = at("2026-12-01T00:00:10Z");
        assert_eq!(seal(town.database(), now).await.unwrap(), 5);
        let months = all_months(&town).await;
        let [november, december] = months.as_slice() else { panic!("{months:?}") };
        assert_eq!((november.first_seq, november.last_seq, november.is_closed), (1, 2, true));
        assert_eq!((december.first_seq, december.last_seq, december.is_closed), (3, 5, false));
        assert_eq!(december.previous, november.head);
        let first = rows(town.database()).await.remove(2);
        assert_eq!(first.hash, Some(link(&first, 3, &opening("2026-12", &november.head))));
        let report = verify(town.database(), &key(), &Kept::default(), now).await.unwrap();
        assert_eq!((report.months, report.faults), (2, vec![]));
    }

    async fn an_act_that_ends_after_midnight_is_chained_in_the_month_where_it_came(town: Town) {
        let now = at("2026-12-01T00:00:10Z");
        fill(town.database(), 1, at("2026-12-01T00:00:00Z")).await;
        seal(town.database(), now).await.unwrap();
        fill(town.database(), 1, at("2026-11-30T23:59:59Z")).await;
        seal(town.database(), now).await.unwrap();
        let months = all_months(&town).await;
        assert_eq!(months.iter().map(|month| (month.month.as_str(), month.last_seq)).collect::<Vec<_>>(), [("2026-12", 2)]);
    }

    async fn a_row_of_the_future_opens_no_month_of_the_future(town: Town) {
        fill(town.database(), 1, at("2031-01-01T00:00:00Z")).await;
        seal(town.database(), town.now()).await.unwrap();
        assert_eq!(all_months(&town).await[0].month, "2026-11");
    }

    async fn two_sealers_over_a_month_never_fork_the_chain(town: Town) {
        for round in 0..20 {
            let day = at("2026-11-30T12:00:00Z") + TimeDelta::days(31 * round);
            fill(town.database(), 7, day).await;
            let seals = (0..4).map(|_| seal(town.database(), day));
            join_all(seals).await.into_iter().collect::<Result<Vec<_>, _>>().unwrap();
            seal(town.database(), day).await.unwrap();
        }
        let report = verify(town.database(), &key(), &Kept::default(), at("2028-08-01T00:00:00Z")).await.unwrap();
        assert_eq!((report.rows, report.faults), (140, vec![]));
    }

    async fn sealing_makes_no_act_fail(town: Town) {
        let clients = 8_u128;
        let mut db = town.write().await;
        for client in 0..clients {
            let name = format!("institution {client}");
            execute!(&mut db => "INSERT INTO institution (id, name, kind) VALUES ($1, $2, 'other')", Uuid::from_u128(client), name)
                .unwrap();
        }
        db.commit().await.unwrap();
        let database = Arc::new(town.database().clone());
        let act = |client: u128| {
            let database = Arc::clone(&database);
            let now = town.now();
            async move {
                let mut refused = 0;
                for n in 0..50 {
                    let (mut db, name) = (database.write().await.unwrap(), format!("name {n}"));
                    // Each reads what the first one changes: on their own such acts all stand, as nobody reads what they write.
                    let done = async {
                        let _read: Vec<(String,)> = fetch_all!(&mut db => "
                            SELECT name FROM institution WHERE id = $1 ORDER BY id LIMIT 1", Uuid::from_u128(client))?;
                        write(&mut db, Author::default(), "institution.renamed", Uuid::from_u128(client), now).await?;
                        if client == 0 {
                            execute!(&mut db => "UPDATE institution SET name = $2 WHERE id = $1", Uuid::from_u128(client), name)?;
                        }
                        db.commit().await
                    };
                    refused += usize::from(done.await.is_err());
                }
                refused
            }
        };
        let acts = async { join_all((0..clients).map(act)).await.into_iter().sum::<usize>() };
        let sealer = || async {
            loop {
                seal(town.database(), town.now()).await.unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        let refused = tokio::select! {
            refused = acts => refused,
            () = sealer() => unreachable!(),
            () = sealer() => unreachable!(),
        };
        assert_eq!(refused, 0, "{:?}: acts were refused", town.engine());
        seal(town.database(), town.now()).await.unwrap();
        let report = report(&town, &Kept::default()).await;
        assert_eq!((report.rows, report.faults), (400, vec![]));
    }
}
