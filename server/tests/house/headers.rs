//! The headers that go out, to the letter, and the words that must not stay.

use std::collections::BTreeMap;

use testkit::{Answer, Figure};
use web::Access;

use crate::everything::{NOTHING, PUBLISHED, fill, named, open, routes};
use crate::source::expect_none;

const PUBLIC: &str = include_str!("headers_public.txt");
const WORKSPACE: &str = include_str!("headers_workspace.txt");
const API: &str = include_str!("headers_api.txt");

type Headers<'a> = BTreeMap<&'a str, &'a str>;

/// Those of a file: a name, a colon, a value.
fn told(file: &'static str) -> Headers<'static> {
    file.lines().map(|line| line.split_once(": ").unwrap()).collect()
}

fn expected(path: &str) -> Headers<'static> {
    let mut headers = match path {
        path if path.starts_with("/api/") => told(API),
        path if path == "/pro" || path.starts_with("/pro/") => told(WORKSPACE),
        _ => told(PUBLIC),
    };
    if path.starts_with("/pro/a/") {
        headers.insert("cache-control", "public, max-age=31536000, immutable");
    }
    headers
}

/// The policies of content, one for each face.
pub fn policies() -> [(&'static str, &'static str); 3] {
    [("public", PUBLIC), ("workspace", WORKSPACE), ("API", API)]
        .map(|(face, file)| (face, told(file)["content-security-policy"]))
}

/// Headers that belong to one answer: what it is, where it leads, which methods there are.
const OF_ONE_ANSWER: [&str; 4] = ["content-type", "content-length", "location", "allow"];

/// The tables that the workspace gives away, under names that say nothing of what the network is for.
const TABLES: [&str; 4] = [
    "attachment; filename=\"deliberations.csv\"",
    "attachment; filename=\"demandes.csv\"",
    "attachment; filename=\"mesures.csv\"",
    "attachment; filename=\"stock.csv\"",
];

/// How the headers of an answer differ from those that its path should have.
fn differences(path: &str, answer: &Answer) -> Vec<String> {
    let mut expected = expected(path);
    let of_path = match (path, answer.status) {
        ("/q", _) => Some(("refresh", "0; url=/q2")),
        ("/q/valbourg", _) => Some(("refresh", "0; url=/q2/valbourg")),
        ("/q2" | "/q2/valbourg", _) => Some(("clear-site-data", "\"cache\"")),
        ("/pro/deconnexion", 200) => Some(("clear-site-data", "\"cache\", \"storage\"")),
        _ => None,
    };
    expected.extend(of_path);
    let mut differences = Vec::new();
    for (name, value) in &answer.headers {
        let (name, value) = (name.as_str(), value.to_str().unwrap());
        // Answers are compressed for whoever asks for it; none depends on anything else that a browser sends.
        let is_of_compression = (name, value) == ("vary", "accept-encoding");
        // The mark of what an answer of the API holds.
        let is_mark = name == "etag" && path.starts_with("/api/");
        // A download says under which neutral name it is kept, and when what it holds changed last.
        let is_of_download = path.starts_with("/api/v1/exports/")
            && (name == "last-modified"
                || (name, value) == ("content-disposition", "attachment; filename=\"annuaire.csv\""));
        let is_table = path.starts_with("/pro/") && name == "content-disposition" && TABLES.contains(&value);
        match expected.remove(name) {
            Some(wanted) if wanted == value => {}
            Some(wanted) => differences.push(format!("{path} ({}): {name}: {value}, not {wanted}", answer.status)),
            None if OF_ONE_ANSWER.contains(&name) || is_of_compression || is_mark || is_of_download || is_table => {}
            None => differences.push(format!("{path} ({}): {name}: {value} is too much", answer.status)),
        }
    }
    differences.extend(expected.keys().map(|name| format!("{path} ({}): no {name}", answer.status)));
    differences
}

/// The addresses of styles, scripts and icons in a page.
fn assets(answer: &Answer) -> Vec<String> {
    let links = answer.body.split(['"', '\'']).filter(|text| text.starts_with("/a/") || text.starts_with("/pro/a/"));
    links.map(str::to_owned).collect()
}

testkit::both_engines! {
    async fn every_answer_has_the_headers_of_its_face_and_no_other(town: Town) {
        let app = open(&town).await;
        let mut findings = Vec::new();
        let mut found = Vec::new();
        for route in routes().iter().filter(|route| route.method == "GET") {
            let (published, nobody) = (named("published", PUBLISHED), Figure::Nobody);
            for (figure, thing) in [(nobody, published), (nobody, NOTHING), (Figure::Coordinator, published)] {
                let path = fill(route.path, &app, thing);
                let answer = town.client(figure).get(&path).await;
                findings.extend(differences(&path, &answer));
                found.extend(assets(&answer));
            }
        }
        found.sort();
        found.dedup();
        assert!(found.iter().any(|path| path.starts_with("/a/")) && found.iter().any(|path| path.starts_with("/pro/a/")));
        for path in found.iter().map(String::as_str).chain(["/nowhere", "/en/nowhere", "/pro/nowhere", "/api/nowhere", "/api/v1/search?limit=x", "/a/0/x.js"]) {
            findings.extend(differences(path, &town.client(Figure::Nobody).get(path).await));
        }
        expect_none("The headers are those that were chosen, to the letter.", findings);
    }

    async fn forms_are_answered_with_the_same_headers(town: Town) {
        let app = open(&town).await;
        let mut findings = Vec::new();
        for route in routes().iter().filter(|route| route.method == "POST" && route.access == Access::Anybody) {
            let path = fill(route.path, &app, NOTHING);
            for fields in [vec![], vec![("text", "logement")], vec![("text", "x"), ("commune", "inconnue")]] {
                let answer = town.client(Figure::Nobody).post_form(&path, &fields).await;
                findings.extend(differences(&path, &answer));
            }
            let forged = town.client(Figure::Nobody).with_header("sec-fetch-site", "cross-site");
            findings.extend(differences(&path, &forged.post_form(&path, &[]).await));
            findings.extend(differences(&path, &town.client(Figure::Nobody).send(axum::http::Method::PUT, &path, None).await));
            let long = "x".repeat(70 * 1024);
            findings.extend(differences(&path, &town.client(Figure::Nobody).post_form(&path, &[("text", &long)]).await));
        }
        expect_none("Refusals too have the headers of their face.", findings);
    }
}
