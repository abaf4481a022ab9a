//! Proving again who one is.

use chrono::TimeDelta;
use testkit::{Answer, Client, Figure, Town};

use super::codes::enrolled;
use super::{LOGIN, PASSWORD, cookie, is_in, journal, serve, settle, signed_in};

/// Where she is sent for a page that asks for a fresh proof.
async fn sent(browser: &Client) -> String {
    let answer = browser.get("/pro/compte/codes").await;
    assert!(answer.location().starts_with("/pro/preuve/"), "{} {}", answer.status, answer.main());
    answer.location().to_owned()
}

async fn prove(browser: &Client, path: &str, password: &str, code: &str) -> Answer {
    browser.post_form(path, &[("password", password), ("code", code)]).await
}

testkit::both_engines! {
    async fn a_proof_gives_a_new_cookie_and_leads_back(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        let path = sent(&browser).await;
        assert!(browser.get(&path).await.body.contains("Prouvez que c’est vous"));
        let proved = prove(&browser, &path, PASSWORD, "").await;
        assert_eq!((proved.status, proved.location()), (303, "/pro/compte/codes"), "{}", proved.main());
        assert!(!is_in(&browser).await, "the old cookie opens nothing any more");
        let renewed = town.client(Figure::Nobody).with_cookie(&cookie(&proved));
        assert_eq!(renewed.get("/pro/compte/codes").await.status, 200);
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        sent(&renewed).await;
        assert!(journal(town.database()).await.iter().any(|act| act == "session.proved"));
    }

    async fn a_session_that_was_proved_again_is_not_older_or_younger_for_it(town: Town) {
        settle(&town, LOGIN).await;
        let mut browser = signed_in(&town, LOGIN, PASSWORD).await;
        for _ in 0..59 {
            town.clock().advance(TimeDelta::minutes(10));
            assert!(is_in(&browser).await);
        }
        let proved = prove(&browser, &sent(&browser).await, PASSWORD, "").await;
        browser = town.client(Figure::Nobody).with_cookie(&cookie(&proved));
        assert!(is_in(&browser).await);
        town.clock().advance(TimeDelta::minutes(10));
        assert!(!is_in(&browser).await);
    }

    async fn an_act_leads_back_to_the_room_where_it_began(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        let path = browser.post_form("/pro/compte/secours", &[]).await.location().to_owned();
        assert_eq!(prove(&browser, &path, PASSWORD, "").await.location(), "/pro/compte");
    }

    async fn whoever_has_codes_proves_with_one_too(town: Town) {
        let (_, answer) = enrolled(&town, LOGIN).await;
        let browser = town.client(Figure::Nobody).with_cookie(&cookie(&answer));
        town.clock().advance(TimeDelta::seconds(5 * 60 + 1));
        let path = sent(&browser).await;
        for (password, code) in [(PASSWORD, ""), (PASSWORD, "000000"), ("a wrong password", "000000")] {
            assert_eq!(prove(&browser, &path, password, code).await.status, 422);
            town.clock().advance(TimeDelta::seconds(5));
        }
        let recovery = answer.body.split("<li>").nth(1).unwrap().split('<').next().unwrap();
        assert_eq!(prove(&browser, &path, PASSWORD, recovery).await.location(), "/pro/compte/codes");
    }

    async fn a_forged_or_old_token_leads_home(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let app = serve_again(&town);
        let elsewhere = app.sealer.seal(&"//elsewhere.example", town.now()).unwrap();
        let outside = app.sealer.seal(&"/infos", town.now()).unwrap();
        let old = app.sealer.seal(&"/pro/compte", town.now() - TimeDelta::minutes(16)).unwrap();
        for token in ["forged", &elsewhere, &outside, &old] {
            let path = format!("/pro/preuve/{token}");
            assert_eq!(browser.get(&path).await.location(), "/pro", "{token}");
        }
        let proved = prove(&browser, &format!("/pro/preuve/{elsewhere}"), PASSWORD, "").await;
        assert_eq!(proved.location(), "/pro");
    }
}

fn serve_again(town: &Town) -> std::sync::Arc<web::App> {
    serve(town);
    let site = testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS).load_actor(crate::load_actor);
    town.serve(site.settings(web::Settings { is_demo: true, ..web::Settings::default() }))
}
