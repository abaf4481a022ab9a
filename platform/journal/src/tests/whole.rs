//! A whole journal has no fault; what waits its turn is none.

use super::*;
use crate::{Checkpoint, Fault};

testkit::both_engines! {
    async fn an_empty_journal_is_whole(town: Town) {
        let report = report(&town, &Kept::default()).await;
        assert!(report.is_whole());
        assert_eq!((report.rows, report.last_seq, report.head), (0, 0, None));
    }

    async fn a_whole_journal_has_no_fault(town: Town) {
        let file = sealed(&town, 12).await;
        let report = report(&town, &file).await;
        assert_eq!((report.rows, report.months, report.checkpoints, report.file_checkpoints), (12, 1, 1, 1));
        assert_eq!((report.last_seq, report.head.as_deref()), (12, Some(file.checkpoints[0].head.as_str())));
        assert!(report.is_whole(), "{:?}", report.faults);
    }

    async fn a_row_may_wait_a_minute_for_the_sealer(town: Town) {
        let written = town.now();
        fill(town.database(), 1, written).await;
        town.clock().advance(TimeDelta::seconds(60));
        assert!(report(&town, &Kept::default()).await.is_whole());
        town.clock().advance(TimeDelta::seconds(1));
        assert_eq!(report(&town, &Kept::default()).await.faults, [Fault::Unsealed { rows: 1, since: written }]);
    }

    async fn time_may_go_back_by_as_much_as_an_act_may_take_and_clocks_differ(town: Town) {
        for (seconds, is_fault) in [(15 * 60 + 5, false), (15 * 60 + 6, true)] {
            fill(town.database(), 1, town.now()).await;
            seal(town.database(), town.now()).await.unwrap();
            fill(town.database(), 1, town.now() - TimeDelta::seconds(seconds)).await;
            seal(town.database(), town.now()).await.unwrap();
            let faults = report(&town, &Kept::default()).await.faults;
            assert_eq!(faults, if is_fault { vec![Fault::WentBack { seq: 4, seconds }] } else { vec![] });
        }
    }

    async fn a_checkpoint_of_somebody_else_is_named(town: Town) {
        sealed(&town, 2).await;
        let other = Key::derive(&[8; 32]);
        let faults = verify(town.database(), &other, &Kept::default(), town.now()).await.unwrap().faults;
        assert_eq!(faults, [Fault::WrongSignature { seq: 2 }]);
    }

    async fn every_checkpoint_is_asked_who_signed_it_however_many_there_are(town: Town) {
        sealed(&town, 1002).await;
        let rows = rows(town.database()).await;
        let mut db = town.write().await;
        for (seq, row) in (1..).zip(&rows[..1001]) {
            let one = Checkpoint::sign(seq, row.hash.as_deref().unwrap(), town.now(), &key());
            execute!(&mut db => "
                INSERT INTO journal_checkpoint (seq, head, at, key_id, signature) VALUES ($1, $2, $3, $4, $5)",
                one.seq, one.head, one.at, one.key_id, one.signature)
            .unwrap();
        }
        db.commit().await.unwrap();
        let report = report(&town, &Kept::default()).await;
        assert_eq!((report.checkpoints, report.faults), (1002, vec![]));
    }

    async fn a_line_of_the_file_is_asked_too_where_another_says_what_the_table_does(town: Town) {
        let mut file = sealed(&town, 2).await;
        let mut forged = file.checkpoints[0].clone();
        forged.signature = Checkpoint::sign(2, "ab", town.now(), &Key::derive(&[8; 32])).signature;
        file.checkpoints.push(forged);
        assert_eq!(report(&town, &file).await.faults, [Fault::WrongSignature { seq: 2 }]);
    }

    async fn more_faults_than_can_be_told_are_counted(town: Town) {
        let file = sealed(&town, 1100).await;
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal SET motive = 'none'").unwrap();
        db.commit().await.unwrap();
        let report = report(&town, &file).await;
        assert_eq!((report.faults.len(), report.more), (1000, 100));
    }
}
