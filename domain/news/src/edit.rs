//! Writing an announcement: beginning it, changing it, with what somebody else wrote meanwhile; and what it said before.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use difference::{Difference, Span, differences};
use partner::{Institution, Membership};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use crate::form::AnnouncementForm;
use crate::model::{Announcement, AnnouncementAct, AnnouncementKind, AnnouncementVersion, Audience};
use crate::pages::Begin;
use crate::{MODERATE_NEWS, WRITE_NEWS, reach, store};

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

#[derive(Template)]
#[template(path = "news/form.html")]
pub struct Edit {
    pub cx: Cx,
    pub kind: AnnouncementKind,
    /// The one that is changed; none for a new one.
    pub known: Option<Announcement>,
    pub members: Vec<Membership>,
    pub form: AnnouncementForm,
    pub errors: Errors,
    /// What was typed against what somebody else saved meanwhile; none when nobody did.
    pub differences: Option<Vec<Difference>>,
}

impl Edit {
    pub async fn new(cx: Cx, db: &mut Db, told: (AnnouncementKind, Option<Announcement>)) -> Result<Self> {
        let (kind, known) = told;
        let reader = cx.may(WRITE_NEWS)?;
        let territory = Id::from_uuid(reader.territory);
        let members = match cx.has(MODERATE_NEWS) {
            true => partner::members(db, territory, 0, INSTITUTIONS).await?,
            false => Vec::new(),
        };
        let form = match &known {
            Some(known) => AnnouncementForm::of(known),
            None => {
                let own = reader.institution.map(Id::<Institution>::from_uuid);
                let institution = own.map(|id| id.to_string()).unwrap_or_default();
                let blank = Announcement::blank(territory, kind, ("", cx.now()));
                AnnouncementForm { institution, kind: kind.to_string(), ..AnnouncementForm::of(&blank) }
            }
        };
        Ok(Self { cx, kind, known, members, form, errors: Errors::default(), differences: None })
    }

    fn audiences(&self) -> &'static [Audience] {
        Audience::ALL
    }

    fn is_event(&self) -> bool {
        self.kind == AnnouncementKind::Event
    }

    fn action(&self) -> String {
        match &self.known {
            Some(known) => format!("{}/texte", known.path()),
            None => "/pro/actualites".to_owned(),
        }
    }

    fn back(&self) -> String {
        self.known.as_ref().map_or_else(|| "/pro/actualites".to_owned(), Announcement::path)
    }

    fn is_chosen(&self, member: &Membership) -> bool {
        self.form.institution == member.institution.id.to_string()
    }

    fn is_read(&self) -> bool {
        self.known.as_ref().is_some_and(Announcement::is_published)
    }
}

/// Shows the form of a new announcement.
pub async fn blank(cx: Cx, Query(begin): Query<Begin>) -> Result<Response> {
    cx.may(WRITE_NEWS)?;
    let mut db = cx.read().await?;
    page(&Edit::new(cx, &mut db, (begin.kind.unwrap_or(AnnouncementKind::News), None)).await?)
}

/// Begins an announcement, as a draft.
pub async fn create(cx: Cx, Form(form): Form<AnnouncementForm>) -> Result<Response> {
    let reader = cx.may(WRITE_NEWS)?;
    let (territory, function) = (Id::from_uuid(reader.territory), reader.function.clone());
    let kind = form.kind.parse().unwrap_or(AnnouncementKind::News);
    let mut db = cx.write().await?;
    let named = reach::named(&cx, &mut db, territory, &form).await?;
    let blank = Announcement::blank(territory, kind, (&function, cx.now()));
    let new = match form.check(&blank, named, cx.today()) {
        Ok(new) => new,
        Err(errors) => {
            let edit = Edit::new(cx, &mut db, (kind, None)).await?;
            return invalid(&Edit { form, errors, ..edit });
        }
    };
    add(&mut db, &new).await?;
    cx.journal(&mut db, "announcement.begun", new.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&new.path()))
}

/// The text as it stands now, with what made it so.
fn version(told: &Announcement, act: AnnouncementAct, function: String) -> base::Result<AnnouncementVersion> {
    let form = serde_json::to_string(&AnnouncementForm::of(told)).map_err(anyhow::Error::from)?;
    Ok(AnnouncementVersion { version: told.version, at: told.updated_at, act, function, form })
}

