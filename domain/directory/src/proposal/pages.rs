//! The pages of proposals: making one, the list, deciding.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Error, Id};
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::form::why;
use super::store::{self, Listed};
use super::{NewForm, Proposal, State, acts, mails};
use crate::form_entry::EntryForm;
use crate::pages::{Index, show_at_once};
use crate::store::Scope;
use crate::twin::{self, Met, Typed};
use crate::{
    Audience, Cost, Entry, Kind, Language, Moment, Need, PROPOSE_ENTRY, SEE_ENTRIES, Service, Status, Violence,
};

/// Where the list is.
const ROOM: &str = "/pro/propositions";
/// How many open proposals an institution may have about one entry, and of new ones.
const MOST_OPEN: i64 = 5;

#[derive(Template)]
#[template(path = "proposal/correction.html")]
struct Propose {
    cx: Cx,
    id: Id<Service>,
    name: String,
    form: EntryForm,
    note: String,
    errors: Errors,
    hours: Vec<String>,
}

/// An entry that everybody may read, as a partner does.
async fn published(cx: &Cx, id: Id<Service>) -> Result<Entry> {
    let entry = crate::store::entry(&mut cx.read().await?, id).await?.ok_or(Error::NotFound)?;
    if entry.service.status == Status::Published { Ok(entry) } else { Err(Error::NotFound.into()) }
}

/// Shows the form of a correction to propose.
pub async fn form(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(PROPOSE_ENTRY)?;
    let entry = published(&cx, id).await?;
    let (name, form) = (entry.service.name.clone(), EntryForm::of(&entry.service));
    page(&Propose { cx, id, name, form, note: String::new(), errors: Errors::default(), hours: Vec::new() })
}

