//! The pages of decisions.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Id};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Decision, DecisionForm, Subject, Verdict, by_subject, is_allowed};
use super::{DECIDE, store};
use crate::KEEP_PRIVACY;
use crate::home::{day, functions};

/// A decision, as a page tells it.
struct Line {
    verdict: Verdict,
    reasons: String,
    day: String,
    /// The function of whoever decided; none once her account is erased.
    by: Option<String>,
}

struct Part {
    subject: Subject,
    is_allowed: bool,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "decision/list.html")]
struct List {
    cx: Cx,
    parts: Vec<Part>,
}

/// Shows each subject, where it stands and how it came there.
pub async fn list(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    let mut db = cx.read().await?;
    let decisions = store::of(&mut db, territory).await?;
    let functions = functions(&mut db, territory).await?;
    let line = |decision: &&Decision| Line {
        verdict: decision.verdict,
        reasons: decision.reasons.clone(),
        day: day(&cx, &decision.decided_at),
        by: functions.get(&decision.decided_by).cloned(),
    };
    let parts = by_subject(&decisions).into_iter().map(|(subject, is_allowed, history)| Part {
        subject,
        is_allowed,
        lines: history.iter().map(line).collect(),
    });
    let parts = parts.collect();
    page(&List { cx, parts })
}

#[derive(Template)]
#[template(path = "decision/form.html")]
struct Ask {
    cx: Cx,
    subject: Subject,
    is_allowed: bool,
    form: DecisionForm,
    errors: Errors,
}

/// Asks what is decided, and why.
pub async fn form(cx: Cx, Path(subject): Path<Subject>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(DECIDE)?.territory);
    let is_allowed = is_allowed(&store::of(&mut cx.read().await?, territory).await?, subject);
    page(&Ask { cx, subject, is_allowed, form: DecisionForm::default(), errors: Errors::default() })
}

/// Keeps the decision; from now on it is the one that counts.
pub async fn decide(cx: Cx, Path(subject): Path<Subject>, Form(form): Form<DecisionForm>) -> Result<Response> {
    let actor = cx.may(DECIDE)?;
    let (territory_id, decided_by) = (Id::from_uuid(actor.territory), actor.account);
    let mut db = cx.write().await?;
    let known = store::of(&mut db, territory_id).await?;
    let (verdict, reasons) = match form.check(subject, &known) {
        Ok(checked) => checked,
        Err(errors) => {
            return invalid(&Ask { is_allowed: is_allowed(&known, subject), cx, subject, form, errors });
        }
    };
    let (id, decided_at) = (Id::new(), cx.now());
    store::add(&mut db, &Decision { id, territory_id, subject, verdict, reasons, decided_at, decided_by }).await?;
    cx.journal(&mut db, &format!("decision.{verdict}"), id.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/protection/decisions"))
}
