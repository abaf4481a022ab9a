//! Every fault is planted, seen and named.

use base::Db;

use super::*;
use crate::chain::{link, opening};
use crate::{Checkpoint, Fault, Month, tip};

/// Takes away what the database itself holds against a forger.
async fn unlock(db: &mut Db) {
    execute!(db => "DROP INDEX journal_by_seq").unwrap();
}

/// Writes the hashes anew from the place `from` on, as somebody does who knows how they are made.
async fn chain_again(town: &Town, from: i64) {
    let rows = rows(town.database()).await;
    let mut db = town.write().await;
    let tip = tip(&mut db).await.unwrap().unwrap();
    let mut hash = opening(&tip.month, &tip.previous);
    for row in &rows {
        let seq = row.seq.unwrap();
        hash = if seq < from { row.hash.clone().unwrap() } else { link(row, seq, &hash) };
        execute!(&mut db => "UPDATE journal SET hash = $2 WHERE seq = $1", seq, hash).unwrap();
    }
    let last = rows.last().and_then(|row| row.seq);
    execute!(&mut db => "UPDATE journal_month SET head = $1, last_seq = $2 WHERE month = $3", hash, last, tip.month)
        .unwrap();
    db.commit().await.unwrap();
}

/// A journal of ten rows to which `forge` was done by hand; gives the faults.
async fn forged(town: &Town, forge: impl AsyncFnOnce(&mut Db)) -> Vec<Fault> {
    let file = sealed(town, 10).await;
    let mut db = town.write().await;
    forge(&mut db).await;
    db.commit().await.unwrap();
    report(town, &file).await.faults
}

async fn month(town: &Town) -> Month {
    tip(&mut town.read().await).await.unwrap().unwrap()
}

