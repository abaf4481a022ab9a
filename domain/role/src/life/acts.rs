//! What is done with a role sheet or a circuit in its life, from several pages.

use std::collections::BTreeSet;

use base::{Db, Error, Id};
use chrono::NaiveDate;
use partner::Institution;
use web::{Cx, Result};

use super::model::{Approval, Document, Status, missing};
use super::{Text, store};

/// Writes a new text: it is a draft again, and `touched` have to agree again.
pub async fn rewrite(cx: &Cx, db: &mut Db, new: Document, touched: &BTreeSet<Id<Institution>>) -> Result<()> {
    if new.withdrawn_on.is_some() {
        return Err(Error::Refused("role-is-withdrawn").into());
    }
    let new = Document { status: Status::Draft, version: new.version + 1, updated_at: cx.now(), ..new };
    store::update(db, &new).await?;
    for institution in touched {
        store::erase_approval(db, new.id, *institution).await?;
    }
    cx.journal(db, "role_document.saved", new.id.uuid()).await
}

/// Begins a document.
pub async fn begin(cx: &Cx, db: &mut Db, new: &Document) -> Result<()> {
    store::insert(db, new).await?;
    cx.journal(db, "role_document.begun", new.id.uuid()).await
}

/// Asks `concerned` to agree. What is due is agreed to anew; what all have agreed to is in force.
pub async fn submit(cx: &Cx, db: &mut Db, document: Document, concerned: &BTreeSet<Id<Institution>>) -> Result<()> {
    document.may_be_validated(cx.today()).map_err(Error::Refused)?;
    if document.status == Status::Valid {
        for institution in concerned {
            store::erase_approval(db, document.id, *institution).await?;
        }
    }
    let new = Document { status: Status::Submitted, version: document.version + 1, updated_at: cx.now(), ..document };
    store::update(db, &new).await?;
    cx.journal(db, "role_document.submitted", new.id.uuid()).await?;
    settle(cx, db, new, (concerned, cx.today())).await
}

/// Notes that an institution agrees; once all have, the document is in force. Its version stays: others who are reading the
/// same text agree to it as well.
pub async fn approve(
    cx: &Cx,
    db: &mut Db,
    document: Document,
    concerned: &BTreeSet<Id<Institution>>,
    approval: &Approval,
) -> Result<()> {
    store::put_approval(db, document.id, approval).await?;
    let id = document.id.uuid();
    if approval.noted_by.is_empty() {
        cx.journal(db, "role_document.approved", id).await?;
    } else {
        cx.journal(db, "role_document.noted", id).await?;
    }
    settle(cx, db, document, (concerned, approval.given_on)).await
}

/// Brings a document into force once all have agreed: since the last of them did, or since `on`.
async fn settle(
    cx: &Cx,
    db: &mut Db,
    document: Document,
    (concerned, on): (&BTreeSet<Id<Institution>>, NaiveDate),
) -> Result<()> {
    let approvals = store::approvals(db, document.id).await?;
    if !missing(concerned, &approvals).is_empty() {
        return Ok(());
    }
    let approvals: Vec<_> = approvals.into_iter().filter(|one| concerned.contains(&one.institution_id)).collect();
    let valid_on = approvals.iter().map(|one| one.given_on).chain([on]).max();
    let valid_number = Some(document.valid_number.unwrap_or(0) + 1);
    let text = Text::of(&document)?.settled();
    let title = text.title().to_owned();
    let valid = Document { status: Status::Valid, valid_number, valid_on, title, ..text.put(document)? };
    store::update(db, &valid).await?;
    store::insert_version(db, &valid, &approvals).await?;
    cx.journal(db, "role_document.came_into_force", valid.id.uuid()).await
}

/// Takes a document away from its readers, or brings it back.
pub async fn withdraw(cx: &Cx, db: &mut Db, document: Document, is_back: bool) -> Result<()> {
    let withdrawn_on = (!is_back).then(|| cx.today());
    let new = Document { withdrawn_on, version: document.version + 1, updated_at: cx.now(), ..document };
    store::update(db, &new).await?;
    if is_back {
        cx.journal(db, "role_document.brought_back", new.id.uuid()).await
    } else {
        cx.journal(db, "role_document.withdrawn", new.id.uuid()).await
    }
}
