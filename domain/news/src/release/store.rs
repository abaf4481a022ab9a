//! What stands at the foot of press releases.

use base::{Db, Id, execute, fetch_optional};
use partner::Territory;

use super::model::Press;

pub async fn press(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Press> {
    let found: Option<Press> = fetch_optional!(db => "SELECT * FROM press WHERE territory_id = $1", territory)?;
    Ok(found.unwrap_or_else(|| Press::blank(territory)))
}

/// Writes it over the version before its own; says whether that still stood.
pub async fn put(db: &mut Db, new: &Press) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        INSERT INTO press (territory_id, about, contact, phone, email, version) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (territory_id) DO UPDATE
           SET about = excluded.about, contact = excluded.contact, phone = excluded.phone, email = excluded.email,
               version = excluded.version
         WHERE press.version = excluded.version - 1",
        new.territory_id, new.about.as_str(), new.contact.as_str(), new.phone.as_str(), new.email.as_str(), new.version)?;
    Ok(touched == 1)
}
