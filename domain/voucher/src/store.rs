//! The questions asked of vouchers and of the steps of their lives.

use base::{Db, Error, Id, Result, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::Institution;

use crate::booklet::Booklet;
use crate::{Kind, Number, State, Taken, Voucher};

pub async fn voucher(db: &mut Db, id: Id<Voucher>) -> sqlx::Result<Option<Voucher>> {
    fetch_optional!(db => "SELECT * FROM voucher WHERE id = $1", id)
}

pub async fn by_number(db: &mut Db, number: &Number) -> sqlx::Result<Option<Voucher>> {
    fetch_optional!(db => "SELECT * FROM voucher WHERE number = $1", number.letters())
}

/// The voucher that a form has handed out.
pub async fn by_hand_out_key(db: &mut Db, key: &str) -> sqlx::Result<Option<Voucher>> {
    fetch_optional!(db => "SELECT * FROM voucher WHERE hand_out_key = $1", key)
}

/// The voucher that an institution may hand out next: on a page, not on paper, the first to expire first.
pub async fn next_held(
    db: &mut Db,
    holder: Id<Institution>,
    kind: Kind,
    day: NaiveDate,
) -> sqlx::Result<Option<Voucher>> {
    fetch_optional!(db => "
        SELECT v.* FROM booklet b JOIN voucher v ON v.booklet_id = b.id AND v.state = 'held'
               JOIN convention c ON c.id = b.convention_id
         WHERE b.institution_id = $1 AND b.kind = $2 AND b.is_paper = FALSE AND b.expires_on >= $3
           AND c.starts_on <= $3 AND (c.ends_on IS NULL OR c.ends_on >= $3)
         ORDER BY b.expires_on, b.id, v.id LIMIT 1", holder, kind, day)
}

/// How many an institution has left to hand out on a page.
pub async fn count_held(db: &mut Db, holder: Id<Institution>, kind: Kind, day: NaiveDate) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM booklet b JOIN voucher v ON v.booklet_id = b.id AND v.state = 'held'
               JOIN convention c ON c.id = b.convention_id
         WHERE b.institution_id = $1 AND b.kind = $2 AND b.is_paper = FALSE AND b.expires_on >= $3
           AND c.starts_on <= $3 AND (c.ends_on IS NULL OR c.ends_on >= $3)", holder, kind, day)?;
    Ok(count)
}

/// What an institution has handed out since `since`, the last first; 50 at most.
pub async fn handed_out_since(
    db: &mut Db,
    holder: Id<Institution>,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<Voucher>> {
    fetch_all!(db => "
        SELECT v.* FROM booklet b JOIN voucher v ON v.booklet_id = b.id
         WHERE b.institution_id = $1 AND v.handed_out_at >= $2
         ORDER BY v.handed_out_at DESC, v.id LIMIT 50", holder, since)
}

/// The vouchers of a booklet, in an order of their own that tells nothing.
pub async fn of_booklet(db: &mut Db, booklet: Id<Booklet>) -> sqlx::Result<Vec<Voucher>> {
    fetch_all!(db => "SELECT * FROM voucher WHERE booklet_id = $1 ORDER BY id LIMIT 200", booklet)
}

/// Vouchers that were handed out and may no longer be used at `now`; 500 at most.
pub async fn run_out(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<Vec<Voucher>> {
    fetch_all!(db => "
        SELECT * FROM voucher WHERE state = 'handed_out' AND expires_at <= $1
         ORDER BY expires_at, id LIMIT 500", now)
}

/// Vouchers of booklets that were over before `day` and were never handed out; 500 at most.
pub async fn left_over(db: &mut Db, day: NaiveDate) -> sqlx::Result<Vec<Voucher>> {
    fetch_all!(db => "
        SELECT v.* FROM booklet b JOIN voucher v ON v.booklet_id = b.id AND v.state IN ('created', 'held')
         WHERE b.expires_on < $1 ORDER BY b.expires_on, v.id LIMIT 500", day)
}

pub async fn insert(db: &mut Db, new: &Voucher) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO voucher (id, number, convention_id, kind, state, is_paper, cap_cents, most_units, booklet_id,
                             amount_cents)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id, new.number.letters(), new.convention_id, new.kind, new.state, new.is_paper, new.cap_cents,
        new.most_units, new.booklet_id, new.amount_cents)?;
    Ok(())
}

/// Saves a voucher over the state that it was loaded in; says whether it was still in it. This is what makes a voucher be
/// used once, on both engines and at any isolation.
pub async fn save_over(db: &mut Db, before: State, changed: &Voucher) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE voucher SET state = $3, hand_out_key = $4, handed_out_at = $5, expires_at = $6, budget_year = $7,
                           adults = $8, children = $9, has_pets = $10, provider_id = $11, use_key = $12, used_at = $13,
                           units = $14, amount_cents = $15, payment_id = $16, settled_at = $17
         WHERE id = $1 AND state = $2",
        changed.id, before, changed.state, changed.hand_out_key, changed.handed_out_at, changed.expires_at,
        changed.budget_year, changed.adults, changed.children, changed.has_pets, changed.provider_id, changed.use_key,
        changed.used_at, changed.units, changed.amount_cents, changed.payment_id, changed.settled_at)?;
    Ok(touched == 1)
}

/// Saves a voucher with the step that was taken; one that somebody else has moved meanwhile is a conflict.
pub async fn take(db: &mut Db, before: State, changed: &Voucher, taken: &Taken) -> Result<()> {
    if !save_over(db, before, changed).await? {
        return Err(Error::Conflict);
    }
    Ok(insert_step(db, taken).await?)
}

pub async fn insert_step(db: &mut Db, new: &Taken) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO voucher_step (id, voucher_id, step, state, at, noted_at, door, taken_by, amount_cents)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id, new.voucher_id, new.step, new.state, new.at, new.noted_at, new.door, new.taken_by, new.amount_cents)?;
    Ok(())
}

/// The life of a voucher, as it was noted.
pub async fn steps(db: &mut Db, voucher: Id<Voucher>) -> sqlx::Result<Vec<Taken>> {
    fetch_all!(db => "SELECT * FROM voucher_step WHERE voucher_id = $1 ORDER BY noted_at, id LIMIT 100", voucher)
}
