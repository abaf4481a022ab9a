//! The acts of coming in say as which roles and in which session they were done, as all others do.

use base::{Database, fetch_all};
use chrono::TimeDelta;
use testkit::{Figure, Town};
use web::SessionKey;

use super::codes::{enrolled, sign_in};
use super::{LOGIN, cookie, invitation, settle, signed_in};

/// Act, role and session of each row that somebody signed.
async fn signed(database: &Database) -> Vec<(String, Option<String>, Option<String>)> {
    let mut db = database.read().await.unwrap();
    fetch_all!(&mut db => "SELECT act, role, session FROM journal WHERE account_id IS NOT NULL ORDER BY at, act LIMIT 100")
        .unwrap()
}

/// The name of the session of a cookie, as the journal has it.
fn name(cookie: &str) -> String {
    journal::session_name(&SessionKey::of(cookie.split_once('=').unwrap().1).0)
}

/// By what somebody came in, as the journal has it.
pub async fn ways(town: &Town) -> Vec<String> {
    let mut db = town.read().await;
    let ways: Vec<(String,)> =
        fetch_all!(&mut db => "SELECT motive FROM journal WHERE act = 'session.opened' ORDER BY at LIMIT 100").unwrap();
    ways.into_iter().map(|(way,)| way).collect()
}

testkit::both_engines! {
    async fn every_act_of_coming_in_carries_her_roles_and_her_session(town: Town) {
        let (_, first) = enrolled(&town, LOGIN).await;
        let session = name(&cookie(&first));
        let acts = signed(town.database()).await;
        let names: Vec<_> = acts.iter().map(|(act, ..)| act.as_str()).collect();
        assert_eq!(names, ["device.met", "recovery.made", "session.opened", "totp.enrolled"]);
        for (act, role, of) in &acts {
            assert_eq!((role.as_deref(), of.as_deref()), (Some("referent"), Some(session.as_str())), "{act}");
        }
        town.clock().advance(TimeDelta::minutes(1));
        let recovery = first.body.split("<li>").nth(1).unwrap().split('<').next().unwrap();
        let second = sign_in(&town, LOGIN, recovery).await;
        let (acts, session) = (signed(town.database()).await, name(&cookie(&second)));
        let later: Vec<_> = acts[names.len()..].iter().map(|(act, _, of)| (act.as_str(), of.as_deref())).collect();
        assert_eq!(later, ["device.met", "recovery.used", "session.opened"].map(|act| (act, Some(session.as_str()))));
        assert_whole(&town).await;
    }

    async fn an_opened_session_says_by_what_she_came_in(town: Town) {
        let (_, first) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::minutes(1));
        let recovery = first.body.split("<li>").nth(1).unwrap().split('<').next().unwrap();
        sign_in(&town, LOGIN, recovery).await;
        assert_eq!(ways(&town).await, ["totp", "recovery"]);
    }

    async fn a_session_that_is_replaced_and_one_that_is_proved_again_are_signed_too(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, super::PASSWORD).await;
        town.clock().advance(TimeDelta::minutes(6));
        let path = browser.get("/pro/compte/codes").await.location().to_owned();
        let proved = cookie(&browser.post_form(&path, &[("password", super::PASSWORD), ("code", "")]).await);
        town.clock().advance(TimeDelta::minutes(1));
        let fields = [("login", LOGIN), ("password", super::PASSWORD)];
        let next = town.client(Figure::Nobody).with_cookie(&proved).post_form("/pro/connexion", &fields).await;
        let wanted = [(name(&proved), "session.proved"), (name(&cookie(&next)), "session.closed")];
        let acts = signed(town.database()).await;
        for (session, act) in wanted {
            let row = acts.iter().find(|(name, ..)| name == act).unwrap();
            assert_eq!((row.1.as_deref(), row.2.as_deref()), (Some("referent"), Some(session.as_str())), "{act}");
        }
        assert_whole(&town).await;
    }

    async fn an_activation_is_signed_with_the_session_that_it_opens(town: Town) {
        super::serve(&town);
        let mut db = town.write().await;
        let code = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
        db.commit().await.unwrap();
        let nobody = town.client(Figure::Nobody);
        let shown = nobody.post_form("/pro/activation", &[("login", LOGIN), ("code", &code)]).await;
        let token = super::hidden(&shown, "token");
        let fields = [("token", token.as_str()), ("new", super::PASSWORD), ("again", super::PASSWORD)];
        let session = name(&cookie(&nobody.post_form("/pro/activation/mot-de-passe", &fields).await));
        let acts = signed(town.database()).await;
        assert!(acts.iter().any(|(act, ..)| act == "account.activated"));
        assert!(acts.iter().all(|(_, role, of)| role.as_deref() == Some("referent") && *of == Some(session.clone())));
    }
}

/// Seals the rows and verifies the chain.
async fn assert_whole(town: &Town) {
    journal::seal(town.database(), town.now()).await.unwrap();
    let (key, kept) = (journal::Key::derive(&[7; 32]), journal::Kept::default());
    let report = journal::verify(town.database(), &key, &kept, town.now()).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
}