async fn note(cx: &Cx, db: &mut Db, told: &Announcement, act: AnnouncementAct) -> Result<()> {
    let version = version(told, act, cx.signed_in()?.function.clone())?;
    Ok(store::note_version(db, told.id, &version).await?)
}

/// Adds an announcement as it is, with its first version.
pub async fn add(db: &mut Db, new: &Announcement) -> base::Result<()> {
    store::insert(db, new).await?;
    let first = version(new, AnnouncementAct::Begun, new.written_by.clone())?;
    store::note_version(db, new.id, &first).await?;
    Ok(())
}

/// Saves an announcement as the next version. Somebody who was faster is a conflict.
pub async fn save(cx: &Cx, db: &mut Db, told: Announcement, act: AnnouncementAct) -> Result<Announcement> {
    let next = Announcement { version: told.version + 1, updated_at: cx.now(), ..told };
    if !store::update(db, &next).await? {
        return Err(Error::Conflict.into());
    }
    note(cx, db, &next, act).await?;
    cx.journal(db, &format!("announcement.{act}"), next.id.uuid()).await?;
    Ok(next)
}

/// Shows the form of a text.
pub async fn form(cx: Cx, Path(id): Path<Id<Announcement>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let told = reach::change(&cx, &mut db, id).await?;
    page(&Edit::new(cx, &mut db, (told.kind, Some(told))).await?)
}

/// Saves a text. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn correct(cx: Cx, Path(id): Path<Id<Announcement>>, Form(form): Form<AnnouncementForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = reach::change(&cx, &mut db, id).await?;
    if form.version != known.version {
        let edit = Edit::new(cx, &mut db, (known.kind, Some(known))).await?;
        return outrun(edit, form);
    }
    let named = reach::named(&cx, &mut db, known.territory_id, &form).await?;
    let checked = form.check(&known, named, cx.today());
    let lacks = checked.as_ref().ok().filter(|told| told.is_published()).and_then(Announcement::lacks);
    let told = match (checked, lacks) {
        (Ok(told), None) => told,
        (checked, lacks) => {
            let lacking = lacks.map(|(field, key)| Errors::one(field, key));
            let errors = checked.err().or(lacking).unwrap_or_default();
            let edit = Edit::new(cx, &mut db, (known.kind, Some(known))).await?;
            return invalid(&Edit { form, errors, ..edit });
        }
    };
    if told != known {
        save(&cx, &mut db, told, AnnouncementAct::Corrected).await?;
        db.commit().await?;
    }
    Ok(see_other(&known.path()))
}

/// Her text on top of what somebody else saved: sent again, it is hers that stands.
fn outrun(edit: Edit, form: AnnouncementForm) -> Result<Response> {
    let differences = Some(differences(edit.form.told(), form.told()));
    let form = AnnouncementForm { version: edit.form.version, ..form };
    Ok((StatusCode::CONFLICT, page(&Edit { form, differences, ..edit })?).into_response())
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// A version and what it changed of the one before.
struct Past {
    version: AnnouncementVersion,
    moment: String,
    changes: Vec<Difference>,
}

#[derive(Template)]
#[template(path = "news/history.html")]
struct History {
    cx: Cx,
    told: Announcement,
    pasts: Vec<Past>,
    paging: Paging,
}

impl History {
    fn address(&self) -> String {
        format!("{}/historique?", self.told.path())
    }
}

fn read(version: &AnnouncementVersion) -> AnnouncementForm {
    serde_json::from_str(&version.form).unwrap_or_default()
}

/// Shows who wrote what and when, the newest first, to those who write it.
pub async fn history(cx: Cx, Path(id): Path<Id<Announcement>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let told = reach::own(&cx, &mut db, id).await?;
    let total = store::count_versions(&mut db, id).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    // One more than is shown: the last one's change is told against it.
    let part = (paging.offset() as i64, PAGE_SIZE as i64 + 1);
    let versions = store::versions(&mut db, id, part).await?;
    let pasts = versions.iter().enumerate().take(PAGE_SIZE).map(|(at, version)| Past {
        changes: versions
            .get(at + 1)
            .map(|before| differences(read(before).told(), read(version).told()))
            .unwrap_or_default(),
        moment: web::moment_long(version.at, cx.lang),
        version: version.clone(),
    });
    let pasts = pasts.collect();
    page(&History { cx, told, pasts, paging })
}
