//! Who may come in with which identity.

use base::execute;
use chrono::TimeDelta;
use testkit::{Client, POLICE, SOCIAL_CENTRE, Town, contents};

use super::liar::Liar;
use super::{BACK, Journey, choose, come_in, depart, land, nobody, opened, refused, serve, settle};
use crate::tests::{LOGIN, PASSWORD, cookie, invitation, is_in, journal};

const ACTIVATE: &str = "/pro/activation/fournisseur";
const LINK: &str = "/pro/compte/fournisseur";
const UNLINK: &str = "/pro/compte/fournisseur/retrait";

async fn invite(town: &Town) -> String {
    let mut db = town.write().await;
    let code = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
    db.commit().await.unwrap();
    code
}

/// A browser signed in with a password.
async fn with_password(town: &Town, login: &str) -> Client {
    let mut db = town.write().await;
    crate::create_with_password(&mut db, &invitation(login), PASSWORD, town.now()).await.unwrap();
    db.commit().await.unwrap();
    let answer = nobody(town).post_form("/pro/connexion", &[("login", login), ("password", PASSWORD)]).await;
    nobody(town).with_cookie(&cookie(&answer))
}

/// Leaves for the provider with the session and the journey in one browser.
async fn leave(browser: &Client, path: &str) -> Journey {
    let journey = depart(browser, path, &[]).await;
    let both = format!("{}; {}", browser.cookie(), journey.browser.cookie());
    Journey { browser: journey.browser.with_cookie(&both), ..journey }
}

async fn link(browser: &Client, liar: &Liar) -> testkit::Answer {
    let journey = leave(browser, LINK).await;
    land(&journey, &liar.welcome(&journey.url)).await
}

async fn name_institutions(town: &Town, police: Option<&str>) {
    let mut db = town.write().await;
    execute!(&mut db => "UPDATE institution SET siret = $1 WHERE id = $2", police, POLICE).unwrap();
    execute!(&mut db => "UPDATE institution SET siret = '21920012500017' WHERE id = $1", SOCIAL_CENTRE).unwrap();
    db.commit().await.unwrap();
}

