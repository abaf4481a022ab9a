//! Itineraries: the stops of services that come and go.

use axum::Json;
use base::Id;
use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta};
use chrono_tz::Europe::Paris;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Cx, Problem, Query, Result};

use super::{Once, how_many, id, limit, read};
use crate::Stop;
use crate::round::Passage;
use crate::round::store::{Published, published_after};

/// How many passages to come are told of a stop.
const TOLD: usize = 5;

/// A part of the list of stops.
#[derive(Debug, Serialize, ToSchema)]
pub struct ItinerariesJson {
    pub itineraries: Vec<StopJson>,
    /// What to give as `after` for the next part; null at the end.
    pub next: Option<String>,
}

/// A stop of a published service.
#[derive(Debug, Serialize, ToSchema)]
pub struct StopJson {
    pub id: String,
    /// The `id` of the service.
    pub service: String,
    pub service_name: String,
    /// In words.
    pub place: String,
    /// Number and street.
    pub line: Option<String>,
    /// INSEE code.
    pub commune_code: String,
    pub commune: String,
    /// WGS 84 degrees.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub first_on: NaiveDate,
    /// On the clocks of France, as `14:00`.
    pub from: String,
    pub to: String,
    /// An RRULE of RFC 5545 without its name; null: it comes once.
    pub rule: Option<String>,
    /// The last day of the rule.
    pub until_on: Option<NaiveDate>,
    /// Days of the rule on which it does not come.
    pub without: Vec<NaiveDate>,
    /// Days on which it comes beside the rule.
    pub added: Vec<NaiveDate>,
    pub note: String,
    /// The next passages, temporary closures left out; five at most.
    pub passages: Vec<PassageJson>,
}

/// A passage to come.
#[derive(Debug, Serialize, ToSchema)]
pub struct PassageJson {
    /// With the offset of France on that day.
    #[schema(format = DateTime)]
    pub from: String,
    #[schema(format = DateTime)]
    pub to: String,
}

impl PassageJson {
    /// `None` where no clock of France ever shows that hour.
    fn new(passage: Passage) -> Option<Self> {
        let told = |moment: NaiveDateTime| {
            let moment: DateTime<_> = moment.and_local_timezone(Paris).earliest()?;
            Some(moment.to_rfc3339_opts(SecondsFormat::Secs, false))
        };
        Some(Self { from: told(passage.from)?, to: told(passage.to)? })
    }
}

impl StopJson {
    fn new(published: Published, now: NaiveDateTime) -> Self {
        let closure = published.closure();
        let stop = published.stop;
        let passages = stop.passages(now, closure.as_ref()).filter_map(PassageJson::new).take(TOLD).collect();
        Self {
            id: stop.id.to_string(),
            service: stop.service_id.to_string(),
            service_name: published.service_name,
            from: clock(stop.from_minute),
            to: clock(stop.to_minute),
            rule: Some(stop.rule.to_string()).filter(|rule| !rule.is_empty()),
            place: stop.place,
            line: stop.line,
            commune_code: stop.commune_code,
            commune: stop.commune,
            latitude: stop.latitude,
            longitude: stop.longitude,
            first_on: stop.first_on,
            until_on: stop.until_on,
            without: stop.without.0.into_iter().collect(),
            added: stop.added.0.into_iter().collect(),
            note: stop.note,
            passages,
        }
    }
}

/// `14:00`; the end of a day is `24:00`.
fn clock(minute: i64) -> String {
    let time = TimeDelta::minutes(minute);
    format!("{:02}:{:02}", time.num_hours(), time.num_minutes() % 60)
}

/// Which part of the list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ItinerariesAsked {
    /// The `next` of the answer before; without it, the list starts.
    #[serde(default)]
    #[param(schema_with = id, required = false)]
    after: Once,
    /// How many stops; 50 unless told.
    #[serde(default)]
    #[param(schema_with = how_many, required = false)]
    limit: Once,
}

/// The stops of published services, by id. Ask again with `after` until `next` is null.
#[utoipa::path(get, path = "/api/v1/itineraries", params(ItinerariesAsked), responses(
    (status = 200, description = "A part of the list", body = ItinerariesJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
pub async fn itineraries(cx: Cx, Query(asked): Query<ItinerariesAsked>) -> Result<Json<ItinerariesJson>> {
    let after: Option<Id<Stop>> = read(&asked.after, "api-after")?;
    let limit = limit(&asked.limit)?;
    let mut db = cx.read().await?;
    // One more than is shown tells whether there is a next.
    let wanted = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut found = published_after(&mut db, after.unwrap_or_else(Id::zero), wanted).await?;
    let is_last = found.len() <= limit;
    found.truncate(limit);
    let next = found.last().map(|published| published.stop.id.to_string()).filter(|_| !is_last);
    let now = cx.local_now();
    Ok(Json(ItinerariesJson { itineraries: found.into_iter().map(|stop| StopJson::new(stop, now)).collect(), next }))
}
