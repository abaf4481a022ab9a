//! The people, institution by institution.

use askama::Template;
use axum::response::Response;
use base::{Error, Id};
use chrono::TimeDelta;
use partner::{Institution, Membership, Territory};
use serde::Deserialize;
use web::{Cx, PAGE_SIZE, Paging, Query, Reach, Result, page};

use super::{day, scope};
use crate::model::{Standing, State};
use crate::people::store::{self, Filter};
use crate::people::{KEEP_PEOPLE, SEE_PEOPLE};

/// How long before its end an authorisation is shown as ending.
const SOON: TimeDelta = TimeDelta::days(30);
const INSTITUTIONS: i64 = 500;

/// Which people are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Which {
    page: Option<usize>,
    institution: Option<Id<Institution>>,
    /// An administrator looks at one territory at a time.
    territoire: Option<Id<Territory>>,
    /// `fin` for authorisations that end soon, `parties` for those who left, empty for the others.
    etat: String,
}

impl Which {
    fn address(&self) -> String {
        let institution = self.institution.map(|id| format!("institution={id}&")).unwrap_or_default();
        let territory = self.territoire.map(|id| format!("territoire={id}&")).unwrap_or_default();
        let state = if self.etat.is_empty() { String::new() } else { format!("etat={}&", self.etat) };
        format!("/pro/personnes?{territory}{institution}{state}")
    }
}

/// A line of the list.
struct Line {
    standing: Standing,
    state: State,
    until: String,
    ends_soon: bool,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct List {
    cx: Cx,
    which: Which,
    lines: Vec<Line>,
    paging: Paging,
    institutions: Vec<Membership>,
    /// For an administrator.
    territories: Vec<Territory>,
    may_keep: bool,
}

impl List {
    /// Says whether a line begins another institution than the one before it.
    fn begins(&self, index: &usize) -> bool {
        let name = |index: usize| self.lines.get(index).map(|line| &line.standing.institution_name);
        *index == 0 || name(*index) != name(index - 1)
    }
}

/// Lists the people that the reader may know of.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let reader = cx.may(SEE_PEOPLE)?;
    let is_everywhere = SEE_PEOPLE.reach(reader) == Some(Reach::Everywhere);
    let mut scope = scope(&cx)?;
    let is_wide = scope.institution.is_none();
    if let Some(territory) = which.territoire.filter(|_| is_everywhere) {
        scope.territory = territory;
    }
    if is_wide {
        scope.institution = which.institution;
    }
    let soon = cx.now() + SOON;
    let filter = Filter {
        has_left: which.etat == "parties",
        ends_before: if which.etat == "fin" { soon } else { cx.now() + TimeDelta::days(36_500) },
    };
    let mut db = cx.read().await?;
    let total = store::count(&mut db, scope, filter).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let standings = store::list(&mut db, scope, filter, paging.offset() as i64, PAGE_SIZE as i64).await?;
    let lines = standings.into_iter().map(|standing| Line {
        state: standing.account.state(cx.now()),
        until: day(&cx, standing.account.authorised_until),
        ends_soon: standing.account.disabled_at.is_none() && standing.account.authorised_until < soon,
        standing,
    });
    let lines = lines.collect();
    let institutions =
        if is_wide { partner::members(&mut db, scope.territory, 0, INSTITUTIONS).await? } else { Vec::new() };
    let territories = if is_everywhere { partner::territories(&mut db).await? } else { Vec::new() };
    let may_keep = cx.has(KEEP_PEOPLE);
    page(&List { cx, which, lines, paging, institutions, territories, may_keep })
}
