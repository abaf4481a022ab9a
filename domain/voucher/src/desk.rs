//! The desk at three in the morning: one screen, one tap, a number to read out or print.

use std::borrow::Borrow;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use partner::Institution;
use web::{Cx, Errors, Form, Result, invalid, page, see_other};

use crate::acts::{self, Hand};
use crate::convention::{self, Convention, Tariff};
use crate::form::{HandOutForm, told};
use crate::{Door, FOLLOW_VOUCHERS, HAND_OUT_VOUCHERS, KEEP_VOUCHERS, Kind, State, Voucher, moment, store};

/// What a desk can hand out of one kind.
struct Offer {
    tariff: Tariff,
    convention: Convention,
    /// How many are left on the page; paper is counted on paper.
    left: i64,
    is_spent: bool,
}

#[derive(Template)]
#[template(path = "voucher/desk.html")]
struct Desk {
    cx: Cx,
    offers: Vec<Offer>,
    recent: Vec<Voucher>,
    /// What is free tonight in her territory.
    places: shelter::Free,
    form: HandOutForm,
    errors: Errors,
}

impl Desk {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    fn follows(&self) -> bool {
        self.cx.has(FOLLOW_VOUCHERS)
    }

    fn keeps(&self) -> bool {
        self.cx.has(KEEP_VOUCHERS)
    }
}

/// What the institution may hand out now, kind by kind, by the newest convention that has some left.
async fn offers(db: &mut Db, cx: &Cx, holder: Id<Institution>) -> Result<Vec<Offer>> {
    let mut offers: Vec<Offer> = Vec::new();
    for convention in convention::store::conventions_of_issuer(db, holder, cx.today()).await? {
        for tariff in convention::store::tariffs(db, convention.id).await? {
            if offers.iter().any(|offer| offer.tariff.kind == tariff.kind) {
                continue;
            }
            let left = store::count_held(db, holder, tariff.kind, cx.today()).await?;
            let year = i64::from(cx.today().year());
            let gauge = convention::store::gauge(db, convention.id, (year, tariff.kind)).await?;
            let is_spent = gauge.is_some_and(|gauge| !gauge.has_room(tariff.cap_cents * tariff.units));
            offers.push(Offer { tariff, convention: convention.clone(), left, is_spent });
        }
    }
    offers.sort_by_key(|offer| Kind::ALL.iter().position(|kind| *kind == offer.tariff.kind));
    Ok(offers)
}

async fn desk(cx: Cx, form: HandOutForm, errors: Errors) -> Result<Desk> {
    let reader = cx.may(HAND_OUT_VOUCHERS)?;
    let (holder, territory) = (reader.institution.map(Id::from_uuid), Id::from_uuid(reader.territory));
    let mut db = cx.read().await?;
    let places = shelter::tonight(&mut db, territory, cx.now()).await?;
    let Some(holder) = holder else {
        return Ok(Desk { cx, offers: Vec::new(), recent: Vec::new(), places, form, errors });
    };
    let offers = offers(&mut db, &cx, holder).await?;
    let recent = store::handed_out_since(&mut db, holder, cx.now() - TimeDelta::days(1)).await?;
    Ok(Desk { cx, offers, recent, places, form, errors })
}

/// Shows what the reader's desk can hand out.
pub async fn show(cx: Cx) -> Result<Response> {
    let form = HandOutForm::blank(cx.now());
    page(&desk(cx, form, Errors::default()).await?)
}

/// Hands out the next voucher of a kind. The same form sent twice leads to the same voucher.
pub async fn hand_out(cx: Cx, Form(form): Form<HandOutForm>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    // Another desk may be taking the same voucher.
    match told(base::again(|| try_hand_out(&cx, &form)).await)? {
        Ok(id) => Ok(see_other(&format!("/pro/bons/{id}"))),
        Err(key) => invalid(&desk(cx, form, Errors::one("adults", key)).await?),
    }
}

