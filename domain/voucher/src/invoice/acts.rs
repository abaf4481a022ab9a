//! What an invoice does to the vouchers that it names.

use base::{Db, Error, Result};

use super::model::{Invoice, Line, Outcome, Row, Verdict};
use super::store;
use crate::acts::Hand;
use crate::{State, Step, Voucher, store as vouchers};

/// Takes an invoice in: what fits waits to be paid, the rest is disputed. Gives how many lines are.
pub async fn receive(db: &mut Db, invoice: &Invoice, rows: &[Row], hand: Hand<'_>) -> Result<usize> {
    store::insert(db, invoice).await?;
    let mut disputed = 0;
    for (position, row) in (1_i64..).zip(rows) {
        // Read again for each line: a number that comes twice has been invoiced by the first.
        let voucher = match row.read() {
            Some((number, _)) => vouchers::by_number(db, &number).await?,
            None => None,
        };
        let line = invoice.line((position, row), voucher.as_ref());
        store::insert_line(db, &line).await?;
        disputed += usize::from(line.outcome == Outcome::Disputed);
        match (voucher, line.verdict) {
            (Some(voucher), Verdict::Fits) => charge(db, voucher, (Step::Invoice, line.amount_cents), hand).await?,
            (Some(voucher), Verdict::OverUse) => {
                let noted = voucher.amount_cents;
                charge(db, voucher, (Step::Dispute, noted), hand).await?;
            }
            _ => {}
        }
    }
    Ok(disputed)
}

/// Moves a voucher on with what it costs from now on.
async fn charge(db: &mut Db, voucher: Voucher, (step, amount_cents): (Step, i64), hand: Hand<'_>) -> Result<()> {
    let before = voucher.state;
    if amount_cents > voucher.worth_cents() {
        return Err(Error::Refused("voucher-over-cap"));
    }
    let changed = Voucher { amount_cents, ..voucher.step(step, hand.now)? };
    vouchers::take(db, before, &changed, &hand.taken(&changed, step, hand.now)).await
}

async fn voucher_of(db: &mut Db, line: &Line) -> Result<Option<Voucher>> {
    let Some(id) = line.voucher_id else { return Ok(None) };
    Ok(vouchers::voucher(db, id).await?)
}

/// Accepts a disputed line: it is paid as it was asked for, within the caps. What was not used has to be noted as used
/// first.
pub async fn accept(db: &mut Db, (invoice, line): (&Invoice, Line), hand: Hand<'_>) -> Result<()> {
    let line = line.decide(Outcome::Accepted)?;
    let voucher = voucher_of(db, &line).await?.filter(|voucher| voucher.provider_id == Some(invoice.provider_id));
    let is_own = line.verdict == Verdict::OverUse;
    let (voucher, step) = match voucher {
        Some(voucher) if voucher.state == State::Disputed && is_own => (voucher, Step::Accept),
        Some(voucher) if voucher.state == State::Used => (voucher, Step::Invoice),
        _ => return Err(Error::Refused("invoice-line-not-used")),
    };
    charge(db, voucher, (step, line.amount_cents), hand).await?;
    Ok(store::save_outcome(db, &line).await?)
}

/// Refuses a disputed line: a voucher that it held up may be invoiced again.
pub async fn refuse(db: &mut Db, line: Line, hand: Hand<'_>) -> Result<()> {
    let line = line.decide(Outcome::Refused)?;
    let held_up = voucher_of(db, &line).await?.filter(|voucher| voucher.state == State::Disputed);
    if let Some(voucher) = held_up.filter(|_| line.verdict == Verdict::OverUse) {
        let noted = voucher.amount_cents;
        charge(db, voucher, (Step::Refuse, noted), hand).await?;
    }
    Ok(store::save_outcome(db, &line).await?)
}
