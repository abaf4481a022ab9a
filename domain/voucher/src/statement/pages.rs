//! The yearly statement, as a page and as a table.

use std::borrow::Borrow;

use ::pdf::{Table, Tables};
use askama::Template;
use axum::response::Response;
use base::Id;
use web::{Cx, Path, Result, page};

use super::{Statement, store};
use crate::convention::{Convention, Terms, reach};
use crate::names::Names;
use crate::{KEEP_VOUCHERS, Kind, money, paper, table};

#[derive(Template)]
#[template(path = "voucher/statement.html")]
struct Show {
    cx: Cx,
    terms: Terms,
    statement: Statement,
    names: Names,
}

impl Show {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn kinds(&self) -> Vec<Kind> {
        self.terms.kinds().collect()
    }
}

/// Shows a year of a convention.
pub async fn show(cx: Cx, Path((id, year)): Path<(Id<Convention>, i64)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let statement = store::statement(&mut db, id, year).await?;
    let names = Names::of(&mut db, terms.convention.territory_id).await?;
    page(&Show { cx, terms, statement, names })
}

/// Gives a year of a convention as CSV.
pub async fn csv(cx: Cx, Path((id, year)): Path<(Id<Convention>, i64)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let statement = store::statement(&mut db, id, year).await?;
    let names = Names::of(&mut db, terms.convention.territory_id).await?;
    table::csv_file(&rows(&cx, &terms, &statement, &names), "attachment; filename=\"bilan.csv\"")
}

/// Gives a year of a convention as a file.
pub async fn pdf(cx: Cx, Path((id, year)): Path<(Id<Convention>, i64)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let statement = store::statement(&mut db, id, year).await?;
    let names = Names::of(&mut db, terms.convention.territory_id).await?;
    drop(db);
    let title = cx.t2("statement-of", "name", terms.convention.name.as_str(), "year", year.to_string());
    let kinds = terms.kinds().map(|kind| of_kind(&cx, &statement, kind));
    let tables = kinds.chain([of_institutions(&cx, &statement, &names), of_providers(&cx, &statement)]).collect();
    paper::tables(&cx, Tables { title, tables, ..Tables::default() }, "bilan").await
}

fn of_kind(cx: &Cx, statement: &Statement, kind: Kind) -> Table {
    let budget = match statement.budget_cents(kind) {
        Some(cents) => cx.t1("statement-budget", "amount", web::euros(cents, cx.lang)),
        None => cx.t("budget-none"),
    };
    let caption = format!("{} — {budget}", cx.label("kind-voucher", kind));
    let line =
        |(key, vouchers, cents): (&str, i64, i64)| vec![cx.t(key), vouchers.to_string(), web::euros(cents, cx.lang)];
    let rows = statement.lines(kind).into_iter().map(line).collect();
    let heads = ["statement-line", "statement-vouchers", "voucher-amount"];
    Table { numbers: vec![1, 2], ..paper::table(cx, caption, &heads, rows) }
}

fn of_institutions(cx: &Cx, statement: &Statement, names: &Names) -> Table {
    let rows = statement.institutions.iter().map(|one| {
        let name = names.get(&one.institution_id).to_owned();
        vec![name, one.handed_out.to_string(), one.adults.to_string(), one.children.to_string()]
    });
    let heads = ["booklet-institution", "statement-vouchers", "voucher-adults", "voucher-children"];
    Table { numbers: vec![1, 2, 3], ..paper::table(cx, cx.t("statement-institutions"), &heads, rows.collect()) }
}

fn of_providers(cx: &Cx, statement: &Statement) -> Table {
    let rows = statement.providers.iter();
    let rows = rows.map(|one| vec![one.name.clone(), one.vouchers.to_string(), web::euros(one.amount_cents, cx.lang)]);
    let heads = ["voucher-provider", "statement-vouchers", "voucher-amount"];
    Table { numbers: vec![1, 2], ..paper::table(cx, cx.t("provider-title"), &heads, rows.collect()) }
}

fn rows(cx: &Cx, terms: &Terms, statement: &Statement, names: &Names) -> Vec<Vec<String>> {
    let columns = ["ligne", "bons", "adultes", "enfants", "montant"];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    let row = |name: String, counts: [Option<i64>; 3], cents: Option<i64>| {
        let counts = counts.map(|count| count.map_or_else(String::new, |count| count.to_string()));
        let cents = cents.map_or_else(String::new, money::plain);
        [name].into_iter().chain(counts).chain([cents]).collect::<Vec<_>>()
    };
    for kind in terms.kinds() {
        let name = cx.label("kind-voucher", kind);
        let budget = format!("{name} : {}", cx.t("budget-title"));
        rows.extend(statement.budget_cents(kind).map(|cents| row(budget, [None; 3], Some(cents))));
        for (key, vouchers, cents) in statement.lines(kind) {
            rows.push(row(format!("{name} : {}", cx.t(key)), [Some(vouchers), None, None], Some(cents)));
        }
    }
    for one in &statement.institutions {
        let counts = [Some(one.handed_out), Some(one.adults), Some(one.children)];
        rows.push(row(names.get(&one.institution_id).to_owned(), counts, None));
    }
    for one in &statement.providers {
        rows.push(row(one.name.clone(), [Some(one.vouchers), None, None], Some(one.amount_cents)));
    }
    rows
}
