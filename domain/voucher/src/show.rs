//! The page of a voucher: its number to read out, what may be done with it, its life.

use std::borrow::Borrow;

use account::Square;
use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::{DateTime, Utc};
use partner::Institution;
use web::{Cx, Decision, Errors, Form, Path, Result, Standpoint, invalid, page, see_other};

use crate::acts::{self, Hand};
use crate::convention::{self, Convention};
use crate::form::{NumberForm, UseForm, new_key, told};
use crate::provider::{self, Provider};
use crate::{
    Door, FOLLOW_VOUCHERS, HAND_OUT_VOUCHERS, State, Step, Taken, Use, Voucher, booklet, moment, money, paper, store,
};

/// A voucher, with what the reader is to it.
struct Seen {
    voucher: Voucher,
    convention: Convention,
    /// Her institution hands it out.
    is_holder: bool,
    /// Her institution pays it, or she coordinates the territory.
    is_payer: bool,
}

/// The voucher, if the reader's institution holds or pays it.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Voucher>) -> Result<Seen> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let voucher = store::voucher(db, id).await?.ok_or(Error::NotFound)?;
    let convention = convention::store::convention(db, voucher.convention_id).await?.ok_or(Error::NotFound)?;
    let holder: Option<Id<Institution>> = match voucher.booklet_id {
        Some(id) => booklet::store::booklet(db, id).await?.map(|booklet| booklet.institution_id),
        None => None,
    };
    let payer = convention::standpoint(&convention);
    let held = Standpoint { institution: holder.map(Id::uuid), ..payer };
    let may = |permission, object| cx.decide(permission, permission, object).map(|said| said == Decision::Permit);
    let is_holder = holder.is_some() && may(HAND_OUT_VOUCHERS, held)?;
    let is_payer = may(FOLLOW_VOUCHERS, payer)?;
    if !is_holder && !is_payer {
        return Err(Error::NotFound.into());
    }
    Ok(Seen { voucher, convention, is_holder, is_payer })
}

#[derive(Template)]
#[template(path = "voucher/show.html")]
struct Show {
    cx: Cx,
    voucher: Voucher,
    convention: Convention,
    is_payer: bool,
    steps: Vec<Taken>,
    providers: Vec<Provider>,
    square: Square,
    form: UseForm,
    errors: Errors,
}

impl Show {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    /// Each letter of the number as one reads it out.
    fn spelt(&self) -> Vec<String> {
        self.voucher
            .number
            .spelt()
            .iter()
            .map(|letter| self.cx.t1("voucher-letter", "letter", letter.to_string()))
            .collect()
    }

    fn may_be_stopped(&self) -> bool {
        self.voucher.state == State::HandedOut
    }

    fn may_be_noted(&self) -> bool {
        let paper = self.voucher.is_paper && self.voucher.state == State::Held;
        self.is_payer && (paper || matches!(self.voucher.state, State::HandedOut | State::Expired))
    }

    fn may_be_corrected(&self) -> bool {
        self.is_payer && self.voucher.state == State::Used
    }

    fn takes(&self, provider: &Provider) -> bool {
        provider.kinds.has(self.voucher.kind)
    }

    fn is_provider(&self, id: &Id<Provider>) -> bool {
        self.form.provider == id.to_string()
    }
}

async fn show_with(cx: Cx, db: &mut Db, seen: Seen, (form, errors): (UseForm, Errors)) -> Result<Show> {
    let Seen { voucher, convention, is_payer, .. } = seen;
    let steps = store::steps(db, voucher.id).await?;
    let providers = if is_payer { provider::store::providers(db, convention.id).await? } else { Vec::new() };
    let square = Square::of(&voucher.printed())?;
    Ok(Show { cx, voucher, convention, is_payer, steps, providers, square, form, errors })
}

/// Shows a voucher.
pub async fn show(cx: Cx, Path(id): Path<Id<Voucher>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let seen = reach(&cx, &mut db, id).await?;
    let mut form = UseForm::blank(cx.now());
    if seen.voucher.state == State::Used {
        form.units = seen.voucher.units.unwrap_or(1).to_string();
        form.amount = money::plain(seen.voucher.amount_cents);
    }
    page(&show_with(cx, &mut db, seen, (form, Errors::default())).await?)
}

/// Leads to the voucher of a number.
pub async fn find(cx: Cx, Form(form): Form<NumberForm>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let mut db = cx.write().await?;
    let number = form.check().map_err(Error::Refused)?;
    let voucher = store::by_number(&mut db, &number).await?.ok_or(Error::Refused("voucher-not-yours"))?;
    match reach(&cx, &mut db, voucher.id).await {
        Ok(_) => Ok(see_other(&format!("/pro/bons/{}", voucher.id))),
        Err(_) => Err(Error::Refused("voucher-not-yours").into()),
    }
}

/// Takes a step that stops a voucher that was handed out.
async fn stop(cx: &Cx, id: Id<Voucher>, step: Step) -> Result<Db> {
    let mut db = cx.write().await?;
    let Seen { voucher, .. } = reach(cx, &mut db, id).await?;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Desk, now: cx.now() };
    acts::step(&mut db, voucher, step, hand).await?;
    Ok(db)
}

