//! What other programs read: the published entries in JSON, as the pages show them, and the document that describes it.
//!
//! Words about somebody's trouble never stand in an address: one searches by code and commune, or sends words in a body.

mod changes;
mod communes;
mod etag;
mod exports;
mod itineraries;
mod json;
mod searching;
mod structures;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use axum::Json;
use axum::http::header;
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Response};
use base::{Code, Error, Id};
use serde::Deserialize;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::{IntoParams, OpenApi};
use web::Access::Anybody;
use web::{Cx, Failure, Path, Problem, Query, Result, Routes};

use crate::{Card, Service, Status, store};
pub use etag::is_among;
use json::{ServiceJson, ServicesJson};

/// How many entries an answer holds at most, and unless told.
const MOST: usize = 100;
const USUAL: usize = 50;

pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/api/v1/services", Anybody, services)
        .get("/api/v1/services/{id}", Anybody, service)
        .get("/api/v1/structures", Anybody, structures::structures)
        .get("/api/v1/structures/{id}", Anybody, structures::structure)
        .get("/api/v1/communes", Anybody, communes::communes)
        .get("/api/v1/communes/{code}", Anybody, communes::commune)
        .get("/api/v1/itineraries", Anybody, itineraries::itineraries)
        .get("/api/v1/search", Anybody, searching::search)
        .post("/api/v1/search", Anybody, searching::search_words)
        .get("/api/v1/changes.atom", Anybody, changes::changes)
        .get("/api/v1/openapi.json", Anybody, document);
    Routes { router: routes.router.layer(from_fn(etag::mark)), ..routes }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Maillage",
        version = "1",
        description = "The published entries of a network of help against sexist and sexual violence. Read only, no key. \
                       A place that is not public is told by its commune alone. Entries whose source is `demo` are made up.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    paths(
        services,
        service,
        structures::structures,
        structures::structure,
        communes::communes,
        communes::commune,
        itineraries::itineraries,
        searching::search,
        searching::search_words,
        changes::changes,
        exports::exports,
        document
    )
)]
struct Document;

/// The document, written once.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| Document::openapi().to_json().unwrap_or_default());

/// The codes of a list, for the document.
fn code<C: Code>() -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(C::ALL.iter().map(|code| code.code()))).build()
}

/// An id, for the document.
fn id() -> Object {
    ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[a-z2-7]{25}[aeimquy4]$")).build()
}

/// How many things are asked for at once, for the document.
fn how_many() -> Object {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(100)).build()
}

/// `true` or `false`, for the document.
fn yes_or_no() -> Object {
    ObjectBuilder::new().schema_type(Type::Boolean).build()
}

/// A parameter of an address: not there, or there once.
type Once = Vec<String>;

/// What stands in the address, or the key of the sentence that says why it cannot: it is empty, stands twice, or is no such
/// thing.
fn read<T: std::str::FromStr>(told: &Once, why: &'static str) -> Result<Option<T>> {
    match told.as_slice() {
        [] => Ok(None),
        [text] => text.parse().map(Some).map_err(|_| Failure::BadQuestion(why)),
        _ => Err(Failure::BadQuestion(why)),
    }
}

fn limit(told: &Once) -> Result<usize> {
    let limit = read(told, "api-limit")?.unwrap_or(USUAL);
    if (1..=MOST).contains(&limit) { Ok(limit) } else { Err(Failure::BadQuestion("api-limit")) }
}

/// Which part of the list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ServicesAsked {
    /// The `next` of the answer before; without it, the list starts.
    #[serde(default)]
    #[param(schema_with = id, required = false)]
    after: Once,
    /// How many entries; 50 unless told.
    #[serde(default)]
    #[param(schema_with = how_many, required = false)]
    limit: Once,
}

/// All published entries, by id. Ask again with `after` until `next` is null.
#[utoipa::path(get, path = "/api/v1/services", params(ServicesAsked), responses(
    (status = 200, description = "A part of the list", body = ServicesJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
async fn services(cx: Cx, Query(asked): Query<ServicesAsked>) -> Result<Json<ServicesJson>> {
    let after: Option<Id<Service>> = read(&asked.after, "api-after")?;
    let limit = limit(&asked.limit)?;
    let mut db = cx.read().await?;
    // One more than is shown tells whether there is a next.
    let wanted = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut entries = store::published_after(&mut db, after.unwrap_or_else(Id::zero), wanted).await?;
    let is_last = entries.len() <= limit;
    entries.truncate(limit);
    let next = entries.last().map(|entry| entry.service.id.to_string()).filter(|_| !is_last);
    let services = entries.into_iter().map(|entry| ServiceJson::from(Card::from(entry))).collect();
    Ok(Json(ServicesJson { services, next }))
}

/// One published entry.
#[utoipa::path(get, path = "/api/v1/services/{id}", params(("id" = String, Path, description = "The `id` of the entry")), responses(
    (status = 200, description = "The entry", body = ServiceJson),
    (status = 308, description = "It was merged into another, whose address is told"),
    (status = 404, description = "There is no such entry, or it is not published", body = Problem, content_type = "application/problem+json"),
))]
async fn service(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Json<ServiceJson>> {
    let mut db = cx.read().await?;
    let entry = store::entry(&mut db, id).await?.filter(|entry| entry.service.status == Status::Published);
    Ok(Json(Card::from(entry.ok_or(Error::NotFound)?).into()))
}

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", responses((status = 200, description = "OpenAPI 3.1", body = Object, content_type = "application/json")))]
async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}
