//! The sessions of an action: listed with their sums, entered, corrected, taken away.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use contract::Contract;
use difference::{Difference, Span, differences};
use partner::Resolved;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::form::{Enterer, SessionForm};
use super::model::{Session, SessionYear, YearCounts, years};
use super::store;
use crate::board::{cell, file};
use crate::reach::{self, Ids};
use crate::{Action, Setting, Which, outrun};

#[derive(Template)]
#[template(path = "plan/sessions.html")]
struct List {
    cx: Cx,
    action: Action,
    sessions: Vec<Session>,
    sums: Vec<YearCounts>,
    /// The names of their communes.
    communes: BTreeMap<String, String>,
    gone: Vec<Session>,
    may_fill: bool,
    paging: Paging,
}

impl List {
    fn path(&self) -> String {
        format!("{}/seances", self.action.path())
    }

    fn address(&self) -> String {
        format!("{}?", self.path())
    }

    fn years(&self) -> Vec<SessionYear> {
        years(&self.sums)
    }

    fn commune(&self, session: &Session) -> &str {
        session.commune_code.as_ref().and_then(|code| self.communes.get(code)).map_or("", String::as_str)
    }
}

async fn communes(db: &mut Db, sessions: &[Session]) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for code in sessions.iter().filter_map(|one| one.commune_code.as_ref()) {
        if !names.contains_key(code)
            && let Some(commune) = partner::commune(db, code).await?
        {
            names.insert(code.clone(), commune.name);
        }
    }
    Ok(names)
}

/// Lists the sessions of an action, the last held first.
pub async fn list(cx: Cx, Path(ids): Path<Ids>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (contract, action) = reach::read_action(&cx, &mut db, ids).await?;
    let total = usize::try_from(store::count(&mut db, action.id).await?).unwrap_or(0);
    let paging = Paging::new(which.page, total).ok_or(Error::NotFound)?;
    let sessions = store::page(&mut db, action.id, (paging.offset() as i64, PAGE_SIZE as i64)).await?;
    let mut sums = store::sums(&mut db, contract.id).await?;
    sums.retain(|one| one.action_id == action.id);
    let may_fill = reach::is_filled(&cx, &contract, &action);
    let gone = if may_fill { store::removed(&mut db, action.id).await? } else { Vec::new() };
    let communes = communes(&mut db, &sessions).await?;
    page(&List { cx, action, sessions, sums, communes, gone, may_fill, paging })
}

#[derive(Template)]
#[template(path = "plan/session_form.html")]
struct Edit {
    cx: Cx,
    action: Action,
    /// The one that is changed; none for a new one.
    known: Option<Session>,
    form: SessionForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn new(cx: Cx, action: Action, form: SessionForm) -> Self {
        Self { cx, action, known: None, form, errors: Errors::default(), differences: None }
    }

    fn settings(&self) -> Vec<(String, String)> {
        Setting::ALL.iter().map(|one| (one.to_string(), self.cx.label("plan-setting", one))).collect()
    }
}

/// What a new form begins with: the setting of the action, or the day and setting of the session before.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Before {
    jour: Option<String>,
    cadre: Option<String>,
}

/// Shows the form of a new session.
pub async fn blank(cx: Cx, Path(ids): Path<Ids>, Query(before): Query<Before>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, action) = reach::fill_action(&cx, &mut db, ids).await?;
    let held_on = before.jour.unwrap_or_default();
    let setting = before.cadre.or_else(|| action.setting.map(|one| one.to_string())).unwrap_or_default();
    page(&Edit::new(cx, action, SessionForm { held_on, setting, ..SessionForm::default() }))
}

/// The session that was typed, or what is wrong with it.
async fn checked(
    cx: &Cx,
    db: &mut Db,
    form: &SessionForm,
    of: (&Action, Option<&Session>),
) -> Result<Result<Session, Errors>> {
    let reader = cx.signed_in()?;
    let enterer = Enterer { function: reader.function.clone(), at: cx.now(), today: cx.today() };
    let commune = base::text::one_line(&form.commune);
    let found = if commune.is_empty() { None } else { Some(partner::resolve(db, &commune).await?) };
    let code = match found {
        None => None,
        Some(Resolved::One(commune)) => Some(commune.code),
        Some(Resolved::Several(_)) => return Ok(Err(Errors::one("commune", "contract-commune-several"))),
        Some(Resolved::Unknown(_)) => return Ok(Err(Errors::one("commune", "contract-commune-unknown"))),
    };
    Ok(form.check(of, code, &enterer))
}

