//! The pages of alerts.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::model::{Alert, Outcome};
use super::store;
use crate::KEEP_PRIVACY;
use crate::home::functions;
use crate::trail::{because, pseudonym_of};

/// Which alerts are shown: those that wait, or `examinees`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Which {
    page: Option<usize>,
    etat: String,
}

impl Which {
    fn is_settled(&self) -> bool {
        self.etat == "examinees"
    }

    fn address(&self) -> &'static str {
        if self.is_settled() { "/pro/protection/alertes?etat=examinees&" } else { "/pro/protection/alertes?" }
    }
}

#[derive(Template)]
#[template(path = "alert/list.html")]
struct List {
    cx: Cx,
    which: Which,
    alerts: Vec<Alert>,
    paging: Paging,
}

/// Lists what waits for the officer, or what she has looked at.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    let mut db = cx.read().await?;
    let total = store::count(&mut db, territory, which.is_settled()).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let (offset, limit) = (paging.offset() as i64, PAGE_SIZE as i64);
    let alerts = store::list(&mut db, territory, which.is_settled(), offset, limit).await?;
    page(&List { cx, which, alerts, paging })
}

#[derive(Template)]
#[template(path = "alert/show.html")]
struct Show {
    cx: Cx,
    alert: Alert,
    /// Whom it is about, as the journal shows her.
    pseudonym: Option<String>,
    /// Whether who it is can still be asked.
    is_known: bool,
    errors: Errors,
}

async fn show(cx: Cx, db: &mut Db, alert: Alert, errors: Errors) -> Result<Show> {
    let functions = functions(db, alert.territory_id).await?;
    let pseudonym = alert.account_id.map(|account| pseudonym_of(&cx, account)).transpose()?;
    let is_known = alert.account_id.is_some_and(|account| functions.contains_key(&account));
    Ok(Show { cx, alert, pseudonym, is_known, errors })
}

/// The alert `id` of the reader's territory.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Alert>) -> Result<Alert> {
    let territory = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    Ok(store::alert(db, territory, id).await?.ok_or(Error::NotFound)?)
}

/// Shows an alert, to be settled.
pub async fn form(cx: Cx, Path(id): Path<Id<Alert>>) -> Result<Response> {
    cx.may(KEEP_PRIVACY)?;
    let mut db = cx.read().await?;
    let alert = reach(&cx, &mut db, id).await?;
    page(&show(cx, &mut db, alert, Errors::default()).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleForm {
    #[serde(default)]
    outcome: String,
}

/// Keeps what the officer found when she looked.
pub async fn settle(cx: Cx, Path(id): Path<Id<Alert>>, Form(form): Form<SettleForm>) -> Result<Response> {
    let by = cx.may(KEEP_PRIVACY)?.account;
    let mut db = cx.write().await?;
    let alert = reach(&cx, &mut db, id).await?;
    let Ok(outcome) = form.outcome.parse::<Outcome>() else {
        let errors = Errors::one("outcome", "alert-outcome-missing");
        return invalid(&show(cx, &mut db, alert, errors).await?);
    };
    let alert = alert.settle(outcome, by, cx.now())?;
    store::save(&mut db, &alert).await?;
    because(&cx, &mut db, "alert.settled", id.uuid(), outcome.code()).await?;
    db.commit().await?;
    Ok(see_other("/pro/protection/alertes"))
}
