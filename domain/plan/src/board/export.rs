//! The plan as tables: an action on each row, an indicator on each row.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::Id;
use contract::Contract;
use web::{Cx, Path, Result};

use super::model::{Board, Card, Measure};
use crate::amount::Unit;
use crate::{reach, typed};

/// A file of rows.
pub fn file(rows: impl Iterator<Item = Vec<String>>, called: &str) -> Result<Response> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row).context("a file in memory")?;
    }
    let file = writer.into_inner().context("a file in memory")?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
    let named = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{called}\""));
    Ok(([kind, named], file).into_response())
}

/// A text that no spreadsheet takes for a formula.
pub fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

const ACTIONS: [&str; 20] = [
    "axe",
    "objectif",
    "action",
    "description",
    "pilote",
    "partenaires",
    "publics",
    "cadre",
    "debut",
    "fin",
    "etat",
    "motif",
    "avancement",
    "en_retard",
    "etapes_faites",
    "etapes",
    "seances",
    "budget",
    "financeurs",
    "decidee_le",
];

/// Each action with its axis and its objective.
fn placed(board: &Board) -> Vec<(String, String, &Card)> {
    let mut rows = Vec::new();
    for one in &board.axes {
        rows.extend(one.cards.iter().map(|card| (one.axis.title.clone(), String::new(), card)));
        for objective in &one.objectives {
            let name = &objective.objective.title;
            rows.extend(objective.cards.iter().map(|card| (one.axis.title.clone(), name.clone(), card)));
        }
    }
    rows.extend(board.decisions.iter().map(|card| (String::new(), String::new(), card)));
    rows
}

fn row(cx: &Cx, (axis, objective, card): (&str, &str, &Card)) -> Vec<String> {
    let action = &card.action;
    let euros = |cents: i64| Unit::Euros.plain(cents);
    let given = card.fundings.iter().map(|one| format!("{} : {}", one.funder, euros(one.amount_cents)));
    let done = card.steps.len() - card.open_steps();
    let row = [
        axis.to_owned(),
        objective.to_owned(),
        action.title.clone(),
        action.description.clone(),
        card.lead.clone().unwrap_or_default(),
        card.helpers.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(" ; "),
        action.audience.clone(),
        action.setting.map(|setting| cx.label("plan-setting", setting)).unwrap_or_default(),
        typed::shown(action.starts_on),
        typed::shown(action.ends_on),
        cx.label("plan-state", action.state),
        action.reason.clone(),
        card.progress().percent.map(|percent| percent.to_string()).unwrap_or_default(),
        cx.t(if card.is_late() { "plan-yes" } else { "plan-no" }),
        done.to_string(),
        card.steps.len().to_string(),
        card.sessions_sum().sessions.to_string(),
        action.budget_cents.map(euros).unwrap_or_default(),
        given.collect::<Vec<_>>().join(" ; "),
        typed::shown(action.decided_on),
    ];
    row.iter().map(|text| cell(text)).collect()
}

/// Gives the actions of a plan as a table.
pub async fn plan(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let board = reach::read_board(&cx, &mut db, id).await?;
    let actions = placed(&board);
    let rows = actions.iter().map(|(axis, objective, card)| row(&cx, (axis, objective, card)));
    file(std::iter::once(ACTIONS.map(str::to_owned).to_vec()).chain(rows), "plan.csv")
}

const INDICATORS: [&str; 9] =
    ["action", "indicateur", "definition", "unite", "depart", "cible", "valeur", "mesures", "qui_voit"];

fn measured(cx: &Cx, (card, measure): (&Card, &Measure)) -> Vec<String> {
    let one = &measure.indicator;
    let row = [
        card.action.title.clone(),
        one.title.clone(),
        one.definition.clone(),
        cx.label("plan-unit", one.unit),
        one.unit.plain(one.start_amount),
        one.target_amount.map(|target| one.unit.plain(target)).unwrap_or_default(),
        measure.reading.map(|reading| one.unit.plain(reading)).unwrap_or_default(),
        measure.points.len().to_string(),
        cx.label("plan-protection", one.protection),
    ];
    row.iter().map(|text| cell(text)).collect()
}

/// Gives the indicators of a plan as a table.
pub async fn indicators(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let board = reach::read_board(&cx, &mut db, id).await?;
    let all: Vec<_> = board.cards().flat_map(|card| card.measures.iter().map(move |one| (card, one))).collect();
    let rows = all.into_iter().map(|one| measured(&cx, one));
    file(std::iter::once(INDICATORS.map(str::to_owned).to_vec()).chain(rows), "indicateurs.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula_of_a_spreadsheet() {
        assert_eq!((cell("=1+1"), cell("Former")), ("'=1+1".to_owned(), "Former".to_owned()));
    }
}
