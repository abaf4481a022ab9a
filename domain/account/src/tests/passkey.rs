//! Passkeys: made, used, named, taken away.

use chrono::TimeDelta;
use serde_json::Value;
use testkit::{Answer, Client, Figure, Town};

use super::key::Key;
use super::{
    LOGIN, PASSWORD, cookie, hidden, invitation, is_in, journal, serve, serve_for_good, settle, signed_in,
    try_to_sign_in,
};
use crate::passkey::store;

async fn question(client: &Client, path: &str, token: &str) -> Value {
    let answer = client.post_form(path, &[("token", token)]).await;
    assert_eq!(answer.status, 200, "{} {}", answer.location(), answer.body);
    answer.json()
}

/// Sends what a key said to a question.
async fn send(client: &Client, path: &str, question: &Value, said: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("question", question["question"].as_str().unwrap()), ("answer", said)];
    fields.extend(more);
    client.post_form(path, &fields).await
}

/// Somebody signed in, with a first key of hers.
async fn with_key(town: &Town) -> (Client, Key) {
    settle(town, LOGIN).await;
    let browser = signed_in(town, LOGIN, PASSWORD).await;
    let mut key = Key::new();
    assert_eq!(add(&browser, &mut key, "mon téléphone").await.location(), "/pro/compte");
    (browser, key)
}

async fn add(browser: &Client, key: &mut Key, name: &str) -> Answer {
    let asked = question(browser, "/pro/compte/cles/question", "").await;
    let said = key.make(&asked);
    send(browser, "/pro/compte/cles", &asked, &said, &[("name", name)]).await
}

pub async fn sign_in(town: &Town, key: &mut Key) -> Answer {
    sign_in_with(town, key, &[]).await
}

async fn sign_in_with(town: &Town, key: &mut Key, more: &[(&str, &str)]) -> Answer {
    let nobody = town.client(Figure::Nobody);
    let asked = question(&nobody, "/pro/connexion/cle/question", "").await;
    let said = key.answer(&asked);
    send(&nobody, "/pro/connexion/cle", &asked, &said, more).await
}

async fn keys(town: &Town) -> Vec<crate::passkey::Passkey> {
    let mut db = town.read().await;
    let account = crate::store::by_login(&mut db, LOGIN).await.unwrap().unwrap();
    store::all_of(&mut db, account.id).await.unwrap()
}

/// An account without a password: its only way in is `key`.
pub async fn activated(town: &Town, key: &mut Key) -> Answer {
    serve_for_good(town);
    let mut db = town.write().await;
    let code = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
    db.commit().await.unwrap();
    let nobody = town.client(Figure::Nobody);
    let choice = nobody.post_form("/pro/activation", &[("login", LOGIN), ("code", &code)]).await;
    let token = hidden(&choice, "token");
    let asked = question(&nobody, "/pro/activation/cle/question", &token).await;
    let said = key.make(&asked);
    send(&nobody, "/pro/activation/cle", &asked, &said, &[("token", &token), ("name", "")]).await
}

const REFUSED: &str = "n’a pas été reconnue";

