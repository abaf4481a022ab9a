//! What is done with vouchers, whichever door it comes by.

use base::{Db, Error, Id, Result};
use chrono::{DateTime, NaiveDate, Utc};

use crate::convention::{self, Convention, Terms};
use crate::{Door, HandOut, State, Step, Taken, Use, Voucher, booklet, mails, store};

/// Who takes a step, by which door, and when it is noted.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'a> {
    pub by: &'a str,
    pub door: Door,
    pub now: DateTime<Utc>,
}

impl Hand<'_> {
    /// The row of a step that was taken at `at`.
    pub fn taken(&self, changed: &Voucher, step: Step, at: DateTime<Utc>) -> Taken {
        Taken {
            id: Id::new(),
            voucher_id: changed.id,
            step,
            state: changed.state,
            at,
            noted_at: self.now,
            door: self.door,
            taken_by: self.by.to_owned(),
            amount_cents: changed.amount_cents,
        }
    }
}

/// Takes a step that only moves a voucher on.
pub async fn step(db: &mut Db, voucher: Voucher, step: Step, hand: Hand<'_>) -> Result<Voucher> {
    let before = voucher.state;
    let changed = voucher.step(step, hand.now)?;
    store::take(db, before, &changed, &hand.taken(&changed, step, hand.now)).await?;
    Ok(changed)
}

/// A booklet on paper that somebody uses is there, even if nobody has said so yet.
async fn hold_paper(db: &mut Db, voucher: Voucher, hand: Hand<'_>) -> Result<Voucher> {
    if voucher.state != State::Created || !voucher.is_paper {
        return Ok(voucher);
    }
    step(db, voucher, Step::Hold, hand).await
}

pub async fn terms_of(db: &mut Db, id: Id<Convention>) -> Result<Terms> {
    let convention = convention::store::convention(db, id).await?.ok_or(Error::NotFound)?;
    Ok(convention::store::terms(db, convention).await?)
}

/// The last day of the booklet that a voucher comes from.
async fn last_day(db: &mut Db, voucher: &Voucher) -> Result<Option<NaiveDate>> {
    let Some(id) = voucher.booklet_id else { return Ok(None) };
    Ok(booklet::store::booklet(db, id).await?.map(|booklet| booklet.expires_on))
}

/// Hands a voucher out, if its budget has room for it. What is noted afterwards has been given: no budget takes it back.
pub async fn hand_out(db: &mut Db, voucher: Voucher, given: HandOut, hand: Hand<'_>) -> Result<Voucher> {
    let terms = terms_of(db, voucher.convention_id).await?;
    let tariff = terms.tariff(voucher.kind).ok_or(Error::Refused("voucher-kind-unpaid"))?;
    let day = web::today_at(given.at);
    if last_day(db, &voucher).await?.is_some_and(|last| last < day) || !terms.convention.is_in_force(day) {
        return Err(Error::Refused("voucher-booklet-over"));
    }
    let voucher = hold_paper(db, voucher, hand).await?;
    let (before, at) = (voucher.state, given.at);
    let changed = voucher.hand_out(given, (tariff, &terms.convention))?;
    let step = if before == State::Used { Step::NoteHandOut } else { Step::HandOut };
    if hand.door == Door::Desk && !has_room(db, &changed).await? {
        return Err(Error::Refused("voucher-budget-spent"));
    }
    store::take(db, before, &changed, &hand.taken(&changed, step, at)).await?;
    tell_of_budget(db, &terms.convention, &changed, hand.now).await?;
    Ok(changed)
}

/// Says whether the budget of its year has room for a voucher; a year without a budget has.
async fn has_room(db: &mut Db, voucher: &Voucher) -> Result<bool> {
    let Some(year) = voucher.budget_year else { return Ok(true) };
    let gauge = convention::store::gauge(db, voucher.convention_id, (year, voucher.kind)).await?;
    Ok(gauge.is_none_or(|gauge| gauge.has_room(voucher.amount_cents)))
}

/// Tells whoever pays when a budget has reached a threshold, once for each.
async fn tell_of_budget(db: &mut Db, convention: &Convention, voucher: &Voucher, now: DateTime<Utc>) -> Result<()> {
    let Some(year) = voucher.budget_year else { return Ok(()) };
    let gauge = convention::store::gauge(db, convention.id, (year, voucher.kind)).await?;
    let Some((gauge, percent)) = gauge.and_then(|gauge| Some((gauge, gauge.news()?))) else { return Ok(()) };
    let line = convention::BudgetLine { told: percent, ..gauge.line };
    convention::store::note_told(db, convention.id, &line).await?;
    for contact in partner::contacts(db, convention.funder_id).await? {
        mails::tell_of_budget(db, &contact, (convention, &line), now).await?;
    }
    Ok(())
}

/// Says whether a voucher can be used at `at`, as a provider wants to know.
pub async fn is_usable(db: &mut Db, voucher: &Voucher, at: DateTime<Utc>) -> Result<bool> {
    let is_waiting = voucher.is_paper && voucher.state == State::Created;
    let state = if is_waiting { State::Held } else { voucher.state };
    if !(Voucher { state, ..voucher.clone() }).is_usable(at) {
        return Ok(false);
    }
    let day = web::today_at(at);
    Ok(voucher.handed_out_at.is_some() || last_day(db, voucher).await?.is_none_or(|last| day <= last))
}

/// Uses a voucher, once: the row is written over the state that was read, whoever else writes it.
pub async fn use_up(db: &mut Db, voucher: Voucher, used: Use, hand: Hand<'_>) -> Result<Voucher> {
    let step = if hand.door == Door::Page { Step::Use } else { Step::NoteUse };
    if used.at > hand.now {
        return Err(Error::Refused("voucher-moment-to-come"));
    }
    let voucher = hold_paper(db, voucher, hand).await?;
    let (before, at) = (voucher.state, used.at);
    if before == State::Held && last_day(db, &voucher).await?.is_some_and(|last| last < web::today_at(at)) {
        return Err(Error::Refused("voucher-booklet-over"));
    }
    let changed = voucher.use_up(used, step)?;
    store::take(db, before, &changed, &hand.taken(&changed, step, at)).await?;
    if before == State::Held {
        let terms = terms_of(db, changed.convention_id).await?;
        tell_of_budget(db, &terms.convention, &changed, hand.now).await?;
    }
    Ok(changed)
}
