//! Pages of guidance in the town, in each state that a form needs.

use base::{Db, execute};
use chrono::{DateTime, Utc};
use testkit::{Uuid, VALBOURG};

/// What Valbourg writes under the first page of guidance.
const NOTE: Uuid = Uuid::from_u128(0x90_0001);
/// A page of its own that nobody has read yet.
const OWN: Uuid = Uuid::from_u128(0x90_0002);

pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (id, number, kind, status, title) in
        [(NOTE, 1_i64, "note", "published", ""), (OWN, 101, "page", "draft", "Ici")]
    {
        execute!(&mut *db => "
            INSERT INTO guidance_article (id, territory_id, number, lang, kind, status, title, body, simple, sources,
                                          checked_on, version, updated_at)
            VALUES ($1, $2, $3, 'fr', $4, $5, $6, 'Ici aussi.', '', '', $7, 2, $8)",
            id, VALBOURG, number, kind, status, title, at.date_naive(), at)?;
        for version in [1_i64, 2] {
            execute!(&mut *db => "
                INSERT INTO guidance_version (article_id, version, at, act, function, status, title, body, simple, sources)
                VALUES ($1, $2, $3, 'added', '', $4, $5, 'Ici aussi.', '', '')", id, version, at, status, title)?;
        }
    }
    Ok(())
}

/// The same page about other texts: one that ships with the program alone, and one that is not published.
pub fn others(path: &str) -> Vec<String> {
    let numbers = ["2", "101"].iter().filter(|_| path.starts_with("/pro/conseils/1/"));
    numbers.map(|number| path.replacen("/conseils/1/", &format!("/conseils/{number}/"), 1)).collect()
}
