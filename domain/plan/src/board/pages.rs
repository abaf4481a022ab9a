//! The page of a plan: its actions by axis, by institution or by year.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Id};
use contract::Contract;
use web::{Cx, Path, Query, Result, page};

use super::model::{Board, Lateness};
use super::which::{Group, Heading, Sort, View, Which};
use crate::renewal::{Inherited, inherited};
use crate::{ActionState, reach};

#[derive(Template)]
#[template(path = "plan/board.html")]
struct Show {
    cx: Cx,
    board: Board,
    groups: Vec<Group>,
    which: Which,
    may_keep: bool,
    /// What it has from the contract before, if the reader may know of that.
    inherited: Option<Inherited>,
    /// The contract that renews this one, for whoever keeps both.
    next: Option<Contract>,
    /// Where the public reads of it; none where nothing of it is public.
    public: Option<String>,
}

impl Show {
    fn views(&self) -> &'static [View] {
        View::ALL
    }

    /// The address of another view, with what is looked for.
    fn address(&self, view: &View) -> String {
        let Which { etat, retard, tri, .. } = &self.which;
        let state = etat.parse::<ActionState>().map(|state| state.to_string()).unwrap_or_default();
        let lead = self.which.lead().map(|lead| lead.to_string()).unwrap_or_default();
        let sort = tri.parse::<Sort>().map(|sort| sort.to_string()).unwrap_or_default();
        let late = if retard.is_empty() { "" } else { "on" };
        format!("{}/plan?vue={view}&etat={state}&pilote={lead}&retard={late}&tri={sort}", self.board.contract.path())
    }

    fn is_view(&self, view: &View) -> bool {
        self.which.view() == *view
    }

    fn states(&self) -> Vec<(String, String)> {
        ActionState::ALL.iter().map(|state| (state.to_string(), self.cx.label("plan-state", state))).collect()
    }

    fn sorts(&self) -> Vec<(String, String)> {
        Sort::ALL.iter().map(|sort| (sort.to_string(), self.cx.label("plan-sort", sort))).collect()
    }

    /// The leads of the plan, by name.
    fn leads(&self) -> Vec<(String, String)> {
        let lead = |card: &super::Card| Some((card.lead.clone()?, card.action.lead_id?.to_string()));
        let leads: std::collections::BTreeSet<_> = self.board.cards().filter_map(lead).collect();
        leads.into_iter().map(|(name, id)| (id, name)).collect()
    }

    fn heading(&self, group: &Group) -> String {
        match &group.heading {
            Heading::Axis(name) | Heading::Objective(name) | Heading::Institution(name) => name.clone(),
            Heading::Decisions => self.cx.t("plan-decisions"),
            Heading::NoLead => self.cx.t("plan-no-lead"),
            Heading::Year(year) => year.to_string(),
            Heading::NoYear => self.cx.t("plan-no-year"),
        }
    }

    fn is_objective(&self, group: &Group) -> bool {
        matches!(group.heading, Heading::Objective(_))
    }

    /// An axis whose actions stand below its objectives has none of its own to miss.
    fn is_hollow(&self, group: &Group) -> bool {
        group.cards.is_empty()
            && match &group.heading {
                Heading::Axis(name) => {
                    self.board.axes.iter().any(|one| one.axis.title == *name && one.objectives.is_empty())
                }
                _ => true,
            }
    }

    /// How many actions go on with one of the contract before, and how many are new.
    fn carried(&self) -> usize {
        self.board.cards().filter(|card| card.action.carried_from.is_some()).count()
    }

    fn new_ones(&self) -> usize {
        self.total() - self.carried()
    }

    fn count(&self, state: &ActionState) -> usize {
        self.board.count(state)
    }

    fn total(&self) -> usize {
        self.board.cards().count()
    }

    fn shown(&self) -> usize {
        self.groups.iter().map(|group| group.cards.len()).sum()
    }
}

/// Shows the plan of a contract.
pub async fn show(cx: Cx, Path(id): Path<Id<Contract>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let board = reach::read_board(&cx, &mut db, id).await?;
    let groups = which.groups(&board);
    let may_keep = reach::is_kept(&cx, &board.contract);
    let is_public = board.cards().any(|card| card.action.is_public);
    let territory = partner::territory(&mut db, board.contract.territory_id).await?;
    let public = territory.filter(|_| is_public).map(|one| format!("/infos/{}/plan", one.slug));
    let mut inherited = inherited(&mut db, &board.contract).await?;
    if let Some(before) = inherited.as_ref().map(|one| one.before.id)
        && reach::read(&cx, &mut db, before).await.is_err()
    {
        inherited = None;
    }
    let next = contract::successor(&mut db, id).await?.filter(|next| reach::is_kept(&cx, next));
    page(&Show { cx, board, groups, which, may_keep, inherited, next, public })
}
