//! Never twice, whoever runs beside whom.

use std::sync::Arc;

use base::{Error, Id};
use testkit::Town;

use super::{booklet, hand_out, settle};
use crate::acts::{Hand, use_up};
use crate::{Door, Kind, State, Use, Voucher, store};

const TASKS: usize = 8;
const CODES: i64 = 200;

/// One use of one voucher, as the page does it; says whether this key has used it.
async fn try_use(town: &Town, number: &crate::Number, provider: Id<crate::provider::Provider>, key: &str) -> bool {
    let mut db = town.database().write_comparing().await.unwrap();
    let voucher = store::by_number(&mut db, number).await.unwrap().unwrap();
    if voucher.use_key.as_deref() == Some(key) {
        return true;
    }
    let used = Use { provider, units: 1, amount_cents: 2000, at: town.now(), key: key.to_owned() };
    let hand = Hand { by: "Taxis du Val", door: Door::Page, now: town.now() };
    match use_up(&mut db, voucher, used, hand).await {
        Ok(_) => {
            db.commit().await.unwrap();
            true
        }
        Err(Error::Conflict | Error::Refused(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

/// Runs beside the others.
#[expect(clippy::disallowed_methods, reason = "several who do the same at once are what is tried")]
fn beside<T: Send + 'static>(task: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    tokio::spawn(task)
}

testkit::both_engines! {
    async fn eight_at_once_use_two_hundred_vouchers_exactly_two_hundred_times(town: Town) {
        let ground = settle(&town).await;
        let mut all: Vec<Voucher> = Vec::new();
        for _ in 0..2 {
            all.extend(booklet(&town, &ground, (Kind::Ride, true, CODES / 2)).await);
        }
        let (all, provider) = (Arc::new(all), ground.taxi.id);
        let tasks = (0..TASKS).map(|task| {
            let (town, all) = (town.clone(), Arc::clone(&all));
            beside(async move {
                let mut used = 0;
                for (at, voucher) in all.iter().enumerate() {
                    let key = format!("{task}-{at}");
                    let first = try_use(&town, &voucher.number, provider, &key).await;
                    // The answer is lost, and it is sent again.
                    let again = try_use(&town, &voucher.number, provider, &key).await;
                    assert_eq!(first, again, "a retry says the same");
                    used += usize::from(first);
                }
                used
            })
        });
        let mut used = 0;
        for task in tasks.collect::<Vec<_>>() {
            used += task.await.unwrap();
        }
        assert_eq!(used, 200);
        let mut db = town.read().await;
        let mut steps = 0;
        for voucher in all.iter() {
            let now = store::voucher(&mut db, voucher.id).await.unwrap().unwrap();
            assert_eq!((now.state, now.amount_cents), (State::Used, 2000));
            let life = store::steps(&mut db, voucher.id).await.unwrap();
            steps += life.iter().filter(|step| step.state == State::Used).count();
        }
        assert_eq!(steps, 200, "and each is noted once");
    }

    async fn desks_that_press_at_once_get_each_a_voucher_of_their_own(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 12)).await;
        let desks = (0..4).map(|_| {
            let town = town.clone();
            beside(async move {
                let mut given = Vec::new();
                for _ in 0..3 {
                    given.push(hand_out(&town, "ride").await.number);
                }
                given
            })
        });
        let mut given = Vec::new();
        for desk in desks.collect::<Vec<_>>() {
            given.extend(desk.await.unwrap());
        }
        given.sort();
        given.dedup();
        assert_eq!(given.len(), 12);
    }

    async fn what_was_written_and_not_answered_is_written_once(town: Town) {
        let ground = settle(&town).await;
        let vouchers = booklet(&town, &ground, (Kind::Ride, true, 1)).await;
        // Killed before the commit: nothing is written.
        {
            let mut db = town.database().write_comparing().await.unwrap();
            let used = Use { provider: ground.taxi.id, units: 1, amount_cents: 2000, at: town.now(), key: "k".into() };
            let hand = Hand { by: "Taxis du Val", door: Door::Page, now: town.now() };
            use_up(&mut db, vouchers[0].clone(), used, hand).await.unwrap();
        }
        assert_eq!(super::states(&town, &vouchers).await, [State::Created]);
        // Killed between the commit and the answer: the retry finds it done.
        assert!(try_use(&town, &vouchers[0].number, ground.taxi.id, "k").await);
        assert!(try_use(&town, &vouchers[0].number, ground.taxi.id, "k").await);
        assert!(!try_use(&town, &vouchers[0].number, ground.taxi.id, "another").await);
        let steps = store::steps(&mut town.read().await, vouchers[0].id).await.unwrap();
        assert_eq!(steps.iter().filter(|step| step.state == State::Used).count(), 1);
    }
}
