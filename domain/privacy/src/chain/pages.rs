//! The state of the chain, and a month's head for the minutes.

use askama::Template;
use axum::response::Response;
use base::Error;
use journal::{Checkpoint, Month};
use web::{Cx, Path, Result, page};

use super::model::{Check, groups};
use super::{SEE_CHAIN, store};

#[derive(Template)]
#[template(path = "chain/show.html")]
struct Show {
    cx: Cx,
    checks: Vec<Check>,
    /// Where the chain ends, and when it was last signed.
    last: Option<Checkpoint>,
    /// The latest first.
    months: Vec<Month>,
}

/// Shows whether the journal is whole.
pub async fn show(cx: Cx) -> Result<Response> {
    cx.may(SEE_CHAIN)?;
    let mut db = cx.read().await?;
    let checks = store::checks(&mut db).await?;
    let last = journal::last_checkpoint(&mut db).await?;
    let mut months = journal::months(&mut db).await?;
    months.reverse();
    page(&Show { cx, checks, last, months })
}

#[derive(Template)]
#[template(path = "chain/month.html")]
struct ShowMonth {
    cx: Cx,
    month: Month,
    groups: Vec<String>,
}

/// Shows the head of a month, as it is copied into the minutes.
pub async fn month(cx: Cx, Path(name): Path<String>) -> Result<Response> {
    cx.may(SEE_CHAIN)?;
    let months = journal::months(&mut cx.read().await?).await?;
    let month = months.into_iter().find(|month| month.month == name).ok_or(Error::NotFound)?;
    page(&ShowMonth { cx, groups: groups(&month.head), month })
}
