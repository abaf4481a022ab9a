//! The questions asked of payments.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;

use super::{Due, Payment};
use crate::Voucher;
use crate::convention::Convention;

pub async fn payment(db: &mut Db, id: Id<Payment>) -> sqlx::Result<Option<Payment>> {
    fetch_optional!(db => "SELECT * FROM voucher_payment WHERE id = $1", id)
}

pub async fn count(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(db => "SELECT COUNT(*) FROM voucher_payment WHERE convention_id = $1", convention)?;
    Ok(count)
}

/// The lists of a convention, the last first.
pub async fn of_convention(
    db: &mut Db,
    convention: Id<Convention>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Payment>> {
    fetch_all!(db => "
        SELECT * FROM voucher_payment WHERE convention_id = $1
         ORDER BY made_on DESC, id LIMIT $3 OFFSET $2", convention, offset, limit)
}

/// How many vouchers of a convention are invoiced and on no list, and what they cost.
pub async fn waiting(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<(i64, i64)> {
    fetch_one!(db => "
        SELECT COUNT(*), CAST(COALESCE(SUM(amount_cents), 0) AS BIGINT) FROM voucher
         WHERE convention_id = $1 AND state = 'invoiced' AND payment_id IS NULL", convention)
}

pub async fn insert(db: &mut Db, new: &Payment) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO voucher_payment (id, convention_id, made_on, made_by, paid_on) VALUES ($1, $2, $3, $4, $5)",
        new.id, new.convention_id, new.made_on, new.made_by, new.paid_on)?;
    Ok(())
}

pub async fn note_paid(db: &mut Db, id: Id<Payment>, on: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE voucher_payment SET paid_on = $2 WHERE id = $1", id, on)?;
    Ok(())
}

/// As many vouchers as stand on one list: all of it is shown, given away and paid at once.
pub const ON_A_LIST: i64 = 5000;

/// Puts on a list what is invoiced and on none yet, `most` vouchers at most; gives how many. The others wait for the next.
pub async fn collect(db: &mut Db, convention: Id<Convention>, payment: Id<Payment>, most: i64) -> sqlx::Result<u64> {
    execute!(db => "
        UPDATE voucher SET payment_id = $2
         WHERE id IN (SELECT id FROM voucher WHERE convention_id = $1 AND state = 'invoiced' AND payment_id IS NULL
                       ORDER BY provider_id, id LIMIT $3)",
        convention, payment, most)
}

/// The vouchers of a list, all of them: no list has more than [`ON_A_LIST`].
pub async fn vouchers(db: &mut Db, payment: Id<Payment>) -> sqlx::Result<Vec<Voucher>> {
    fetch_all!(db => "SELECT * FROM voucher WHERE payment_id = $1 ORDER BY provider_id, id LIMIT 5000", payment)
}

/// The lines of a list, provider by provider.
pub async fn dues(db: &mut Db, payment: Id<Payment>) -> sqlx::Result<Vec<Due>> {
    fetch_all!(db => "
        SELECT p.name AS provider, i.reference, v.number, v.kind, v.amount_cents
          FROM voucher v JOIN provider p ON p.id = v.provider_id
               LEFT JOIN voucher_invoice_line l ON l.voucher_id = v.id AND l.outcome IN ('matched', 'accepted')
               LEFT JOIN voucher_invoice i ON i.id = l.invoice_id
         WHERE v.payment_id = $1 ORDER BY p.name, i.reference, v.number LIMIT 5000", payment)
}
