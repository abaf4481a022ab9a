//! A password for an account that has passkeys alone.

use base::execute;
use chrono::TimeDelta;
use testkit::{Answer, Client, Figure, POLICE, Town};

use super::codes::shown;
use super::key::Key;
use super::passkey::activated;
use super::{LOGIN, PASSWORD, cookie, hidden, journal, try_to_sign_in};

const CHOOSE: &str = "/pro/compte/mot-de-passe/nouveau";
const ENROL: &str = "/pro/compte/mot-de-passe/codes";

/// Somebody who has just made her first key, which is all that lets her in.
async fn with_key_alone(town: &Town) -> Client {
    let answer = activated(town, &mut Key::new()).await;
    town.client(Figure::Nobody).with_cookie(&cookie(&answer))
}

async fn choose(browser: &Client, new: &str, again: &str) -> Answer {
    browser.post_form(CHOOSE, &[("new", new), ("again", again)]).await
}

async fn enrol(browser: &Client, token: &str, code: &str) -> Answer {
    browser.post_form(ENROL, &[("token", token), ("code", code)]).await
}

/// Her institution lets in with passkeys alone, or not only.
async fn allow(town: &Town, password: bool) {
    let mut db = town.write().await;
    execute!(&mut db => "
        INSERT INTO sign_in_policy (institution_id, allows_password, version) VALUES ($1, $2, 1)
        ON CONFLICT (institution_id) DO UPDATE SET allows_password = excluded.allows_password", POLICE, password)
    .unwrap();
    db.commit().await.unwrap();
}

testkit::both_engines! {
    async fn a_password_is_added_with_codes_and_opens_from_then_on(town: Town) {
        let browser = with_key_alone(&town).await;
        assert!(browser.get("/pro/compte").await.body.contains(CHOOSE));
        assert_eq!(choose(&browser, "court", "court").await.status, 422);
        assert_eq!(choose(&browser, PASSWORD, "autre chose que cela").await.status, 422);
        let proposed = choose(&browser, PASSWORD, PASSWORD).await;
        assert_eq!(proposed.status, 200, "{}", proposed.main());
        let token = hidden(&proposed, "token");
        assert_eq!(enrol(&browser, &token, "000000").await.status, 422);
        assert_eq!(try_to_sign_in(&town, LOGIN, PASSWORD).await.status, 422, "nothing is written before the code");
        town.clock().advance(TimeDelta::minutes(1));
        let done = enrol(&browser, &token, &shown(&proposed, town.now())).await;
        assert_eq!((done.status, done.location()), (303, "/pro/compte"), "{}", done.main());
        let acts = journal(town.database()).await;
        assert!(["account.password_added", "totp.enrolled"].iter().all(|act| acts.iter().any(|one| one == act)), "{acts:?}");
        let opened = try_to_sign_in(&town, LOGIN, PASSWORD).await;
        assert!(opened.status == 200 && opened.body.contains("/pro/connexion/code"), "a code is asked for: {}", opened.main());
        let page = browser.get("/pro/compte").await.body;
        assert!(!page.contains(CHOOSE) && page.contains("action=\"/pro/compte/mot-de-passe\""));
        assert_eq!(choose(&browser, PASSWORD, PASSWORD).await.status, 422, "there is one");
    }

    async fn an_institution_of_passkeys_alone_adds_no_password(town: Town) {
        let browser = with_key_alone(&town).await;
        let token = hidden(&choose(&browser, PASSWORD, PASSWORD).await, "token");
        allow(&town, false).await;
        assert!(!browser.get("/pro/compte").await.body.contains(CHOOSE));
        assert_eq!(choose(&browser, PASSWORD, PASSWORD).await.status, 422);
        assert_eq!(enrol(&browser, &token, "000000").await.status, 422);
        assert!(!journal(town.database()).await.iter().any(|act| act == "account.password_added"));
    }

    async fn adding_a_password_asks_for_a_fresh_proof_and_what_was_chosen_is_hers_for_a_quarter_of_an_hour(town: Town) {
        let browser = with_key_alone(&town).await;
        let proposed = choose(&browser, PASSWORD, PASSWORD).await;
        let code = shown(&proposed, town.now());
        assert_eq!(enrol(&browser, "forged", &code).await.location(), "/pro/compte");
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        assert!(choose(&browser, PASSWORD, PASSWORD).await.location().starts_with("/pro/preuve/"));
        assert!(enrol(&browser, &hidden(&proposed, "token"), &code).await.location().starts_with("/pro/preuve/"));
        assert!(!journal(town.database()).await.iter().any(|act| act == "account.password_added"));
    }
}
