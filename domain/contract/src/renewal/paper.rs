//! The evaluation as a document, for the meeting that decides of the renewal.

use base::Code as _;
use pdf::{Table, Tables};
use web::Cx;

use super::chapter::Chapter;
use super::evaluation::Evaluation;
use crate::survey::{Choice, SurveyResult};

/// What a contract came to, and what others tell of it.
pub fn document(cx: &Cx, evaluation: &Evaluation, others: &[Chapter]) -> Tables {
    let own = [signatories(cx, evaluation), acts(cx, evaluation), survey(cx, evaluation.survey.as_ref())];
    let chapters = own.into_iter().flatten().chain(others.iter().cloned());
    let state = cx.label("contract-state", evaluation.state);
    let lead =
        [evaluation.contract.title.clone(), format!("{state} · {}", cx.t1("annex-on", "day", cx.day(&cx.today())))];
    let holes = referents(cx, evaluation);
    Tables {
        title: cx.t("evaluation-title"),
        lang: cx.lang.to_string(),
        lead: lead.into_iter().chain(holes).collect(),
        tables: chapters.map(table).collect(),
        mark: if cx.is_demo() { cx.t("annex-demo") } else { String::new() },
        ..Tables::default()
    }
}

/// A chapter whose sentences stand in the caption of its table, or as its rows where it has none.
fn table(chapter: Chapter) -> Table {
    if chapter.rows.is_empty() {
        let rows = chapter.lines.into_iter().map(|line| vec![line]).collect();
        return Table { caption: chapter.title.clone(), head: vec![chapter.title], rows, ..Table::default() };
    }
    let caption = [chapter.title].into_iter().chain(chapter.lines).collect::<Vec<_>>().join(" — ");
    Table { caption, head: chapter.head, rows: chapter.rows, ..Table::default() }
}

fn referents(cx: &Cx, evaluation: &Evaluation) -> Vec<String> {
    let holes = match evaluation.holes {
        0 => cx.t("evaluation-no-hole"),
        holes => cx.t1("annex-holes", "count", holes),
    };
    let due = (evaluation.due > 0).then(|| cx.t1("annex-due", "count", evaluation.due));
    [holes].into_iter().chain(due).collect()
}

fn signatories(cx: &Cx, evaluation: &Evaluation) -> Option<Chapter> {
    let row = |one: &crate::Signatory| {
        let signed = one.signed_on.map_or_else(|| "–".to_owned(), |day| cx.day(&day));
        let new = if one.is_new { cx.t("evaluation-new") } else { String::new() };
        vec![one.name.clone(), signed, new]
    };
    Some(Chapter {
        title: cx.t("signatory-title"),
        lines: vec![cx.t1("contract-signatories-count", "count", evaluation.signatories.len())],
        head: vec![cx.t("signatory-institution"), cx.t("evaluation-signed-on"), cx.t("evaluation-new")],
        rows: evaluation.signatories.iter().map(row).collect(),
    })
}

fn acts(cx: &Cx, evaluation: &Evaluation) -> Option<Chapter> {
    let row = |act: &crate::Act| vec![cx.day(&act.done_on), cx.label("act-kind", act.kind), act.body.clone()];
    let rows: Vec<_> = evaluation.acts.iter().map(row).collect();
    let head = vec![cx.t("evaluation-day"), cx.t("evaluation-act"), cx.t("evaluation-body")];
    (!rows.is_empty()).then(|| Chapter { title: cx.t("act-title"), lines: Vec::new(), head, rows })
}

/// Each question with its share and every count behind it.
fn survey(cx: &Cx, result: Option<&SurveyResult>) -> Option<Chapter> {
    let result = result?;
    let head = [cx.t("survey-questions"), cx.t("evaluation-share")];
    let head = head.into_iter().chain(Choice::ALL.iter().map(|choice| cx.label("survey-choice", choice))).collect();
    let rows = result.questions.iter().map(|question| {
        let all = question.tally.total();
        let told = cx.t2("survey-favourable", "count", question.tally.favourable(), "all", all);
        let share = question.tally.percent().map_or_else(String::new, |percent| format!("{percent} % {told}"));
        let counts = Choice::ALL.iter().map(|choice| question.tally.of(choice).to_string());
        [question.text.clone(), share].into_iter().chain(counts).collect()
    });
    let answers = cx.t2("survey-answers-of", "count", result.survey.answers, "asked", result.asked);
    Some(Chapter { title: cx.t("survey-title"), lines: vec![answers], head, rows: rows.collect() })
}
