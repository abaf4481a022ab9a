//! The page of the journal.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Id};
use journal::{Cursor, Entry};
use partner::{Membership, Territory};
use uuid::Uuid;
use web::{Cx, Errors, PAGE_SIZE, Query, Result, invalid, page};

use super::form::SearchForm;
use super::model::{ActFamily, Motive, Search, Way};
use super::{SEE_JOURNAL, acts};
use crate::home::{functions, moment};
use crate::retention::{Object, Reason};

const INSTITUTIONS: i64 = 500;

/// An entry, as the officer reads it.
pub struct Line {
    pub at: String,
    pub act: String,
    pub roles: Vec<String>,
    /// Who did it; none for the program's own acts.
    pub who: Option<String>,
    /// Whether who it is can still be asked.
    pub is_known: bool,
    pub institution: Option<String>,
    pub motive: Option<String>,
    pub is_refused: bool,
    /// What it was done to: the same letters for the same thing.
    pub object: String,
    pub seq: Option<i64>,
}

#[derive(Template)]
#[template(path = "trail/show.html")]
struct Show {
    cx: Cx,
    form: SearchForm,
    errors: Errors,
    lines: Vec<Line>,
    /// Where the next page is.
    next: Option<String>,
    institutions: Vec<Membership>,
}

/// What the lines of a territory's journal need to be told.
pub struct Telling {
    functions: HashMap<Uuid, String>,
    pub institutions: Vec<Membership>,
}

impl Telling {
    pub async fn of(db: &mut Db, territory: Id<Territory>) -> Result<Self> {
        let institutions = partner::members(db, territory, 0, INSTITUTIONS).await?;
        Ok(Self { functions: functions(db, territory).await?, institutions })
    }

    /// The account that `pseudonym` stands for before the eyes of whoever is signed in; nobody's is the id of none.
    pub fn account(&self, cx: &Cx, pseudonym: &str) -> Result<Option<Uuid>> {
        for account in self.functions.keys() {
            if pseudonym_of(cx, *account)? == pseudonym {
                return Ok(Some(*account));
            }
        }
        Ok(None)
    }

    pub fn line(&self, cx: &Cx, entry: &Entry) -> Result<Line> {
        let institution = self.institutions.iter().find(|one| Some(one.institution.id.uuid()) == entry.institution_id);
        Ok(Line {
            at: moment(cx, &entry.at),
            act: act(cx, &entry.act),
            roles: entry.role.iter().flat_map(|role| role.split(' ')).map(|role| cx.label("role", role)).collect(),
            who: entry.account_id.map(|account| pseudonym_of(cx, account)).transpose()?,
            is_known: entry.account_id.is_some_and(|account| self.functions.contains_key(&account)),
            institution: institution.map(|member| member.institution.name.clone()),
            motive: entry.motive.as_deref().map(|motive| told(cx, motive)),
            is_refused: entry.result == "refused",
            object: pseudonym_of(cx, entry.object_id)?,
            seq: entry.seq,
        })
    }
}

/// What stands for somebody, or something, before the eyes of whoever is signed in.
pub fn pseudonym_of(cx: &Cx, subject: Uuid) -> Result<String> {
    Ok(cx.app.sealer.pseudonym(cx.signed_in()?.account, subject)?)
}

/// The words of an act, or its code where it has none yet.
fn act(cx: &Cx, code: &str) -> String {
    let words = code.replace('.', "_").parse::<super::model::KnownAct>();
    words.map_or_else(|_| code.to_owned(), |known| cx.label("act", known))
}

/// The words of a reason, or its code.
fn told(cx: &Cx, motive: &str) -> String {
    if let Ok(motive) = motive.parse::<Motive>() {
        return cx.label("trail-motive", motive);
    }
    if let Ok(way) = motive.parse::<Way>() {
        return cx.label("trail-way", way);
    }
    if let Ok(object) = motive.parse::<Object>() {
        return cx.label("object", object);
    }
    if let Ok(reason) = motive.parse::<Reason>() {
        return cx.label("erasure-reason", reason);
    }
    motive
        .parse::<crate::alert::Outcome>()
        .map_or_else(|_| motive.to_owned(), |outcome| cx.label("alert-outcome", outcome))
}

/// The entries that are searched, the newest first. A pseudonym that is nobody's finds nothing.
pub async fn entries(cx: &Cx, db: &mut Db, search: &Search, telling: &Telling, limit: i64) -> Result<Vec<Entry>> {
    let account = match &search.pseudonym {
        None => None,
        Some(pseudonym) => match telling.account(cx, pseudonym)? {
            None => return Ok(Vec::new()),
            known => known,
        },
    };
    let filter = search.filter(cx.signed_in()?.territory, account);
    Ok(journal::entries(db, &filter, search.after, limit).await?)
}

/// Shows a page of the journal. That it is opened is written first.
pub async fn show(cx: Cx, Query(form): Query<SearchForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_JOURNAL)?.territory);
    acts::open(&cx, territory).await?;
    let mut db = cx.read().await?;
    let telling = Telling::of(&mut db, territory).await?;
    let search = match form.check() {
        Ok(search) => search,
        Err(errors) => {
            let institutions = telling.institutions;
            return invalid(&Show { cx, form, errors, lines: Vec::new(), next: None, institutions });
        }
    };
    // One more than is shown tells whether there is more.
    let mut entries = entries(&cx, &mut db, &search, &telling, PAGE_SIZE as i64 + 1).await?;
    let has_more = entries.len() > PAGE_SIZE;
    entries.truncate(PAGE_SIZE);
    let next = entries.last().filter(|_| has_more).map(|last| form.address_after(Cursor::from(last)));
    let lines = entries.iter().map(|entry| telling.line(&cx, entry)).collect::<Result<_>>()?;
    page(&Show { cx, form, errors: Errors::default(), lines, next, institutions: telling.institutions })
}