/// Enters a session; she may go on with another.
pub async fn add(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<SessionForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::fill_action(&cx, &mut db, ids).await?;
    let session = match checked(&cx, &mut db, &form, (&action, None)).await? {
        Ok(session) => session,
        Err(errors) => return invalid(&Edit { errors, ..Edit::new(cx, action, form) }),
    };
    store::insert(&mut db, &session).await?;
    cx.journal(&mut db, "plan.session_added", session.id.uuid()).await?;
    db.commit().await?;
    let list = format!("{}/seances", action.path());
    let next = format!("{list}/nouvelle?jour={}&cadre={}", session.held_on, session.setting);
    Ok(see_other(if form.again.is_empty() { &list } else { &next }))
}

/// The address of a session.
pub type SessionIds = (Id<Contract>, Id<Action>, Id<Session>);

async fn reach_session(
    cx: &Cx,
    db: &mut Db,
    (id, action, session): SessionIds,
    is_removed: bool,
) -> Result<(Action, Session)> {
    let (_, action) = reach::fill_action(cx, db, (id, action)).await?;
    let found = store::session(db, session).await?.filter(|one| one.action_id == action.id);
    let session = found.filter(|one| one.removed_on.is_some() == is_removed).ok_or(Error::NotFound)?;
    Ok((action, session))
}

async fn form_of(db: &mut Db, session: &Session) -> Result<SessionForm> {
    let commune = match &session.commune_code {
        Some(code) => partner::commune(db, code).await?,
        None => None,
    };
    let told = commune.map(|one| format!("{} ({})", one.name, one.department_code));
    Ok(SessionForm::of(session, told.unwrap_or_default()))
}

/// Shows the form of a session.
pub async fn edit(cx: Cx, Path(ids): Path<SessionIds>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (action, session) = reach_session(&cx, &mut db, ids, false).await?;
    let form = form_of(&mut db, &session).await?;
    page(&Edit { known: Some(session), ..Edit::new(cx, action, form) })
}

async fn save_over(cx: &Cx, mut db: Db, (action, changed): (&Action, Session)) -> Result<Response> {
    if !store::update(&mut db, &changed).await? {
        return Err(Error::Conflict.into());
    }
    cx.journal(&mut db, "plan.session_changed", changed.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/seances", action.path())))
}

/// Saves a session. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(ids): Path<SessionIds>, Form(form): Form<SessionForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (action, known) = reach_session(&cx, &mut db, ids, false).await?;
    if form.version != known.version {
        let stored = form_of(&mut db, &known).await?;
        let differences = Some(differences(stored.told(), form.told()));
        let form = SessionForm { version: known.version, ..form };
        return outrun(&Edit { known: Some(known), differences, ..Edit::new(cx, action, form) });
    }
    let changed = match checked(&cx, &mut db, &form, (&action, Some(&known))).await? {
        Ok(changed) => changed,
        Err(errors) => return invalid(&Edit { errors, known: Some(known), ..Edit::new(cx, action, form) }),
    };
    save_over(&cx, db, (&action, changed)).await
}

/// Takes a session away; it may come back.
pub async fn remove(cx: Cx, Path(ids): Path<SessionIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (action, known) = reach_session(&cx, &mut db, ids, false).await?;
    let changed = Session { removed_on: Some(cx.today()), version: known.version + 1, ..known };
    save_over(&cx, db, (&action, changed)).await
}

/// Brings back a session that was taken away.
pub async fn restore(cx: Cx, Path(ids): Path<SessionIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (action, known) = reach_session(&cx, &mut db, ids, true).await?;
    let changed = Session { removed_on: None, version: known.version + 1, ..known };
    save_over(&cx, db, (&action, changed)).await
}

const COLUMNS: [&str; 9] =
    ["action", "date", "cadre", "sujet", "commune", "moins_de_18_ans", "adultes", "professionnels", "total"];

/// Gives the sessions of a plan as a table.
pub async fn export(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let board = reach::read_board(&cx, &mut db, id).await?;
    let sessions = store::of_contract(&mut db, id).await?;
    let communes = communes(&mut db, &sessions).await?;
    let title =
        |session: &Session| board.card(session.action_id).map_or_else(String::new, |card| card.action.title.clone());
    let row = |one: &Session| {
        let commune = one.commune_code.as_ref().and_then(|code| communes.get(code)).cloned().unwrap_or_default();
        let counts = [one.under_18, one.adults, one.professionals, one.counts().everybody()];
        let told =
            [title(one), one.held_on.to_string(), cx.label("plan-setting", one.setting), one.subject.clone(), commune];
        told.iter().map(|text| cell(text)).chain(counts.map(|count| count.to_string())).collect()
    };
    let rows = std::iter::once(COLUMNS.map(str::to_owned).to_vec()).chain(sessions.iter().map(row));
    file(rows, "seances.csv")
}
