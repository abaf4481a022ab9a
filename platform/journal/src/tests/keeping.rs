//! Checkpoints and the loop.

use std::time::Duration;

use tempfile::TempDir;
use testkit::Log;

use super::*;
use crate::{Keeper, last_checkpoint};

fn keeper(town: &Town, folder: &TempDir) -> Keeper {
    let (db, clock) = (town.database().clone(), town.clock().clone());
    Keeper { db, clock, key: key(), file: CheckpointFile::of(folder.path()) }
}

async fn until_sealed(town: &Town, rows: i64) {
    while crate::tip(&mut town.read().await).await.unwrap().is_none_or(|tip| tip.last_seq < rows) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn until_signed(town: &Town, seq: i64) {
    while last_checkpoint(&mut town.read().await).await.unwrap().is_none_or(|last| last.seq < seq) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

testkit::both_engines! {
    async fn what_is_written_is_sealed_and_signed_within_seconds(town: Town) {
        let folder = TempDir::new().unwrap();
        let keeper = keeper(&town, &folder);
        fill(town.database(), 3, town.now()).await;
        let seen = async {
            while last_checkpoint(&mut town.read().await).await.unwrap().is_none() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::select! {
            () = keeper.run() => panic!("it goes on for ever"),
            () = seen => {}
            () = tokio::time::sleep(Duration::from_secs(20)) => panic!("nothing was signed"),
        }
        keeper.finish().await;
        let kept = keeper.file.read().unwrap();
        assert_eq!(kept.checkpoints.iter().map(|checkpoint| checkpoint.seq).collect::<Vec<_>>(), [3]);
        let report = report(&town, &kept).await;
        assert_eq!((report.checkpoints, report.file_checkpoints, report.faults), (1, 1, vec![]));
    }

    async fn what_is_written_within_the_hour_is_signed_when_it_is_over(town: Town) {
        let folder = TempDir::new().unwrap();
        let keeper = keeper(&town, &folder);
        let story = async {
            fill(town.database(), 1, town.now()).await;
            until_signed(&town, 1).await;
            // The second is in the chain once the first of these two was looked at by a whole turn.
            for rows in [2, 3] {
                fill(town.database(), 1, town.now()).await;
                until_sealed(&town, rows).await;
            }
            assert_eq!(last_checkpoint(&mut town.read().await).await.unwrap().unwrap().seq, 1);
            town.clock().advance(chrono::TimeDelta::hours(1));
            until_signed(&town, 3).await;
        };
        tokio::select! {
            () = keeper.run() => panic!("it goes on for ever"),
            () = story => {}
        }
    }

    async fn the_end_is_sealed_and_signed_when_the_program_stops(town: Town) {
        let folder = TempDir::new().unwrap();
        let keeper = keeper(&town, &folder);
        keeper.finish().await;
        assert_eq!(keeper.file.read().unwrap(), Kept::default(), "an empty journal has nothing to sign");
        fill(town.database(), 2, town.now()).await;
        keeper.finish().await;
        keeper.finish().await;
        assert_eq!(keeper.file.read().unwrap().checkpoints.len(), 1, "what was signed is not signed again");
        fill(town.database(), 1, town.now()).await;
        keeper.finish().await;
        let kept = keeper.file.read().unwrap();
        assert_eq!(kept.checkpoints.iter().map(|checkpoint| checkpoint.seq).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(report(&town, &kept).await.faults, []);
    }

    async fn a_signed_end_is_said_in_the_log_once_by_the_process_that_made_it(town: Town) {
        let log = Log::listen("journal=info");
        let folder = TempDir::new().unwrap();
        let keeper = keeper(&town, &folder);
        let heads = || log.text().lines().filter(|line| line.contains("journal::heads")).map(str::to_owned).collect::<Vec<_>>();
        sealed(&town, 2).await;
        keeper.finish().await;
        let said = heads();
        let [made] = &*keeper.file.read().unwrap().checkpoints else { panic!("{said:?}") };
        assert!(said.len() == 1 && said[0].ends_with(&made.to_string()), "{said:?}");
        town.clock().advance(chrono::TimeDelta::minutes(1));
        keeper.finish().await;
        assert_eq!(heads(), said, "nothing was made since");
    }

    async fn two_processes_sign_one_row_once(town: Town) {
        sealed(&town, 2).await;
        let key = &key();
        let made = futures::future::join_all((0..4).map(|_| checkpoint::make(town.database(), key, town.now()))).await;
        let made: Vec<_> = made.into_iter().map(|made| made.unwrap().unwrap()).collect();
        assert!(made.windows(2).all(|two| two[0] == two[1]));
    }
}
