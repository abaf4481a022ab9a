//! What other programs are told, and what they never are.

use std::sync::Arc;

use axum::Extension;
use base::{Id, Private};
use search::Synonyms;
use serde_json::Value;
use testkit::{ASSOCIATION, Answer, Client, Figure, Town, VALBOURG};

use crate::{Finder, KeptPlace, Kind, Need, Service, Status, Structure, Visibility, store};

/// What stands in every field of a hidden place, and nowhere else.
const CANARY: &str = "zqcanari";

fn service(number: u128, structure: Id<Structure>, kind: Kind, status: Status, town: &Town) -> Service {
    Service {
        id: Id::from_uuid(testkit::Uuid::from_u128(number)),
        structure_id: structure,
        kind,
        name: format!("Aide {number}"),
        summary: "Trouve où dormir.".into(),
        description: String::new(),
        how_to: "Appelez.".into(),
        phone: "01 99 00 00 01".parse().ok(),
        sms: None,
        email: None,
        website: None,
        cost: None,
        cost_note: String::new(),
        hours: "Mo-Fr 09:00-17:00".parse().ok(),
        needs: [Need::Shelter].into_iter().collect(),
        violences: Default::default(),
        audiences: Default::default(),
        moments: Default::default(),
        languages: Default::default(),
        without_complaint: Some(number == 1),
        is_emergency: false,
        area: "99101".into(),
        closed_from: None,
        closed_until: None,
        closure_note: String::new(),
        status,
        checked_on: None,
        checked_by: String::new(),
        due_on: None,
        offline_on: None,
        version: 1,
        updated_at: town.now(),
    }
}

fn place(number: u128, structure: Id<Structure>, visibility: Visibility) -> KeptPlace {
    let is_public = visibility == Visibility::Public;
    let told = |public: &str| if is_public { public.to_owned() } else { CANARY.to_owned() };
    let is_stored = visibility != Visibility::Never;
    KeptPlace {
        id: Id::from_uuid(testkit::Uuid::from_u128(number)),
        structure_id: structure,
        name: told("Maison des familles"),
        line: is_stored.then(|| Private::new(told("1 rue de la Paix"))),
        postal_code: Some(told("99100")),
        commune_code: "99101".into(),
        latitude: is_stored.then(|| Private::new(if is_public { 48.834 } else { 47.123_45 })),
        longitude: is_stored.then(|| Private::new(if is_public { 2.25 } else { 1.123_45 })),
        visibility,
        hours: None,
        access_note: told("Au fond de la cour."),
    }
}

/// Entries 1 to 4 are published: at a public place, then at places hidden in three ways. 5 is a draft, 6 a line.
async fn settle(town: &Town) -> base::Result<()> {
    let mut db = town.write().await;
    let structure = Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: Some(Id::from_uuid(ASSOCIATION)),
        name: "Horizon".into(),
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "demo".into(),
    };
    store::insert_structure(&mut db, &structure, None).await?;
    let places = [Visibility::Public, Visibility::CommuneOnly, Visibility::AfterCall, Visibility::Never];
    for (number, visibility) in (1..).zip(places) {
        let place = place(100 + number, structure.id, visibility);
        store::insert_place(&mut db, &place).await?;
        let service = service(number, structure.id, Kind::Place, Status::Published, town);
        store::insert_service(&mut db, &service).await?;
        store::insert_offer(&mut db, service.id, place.id, 0).await?;
    }
    store::insert_service(&mut db, &service(5, structure.id, Kind::Remote, Status::Draft, town)).await?;
    store::insert_service(&mut db, &service(6, structure.id, Kind::PhoneLine, Status::Published, town)).await?;
    db.commit().await
}

/// Another program, before the API of the town.
async fn program(town: &Town) -> Client {
    settle(town).await.unwrap();
    let finder = Arc::new(Finder::in_memory(Synonyms::none()).unwrap());
    let layer = Arc::clone(&finder);
    let site = testkit::app(crate::routes()).words(crate::WORDS).with(|router| router.layer(Extension(layer)));
    let app = town.serve(site);
    finder.catch_up(&app.db, &app.words, town.now()).await.unwrap();
    town.client(Figure::Nobody)
}

