//! The yearly statement, as a page and as a table.

use std::borrow::Borrow;

use askama::Template;
use axum::response::Response;
use base::Id;
use web::{Cx, Path, Result, page};

use super::{Statement, store};
use crate::convention::{Convention, Terms, reach};
use crate::names::Names;
use crate::{KEEP_VOUCHERS, Kind, money, table};

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
        money::euros(*cents.borrow(), self.cx.lang)
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
