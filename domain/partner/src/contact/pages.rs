//! Naming who answers for an institution, on its own page.

use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Form, Path, Result, Standpoint, invalid, see_other};

use super::model::{Contact, ContactForm};
use super::{KEEP_CONTACTS, store};
use crate::pages::shown;
use crate::{Institution, Membership, SEE_INSTITUTIONS};

/// The institution, if the reader may name who answers for it; one that she may not know of is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Institution>) -> Result<Membership> {
    let territory = cx.signed_in()?.territory;
    let member = crate::store::member(db, Id::from_uuid(territory), id).await?.ok_or(Error::NotFound)?;
    let object = Standpoint { territory, institution: Some(id.uuid()), account: None };
    cx.decide(SEE_INSTITUTIONS, KEEP_CONTACTS, object)?.ok()?;
    Ok(member)
}

/// Names one more.
pub async fn add(cx: Cx, Path(id): Path<Id<Institution>>, Form(form): Form<ContactForm>) -> Result<Response> {
    cx.may(KEEP_CONTACTS)?;
    let mut db = cx.write().await?;
    let member = reach(&cx, &mut db, id).await?;
    let known = store::contacts(&mut db, id).await?;
    let contact = match form.check(id, &known) {
        Ok(contact) => contact,
        Err(errors) => {
            let shown = shown(cx, &mut db, member).await?;
            return invalid(&shown.with(form, errors));
        }
    };
    store::add_contact(&mut db, &contact).await?;
    cx.journal(&mut db, "contact.added", contact.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/institutions/{id}")))
}

/// Removes one; it is written to no more.
pub async fn remove(cx: Cx, Path((id, contact)): Path<(Id<Institution>, Id<Contact>)>) -> Result<Response> {
    cx.may(KEEP_CONTACTS)?;
    let mut db = cx.write().await?;
    reach(&cx, &mut db, id).await?;
    if !store::remove_contact(&mut db, id, contact).await? {
        return Err(Error::NotFound.into());
    }
    cx.journal(&mut db, "contact.removed", contact.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/institutions/{id}")))
}
