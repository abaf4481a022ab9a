//! The pages of who decides of twins.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::acts::{self, Pair};
use super::merge::{MergeForm, Row, first_choice, read, rows};
use super::store::{self, Listed};
use super::{Alias, Side, Twin, TwinState};
use crate::pages::{Index, outrun, show_at_once};
use crate::{Entry, KeptPlace, Location, MERGE_ENTRIES, Visibility};

pub const ROOM: &str = "/pro/doublons";

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
    #[serde(rename = "etat")]
    state: Option<TwinState>,
}

#[derive(Template)]
#[template(path = "twin/list.html")]
struct List {
    cx: Cx,
    state: TwinState,
    listed: Vec<Listed>,
    paging: Paging,
}

impl List {
    fn states(&self) -> &'static [TwinState] {
        TwinState::ALL
    }

    /// Who decided of a pair, and when.
    fn decided(&self, line: &Listed) -> Option<String> {
        let day = self.cx.day(&web::today_at(line.decided_at?));
        Some(self.cx.t2("twin-decided-by", "day", day, "who", line.decided_by.as_str()))
    }

    fn address(&self) -> String {
        format!("{ROOM}?etat={}&", self.state)
    }
}

/// Lists the pairs of the reader's territory, the most alike first.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(MERGE_ENTRIES)?.territory);
    let state = which.state.unwrap_or(TwinState::Open);
    let mut db = cx.read().await?;
    let total = store::count(&mut db, territory, state).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let listed = store::list(&mut db, territory, state, paging.offset() as i64, PAGE_SIZE as i64).await?;
    page(&List { cx, state, listed, paging })
}

/// Which one is to be kept.
#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(rename = "garder")]
    keep: Option<Side>,
}

/// A place of the entry that goes.
struct Going {
    id: Id<KeptPlace>,
    /// What anybody may know of it.
    told: String,
    visibility: Visibility,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "twin/show.html")]
struct Show {
    cx: Cx,
    pair: Pair,
    keep: Side,
    rows: Vec<Row>,
    places: Vec<Going>,
    /// The kept one is the reader's to change.
    is_hers: bool,
    /// The other may be kept instead.
    may_swap: bool,
    alias: Option<Alias>,
    errors: Errors,
    notice: Option<&'static str>,
}

impl Show {
    fn kept(&self) -> &Entry {
        self.pair.entry(self.keep)
    }

    fn going(&self) -> &Entry {
        self.pair.entry(self.keep.other())
    }

    fn both(&self) -> [(Side, &Entry); 2] {
        [(Side::First, &self.pair.first), (Side::Second, &self.pair.second)]
    }

    /// Says whether merging would keep that one: two names may be the same.
    fn is_kept(&self, side: &Side) -> bool {
        self.pair.twin.state == TwinState::Open && self.keep == *side
    }

    /// Where the reader reads an entry: among hers, or with everybody.
    fn path(&self, side: &Side, entry: &Entry) -> String {
        let is_hers = self.pair.is_hers(&self.cx, *side).unwrap_or(false);
        format!("/pro/{}/{}", if is_hers { "fiches" } else { "annuaire" }, entry.service.id)
    }

    fn other(&self) -> Side {
        self.keep.other()
    }

    fn decided_on(&self) -> String {
        self.pair.twin.decided_at.map(|at| self.cx.day(&web::today_at(at))).unwrap_or_default()
    }

    /// Where the public page of an entry would tell it is.
    fn where_is(&self, entry: &Entry) -> String {
        entry.places.iter().map(told).collect::<Vec<_>>().join(" · ")
    }

    fn can_be_undone(&self) -> bool {
        self.alias.as_ref().is_some_and(|alias| alias.can_be_undone(self.cx.now()))
    }
}

fn told(place: &crate::Place) -> String {
    match &place.location {
        Location::Address { line, postal_code, .. } => format!("{line}, {postal_code} {}", place.commune),
        Location::Commune { .. } => place.commune.clone(),
    }
}

async fn shown(cx: Cx, db: &mut Db, pair: Pair, form: &MergeForm) -> Result<Show> {
    let usual = first_choice(&pair.first.service, &pair.second.service);
    let keep = form.keep.unwrap_or(usual);
    // What a territory inherits cannot go.
    let keep = if pair.is_hers(&cx, keep.other())? { keep } else { keep.other() };
    let alias = store::alias_of(db, pair.twin.id).await?;
    let services = [&pair.first, &pair.second].map(read);
    let [first, second] = &services;
    let rows = rows(&cx, (first, second), keep, form);
    let places = going(db, pair.entry(keep), pair.entry(keep.other()), form).await?;
    Ok(Show {
        is_hers: pair.is_hers(&cx, keep)?,
        may_swap: pair.is_hers(&cx, keep)?,
        rows,
        places,
        alias,
        cx,
        pair,
        keep,
        errors: Errors::default(),
        notice: None,
    })
}

