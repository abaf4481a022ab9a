//! What a taxi or a hotel sees: a number, until when, up to how much. It needs no account; what it types travels sealed, so
//! that no address tells a number, and the same form sent twice uses a voucher once.

use std::borrow::Borrow;

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use web::{CodePaced, Cx, Errors, Form, Path, Result, invalid, page, see_other};

use crate::acts::{self, Hand};
use crate::convention::{self, Convention};
use crate::form::{NumberForm, UseForm, new_key, told};
use crate::provider::{self, Provider};
use crate::{Door, Number, State, Use, Voucher, store};

/// What a number is sealed for.
const PURPOSE: &str = "voucher";
/// How long a page with a number opens.
const LIFE: TimeDelta = TimeDelta::hours(1);

/// A number that was typed, and the key of its use.
#[derive(Debug, Serialize, Deserialize)]
struct Sealed {
    number: String,
    key: String,
}

#[derive(Template)]
#[template(path = "voucher/check.html")]
struct Ask {
    cx: Cx,
    form: NumberForm,
    errors: Errors,
}

/// Asks for a number.
pub async fn ask(cx: Cx) -> Result<Response> {
    page(&Ask { cx, form: NumberForm::default(), errors: Errors::default() })
}

/// Leads to what a number is good for. One that was never handed out is answered as one that does not exist.
pub async fn check(_: CodePaced, cx: Cx, Form(form): Form<NumberForm>) -> Result<Response> {
    let mut db = cx.read().await?;
    match told(find(&mut db, &form).await)? {
        Ok(number) => {
            let sealed = Sealed { number: number.letters().to_owned(), key: new_key() };
            let token = cx.app.sealer.seal_for(PURPOSE, &sealed, cx.now())?;
            Ok(see_other(&format!("/pro/bon/{token}")))
        }
        Err(key) => invalid(&Ask { cx, form, errors: Errors::one("number", key) }),
    }
}

/// The number that was typed, if a provider may know of it.
async fn find(db: &mut Db, form: &NumberForm) -> Result<Number> {
    let number = form.check().map_err(Error::Refused)?;
    let voucher = store::by_number(db, &number).await?.filter(is_known);
    voucher.map(|voucher| voucher.number).ok_or_else(|| Error::Refused("voucher-unknown").into())
}

/// What a provider is told of: vouchers in people's hands, by now or since.
fn is_known(voucher: &Voucher) -> bool {
    match voucher.state {
        State::Created | State::Held => voucher.is_paper,
        State::Cancelled | State::Lost => false,
        State::Expired => voucher.handed_out_at.is_some(),
        State::HandedOut | State::Used | State::Invoiced | State::Disputed | State::Paid => true,
    }
}

#[derive(Template)]
#[template(path = "voucher/till.html")]
struct Till {
    cx: Cx,
    token: String,
    voucher: Voucher,
    convention: Convention,
    is_usable: bool,
    /// This very page has used it.
    is_mine: bool,
    /// The provider whose person is signed in.
    provider: Option<Provider>,
    form: UseForm,
    errors: Errors,
}

impl Till {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }
}

/// What the token of an address holds, and its voucher; none when it is too old or was made elsewhere.
async fn open(cx: &Cx, db: &mut Db, token: &str) -> Result<Option<(Sealed, Voucher)>> {
    let Some(sealed) = cx.app.sealer.open_for::<Sealed>(PURPOSE, token, cx.now(), LIFE) else { return Ok(None) };
    let number = sealed.number.parse::<Number>().map_err(|_| Error::NotFound)?;
    let voucher = store::by_number(db, &number).await?.filter(is_known);
    Ok(voucher.map(|voucher| (sealed, voucher)))
}

/// The provider whose person is signed in.
async fn signed_in_for(cx: &Cx, db: &mut Db, convention: Id<Convention>) -> Result<Option<Provider>> {
    let Some(institution) = cx.actor.as_ref().and_then(|actor| actor.institution) else { return Ok(None) };
    Ok(provider::store::by_institution(db, convention, Id::from_uuid(institution)).await?)
}

