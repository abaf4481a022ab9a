//! Searching: by codes in the address, or by words in a body.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Map, Number, Value};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::{IntoParams, ToSchema};
use web::{Cx, Failure, Problem, Query, Result};

use super::json::{AnswerJson, AnswersJson, code_or_null};
use super::{Once, code, how_many, limit, read, yes_or_no};
use crate::{Audience, Card, Facet, Finder, Kind, Language, Need, Opening, Wanted};

/// The INSEE code of a commune, for the document.
fn insee() -> Object {
    ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9][0-9AB][0-9]{3}$")).build()
}

/// What is searched.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SearchAsked {
    /// What someone needs.
    #[param(schema_with = code::<Need>, required = false)]
    need: Once,
    /// How help is met.
    #[param(schema_with = code::<Kind>, required = false)]
    kind: Once,
    /// A language that people of the service speak.
    #[param(schema_with = code::<Language>, required = false)]
    language: Once,
    /// Whom the service is for.
    #[param(schema_with = code::<Audience>, required = false)]
    audience: Once,
    /// `true`: only those that help whether or not a complaint is filed.
    #[param(schema_with = yes_or_no, required = false)]
    without_complaint: Once,
    /// INSEE code of a commune: what serves it. Without it, answers come from anywhere.
    #[param(schema_with = insee, required = false)]
    commune: Once,
    /// `true`: only what is open now.
    #[param(schema_with = yes_or_no, required = false)]
    open: Once,
    /// How many answers; 50 unless told.
    #[param(schema_with = how_many, required = false)]
    limit: Once,
}

impl SearchAsked {
    fn facets(&self) -> Result<Vec<Facet>> {
        let without_complaint: Option<bool> = read(&self.without_complaint, "api-without-complaint")?;
        let facets = [
            read(&self.need, "api-need")?.map(Facet::Need),
            read(&self.kind, "api-kind")?.map(Facet::Kind),
            read(&self.language, "api-language")?.map(Facet::Language),
            read(&self.audience, "api-audience")?.map(Facet::Audience),
            without_complaint.filter(|is_asked| *is_asked).map(|_| Facet::WithoutComplaint),
        ];
        Ok(facets.into_iter().flatten().collect())
    }
}

/// The published entries that answer codes, in the order of the pages: emergency first, then what is open now and near.
///
/// Words about somebody's trouble never stand in an address: send them in a body.
#[utoipa::path(get, path = "/api/v1/search", params(SearchAsked), responses(
    (status = 200, description = "The answers", body = AnswersJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "There is no such commune", body = Problem, content_type = "application/problem+json"),
))]
pub async fn search(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Query(asked): Query<SearchAsked>,
) -> Result<Json<AnswersJson>> {
    answers(&cx, &finder, &asked, String::new()).await
}

/// What is searched by words.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WordsAsked {
    /// What someone needs, in her own words.
    #[schema(max_length = 500)]
    text: String,
    #[schema(schema_with = code_or_null::<Need>)]
    need: Option<String>,
    #[schema(schema_with = code_or_null::<Kind>)]
    kind: Option<String>,
    #[schema(schema_with = code_or_null::<Language>)]
    language: Option<String>,
    #[schema(schema_with = code_or_null::<Audience>)]
    audience: Option<String>,
    without_complaint: Option<bool>,
    /// INSEE code of a commune.
    #[schema(pattern = "^[0-9][0-9AB][0-9]{3}$")]
    commune: Option<String>,
    open: Option<bool>,
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<Number>,
}

/// The longest text that is searched, in letters.
const TEXT: usize = 500;

/// The published entries that answer words, codes, or both, in the order of the pages. Nothing of what is sent is kept.
#[utoipa::path(post, path = "/api/v1/search", request_body = WordsAsked, responses(
    (status = 200, description = "The answers", body = AnswersJson),
    (status = 400, description = "The body, or something in it, cannot be read", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "There is no such commune", body = Problem, content_type = "application/problem+json"),
    (status = 413, description = "The body is too large", body = Problem, content_type = "application/problem+json"),
))]
pub async fn search_words(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<AnswersJson>> {
    let body = body.map_err(|_| Failure::TooLarge)?;
    // An object and nothing else: a list of its values in order would be read as well.
    let told: Map<String, Value> = serde_json::from_slice(&body).map_err(|_| Failure::BadQuestion("api-body"))?;
    let asked = WordsAsked::deserialize(Value::Object(told)).map_err(|_| Failure::BadQuestion("api-body"))?;
    if asked.text.chars().count() > TEXT {
        return Err(Failure::BadQuestion("api-text"));
    }
    let codes = SearchAsked {
        need: once(asked.need.as_ref()),
        kind: once(asked.kind.as_ref()),
        language: once(asked.language.as_ref()),
        audience: once(asked.audience.as_ref()),
        without_complaint: once(asked.without_complaint.as_ref()),
        commune: once(asked.commune.as_ref()),
        open: once(asked.open.as_ref()),
        limit: once(asked.limit.as_ref().map(whole).as_ref()),
    };
    answers(&cx, &finder, &codes, base::text::one_line(&asked.text)).await
}

fn once(told: Option<&impl ToString>) -> Once {
    told.into_iter().map(ToString::to_string).collect()
}

/// A number of JSON as an address would have it: 6.0 is 6 there.
fn whole(number: &Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

async fn answers(cx: &Cx, finder: &Finder, asked: &SearchAsked, text: String) -> Result<Json<AnswersJson>> {
    let (facets, limit) = (asked.facets()?, limit(&asked.limit)?);
    let is_open_now: Option<bool> = read(&asked.open, "api-open")?;
    let around = match read::<String>(&asked.commune, "api-commune")? {
        Some(code) => around(cx, &code).await?,
        None => Wanted::default(),
    };
    let mut found = finder.find(&Wanted { text, facets, ..around }, cx.local_now())?;
    if is_open_now == Some(true) {
        found.candidates.retain(|candidate| candidate.opening == Opening::Open);
        found.total = found.candidates.len();
    }
    found.candidates.truncate(limit);
    let cards = finder.cards(&found.candidates)?;
    let answers =
        found.candidates.iter().zip(cards).map(|(candidate, card)| AnswerJson::new(candidate, Card::clone(&card)));
    Ok(Json(AnswersJson { total: found.total, answers: answers.collect() }))
}

async fn around(cx: &Cx, code: &str) -> Result<Wanted> {
    let mut db = cx.read().await?;
    let commune = partner::commune(&mut db, code).await?.ok_or(Failure::Unknown("api-commune"))?;
    Ok(Wanted::around(&commune))
}
