//! Guessing takes longer and longer.

use chrono::TimeDelta;

use super::{LOGIN, PASSWORD, settle, signed_in, try_to_sign_in};
use crate::acts::digest;
use crate::store;
use crate::throttle::Attempts;

const WAIT: &str = "Trop d’essais avec cet identifiant.";

testkit::both_engines! {
    async fn after_failures_even_the_right_password_waits(town: Town) {
        settle(&town, LOGIN).await;
        for _ in 0..3 {
            let wrong = try_to_sign_in(&town, LOGIN, "a wrong password").await;
            assert!(!wrong.body.contains(WAIT), "{}", wrong.body);
            town.clock().advance(TimeDelta::seconds(1));
        }
        town.clock().advance(TimeDelta::seconds(1));
        let early = try_to_sign_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(early.status, 422);
        assert!(early.body.contains(WAIT), "{}", early.body);
        town.clock().advance(TimeDelta::seconds(1));
        signed_in(&town, LOGIN, PASSWORD).await;
    }

    async fn a_right_password_wipes_the_failures_out(town: Town) {
        settle(&town, LOGIN).await;
        try_to_sign_in(&town, LOGIN, "a wrong password").await;
        assert!(store::attempts(&mut town.read().await, &digest(LOGIN)).await.unwrap().is_some());
        town.clock().advance(TimeDelta::seconds(1));
        signed_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(store::attempts(&mut town.read().await, &digest(LOGIN)).await.unwrap(), None);
        signed_in(&town, LOGIN, PASSWORD).await;
    }

    async fn the_hundredth_failure_closes_the_name_until_midnight(town: Town) {
        settle(&town, LOGIN).await;
        let many = Attempts { failures: 99, last_at: town.now(), blocked_until: town.now() };
        let mut db = town.write().await;
        store::save_attempts(&mut db, &digest(LOGIN), &many).await.unwrap();
        db.commit().await.unwrap();
        try_to_sign_in(&town, LOGIN, "a wrong password").await;
        // It is ten o'clock in Paris.
        town.clock().advance(TimeDelta::hours(14) - TimeDelta::seconds(1));
        let closed = try_to_sign_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(closed.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        signed_in(&town, LOGIN, PASSWORD).await;
    }

    async fn of_several_guesses_at_once_one_is_looked_at(town: Town) {
        settle(&town, LOGIN).await;
        let guess = || try_to_sign_in(&town, LOGIN, "a wrong password");
        let (a, b, c, d) = tokio::join!(guess(), guess(), guess(), guess());
        let answers = [a, b, c, d];
        assert!(answers.iter().all(|answer| [422, 409].contains(&answer.status)));
        let looked_at = answers.iter().filter(|answer| answer.status == 422 && !answer.body.contains(WAIT)).count();
        assert_eq!(looked_at, 1);
        let attempts = store::attempts(&mut town.read().await, &digest(LOGIN)).await.unwrap();
        assert_eq!(attempts.map(|attempts| attempts.failures), Some(1));
    }

    async fn people_who_sign_in_at_the_same_time_do_not_hinder_each_other(town: Town) {
        for login in ["first", "second", "third"] {
            settle(&town, login).await;
        }
        for _ in 0..5 {
            let enter = |login| try_to_sign_in(&town, login, PASSWORD);
            let (a, b, c) = tokio::join!(enter("first"), enter("second"), enter("third"));
            assert_eq!([a.status, b.status, c.status], [303; 3]);
        }
    }

    async fn guessing_the_current_password_waits_too(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let fields = [("current", "a wrong one"), ("new", super::OTHER_PASSWORD), ("again", super::OTHER_PASSWORD)];
        let first = browser.post_form("/pro/compte/mot-de-passe", &fields).await;
        let second = browser.post_form("/pro/compte/mot-de-passe", &fields).await;
        assert_eq!((first.status, second.status), (422, 422));
        assert!(!first.body.contains(WAIT) && second.body.contains(WAIT), "{}", second.body);
    }
}
