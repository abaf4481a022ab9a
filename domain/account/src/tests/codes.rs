//! One-time codes and recovery codes.

use base::{execute, fetch_one};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{Answer, Client, Figure, Town};
use totp_rs::{Builder, Secret};

use super::{
    LOGIN, OTHER_PASSWORD, PASSWORD, cookie, hidden, invitation, is_in, journal, serve, serve_for_good, settle,
    try_to_sign_in,
};
use crate::model::Account;
use crate::totp::TotpSecret;
use crate::{recovery, store};

/// What a telephone shows at `at` for the secret that stands on the page.
pub fn shown(page: &Answer, at: DateTime<Utc>) -> String {
    let (_, rest) = page.body.split_once("class=\"secret\">").unwrap_or_else(|| panic!("{}", page.main()));
    let letters = rest.split('<').next().unwrap().replace(' ', "");
    code(&letters, at)
}

pub fn code(letters: &str, at: DateTime<Utc>) -> String {
    let secret = data_encoding::BASE32_NOPAD.decode(letters.as_bytes()).unwrap();
    let totp = Builder::new().with_secret(Secret::new_stack(secret.try_into().unwrap())).build().unwrap();
    totp.generate(at.timestamp().try_into().unwrap()).to_string()
}

/// An account with codes, and the answer that let her in with the first one; her recovery codes stand in it.
pub async fn enrolled(town: &Town, login: &str) -> (String, Answer) {
    settle(town, login).await;
    serve_for_good(town);
    let page = try_to_sign_in(town, login, PASSWORD).await;
    let letters = page.body.split_once("class=\"secret\">").unwrap().1.split('<').next().unwrap().replace(' ', "");
    let answer = send(town, "/pro/connexion/codes", &hidden(&page, "token"), &shown(&page, town.now())).await;
    assert_eq!(answer.status, 200, "{}", answer.main());
    (letters, answer)
}

async fn send(town: &Town, path: &str, token: &str, code: &str) -> Answer {
    town.client(Figure::Nobody).post_form(path, &[("token", token), ("code", code)]).await
}

/// Shows the password, then `code`.
pub async fn sign_in(town: &Town, login: &str, code: &str) -> Answer {
    let page = try_to_sign_in(town, login, PASSWORD).await;
    assert_eq!((page.status, page.header("set-cookie")), (200, ""), "nothing is open yet: {}", page.main());
    send(town, "/pro/connexion/code", &hidden(&page, "token"), code).await
}

/// Shows the password and a recovery code.
async fn recover(town: &Town, login: &str, password: &str, code: &str) -> Answer {
    let fields = [("login", login), ("password", password), ("code", code)];
    town.client(Figure::Nobody).post_form("/pro/connexion/secours", &fields).await
}

fn browser(town: &Town, answer: &Answer) -> Client {
    town.client(Figure::Nobody).with_cookie(&cookie(answer))
}

/// The recovery codes on a page.
fn recovery_codes(page: &Answer) -> Vec<String> {
    let (_, rest) = page.body.split_once("class=\"codes\">").unwrap_or_else(|| panic!("{}", page.main()));
    let list = rest.split("</ol>").next().unwrap();
    list.split("<li>").skip(1).map(|item| item.split('<').next().unwrap().to_owned()).collect()
}

async fn account(town: &Town) -> Account {
    store::by_login(&mut town.read().await, LOGIN).await.unwrap().unwrap()
}