testkit::both_engines! {
    async fn a_key_leads_on_to_the_page_that_was_asked_for(town: Town) {
        let (_, mut key) = with_key(&town).await;
        let answer = sign_in_with(&town, &mut key, &[("vers", "/pro/compte")]).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/compte"), "{}", answer.main());
    }

    async fn a_key_opens_without_a_name(town: Town) {
        let (_, mut key) = with_key(&town).await;
        let answer = sign_in(&town, &mut key).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro"), "{}", answer.main());
        assert!(is_in(&town.client(Figure::Nobody).with_cookie(&cookie(&answer))).await);
        let known = &keys(&town).await[0];
        assert_eq!((known.name.as_str(), known.used_at), ("mon téléphone", Some(town.now())));
        assert!(known.content.reveal().contains("\"counter\":1"), "{}", known.content.reveal());
        assert!(journal(town.database()).await.iter().any(|act| act == "passkey.added"));
    }

    async fn a_browser_is_asked_for_a_key_that_stays_and_that_opens_to_her_alone(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let asked = question(&browser, "/pro/compte/cles/question", "").await;
        let (wanted, host) = (&asked["publicKey"]["authenticatorSelection"], &asked["publicKey"]["rp"]["id"]);
        assert_eq!((&wanted["residentKey"], &wanted["userVerification"]), (&"required".into(), &"required".into()));
        assert_eq!(host, "localhost");
        let asked = question(&browser, "/pro/connexion/cle/question", "").await;
        assert_eq!(asked["publicKey"]["userVerification"], "required");
    }

    async fn an_invited_person_activates_her_account_with_a_key_alone(town: Town) {
        let mut key = Key::new();
        let answer = activated(&town, &mut key).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/compte"), "{}", answer.main());
        let browser = town.client(Figure::Nobody).with_cookie(&cookie(&answer));
        let page = browser.get("/pro/compte").await;
        assert!(page.body.contains("Ajoutez une deuxième clé d’accès"), "{}", page.main());
        // A code on paper goes with a password, and she has none.
        assert!(!page.body.contains("/pro/compte/secours"), "{}", page.main());
        assert_eq!(browser.post_form("/pro/compte/secours", &[]).await.status, 404);
        assert!(browser.get("/pro").await.body.contains("Vous n’avez qu’une clé d’accès"));
        assert_eq!(add(&browser, &mut Key::new(), "").await.status, 303);
        assert!(!browser.get("/pro/compte").await.body.contains("Ajoutez une deuxième"));
        assert_eq!(sign_in(&town, &mut key).await.status, 303);
        assert_eq!(try_to_sign_in(&town, LOGIN, PASSWORD).await.status, 422);
    }

    async fn an_answer_is_good_once(town: Town) {
        let (_, mut key) = with_key(&town).await;
        let nobody = town.client(Figure::Nobody);
        let asked = question(&nobody, "/pro/connexion/cle/question", "").await;
        let said = key.answer(&asked);
        assert_eq!(send(&nobody, "/pro/connexion/cle", &asked, &said, &[]).await.status, 303);
        let again = send(&nobody, "/pro/connexion/cle", &asked, &said, &[]).await;
        assert!(again.status == 422 && again.body.contains("a déjà servi"), "{}", again.main());
    }

    async fn a_question_waits_ten_minutes(town: Town) {
        let (_, mut key) = with_key(&town).await;
        let nobody = town.client(Figure::Nobody);
        let asked = question(&nobody, "/pro/connexion/cle/question", "").await;
        town.clock().advance(TimeDelta::minutes(10));
        let said = key.answer(&asked);
        assert_eq!(send(&nobody, "/pro/connexion/cle", &asked, &said, &[]).await.status, 422);
    }

    async fn a_key_of_another_host_or_page_opens_nothing(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        for (host, origin) in [("elsewhere.example", "https://elsewhere.example"), ("elsewhere.example", "http://localhost:8080"), ("localhost", "http://localhost:8081")] {
            let refused = add(&browser, &mut Key::of(host, origin), "").await;
            assert!(refused.status == 422 && refused.body.contains(REFUSED), "{origin}: {}", refused.main());
        }
        assert!(keys(&town).await.is_empty());
    }

    async fn a_key_without_finger_or_pin_opens_nothing(town: Town) {
        let (_, mut key) = with_key(&town).await;
        key.is_verified = false;
        assert_eq!(sign_in(&town, &mut key).await.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        key.is_verified = true;
        assert_eq!(sign_in(&town, &mut key).await.status, 303);
    }

    async fn a_key_whose_counter_goes_back_was_copied_and_opens_nothing(town: Town) {
        let (_, mut key) = with_key(&town).await;
        key.counter = 10;
        assert_eq!(sign_in(&town, &mut key).await.status, 303);
        key.counter = 5;
        let refused = sign_in(&town, &mut key).await;
        assert!(refused.status == 422 && refused.body.contains(REFUSED), "{}", refused.main());
    }

    async fn an_unknown_key_and_nonsense_are_refused(town: Town) {
        let (_, _) = with_key(&town).await;
        assert_eq!(sign_in(&town, &mut Key::new()).await.status, 422);
        let nobody = town.client(Figure::Nobody);
        for (asked, said) in [("", ""), ("x", "{}"), ("aaaaaaaaaaaaaaaaaaaaaaaaaa", "{}")] {
            let answer = nobody.post_form("/pro/connexion/cle", &[("question", asked), ("answer", said)]).await;
            assert_eq!(answer.status, 422, "{asked}");
        }
        let asked = question(&nobody, "/pro/connexion/cle/question", "").await;
        assert_eq!(send(&nobody, "/pro/connexion/cle", &asked, "{\"id\": 1}", &[]).await.status, 422);
    }

    async fn a_question_put_to_one_is_not_answered_by_another(town: Town) {
        let (_, _) = with_key(&town).await;
        settle(&town, "other").await;
        let (hers, theirs) = (signed_in(&town, LOGIN, PASSWORD).await, signed_in(&town, "other", PASSWORD).await);
        let asked = question(&hers, "/pro/compte/cles/question", "").await;
        let said = Key::new().make(&asked);
        assert_eq!(send(&theirs, "/pro/compte/cles", &asked, &said, &[]).await.status, 422);
        // A question that makes a key proves nothing.
        assert_eq!(send(&town.client(Figure::Nobody), "/pro/connexion/cle", &asked, &said, &[]).await.status, 422);
    }

    async fn a_key_is_renamed_and_taken_away(town: Town) {
        let (browser, mut key) = with_key(&town).await;
        let path = format!("/pro/compte/cles/{}", keys(&town).await[0].id);
        assert_eq!(browser.post_form(&format!("{path}/nom"), &[("name", " mon  vieux téléphone ")]).await.status, 303);
        assert!(browser.get("/pro/compte").await.body.contains("mon vieux téléphone"));
        assert_eq!(browser.post_form(&format!("{path}/suppression"), &[]).await.status, 303);
        assert_eq!(browser.post_form(&format!("{path}/suppression"), &[]).await.status, 404);
        let gone = sign_in(&town, &mut key).await;
        assert!(gone.status == 422 && gone.body.contains(REFUSED), "{}", gone.main());
        assert!(journal(town.database()).await.iter().any(|act| act == "passkey.removed"));
    }

    async fn the_last_way_in_is_not_taken_away(town: Town) {
        let answer = activated(&town, &mut Key::new()).await;
        let browser = town.client(Figure::Nobody).with_cookie(&cookie(&answer));
        let path = format!("/pro/compte/cles/{}/suppression", keys(&town).await[0].id);
        let refused = browser.post_form(&path, &[]).await;
        assert!(refused.status == 422 && refused.body.contains("votre seule façon d’entrer"), "{}", refused.main());
        assert_eq!(add(&browser, &mut Key::new(), "").await.status, 303);
        assert_eq!(browser.post_form(&path, &[]).await.status, 303);
        assert_eq!(keys(&town).await.len(), 1);
    }

    async fn somebody_elses_key_does_not_exist(town: Town) {
        let (_, _) = with_key(&town).await;
        settle(&town, "other").await;
        let theirs = signed_in(&town, "other", PASSWORD).await;
        let path = format!("/pro/compte/cles/{}", keys(&town).await[0].id);
        for end in ["nom", "suppression"] {
            assert_eq!(theirs.post_form(&format!("{path}/{end}"), &[("name", "à moi")]).await.status, 404);
        }
        assert_eq!(keys(&town).await[0].name, "mon téléphone");
    }

    async fn keys_are_changed_just_after_a_proof_alone(town: Town) {
        let (browser, _) = with_key(&town).await;
        let path = format!("/pro/compte/cles/{}", keys(&town).await[0].id);
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        for path in ["/pro/compte/cles/question", "/pro/compte/cles", &format!("{path}/nom"), &format!("{path}/suppression")] {
            let answer = browser.post_form(path, &[("name", "x")]).await;
            assert!(answer.location().starts_with("/pro/preuve/"), "{path}: {}", answer.status);
        }
    }

    async fn an_address_without_a_name_has_no_keys_and_says_so(town: Town) {
        settle(&town, LOGIN).await;
        let settings = web::Settings { origin: "http://192.0.2.1".to_owned(), is_demo: true, ..web::Settings::default() };
        super::serve_with(&town, settings);
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        assert!(browser.get("/pro/compte").await.body.contains("il lui faut un nom"));
        serve(&town);
    }
}
