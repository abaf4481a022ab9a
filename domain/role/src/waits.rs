//! The sheet and the circuits that wait for the agreement of somebody's institution.

use base::{Db, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Result, Wait, Waits};

use crate::life::access::held;
use crate::life::{Document, Status, store};
use crate::{SEE_ROLES, VALIDATE_ROLES};

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        let Some(institution) = reader.institution.map(Id::from_uuid) else { return Ok(Vec::new()) };
        if !(SEE_ROLES.is_given_to(reader) && VALIDATE_ROLES.is_given_to(reader)) {
            return Ok(Vec::new());
        }
        let territory = Id::from_uuid(reader.territory);
        let circuits = store::circuits(db, territory).await?;
        let submitted = circuits.into_iter().filter(|circuit| circuit.status == Status::Submitted);
        let sheet = store::sheet(db, territory, institution).await?;
        let mut waits = Vec::new();
        for document in sheet.into_iter().chain(submitted) {
            waits.extend(wait(cx, db, document).await?);
        }
        Ok(waits)
    })
}

/// What she is asked to agree to, if she is.
async fn wait(cx: &Cx, db: &mut Db, document: Document) -> Result<Option<Wait>> {
    let Some(held) = held(cx, db, document).await?.filter(|held| held.may_validate()) else { return Ok(None) };
    let document = held.document;
    let words = match document.is_sheet() {
        true => cx.t("desk-sheet"),
        false => cx.t1("desk-circuit", "title", document.title.as_str()),
    };
    Ok(Some(Wait::due(words, document.path())))
}