testkit::both_engines! {
    async fn a_changed_act_is_named(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "UPDATE journal SET act = 'service.checked' WHERE seq = 4").unwrap();
        }).await;
        assert_eq!(faults, [Fault::Changed { seq: 4 }]);
    }

    async fn each_column_of_a_row_is_held_by_its_hash(town: Town) {
        let file = sealed(&town, 17).await;
        let mut db = town.write().await;
        let (id, at) = (Uuid::from_u128(0xabc), town.now());
        execute!(&mut db => "UPDATE journal SET id = $1 WHERE seq = 1", id).unwrap();
        execute!(&mut db => "UPDATE journal SET at = $1 WHERE seq = 2", at).unwrap();
        execute!(&mut db => "UPDATE journal SET account_id = $1 WHERE seq = 3", id).unwrap();
        execute!(&mut db => "UPDATE journal SET institution_id = $1 WHERE seq = 4", id).unwrap();
        execute!(&mut db => "UPDATE journal SET territory_id = $1 WHERE seq = 5", id).unwrap();
        execute!(&mut db => "UPDATE journal SET role = 'dpo' WHERE seq = 6").unwrap();
        execute!(&mut db => "UPDATE journal SET session = 'a' WHERE seq = 7").unwrap();
        execute!(&mut db => "UPDATE journal SET act = 'a' WHERE seq = 8").unwrap();
        execute!(&mut db => "UPDATE journal SET object_id = $1 WHERE seq = 9", id).unwrap();
        execute!(&mut db => "UPDATE journal SET basis = NULL WHERE seq = 10").unwrap();
        execute!(&mut db => "UPDATE journal SET motive = 'a' WHERE seq = 11").unwrap();
        execute!(&mut db => "UPDATE journal SET result = 'refused' WHERE seq = 12").unwrap();
        execute!(&mut db => "UPDATE journal SET pseudonym = 'a' WHERE seq = 13").unwrap();
        execute!(&mut db => "UPDATE journal SET compartment = 'a' WHERE seq = 14").unwrap();
        execute!(&mut db => "UPDATE journal SET grant_id = $1 WHERE seq = 15", id).unwrap();
        db.commit().await.unwrap();
        assert_eq!(report(&town, &file).await.faults, (1..=15).map(|seq| Fault::Changed { seq }).collect::<Vec<_>>());
    }

    async fn missing_rows_are_named(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "DELETE FROM journal WHERE seq = 3 OR seq = 6 OR seq = 7").unwrap();
        }).await;
        assert_eq!(faults, [Fault::Missing { first: 3, last: 3 }, Fault::Missing { first: 6, last: 7 }]);
    }

    async fn a_first_row_that_is_missing_is_named(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "DELETE FROM journal WHERE seq = 1").unwrap();
        }).await;
        assert_eq!(faults, [Fault::Missing { first: 1, last: 1 }]);
    }

    async fn each_row_is_held_against_the_checkpoint_that_was_made_of_it(town: Town) {
        sealed(&town, 3).await;
        for seq in 1..=3 {
            let rewritten = Checkpoint::sign(seq, &"ab".repeat(32), town.now(), &key());
            let file = Kept { checkpoints: vec![rewritten], unreadable: Vec::new() };
            assert_eq!(report(&town, &file).await.faults, [Fault::Forked { seq }]);
        }
    }

    async fn neighbours_that_changed_places_are_named(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "UPDATE journal SET seq = 100 WHERE seq = 5").unwrap();
            execute!(db => "UPDATE journal SET seq = 5 WHERE seq = 6").unwrap();
            execute!(db => "UPDATE journal SET seq = 6 WHERE seq = 100").unwrap();
        }).await;
        assert_eq!(faults, [Fault::Moved { seq: 5, from: 6 }, Fault::Moved { seq: 6, from: 5 }]);
    }

    async fn rows_that_changed_places_from_afar_are_named(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "UPDATE journal SET seq = 100 WHERE seq = 2").unwrap();
            execute!(db => "UPDATE journal SET seq = 2 WHERE seq = 8").unwrap();
            execute!(db => "UPDATE journal SET seq = 8 WHERE seq = 100").unwrap();
        }).await;
        assert_eq!(faults, [Fault::Moved { seq: 2, from: 8 }, Fault::Moved { seq: 8, from: 2 }]);
    }

    async fn rows_that_changed_places_and_left_their_hashes_are_named(town: Town) {
        sealed(&town, 10).await;
        let hashes: Vec<_> = rows(town.database()).await.into_iter().map(|row| row.hash.unwrap()).collect();
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal SET seq = 100 WHERE seq = 5").unwrap();
        execute!(&mut db => "UPDATE journal SET seq = 5, hash = $1 WHERE seq = 7", hashes[4]).unwrap();
        execute!(&mut db => "UPDATE journal SET seq = 7, hash = $1 WHERE seq = 100", hashes[6]).unwrap();
        db.commit().await.unwrap();
        let faults = report(&town, &Kept::default()).await.faults;
        assert_eq!(faults, [Fault::Moved { seq: 5, from: 7 }, Fault::Moved { seq: 7, from: 5 }]);
    }

    async fn a_place_given_twice_is_named(town: Town) {
        let faults = forged(&town, async |db| {
            unlock(db).await;
            execute!(db => "
                INSERT INTO journal (id, at, act, object_id, seq, hash)
                SELECT object_id, at, act, object_id, seq, hash FROM journal WHERE seq = 4").unwrap();
        }).await;
        assert!(faults.contains(&Fault::SealedTwice { seq: 4 }), "{faults:?}");
        assert!(faults.iter().all(|fault| matches!(fault, Fault::SealedTwice { .. } | Fault::Changed { seq: 4 })), "{faults:?}");
    }

    async fn a_row_taken_out_of_the_chain_is_named_on_both_sides(town: Town) {
        let file = sealed(&town, 10).await;
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal SET seq = NULL, hash = NULL WHERE seq = 4").unwrap();
        db.commit().await.unwrap();
        let since = town.now() + TimeDelta::seconds(3);
        town.clock().advance(TimeDelta::minutes(2));
        let faults = report(&town, &file).await.faults;
        assert_eq!(faults, [Fault::Missing { first: 4, last: 4 }, Fault::Unsealed { rows: 1, since }]);
    }

    async fn a_signature_that_was_changed_is_named(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "UPDATE journal_checkpoint SET at = '2020-01-01T00:00:00+00:00'").unwrap();
        }).await;
        // The file still holds the right one.
        assert_eq!(faults, [Fault::WrongSignature { seq: 10 }]);
    }

    async fn a_line_of_the_file_that_was_forged_is_named(town: Town) {
        let mut file = sealed(&town, 4).await;
        file.checkpoints[0].seq = 3;
        file.unreadable.push(7);
        let faults = report(&town, &file).await.faults;
        assert_eq!(faults, [Fault::UnreadableLine { line: 7 }, Fault::WrongSignature { seq: 3 }, Fault::Forked { seq: 3 }]);
    }

    async fn a_tail_cut_off_is_named_by_the_month(town: Town) {
        let faults = forged(&town, async |db| {
            execute!(db => "DELETE FROM journal WHERE seq >= 8").unwrap();
        }).await;
        assert_eq!(faults, [Fault::Missing { first: 8, last: 10 }]);
    }

    async fn a_tail_cut_off_with_the_end_of_the_month_is_named_by_the_table(town: Town) {
        sealed(&town, 10).await;
        let mut db = town.write().await;
        execute!(&mut db => "DELETE FROM journal WHERE seq >= 8").unwrap();
        db.commit().await.unwrap();
        chain_again(&town, 8).await;
        assert_eq!(report(&town, &Kept::default()).await.faults, [Fault::Truncated { last: 7, known: 10 }]);
    }

    async fn a_tail_cut_off_with_its_checkpoints_is_named_by_the_file(town: Town) {
        let file = forged_tail(&town).await;
        assert_eq!(report(&town, &Kept::default()).await.faults, [], "the database alone shows nothing");
        assert_eq!(report(&town, &file).await.faults, [Fault::Truncated { last: 7, known: 10 }]);
    }

    async fn a_journal_wiped_to_its_last_row_is_named_by_the_file(town: Town) {
        let file = sealed(&town, 5).await;
        let mut db = town.write().await;
        execute!(&mut db => "DELETE FROM journal").unwrap();
        execute!(&mut db => "DELETE FROM journal_month").unwrap();
        execute!(&mut db => "DELETE FROM journal_checkpoint").unwrap();
        db.commit().await.unwrap();
        assert_eq!(report(&town, &file).await.faults, [Fault::Truncated { last: 0, known: 5 }]);
    }

    async fn a_chain_written_anew_is_named_by_its_checkpoint(town: Town) {
        let file = sealed(&town, 10).await;
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal SET act = 'service.checked' WHERE seq = 4").unwrap();
        db.commit().await.unwrap();
        chain_again(&town, 4).await;
        for known in [file, Kept::default()] {
            assert_eq!(report(&town, &known).await.faults, [Fault::Forked { seq: 10 }], "the file or the table");
        }
    }

    async fn a_head_that_is_not_that_of_the_rows_is_named(town: Town) {
        let head = "ab".repeat(32);
        let faults = forged(&town, async |db| {
            execute!(db => "UPDATE journal_month SET head = $1", head).unwrap();
        }).await;
        assert_eq!(faults, [Fault::ForkedMonth { month: month(&town).await.month }]);
    }

    async fn rows_beyond_the_last_month_are_named(town: Town) {
        let file = sealed(&town, 4).await;
        let later = at("2026-12-02T00:00:00Z");
        fill(town.database(), 3, later).await;
        seal(town.database(), later).await.unwrap();
        let mut db = town.write().await;
        execute!(&mut db => "DELETE FROM journal_month WHERE month = '2026-12'").unwrap();
        db.commit().await.unwrap();
        assert_eq!(report(&town, &file).await.faults, [Fault::ForkedMonth { month: "2026-11".to_owned() }]);
    }

    async fn a_month_that_follows_another_head_is_named(town: Town) {
        let file = sealed(&town, 4).await;
        let later = at("2026-12-02T00:00:00Z");
        fill(town.database(), 3, later).await;
        seal(town.database(), later).await.unwrap();
        let (mut db, head) = (town.write().await, "ab".repeat(32));
        execute!(&mut db => "UPDATE journal_month SET previous = $1 WHERE month = '2026-12'", head).unwrap();
        db.commit().await.unwrap();
        assert_eq!(report(&town, &file).await.faults, [Fault::ForkedMonth { month: "2026-12".to_owned() }]);
    }
}

/// Cuts off the last three of ten rows and everything in the database that knows of them; gives what the file knew.
async fn forged_tail(town: &Town) -> Kept {
    let file = sealed(town, 10).await;
    let mut db = town.write().await;
    execute!(&mut db => "DELETE FROM journal WHERE seq >= 8").unwrap();
    execute!(&mut db => "DELETE FROM journal_checkpoint").unwrap();
    db.commit().await.unwrap();
    chain_again(town, 8).await;
    file
}
