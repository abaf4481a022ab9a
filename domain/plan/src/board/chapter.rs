//! What a plan came to, for the evaluation of its contract.

use std::collections::BTreeMap;

use base::Db;
use contract::{Chapter, ChaptersTold, Contract};
use web::{Cx, Lang};

use super::model::{Board, Card};
use super::store::of_contract;
use crate::ActionState;
use crate::session::Counts;

/// The actions of a contract, its indicators and its sessions of awareness, as far as there are any.
pub fn chapters<'a>(cx: &'a Cx, db: &'a mut Db, contract: &'a Contract) -> ChaptersTold<'a> {
    Box::pin(async move {
        let board = of_contract(db, contract, cx.today()).await?;
        let chapters = [Some(actions(cx, &board)), indicators(cx, &board), sessions(cx, &board)];
        Ok(chapters.into_iter().flatten().collect())
    })
}

fn actions(cx: &Cx, board: &Board) -> Chapter {
    let all = board.cards().count();
    let mut lines = Vec::new();
    if all == 0 {
        lines.push(cx.t("plan-none"));
    } else {
        lines.push(cx.t2("plan-done-count", "done", board.count(&ActionState::Done), "all", all));
        lines.push(cx.t1("plan-late-count", "count", board.count_late()));
    }
    lines.extend(lineage(cx, board));
    let is_told = lines.len() > 2;
    let heads = ["plan-action", "plan-lead", "plan-state-label", "plan-progress"];
    let row = |card: &Card| {
        let percent = card.progress().percent;
        let cells = [
            card.action.title.clone(),
            card.lead.clone().unwrap_or_else(|| cx.t("plan-no-lead")),
            cx.label("plan-state", card.action.state),
            percent.map_or_else(|| cx.t("plan-unmeasured"), |percent| cx.t1("plan-percent", "percent", percent)),
        ];
        let lineage = card.lineage(board.is_renewed()).into_iter().map(|key| cx.t(key)).collect::<Vec<_>>().join(" ; ");
        cells.into_iter().chain(is_told.then_some(lineage)).collect()
    };
    Chapter {
        title: cx.t("plan-title"),
        lines,
        head: heads.into_iter().chain(is_told.then_some("plan-renewal")).map(|key| cx.t(key)).collect(),
        rows: board.cards().map(row).collect(),
    }
}

/// What of the plan goes on from before, and what of it goes on after, in sentences.
fn lineage(cx: &Cx, board: &Board) -> Vec<String> {
    let count = |is_so: &dyn Fn(&Card) -> bool| board.cards().filter(|card| is_so(card)).count();
    let carried = count(&|card| card.action.carried_from.is_some());
    let on = count(&|card| card.sequel.is_some());
    let settled = count(&|card| card.sequel.is_some() || card.action.settled_on.is_some());
    let from = board
        .is_renewed()
        .then(|| cx.t2("plan-carried-count", "carried", carried, "new", board.cards().count() - carried));
    let to = (settled > 0).then(|| cx.t2("plan-goes-on-count", "on", on, "ended", settled - on));
    from.into_iter().chain(to).collect()
}

fn indicators(cx: &Cx, board: &Board) -> Option<Chapter> {
    let lang: Lang = cx.lang;
    let mut rows = Vec::new();
    for card in board.cards() {
        for one in &card.measures {
            let shown = |amount: i64| one.indicator.unit.shown(amount, lang);
            rows.push(vec![
                card.action.title.clone(),
                one.indicator.title.clone(),
                one.reading.map_or_else(|| cx.t("plan-unmeasured"), shown),
                one.indicator.target_amount.map_or_else(|| "–".to_owned(), shown),
            ]);
        }
    }
    let heads = ["plan-action", "plan-indicators", "plan-value", "plan-target"];
    let head = heads.map(|key| cx.t(key)).to_vec();
    (!rows.is_empty()).then(|| Chapter { title: cx.t("plan-indicators"), lines: Vec::new(), head, rows })
}

/// Year by year, all actions together.
fn sessions(cx: &Cx, board: &Board) -> Option<Chapter> {
    let mut years = BTreeMap::<i32, Counts>::new();
    for one in board.cards().flat_map(|card| &card.sessions) {
        let sum = years.entry(one.year).or_default();
        *sum = sum.plus(&one.counts);
    }
    let rows: Vec<Vec<String>> = years
        .iter()
        .map(|(year, sum)| {
            let counts = [sum.sessions, sum.under_18, sum.adults, sum.professionals];
            [year.to_string()].into_iter().chain(counts.map(|count| count.to_string())).collect()
        })
        .collect();
    let heads = ["plan-year", "plan-sessions", "plan-under-18", "plan-adults", "plan-professionals"];
    let head = heads.map(|key| cx.t(key)).to_vec();
    (!rows.is_empty()).then(|| Chapter { title: cx.t("plan-sessions"), lines: Vec::new(), head, rows })
}
