//! Taking a press release away, and writing what stands at the foot of each.

use anyhow::Context as _;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id};
use difference::{Difference, Span, differences};
use markdown::blocks;
use partner::{Membership, Territory};
use pdf::{Archive, Order, set};
use serde_json::json;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{PressForm, Release};
use super::{odt, store};
use crate::model::{Announcement, Audience};
use crate::{MODERATE_NEWS, reach, told};

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

#[derive(Template)]
#[template(path = "news/press.html")]
struct Foot {
    cx: Cx,
    /// What is said where nothing is written.
    unsaid: String,
    form: PressForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

fn territory_of(cx: &Cx) -> Result<Id<Territory>> {
    Ok(Id::from_uuid(cx.may(MODERATE_NEWS)?.territory))
}

/// « Le réseau de Valbourg réunit 5 institutions : … »
async fn unsaid(cx: &Cx, db: &mut Db, territory: Id<Territory>) -> Result<String> {
    let name = partner::territory(db, territory).await?.ok_or(Error::NotFound)?.name;
    let members = partner::members(db, territory, 0, INSTITUTIONS).await?;
    let signs = |member: &Membership| member.is_signatory.then(|| member.institution.name.clone());
    let names: Vec<String> = members.iter().filter_map(signs).collect();
    if names.is_empty() {
        return Ok(cx.t1("press-about-bare", "territory", name));
    }
    let about = cx.t2("press-about-unsaid", "territory", name, "count", names.len());
    Ok(format!("{about} {}.", names.join(", ")))
}

/// Shows what stands at the foot of press releases.
pub async fn form(cx: Cx) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let mut db = cx.read().await?;
    let form = PressForm::of(&store::press(&mut db, territory).await?);
    let unsaid = unsaid(&cx, &mut db, territory).await?;
    page(&Foot { cx, unsaid, form, errors: Errors::default(), differences: None })
}

/// Saves it. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Form(form): Form<PressForm>) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let mut db = cx.write().await?;
    let known = store::press(&mut db, territory).await?;
    let unsaid = unsaid(&cx, &mut db, territory).await?;
    if form.version != known.version {
        let differences = Some(differences(PressForm::of(&known).told(), form.told()));
        let form = PressForm { version: known.version, ..form };
        let shown = page(&Foot { cx, unsaid, form, errors: Errors::default(), differences })?;
        return Ok((StatusCode::CONFLICT, shown).into_response());
    }
    let press = match form.check(&known) {
        Ok(press) => press,
        Err(errors) => return invalid(&Foot { cx, unsaid, form, errors, differences: None }),
    };
    if !store::put(&mut db, &press).await? {
        return Err(Error::Conflict.into());
    }
    cx.journal(&mut db, "press.changed", territory.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/actualites"))
}

/// The release of an announcement that everybody may read. It goes out in French: so do the journalists' papers.
async fn release(cx: &Cx, id: Id<Announcement>) -> Result<Release> {
    let mut db = cx.read().await?;
    let one = reach::own(cx, &mut db, id).await?;
    if one.audience != Audience::Public {
        return Err(Error::Refused("release-partners-only").into());
    }
    let cx = cx.in_language(web::Lang::Fr);
    let territory = partner::territory(&mut db, one.territory_id).await?.ok_or(Error::NotFound)?;
    let press = store::press(&mut db, territory.id).await?;
    let about = if press.about.is_empty() { unsaid(&cx, &mut db, territory.id).await? } else { press.about.clone() };
    let place = if one.commune.is_empty() { &territory.name } else { &one.commune };
    let lines = press.lines();
    Ok(Release {
        heading: cx.t("release-heading"),
        dateline: cx.t2("release-dateline", "place", place, "day", cx.day(&cx.today())),
        facts: facts(&cx, &one),
        blocks: blocks(&one.body),
        about_heading: cx.t1("release-about", "territory", territory.name.as_str()),
        about: about.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        contact_heading: cx.t("release-contact"),
        contact: if lines.is_empty() { vec![cx.t("release-contact-unsaid")] } else { lines },
        mark: if cx.is_demo() { cx.t("release-demo") } else { String::new() },
        lang: cx.lang.to_string(),
        title: one.title,
        lead: one.summary,
    })
}

fn facts(cx: &Cx, one: &Announcement) -> Vec<(String, String)> {
    if !one.is_event() {
        return Vec::new();
    }
    let facts = [
        (cx.t("news-when"), told::days(cx, one)),
        (cx.t("news-where"), one.whereabouts()),
        (cx.t("news-online"), one.link.clone()),
        (cx.t("news-registration"), one.registration.clone()),
    ];
    facts.into_iter().filter(|(_, fact)| !fact.is_empty()).collect()
}

fn answer(file: Vec<u8>, kind: &'static str, name: &'static str) -> Response {
    let place = if name.ends_with(".pdf") { "inline" } else { "attachment" };
    let named = format!("{place}; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, named)], file).into_response()
}

/// Gives the release as a document.
pub async fn pdf(cx: Cx, Path(id): Path<Id<Announcement>>) -> Result<Response> {
    let release = release(&cx, id).await?;
    let made_at = cx.now();
    let mut data = json!(release);
    if let Some(data) = data.as_object_mut() {
        data.insert("words".to_owned(), json!({ "demo": release.mark }));
        data.insert("demo".to_owned(), json!(!release.mark.is_empty()));
    }
    let drawn = tokio::task::spawn_blocking(move || {
        let template = include_str!("../../typst/release.typ");
        set(&Order { template, data: &data, pictures: &[], made_at })?.pdf(Archive::No)
    });
    let file = drawn.await.context("a release on paper")?.map_err(anyhow::Error::from)?;
    Ok(answer(file, "application/pdf", "communique.pdf"))
}

/// Gives the release as a text that an office program opens.
pub async fn odt(cx: Cx, Path(id): Path<Id<Announcement>>) -> Result<Response> {
    let file = odt::written(&release(&cx, id).await?)?;
    Ok(answer(file, odt::MIME, "communique.odt"))
}
