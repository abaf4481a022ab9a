//! The questions asked of contacts.

use base::{Db, Id, execute, fetch_all};
use chrono::NaiveDate;

use super::Contact;
use crate::Institution;

/// The contacts of an institution, in the order in which they were named.
pub async fn contacts(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Contact>> {
    fetch_all!(db => "
        SELECT * FROM institution_contact WHERE institution_id = $1 ORDER BY function, email LIMIT 20", institution)
}

pub async fn add_contact(db: &mut Db, new: &Contact) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO institution_contact (id, institution_id, function, email, confirmed_on)
        VALUES ($1, $2, $3, $4, $5)", new.id, new.institution_id, new.function, new.email, new.confirmed_on)?;
    Ok(())
}

/// Removes a contact; says whether there was one.
pub async fn remove_contact(db: &mut Db, institution: Id<Institution>, id: Id<Contact>) -> sqlx::Result<bool> {
    let removed =
        execute!(db => "DELETE FROM institution_contact WHERE institution_id = $1 AND id = $2", institution, id)?;
    Ok(removed == 1)
}

/// Notes that the contacts of an institution are still the right ones.
pub async fn confirm_contacts(db: &mut Db, institution: Id<Institution>, on: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE institution_contact SET confirmed_on = $2 WHERE institution_id = $1", institution, on)?;
    Ok(())
}