/// Cancels a voucher that was handed out and not used: nobody can use it any more.
pub async fn cancel(cx: Cx, Path(id): Path<Id<Voucher>>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let mut db = stop(&cx, id, Step::Cancel).await?;
    cx.journal(&mut db, "voucher.cancelled", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/bons/{id}")))
}

/// Notes that a voucher was lost.
pub async fn lose(cx: Cx, Path(id): Path<Id<Voucher>>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let mut db = stop(&cx, id, Step::Lose).await?;
    cx.journal(&mut db, "voucher.lost", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/bons/{id}")))
}

/// The voucher of a payer; whoever only holds it may not do this.
async fn paid_by(cx: &Cx, db: &mut Db, id: Id<Voucher>) -> Result<Seen> {
    let seen = reach(cx, db, id).await?;
    if seen.is_payer { Ok(seen) } else { Err(Error::Forbidden.into()) }
}

/// Notes a use that a provider tells by telephone, or that came on paper, with its real time.
pub async fn note_use(cx: Cx, Path(id): Path<Id<Voucher>>, Form(form): Form<UseForm>) -> Result<Response> {
    cx.may(FOLLOW_VOUCHERS)?;
    let mut db = cx.write().await?;
    let seen = paid_by(&cx, &mut db, id).await?;
    match told(try_note_use(&cx, &mut db, &seen, &form).await)? {
        Ok(()) => {
            cx.journal(&mut db, "voucher.use_noted", id.uuid()).await?;
            db.commit().await?;
            Ok(see_other(&format!("/pro/bons/{id}")))
        }
        Err(key) => again(cx, id, form, key).await,
    }
}

/// The page of a voucher with what was typed, from a fresh view: what was tried is taken back.
async fn again(cx: Cx, id: Id<Voucher>, form: UseForm, key: &'static str) -> Result<Response> {
    let mut db = cx.read().await?;
    let seen = reach(&cx, &mut db, id).await?;
    invalid(&show_with(cx, &mut db, seen, (form, Errors::one("amount", key))).await?)
}

async fn try_note_use(cx: &Cx, db: &mut Db, seen: &Seen, form: &UseForm) -> Result<()> {
    let providers = provider::store::providers(db, seen.convention.id).await?;
    let provider = providers.iter().find(|provider| provider.id.to_string() == form.provider);
    let provider = provider.ok_or(Error::Refused("voucher-no-provider"))?;
    if !provider.kinds.has(seen.voucher.kind) {
        return Err(Error::Refused("provider-other-kind").into());
    }
    let (units, amount_cents) = form.check().map_err(Error::Refused)?;
    let at = moment::read(&form.at).map_err(Error::Refused)?;
    let used = Use { provider: provider.id, units, amount_cents, at, key: new_key() };
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Phone, now: cx.now() };
    acts::use_up(db, seen.voucher.clone(), used, hand).await?;
    Ok(())
}

/// Corrects what a use cost. What was noted at first stays in the voucher's life.
pub async fn correct(cx: Cx, Path(id): Path<Id<Voucher>>, Form(form): Form<UseForm>) -> Result<Response> {
    cx.may(FOLLOW_VOUCHERS)?;
    let mut db = cx.write().await?;
    let seen = paid_by(&cx, &mut db, id).await?;
    match told(try_correct(&cx, &mut db, &seen, &form).await)? {
        Ok(()) => {
            cx.journal(&mut db, "voucher.corrected", id.uuid()).await?;
            db.commit().await?;
            Ok(see_other(&format!("/pro/bons/{id}")))
        }
        Err(key) => again(cx, id, form, key).await,
    }
}

async fn try_correct(cx: &Cx, db: &mut Db, seen: &Seen, form: &UseForm) -> Result<()> {
    let (units, amount_cents) = form.check().map_err(Error::Refused)?;
    let before = seen.voucher.state;
    let changed = seen.voucher.clone().correct(units, amount_cents, cx.now())?;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Phone, now: cx.now() };
    Ok(store::take(db, before, &changed, &hand.taken(&changed, Step::Correct, cx.now())).await?)
}

/// A voucher as it is printed.
pub struct Slip {
    pub voucher: Voucher,
    pub square: Square,
}

impl Slip {
    pub fn of(voucher: Voucher) -> Result<Self> {
        let square = Square::of(&voucher.printed())?;
        Ok(Self { voucher, square })
    }
}

/// Vouchers on paper: nothing on it says who gave them, to whom, or why.
#[derive(Template)]
#[template(path = "voucher/sheet.html")]
pub struct Sheet {
    pub cx: Cx,
    pub convention: Convention,
    pub slips: Vec<Slip>,
}

impl Sheet {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }
}

/// Shows a voucher that was handed out as it is printed.
pub async fn print(cx: Cx, Path(id): Path<Id<Voucher>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let Seen { voucher, convention, is_holder, .. } = reach(&cx, &mut db, id).await?;
    if voucher.state != State::HandedOut || !is_holder {
        return Err(Error::Refused("voucher-nothing-to-print").into());
    }
    page(&Sheet { cx, convention, slips: vec![Slip::of(voucher)?] })
}

/// Gives the same as a file.
pub async fn pdf(cx: Cx, Path(id): Path<Id<Voucher>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let Seen { voucher, convention, is_holder, .. } = reach(&cx, &mut db, id).await?;
    if voucher.state != State::HandedOut || !is_holder {
        return Err(Error::Refused("voucher-nothing-to-print").into());
    }
    paper::slips(&cx, &convention, &[Slip::of(voucher)?]).await
}
