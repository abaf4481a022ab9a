//! An entry as its keepers see it, and what is done with it in one click.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Id};
use serde::Deserialize;
use web::{Cx, Decision, Form, Path, Result, page};

use super::{Index, Read, conclude, outrun, reach};
use crate::doubt::{self, Doubt};
use crate::freshness::{self, Aspect, Standing};
use crate::{
    Act, CHOOSE_AREA, CORRECT_ENTRY, Card, Entry, KeptPlace, PUBLISH_ENTRY, SEE_ENTRIES, Score, Service, Status, acts,
    area, decide, hours_lines, score, store,
};

/// A place with its hidden address: this page is its keepers'.
struct PlaceLines {
    place: KeptPlace,
    commune: String,
    hours: Vec<String>,
}

impl PlaceLines {
    fn line(&self) -> &str {
        self.place.line.as_ref().map_or("", |line| line.reveal().as_str())
    }
}

#[derive(Template)]
#[template(path = "directory/show.html")]
struct Show {
    cx: Cx,
    entry: Entry,
    places: Vec<PlaceLines>,
    hours: Vec<String>,
    /// Whom it is for, by where they live; nothing for anybody.
    area: Vec<String>,
    /// What is missing before it can be published.
    lacks: Vec<&'static str>,
    /// When each aspect was checked, and is to be again.
    standing: Standing,
    /// What was said to be wrong, and is not settled.
    doubts: Vec<Doubt>,
    /// How well it is told.
    quality: Score,
    may_correct: bool,
    may_publish: bool,
    may_choose_area: bool,
    notice: Option<&'static str>,
}

async fn shown(cx: Cx, db: &mut Db, entry: Entry, notice: Option<&'static str>) -> Result<Show> {
    let kept = store::offered_places(db, entry.service.id).await?;
    // Both come in the order of the entry's offers.
    let places = kept.into_iter().zip(&entry.places).map(|(place, told)| PlaceLines {
        hours: told.hours.as_ref().map(|hours| hours_lines(&cx, hours)).unwrap_or_default(),
        commune: told.commune.clone(),
        place,
    });
    let places = places.collect();
    let doubts = doubt::store::open(db, entry.service.id).await?;
    let area = area::names(&cx, db, &entry.service.area).await?;
    let standing = freshness::stand(db, &entry, cx.today()).await?;
    let (reader, now) = (cx.signed_in()?, cx.now());
    Ok(Show {
        places,
        standing,
        doubts,
        area,
        hours: entry.service.hours.as_ref().map(|hours| hours_lines(&cx, hours)).unwrap_or_default(),
        quality: score(&Card::from(entry.clone()), cx.today()),
        lacks: acts::entry_lacks(&entry).into_iter().map(|(_, key)| key).collect(),
        may_choose_area: cx.has(CHOOSE_AREA),
        may_correct: decide(reader, Act::Correct, &entry.structure, now) == Decision::Permit,
        may_publish: decide(reader, Act::Publish, &entry.structure, now) == Decision::Permit,
        cx,
        entry,
        notice,
    })
}

impl Show {
    /// Something of it is to be checked again.
    fn is_due(&self) -> bool {
        self.standing.due_on().is_some_and(|due_on| due_on <= self.cx.today())
    }

    /// The places whose hidden address it shows.
    fn hidden(&self) -> Vec<Id<KeptPlace>> {
        let hidden = self.places.iter().filter(|lines| lines.place.is_hidden());
        hidden.map(|lines| lines.place.id).collect()
    }
}

/// Shows an entry to its keepers.
pub async fn show(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(SEE_ENTRIES)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::See).await?;
    let shown = shown(cx, &mut db, entry, None).await?;
    drop(db);
    acts::note_openings(&shown.cx, &shown.hidden()).await?;
    page(&shown)
}

/// Shows the entry as it stands now to somebody who came too late; nothing of what she asked is done.
async fn late(cx: Cx, mut db: Db, entry: Entry, key: &'static str) -> Result<Response> {
    let shown = shown(cx, &mut db, entry, Some(key)).await?;
    drop(db);
    acts::note_openings(&shown.cx, &shown.hidden()).await?;
    outrun(&shown)
}

/// Makes an entry public.
pub async fn publish(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(PUBLISH_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Publish).await?;
    if let Err(key) = acts::may_be_published(&entry, read.version) {
        return late(cx, db, entry, key).await;
    }
    let service = Service { status: Status::Published, ..entry.service };
    conclude(&cx, db, &finder, service, "service.published").await
}

/// Takes an entry away from the public; it is kept.
pub async fn archive(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(PUBLISH_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Publish).await?;
    if let Err(key) = acts::may_be_archived(&entry.service, read.version) {
        return late(cx, db, entry, key).await;
    }
    let service = Service { status: Status::Archived, ..entry.service };
    conclude(&cx, db, &finder, service, "service.archived").await
}

/// What the reader has made sure of; nothing chosen stands for the whole entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    version: i64,
    #[serde(default)]
    aspect: Vec<Aspect>,
}

/// Notes that the reader has made sure today that an entry, or some of it, is right. One that a rule had taken away is
/// public again.
pub async fn check(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(checked): Form<Checked>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    if let Err(key) = acts::is_as_read(&entry.service, checked.version) {
        return late(cx, db, entry, key).await;
    }
    let service = if checked.aspect.is_empty() {
        freshness::note_all_checks(&cx, &mut db, &entry).await?;
        acts::checked(&cx, entry.service)?
    } else {
        freshness::note_checks(&cx, &mut db, id, &checked.aspect.into_iter().collect()).await?;
        freshness::back_if_fresh(&mut db, &entry, entry.service.clone(), cx.today()).await?
    };
    conclude(&cx, db, &finder, service, "service.checked").await
}
