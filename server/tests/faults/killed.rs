//! A program that is killed, over and over, at any moment of its work.

use std::thread;
use std::time::{Duration, Instant};

use crate::ground::{Ground, found_passage};
use crate::process::rest;
use crate::shift::{Shift, begin, end};

const WRITERS: usize = 4;
/// What each hands out in a round at most.
const MOST: usize = 100;
const STOCK: i64 = 400;
/// A program is killed within so many milliseconds of work.
const WITHIN: u64 = 3000;
const SEALED_WITHIN: Duration = Duration::from_secs(30);
/// How many rounds unless it is told otherwise; `bin/audit` tells it.
const ROUNDS: usize = 3;

fn rounds() -> usize {
    let told = std::env::var_os("MAILLAGE_FAULT_ROUNDS").and_then(|told| told.into_string().ok());
    told.map_or(ROUNDS, |told| told.parse().unwrap())
}

/// What all rounds together did.
#[derive(Debug, Default)]
struct Tally {
    hand_outs: usize,
    corrections: usize,
    corrections_refused: usize,
    /// Written, but killed before the answer: found again, not done again.
    unanswered: usize,
    lost: usize,
    /// The last correction that was acknowledged.
    passage: usize,
}

/// What somebody did who corrects the entry over and over, until nobody answers.
#[derive(Debug, Default)]
struct Editing {
    acknowledged: usize,
    /// Told that somebody was at it at the same time.
    refused: usize,
    /// The number of the last that was acknowledged.
    last: usize,
}

impl Editing {
    fn of(ground: &Ground, port: u16, from: usize) -> Self {
        let mut editing = Self::default();
        for passage in from + 1..=from + MOST {
            match ground.correct(port, passage) {
                Ok(true) => {
                    editing.acknowledged += 1;
                    editing.last = passage;
                }
                Ok(false) => editing.refused += 1,
                Err(_) => break,
            }
        }
        editing
    }
}

impl Tally {
    /// What stands after a kill: nothing half, all that was acknowledged; the rest is sent again.
    async fn settle(&mut self, ground: &Ground, port: u16, shift: &mut Shift) {
        let held = ground.held().await;
        held.is_whole();
        let lost = shift.lost(&held);
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        assert!(held.passage >= self.passage, "the correction {} was acknowledged: {}", self.passage, held.passage);
        assert_eq!(found_passage(port), Some(held.passage), "the index answers with what stands");
        self.passage = held.passage;
        self.hand_outs += shift.acknowledged();
        self.lost += lost.len();
        self.unanswered += shift.send_again(port, &held);
    }
}

testkit::both_engines! {
    async fn what_was_acknowledged_outlives_a_kill_at_any_moment(town: Town) {
        let ground = Ground::lay(&town).await;
        let (rounds, mut tally, mut all) = (rounds(), Tally::default(), 0);
        let mut program = ground.start(&[]);
        for round in 1..=rounds {
            ground.stock(STOCK).await;
            let (port, from) = (program.port, 1000 * round);
            let shifts = begin(port, WRITERS, MOST);
            let editing = thread::scope(|scope| {
                let editor = scope.spawn(|| Editing::of(&ground, port, from));
                rest(Duration::from_millis(rand::random_range(0..WITHIN)));
                program.kill();
                editor.join().unwrap()
            });
            let mut shift = end(shifts);
            tally.corrections += editing.acknowledged;
            tally.corrections_refused += editing.refused;
            tally.passage = tally.passage.max(editing.last);
            program = ground.start(&[]);
            tally.settle(&ground, program.port, &mut shift).await;
            all += shift.sent.len();
        }
        let (mut held, since) = (ground.held().await, Instant::now());
        while held.unsealed > 0 {
            assert!(since.elapsed() < SEALED_WITHIN, "{} rows are not sealed", held.unsealed);
            rest(Duration::from_millis(100));
            held = ground.held().await;
        }
        held.is_whole();
        assert_eq!(held.vouchers.len(), all, "each form once, however often it was sent");
        assert!(ground.verify_journal().contains("Le journal est entier."));
        println!("{:?}: {rounds} kills; {} hand-outs and {} corrections acknowledged ({} told to try again), {} lost; {} more were written and \
                  not answered, none twice; journal: {}", town.engine(), tally.hand_outs, tally.corrections,
                  tally.corrections_refused, tally.lost, tally.unanswered, ground.verify_journal().trim().replace('\n', " "));
        program.kill();
    }
}