/// The places of the entry that goes, as anybody may know them. Chosen are those whose address the kept one lacks; what
/// is hidden stays with its own keepers unless somebody chooses it.
async fn going(db: &mut Db, kept: &Entry, lost: &Entry, form: &MergeForm) -> Result<Vec<Going>> {
    let offered = crate::store::offered_places(db, lost.service.id).await?;
    let is_there = |told: &str| kept.places.iter().any(|place| self::told(place) == told);
    let is_fresh = form.keep.is_none() || form.first_version == 0;
    // Both come in the order of the entry's offers.
    let places = offered.into_iter().zip(&lost.places).map(|(place, shown)| {
        let told = told(shown);
        let is_usual = place.visibility == Visibility::Public && !is_there(&told);
        let is_chosen = if is_fresh { is_usual } else { form.place.contains(&place.id) };
        Going { id: place.id, visibility: place.visibility, is_chosen, told }
    });
    Ok(places.collect())
}

/// Shows two entries side by side.
pub async fn show(cx: Cx, Path(id): Path<Id<Twin>>, Query(asked): Query<Asked>) -> Result<Response> {
    cx.may(MERGE_ENTRIES)?;
    let mut db = cx.read().await?;
    let pair = acts::reach(&cx, &mut db, id).await?;
    page(&shown(cx, &mut db, pair, &MergeForm::keeping(asked.keep)).await?)
}

/// The pair, if nobody has decided of it yet.
async fn reach_open(cx: &Cx, db: &mut Db, id: Id<Twin>) -> Result<Pair> {
    let pair = acts::reach(cx, db, id).await?;
    if pair.twin.state == TwinState::Open { Ok(pair) } else { Err(Error::Refused("twin-decided").into()) }
}

/// Makes one entry of two.
pub async fn merge(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Twin>>,
    Form(form): Form<MergeForm>,
) -> Result<Response> {
    cx.may(MERGE_ENTRIES)?;
    let mut db = cx.write().await?;
    let pair = reach_open(&cx, &mut db, id).await?;
    let keep = form.keep.unwrap_or_else(|| first_choice(&pair.first.service, &pair.second.service));
    if !pair.is_hers(&cx, keep.other())? {
        return Err(Error::Forbidden.into());
    }
    if !pair.is_as_read(&form) {
        let late = Show { notice: Some("twin-stale"), ..shown(cx, &mut db, pair, &form).await? };
        return outrun(&late);
    }
    let both = (pair.entry(keep), pair.entry(keep.other()));
    let service = if pair.is_hers(&cx, keep)? {
        match acts::checked(&cx, &mut db, both, (&form, keep)).await? {
            Ok(service) => Some(service),
            Err(errors) => return invalid(&Show { errors, ..shown(cx, &mut db, pair, &form).await? }),
        }
    } else {
        None
    };
    acts::merge(&cx, &mut db, &pair.twin, both, (service, &form.place)).await?;
    let (kept, lost) = (both.0.service.id, both.1.service.id);
    db.commit().await?;
    show_at_once(&cx, &finder).await;
    super::compare_after(&cx.app.db, lost).await;
    super::compare_after(&cx.app.db, kept).await;
    Ok(see_other(&format!("{ROOM}/{id}")))
}

/// Notes that two entries are not the same; nobody is asked again.
pub async fn dismiss(cx: Cx, Path(id): Path<Id<Twin>>) -> Result<Response> {
    cx.may(MERGE_ENTRIES)?;
    let mut db = cx.write().await?;
    let pair = reach_open(&cx, &mut db, id).await?;
    acts::conclude(&cx, &mut db, &pair.twin, TwinState::Distinct).await?;
    cx.journal(&mut db, "twin.dismissed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}

/// Asks again whether two entries are the same.
pub async fn reopen(cx: Cx, Path(id): Path<Id<Twin>>) -> Result<Response> {
    cx.may(MERGE_ENTRIES)?;
    let mut db = cx.write().await?;
    let pair = acts::reach(&cx, &mut db, id).await?;
    if pair.twin.state != TwinState::Distinct {
        return Err(Error::Refused("twin-decided").into());
    }
    acts::conclude(&cx, &mut db, &pair.twin, TwinState::Open).await?;
    cx.journal(&mut db, "twin.reopened", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{ROOM}/{id}")))
}

/// Parts what was merged.
pub async fn separate(cx: Cx, Extension(finder): Index, Path(id): Path<Id<Twin>>) -> Result<Response> {
    cx.may(MERGE_ENTRIES)?;
    let mut db = cx.write().await?;
    let pair = acts::reach(&cx, &mut db, id).await?;
    let alias = acts::reach_to_separate(&cx, &mut db, &pair).await?;
    acts::separate(&cx, &mut db, &pair, &alias).await?;
    db.commit().await?;
    show_at_once(&cx, &finder).await;
    super::compare_after(&cx.app.db, alias.lost_id).await;
    super::compare_after(&cx.app.db, alias.into_id).await;
    Ok(see_other(&format!("{ROOM}/{id}")))
}
