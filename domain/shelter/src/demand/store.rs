//! The questions asked of what was counted.

use base::{Db, Id, Result, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};
use partner::{Institution, Territory};

use super::{Counted, Note, Year};

/// What an institution counted since an instant, the last first; 50 at most.
pub async fn notes(db: &mut Db, institution: Id<Institution>, since: DateTime<Utc>) -> sqlx::Result<Vec<Note>> {
    fetch_all!(db => "
        SELECT * FROM shelter_note WHERE institution_id = $1 AND noted_at > $2
         ORDER BY noted_at DESC, id LIMIT 50", institution, since)
}

pub async fn note(db: &mut Db, id: Id<Note>) -> sqlx::Result<Option<Note>> {
    fetch_optional!(db => "SELECT * FROM shelter_note WHERE id = $1", id)
}

async fn count(db: &mut Db, note: &Note) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO shelter_tally (territory_id, month, institution_id, said, times, adults, children, nights)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7)
        ON CONFLICT (territory_id, month, institution_id, said) DO UPDATE
           SET times = shelter_tally.times + excluded.times, adults = shelter_tally.adults + excluded.adults,
               children = shelter_tally.children + excluded.children, nights = shelter_tally.nights + excluded.nights",
        note.territory_id, note.month, note.institution_id, note.said, note.adults, note.children, note.nights)?;
    Ok(())
}

/// Counts a note, once: the same sent twice changes nothing.
pub async fn add(db: &mut Db, new: &Note) -> Result<()> {
    let added = execute!(&mut *db => "
        INSERT INTO shelter_note (id, territory_id, month, institution_id, said, adults, children, nights, noted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO NOTHING",
        new.id, new.territory_id, new.month, new.institution_id, new.said, new.adults, new.children, new.nights,
        new.noted_at)?;
    if added == 1 {
        count(db, new).await?;
    }
    Ok(())
}

/// Takes a note back, with what it counted. One that is gone changes nothing.
pub async fn take_back(db: &mut Db, note: &Note) -> Result<()> {
    let taken = execute!(&mut *db => "DELETE FROM shelter_note WHERE id = $1", note.id)?;
    if taken == 1 {
        execute!(&mut *db => "
            UPDATE shelter_tally SET times = times - 1, adults = adults - $5, children = children - $6, nights = nights - $7
             WHERE territory_id = $1 AND month = $2 AND institution_id = $3 AND said = $4",
            note.territory_id, note.month, note.institution_id, note.said, note.adults, note.children, note.nights)?;
    }
    Ok(())
}

/// Adds to the counts of a month as they are told from elsewhere.
pub async fn add_counts(db: &mut Db, territory: Id<Territory>, new: &Counted) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO shelter_tally (territory_id, month, institution_id, said, times, adults, children, nights)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        territory, new.month, new.institution_id, new.said, new.times, new.adults, new.children, new.nights)?;
    Ok(())
}

/// What a territory counted from one month to another, of one institution or of all.
pub async fn counted(
    db: &mut Db,
    (territory, institution): (Id<Territory>, Option<Id<Institution>>),
    (first, last): (&str, &str),
) -> sqlx::Result<Vec<Counted>> {
    fetch_all!(db => "
        SELECT month, institution_id, said, times, adults, children, nights FROM shelter_tally
         WHERE territory_id = $1 AND month >= $2 AND month <= $3
           AND (CAST($4 AS TEXT) IS NULL OR institution_id = $4)
         ORDER BY month, institution_id, said LIMIT 50000", territory, first, last, institution)
}

/// A year of a territory, or of one institution of it: what its page, its table and any document of it say.
pub async fn year(db: &mut Db, whose: (Id<Territory>, Option<Id<Institution>>), year: i32) -> sqlx::Result<Year> {
    let (first, last) = (format!("{year:04}-01"), format!("{year:04}-12"));
    Ok(Year::new(year, counted(db, whose, (&first, &last)).await?))
}

/// Forgets the notes of before an instant, which stay counted; gives how many.
pub async fn erase_notes(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM shelter_note WHERE noted_at <= $1", before)
}
