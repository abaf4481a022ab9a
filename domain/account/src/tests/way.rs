//! Being led on to the page that was asked for.

use chrono::TimeDelta;
use testkit::Figure;

use super::codes::{self, enrolled};
use super::{LOGIN, PASSWORD, cookie, hidden, serve_for_good, settle, signed_in};

const PAGE: &str = "/pro/compte";
const ASKED: &str = "/pro/connexion?vers=/pro/compte";

testkit::both_engines! {
    async fn whoever_signs_in_is_led_to_the_page_that_she_asked_for(town: Town) {
        settle(&town, LOGIN).await;
        let nobody = town.client(Figure::Nobody);
        assert_eq!(nobody.get(PAGE).await.location(), ASKED);
        let form = nobody.get(ASKED).await;
        assert!(form.body.contains("Connectez-vous pour voir la page demandée."), "{}", form.main());
        let wrong = [("login", LOGIN), ("password", "a wrong password"), ("vers", &hidden(&form, "vers"))];
        let refused = nobody.post_form("/pro/connexion", &wrong).await;
        // A wrong password makes the next one wait.
        town.clock().advance(TimeDelta::minutes(1));
        let right = [("login", LOGIN), ("password", PASSWORD), ("vers", &hidden(&refused, "vers"))];
        let answer = nobody.post_form("/pro/connexion", &right).await;
        assert_eq!((answer.status, answer.location()), (303, PAGE), "{}", answer.main());
    }

    async fn whoever_asked_for_no_page_is_told_nothing_of_one(town: Town) {
        settle(&town, LOGIN).await;
        let form = town.client(Figure::Nobody).get("/pro/connexion").await;
        assert!(!form.body.contains("Connectez-vous pour voir") && !form.body.contains("name=\"vers\""), "{}", form.main());
    }

    async fn a_code_and_the_first_codes_lead_there_too(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        town.clock().advance(TimeDelta::minutes(1));
        let nobody = town.client(Figure::Nobody);
        let fields = [("login", LOGIN), ("password", PASSWORD), ("vers", PAGE)];
        let token = hidden(&nobody.post_form("/pro/connexion", &fields).await, "token");
        let typed = [("token", token.as_str()), ("code", &codes::code(&letters, town.now()))];
        assert_eq!(nobody.post_form("/pro/connexion/code", &typed).await.location(), PAGE);

        settle(&town, "another.one").await;
        serve_for_good(&town);
        let fields = [("login", "another.one"), ("password", PASSWORD), ("vers", PAGE)];
        let square = nobody.post_form("/pro/connexion", &fields).await;
        let typed = [("token", &*hidden(&square, "token")), ("code", &codes::shown(&square, town.now()))];
        let recovery = nobody.post_form("/pro/connexion/codes", &typed).await;
        assert!(recovery.body.contains("class=\"button\" href=\"/pro/compte\""), "{}", recovery.main());
    }

    async fn nobody_is_led_to_another_site_whoever_wrote_the_link(town: Town) {
        settle(&town, LOGIN).await;
        let nobody = town.client(Figure::Nobody);
        for place in ["https://example.org/", "//example.org/", "/infos", "/pro/../infos", "/pro/connexion"] {
            let form = nobody.get(&format!("/pro/connexion?vers={place}")).await;
            assert!(!form.body.contains("name=\"vers\""), "{place}: {}", form.main());
            let fields = [("login", LOGIN), ("password", PASSWORD), ("vers", place)];
            assert_eq!(nobody.post_form("/pro/connexion", &fields).await.location(), "/pro", "{place}");
            let browser = signed_in(&town, LOGIN, PASSWORD).await;
            assert_eq!(browser.get(&format!("/pro/connexion?vers={place}")).await.location(), "/pro", "{place}");
        }
    }

    async fn whoever_comes_from_another_site_is_asked_nothing_before_her_browser_brings_its_cookies(town: Town) {
        settle(&town, LOGIN).await;
        // Her cookie stays behind.
        let first = town.client(Figure::Nobody).with_header("sec-fetch-site", "cross-site").get(ASKED).await;
        assert_eq!((first.status, first.header("refresh")), (200, &*format!("0; url={ASKED}")), "{}", first.main());
        assert!(!first.body.contains("password") && first.body.contains("Un instant"), "{}", first.main());
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let second = browser.with_header("sec-fetch-site", "same-origin").get(ASKED).await;
        assert_eq!((second.status, second.location()), (303, PAGE));
    }

    async fn on_a_device_that_others_use_nobody_is_led_back_to_the_page_of_who_was_there(town: Town) {
        settle(&town, LOGIN).await;
        for (shared, is_told) in [(&[][..], false), (&[("shared", "on")][..], true)] {
            let fields = [&[("login", LOGIN), ("password", PASSWORD)][..], shared].concat();
            let answer = town.client(Figure::Nobody).post_form("/pro/connexion", &fields).await;
            let account = town.client(Figure::Nobody).with_cookie(&cookie(&answer)).get(PAGE).await;
            // The script of the page reads it, and leaves the page out of where it leads.
            assert_eq!(account.body.contains(" data-shared>"), is_told, "{}", account.body);
        }
    }
}
