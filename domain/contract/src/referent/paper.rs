//! Annex 1 as a document: whom to call at each signatory, for the partners of the territory.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::Id;
use pdf::{Table, Tables};
use web::{Cx, Path, Result};

use super::Referent;
use super::annex::{Annex, AnnexLine, annex};
use super::pages::reach_annex;
use crate::Contract;

/// Gives annex 1 as a file, under a name that says nothing.
pub async fn give(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach_annex(&cx, &mut db, id).await?;
    let annex = annex(&mut db, &contract, cx.today()).await?;
    drop(db);
    let (document, made_at) = (document(&cx, &annex), cx.now());
    let drawn = tokio::task::spawn_blocking(move || document.pdf(made_at)).await.context("an annex on paper")?;
    let file = drawn.map_err(anyhow::Error::from)?;
    let kind = (header::CONTENT_TYPE, "application/pdf");
    Ok(([kind, (header::CONTENT_DISPOSITION, "inline; filename=\"annexe.pdf\"")], file).into_response())
}

fn document(cx: &Cx, annex: &Annex) -> Tables {
    let heads =
        [cx.t("signatory-institution"), cx.label("referent-rank", "holder"), cx.label("referent-rank", "deputy")];
    let table = Table {
        caption: cx.t("annex-caption"),
        head: heads.to_vec(),
        rows: annex.lines.iter().map(|line| row(cx, line)).collect(),
        ..Table::default()
    };
    let on = format!("{} {}", cx.t1("annex-on", "day", cx.day(&annex.on)), cx.t("annex-partners"));
    Tables {
        title: cx.t("annex-title"),
        lang: cx.lang.to_string(),
        lead: vec![format!("{} · {}", annex.title, annex.territory), on],
        tables: vec![table],
        empty: cx.t("signatory-none"),
        mark: if cx.is_demo() { cx.t("annex-demo") } else { String::new() },
        ..Tables::default()
    }
}

fn row(cx: &Cx, line: &AnnexLine) -> Vec<String> {
    let holder = line.holder.as_ref().map_or_else(|| cx.t("referent-hole"), told);
    let deputy = line.deputy.as_ref().map_or_else(|| "–".to_owned(), told);
    vec![line.signatory.name.clone(), holder, deputy]
}

/// A référent in lines.
fn told(one: &Referent) -> String {
    let parts =
        [one.name.reveal().as_str(), one.function.as_str(), one.phone.reveal().as_str(), one.email.reveal().as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