/// Proposes a correction. Whether a text tells a hidden street is asked when it is accepted: asked here, whoever proposes
/// could find the street out.
pub async fn propose(cx: Cx, Path(id): Path<Id<Service>>, Form(typed): Form<EntryForm>) -> Result<Response> {
    let reader = cx.may(PROPOSE_ENTRY)?;
    let (function, institution) = (reader.function.clone(), reader.institution.map(Id::from_uuid));
    let entry = published(&cx, id).await?;
    let mut errors = typed.check(&entry, &[], cx.today()).err().unwrap_or_default();
    let note = why(&mut errors, "note", &typed.note);
    let is_same = typed.told(&cx) == EntryForm::of(&entry.service).told(&cx);
    errors.require("name", !is_same, "proposal-nothing");
    let mut db = cx.write().await?;
    if let Some(institution) = institution {
        let open = store::count_open(&mut db, institution, id).await?;
        errors.require("name", open < MOST_OPEN, "proposal-too-many");
    }
    if !errors.is_empty() {
        let name = entry.service.name;
        return invalid(&Propose { cx, id, name, note: typed.note.clone(), form: typed, errors, hours: Vec::new() });
    }
    let proposal = Proposal {
        service_id: Some(id),
        structure_name: entry.structure.name.clone(),
        ..made(&cx, Id::from_uuid(entry.structure.territory_id.uuid()), (function, institution), (&typed, note))?
    };
    store::insert(&mut db, &proposal).await?;
    if let Some(keeper) = entry.structure.institution_id {
        mails::tell(&cx, &mut db, keeper, &entry.service.name).await?;
    }
    cx.journal(&mut db, "proposal.made", proposal.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{ROOM}/{}", proposal.id)))
}

fn made(
    cx: &Cx,
    territory_id: Id<partner::Territory>,
    (function, institution_id): (String, Option<Id<partner::Institution>>),
    (form, note): (&EntryForm, String),
) -> Result<Proposal> {
    Ok(Proposal {
        id: Id::new(),
        territory_id,
        service_id: None,
        structure_name: String::new(),
        institution_id,
        function,
        form: serde_json::to_string(form).map_err(anyhow::Error::from)?,
        note,
        made_at: cx.now(),
        state: State::Open,
        decided_at: None,
        decided_by: String::new(),
        answer: String::new(),
    })
}

#[derive(Template)]
#[template(path = "proposal/new.html")]
struct New {
    cx: Cx,
    form: NewForm,
    errors: Errors,
    /// What is there already and resembles what was typed.
    met: Vec<Met>,
}

/// Shows the form of a service that is missing.
pub async fn new_form(cx: Cx) -> Result<Response> {
    cx.may(PROPOSE_ENTRY)?;
    page(&New { cx, form: NewForm::default(), errors: Errors::default(), met: Vec::new() })
}

/// Proposes a service that is missing.
pub async fn propose_new(cx: Cx, Form(form): Form<NewForm>) -> Result<Response> {
    let reader = cx.may(PROPOSE_ENTRY)?;
    let author = (reader.function.clone(), reader.institution.map(Id::from_uuid));
    let territory = Id::from_uuid(reader.territory);
    let mut db = cx.write().await?;
    let open = match author.1 {
        Some(institution) => store::count_open_new(&mut db, institution).await?,
        None => 0,
    };
    let (structure_name, entry, note) = match form.check(open < MOST_OPEN) {
        Ok(checked) => checked,
        Err(errors) => return invalid(&New { cx, form, errors, met: Vec::new() }),
    };
    let phone = entry.phone.parse().ok();
    let typed = Typed { name: &entry.name, body: &structure_name, phone: phone.as_ref() };
    let met = twin::met(&cx, &mut db, typed).await?;
    if !met.is_empty() && !form.is_other {
        return invalid(&New { cx, form, errors: Errors::one("is_other", "twin-met-tick"), met });
    }
    let proposal = Proposal { structure_name, ..made(&cx, territory, author, (&entry, note))? };
    store::insert(&mut db, &proposal).await?;
    cx.journal(&mut db, "proposal.made", proposal.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{ROOM}/{}", proposal.id)))
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "proposal/list.html")]
struct List {
    cx: Cx,
    to_decide: Vec<Listed>,
    made: Vec<Listed>,
    paging: Paging,
}

impl List {
    fn day(&self, line: &Listed) -> String {
        self.cx.day(&web::today_at(line.made_at))
    }
}

/// Lists what the reader decides of, and what her institution proposed.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let reader = cx.may(SEE_ENTRIES)?;
    let (scope, institution) = (Scope::of(reader), reader.institution.map(Id::from_uuid));
    let mut db = cx.read().await?;
    let total = store::count_to_decide(&mut db, scope).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let to_decide = store::to_decide(&mut db, scope, paging.offset() as i64, PAGE_SIZE as i64).await?;
    let made = match institution {
        Some(institution) => store::made_by(&mut db, institution).await?,
        None => Vec::new(),
    };
    page(&List { cx, to_decide, made, paging })
}

#[derive(Template)]
#[template(path = "proposal/show.html")]
struct Show {
    cx: Cx,
    proposal: Proposal,
    /// The entry that it would correct; whoever does not decide sees it for as long as everybody does.
    entry: Option<Entry>,
    differences: Vec<Difference>,
    form: EntryForm,
    /// What the keeper has typed to whoever proposed.
    answer: String,
    errors: Errors,
    hours: Vec<String>,
    decides: bool,
    made_at: String,
    decided_at: String,
}

async fn shown(cx: Cx, proposal: Proposal, decides: bool) -> Result<Show> {
    let entry = match proposal.service_id {
        Some(id) => crate::store::entry(&mut cx.read().await?, id).await?,
        None => None,
    };
    let entry = entry.filter(|entry| decides || entry.service.status == Status::Published);
    let proposed = proposal.entry_form()?;
    let current = entry.as_ref().map_or_else(|| EntryForm::empty(proposed.kind), |entry| EntryForm::of(&entry.service));
    let form = EntryForm { version: current.version, ..proposed };
    let differences = differences(current.told(&cx), form.told(&cx));
    let moment = |at: chrono::DateTime<chrono::Utc>| web::moment_long(at, cx.lang);
    let (made_at, decided_at) = (moment(proposal.made_at), proposal.decided_at.map(moment).unwrap_or_default());
    let (answer, errors, hours) = (String::new(), Errors::default(), Vec::new());
    Ok(Show { cx, proposal, entry, differences, form, answer, errors, hours, decides, made_at, decided_at })
}