async fn try_hand_out(cx: &Cx, form: &HandOutForm) -> Result<Id<Voucher>> {
    let actor = cx.may(HAND_OUT_VOUCHERS)?;
    let holder = actor.institution.map(Id::from_uuid).ok_or(Error::Refused("voucher-no-institution"))?;
    let kind = form.kind.parse::<Kind>().map_err(|_| Error::Refused("voucher-no-kind"))?;
    let given = form.check(cx.now()).map_err(Error::Refused)?;
    let mut db = cx.write().await?;
    if let Some(known) = store::by_hand_out_key(&mut db, &given.key).await? {
        return Ok(known.id);
    }
    let voucher = store::next_held(&mut db, holder, kind, cx.today()).await?;
    let voucher = voucher.ok_or(Error::Refused("voucher-none-left"))?;
    let hand = Hand { by: &actor.function, door: Door::Desk, now: cx.now() };
    let voucher = acts::hand_out(&mut db, voucher, given, hand).await?;
    cx.journal(&mut db, "voucher.handed_out", voucher.id.uuid()).await?;
    db.commit().await?;
    Ok(voucher.id)
}

#[derive(Template)]
#[template(path = "voucher/paper.html")]
struct Paper {
    cx: Cx,
    form: HandOutForm,
    errors: Errors,
    /// The voucher of that number, when somebody else has told of it already.
    known: Option<Voucher>,
}

impl Paper {
    fn new(cx: Cx, form: HandOutForm, errors: Errors) -> Self {
        Self { cx, form, errors, known: None }
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }
}

/// Shows the form for a voucher that was handed out on paper.
pub async fn paper(cx: Cx) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let form = HandOutForm::blank(cx.now());
    page(&Paper::new(cx, form, Errors::default()))
}

/// Notes that a voucher on paper was handed out, with its real time. Where somebody has noted it already, both are shown.
pub async fn note_paper(cx: Cx, Form(form): Form<HandOutForm>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let mut db = cx.write().await?;
    let found = told(find_paper(&cx, &mut db, &form).await)?;
    let voucher = match found {
        Ok(voucher) => voucher,
        Err(key) => return invalid(&Paper::new(cx, form, Errors::one("number", key))),
    };
    if voucher.hand_out_key.as_ref() == Some(&form.key) {
        return Ok(see_other("/pro/bons"));
    }
    if voucher.handed_out_at.is_some() {
        return conflict(cx, form, voucher);
    }
    let noted = told(note(&cx, &mut db, voucher, &form).await)?;
    match noted {
        Ok(id) => {
            db.commit().await?;
            Ok(see_other(&format!("/pro/bons/{id}")))
        }
        Err(key) => invalid(&Paper::new(cx, form, Errors::one("number", key))),
    }
}

/// The page again, with what was noted before.
fn conflict(cx: Cx, form: HandOutForm, known: Voucher) -> Result<Response> {
    let errors = Errors::one("number", "voucher-paper-known");
    let paper = Paper { known: Some(known), ..Paper::new(cx, form, errors) };
    Ok((StatusCode::CONFLICT, Html(paper.render()?)).into_response())
}

/// The voucher on paper of a number, if the reader's institution holds it. Others' are not known to her.
async fn find_paper(cx: &Cx, db: &mut Db, form: &HandOutForm) -> Result<Voucher> {
    let holder = cx.may(HAND_OUT_VOUCHERS)?.institution;
    let number = form.number.parse().map_err(Error::Refused)?;
    let voucher = store::by_number(db, &number).await?.filter(|voucher| voucher.is_paper);
    let voucher = voucher.ok_or(Error::Refused("voucher-not-yours"))?;
    let booklet = match voucher.booklet_id {
        Some(id) => crate::booklet::store::booklet(db, id).await?,
        None => None,
    };
    let is_hers = booklet.is_some_and(|booklet| Some(booklet.institution_id.uuid()) == holder);
    if is_hers { Ok(voucher) } else { Err(Error::Refused("voucher-not-yours").into()) }
}

async fn note(cx: &Cx, db: &mut Db, voucher: Voucher, form: &HandOutForm) -> Result<Id<Voucher>> {
    let at = moment::read(&form.at).map_err(Error::Refused)?;
    if at > cx.now() {
        return Err(Error::Refused("voucher-moment-to-come").into());
    }
    let given = form.check(at).map_err(Error::Refused)?;
    let id = voucher.id;
    let is_new = voucher.state != State::Used;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Paper, now: cx.now() };
    acts::hand_out(db, voucher, given, hand).await?;
    if is_new {
        cx.journal(db, "voucher.handed_out", id.uuid()).await?;
    } else {
        cx.journal(db, "voucher.hand_out_noted", id.uuid()).await?;
    }
    Ok(id)
}
