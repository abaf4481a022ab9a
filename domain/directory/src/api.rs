//! What other programs read: the published entries in JSON, as the pages show them, and the document that describes it.
//!
//! Words never stand in an address: here one searches by code and commune alone. Who has words to search uses the pages,
//! where they travel sealed.

mod json;
#[cfg(test)]
mod tests;

use std::sync::{Arc, LazyLock};

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use base::{Code, Error, Id};
use serde::Deserialize;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::{IntoParams, OpenApi};
use web::Access::Anybody;
use web::{Cx, Failure, Path, Problem, Query, Result, Routes};

use crate::{Audience, Card, Facet, Finder, Kind, Language, Need, Service, Status, Wanted, store};
use json::{AnswerJson, AnswersJson, ServiceJson, ServicesJson};

/// How many entries an answer holds at most, and unless told.
const MOST: usize = 100;
const USUAL: usize = 50;

pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/services", Anybody, services)
        .get("/api/v1/services/{id}", Anybody, service)
        .get("/api/v1/search", Anybody, search)
        .get("/api/v1/openapi.json", Anybody, document)
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
    paths(services, service, search, document)
)]
struct Document;

/// The document, written once.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| Document::openapi().to_json().unwrap_or_default());

/// The codes of a list, for the document.
fn code<C: Code>() -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(C::ALL.iter().map(|code| code.code()))).build()
}

/// What stands in the address, or the key of the sentence that says why it cannot.
fn read<T: std::str::FromStr>(text: Option<&str>, why: &'static str) -> Result<Option<T>> {
    text.map(|text| text.parse().map_err(|_| Failure::BadQuestion(why))).transpose()
}

fn limit(text: Option<&str>) -> Result<usize> {
    let limit = read(text, "api-limit")?.unwrap_or(USUAL);
    if (1..=MOST).contains(&limit) { Ok(limit) } else { Err(Failure::BadQuestion("api-limit")) }
}

/// Which part of the list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ServicesAsked {
    /// The `next` of the answer before; without it, the list starts.
    after: Option<String>,
    /// How many entries; 50 unless told.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<String>,
}

/// All published entries, by id. Ask again with `after` until `next` is null.
#[utoipa::path(get, path = "/api/v1/services", params(ServicesAsked), responses(
    (status = 200, description = "A part of the list", body = ServicesJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
async fn services(cx: Cx, Query(asked): Query<ServicesAsked>) -> Result<Json<ServicesJson>> {
    let after: Option<Id<Service>> = read(asked.after.as_deref(), "api-after")?;
    let limit = limit(asked.limit.as_deref())?;
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
    (status = 404, description = "There is no such entry, or it is not published", body = Problem, content_type = "application/problem+json"),
))]
async fn service(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Json<ServiceJson>> {
    let mut db = cx.read().await?;
    let entry = store::entry(&mut db, id).await?.filter(|entry| entry.service.status == Status::Published);
    Ok(Json(Card::from(entry.ok_or(Error::NotFound)?).into()))
}

/// What is searched.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct SearchAsked {
    /// What someone needs.
    #[param(schema_with = code::<Need>)]
    need: Option<String>,
    /// How help is met.
    #[param(schema_with = code::<Kind>)]
    kind: Option<String>,
    /// A language that people of the service speak.
    #[param(schema_with = code::<Language>)]
    language: Option<String>,
    /// Whom the service is for.
    #[param(schema_with = code::<Audience>)]
    audience: Option<String>,
    /// `true`: only those that help whether or not a complaint is filed.
    #[param(value_type = Option<bool>)]
    without_complaint: Option<String>,
    /// INSEE code of a commune: what serves it, the nearest first. Without it, answers come from anywhere.
    commune: Option<String>,
    /// How many answers; 50 unless told.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<String>,
}

impl SearchAsked {
    fn facets(&self) -> Result<Vec<Facet>> {
        let without_complaint: Option<bool> = read(self.without_complaint.as_deref(), "api-without-complaint")?;
        let facets = [
            read(self.need.as_deref(), "api-need")?.map(Facet::Need),
            read(self.kind.as_deref(), "api-kind")?.map(Facet::Kind),
            read(self.language.as_deref(), "api-language")?.map(Facet::Language),
            read(self.audience.as_deref(), "api-audience")?.map(Facet::Audience),
            without_complaint.filter(|is_asked| *is_asked).map(|_| Facet::WithoutComplaint),
        ];
        Ok(facets.into_iter().flatten().collect())
    }
}

/// The published entries that answer codes, the nearest first, then those that are met from anywhere.
///
/// There is no search by words here: words about somebody's trouble never stand in an address.
#[utoipa::path(get, path = "/api/v1/search", params(SearchAsked), responses(
    (status = 200, description = "The answers", body = AnswersJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
async fn search(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Query(asked): Query<SearchAsked>,
) -> Result<Json<AnswersJson>> {
    let (facets, limit) = (asked.facets()?, limit(asked.limit.as_deref())?);
    let around = match &asked.commune {
        Some(code) => around(&cx, code).await?,
        None => Wanted::default(),
    };
    let mut found = finder.find(&Wanted { facets, ..around }, cx.local_now())?;
    found.candidates.truncate(limit);
    let cards = finder.cards(&found.candidates)?;
    let answers =
        found.candidates.iter().zip(cards).map(|(candidate, card)| AnswerJson::new(candidate, Card::clone(&card)));
    Ok(Json(AnswersJson { total: found.total, answers: answers.collect() }))
}

async fn around(cx: &Cx, code: &str) -> Result<Wanted> {
    let mut db = cx.read().await?;
    let commune = partner::commune(&mut db, code).await?.ok_or(Failure::BadQuestion("api-commune"))?;
    Ok(Wanted::around(&commune))
}

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", responses((status = 200, description = "OpenAPI 3.1", body = Object, content_type = "application/json")))]
async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}
