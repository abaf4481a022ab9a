//! Files for other programs and for whoever wants the directory at home: the published entries in each format, sent as they
//! are written. What the document of the API says of them stands in `directory`, with the document.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use partner::Territory;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;
use web::Access::Anybody;
use web::{Cx, Failure, Path, Query, Result, Routes};

use crate::out::{Format, Options, download};

/// How many files may be on their way at once: each is the whole directory.
static PLACES: Semaphore = Semaphore::const_new(4);

pub fn routes() -> Routes {
    Routes::new().get("/api/v1/exports/{format}", Anybody, exports)
}

/// Whose entries are asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExportsAsked {
    #[serde(default)]
    territory: Vec<String>,
}

/// All published entries in one file.
async fn exports(
    cx: Cx,
    Path(format): Path<String>,
    Query(asked): Query<ExportsAsked>,
    headers: HeaderMap,
) -> Result<Response> {
    let format: Format = format.parse().map_err(|_| Error::NotFound)?;
    let mut db = cx.read().await?;
    let territory = territory(&mut db, &asked.territory).await?;
    let options = Options { territory, now: cx.now() };
    let last = directory::drafts::last_change(&mut db).await?;
    let mark = mark(&mut db, format, &options, last).await?;
    drop(db);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| directory::is_mark_among(known, &mark)) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, mark)]).into_response());
    }
    let place = PLACES.try_acquire().map_err(|_| Failure::TooFast)?;
    let mut answer = Body::from_stream(download(cx.app.db.clone(), format, options, place)?).into_response();
    let named = HeaderValue::from_static(disposition(format));
    let head = answer.headers_mut();
    head.insert(header::ETAG, mark);
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(format)));
    head.insert(header::CONTENT_DISPOSITION, named);
    if let Some(last) = last {
        let last = last.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        head.extend(HeaderValue::from_str(&last).ok().map(|last| (header::LAST_MODIFIED, last)));
    }
    Ok(answer)
}

async fn territory(db: &mut Db, asked: &[String]) -> Result<Option<Id<Territory>>> {
    match asked {
        [] => Ok(None),
        [slug] => match partner::territory_by_slug(db, slug).await? {
            Some(territory) => Ok(Some(territory.id)),
            None => Err(Failure::Unknown("api-territory")),
        },
        _ => Err(Failure::BadQuestion("api-territory-once")),
    }
}

/// What tells this file from another: what was asked, what changed last, and the day, as a file says what holds today.
///
/// The day also covers what is forgotten of changes after a week.
async fn mark(
    db: &mut Db,
    format: Format,
    options: &Options,
    last: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<HeaderValue> {
    let count = directory::drafts::count_published(db).await?;
    let told = format!("{} {:?} {last:?} {count} {}", format.code(), options.territory, options.now.date_naive());
    let half: String = base::text::hex(&Sha256::digest(told.as_bytes())).chars().take(32).collect();
    // Weak, as compression comes after it.
    HeaderValue::from_str(&format!("W/\"{half}\"")).map_err(|error| anyhow::Error::from(error).into())
}

const fn content_type(format: Format) -> &'static str {
    match format {
        Format::DataInclusion | Format::Hsds => "application/json",
        Format::HsdsTables => "application/zip",
        Format::Geojson => "application/geo+json",
        Format::Csv => "text/csv; charset=utf-8",
        Format::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        Format::Vcard => "text/vcard; charset=utf-8",
    }
}

/// A name that says nothing of what it is about: the file may be found on somebody's computer.
const fn disposition(format: Format) -> &'static str {
    match format {
        Format::DataInclusion | Format::Hsds => "attachment; filename=\"annuaire.json\"",
        Format::HsdsTables => "attachment; filename=\"annuaire.zip\"",
        Format::Geojson => "attachment; filename=\"annuaire.geojson\"",
        Format::Csv => "attachment; filename=\"annuaire.csv\"",
        Format::Ods => "attachment; filename=\"annuaire.ods\"",
        Format::Vcard => "attachment; filename=\"annuaire.vcf\"",
    }
}