testkit::both_engines! {
    async fn an_invited_person_activates_with_her_code_and_the_provider(town: Town) {
        let liar = serve(&town).await;
        let code = invite(&town).await;
        let journey = depart(&nobody(&town), ACTIVATE, &[("login", LOGIN), ("code", &code)]).await;
        let browser = opened(&town, &land(&journey, &liar.welcome(&journey.url)).await);
        assert!(is_in(&browser).await);
        assert_eq!(
            journal(town.database()).await,
            ["account.activated", "account.invited", "device.met", "identity.linked", "session.opened"]
        );
        let again = nobody(&town).post_form(ACTIVATE, &[("login", LOGIN), ("code", &code)]).await;
        refused(&again, "le code a déjà servi");
        opened(&town, &come_in(&town, &liar).await);
    }

    async fn a_wrong_code_leads_nowhere(town: Town) {
        serve(&town).await;
        invite(&town).await;
        let wrong = nobody(&town).post_form(ACTIVATE, &[("login", LOGIN), ("code", "ABCD-EFGH")]).await;
        refused(&wrong, "L’identifiant et le code ne vont pas ensemble");
        assert!(contents(town.database()).await.unwrap()["challenge"].is_empty());
    }

    async fn a_code_that_was_replaced_while_she_was_away_activates_nothing(town: Town) {
        let liar = serve(&town).await;
        let code = invite(&town).await;
        let journey = depart(&nobody(&town), ACTIVATE, &[("login", LOGIN), ("code", &code)]).await;
        town.clock().advance(TimeDelta::minutes(1));
        let mut db = town.write().await;
        crate::invite_again(&mut db, LOGIN, town.now()).await.unwrap();
        db.commit().await.unwrap();
        let answer = land(&journey, &liar.welcome(&journey.url)).await;
        refused(&answer, "a déjà servi");
        assert!(contents(town.database()).await.unwrap()["identity"].is_empty());
    }

    async fn a_code_whose_time_is_over_when_she_comes_back_activates_nothing(town: Town) {
        let liar = serve(&town).await;
        let code = invite(&town).await;
        town.clock().advance(TimeDelta::minutes(24 * 60 - 1));
        let journey = depart(&nobody(&town), ACTIVATE, &[("login", LOGIN), ("code", &code)]).await;
        town.clock().advance(TimeDelta::minutes(1));
        refused(&land(&journey, &liar.welcome(&journey.url)).await, "il a plus de 24 heures");
        assert!(contents(town.database()).await.unwrap()["identity"].is_empty());
    }

    async fn somebody_signed_in_links_her_account_and_comes_in_with_it(town: Town) {
        let liar = serve(&town).await;
        let browser = with_password(&town, LOGIN).await;
        assert!(browser.get("/pro/compte").await.body.contains("Lier avec ProConnect"));
        let answer = link(&browser, &liar).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/compte"), "{}", answer.main());
        let page = browser.get("/pro/compte").await;
        assert!(page.body.contains("lié à une identité de ProConnect depuis le 23 novembre 2026"), "{}", page.main());
        opened(&town, &come_in(&town, &liar).await);
        assert!(is_in(&browser).await, "linking ended her session");
    }

    async fn linking_and_unlinking_ask_for_a_fresh_proof(town: Town) {
        let liar = serve(&town).await;
        let browser = with_password(&town, LOGIN).await;
        assert_eq!(link(&browser, &liar).await.status, 303);
        town.clock().advance(TimeDelta::minutes(6));
        for path in [LINK, UNLINK] {
            let answer = browser.post_form(path, &[]).await;
            assert!(answer.location().starts_with("/pro/preuve/"), "{path}: {} {}", answer.status, answer.location());
        }
        assert_eq!(contents(town.database()).await.unwrap()["identity"].len(), 1);
    }

    async fn where_the_provider_is_not_chosen_nobody_leaves_for_it_with_an_account(town: Town) {
        let liar = serve(&town).await;
        let browser = with_password(&town, LOGIN).await;
        let underway = leave(&browser, LINK).await;
        choose(&town, false).await;
        let words = "n’a pas choisi ProConnect";
        refused(&browser.post_form(LINK, &[]).await, words);
        refused(&land(&underway, &liar.welcome(&underway.url)).await, words);
        let page = browser.get("/pro/compte").await;
        assert!(page.body.contains(words) && !page.body.contains("Lier avec ProConnect"), "{}", page.main());
        let mut db = town.write().await;
        let code = crate::invite(&mut db, &invitation("invited.person"), town.now()).await.unwrap();
        db.commit().await.unwrap();
        let fields = [("login", "invited.person"), ("code", code.as_str())];
        refused(&nobody(&town).post_form(ACTIVATE, &fields).await, words);
        assert!(contents(town.database()).await.unwrap()["identity"].is_empty());
        choose(&town, true).await;
        depart(&nobody(&town), ACTIVATE, &fields).await;
    }

    async fn an_identity_has_one_account_and_an_account_one_identity(town: Town) {
        let liar = serve(&town).await;
        let first = with_password(&town, LOGIN).await;
        link(&first, &liar).await;
        let second = with_password(&town, "other.person").await;
        refused(&link(&second, &liar).await, "déjà liée à un compte");
        liar.mind().subject = "agente-9999".to_owned();
        refused(&link(&first, &liar).await, "déjà à une autre");
        assert_eq!(contents(town.database()).await.unwrap()["identity"].len(), 1);
    }

    async fn a_link_ends_in_the_session_that_it_began_in(town: Town) {
        let liar = serve(&town).await;
        let browser = with_password(&town, LOGIN).await;
        let other = with_password(&town, "other.person").await;
        for session in [String::new(), other.cookie().to_owned()] {
            let journey = depart(&browser, LINK, &[]).await;
            let cookies = format!("{session}; {}", journey.browser.cookie());
            let elsewhere = nobody(&town).with_cookie(cookies.trim_start_matches("; "));
            let back = liar.welcome(&journey.url);
            refused(&elsewhere.post_form(BACK, &back.fields()).await, "Votre session a changé");
        }
        assert!(contents(town.database()).await.unwrap()["identity"].is_empty());
    }

    async fn the_last_way_in_is_never_taken_away(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let browser = opened(&town, &come_in(&town, &liar).await);
        refused(&browser.post_form(UNLINK, &[]).await, "votre seule façon de vous connecter");
        opened(&town, &come_in(&town, &liar).await);
    }

    async fn an_identity_that_is_unlinked_brings_nobody_in(town: Town) {
        let liar = serve(&town).await;
        let browser = with_password(&town, LOGIN).await;
        link(&browser, &liar).await;
        assert_eq!(browser.post_form(UNLINK, &[]).await.location(), "/pro/compte");
        refused(&come_in(&town, &liar).await, "aucun compte ouvert");
        assert_eq!(browser.post_form(UNLINK, &[]).await.status, 404);
    }

    async fn a_new_code_and_a_departure_forget_the_identity(town: Town) {
        let liar = serve(&town).await;
        for departs in [false, true] {
            settle(&town, &liar).await;
            let mut db = town.write().await;
            if departs {
                crate::disable(&mut db, LOGIN, town.now()).await.unwrap();
            } else {
                crate::invite_again(&mut db, LOGIN, town.now()).await.unwrap();
                crate::disable(&mut db, LOGIN, town.now()).await.unwrap();
            }
            db.commit().await.unwrap();
            assert!(contents(town.database()).await.unwrap()["identity"].is_empty());
        }
        town.leave_jobs();
    }

    async fn somebody_of_another_establishment_is_refused(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        name_institutions(&town, Some("13000248800010")).await;
        liar.mind().siret = Some("130 002 488 00010".to_owned());
        opened(&town, &come_in(&town, &liar).await);
        for siret in ["21920012500017", "99999999999999"] {
            liar.mind().siret = Some(siret.to_owned());
            refused(&come_in(&town, &liar).await, "un autre établissement que l’institution de ce compte");
        }
        liar.mind().siret = None;
        opened(&town, &come_in(&town, &liar).await);
    }

    async fn without_a_siret_only_another_institution_of_ours_is_refused(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        name_institutions(&town, None).await;
        liar.mind().siret = Some("99999999999999".to_owned());
        opened(&town, &come_in(&town, &liar).await);
        liar.mind().siret = Some("21920012500017".to_owned());
        refused(&come_in(&town, &liar).await, "un autre établissement");
    }
}
