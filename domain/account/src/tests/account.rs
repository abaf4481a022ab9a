//! One's own account: sessions, password, end.

use base::{Id, Private};
use chrono::TimeDelta;
use testkit::{Client, Town};

use super::{LOGIN, OTHER_PASSWORD, PASSWORD, cookie, is_in, journal, settle, signed_in, try_to_sign_in};
use crate::model::{Account, State};
use crate::session::model::Session;
use crate::{session, store};

async fn sessions(town: &Town, account: &Account) -> Vec<Session> {
    session::store::all_of(&mut town.read().await, account.id, town.now()).await.unwrap()
}

async fn disable(town: &Town) {
    let mut db = town.write().await;
    crate::disable(&mut db, LOGIN, town.now()).await.unwrap();
    db.commit().await.unwrap();
}

async fn change(browser: &Client, current: &str, new: &str) -> testkit::Answer {
    let fields = [("current", current), ("new", new), ("again", new)];
    browser.post_form("/pro/compte/mot-de-passe", &fields).await
}

testkit::both_engines! {
    async fn she_sees_where_she_stands_and_her_sessions(town: Town) {
        settle(&town, LOGIN).await;
        signed_in(&town, LOGIN, PASSWORD).await;
        town.clock().advance(TimeDelta::minutes(2));
        let here = signed_in(&town, LOGIN, PASSWORD).await;
        let page = here.get("/pro/compte").await.main().replace('\u{a0}', " ");
        for shown in [
            "référente du commissariat", "Commissariat de Valbourg", "Référente ou référent",
            "Ouverte le 23 novembre 2026 à 10 h, utilisée", "Ouverte le 23 novembre 2026 à 10 h 02, utilisée",
        ] {
            assert!(page.contains(shown), "{shown} in {page}");
        }
        assert_eq!(page.matches("/fermeture").count(), 2, "that one, and all others: {page}");
    }

    async fn she_closes_the_session_of_another_browser(town: Town) {
        let account = settle(&town, LOGIN).await;
        let there = signed_in(&town, LOGIN, PASSWORD).await;
        let there_id = sessions(&town, &account).await[0].id;
        let here = signed_in(&town, LOGIN, PASSWORD).await;
        let close = format!("/pro/compte/sessions/{there_id}/fermeture");
        let answer = here.post_form(&close, &[]).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/compte"));
        assert!(is_in(&here).await && !is_in(&there).await);
        assert_eq!(here.post_form(&close, &[]).await.status, 404);
    }

    async fn ending_a_session_asks_for_a_fresh_proof(town: Town) {
        let account = settle(&town, LOGIN).await;
        let there = signed_in(&town, LOGIN, PASSWORD).await;
        let there_id = sessions(&town, &account).await[0].id;
        let here = signed_in(&town, LOGIN, PASSWORD).await;
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        for path in ["/pro/compte/sessions/fermeture", &format!("/pro/compte/sessions/{there_id}/fermeture")] {
            let answer = here.post_form(path, &[]).await;
            assert!(answer.location().starts_with("/pro/preuve/"), "{path}: {}", answer.status);
        }
        assert!(is_in(&there).await);
    }

    async fn somebody_elses_session_does_not_exist(town: Town) {
        let other = settle(&town, "other").await;
        settle(&town, LOGIN).await;
        let theirs = signed_in(&town, "other", PASSWORD).await;
        let id = sessions(&town, &other).await[0].id;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        for id in [id.to_string(), "x".to_owned()] {
            assert_eq!(browser.post_form(&format!("/pro/compte/sessions/{id}/fermeture"), &[]).await.status, 404);
        }
        assert!(is_in(&theirs).await);
    }

    async fn a_new_password_closes_every_session_but_a_new_one(town: Town) {
        settle(&town, LOGIN).await;
        let there = signed_in(&town, LOGIN, PASSWORD).await;
        let here = signed_in(&town, LOGIN, PASSWORD).await;
        let answer = change(&here, PASSWORD, OTHER_PASSWORD).await;
        assert_eq!(answer.status, 200);
        assert!(!is_in(&there).await && !is_in(&here).await);
        assert!(is_in(&here.clone().with_cookie(&cookie(&answer))).await);
        assert_eq!(answer.body.matches("/fermeture").count(), 0, "{}", answer.main());
        assert_eq!(try_to_sign_in(&town, LOGIN, PASSWORD).await.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        signed_in(&town, LOGIN, OTHER_PASSWORD).await;
    }

    async fn the_password_is_not_changed_without_the_current_one_or_for_a_weak_one(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(change(&browser, PASSWORD, "trop court").await.status, 422);
        let answer = change(&browser, "a wrong password", OTHER_PASSWORD).await;
        assert_eq!(answer.status, 422);
        assert!(!answer.body.contains(OTHER_PASSWORD), "{}", answer.main());
        assert!(is_in(&browser).await);
        town.clock().advance(TimeDelta::seconds(1));
        signed_in(&town, LOGIN, PASSWORD).await;
    }

    async fn a_disabled_account_is_shut_out_at_once(town: Town) {
        let account = settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        assert!(is_in(&browser).await);
        disable(&town).await;
        assert!(!is_in(&browser).await);
        assert_eq!(try_to_sign_in(&town, LOGIN, PASSWORD).await.status, 422);
        let known = store::account(&mut town.read().await, account.id).await.unwrap().unwrap();
        assert_eq!((known.state(town.now()), known.login), (State::Disabled, None));
    }

    async fn the_name_of_a_disabled_account_is_free_again(town: Town) {
        settle(&town, LOGIN).await;
        disable(&town).await;
        settle(&town, LOGIN).await;
        signed_in(&town, LOGIN, PASSWORD).await;
    }

    async fn what_has_had_its_time_is_erased_and_the_rest_stays(town: Town) {
        settle(&town, "gone").await;
        settle(&town, LOGIN).await;
        signed_in(&town, LOGIN, PASSWORD).await;
        try_to_sign_in(&town, "gone", "a wrong password").await;
        let mut db = town.write().await;
        crate::invite(&mut db, &super::invitation("invited"), town.now()).await.unwrap();
        crate::disable(&mut db, "gone", town.now()).await.unwrap();
        assert_eq!(crate::purge(&mut db, town.now()).await.unwrap(), 0);
        let day_later = town.now() + TimeDelta::days(1);
        assert_eq!(crate::purge(&mut db, day_later).await.unwrap(), 3, "a session, a failure, a code");
        let later = town.now() + TimeDelta::days(365);
        assert_eq!(crate::purge(&mut db, later).await.unwrap(), 1, "a device");
        assert_eq!(crate::count_departed(&mut db, town.now()).await.unwrap(), 0, "those who left before");
        let after = town.now() + TimeDelta::seconds(1);
        assert_eq!(crate::count_departed(&mut db, after).await.unwrap(), 1);
        assert_eq!(crate::erase_departed(&mut db, after, 10).await.unwrap(), 1);
        assert_eq!(crate::purge(&mut db, town.now() + TimeDelta::days(365)).await.unwrap(), 0);
        assert!(store::by_login(&mut db, LOGIN).await.unwrap().is_some());
    }

    async fn accounts_are_listed_with_where_they_stand(town: Town) {
        settle(&town, LOGIN).await;
        let mut db = town.read().await;
        let all = crate::list(&mut db, 0, 100).await.unwrap();
        let login = Some(Private::new(LOGIN.to_owned()));
        let hers = all.iter().find(|standing| standing.account.login == login).unwrap();
        assert_eq!(hers.institution_name.as_deref(), Some("Commissariat de Valbourg"));
        assert_eq!(hers.territory_name, "Valbourg");
        assert_eq!(crate::list(&mut db, 1, 2).await.unwrap(), all[1..3]);
    }

    async fn the_journal_tells_acts_and_ids_alone(town: Town) {
        let account = settle(&town, LOGIN).await;
        try_to_sign_in(&town, LOGIN, "a wrong password").await;
        try_to_sign_in(&town, "nobody.at.all", "a wrong password").await;
        town.clock().advance(TimeDelta::seconds(1));
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        change(&browser, PASSWORD, OTHER_PASSWORD).await;
        town.clock().advance(TimeDelta::seconds(1));
        disable(&town).await;
        assert_eq!(journal(town.database()).await, ["account.activated", "session.refused", "session.refused",
            "account.password_changed", "device.met", "device.met", "session.opened", "session.opened", "account.disabled"]);
        let mut db = town.read().await;
        let refused: Vec<(Id<Account>,)> = base::fetch_all!(&mut db => "
            SELECT object_id FROM journal WHERE act = 'session.refused' ORDER BY object_id LIMIT 10").unwrap();
        assert_eq!(refused, [(Id::zero(),), (account.id,)]);
    }
}
