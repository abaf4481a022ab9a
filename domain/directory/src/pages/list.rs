//! The list of entries, and the search among them.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Error, Id};
use chrono::NaiveDate;
use partner::{Institution, Membership};
use serde::Deserialize;
use web::{Cx, Form, PAGE_SIZE, Paging, Query, Result, page, see_other};

use super::Index;
use crate::store::{self, Filter, Listed, Scope};
use crate::{Card, KEEP_FRESHNESS, MERGE_ENTRIES, PUBLISH_ENTRY, SEE_ENTRIES, Status};

/// How many answers to a search are shown.
const ANSWERS: usize = 50;
/// How many institutions the filter offers.
const INSTITUTIONS: i64 = 500;
/// The longest text that is searched for, in letters.
const TEXT: usize = 200;

#[derive(Debug, Default, Deserialize)]
pub struct Which {
    page: Option<usize>,
    #[serde(rename = "statut")]
    status: Option<Status>,
    institution: Option<Id<Institution>>,
    /// Only what is to be checked again.
    #[serde(default, rename = "a_verifier")]
    is_due: bool,
}

impl Which {
    fn filter(&self, today: NaiveDate) -> Filter {
        Filter { status: self.status, institution: self.institution, due_on: self.is_due.then_some(today) }
    }

    /// The address of the list narrowed in this way, to which a page is added.
    fn address(&self) -> String {
        let status = self.status.map(|status| format!("statut={status}&"));
        let institution = self.institution.map(|institution| format!("institution={institution}&"));
        let due = if self.is_due { "a_verifier=true&" } else { "" };
        format!("/pro/fiches?{}{}{due}", status.unwrap_or_default(), institution.unwrap_or_default())
    }
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct List {
    cx: Cx,
    which: Which,
    listed: Vec<Listed>,
    paging: Paging,
    /// Those that the list can be narrowed to; none for who sees one.
    institutions: Vec<Membership>,
}

impl List {
    /// What is merged is not in the list.
    fn statuses(&self) -> impl Iterator<Item = &'static Status> {
        Status::ALL.iter().filter(|status| **status != Status::Merged)
    }

    fn may_keep_freshness(&self) -> bool {
        self.cx.has(KEEP_FRESHNESS)
    }

    fn may_merge(&self) -> bool {
        self.cx.has(MERGE_ENTRIES)
    }

    fn may_publish(&self) -> bool {
        self.cx.has(PUBLISH_ENTRY)
    }

    /// There is something to choose for publishing.
    fn has_choice(&self) -> bool {
        self.may_publish() && self.listed.iter().any(|line| line.status == Status::Draft)
    }

    fn is_due(&self, line: &Listed) -> bool {
        line.due_on.is_some_and(|due_on| due_on <= self.cx.today())
    }

    fn is_narrowed(&self) -> bool {
        self.which.filter(self.cx.today()) != Filter::default()
    }
}

/// Lists the entries that the reader keeps.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let scope = Scope::of(cx.may(SEE_ENTRIES)?);
    let mut db = cx.read().await?;
    let total = store::count(&mut db, scope, which.filter(cx.today())).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let (offset, limit) = (paging.offset() as i64, PAGE_SIZE as i64);
    let listed = store::list(&mut db, scope, which.filter(cx.today()), offset, limit).await?;
    let institutions = match scope.institution {
        None => partner::members(&mut db, scope.territory, 0, INSTITUTIONS).await?,
        Some(_) => Vec::new(),
    };
    page(&List { cx, which, listed, paging, institutions })
}

/// Leads from an address where a form is posted, asked for by itself, to the list.
pub async fn lead_to_list(cx: Cx) -> Result<Response> {
    cx.may(SEE_ENTRIES)?;
    Ok(see_other("/pro/fiches"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchForm {
    text: String,
}

#[derive(Template)]
#[template(path = "directory/found.html")]
struct Found {
    cx: Cx,
    text: String,
    cards: Vec<Arc<Card>>,
    total: usize,
}

/// Searches among the entries that the reader keeps. What is looked for is posted: it never stands in an address.
pub async fn search(cx: Cx, Extension(finder): Index, Form(form): Form<SearchForm>) -> Result<Response> {
    let scope = Scope::of(cx.may(SEE_ENTRIES)?);
    let text: String = base::text::one_line(&form.text).chars().take(TEXT).collect();
    if text.is_empty() {
        return Ok(see_other("/pro/fiches"));
    }
    let found = finder.find_kept(&text, scope, cx.local_now())?;
    let shown = found.candidates.get(..ANSWERS).unwrap_or(&found.candidates);
    let cards = finder.cards(shown)?;
    page(&Found { cx, text, cards, total: found.total })
}
