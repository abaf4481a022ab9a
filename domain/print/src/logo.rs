//! The logos of partners, which stand on documents beside the crest of the territory.

use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id, execute, fetch_all, fetch_optional};
use partner::{Institution, Territory};
use web::{Cx, Errors, Path, Result, invalid, page, see_other};

use crate::PRINT_DOCUMENTS;

/// How many logos a row of a document has room for.
const MOST: i64 = 12;
/// How many institutions a network has at most.
const MEMBERS: i64 = 2000;

/// The logos of a territory with whose they are, by the names of their institutions.
pub async fn of_territory(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<(String, String)>> {
    fetch_all!(db => "
        SELECT i.name, l.png FROM logo l JOIN institution i ON i.id = l.institution_id
         WHERE l.territory_id = $1 ORDER BY i.name LIMIT $2", territory, MOST)
}

async fn shown(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<(Id<Institution>, String)>> {
    fetch_all!(db => "
        SELECT i.id, i.name FROM logo l JOIN institution i ON i.id = l.institution_id
         WHERE l.territory_id = $1 ORDER BY i.name LIMIT $2", territory, MOST)
}

async fn png(db: &mut Db, territory: Id<Territory>, institution: Id<Institution>) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> = fetch_optional!(db => "
        SELECT png FROM logo WHERE territory_id = $1 AND institution_id = $2", territory, institution)?;
    Ok(row.map(|(png,)| png))
}

async fn put(db: &mut Db, territory: Id<Territory>, institution: Id<Institution>, png: &str) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO logo (territory_id, institution_id, png) VALUES ($1, $2, $3)
        ON CONFLICT (territory_id, institution_id) DO UPDATE SET png = excluded.png", territory, institution, png)?;
    Ok(())
}

async fn erase(db: &mut Db, territory: Id<Territory>, institution: Id<Institution>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM logo WHERE territory_id = $1 AND institution_id = $2", territory, institution)?;
    Ok(())
}

#[derive(Template)]
#[template(path = "print/logos.html")]
struct Logos {
    cx: Cx,
    shown: Vec<(Id<Institution>, String)>,
    members: Vec<Institution>,
    errors: Errors,
}

async fn logos(cx: Cx, db: &mut Db, errors: Errors) -> Result<Logos> {
    let territory = Id::from_uuid(cx.may(PRINT_DOCUMENTS)?.territory);
    let members = partner::members(db, territory, 0, MEMBERS).await?;
    let members = members.into_iter().map(|member| member.institution).collect();
    Ok(Logos { shown: shown(db, territory).await?, members, errors, cx })
}

/// Shows the logos of the reader's territory, with the form of another.
pub async fn list(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    page(&logos(cx, &mut db, Errors::default()).await?)
}

/// The institution and the file of a form; what cannot be read is empty.
async fn sent(form: std::result::Result<Multipart, MultipartRejection>) -> (String, Vec<u8>) {
    let (mut institution, mut file) = (String::new(), Vec::new());
    let Ok(mut form) = form else { return (institution, file) };
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("institution") => institution = field.text().await.unwrap_or_default(),
            Some("logo") => file = field.bytes().await.unwrap_or_default().to_vec(),
            _ => {}
        }
    }
    (institution, file)
}

/// Keeps a logo, drawn again from its points.
pub async fn save(cx: Cx, form: std::result::Result<Multipart, MultipartRejection>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(PRINT_DOCUMENTS)?.territory);
    // Read before the database waits for it.
    let (institution, file) = sent(form).await;
    let logo = partner::read_crest(&file);
    let mut db = cx.write().await?;
    let member = match institution.parse() {
        Ok(id) => partner::member(&mut db, territory, id).await?,
        Err(_) => None,
    };
    let mut errors = Errors::default();
    let logo = errors.keep("logo", logo.map_err(partner::UnfitCrest::key));
    let member = errors.keep("institution", member.ok_or("logo-whose"));
    let count = shown(&mut db, territory).await?.len();
    errors.require("logo", i64::try_from(count).unwrap_or(MOST) < MOST, "logo-full");
    let (Some(logo), Some(member), true) = (logo, member, errors.is_empty()) else {
        return invalid(&logos(cx, &mut db, errors).await?);
    };
    put(&mut db, territory, member.institution.id, &logo).await?;
    cx.journal(&mut db, "logo.chosen", member.institution.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/imprimes/logos"))
}

/// Gives a logo.
pub async fn show(cx: Cx, Path(institution): Path<Id<Institution>>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(PRINT_DOCUMENTS)?.territory);
    let kept = png(&mut cx.read().await?, territory, institution).await?.ok_or(Error::NotFound)?;
    let file = partner::crest_file(&kept).ok_or(Error::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "image/png")], file).into_response())
}

/// Takes a logo away.
pub async fn remove(cx: Cx, Path(institution): Path<Id<Institution>>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(PRINT_DOCUMENTS)?.territory);
    let mut db = cx.write().await?;
    png(&mut db, territory, institution).await?.ok_or(Error::NotFound)?;
    erase(&mut db, territory, institution).await?;
    cx.journal(&mut db, "logo.removed", institution.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/imprimes/logos"))
}
