//! The questions asked of booklets.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;
use partner::Institution;

use super::{Booklet, Stock};
use crate::convention::Convention;

pub async fn booklet(db: &mut Db, id: Id<Booklet>) -> sqlx::Result<Option<Booklet>> {
    fetch_optional!(db => "SELECT * FROM booklet WHERE id = $1", id)
}

pub async fn count(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM booklet WHERE convention_id = $1", convention)?;
    Ok(count)
}

/// The booklets of a convention, the newest first.
pub async fn of_convention(
    db: &mut Db,
    convention: Id<Convention>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Stock>> {
    fetch_all!(db => "
        SELECT b.*, (SELECT COUNT(*) FROM voucher v WHERE v.booklet_id = b.id AND v.state IN ('created', 'held')) AS remaining
          FROM booklet b WHERE b.convention_id = $1 ORDER BY b.made_on DESC, b.id LIMIT $3 OFFSET $2",
        convention, offset, limit)
}

/// The booklets that an institution holds or waits for on `day`.
pub async fn of_institution(db: &mut Db, holder: Id<Institution>, day: NaiveDate) -> sqlx::Result<Vec<Stock>> {
    fetch_all!(db => "
        SELECT b.*, (SELECT COUNT(*) FROM voucher v WHERE v.booklet_id = b.id AND v.state IN ('created', 'held')) AS remaining
          FROM booklet b WHERE b.institution_id = $1 AND b.expires_on >= $2
         ORDER BY b.expires_on, b.id LIMIT 200", holder, day)
}

pub async fn insert(db: &mut Db, new: &Booklet) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO booklet (id, convention_id, institution_id, kind, is_paper, size, made_on, expires_on, held_on, lost_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id, new.convention_id, new.institution_id, new.kind, new.is_paper, new.size, new.made_on, new.expires_on,
        new.held_on, new.lost_on)?;
    Ok(())
}

pub async fn note_held(db: &mut Db, id: Id<Booklet>, on: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE booklet SET held_on = $2 WHERE id = $1", id, on)?;
    Ok(())
}

pub async fn note_lost(db: &mut Db, id: Id<Booklet>, on: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE booklet SET lost_on = $2 WHERE id = $1", id, on)?;
    Ok(())
}
