//! Coming in, staying in, going out.

use chrono::TimeDelta;
use testkit::Figure;

use super::codes::enrolled;
use super::{LOGIN, PASSWORD, cookie, is_in, journal, serve, set_cookie, settle, signed_in, try_to_sign_in};

testkit::both_engines! {
    async fn whoever_signs_in_is_welcomed_by_her_function_until_she_signs_out(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let home = browser.get("/pro").await;
        assert_eq!(home.status, 200);
        assert!(home.body.contains("référente du commissariat") && home.body.contains("Valbourg"), "{}", home.body);
        assert_eq!(browser.get("/pro/connexion").await.location(), "/pro");
        let out = browser.post_form("/pro/deconnexion", &[]).await;
        assert_eq!(out.status, 200);
        assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
        assert!(out.header("set-cookie").starts_with("s=; "), "{}", out.header("set-cookie"));
        assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
        assert!(!out.body.contains("référente du commissariat"), "{}", out.body);
        assert!(!is_in(&browser).await);
        let acts = journal(town.database()).await;
        assert_eq!(acts, ["account.activated", "device.met", "session.closed", "session.opened"]);
    }

    async fn a_password_of_ten_years_opens_as_on_its_first_day(town: Town) {
        let account = settle(&town, LOGIN).await;
        town.clock().advance(TimeDelta::days(3653));
        // What ends is her authorisation, which somebody renews; never the password.
        let renewed = crate::Account { authorised_until: town.now() + TimeDelta::days(1), ..account };
        let mut db = town.write().await;
        crate::store::save(&mut db, &renewed).await.unwrap();
        db.commit().await.unwrap();
        assert!(is_in(&signed_in(&town, LOGIN, PASSWORD).await).await);
    }

    async fn signing_out_twice_says_the_same(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let first = browser.post_form("/pro/deconnexion", &[]).await;
        let second = browser.post_form("/pro/deconnexion", &[]).await;
        assert_eq!((first.status, first.body), (second.status, second.body));
    }

    async fn nobody_is_led_to_the_sign_in_page(town: Town) {
        serve(&town);
        for path in ["/pro", "/pro/compte"] {
            let answer = town.client(Figure::Nobody).get(path).await;
            let way = if path == "/pro" { "/pro/connexion" } else { "/pro/connexion?vers=/pro/compte" };
            assert_eq!((answer.status, answer.location()), (303, way));
        }
        let id = testkit::id(testkit::POLICE);
        let fields = [("current", PASSWORD), ("new", PASSWORD), ("again", PASSWORD)];
        for path in ["/pro/compte/mot-de-passe", &format!("/pro/compte/sessions/{id}/fermeture")] {
            let answer = town.client(Figure::Nobody).post_form(path, &fields).await;
            // An act is not done twice: she is led to the room where it began.
            assert_eq!((answer.status, answer.location()), (303, "/pro/connexion?vers=/pro/compte"), "{path}");
        }
    }

    async fn the_cookie_of_a_session_is_for_this_browser_and_this_site_alone(town: Town) {
        let answer = enrolled(&town, LOGIN).await.1;
        for (names, lasting) in [(["__Host-s="; 2], ""), (["__Host-d="; 2], "; Max-Age=31536000")] {
            let cookie = set_cookie(&answer, names);
            let (value, flags) = cookie.strip_prefix(names[0]).unwrap().split_once("; ").unwrap();
            assert_eq!(value.len(), 43, "256 bits in base64: {value}");
            assert_eq!(flags, format!("HttpOnly; SameSite=Strict; Secure; Path=/{lasting}"));
        }
    }

    async fn on_a_demonstration_the_cookie_needs_no_tls(town: Town) {
        settle(&town, LOGIN).await;
        let answer = try_to_sign_in(&town, LOGIN, PASSWORD).await;
        let flags = set_cookie(&answer, ["s="; 2]).split_once("; ").unwrap().1.to_owned();
        assert_eq!(flags, "HttpOnly; SameSite=Strict; Path=/");
        assert!(is_in(&town.client(Figure::Nobody).with_cookie(&cookie(&answer))).await);
    }

    async fn a_known_and_an_unknown_name_are_refused_alike(town: Town) {
        settle(&town, LOGIN).await;
        let mut db = town.write().await;
        crate::invite(&mut db, &super::invitation("invited.only"), town.now()).await.unwrap();
        db.commit().await.unwrap();
        let mut answers = Vec::new();
        // The second round meets the throttle.
        for round in ["wrong", "wait"] {
            for login in [LOGIN, "invited.only", "nobody.at.all"] {
                let answer = try_to_sign_in(&town, login, "a wrong password").await;
                assert_eq!(answer.status, 422);
                assert_eq!(answer.header("set-cookie"), "");
                answers.push((round, answer.body.replace(login, "…")));
            }
        }
        answers.dedup();
        assert_eq!(answers.len(), 2, "{answers:#?}");
    }

    async fn what_was_typed_stands_in_no_address_and_no_password_comes_back(town: Town) {
        settle(&town, LOGIN).await;
        let answer = try_to_sign_in(&town, LOGIN, "a wrong password").await;
        assert_eq!(answer.location(), "");
        assert!(answer.body.contains(LOGIN) && !answer.body.contains("a wrong password"), "{}", answer.body);
        assert_eq!(answer.header("cache-control"), "no-store");
    }

    async fn a_sign_in_name_is_taken_in_capitals_and_with_blanks(town: Town) {
        settle(&town, LOGIN).await;
        signed_in(&town, " Referente.POLICE ", PASSWORD).await;
    }

    async fn a_session_ends_after_a_quarter_of_an_hour_without_a_page(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        town.clock().advance(TimeDelta::seconds(15 * 60 - 1));
        assert!(is_in(&browser).await);
        town.clock().advance(TimeDelta::seconds(15 * 60 - 1));
        assert!(is_in(&browser).await);
        town.clock().advance(TimeDelta::minutes(15));
        assert!(!is_in(&browser).await);
    }

    async fn a_session_ends_after_ten_hours_however_busy(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        for _ in 0..59 {
            town.clock().advance(TimeDelta::minutes(10));
            assert!(is_in(&browser).await);
        }
        town.clock().advance(TimeDelta::minutes(10));
        assert!(!is_in(&browser).await);
    }

    async fn pages_asked_in_the_same_minute_write_nothing(town: Town) {
        let account = settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let opened_at = town.now();
        let mut seen = Vec::new();
        for seconds in [30, 29, 1] {
            town.clock().advance(TimeDelta::seconds(seconds));
            assert!(is_in(&browser).await);
            let sessions = crate::session::store::all_of(&mut town.read().await, account.id, town.now()).await.unwrap();
            seen.push((sessions[0].seen_at - opened_at).num_seconds());
        }
        assert_eq!(seen, [0, 0, 60]);
    }

    async fn a_new_session_takes_the_place_of_the_one_of_the_same_browser(town: Town) {
        let account = settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let answer = browser.post_form("/pro/connexion", &[("login", LOGIN), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303);
        assert!(!is_in(&browser).await);
        assert!(is_in(&browser.with_cookie(&cookie(&answer))).await);
        let sessions = crate::session::store::all_of(&mut town.read().await, account.id, town.now()).await.unwrap();
        assert_eq!(sessions.len(), 1);
    }

    async fn a_made_up_cookie_opens_nothing(town: Town) {
        settle(&town, LOGIN).await;
        for value in ["", "x", "referent", "%00", "'; DROP TABLE session"] {
            let browser = town.client(Figure::Nobody).with_cookie(&format!("s={value}"));
            assert!(!is_in(&browser).await, "{value}");
        }
    }

    async fn every_page_has_its_words_in_both_languages(town: Town) {
        settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        for lang in ["fr-FR,fr", "en-GB,en"] {
            let out = browser.clone().without("cookie").with_header("accept-language", lang);
            let inside = browser.clone().with_header("accept-language", lang);
            let pages = [
                out.get("/pro/connexion").await,
                out.get("/pro/activation").await,
                inside.get("/pro").await,
                inside.get("/pro/compte").await,
            ];
            for page in pages {
                assert_eq!(page.status, 200);
                assert!(!page.body.contains("account-") && !page.body.contains("role-"), "{}", page.body);
            }
        }
    }
}
