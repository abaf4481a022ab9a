//! The plan as a document, for a meeting.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::Id;
use contract::Contract;
use pdf::{Table, Tables};
use web::{Cx, Path, Result};

use super::model::{Board, Card, Lateness};
use crate::{ActionState, reach};

/// Gives the plan as a file, under a name that says nothing.
pub async fn give(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let board = reach::read_board(&cx, &mut db, id).await?;
    drop(db);
    let (document, made_at) = (document(&cx, &board), cx.now());
    let drawn = tokio::task::spawn_blocking(move || document.pdf(made_at)).await.context("a plan on paper")?;
    let file = drawn.map_err(anyhow::Error::from)?;
    let kind = (header::CONTENT_TYPE, "application/pdf");
    Ok(([kind, (header::CONTENT_DISPOSITION, "inline; filename=\"plan.pdf\"")], file).into_response())
}

fn document(cx: &Cx, board: &Board) -> Tables {
    let mut tables = Vec::new();
    for one in &board.axes {
        tables.push((one.axis.title.clone(), one.cards.as_slice()));
        for objective in &one.objectives {
            tables.push((format!("{} › {}", one.axis.title, objective.objective.title), objective.cards.as_slice()));
        }
    }
    tables.push((cx.t("plan-decisions"), board.decisions.as_slice()));
    let tables = tables.into_iter().filter(|(_, cards)| !cards.is_empty());
    Tables {
        title: cx.t("plan-title"),
        lang: cx.lang.to_string(),
        lead: vec![board.contract.title.clone(), summary(cx, board)],
        tables: tables.map(|(caption, cards)| table(cx, caption, cards)).collect(),
        empty: cx.t("plan-none"),
        mark: if cx.is_demo() { cx.t("plan-demo") } else { String::new() },
        is_wide: true,
        ..Tables::default()
    }
}

/// How the plan stands, in a sentence.
fn summary(cx: &Cx, board: &Board) -> String {
    let all = board.cards().count();
    let done = board.count(&ActionState::Done);
    let counts = cx.t2("plan-done-count", "done", done, "all", all);
    let late = cx.t1("plan-late-count", "count", board.count_late());
    format!("{} {counts} {late}", cx.t1("plan-on", "day", cx.day(&board.today)))
}

fn table(cx: &Cx, caption: String, cards: &[Card]) -> Table {
    let heads = ["plan-action", "plan-lead", "plan-dates", "plan-state-label", "plan-progress", "plan-indicators"];
    Table {
        caption,
        head: heads.iter().map(|key| cx.t(key)).collect(),
        rows: cards.iter().map(|card| row(cx, card)).collect(),
        ..Table::default()
    }
}

fn row(cx: &Cx, card: &Card) -> Vec<String> {
    let day =
        |day: Option<chrono::NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.format("%d/%m/%Y").to_string());
    let state = std::iter::once(cx.label("plan-state", card.action.state))
        .chain(card.late().into_iter().map(|why| late(cx, &why)));
    let progress = card.progress().percent.map_or_else(|| cx.t("plan-unmeasured"), |percent| format!("{percent} %"));
    let helpers = card.helpers.iter().map(|(_, name)| name.as_str());
    let lead = card.lead.clone().unwrap_or_else(|| cx.t("plan-no-lead"));
    vec![
        card.action.title.clone(),
        std::iter::once(lead.as_str()).chain(helpers).collect::<Vec<_>>().join("\n"),
        format!("{} – {}", day(card.action.starts_on), day(card.action.ends_on)),
        state.collect::<Vec<_>>().join("\n"),
        progress,
        measures(cx, card),
    ]
}

fn late(cx: &Cx, why: &Lateness) -> String {
    match why {
        Lateness::Ended(day) => cx.t1("plan-late-ended", "day", cx.day(day)),
        Lateness::Step(title, day) => cx.t2("plan-late-step", "title", title.as_str(), "day", cx.day(day)),
    }
}

fn measures(cx: &Cx, card: &Card) -> String {
    let told = card.measures.iter().map(|one| {
        let shown = |amount: i64| one.indicator.unit.shown(amount, cx.lang);
        let reading = one.reading.map_or_else(|| "…".to_owned(), shown);
        let target = one.indicator.target_amount.map(|target| format!(" / {}", shown(target))).unwrap_or_default();
        format!("{} : {reading}{target}", one.indicator.title)
    });
    told.collect::<Vec<_>>().join("\n")
}
