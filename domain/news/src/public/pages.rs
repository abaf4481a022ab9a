//! The public pages. What is written is in French; the page says so in the reader's language where it has no other words.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::NaiveDate;
use markdown::{Html, html};
use partner::Territory;
use serde::Deserialize;
use web::{Cx, PAGE_SIZE, Paging, Path, Query, Result, page};

use crate::model::{Announcement, AnnouncementKind};
use crate::store::{self, Listed};
use crate::told;

base::text_enum! {
    /// Which of the three public lists.
    pub enum Shelf { News = "news", Agenda = "agenda", Archive = "archive" }
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

pub async fn territory(db: &mut Db, slug: &str) -> Result<Territory> {
    Ok(partner::territory_by_slug(db, slug).await?.ok_or(Error::NotFound)?)
}

#[derive(Template)]
#[template(path = "news/public_list.html")]
struct List {
    cx: Cx,
    territory: Territory,
    shelf: Shelf,
    lines: Vec<Listed>,
    paging: Paging,
}

impl List {
    fn shelves(&self) -> &'static [Shelf] {
        Shelf::ALL
    }

    fn is_chosen(&self, shelf: &Shelf) -> bool {
        *shelf == self.shelf
    }

    fn path(&self, shelf: &Shelf) -> String {
        let path = match shelf {
            Shelf::News => "actualites",
            Shelf::Agenda => "agenda",
            Shelf::Archive => "agenda/passes",
        };
        self.cx.to(&format!("/infos/{}/{path}", self.territory.slug))
    }

    fn address(&self) -> String {
        format!("{}?", self.path(&self.shelf))
    }

    fn to(&self, line: &Listed) -> String {
        self.cx.to(&line.told.public_path(&self.territory.slug))
    }

    fn days(&self, line: &Listed) -> String {
        told::days(&self.cx, &line.told)
    }

    fn follows_feed(&self) -> bool {
        self.shelf == Shelf::News
    }

    fn follows_calendar(&self) -> bool {
        self.shelf == Shelf::Agenda
    }
}

async fn count(db: &mut Db, territory: Id<Territory>, (shelf, today): (Shelf, NaiveDate)) -> sqlx::Result<i64> {
    match shelf {
        Shelf::News => store::count_public_news(db, territory).await,
        Shelf::Agenda => store::count_public_events_from(db, territory, today).await,
        Shelf::Archive => store::count_public_events_before(db, territory, today).await,
    }
}

async fn lines(
    db: &mut Db,
    territory: Id<Territory>,
    (shelf, today): (Shelf, NaiveDate),
    offset: usize,
) -> sqlx::Result<Vec<Listed>> {
    let part = (i64::try_from(offset).unwrap_or(i64::MAX), PAGE_SIZE as i64);
    match shelf {
        Shelf::News => store::public_news(db, territory, part).await,
        Shelf::Agenda => store::public_events_from(db, territory, today, part).await,
        Shelf::Archive => store::public_events_before(db, territory, today, part).await,
    }
}

async fn list(mut cx: Cx, slug: &str, shelf: Shelf, which: &Which) -> Result<Response> {
    cx.speak_completely();
    let mut db = cx.read().await?;
    let territory = territory(&mut db, slug).await?;
    let of = (shelf, cx.today());
    let total = count(&mut db, territory.id, of).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let lines = lines(&mut db, territory.id, of, paging.offset()).await?;
    page(&List { cx, territory, shelf, lines, paging })
}

/// Lists the news of a territory, the latest first.
pub async fn news(cx: Cx, Path(slug): Path<String>, Query(which): Query<Which>) -> Result<Response> {
    list(cx, &slug, Shelf::News, &which).await
}

/// Lists what takes place, the next first.
pub async fn agenda(cx: Cx, Path(slug): Path<String>, Query(which): Query<Which>) -> Result<Response> {
    list(cx, &slug, Shelf::Agenda, &which).await
}

/// Lists what took place, the latest first.
pub async fn archive(cx: Cx, Path(slug): Path<String>, Query(which): Query<Which>) -> Result<Response> {
    list(cx, &slug, Shelf::Archive, &which).await
}

#[derive(Template)]
#[template(path = "news/public_show.html")]
struct Show {
    cx: Cx,
    territory: Territory,
    listed: Listed,
    body: Html,
    days: String,
    is_past: bool,
}

impl Show {
    fn told(&self) -> &Announcement {
        &self.listed.told
    }

    fn back(&self) -> String {
        let room = if self.told().is_event() { "agenda" } else { "actualites" };
        self.cx.to(&format!("/infos/{}/{room}", self.territory.slug))
    }
}

/// The announcement, if everybody reads it in this territory; another is not found.
pub async fn reach(
    db: &mut Db,
    territory: Id<Territory>,
    (id, kind): (Id<Announcement>, AnnouncementKind),
) -> Result<Listed> {
    let listed = store::find(db, id).await?.ok_or(Error::NotFound)?;
    let told = &listed.told;
    let is_here = told.is_public() && told.territory_id == territory && told.kind == kind;
    if is_here { Ok(listed) } else { Err(Error::NotFound.into()) }
}

async fn show(mut cx: Cx, slug: &str, which: (Id<Announcement>, AnnouncementKind)) -> Result<Response> {
    cx.speak_completely();
    let mut db = cx.read().await?;
    let territory = territory(&mut db, slug).await?;
    let listed = reach(&mut db, territory.id, which).await?;
    let body = html(&listed.told.body, &cx.to(&format!("/infos/{slug}/savoir")), 2);
    let (days, is_past) = (told::days(&cx, &listed.told), listed.told.is_past(cx.local_now()));
    page(&Show { cx, territory, listed, body, days, is_past })
}

/// Shows a piece of news.
pub async fn one_news(cx: Cx, Path((slug, id)): Path<(String, Id<Announcement>)>) -> Result<Response> {
    show(cx, &slug, (id, AnnouncementKind::News)).await
}

/// Shows an event.
pub async fn one_event(cx: Cx, Path((slug, id)): Path<(String, Id<Announcement>)>) -> Result<Response> {
    show(cx, &slug, (id, AnnouncementKind::Event)).await
}