fn id(number: u128) -> String {
    testkit::id(testkit::Uuid::from_u128(number))
}

fn json(answer: &Answer) -> Value {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"), "{}", answer.body);
    answer.json()
}

/// The ids of a list of entries.
fn ids<'a>(list: &'a Value, of: impl Fn(&'a Value) -> &'a Value) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| of(one)["id"].as_str().unwrap()).collect()
}

fn refusal(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    (answer.status, answer.json::<Value>()["title"].as_str().unwrap().to_owned())
}

/// The titles of the entries of a feed, in its order.
fn titles(feed: &str) -> Vec<&str> {
    feed.split("<title>").skip(2).map(|rest| rest.split("</title>").next().unwrap()).collect()
}

testkit::both_engines! {
    async fn the_list_goes_on_until_its_end(town: Town) {
        let program = program(&town).await;
        let first = json(&program.get("/api/v1/services?limit=2").await);
        assert_eq!(ids(&first["services"], |one| one), [id(1), id(2)]);
        let next = first["next"].as_str().unwrap();
        let second = json(&program.get(&format!("/api/v1/services?limit=3&after={next}")).await);
        assert_eq!((ids(&second["services"], |one| one), &second["next"]), (vec![&*id(3), &id(4), &id(6)], &Value::Null));
        let after_all = json(&program.get(&format!("/api/v1/services?after={}", id(6))).await);
        assert_eq!(after_all, serde_json::json!({ "services": [], "next": null }));
    }

    async fn an_entry_says_all_that_may_be_shown(town: Town) {
        let program = program(&town).await;
        let answer = program.get(&format!("/api/v1/services/{}", id(1))).await;
        insta::allow_duplicates! {
            insta::assert_snapshot!("api_service", serde_json::to_string_pretty(&json(&answer)).unwrap());
        }
    }

    async fn a_draft_and_a_forged_id_are_not_found(town: Town) {
        let program = program(&town).await;
        for id in [id(5), id(77), "x".into(), "%00".into(), "..%2f..%2fetc".into(), "é".repeat(300)] {
            let answer = program.get(&format!("/api/v1/services/{id}")).await;
            assert_eq!(refusal(&answer), (404, "error-not-found".into()), "{id}");
        }
    }

    async fn a_hidden_place_is_told_by_its_commune_alone(town: Town) {
        let program = program(&town).await;
        let paths = ["/api/v1/services", "/api/v1/search", "/api/v1/search?commune=99101&need=shelter"];
        let paths = paths.map(str::to_owned).into_iter().chain((2..=4).map(|number| format!("/api/v1/services/{}", id(number))));
        for path in paths {
            let answer = program.get(&path).await;
            assert_eq!(answer.status, 200, "{path}");
            for hidden in [CANARY, "47.1", "1.123"] {
                assert!(!answer.body.contains(hidden), "{path} tells {hidden}: {}", answer.body);
            }
        }
        let place = json(&program.get(&format!("/api/v1/services/{}", id(4))).await)["places"][0].clone();
        assert_eq!((&place["address"], place["visibility"].as_str()), (&Value::Null, Some("never")));
        assert_eq!((place["commune"].as_str(), place["latitude"].as_f64()), (Some("Valbourg"), Some(48.83)));
    }

    async fn a_search_gives_the_nearest_first_with_distance_and_opening(town: Town) {
        let program = program(&town).await;
        let found = json(&program.get("/api/v1/search?need=shelter&commune=99101&limit=2").await);
        assert_eq!((found["total"].as_u64(), found["answers"].as_array().unwrap().len()), (Some(5), 2));
        let found = json(&program.get("/api/v1/search?commune=99101").await);
        let told = found["answers"].as_array().unwrap().iter().map(|one| (one["kilometres"].as_f64(), one["is_open"].as_bool()));
        let expected = [(Some(0.0), Some(true)); 3].into_iter().chain([(Some(0.86), Some(true)), (None, Some(true))]);
        assert_eq!(told.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        assert_eq!(found["answers"][4]["service"]["id"], id(6));
        assert_eq!(found["answers"][0]["service"]["source"], "demo");
    }

    async fn words_travel_in_a_body_and_give_what_the_same_codes_give(town: Town) {
        let program = program(&town).await;
        let by_code = json(&program.get("/api/v1/search?need=shelter&commune=99101").await);
        let sent = program.post_json("/api/v1/search", r#"{"need":"shelter","commune":"99101"}"#).await;
        assert_eq!(json(&sent), by_code);
        let words = json(&program.post_json("/api/v1/search", r#"{"text":"horizon","limit":2}"#).await);
        assert_eq!(words["answers"].as_array().unwrap().len(), 2);
        let long = format!(r#"{{"text":"{}"}}"#, "a".repeat(501));
        for (body, why) in [("", "api-body"), ("[]", "api-body"), ("[\"x\"]", "api-body"), (r#"{"q":"x"}"#, "api-body"), (&*long, "api-text"), (r#"{"limit":0}"#, "api-limit")] {
            assert_eq!(refusal(&program.post_json("/api/v1/search", body).await), (400, why.into()), "{body}");
        }
    }

    async fn structures_are_listed_with_their_published_services(town: Town) {
        let program = program(&town).await;
        let list = json(&program.get("/api/v1/structures").await);
        let structure = &list["structures"][0];
        assert_eq!((structure["name"].as_str(), &list["next"]), (Some("Horizon"), &Value::Null));
        assert_eq!(ids(&structure["services"], |one| one), [id(1), id(2), id(3), id(4), id(6)], "the draft is not told");
        let one = json(&program.get(&format!("/api/v1/structures/{}", structure["id"].as_str().unwrap())).await);
        assert_eq!(&one, structure);
        assert_eq!(refusal(&program.get(&format!("/api/v1/structures/{}", id(99))).await), (404, "error-not-found".into()));
    }

    async fn a_name_or_a_postal_code_leads_to_communes(town: Town) {
        let program = program(&town).await;
        let found = json(&program.get("/api/v1/communes?name=99100").await);
        assert_eq!(found["communes"].as_array().unwrap().len(), 2);
        let found = json(&program.get("/api/v1/communes?name=Rochmont").await);
        assert_eq!((found["communes"].as_array().unwrap().len(), found["alike"][0]["code"].as_str()), (0, Some("99102")));
        assert_eq!(json(&program.get("/api/v1/communes/99101").await)["name"], "Valbourg");
        assert_eq!(program.get("/api/v1/communes/x").await.status, 404);
        assert_eq!(refusal(&program.get("/api/v1/communes?name=").await), (400, "api-name".into()));
    }

    async fn who_has_an_answer_already_is_sent_nothing_again(town: Town) {
        let program = program(&town).await;
        for path in ["/api/v1/services", "/api/v1/search?need=shelter", "/api/v1/openapi.json", "/api/v1/structures"] {
            let first = program.get(path).await;
            let mark = first.header("etag").to_owned();
            let again = program.clone().with_header("if-none-match", &mark).get(path).await;
            assert_eq!((again.status, again.body.as_str(), again.header("etag")), (304, "", mark.as_str()), "{path}");
            assert_eq!(again.header("access-control-allow-origin"), "*");
            assert_eq!(program.clone().with_header("if-none-match", "\"x\"").get(path).await.body, first.body);
        }
        assert!(!program.get("/api/v1/services/x").await.headers.contains_key("etag"));
    }

    async fn what_changed_last_comes_first_in_a_feed_that_goes_on(town: Town) {
        let program = program(&town).await;
        let mut db = town.write().await;
        let known = store::service(&mut db, Id::from_uuid(testkit::Uuid::from_u128(1))).await.unwrap().unwrap();
        for number in 1000..1060_u32 {
            let new = service(u128::from(number), known.structure_id, Kind::Remote, Status::Published, &town);
            let updated_at = town.now() + chrono::TimeDelta::seconds(i64::from(number));
            let named = Service { name: format!("Écoute & <b>{number}</b>"), updated_at, ..new };
            store::insert_service(&mut db, &named).await.unwrap();
        }
        db.commit().await.unwrap();
        let first = program.get("/api/v1/changes.atom").await;
        assert_eq!((first.status, first.header("content-type")), (200, "application/atom+xml; charset=utf-8"));
        let told = titles(&first.body);
        assert_eq!((told.len(), told[0]), (50, "Écoute &amp; &lt;b&gt;1059&lt;/b&gt;"));
        let (_, rest) = first.body.split_once("rel=\"next\" href=\"").unwrap();
        let second = program.get(rest.split('"').next().unwrap().trim_start_matches("http://localhost:8080")).await;
        assert_eq!(titles(&second.body).len(), 15, "ten of these, and the five others that are published");
        assert!(!second.body.contains("rel=\"next\"") && !second.body.contains(CANARY));
        assert_eq!(refusal(&program.get("/api/v1/changes.atom?before=hier").await), (400, "api-before".into()));
    }

    async fn only_what_is_open_now_is_given_when_that_is_asked(town: Town) {
        let program = program(&town).await;
        let all = json(&program.get("/api/v1/search").await)["total"].as_u64();
        let open = json(&program.get("/api/v1/search?open=true").await);
        assert!(open["answers"].as_array().unwrap().iter().all(|one| one["is_open"] == true));
        assert_eq!(json(&program.get("/api/v1/search?open=false").await)["total"].as_u64(), all);
    }

    async fn a_search_is_narrowed_by_code(town: Town) {
        let program = program(&town).await;
        for (question, expected) in [
            ("need=money", vec![]),
            ("kind=phone_line", vec![id(6)]),
            ("without_complaint=true", vec![id(1)]),
            ("without_complaint=false&kind=phone_line&need=shelter", vec![id(6)]),
            ("language=uk", vec![]),
            ("audience=child", vec![]),
            ("commune=99102", vec![]),
        ] {
            let found = json(&program.get(&format!("/api/v1/search?{question}")).await);
            assert_eq!(ids(&found["answers"], |one| &one["service"]), expected, "{question}");
        }
    }

    async fn what_cannot_be_read_is_told(town: Town) {
        let program = program(&town).await;
        for (path, why) in [
            ("services?limit=101", "api-limit"),
            ("services?limit=0", "api-limit"),
            ("services?limit=-1", "api-limit"),
            ("services?after=x", "api-after"),
            ("search?limit=101", "api-limit"),
            ("search?need=teleportation", "api-need"),
            ("search?kind=x", "api-kind"),
            ("search?language=tlh", "api-language"),
            ("search?audience=x", "api-audience"),
            ("search?without_complaint=yes", "api-without-complaint"),
            ("search?open=peut-etre", "api-open"),
            ("structures?after=x", "api-after"),
            ("structures?limit=0", "api-limit"),
            ("communes", "error-bad-request"),
            ("search?language=", "api-language"),
            ("search?need=money&need=shelter", "api-need"),
            ("services?after=%00", "api-after"),
            ("search?text=mon+mari+me+frappe", "error-bad-request"),
            ("services?page=2", "error-bad-request"),
        ] {
            let answer = program.get(&format!("/api/v1/{path}")).await;
            assert_eq!(refusal(&answer), (400, why.into()), "{path}");
        }
        for path in ["search?commune=75056", "search?commune=%00"] {
            let answer = program.get(&format!("/api/v1/{path}")).await;
            assert_eq!(refusal(&answer), (404, "api-commune".into()), "{path}");
        }
        let detail = program.get("/api/v1/search?need=teleportation").await.json::<Value>()["detail"].clone();
        assert_eq!(detail, "« need » doit être l’un des codes que /api/v1/openapi.json liste.");
    }

    async fn answers_may_be_read_from_anywhere_and_leave_no_cookie(town: Town) {
        let program = program(&town).await;
        let cookie = program.clone().with_cookie("session=coordinator").without("sec-fetch-site");
        for path in ["/api/v1/services", "/api/v1/search", "/api/v1/openapi.json", "/api/v1/services/x", "/api/v1/search?need=x"] {
            let answer = cookie.get(path).await;
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
            assert_eq!(answer.header("cache-control"), "public, max-age=60", "{path}");
            assert!(!answer.headers.contains_key("set-cookie"), "{path}");
            assert_eq!(answer.body, program.get(path).await.body, "{path}");
        }
    }
}
