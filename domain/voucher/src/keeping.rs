//! What is forgotten, and when: three months after its end a voucher is a number, an amount, a provider and a date; ten years
//! after, nothing.

use base::{Db, Id, Result, execute, fetch_all, fetch_one};
use chrono::{DateTime, Utc};
use partner::Institution;
use sqlx::FromRow;

use crate::convention::Convention;
use crate::invoice::{Invoice, Line};
use crate::payment::Payment;
use crate::{Kind, Voucher};

/// How many vouchers were settled before an instant and still tell who held them and for how many people.
pub async fn count_settled(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM voucher WHERE settled_at < $1 AND booklet_id IS NOT NULL", before)?;
    Ok(count)
}

/// What of a voucher is counted before it is forgotten.
#[derive(Debug, FromRow)]
struct Told {
    id: Id<Voucher>,
    convention_id: Id<Convention>,
    kind: Kind,
    institution_id: Id<Institution>,
    budget_year: Option<i64>,
    handed_out_at: Option<DateTime<Utc>>,
    adults: Option<i64>,
    children: Option<i64>,
}

/// Reduces vouchers that were settled before an instant to number, amount, provider and date; what is counted of people goes
/// into the year's tally. Gives how many.
pub async fn reduce(db: &mut Db, before: DateTime<Utc>, limit: i64) -> Result<u64> {
    let all: Vec<Told> = fetch_all!(&mut *db => "
        SELECT v.id, v.convention_id, v.kind, b.institution_id, v.budget_year, v.handed_out_at, v.adults, v.children
          FROM voucher v JOIN booklet b ON b.id = v.booklet_id
         WHERE v.settled_at < $1 AND v.booklet_id IS NOT NULL ORDER BY v.settled_at, v.id LIMIT $2", before, limit)?;
    for told in &all {
        count(db, told).await?;
        execute!(&mut *db => "DELETE FROM voucher_step WHERE voucher_id = $1", told.id)?;
        execute!(&mut *db => "
            UPDATE voucher SET booklet_id = NULL, hand_out_key = NULL, handed_out_at = NULL, expires_at = NULL,
                               adults = NULL, children = NULL, has_pets = NULL, use_key = NULL, used_at = NULL, units = NULL
             WHERE id = $1", told.id)?;
    }
    Ok(all.len() as u64)
}

async fn count(db: &mut Db, told: &Told) -> sqlx::Result<()> {
    let (Some(year), true) = (told.budget_year, told.handed_out_at.is_some()) else { return Ok(()) };
    let (adults, children) = (told.adults.unwrap_or_default(), told.children.unwrap_or_default());
    execute!(db => "
        INSERT INTO voucher_tally (convention_id, year, kind, institution_id, handed_out, adults, children)
        VALUES ($1, $2, $3, $4, 1, $5, $6)
        ON CONFLICT (convention_id, year, kind, institution_id) DO UPDATE
           SET handed_out = voucher_tally.handed_out + 1, adults = voucher_tally.adults + excluded.adults,
               children = voucher_tally.children + excluded.children",
        told.convention_id, year, told.kind, told.institution_id, adults, children)?;
    Ok(())
}

/// How many vouchers, reduced by now, were settled before an instant, and how many lines of older invoices name none.
pub async fn count_accounts(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (vouchers,): (i64,) = fetch_one!(&mut *db => "
        SELECT COUNT(*) FROM voucher WHERE settled_at < $1 AND booklet_id IS NULL", before)?;
    let (lines,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM voucher_invoice_line l JOIN voucher_invoice i ON i.id = l.invoice_id
         WHERE l.voucher_id IS NULL AND i.received_on < $1", web::today_at(before))?;
    Ok(vouchers + lines)
}

/// What of an account was erased last: where it stood.
#[derive(Debug, FromRow)]
struct Account {
    id: Id<Voucher>,
    payment_id: Option<Id<Payment>>,
}

/// Erases what is left of vouchers that were settled before an instant, and lines of older invoices that name none.
///
/// Gives how many. Lists and invoices go with the last of what stood on them.
pub async fn erase_accounts(db: &mut Db, before: DateTime<Utc>, limit: i64) -> Result<u64> {
    let all: Vec<Account> = fetch_all!(&mut *db => "
        SELECT id, payment_id FROM voucher WHERE settled_at < $1 AND booklet_id IS NULL
         ORDER BY settled_at, id LIMIT $2", before, limit)?;
    for account in &all {
        let lines: Vec<(Id<Line>, Id<Invoice>)> = fetch_all!(&mut *db => "
            SELECT id, invoice_id FROM voucher_invoice_line WHERE voucher_id = $1 ORDER BY id LIMIT 1000", account.id)?;
        erase_lines(db, &lines).await?;
        execute!(&mut *db => "DELETE FROM voucher WHERE id = $1", account.id)?;
        execute!(&mut *db => "
            DELETE FROM voucher_payment WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM voucher WHERE payment_id = $1)",
            account.payment_id)?;
    }
    let strays: Vec<(Id<Line>, Id<Invoice>)> = fetch_all!(&mut *db => "
        SELECT l.id, l.invoice_id FROM voucher_invoice_line l JOIN voucher_invoice i ON i.id = l.invoice_id
         WHERE l.voucher_id IS NULL AND i.received_on < $1 ORDER BY l.id LIMIT $2", web::today_at(before), limit)?;
    erase_lines(db, &strays).await?;
    Ok((all.len() + strays.len()) as u64)
}

async fn erase_lines(db: &mut Db, lines: &[(Id<Line>, Id<Invoice>)]) -> sqlx::Result<()> {
    for (line, invoice) in lines {
        execute!(&mut *db => "DELETE FROM voucher_invoice_line WHERE id = $1", line)?;
        execute!(&mut *db => "
            DELETE FROM voucher_invoice
             WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM voucher_invoice_line WHERE invoice_id = $1)", invoice)?;
    }
    Ok(())
}
