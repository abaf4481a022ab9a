//! What partners see tonight: how many places for which communes, and whom to call. Never where.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use base::{Db, Id, Result};
use chrono::{DateTime, TimeDelta, Utc};
use partner::Territory;
use web::{Cx, Errors, page};

use crate::declaration::{self, Declaration, Free};
use crate::demand::{self, Note, NoteForm, Said};
use crate::{DECLARE_PLACES, NOTE_REQUESTS, SEE_DEMAND, SEE_PLACES, Shelter, store};

/// How many shelters a territory has at most.
const SHELTERS: i64 = 500;

/// All that is free in a territory at `now`.
pub async fn tonight(db: &mut Db, territory: Id<Territory>, now: DateTime<Utc>) -> Result<Free> {
    Ok(declaration::store::free(db, territory, now).await?)
}

/// A shelter that takes people in, with its reach and its last word.
pub struct Offer {
    pub shelter: Shelter,
    pub communes: Vec<String>,
    pub declaration: Option<Declaration>,
}

/// What is free for the people of a commune.
pub struct Reached {
    pub name: String,
    pub free: Free,
}

/// Who takes people in, those with room first, and what is free for each commune. A place counts for every commune that its
/// shelter serves.
pub async fn offers(db: &mut Db, territory: Id<Territory>, now: DateTime<Utc>) -> Result<(Vec<Offer>, Vec<Reached>)> {
    let declared = declaration::store::all_alive(db, territory, now).await?;
    let mut declared: BTreeMap<_, _> = declared.into_iter().map(|one| (one.shelter_id, one)).collect();
    let mut communes: BTreeMap<Id<Shelter>, Vec<String>> = BTreeMap::new();
    let mut reached: BTreeMap<(String, String), Free> = BTreeMap::new();
    for served in store::served(db, territory).await? {
        let free = declared.get(&served.shelter_id).map(|one| one.free);
        if let Some(free) = free {
            let sum = reached.entry((served.name.clone(), served.code)).or_default();
            *sum = sum.and(free);
        }
        communes.entry(served.shelter_id).or_default().push(served.name);
    }
    let open =
        store::shelters(db, territory, (0, SHELTERS)).await?.into_iter().filter(|one| one.suspended_on.is_none());
    let mut offers: Vec<Offer> = open
        .map(|shelter| Offer {
            communes: communes.remove(&shelter.id).unwrap_or_default(),
            declaration: declared.remove(&shelter.id),
            shelter,
        })
        .collect();
    offers.sort_by_key(|offer| -offer.declaration.as_ref().map_or(-1, |one| one.free.places()));
    Ok((offers, reached.into_iter().map(|((name, _), free)| Reached { name, free }).collect()))
}

#[derive(Template)]
#[template(path = "shelter/tonight.html")]
pub struct Tonight {
    cx: Cx,
    offers: Vec<Offer>,
    reached: Vec<Reached>,
    free: Free,
    /// What her institution counted these last 24 hours.
    notes: Vec<Note>,
    form: NoteForm,
    errors: Errors,
}

impl Tonight {
    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    /// Until when, by the clock alone: it is within a day.
    fn hour(&self, at: &DateTime<Utc>) -> String {
        web::hour(web::local(*at).time(), self.cx.lang)
    }

    fn reasons(&self) -> Vec<Said> {
        Said::unmet().collect()
    }

    fn rehousing(&self) -> Vec<Said> {
        Said::rehousing().collect()
    }

    fn notes_requests(&self) -> bool {
        self.cx.has(NOTE_REQUESTS) && self.cx.actor.as_ref().is_some_and(|actor| actor.institution.is_some())
    }

    fn declares(&self) -> bool {
        self.cx.has(DECLARE_PLACES)
    }

    fn sees_demand(&self) -> bool {
        self.cx.has(SEE_DEMAND)
    }
}

/// The page of tonight, with what was typed of a request and what is wrong with it.
pub async fn tonight_with(cx: Cx, (form, errors): (NoteForm, Errors)) -> web::Result<Tonight> {
    let reader = cx.may(SEE_PLACES)?;
    let (territory, institution) = (Id::from_uuid(reader.territory), reader.institution.map(Id::from_uuid));
    let mut db = cx.read().await?;
    let free = tonight(&mut db, territory, cx.now()).await?;
    let (offers, reached) = offers(&mut db, territory, cx.now()).await?;
    let notes = match institution {
        Some(institution) => demand::store::notes(&mut db, institution, cx.now() - TimeDelta::days(1)).await?,
        None => Vec::new(),
    };
    Ok(Tonight { cx, offers, reached, free, notes, form, errors })
}

/// Shows what is free tonight.
pub async fn show(cx: Cx) -> web::Result<Response> {
    page(&tonight_with(cx, (NoteForm::blank(), Errors::default())).await?)
}
