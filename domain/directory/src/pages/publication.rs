//! Publishing several entries at once: what was chosen is shown as the public will read it, then confirmed.

use std::str::FromStr;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Id};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use web::{Cx, Failure, Form, Result, invalid, page};

use super::{Index, reach, show_at_once};
use crate::{Act, Card, Entry, Finder, Hours, Location, PUBLISH_ENTRY, Service, Status, acts, hours_lines, store};

/// How many entries are published at once: more cannot be read over.
const MOST: usize = 50;

base::text_enum! {
    /// Choosing comes before reading over, and reading over before publishing.
    pub enum Step { Review = "review", Confirm = "confirm" }
}

/// An entry that was chosen, and the version that was read: `id:version`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    id: Id<Service>,
    version: i64,
}

impl FromStr for Chosen {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self> {
        let (id, version) = text.split_once(':').ok_or(Failure::BadRequest)?;
        Ok(Self { id: id.parse()?, version: version.parse().map_err(|_| Failure::BadRequest)? })
    }
}

impl<'de> Deserialize<'de> for Chosen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|_| D::Error::custom("not an entry and its version"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelectionForm {
    step: Step,
    #[serde(default)]
    entry: Vec<Chosen>,
}

/// An entry as the public will read it.
struct Reviewed {
    card: Card,
    version: i64,
    /// Why it cannot be published.
    obstacle: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "directory/review.html")]
struct Review {
    cx: Cx,
    entries: Vec<Reviewed>,
}

impl Review {
    fn told(&self, hours: &Hours) -> String {
        hours_lines(&self.cx, hours).join(", ")
    }
}

/// An entry that was left out, and why.
struct LeftOut {
    id: Id<Service>,
    name: String,
    reason: &'static str,
}

#[derive(Template)]
#[template(path = "directory/published.html")]
struct Published {
    cx: Cx,
    published: Vec<(Id<Service>, String)>,
    left_out: Vec<LeftOut>,
}

/// Shows what was chosen, or publishes what was read over.
pub async fn publish(cx: Cx, Extension(finder): Index, Form(form): Form<SelectionForm>) -> Result<Response> {
    cx.may(PUBLISH_ENTRY)?;
    if form.entry.len() > MOST {
        return Err(Failure::BadRequest);
    }
    match form.step {
        Step::Review => review(cx, &form.entry).await,
        Step::Confirm => confirm(cx, &finder, &form.entry).await,
    }
}

async fn load(cx: &Cx, db: &mut Db, chosen: &[Chosen]) -> Result<Vec<(Entry, i64)>> {
    let mut entries = Vec::with_capacity(chosen.len());
    for chosen in chosen {
        entries.push((reach(cx, db, chosen.id, Act::Publish).await?, chosen.version));
    }
    Ok(entries)
}

async fn review(cx: Cx, chosen: &[Chosen]) -> Result<Response> {
    let mut db = cx.read().await?;
    let entries = load(&cx, &mut db, chosen).await?;
    let reviewed = |(entry, version): (Entry, i64)| Reviewed {
        obstacle: acts::may_be_published(&entry, version).err(),
        version,
        card: Card::from(entry),
    };
    let entries: Vec<Reviewed> = entries.into_iter().map(reviewed).collect();
    if entries.is_empty() { invalid(&Review { cx, entries }) } else { page(&Review { cx, entries }) }
}

async fn confirm(cx: Cx, finder: &Finder, chosen: &[Chosen]) -> Result<Response> {
    let mut db = cx.write().await?;
    let (mut published, mut left_out) = (Vec::new(), Vec::new());
    for (entry, version) in load(&cx, &mut db, chosen).await? {
        let (id, name) = (entry.service.id, entry.service.name.clone());
        match acts::may_be_published(&entry, version) {
            Ok(()) => {
                let service = Service { status: Status::Published, ..entry.service };
                acts::save(&cx, &mut db, service, "service.published").await?;
                published.push((id, name));
            }
            Err(reason) => left_out.push(LeftOut { id, name, reason }),
        }
    }
    let ids: Vec<Id<Service>> = published.iter().map(|(id, _)| *id).collect();
    if !ids.is_empty() {
        store::record_change(&mut db, &ids, cx.now()).await?;
    }
    db.commit().await?;
    show_at_once(&cx, finder).await;
    page(&Published { cx, published, left_out })
}
