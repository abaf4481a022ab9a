//! What a territory announces to everybody, as an Atom feed (RFC 4287).

use std::fmt::Write as _;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, SecondsFormat, Utc};
use partner::Territory;
use web::{Cx, Path, Result};

use super::pages::territory;
use crate::store::{self, Listed};
use crate::xml::escaped;

/// How many announcements the feed tells.
const TOLD: i64 = 50;

/// Gives the feed of a territory, the last published first.
pub async fn give(mut cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    cx.speak_completely();
    let mut db = cx.read().await?;
    let territory = territory(&mut db, &slug).await?;
    let told = store::public_by_publication(&mut db, territory.id, TOLD).await?;
    let kind = (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8");
    Ok(([kind], feed(&cx, &territory, &told)).into_response())
}

fn feed(cx: &Cx, territory: &Territory, told: &[Listed]) -> String {
    let origin = &cx.app.settings.origin;
    let room = format!("{origin}{}", cx.to(&format!("/infos/{}/actualites", territory.slug)));
    let newest = told.iter().map(|one| one.told.updated_at).max().unwrap_or(DateTime::UNIX_EPOCH);
    let title = escaped(&cx.t1("news-feed-title", "territory", territory.name.as_str()));
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n\
         <id>urn:uuid:{}</id>\n<title>{title}</title>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"self\" href=\"{room}.atom\"/>\n<link rel=\"alternate\" href=\"{room}\"/>\n",
        territory.id.uuid(),
        moment(newest),
        escaped(&territory.name),
    );
    for one in told {
        entry(cx, territory, one, &mut feed);
    }
    feed.push_str("</feed>\n");
    feed
}

fn entry(cx: &Cx, territory: &Territory, one: &Listed, feed: &mut String) {
    let told = &one.told;
    let path = format!("{}{}", cx.app.settings.origin, cx.to(&told.public_path(&territory.slug)));
    let author = if one.institution.is_empty() { &territory.name } else { &one.institution };
    // Writing to a string does not fail.
    let _ = write!(
        feed,
        "<entry>\n<id>urn:uuid:{}</id>\n<title>{}</title>\n<published>{}</published>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n<category term=\"{}\"/>\n<summary>{}</summary>\n\
         <link rel=\"alternate\" href=\"{path}\"/>\n</entry>\n",
        told.id.uuid(),
        escaped(&told.title),
        moment(told.published_at.unwrap_or(told.updated_at)),
        moment(told.updated_at),
        escaped(author),
        told.kind,
        escaped(&format!("{} – {}", crate::told::days(cx, told), told.summary)),
    );
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
