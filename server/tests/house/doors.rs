//! What the whole program answers to whoever looks for a way in.

use axum::http::Method;
use base::execute;
use testkit::{Answer, Figure, Log};
use web::Access;

use crate::everything::{NOTHING, PUBLISHED, fill, named, open, real, routes};
use crate::source::expect_none;

/// What is wrong with how an answer says what it is.
fn unsaid(answer: &Answer) -> Option<&'static str> {
    let kind = answer.header("content-type").to_ascii_lowercase();
    let is_text = kind.starts_with("text/") || kind.split(';').next().is_some_and(|kind| kind.ends_with("+xml"));
    match kind.as_str() {
        _ if answer.bytes.is_empty() => None,
        "" => Some("does not say what it is"),
        kind if is_text && !kind.contains("charset=utf-8") => Some("is a text that does not say in which letters"),
        kind if kind.starts_with("text/html") != answer.body.trim_start().starts_with("<!doctype html") => {
            Some("is a page that does not say so, or says so and is none")
        }
        _ => None,
    }
}

/// Addresses where careless sites have something.
const TRIED: [&str; 21] = [
    "/.git/config",
    "/.git/",
    "/.svn/entries",
    "/.env",
    "/Cargo.toml",
    "/maillage.toml",
    "/secret.key",
    "/data/maillage.db",
    "/a/",
    "/a",
    "/pro/a/",
    "/a/../Cargo.toml",
    "/a/x/..%2f..%2fCargo.toml",
    "/a/x/%2e%2e%2fCargo.toml",
    "/pro/a/x/..%5csecret.key",
    "/a/t/valbourg/x/..%2f..%2fsecret.key",
    "/metrics",
    "/debug",
    "/debug/pprof/",
    "/server-status",
    "/admin/",
];

/// As a page writes it.
fn escaped(c: char) -> String {
    if "&<>\"'".contains(c) { format!("&#{};", u32::from(c)) } else { c.to_string() }
}

/// Sheets that are printed and handed over: nothing of the workspace stands on them.
const SHEET: &str = "/papier";

testkit::both_engines! {
    async fn every_answer_says_what_it_is(town: Town) {
        let app = open(&town).await;
        let mut findings = Vec::new();
        for route in routes().iter().filter(|route| route.method == "GET") {
            let (published, nobody) = (named("published", PUBLISHED), Figure::Nobody);
            for (figure, thing) in [(nobody, published), (nobody, NOTHING), (Figure::Coordinator, published)] {
                let path = fill(route.path, &app, thing);
                let answer = town.client(figure).get(&path).await;
                findings.extend(unsaid(&answer).map(|why| format!("{path} ({} {}): {why}", answer.status, answer.header("content-type"))));
            }
        }
        for path in ["/nowhere", "/pro/nowhere", "/api/nowhere"] {
            findings.extend(unsaid(&town.client(Figure::Nobody).get(path).await).map(|why| format!("{path}: {why}")));
        }
        expect_none("Whatever is answered says what it is, and texts say in which letters.", findings);
    }

    async fn every_page_of_the_workspace_lets_her_sign_out(town: Town) {
        let app = open(&town).await;
        let (mut findings, mut pages) = (Vec::new(), 0);
        for route in routes().iter().filter(|route| route.method == "GET" && route.access != Access::Anybody && !route.path.ends_with(SHEET)) {
            let things = real(route.path);
            for thing in if things.is_empty() { vec![NOTHING] } else { things } {
                for figure in [Figure::Coordinator, Figure::Administrator, Figure::Dpo] {
                    let path = fill(route.path, &app, thing);
                    let answer = town.client(figure).get(&path).await;
                    if answer.status != 200 || !answer.header("content-type").starts_with("text/html") {
                        continue;
                    }
                    pages += 1;
                    if !answer.body.contains("<form method=\"post\" action=\"/pro/deconnexion\">") {
                        findings.push(format!("{path} as {figure:?}"));
                    }
                }
            }
        }
        assert!(pages > 100, "{pages} pages");
        expect_none("One signs out from every page of the workspace.", findings);
    }

    async fn what_is_not_served_is_not_there(town: Town) {
        open(&town).await;
        for path in TRIED {
            for figure in [Figure::Nobody, Figure::Administrator] {
                let answer = town.client(figure).get(path).await;
                assert!(matches!(answer.status, 404 | 303), "{path}: {}", answer.status);
                assert!(answer.status == 404 || answer.is_sign_in(), "{path}: {}", answer.location());
            }
        }
        for method in ["TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND"] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let client = town.client(Figure::Nobody).with_header("x-echo", "said-back");
            let answer = client.send(method.clone(), "/", None).await;
            assert!((400..500).contains(&answer.status) && !answer.body.contains("said-back"), "{method}: {}", answer.status);
        }
    }

    async fn what_is_typed_is_read_once_and_shown_as_it_was(town: Town) {
        open(&town).await;
        let nobody = town.client(Figure::Nobody);
        for typed in ["%2541%0d%0aX: y", "&amp;amp;&#60;b&#62;", "<b onclick=\"x()\">l’été</b>", "' OR 1=1 -- \\u003cb\\u003e", "{{ 7*7 }}${7*7}"] {
            let answer = nobody.post_form("/pro/connexion", &[("login", typed), ("password", "a wrong password")]).await;
            assert_eq!(answer.status, 422, "{typed}");
            let escaped: String = typed.chars().map(escaped).collect();
            assert!(answer.body.contains(&format!("value=\"{escaped}\"")), "{typed}: {}", answer.main());
            assert!(!answer.body.contains("<b onclick"), "{typed}");
        }
    }

    async fn a_form_takes_each_field_once_and_none_of_its_own(town: Town) {
        open(&town).await;
        let nobody = town.client(Figure::Nobody);
        let form = [("login", "agente"), ("password", "a wrong password")];
        assert_eq!(nobody.post_form("/pro/connexion", &form).await.status, 422);
        for more in [("login", "coordinator"), ("password", "another"), ("is_demo", "true"), ("roles", "administrator")] {
            let answer = nobody.post_form("/pro/connexion", &[form[0], form[1], more]).await;
            assert_eq!(answer.status, 400, "{more:?}");
        }
        // What stands in the address is not read as if it had been typed.
        let elsewhere = nobody.post_form("/pro/connexion?login=agente&password=x", &[]).await;
        assert_eq!(elsewhere.status, 400);
    }

    async fn an_unexpected_fault_tells_a_number_and_nothing_of_itself(town: Town) {
        let log = Log::listen("info");
        open(&town).await;
        let mut db = town.write().await;
        execute!(&mut db => "ALTER TABLE doubt RENAME TO gone").unwrap();
        db.commit().await.unwrap();
        let answer = town.client(Figure::Coordinator).get("/pro/fiches/doutes").await;
        assert_eq!(answer.status, 500);
        let lower = answer.body.to_lowercase();
        for told in ["select", "no such table", "relation", "doubt", "sqlx", ".rs:", "panicked"] {
            assert!(!lower.contains(told), "{told} in {}", answer.main());
        }
        let text = log.text();
        let line = text.lines().find(|line| line.contains("incident=")).unwrap_or_else(|| panic!("no incident in {text}"));
        let number: String = line.split("incident=").nth(1).unwrap().chars().filter(|c| *c != '"').take(6).collect();
        assert!(number.chars().all(|c| c.is_ascii_hexdigit()) && answer.body.contains(&number), "{line}: {}", answer.main());
        assert!(line.contains("route=\"/pro/fiches/doutes\"") && line.contains("ERROR"), "{line}");
    }
}
