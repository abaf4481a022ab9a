//! What somebody says of an entry without an account, because she was asked to: her institution answers for it.

use base::{Db, Id};
use partner::Territory;
use web::{Cx, Errors, Result};

use crate::form_entry::EntryForm;
use crate::history::Author;
use crate::{Entry, Service, acts, freshness, store};

/// Who answers: a function of an institution, in a territory.
#[derive(Debug, Clone)]
pub struct Answerer {
    pub author: Author,
    pub territory: Id<Territory>,
}

/// Notes that an entry is right as it stands or, with a form, as it is corrected.
///
/// Either way all of it is checked today, and one that a rule had taken away is public again. What is wrong with the form is
/// told, and nothing is saved.
pub async fn answer(
    cx: &Cx,
    db: &mut Db,
    (entry, form): (Entry, Option<&EntryForm>),
    by: &Answerer,
) -> Result<Result<(), Errors>> {
    let (service, act) = match form {
        None => (entry.service.clone(), "service.checked"),
        Some(form) => match corrected(cx, db, &entry, form).await? {
            Ok(service) => (service, "service.corrected"),
            Err(errors) => return Ok(Err(errors)),
        },
    };
    let (id, today) = (service.id, cx.today());
    let whole = Entry { service, ..entry };
    let function = by.author.function.clone();
    freshness::note_checks_on(db, id, freshness::aspects(&whole).iter(), (today, &function)).await?;
    let checked = Service { checked_on: Some(today), checked_by: function, ..acts::back_online(whole.service) };
    acts::write(cx, db, checked, act, &by.author).await?;
    let author = journal::Author {
        account: None,
        institution: by.author.institution.map(Id::uuid),
        territory: Some(by.territory.uuid()),
    };
    journal::write(db, author, act, id.uuid(), cx.now()).await?;
    Ok(Ok(()))
}

async fn corrected(cx: &Cx, db: &mut Db, entry: &Entry, form: &EntryForm) -> Result<Result<Service, Errors>> {
    if let Err(key) = acts::is_as_read(&entry.service, form.version) {
        return Ok(Err(Errors::one("version", key)));
    }
    let kept = store::kept_places(db, entry.structure.id).await?;
    Ok(form.check(entry, &kept, cx.today()))
}
