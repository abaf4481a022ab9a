//! What a year may cost.

use axum::response::Response;
use base::Id;
use chrono::Datelike as _;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, see_other};

use super::pages::show_with;
use super::{BudgetLine, Convention, Terms, reach, store};
use crate::{KEEP_VOUCHERS, Kind, money};

/// A budget line as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BudgetForm {
    pub year: String,
    pub kind: String,
    pub amount: String,
}

impl BudgetForm {
    fn check(&self, terms: &Terms, this_year: i64) -> Result<BudgetLine, Errors> {
        let mut errors = Errors::default();
        let year = self.year.trim().parse().ok().filter(|year| (2000..=this_year + 2).contains(year));
        let year = errors.keep("year", year.ok_or("budget-year"));
        let kind = self.kind.parse::<Kind>().ok().filter(|kind| terms.tariff(*kind).is_some());
        let kind = errors.keep("kind", kind.ok_or("booklet-no-kind"));
        let amount = errors.keep("amount", money::budget_cents(&self.amount));
        match (year, kind, amount) {
            (Some(year), Some(kind), Some(amount_cents)) => Ok(BudgetLine { year, kind, amount_cents, told: 0 }),
            _ => Err(errors),
        }
    }
}

/// Sets what a year may cost on a kind.
pub async fn set(cx: Cx, Path(id): Path<Id<Convention>>, Form(form): Form<BudgetForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let line = match form.check(&terms, i64::from(cx.today().year())) {
        Ok(line) => line,
        Err(errors) => return show_with(cx, db, terms, (form, errors)).await,
    };
    store::put_budget(&mut db, id, &line).await?;
    cx.journal(&mut db, "convention.budgeted", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conventions/{id}")))
}
