//! Browsers that are known, others that are not, and those that several people use.

use chrono::TimeDelta;
use testkit::{Answer, Figure, Town};

use super::{LOGIN, PASSWORD, cookie, device_cookie, invitation, is_in, serve, settle, signed_in};
use crate::store;

async fn settle_with_address(town: &Town) {
    let account = settle(town, LOGIN).await;
    let email = Some(base::Private::new("accueil@commissariat.example".to_owned()));
    let mut db = town.write().await;
    store::save(&mut db, &crate::Account { email, ..account }).await.unwrap();
    db.commit().await.unwrap();
}

async fn sign_in(town: &Town, device: &str, shared: bool) -> Answer {
    let mut fields = vec![("login", LOGIN), ("password", PASSWORD)];
    fields.extend(shared.then_some(("shared", "on")));
    town.client(Figure::Nobody).with_cookie(device).post_form("/pro/connexion", &fields).await
}

async fn mails(town: &Town) -> Vec<mail::Message> {
    town.work(crate::jobs()).await;
    town.mails()
}

testkit::both_engines! {
    async fn the_first_sign_in_from_a_browser_is_told_by_mail_and_no_other(town: Town) {
        settle_with_address(&town).await;
        let first = sign_in(&town, "", false).await;
        let told = mails(&town).await;
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].to(), told[0].subject()), ("accueil@commissariat.example", "Connexion depuis un nouvel appareil"));
        let text = told[0].text().replace('\u{a0}', " ");
        assert!(text.contains("référente du commissariat") && text.contains("23 novembre 2026 à 10 h"), "{text}");
        assert!(!text.contains("http") && !text.contains("://") && !text.contains(LOGIN), "{text}");
        let device = device_cookie(&first);
        assert_eq!(device_cookie(&sign_in(&town, &device, false).await), "");
        assert!(mails(&town).await.is_empty());
        sign_in(&town, "", false).await;
        assert_eq!(mails(&town).await.len(), 1);
    }

    async fn her_account_page_tells_when_a_new_browser_came(town: Town) {
        settle(&town, LOGIN).await;
        let page = signed_in(&town, LOGIN, PASSWORD).await.get("/pro/compte").await.main().replace('\u{a0}', " ");
        let (_, devices) = page.split_once("Nouveaux appareils").unwrap();
        assert!(devices.contains("23 novembre 2026 à 10 h"), "{devices}");
    }

    async fn a_shared_desk_is_not_remembered_and_its_sign_ins_are_told(town: Town) {
        settle_with_address(&town).await;
        let answer = sign_in(&town, "", true).await;
        assert_eq!((answer.status, device_cookie(&answer)), (303, String::new()));
        assert_eq!(mails(&town).await.len(), 1);
        let browser = town.client(Figure::Nobody).with_cookie(&cookie(&answer));
        assert!(browser.get("/pro/compte").await.body.contains("Sur un poste partagé."));
        town.clock().advance(TimeDelta::seconds(5 * 60));
        assert!(!is_in(&browser).await);
    }

    async fn a_made_up_or_borrowed_cookie_is_not_known(town: Town) {
        settle_with_address(&town).await;
        serve(&town);
        settle(&town, "other").await;
        let fields = [("login", "other"), ("password", PASSWORD)];
        let theirs = device_cookie(&town.client(Figure::Nobody).post_form("/pro/connexion", &fields).await);
        for device in ["d=made-up", theirs.as_str()] {
            sign_in(&town, device, false).await;
            assert_eq!(mails(&town).await.len(), 1, "{device}");
        }
        assert_eq!(invitation(LOGIN).login, LOGIN);
    }

    async fn a_browser_is_forgotten_a_year_after_its_last_sign_in(town: Town) {
        settle_with_address(&town).await;
        let device = device_cookie(&sign_in(&town, "", false).await);
        town.clock().advance(TimeDelta::days(364));
        assert_eq!(sign_in(&town, &device, false).await.status, 303);
        mails(&town).await;
        let mut db = town.write().await;
        crate::purge(&mut db, town.now() + TimeDelta::days(364)).await.unwrap();
        assert!(crate::session::store::note_device(&mut db, account(&town).await.id, &digest(&device), town.now()).await.unwrap());
        crate::purge(&mut db, town.now() + TimeDelta::days(365)).await.unwrap();
        assert!(!crate::session::store::note_device(&mut db, account(&town).await.id, &digest(&device), town.now()).await.unwrap());
    }

    async fn she_closes_all_her_other_sessions_at_once(town: Town) {
        settle(&town, LOGIN).await;
        let (one, two) = (signed_in(&town, LOGIN, PASSWORD).await, signed_in(&town, LOGIN, PASSWORD).await);
        let here = signed_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(here.post_form("/pro/compte/sessions/fermeture", &[]).await.location(), "/pro/compte");
        assert!(is_in(&here).await && !is_in(&one).await && !is_in(&two).await);
    }
}

async fn account(town: &Town) -> crate::Account {
    store::by_login(&mut town.read().await, LOGIN).await.unwrap().unwrap()
}

fn digest(cookie: &str) -> String {
    crate::acts::digest(cookie.strip_prefix("d=").unwrap())
}
