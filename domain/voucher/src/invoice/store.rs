//! The questions asked of invoices.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};

use super::model::{Invoice, Line};
use crate::convention::Convention;
use crate::provider::Provider;

pub async fn invoice(db: &mut Db, id: Id<Invoice>) -> sqlx::Result<Option<Invoice>> {
    fetch_optional!(db => "SELECT * FROM voucher_invoice WHERE id = $1", id)
}

/// The invoice of a provider that bears this number of its own.
pub async fn by_reference(db: &mut Db, provider: Id<Provider>, reference: &str) -> sqlx::Result<Option<Invoice>> {
    fetch_optional!(db => "
        SELECT * FROM voucher_invoice WHERE provider_id = $1 AND reference = $2", provider, reference)
}

pub async fn count(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(db => "SELECT COUNT(*) FROM voucher_invoice WHERE convention_id = $1", convention)?;
    Ok(count)
}

/// The invoices of a convention, the last first.
pub async fn of_convention(
    db: &mut Db,
    convention: Id<Convention>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Invoice>> {
    fetch_all!(db => "
        SELECT * FROM voucher_invoice WHERE convention_id = $1
         ORDER BY received_on DESC, id LIMIT $3 OFFSET $2", convention, offset, limit)
}

pub async fn insert(db: &mut Db, new: &Invoice) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO voucher_invoice (id, convention_id, provider_id, reference, received_on) VALUES ($1, $2, $3, $4, $5)",
        new.id, new.convention_id, new.provider_id, new.reference, new.received_on)?;
    Ok(())
}

pub async fn insert_line(db: &mut Db, new: &Line) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO voucher_invoice_line (id, invoice_id, position, typed, voucher_id, amount_cents, verdict, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.invoice_id, new.position, new.typed, new.voucher_id, new.amount_cents, new.verdict, new.outcome)?;
    Ok(())
}

/// The lines of an invoice, as they stand on it.
pub async fn lines(db: &mut Db, invoice: Id<Invoice>) -> sqlx::Result<Vec<Line>> {
    fetch_all!(db => "SELECT * FROM voucher_invoice_line WHERE invoice_id = $1 ORDER BY position LIMIT 2000", invoice)
}

pub async fn line(db: &mut Db, id: Id<Line>) -> sqlx::Result<Option<Line>> {
    fetch_optional!(db => "SELECT * FROM voucher_invoice_line WHERE id = $1", id)
}

/// Saves what was decided about a line.
pub async fn save_outcome(db: &mut Db, line: &Line) -> sqlx::Result<()> {
    execute!(db => "UPDATE voucher_invoice_line SET outcome = $2 WHERE id = $1", line.id, line.outcome)?;
    Ok(())
}
