//! Guessing takes longer and longer.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;

use axum::extract::connect_info::MockConnectInfo;
use base::fetch_one;
use chrono::TimeDelta;
use testkit::Figure;

use super::{LOGIN, PASSWORD, settle, signed_in, try_to_sign_in};
use crate::acts::digest;
use crate::password::WORKED_OUT;
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

    async fn a_locked_name_is_refused_as_an_unknown_one_is_with_the_same_work(town: Town) {
        settle(&town, LOGIN).await;
        let mut answers = Vec::new();
        for login in [LOGIN, "nobody.at.all"] {
            for _ in 0..3 {
                let before = WORKED_OUT.load(Ordering::Relaxed);
                let answer = try_to_sign_in(&town, login, "a wrong password").await;
                let worked_out = WORKED_OUT.load(Ordering::Relaxed) - before;
                answers.push((answer.status, answer.body.replace(login, "…"), worked_out));
            }
        }
        let (known, unknown) = answers.split_at(3);
        assert_eq!(known, unknown);
        assert_eq!(known.iter().map(|(_, _, worked_out)| *worked_out).collect::<Vec<_>>(), [1, 0, 0]);
    }

    async fn a_neighbourhood_that_tries_thirty_times_a_minute_waits_and_others_do_not(town: Town) {
        settle(&town, LOGIN).await;
        let open_from = |address: &str| {
            let address: SocketAddr = address.parse().unwrap();
            let site = testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS);
            site.with(move |router| router.layer(MockConnectInfo(address)))
        };
        town.serve(open_from("192.0.2.7:1"));
        let nobody = town.client(Figure::Nobody);
        for n in 0..30 {
            let path = ["/pro/connexion/cle", "/pro/activation"][n % 2];
            let fields = [("login", "nobody.at.all"), ("code", "AAAA")];
            assert_eq!(nobody.post_form(path, if n % 2 == 0 { &[] } else { &fields }).await.status, 422);
        }
        let fields = [("login", LOGIN), ("password", PASSWORD)];
        let slowed = nobody.post_form("/pro/connexion", &fields).await;
        assert_eq!((slowed.status, slowed.header("retry-after")), (429, "2"));
        assert!(slowed.body.contains("Attendez un peu"), "{}", slowed.main());
        assert_eq!(nobody.get("/pro/connexion").await.status, 200);
        town.clock().advance(TimeDelta::seconds(2));
        assert_ne!(nobody.post_form("/pro/connexion", &fields).await.status, 429);
        town.serve(open_from("198.51.100.7:1"));
        assert_ne!(town.client(Figure::Nobody).post_form("/pro/connexion", &fields).await.status, 429);
    }

    async fn ten_thousand_wrong_passwords_lock_nobody_out_for_ever_and_take_no_room(town: Town) {
        settle(&town, LOGIN).await;
        for _ in 0..10_000 {
            try_to_sign_in(&town, LOGIN, "a wrong password").await;
            town.clock().advance(TimeDelta::milliseconds(500));
        }
        let (rows,): (i64,) = fetch_one!(&mut town.read().await => "SELECT COUNT(*) FROM sign_in_failure").unwrap();
        assert_eq!(rows, 1);
        town.clock().advance(TimeDelta::hours(24));
        signed_in(&town, LOGIN, PASSWORD).await;
    }
}