testkit::both_engines! {
    async fn whoever_has_no_codes_gets_them_at_her_sign_in_before_anything_else(town: Town) {
        let (letters, answer) = enrolled(&town, LOGIN).await;
        assert!(is_in(&browser(&town, &answer)).await);
        assert_eq!(recovery_codes(&answer).len(), 10);
        let account = account(&town).await;
        let kept = account.totp_secret.clone().unwrap();
        assert!(!kept.reveal().contains(&letters), "the secret is sealed");
        assert_eq!(account.totp_step, town.now().timestamp() / 30);
        let acts = journal(town.database()).await;
        assert!(["totp.enrolled", "recovery.made", "session.opened"].iter().all(|act| acts.iter().any(|one| one == act)), "{acts:?}");
    }

    async fn a_first_code_that_is_wrong_changes_nothing_and_shows_the_same_secret_again(town: Town) {
        settle(&town, LOGIN).await;
        serve_for_good(&town);
        let page = try_to_sign_in(&town, LOGIN, PASSWORD).await;
        let wrong = send(&town, "/pro/connexion/codes", &hidden(&page, "token"), "000000").await;
        assert_eq!((wrong.status, wrong.header("set-cookie")), (422, ""));
        assert_eq!(shown(&wrong, town.now()), shown(&page, town.now()));
        assert_eq!(account(&town).await.totp_secret, None);
        let forged = send(&town, "/pro/connexion/codes", "forged", "000000").await;
        assert!(forged.status == 422 && forged.body.contains("Recommencez la connexion"), "{}", forged.main());
    }

    async fn a_password_alone_opens_nothing_and_a_code_does(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::seconds(30));
        let answer = sign_in(&town, LOGIN, &code(&letters, town.now())).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro"), "{}", answer.main());
        assert!(is_in(&browser(&town, &answer)).await);
    }

    async fn a_code_is_used_once_in_its_step(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        let again = sign_in(&town, LOGIN, &code(&letters, town.now())).await;
        assert!(again.status == 422 && again.body.contains("déjà servi"), "{}", again.main());
        town.clock().advance(TimeDelta::seconds(30));
        let now = code(&letters, town.now());
        assert_eq!(sign_in(&town, LOGIN, &now).await.status, 303);
        assert_eq!(sign_in(&town, LOGIN, &now).await.status, 422);
    }

    async fn of_two_who_use_a_code_at_once_one_comes_in(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::seconds(60));
        let token = hidden(&try_to_sign_in(&town, LOGIN, PASSWORD).await, "token");
        let now = code(&letters, town.now());
        let (first, second) = tokio::join!(
            send(&town, "/pro/connexion/code", &token, &now), send(&town, "/pro/connexion/code", &token, &now));
        assert_eq!([first.status, second.status].iter().filter(|status| **status == 303).count(), 1);
    }

    async fn a_clock_off_by_a_minute_is_accepted_and_by_two_refused(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::minutes(10));
        let late = code(&letters, town.now() - TimeDelta::minutes(2));
        assert_eq!(sign_in(&town, LOGIN, &late).await.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        let early = code(&letters, town.now() + TimeDelta::minutes(2));
        assert_eq!(sign_in(&town, LOGIN, &early).await.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        let near = code(&letters, town.now() - TimeDelta::minutes(1));
        assert_eq!(sign_in(&town, LOGIN, &near).await.status, 303);
        town.clock().advance(TimeDelta::minutes(5));
        let near = code(&letters, town.now() + TimeDelta::minutes(1));
        assert_eq!(sign_in(&town, LOGIN, &near).await.status, 303);
    }

    async fn a_sign_in_waits_for_its_code_five_minutes(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        let token = hidden(&try_to_sign_in(&town, LOGIN, PASSWORD).await, "token");
        town.clock().advance(TimeDelta::seconds(301));
        let late = send(&town, "/pro/connexion/code", &token, &code(&letters, town.now())).await;
        assert!(late.status == 422 && late.body.contains("Recommencez la connexion"), "{}", late.main());
    }

    async fn a_sign_in_underway_is_worth_nothing_once_the_account_has_changed(town: Town) {
        let (letters, answer) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::seconds(30));
        let token = hidden(&try_to_sign_in(&town, LOGIN, PASSWORD).await, "token");
        town.clock().advance(TimeDelta::seconds(1));
        let fields = [("current", PASSWORD), ("new", OTHER_PASSWORD), ("again", OTHER_PASSWORD)];
        assert_eq!(browser(&town, &answer).post_form("/pro/compte/mot-de-passe", &fields).await.status, 200);
        let late = send(&town, "/pro/connexion/code", &token, &code(&letters, town.now())).await;
        assert_eq!(late.status, 422, "{}", late.main());
    }

    async fn three_codes_are_tried_while_telephones_show_the_same_one(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::minutes(1));
        let token = hidden(&try_to_sign_in(&town, LOGIN, PASSWORD).await, "token");
        for _ in 0..3 {
            let wrong = send(&town, "/pro/connexion/code", &token, "000000").await;
            assert!(wrong.body.contains("Ce code ne va pas"), "{}", wrong.main());
            town.clock().advance(TimeDelta::seconds(3));
        }
        let right = code(&letters, town.now());
        let early = send(&town, "/pro/connexion/code", &token, &right).await;
        assert!(early.status == 422 && early.body.contains("Trop de codes"), "{}", early.main());
        town.clock().advance(TimeDelta::seconds(21));
        let right = code(&letters, town.now());
        assert_eq!(send(&town, "/pro/connexion/code", &token, &right).await.status, 303);
    }

    async fn a_recovery_code_stands_in_for_a_code_once(town: Town) {
        let (_, answer) = enrolled(&town, LOGIN).await;
        let codes = recovery_codes(&answer);
        assert_eq!(sign_in(&town, LOGIN, &codes[0].to_lowercase().replace('-', " ")).await.status, 303);
        let again = sign_in(&town, LOGIN, &codes[0]).await;
        assert_eq!(again.status, 422, "{}", again.main());
        let left = recovery::store::left(&mut town.read().await, account(&town).await.id).await.unwrap();
        assert_eq!(left, 9);
        town.clock().advance(TimeDelta::seconds(1));
        let page = browser(&town, &sign_in(&town, LOGIN, &codes[1]).await).get("/pro/compte").await;
        assert!(page.body.contains("Il vous reste 8 codes de secours"), "{}", page.main());
        assert!(journal(town.database()).await.iter().any(|act| act == "recovery.used"));
    }

    async fn a_password_and_a_recovery_code_stand_in_for_what_was_lost_once(town: Town) {
        let (_, answer) = enrolled(&town, LOGIN).await;
        let code = recovery_codes(&answer)[0].clone();
        let entered = recover(&town, LOGIN, PASSWORD, &code).await;
        assert_eq!((entered.status, entered.location()), (303, "/pro/compte"));
        assert!(is_in(&browser(&town, &entered)).await);
        let again = recover(&town, LOGIN, PASSWORD, &code).await;
        let unknown = recover(&town, "nobody.at.all", PASSWORD, &code).await;
        assert_eq!((again.status, unknown.status), (422, 422));
        assert_eq!(again.body.replace(LOGIN, "…"), unknown.body.replace("nobody.at.all", "…"));
    }

    async fn a_recovery_code_alone_opens_nothing_and_is_not_used_up(town: Town) {
        let (_, answer) = enrolled(&town, LOGIN).await;
        let code = recovery_codes(&answer)[0].clone();
        let alone = recover(&town, LOGIN, "", &code).await;
        town.clock().advance(TimeDelta::seconds(1));
        let wrong = recover(&town, LOGIN, OTHER_PASSWORD, &code).await;
        town.clock().advance(TimeDelta::seconds(3));
        let without = recover(&town, LOGIN, PASSWORD, "AAAA-AAAA").await;
        for refused in [&alone, &wrong, &without] {
            assert_eq!((refused.status, refused.header("set-cookie")), (422, ""), "{}", refused.main());
        }
        assert_eq!(wrong.body, without.body, "nobody is told which of the two was right");
        town.clock().advance(TimeDelta::seconds(3));
        assert_eq!(recover(&town, LOGIN, PASSWORD, &code).await.status, 303);
    }

    async fn a_new_set_replaces_the_old_one_and_asks_for_a_fresh_proof(town: Town) {
        let (_, answer) = enrolled(&town, LOGIN).await;
        let (here, old) = (browser(&town, &answer), recovery_codes(&answer)[3].clone());
        let new = recovery_codes(&here.post_form("/pro/compte/secours", &[]).await);
        assert_eq!(sign_in(&town, LOGIN, &old).await.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        assert_eq!(sign_in(&town, LOGIN, &new[3]).await.status, 303);
        town.clock().advance(TimeDelta::seconds(5 * 60));
        let stale = here.post_form("/pro/compte/secours", &[]).await;
        assert!(stale.location().starts_with("/pro/preuve/"), "{}", stale.location());
    }

    async fn she_changes_her_telephone_and_the_old_one_shows_nothing_that_opens(town: Town) {
        let (letters, answer) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::seconds(30));
        let here = browser(&town, &answer);
        let page = here.get("/pro/compte/codes").await;
        let fields = [("token", hidden(&page, "token")), ("code", shown(&page, town.now()))];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(here.post_form("/pro/compte/codes", &fields).await.location(), "/pro/compte");
        town.clock().advance(TimeDelta::seconds(30));
        assert_eq!(sign_in(&town, LOGIN, &code(&letters, town.now())).await.status, 422);
    }

    async fn an_invited_person_has_shown_a_code_before_her_password_opens(town: Town) {
        serve_for_good(&town);
        let mut db = town.write().await;
        let activation = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
        db.commit().await.unwrap();
        let nobody = town.client(Figure::Nobody);
        let choice = nobody.post_form("/pro/activation", &[("login", LOGIN), ("code", &activation)]).await;
        let fields = [("token", hidden(&choice, "token")), ("new", PASSWORD.to_owned()), ("again", PASSWORD.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        let page = nobody.post_form("/pro/activation/mot-de-passe", &fields).await;
        assert!(!account(&town).await.is_activated && page.header("set-cookie").is_empty());
        let wrong = send(&town, "/pro/activation/codes", &hidden(&page, "token"), "000000").await;
        assert!(wrong.status == 422 && !account(&town).await.is_activated, "{}", wrong.main());
        let right = send(&town, "/pro/activation/codes", &hidden(&wrong, "token"), &shown(&wrong, town.now())).await;
        assert_eq!((right.status, recovery_codes(&right).len()), (200, 10), "{}", right.main());
        assert!(account(&town).await.is_activated && is_in(&browser(&town, &right)).await);
    }

    async fn an_institution_that_wants_passkeys_takes_no_password(town: Town) {
        let activation = {
            serve(&town);
            settle(&town, "other").await;
            let mut db = town.write().await;
            execute!(&mut db => "INSERT INTO sign_in_policy (institution_id, allows_password, version) VALUES ($1, FALSE, 1)",
                testkit::POLICE).unwrap();
            let activation = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
            db.commit().await.unwrap();
            activation
        };
        serve_for_good(&town);
        let refused = try_to_sign_in(&town, "other", PASSWORD).await;
        assert!(refused.status == 422 && refused.body.contains("demande une clé d’accès"), "{}", refused.main());
        let nobody = town.client(Figure::Nobody);
        let choice = nobody.post_form("/pro/activation", &[("login", LOGIN), ("code", &activation)]).await;
        assert!(!choice.body.contains("mot-de-passe") && choice.body.contains("clés d’accès seules"), "{}", choice.main());
        let fields = [("token", hidden(&choice, "token")), ("new", PASSWORD.to_owned()), ("again", PASSWORD.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(nobody.post_form("/pro/activation/mot-de-passe", &fields).await.status, 422);
    }

    async fn no_secret_stands_in_the_database_as_it_is(town: Town) {
        let (letters, answer) = enrolled(&town, LOGIN).await;
        let codes = recovery_codes(&answer);
        let secrets = codes.iter().map(|code| code.replace('-', "")).chain([letters.clone(), cookie(&answer)[9..].to_owned()]);
        let contents = testkit::contents(town.database()).await.unwrap();
        for secret in secrets {
            assert!(contents.values().flatten().all(|row| !row.contains(&secret)), "{secret}");
        }
        let (count,): (i64,) = fetch_one!(&mut town.read().await => "SELECT COUNT(*) FROM recovery_code").unwrap();
        assert_eq!(count, 10);
        assert!(TotpSecret::of_letters(&letters).is_some());
    }
}
