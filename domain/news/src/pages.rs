//! The partners' list of announcements, and one as they read it.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use markdown::{Html, html};
use partner::{Institution, Territory};
use serde::Deserialize;
use web::{Cx, Errors, PAGE_SIZE, Paging, Path, Query, Result, page};

use crate::model::{Announcement, AnnouncementKind, AnnouncementState, Audience};
use crate::store::{self, Listed};
use crate::{MODERATE_NEWS, SEE_NEWS, WRITE_NEWS, reach, told};

base::text_enum! {
    /// Which announcements a list shows.
    pub enum Filter { Published = "published", Mine = "mine", ToModerate = "to_moderate", All = "all" }
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
    show: Option<Filter>,
}

#[derive(Template)]
#[template(path = "news/list.html")]
struct List {
    cx: Cx,
    slug: String,
    filter: Filter,
    filters: Vec<Filter>,
    lines: Vec<Listed>,
    /// How many wait for whoever moderates.
    waiting: i64,
    paging: Paging,
}

impl List {
    fn address(&self) -> String {
        format!("/pro/actualites?show={}&", self.filter)
    }

    fn is_chosen(&self, filter: &Filter) -> bool {
        *filter == self.filter
    }

    fn days(&self, line: &Listed) -> String {
        told::days(&self.cx, &line.told)
    }

    fn may_write(&self) -> bool {
        self.cx.has(WRITE_NEWS)
    }

    fn may_moderate(&self) -> bool {
        self.cx.has(MODERATE_NEWS)
    }
}

/// The filters that a reader has.
fn filters(cx: &Cx) -> Vec<Filter> {
    let is_hers = |filter: &Filter| match filter {
        Filter::Published => true,
        Filter::Mine => cx.has(WRITE_NEWS),
        Filter::ToModerate | Filter::All => cx.has(MODERATE_NEWS),
    };
    Filter::ALL.iter().copied().filter(is_hers).collect()
}

async fn count(db: &mut Db, filter: Filter, of: (Id<Territory>, Option<Id<Institution>>)) -> sqlx::Result<i64> {
    match filter {
        Filter::Published => store::count_published(db, of.0).await,
        Filter::Mine => store::count_of_institution(db, of.0, of.1).await,
        Filter::ToModerate => store::count_proposed(db, of.0).await,
        Filter::All => store::count_all(db, of.0).await,
    }
}

async fn lines(
    db: &mut Db,
    filter: Filter,
    of: (Id<Territory>, Option<Id<Institution>>),
    offset: usize,
) -> sqlx::Result<Vec<Listed>> {
    let part = (i64::try_from(offset).unwrap_or(i64::MAX), PAGE_SIZE as i64);
    match filter {
        Filter::Published => store::published(db, of.0, part).await,
        Filter::Mine => store::of_institution(db, of, part).await,
        Filter::ToModerate => store::proposed(db, of.0, part).await,
        Filter::All => store::all(db, of.0, part).await,
    }
}

/// Lists the announcements of the reader's territory: what partners read, what is hers, what waits for her.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let reader = cx.may(SEE_NEWS)?;
    let of = (Id::from_uuid(reader.territory), reader.institution.map(Id::from_uuid));
    let filters = filters(&cx);
    let filter = which.show.unwrap_or(Filter::Published);
    if !filters.contains(&filter) {
        return Err(Error::Forbidden.into());
    }
    let mut db = cx.read().await?;
    let total = count(&mut db, filter, of).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let lines = lines(&mut db, filter, of, paging.offset()).await?;
    let waiting = if cx.has(MODERATE_NEWS) { store::count_proposed(&mut db, of.0).await? } else { 0 };
    let slug = slug(&mut db, of.0).await?;
    page(&List { cx, slug, filter, filters, lines, waiting, paging })
}

/// How the territory is named in addresses.
pub async fn slug(db: &mut Db, territory: Id<Territory>) -> Result<String> {
    Ok(partner::territory(db, territory).await?.ok_or(Error::NotFound)?.slug)
}

#[derive(Template)]
#[template(path = "news/show.html")]
pub struct Show {
    pub cx: Cx,
    pub slug: String,
    pub listed: Listed,
    pub body: Html,
    pub days: String,
    pub is_hers: bool,
    pub is_moderator: bool,
    pub reason: String,
    /// What took place is to be published all the same.
    pub asks_past: bool,
    pub errors: Errors,
}

impl Show {
    pub async fn new(cx: Cx, db: &mut Db, listed: Listed) -> Result<Self> {
        let slug = slug(db, listed.told.territory_id).await?;
        Ok(Self {
            body: html(&listed.told.body, &format!("/infos/{slug}/savoir"), 2),
            days: told::days(&cx, &listed.told),
            is_hers: reach::is_hers(&cx, &listed.told)?,
            is_moderator: reach::is_moderated_by(&cx, &listed.told)?,
            reason: String::new(),
            asks_past: false,
            errors: Errors::default(),
            slug,
            cx,
            listed,
        })
    }

    fn told(&self) -> &Announcement {
        &self.listed.told
    }

    fn may_change(&self) -> bool {
        self.is_hers && (self.is_moderator || self.told().is_with_its_writer())
    }

    fn may_propose(&self) -> bool {
        self.is_hers && self.told().is_with_its_writer()
    }

    fn is_refused(&self) -> bool {
        self.told().state == AnnouncementState::Refused
    }
}

/// Shows an announcement as its readers see it, with what can be done about it.
pub async fn show(cx: Cx, Path(id): Path<Id<Announcement>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let listed = reach::read(&cx, &mut db, id).await?;
    page(&Show::new(cx, &mut db, listed).await?)
}

/// What is begun: a piece of news or an event.
#[derive(Debug, Deserialize)]
pub struct Begin {
    pub kind: Option<AnnouncementKind>,
}