async fn till(cx: Cx, mut db: Db, token: String, (form, errors): (UseForm, Errors)) -> Result<Option<Till>> {
    let Some((sealed, voucher)) = open(&cx, &mut db, &token).await? else { return Ok(None) };
    let convention = convention::store::convention(&mut db, voucher.convention_id).await?.ok_or(Error::NotFound)?;
    let is_usable = acts::is_usable(&mut db, &voucher, cx.now()).await?;
    let is_mine = voucher.use_key.as_ref() == Some(&sealed.key);
    let provider = signed_in_for(&cx, &mut db, convention.id).await?;
    Ok(Some(Till { cx, token, voucher, convention, is_usable, is_mine, provider, form, errors }))
}

/// Back to the beginning, saying why.
fn too_old(cx: Cx) -> Result<Response> {
    invalid(&Ask { cx, form: NumberForm::default(), errors: Errors::one("number", "voucher-check-again") })
}

/// Shows what a number is good for; once this page has used it, its receipt.
pub async fn show(cx: Cx, Path(token): Path<String>) -> Result<Response> {
    let db = cx.read().await?;
    let form = UseForm::blank(cx.now());
    match till(cx.clone(), db, token, (form, Errors::default())).await? {
        Some(till) => page(&till),
        None => too_old(cx),
    }
}

/// Uses a voucher.
pub async fn use_up(_: CodePaced, cx: Cx, Path(token): Path<String>, Form(form): Form<UseForm>) -> Result<Response> {
    // Compares what it writes over: of many at once, one uses it, and the others are told.
    let mut db = cx.app.db.write_comparing().await?;
    let Some((sealed, voucher)) = open(&cx, &mut db, &token).await? else { return too_old(cx) };
    let is_again = voucher.use_key.as_ref() == Some(&sealed.key);
    let tried = if is_again { Ok(()) } else { try_use(&cx, &mut db, (sealed, voucher), &form).await };
    match told(tried)? {
        Ok(()) => {
            db.commit().await?;
            Ok(see_other(&format!("/pro/bon/{token}")))
        }
        Err(key) => {
            drop(db);
            let db = cx.read().await?;
            let form = UseForm { provider_key: String::new(), ..form };
            match till(cx.clone(), db, token, (form, Errors::one(faulty(key), key))).await? {
                Some(till) => invalid(&till),
                None => too_old(cx),
            }
        }
    }
}

/// The field that a refusal speaks of.
fn faulty(key: &str) -> &'static str {
    if key.starts_with("provider-") {
        "provider_key"
    } else if key.contains("-units") {
        "units"
    } else {
        "amount"
    }
}

async fn try_use(cx: &Cx, db: &mut Db, (sealed, voucher): (Sealed, Voucher), form: &UseForm) -> Result<()> {
    let provider = known_provider(cx, db, voucher.convention_id, form).await?;
    if !provider.may_take(voucher.kind) {
        let is_suspended = provider.suspended_on.is_some();
        let key = if is_suspended { "provider-is-suspended-told" } else { "provider-other-kind" };
        return Err(Error::Refused(key).into());
    }
    let (units, amount_cents) = form.check().map_err(Error::Refused)?;
    let used = Use { provider: provider.id, units, amount_cents, at: cx.now(), key: sealed.key.clone() };
    let hand = Hand { by: &provider.name, door: Door::Page, now: cx.now() };
    let (id, number) = (voucher.id, voucher.number.clone());
    match acts::use_up(db, voucher, used, hand).await {
        Ok(_) => cx.journal(db, "voucher.used", id.uuid()).await,
        // Somebody was faster: this very form, sent twice, or another.
        Err(Error::Conflict) => {
            let now = store::by_number(db, &number).await?;
            let is_mine = now.is_some_and(|voucher| voucher.use_key == Some(sealed.key));
            if is_mine { Ok(()) } else { Err(Error::Refused("voucher-is-used").into()) }
        }
        Err(error) => Err(error.into()),
    }
}

/// The provider that uses it: known by its account, or by what it types.
async fn known_provider(cx: &Cx, db: &mut Db, convention: Id<Convention>, form: &UseForm) -> Result<Provider> {
    if let Some(provider) = signed_in_for(cx, db, convention).await? {
        return Ok(provider);
    }
    let wrong = || Error::Refused("provider-key-wrong");
    let key = form.provider_key.parse::<Number>().map_err(|_| wrong())?;
    Ok(provider::store::by_key(db, convention, key.letters()).await?.ok_or_else(wrong)?)
}
