//! The form of a territory's choice, and the public pages that it fills.

use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Errors, Form, Path, Reach, Result, Standpoint, invalid, page, see_other};

use super::model::{Dress, DressForm};
use super::tested::{TESTED, Tested};
use super::{KEEP_THEME, crest, store};
use crate::Territory;
use crate::store as territories;

#[derive(Template)]
#[template(path = "theme/list.html")]
struct List {
    cx: Cx,
    territories: Vec<Territory>,
}

/// Lists the territories that she may dress: hers alone, or all of them for an administrator.
pub async fn list(cx: Cx) -> Result<Response> {
    let reader = cx.may(KEEP_THEME)?;
    let mut db = cx.read().await?;
    let territories = match KEEP_THEME.reach(reader) {
        Some(Reach::Everywhere) => territories::territories(&mut db).await?,
        _ => territories::territory(&mut db, Id::from_uuid(reader.territory)).await?.into_iter().collect(),
    };
    page(&List { cx, territories })
}

#[derive(Template)]
#[template(path = "theme/form.html")]
struct Choice {
    cx: Cx,
    territory: Territory,
    kept: Dress,
    form: DressForm,
    errors: Errors,
    /// Somebody else has changed it meanwhile.
    is_outrun: bool,
}

impl Choice {
    fn new(cx: Cx, territory: Territory, kept: Dress) -> Self {
        let form = kept.form();
        Self { cx, territory, kept, form, errors: Errors::default(), is_outrun: false }
    }

    /// « 1,6 » and the colour to take instead of one that is too pale.
    fn pale(&self) -> Option<(String, String)> {
        let (ratio, instead) = self.form.pale()?;
        Some((format!("{ratio:.1}").replace('.', ","), instead.to_string()))
    }
}

/// The territory, if she may dress it; another is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Territory>) -> Result<Territory> {
    let territory = territories::territory(db, id).await?.ok_or(Error::NotFound)?;
    let object = Standpoint { territory: id.uuid(), institution: None, account: None };
    cx.decide(KEEP_THEME, KEEP_THEME, object)?.ok()?;
    Ok(territory)
}

/// Shows what the territory chose.
pub async fn form(cx: Cx, Path(id): Path<Id<Territory>>) -> Result<Response> {
    cx.may(KEEP_THEME)?;
    let mut db = cx.read().await?;
    let territory = reach(&cx, &mut db, id).await?;
    let kept = store::of(&mut db, id).await?;
    page(&Choice::new(cx, territory, kept))
}

/// Keeps the choice; the public pages follow at once here, and within two seconds in other processes.
pub async fn save(cx: Cx, Path(id): Path<Id<Territory>>, Form(form): Form<DressForm>) -> Result<Response> {
    cx.may(KEEP_THEME)?;
    let mut db = cx.write().await?;
    let territory = reach(&cx, &mut db, id).await?;
    let kept = store::of(&mut db, id).await?;
    let is_outrun = kept.version != form.version;
    let dress = match form.check(&kept) {
        Ok(dress) if !is_outrun => dress,
        checked => {
            let errors = checked.err().unwrap_or_default();
            let form = DressForm { version: kept.version, ..form };
            return invalid(&Choice { form, errors, is_outrun, ..Choice::new(cx, territory, kept) });
        }
    };
    conclude(&cx, db, &dress, "theme.chosen").await
}

async fn conclude(cx: &Cx, mut db: Db, dress: &Dress, act: &str) -> Result<Response> {
    store::save(&mut db, dress).await?;
    cx.journal(&mut db, act, dress.territory_id.uuid()).await?;
    db.commit().await?;
    super::load(&cx.app.db, &cx.app.themes).await?;
    Ok(see_other(&format!("/pro/territoires/{}/apparence", dress.territory_id)))
}

/// The crest that a form brings; none if it is no such form.
async fn file(form: Result<Multipart, MultipartRejection>) -> Option<Vec<u8>> {
    let mut form = form.ok()?;
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() == Some("crest") {
            return field.bytes().await.ok().map(|bytes| bytes.to_vec());
        }
    }
    None
}

/// Keeps a new crest.
pub async fn save_crest(
    cx: Cx,
    Path(id): Path<Id<Territory>>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    cx.may(KEEP_THEME)?;
    // Read before the database waits for it.
    let crest = crest::read(&file(form).await.unwrap_or_default());
    let mut db = cx.write().await?;
    let territory = reach(&cx, &mut db, id).await?;
    let kept = store::of(&mut db, id).await?;
    match crest {
        Ok(crest) => {
            let dress = Dress { crest: Some(crest), version: kept.version + 1, ..kept };
            conclude(&cx, db, &dress, "theme.crest_chosen").await
        }
        Err(unfit) => {
            let errors = Errors::one("crest", unfit.key());
            invalid(&Choice { errors, ..Choice::new(cx, territory, kept) })
        }
    }
}

#[derive(Template)]
#[template(path = "theme/text.html")]
struct Text {
    cx: Cx,
    title: &'static str,
    text: String,
    /// What is tried at each change, on the page that says how accessible they are.
    tested: &'static [Tested],
}

/// The key of the title of the page that says how accessible they are.
const ACCESSIBILITY: &str = "theme-accessibility";

async fn text(
    mut cx: Cx,
    slug: &str,
    title: &'static str,
    of: impl FnOnce(Dress) -> String,
    unsaid: &'static str,
) -> Result<Response> {
    // Such texts are a territory's own, in French.
    cx.speak_completely();
    let mut db = cx.read().await?;
    let territory = territories::territory_by_slug(&mut db, slug).await?.ok_or(Error::NotFound)?;
    let chosen = of(store::of(&mut db, territory.id).await?);
    let text = if chosen.is_empty() { cx.t1(unsaid, "territory", territory.name.as_str()) } else { chosen };
    cx.dress(slug);
    let tested = if title == ACCESSIBILITY { &TESTED[..] } else { &[] };
    page(&Text { cx, title, text, tested })
}

/// Who publishes the pages of a territory.
pub async fn notice(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    text(cx, &slug, "theme-notice", |dress| dress.notice, "theme-notice-unsaid").await
}

/// How accessible they are.
pub async fn accessibility(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    text(cx, &slug, ACCESSIBILITY, |dress| dress.accessibility, "theme-accessibility-unsaid").await
}

/// What is kept of whom.
pub async fn personal_data(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    text(cx, &slug, "theme-personal-data", |dress| dress.personal_data, "theme-personal-data-unsaid").await
}
