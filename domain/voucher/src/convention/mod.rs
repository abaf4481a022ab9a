//! Conventions: opened, changed, renewed, with what each year may cost.

mod budget;
mod form;
mod model;
pub mod pages;
pub mod store;

use base::{Db, Error, Id};
pub use budget::set as set_budget;
pub use form::ConventionForm;
pub use model::{BudgetLine, Complaint, Convention, Tariff, Terms};
use web::{Cx, Permission, Result, Standpoint};

/// Where a convention stands for decisions: with whoever pays.
pub fn standpoint(convention: &Convention) -> Standpoint {
    Standpoint {
        territory: convention.territory_id.uuid(),
        institution: Some(convention.funder_id.uuid()),
        account: None,
    }
}

/// The convention, if `permission` reaches it; another is not found.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Convention>, permission: Permission) -> Result<Terms> {
    cx.may(permission)?;
    let convention = store::convention(db, id).await?.ok_or(Error::NotFound)?;
    cx.decide(permission, permission, standpoint(&convention))?.ok()?;
    Ok(store::terms(db, convention).await?)
}
