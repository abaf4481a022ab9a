//! The questions asked of contacts.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;

use super::Contact;
use crate::{Institution, Territory};

/// The contacts of an institution, in the order in which they were named.
pub async fn contacts(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Contact>> {
    fetch_all!(db => "
        SELECT * FROM institution_contact WHERE institution_id = $1 ORDER BY function, email LIMIT 20", institution)
}

/// The contacts of all institutions of a territory, by institution.
pub async fn contacts_of_territory(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Contact>> {
    fetch_all!(db => "
        SELECT c.* FROM territory_institution ti JOIN institution_contact c ON c.institution_id = ti.institution_id
         WHERE ti.territory_id = $1 ORDER BY c.institution_id, c.function, c.email LIMIT 5000", territory)
}

/// One contact, if it is still named.
pub async fn contact(db: &mut Db, id: Id<Contact>) -> sqlx::Result<Option<Contact>> {
    fetch_optional!(db => "SELECT * FROM institution_contact WHERE id = $1", id)
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