/// Shows a proposal to whoever decides of it, or made it.
pub async fn show(cx: Cx, Path(id): Path<Id<Proposal>>) -> Result<Response> {
    cx.may(PROPOSE_ENTRY)?;
    let (proposal, decides) = acts::reach(&cx, &mut cx.read().await?, id).await?;
    page(&shown(cx, proposal, decides).await?)
}

/// Accepts a correction, as it was proposed or as the keeper has edited it.
pub async fn accept(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Proposal>>,
    Form(form): Form<EntryForm>,
) -> Result<Response> {
    cx.may(PROPOSE_ENTRY)?;
    let mut db = cx.write().await?;
    let proposal = acts::reach_to_decide(&cx, &mut db, id).await?;
    let service = proposal.service_id.ok_or(Error::NotFound)?;
    let entry = crate::store::entry(&mut db, service).await?.ok_or(Error::NotFound)?;
    let kept = crate::store::kept_places(&mut db, entry.structure.id).await?;
    let checked = form.check(&entry, &kept, cx.today()).and_then(|checked| {
        crate::acts::is_as_read(&entry.service, form.version).map_err(|key| Errors::one("name", key))?;
        Ok(checked)
    });
    match checked {
        Err(errors) => {
            drop(db);
            let shown = shown(cx, proposal, true).await?;
            let version = shown.form.version;
            invalid(&Show { form: EntryForm { version, ..form }, errors, ..shown })
        }
        Ok(checked) => {
            acts::correct(&cx, &mut db, &entry, checked).await?;
            acts::conclude(&cx, &mut db, proposal, (State::Accepted, String::new())).await?;
            db.commit().await?;
            show_at_once(&cx, &finder).await;
            Ok(see_other(&format!("/pro/fiches/{service}")))
        }
    }
}

/// Accepts a new service: a draft is made of it, to be completed and published.
pub async fn take(cx: Cx, Extension(finder): Index, Path(id): Path<Id<Proposal>>) -> Result<Response> {
    cx.may(PROPOSE_ENTRY)?;
    let mut db = cx.write().await?;
    let proposal = acts::reach_to_decide(&cx, &mut db, id).await?;
    if proposal.service_id.is_some() {
        return Err(Error::NotFound.into());
    }
    let service = acts::create(&cx, &mut db, &proposal).await?;
    let proposal = Proposal { service_id: Some(service), ..proposal };
    acts::conclude(&cx, &mut db, proposal, (State::Accepted, String::new())).await?;
    db.commit().await?;
    show_at_once(&cx, &finder).await;
    Ok(see_other(&format!("/pro/fiches/{service}/correction")))
}

/// What whoever proposed is answered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    answer: String,
}

/// Refuses a proposal, with a reason.
pub async fn refuse(cx: Cx, Path(id): Path<Id<Proposal>>, Form(typed): Form<Answer>) -> Result<Response> {
    cx.may(PROPOSE_ENTRY)?;
    let mut db = cx.write().await?;
    let proposal = acts::reach_to_decide(&cx, &mut db, id).await?;
    let mut errors = Errors::default();
    let answer = why(&mut errors, "answer", &typed.answer);
    errors.require("answer", !answer.is_empty(), "proposal-answer-missing");
    if !errors.is_empty() {
        drop(db);
        let shown = shown(cx, proposal, true).await?;
        return invalid(&Show { errors, answer: typed.answer, ..shown });
    }
    acts::conclude(&cx, &mut db, proposal, (State::Refused, answer)).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}

/// Takes back what her institution proposed.
pub async fn withdraw(cx: Cx, Path(id): Path<Id<Proposal>>) -> Result<Response> {
    let institution = cx.may(PROPOSE_ENTRY)?.institution;
    let mut db = cx.write().await?;
    let (proposal, _) = acts::reach(&cx, &mut db, id).await?;
    if institution.is_none() || institution != proposal.institution_id.map(Id::uuid) {
        return Err(Error::Forbidden.into());
    }
    acts::conclude(&cx, &mut db, proposal, (State::Withdrawn, String::new())).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}
