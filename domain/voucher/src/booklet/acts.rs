//! Making a booklet, and what befalls all of it at once.

use base::{Db, Error, Result};

use super::{Booklet, store};
use crate::acts::{Hand, step};
use crate::convention::Terms;
use crate::{State, Step, store as vouchers};

/// Makes a booklet with its vouchers. One that is drawn upon on a page is there at once; one on paper has to be received.
pub async fn make(db: &mut Db, terms: &Terms, booklet: &Booklet, hand: Hand<'_>) -> Result<()> {
    let tariff = terms.tariff(booklet.kind).ok_or(Error::Refused("voucher-kind-unpaid"))?;
    store::insert(db, booklet).await?;
    for _ in 0..booklet.size {
        vouchers::insert(db, &booklet.voucher(tariff)).await?;
    }
    if !booklet.is_paper {
        hold(db, booklet, hand).await?;
    }
    Ok(())
}

/// Notes that a booklet is where its vouchers are handed out.
pub async fn hold(db: &mut Db, booklet: &Booklet, hand: Hand<'_>) -> Result<()> {
    store::note_held(db, booklet.id, web::today_at(hand.now)).await?;
    for voucher in vouchers::of_booklet(db, booklet.id).await? {
        if voucher.state == State::Created {
            step(db, voucher, Step::Hold, hand).await?;
        }
    }
    Ok(())
}

/// Notes that a booklet was lost: those of its vouchers that nobody has are worth nothing any more.
pub async fn lose(db: &mut Db, booklet: &Booklet, hand: Hand<'_>) -> Result<()> {
    store::note_lost(db, booklet.id, web::today_at(hand.now)).await?;
    for voucher in vouchers::of_booklet(db, booklet.id).await? {
        if matches!(voucher.state, State::Created | State::Held) {
            step(db, voucher, Step::Lose, hand).await?;
        }
    }
    Ok(())
}
