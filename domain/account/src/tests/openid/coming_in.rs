//! Coming in with the provider, and going out.

use base::execute;
use chrono::TimeDelta;
use testkit::{Figure, contents};

use super::liar::{Lie, Style};
use super::{
    BACK, asked, bound, choose, come_in, cookies, depart, land, leads_to, nobody, opened, refused, serve, serve_beside,
    settle,
};
use crate::openid::store;
use crate::tests::{is_in, journal};

const BEGIN: &str = "/pro/connexion/fournisseur";

testkit::both_engines! {
    async fn whoever_the_provider_knows_comes_in(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        assert!(nobody(&town).get("/pro/connexion").await.body.contains("Se connecter avec ProConnect"));
        let answer = come_in(&town, &liar).await;
        assert_eq!(cookies(&answer)["o"], "");
        let browser = opened(&town, &answer);
        assert!(browser.get("/pro").await.body.contains("référente du commissariat"));
        assert_eq!(journal(town.database()).await, ["device.met", "session.opened"]);
    }

    async fn an_institution_that_did_not_choose_the_provider_lets_nobody_in_with_it(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let words = "n’a pas choisi ProConnect";
        choose(&town, false).await;
        refused(&come_in(&town, &liar).await, words);
        let mut db = town.write().await;
        execute!(&mut db => "DELETE FROM sign_in_policy").unwrap();
        db.commit().await.unwrap();
        refused(&come_in(&town, &liar).await, words);
        choose(&town, true).await;
        opened(&town, &come_in(&town, &liar).await);
    }

    async fn the_question_says_no_more_than_it_has_to(town: Town) {
        let liar = serve(&town).await;
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        assert!(journey.url.as_str().starts_with(&format!("{}/authorize?", liar.issuer)));
        let mut asked = asked(&journey.url);
        for random in ["state", "nonce", "code_challenge"] {
            assert_eq!(asked.remove(random).unwrap().len(), 43, "{random}");
        }
        let mut asked: Vec<_> = asked.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        asked.sort();
        assert_eq!(asked, [
            "client_id=maillage", "code_challenge_method=S256",
            "redirect_uri=http://localhost:8080/pro/connexion/fournisseur/retour", "response_type=code",
            "scope=openid siret",
        ]);
    }

    async fn the_cookie_of_a_journey_is_for_this_browser_and_this_site_alone(town: Town) {
        let liar = serve(&town).await;
        serve_beside(&town, &liar, false);
        let answer = nobody(&town).post_form(BEGIN, &[]).await;
        let (value, flags) = answer.header("set-cookie").strip_prefix("__Host-o=").unwrap().split_once("; ").unwrap();
        assert_eq!((value.len(), flags), (43, "HttpOnly; SameSite=Strict; Secure; Path=/"));
        serve_beside(&town, &liar, true);
        let answer = nobody(&town).post_form(BEGIN, &[]).await;
        assert!(answer.header("set-cookie").starts_with("o="), "{}", answer.header("set-cookie"));
    }

    async fn the_page_of_return_writes_nothing_and_asks_to_go_on(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        let back = liar.welcome(&journey.url);
        let before = contents(town.database()).await.unwrap();
        let path = format!("{BACK}?code={}&state={}&iss={}&session_state=x", back.code, back.state, back.iss);
        // Her browser keeps its cookies to itself: another site sent her here.
        let page = nobody(&town).with_header("sec-fetch-site", "cross-site").get(&path).await;
        assert_eq!((page.status, page.header("set-cookie")), (200, ""), "{}", page.body);
        assert!(page.body.contains(&format!("name=\"code\" value=\"{}\"", back.code)), "{}", page.body);
        assert!(page.body.contains(&format!("name=\"state\" value=\"{}\"", back.state)), "{}", page.body);
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert!(contents(town.database()).await.unwrap() == before);
        opened(&town, &land(&journey, &back).await);
    }

    async fn she_is_led_on_to_the_page_that_she_asked_for(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let journey = depart(&nobody(&town), BEGIN, &[("vers", "/pro/compte")]).await;
        let answer = land(&journey, &liar.welcome(&journey.url)).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/compte"), "{}", answer.main());
    }

    async fn nobody_registers_herself(town: Town) {
        let liar = serve(&town).await;
        let before = contents(town.database()).await.unwrap();
        refused(&come_in(&town, &liar).await, "aucun compte ouvert n’est lié à cette identité");
        let mut after = contents(town.database()).await.unwrap();
        assert_eq!(journal(town.database()).await, ["session.refused"]);
        after.insert("journal".to_owned(), before["journal"].clone());
        assert!(after == before, "{after:?}");
    }

    async fn a_closed_account_and_one_past_its_authorisation_stay_closed(town: Town) {
        let liar = serve(&town).await;
        let account = settle(&town, &liar).await;
        town.clock().advance(TimeDelta::days(365));
        refused(&come_in(&town, &liar).await, "aucun compte ouvert");
        let mut db = town.write().await;
        crate::store::save(&mut db, &account.disable(town.now())).await.unwrap();
        db.commit().await.unwrap();
        refused(&come_in(&town, &liar).await, "aucun compte ouvert");
    }

    async fn a_return_is_good_once(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        let back = liar.welcome(&journey.url);
        opened(&town, &land(&journey, &back).await);
        refused(&land(&journey, &back).await, "a déjà servi");
    }

    async fn a_code_that_was_exchanged_already_brings_nobody_in(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let first = depart(&nobody(&town), BEGIN, &[]).await;
        let used = liar.welcome(&first.url);
        opened(&town, &land(&first, &used).await);
        let second = depart(&nobody(&town), BEGIN, &[]).await;
        let state = asked(&second.url)["state"].clone();
        refused(&land(&second, &super::Return { state, ..used }).await, "a déjà servi");
    }

    async fn another_browser_cannot_end_the_journey(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let hers = depart(&nobody(&town), BEGIN, &[]).await;
        let back = liar.welcome(&hers.url);
        refused(&nobody(&town).post_form(BACK, &back.fields()).await, "vient d’un autre navigateur");
        let other = depart(&nobody(&town), BEGIN, &[]).await;
        refused(&land(&other, &back).await, "vient d’un autre navigateur");
        opened(&town, &land(&hers, &back).await);
    }

    async fn a_journey_lasts_ten_minutes(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        town.clock().advance(TimeDelta::minutes(10));
        refused(&land(&journey, &liar.welcome(&journey.url)).await, "plus de dix minutes");
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        town.clock().advance(TimeDelta::seconds(599));
        opened(&town, &land(&journey, &liar.welcome(&journey.url)).await);
    }

    async fn a_second_journey_takes_the_place_of_the_first_of_the_same_browser(town: Town) {
        let liar = serve(&town).await;
        let first = nobody(&town).post_form(BEGIN, &[]).await;
        let browser = nobody(&town).with_cookie(&bound(&first));
        let second = depart(&browser, BEGIN, &[]).await;
        assert_eq!(contents(town.database()).await.unwrap()["challenge"].len(), 1);
        refused(&browser.post_form(BACK, &liar.welcome(&leads_to(&first)).fields()).await, "a déjà servi");
        refused(&land(&second, &liar.welcome(&second.url)).await, "aucun compte ouvert");
    }

    async fn journeys_that_nobody_came_back_from_make_room(town: Town) {
        let _liar = serve(&town).await;
        for _ in 0..3 {
            nobody(&town).post_form(BEGIN, &[]).await;
            town.clock().advance(TimeDelta::minutes(1));
        }
        let kept = async || contents(town.database()).await.unwrap()["challenge"].len();
        assert_eq!(kept().await, 3);
        let mut db = town.write().await;
        store::make_room(&mut db, 1, town.now()).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(kept().await, 1, "beyond the most, the oldest goes");
        town.clock().advance(TimeDelta::minutes(10));
        nobody(&town).post_form(BEGIN, &[]).await;
        assert_eq!(kept().await, 1, "what has had its time goes");
    }

    async fn leaving_ends_the_session_at_the_provider_too(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let browser = opened(&town, &come_in(&town, &liar).await);
        let out = browser.post_form("/pro/deconnexion", &[]).await;
        let url = leads_to(&out);
        assert!(url.as_str().starts_with(&format!("{}/end?", liar.issuer)), "{url}");
        let asked = asked(&url);
        assert_eq!(asked["post_logout_redirect_uri"], "http://localhost:8080/pro/connexion");
        assert_eq!(asked["id_token_hint"].split('.').count(), 3);
        assert!(out.header("clear-site-data").starts_with("\"cache\""), "{}", out.header("clear-site-data"));
        assert!(!is_in(&browser).await);
    }

    async fn our_session_ends_whatever_the_provider_says(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let browser = opened(&town, &come_in(&town, &liar).await);
        liar.lie(Lie::Broken);
        serve_beside(&town, &liar, true);
        let browser = nobody(&town).with_header("cookie", browser.cookie());
        let out = browser.post_form("/pro/deconnexion", &[]).await;
        assert_eq!((out.status, out.header("refresh")), (200, ""));
        assert!(out.body.contains("Votre session est fermée"), "{}", out.main());
        assert!(!is_in(&browser).await);
    }

    async fn the_token_of_a_session_is_kept_sealed(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let browser = opened(&town, &come_in(&town, &liar).await);
        let contents = contents(town.database()).await.unwrap();
        let kept = contents.values().flatten().find(|row| row.contains("eyJ"));
        assert_eq!(kept, None, "a token stands in the database");
        let out = browser.post_form("/pro/deconnexion", &[]).await;
        assert!(out.header("refresh").contains("id_token_hint=eyJ"), "{}", out.header("refresh"));
    }

    async fn keys_that_changed_are_fetched_once_more(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        opened(&town, &come_in(&town, &liar).await);
        opened(&town, &come_in(&town, &liar).await);
        assert_eq!((liar.look().asked["discovery"], liar.look().asked["keys"]), (1, 1));
        liar.mind().style = Style::Plain;
        liar.mind().kid = "second".to_owned();
        opened(&town, &come_in(&town, &liar).await);
        opened(&town, &come_in(&town, &liar).await);
        assert_eq!((liar.look().asked["discovery"], liar.look().asked["keys"]), (1, 2));
        liar.lie(Lie::UnknownKey);
        refused(&come_in(&town, &liar).await, "ne prouve pas qui vous êtes");
        assert_eq!((liar.look().asked["discovery"], liar.look().asked["keys"]), (1, 3));
    }

    async fn what_the_provider_says_of_itself_is_asked_again_after_an_hour(town: Town) {
        let liar = serve(&town).await;
        for (minutes, times) in [(0, 1), (59, 1), (1, 2)] {
            town.clock().advance(TimeDelta::minutes(minutes));
            depart(&nobody(&town), BEGIN, &[]).await;
            assert_eq!(liar.look().asked["discovery"], times);
        }
    }

    async fn on_a_shared_device_the_session_is_short(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let journey = depart(&nobody(&town), BEGIN, &[("shared", "on")]).await;
        let browser = opened(&town, &land(&journey, &liar.welcome(&journey.url)).await);
        town.clock().advance(TimeDelta::minutes(5));
        assert!(!is_in(&browser).await);
    }

    async fn every_page_has_its_words_in_both_languages(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let browser = opened(&town, &come_in(&town, &liar).await);
        for language in ["fr", "en"] {
            let (stranger, her) = (nobody(&town), browser.clone());
            let stranger = stranger.with_header("accept-language", language);
            let her = her.with_header("accept-language", language);
            let pages = [
                stranger.get("/pro/connexion").await, stranger.get("/pro/activation").await, stranger.get(BACK).await,
                stranger.post_form(BEGIN, &[]).await, stranger.post_form(BACK, &[]).await, her.get("/pro/compte").await,
            ];
            for page in pages {
                assert!(!page.body.contains("account-openid"), "{}", page.main());
                assert!(page.body.contains("ProConnect"), "{}", page.main());
            }
        }
    }

    async fn without_a_provider_nothing_speaks_of_one(town: Town) {
        crate::tests::serve(&town);
        for path in [BEGIN, BACK, "/pro/activation/fournisseur"] {
            assert_eq!(nobody(&town).post_form(path, &[("login", "a"), ("code", "b")]).await.status, 404, "{path}");
        }
        assert_eq!(town.client(Figure::Nobody).get(BACK).await.status, 404);
        assert!(!nobody(&town).get("/pro/connexion").await.body.contains("fournisseur"));
    }
}
