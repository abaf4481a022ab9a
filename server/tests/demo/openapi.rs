//! The document of the JSON API, and that it says what is.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Extension;
use directory::Finder;
use search::Synonyms;
use serde_json::Value;
use testkit::{Answer, Client, Engine, Figure, Town};

/// The demonstration, asked by another program.
pub async fn program(town: &Town) -> Client {
    account::use_cheap_hashing_for_tests();
    server::demo::make(town.database(), town.now()).await.unwrap();
    town.leave_jobs();
    let finder = Arc::new(Finder::in_memory(Synonyms::none()).unwrap());
    let layer = Arc::clone(&finder);
    let site = testkit::app(server::routes::routes()).all_words(server::words().unwrap());
    let app = town.serve(site.with(|router| router.layer(Extension(layer)).layer(Extension(help::Grounds::default()))));
    finder.catch_up(&app.db, &app.words, town.now()).await.unwrap();
    town.client(Figure::Nobody)
}

async fn document(program: &Client) -> Value {
    program.get("/api/v1/openapi.json").await.json()
}

fn paths(document: &Value) -> BTreeSet<&str> {
    document["paths"].as_object().unwrap().keys().map(String::as_str).collect()
}

/// The schema itself, wherever the document keeps it.
fn schema<'a>(document: &'a Value, told: &'a Value) -> &'a Value {
    told["$ref"].as_str().and_then(|path| document.pointer(path.trim_start_matches('#'))).unwrap_or(told)
}

/// Where an answer is not as the document says.
fn differences(document: &Value, told: &Value, value: &Value, at: &str) -> Vec<String> {
    let told = schema(document, told);
    if let Some(choices) = told["oneOf"].as_array() {
        let all: Vec<_> = choices.iter().map(|choice| differences(document, choice, value, at)).collect();
        return if all.iter().any(Vec::is_empty) { Vec::new() } else { all.concat() };
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_kind = |told: &Value| told == kind || kind == "number" && told == "integer";
    let kinds = told["type"].as_array().map_or_else(|| vec![&told["type"]], |kinds| kinds.iter().collect());
    let mut findings = Vec::new();
    if !kinds.into_iter().any(is_kind) {
        findings.push(format!("{at}: {kind}, not {}", told["type"]));
    }
    if let Some(codes) = told["enum"].as_array() {
        findings.extend((!codes.contains(value)).then(|| format!("{at}: {value} is no code of its list")));
    }
    for (place, one) in value.as_array().into_iter().flatten().enumerate() {
        findings.extend(differences(document, &told["items"], one, &format!("{at}[{place}]")));
    }
    // An object whose properties are not told holds what it will.
    let fields = value.as_object().filter(|_| told.get("properties").is_some());
    for (name, one) in fields.into_iter().flatten() {
        match told["properties"].get(name) {
            Some(told) => findings.extend(differences(document, told, one, &format!("{at}.{name}"))),
            None => findings.push(format!("{at}.{name} is not told")),
        }
    }
    let needed = told["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    findings.extend(needed.filter(|name| value.get(name).is_none()).map(|name| format!("{at}.{name} is missing")));
    findings
}

/// The schema that the document gives for an answer of `path`.
fn told<'a>(document: &'a Value, path: &str, answer: &Answer) -> &'a Value {
    let kind = answer.header("content-type").split(';').next().unwrap_or_default();
    &document["paths"][path]["get"]["responses"][answer.status.to_string()]["content"][kind]["schema"]
}

/// The formats of the downloads, as the document lists them.
fn formats(document: &Value) -> Vec<&str> {
    let format = &document["paths"]["/api/v1/exports/{format}"]["get"]["parameters"][0]["schema"]["enum"];
    format.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

#[tokio::test]
async fn the_document_is_the_one_that_was_read() {
    let town = Town::new(Engine::Sqlite).await;
    let document = document(&program(&town).await).await;
    insta::assert_snapshot!("openapi", serde_json::to_string_pretty(&document).unwrap());
}

#[tokio::test]
async fn every_route_of_the_api_is_in_the_document() {
    let town = Town::new(Engine::Sqlite).await;
    let document = document(&program(&town).await).await;
    let routes = server::routes::routes().list;
    let routes: BTreeSet<_> = routes.iter().map(|route| route.path).filter(|path| path.starts_with("/api/")).collect();
    assert_eq!(paths(&document), routes);
    assert_eq!(document["openapi"], "3.1.0");
}

#[tokio::test]
async fn every_path_of_the_document_answers_as_it_says() {
    let town = Town::new(Engine::Sqlite).await;
    let program = program(&town).await;
    let document = document(&program).await;
    let list: Value = program.get("/api/v1/services?limit=100").await.json();
    let ids: Vec<_> = list["services"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.len() >= 55, "{}", ids.len());
    for path in paths(&document) {
        let questions = match path {
            "/api/v1/services" => vec!["?limit=100".to_owned(), "?limit=1000".to_owned()],
            "/api/v1/exports/{format}" => vec![String::new(), "?territory=x".to_owned()],
            "/api/v1/search" => vec!["?commune=92012&limit=100".to_owned(), String::new(), "?need=x".to_owned()],
            _ => vec![String::new()],
        };
        let filled = match path {
            _ if path.contains("{id}") => [ids.as_slice(), &["x"]].concat(),
            _ if path.contains("{format}") => [formats(&document), vec!["x"]].concat(),
            _ => vec![""],
        };
        for id in filled {
            for question in &questions {
                let answer = program.get(&(path.replace("{id}", id).replace("{format}", id) + question)).await;
                let told = told(&document, path, &answer);
                assert!(!told.is_null(), "{path}{question}: {} is not in the document", answer.status);
                let is_json = answer.header("content-type").contains("json");
                let value = if is_json { answer.json() } else { Value::from(&*answer.body) };
                let findings = differences(&document, told, &value, path);
                assert!(findings.is_empty(), "{path}{question}\n{}", findings.join("\n"));
            }
        }
    }
}

#[tokio::test]
async fn all_that_is_made_up_says_so() {
    let town = Town::new(Engine::Sqlite).await;
    let list: Value = program(&town).await.get("/api/v1/services?limit=100").await.json();
    assert!(list["services"].as_array().unwrap().iter().all(|one| one["source"] == "demo"));
}
