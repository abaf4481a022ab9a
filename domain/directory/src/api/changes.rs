//! What has changed, as an Atom feed (RFC 4287): how another site keeps its copy right.

use std::fmt::Write as _;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Id, fetch_all};
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::escape::escape;
use serde::Deserialize;
use sqlx::FromRow;
use utoipa::IntoParams;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use web::{Cx, Problem, Query, Result};

use super::{Once, read};
use crate::{Service, Status};

/// How many entries a part of the feed tells.
const PART: i64 = 50;

/// Where a part of the feed begins: after the change of this instant, in milliseconds, and this entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cursor {
    at: DateTime<Utc>,
    id: Id<Service>,
}

impl std::str::FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (millis, id) = text.split_once('-').ok_or(())?;
        let at = millis.parse().ok().and_then(DateTime::from_timestamp_millis).ok_or(())?;
        Ok(Self { at, id: id.parse().map_err(|_| ())? })
    }
}

/// A published entry, as the feed tells it.
#[derive(Debug, FromRow)]
struct Changed {
    id: Id<Service>,
    name: String,
    summary: String,
    updated_at: DateTime<Utc>,
}

async fn changed(db: &mut Db, from: Option<Cursor>) -> sqlx::Result<Vec<Changed>> {
    match from {
        None => fetch_all!(db => "
            SELECT id, name, summary, updated_at FROM service WHERE status = $1
             ORDER BY updated_at DESC, id DESC LIMIT $2", Status::Published, PART + 1),
        Some(Cursor { at, id }) => fetch_all!(db => "
            SELECT id, name, summary, updated_at FROM service WHERE status = $1 AND (updated_at, id) < ($3, $4)
             ORDER BY updated_at DESC, id DESC LIMIT $2", Status::Published, PART + 1, at, id),
    }
}

/// A cursor, for the document.
fn cursor() -> Object {
    let pattern = "^[0-9]{1,13}-[a-z2-7]{25}[aeimquy4]$";
    ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).build()
}

/// Which part of the feed is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesAsked {
    /// What the link `next` of the part before says; without it, the feed starts with the newest change.
    #[serde(default)]
    #[param(schema_with = cursor, required = false)]
    before: Once,
}

/// What has changed among the published entries, the newest first, as an Atom feed.
///
/// An entry keeps its `id` for ever. What is no longer published leaves the feed.
#[utoipa::path(get, path = "/api/v1/changes.atom", params(ChangesAsked), responses(
    (status = 200, description = "A part of the feed", body = String, content_type = "application/atom+xml"),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
pub async fn changes(cx: Cx, Query(asked): Query<ChangesAsked>) -> Result<Response> {
    let before: Option<Cursor> = read(&asked.before, "api-before")?;
    let mut told = changed(&mut cx.read().await?, before).await?;
    let part = usize::try_from(PART).unwrap_or(usize::MAX);
    let is_last = told.len() <= part;
    told.truncate(part);
    let next =
        told.last().filter(|_| !is_last).map(|last| format!("{}-{}", last.updated_at.timestamp_millis(), last.id));
    let feed = feed(&cx, &told, next.as_deref());
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed).into_response())
}

fn feed(cx: &Cx, told: &[Changed], next: Option<&str>) -> String {
    let origin = &cx.app.settings.origin;
    let newest = told.first().map_or(DateTime::UNIX_EPOCH, |one| one.updated_at);
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>{origin}/api/v1/changes.atom</id>\n<title>Maillage</title>\n<updated>{}</updated>\n\
         <author><name>Maillage</name></author>\n<link rel=\"self\" href=\"{origin}/api/v1/changes.atom\"/>\n",
        moment(newest),
    );
    if let Some(next) = next {
        // Writing to a string does not fail.
        let _ = writeln!(feed, "<link rel=\"next\" href=\"{origin}/api/v1/changes.atom?before={next}\"/>");
    }
    for one in told {
        let (id, title, summary) = (one.id, escaped(&one.name), escaped(&one.summary));
        let _ = write!(
            feed,
            "<entry>\n<id>urn:uuid:{}</id>\n<title>{title}</title>\n<updated>{}</updated>\n<summary>{summary}</summary>\n\
             <link rel=\"alternate\" href=\"{origin}/infos/e/{id}\"/>\n\
             <link rel=\"related\" type=\"application/json\" href=\"{origin}/api/v1/services/{id}\"/>\n</entry>\n",
            id.uuid(),
            moment(one.updated_at),
        );
    }
    feed.push_str("</feed>\n");
    feed
}

/// A text as XML writes it; what it cannot hold is a blank.
fn escaped(text: &str) -> String {
    let is_held = |c: char| !(c.is_control() || ['\u{fffe}', '\u{ffff}'].contains(&c));
    let held: String = text.chars().map(|c| if is_held(c) { c } else { ' ' }).collect();
    escape(held.as_str()).into_owned()
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_an_instant_and_an_entry() {
        let id = Id::<Service>::new();
        let read: Cursor = format!("1763800000123-{id}").parse().unwrap();
        assert_eq!((read.at.timestamp_millis(), read.id), (1_763_800_000_123, id));
        for wrong in ["", "1763800000123", "x-y", "-", "1763800000123-x"] {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
