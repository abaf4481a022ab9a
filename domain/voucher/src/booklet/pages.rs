//! The pages of booklets: those of a convention for whoever pays, those of an institution for whoever hands out.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::Datelike as _;
use web::{Cx, Decision, Errors, Form, Paging, Path, Query, Result, Standpoint, invalid, page, see_other};

use super::acts::{hold, lose, make};
use super::{Booklet, BookletForm, Stock, store};
use crate::acts::Hand;
use crate::convention::{self, Convention, Terms, reach};
use crate::names::Names;
use crate::paged::{Which, window};
use crate::show::{Sheet, Slip};
use crate::{Door, HAND_OUT_VOUCHERS, KEEP_VOUCHERS, State, paper, store as vouchers};

#[derive(Template)]
#[template(path = "booklet/list.html")]
struct List {
    cx: Cx,
    terms: Terms,
    booklets: Vec<Stock>,
    paging: Paging,
    names: Names,
    form: BookletForm,
    errors: Errors,
}

impl List {
    fn this_year(&self) -> i32 {
        self.cx.today().year()
    }

    fn is_issuer(&self, id: &Id<partner::Institution>) -> bool {
        self.form.institution == id.to_string()
    }

    fn pages(&self) -> String {
        format!("/pro/conventions/{}/carnets?", self.terms.convention.id)
    }
}

/// The page of booklets; what was typed and is wrong stands on the first.
async fn list_with(
    cx: Cx,
    db: &mut Db,
    (terms, which): (Terms, Which),
    (form, errors): (BookletForm, Errors),
) -> Result<List> {
    let paging = which.paging(store::count(db, terms.convention.id).await?)?;
    let booklets = store::of_convention(db, terms.convention.id, window(&paging)).await?;
    let names = Names::of(db, terms.convention.territory_id).await?;
    Ok(List { cx, terms, booklets, paging, names, form, errors })
}

/// Lists the booklets of a convention, with the form of a new one.
pub async fn list(cx: Cx, Path(id): Path<Id<Convention>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let form = BookletForm::blank(&terms.convention, cx.today());
    page(&list_with(cx, &mut db, (terms, which), (form, Errors::default())).await?)
}

/// Makes a booklet.
pub async fn add(cx: Cx, Path(id): Path<Id<Convention>>, Form(form): Form<BookletForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let booklet = match form.check(&terms, cx.today()) {
        Ok(booklet) => booklet,
        Err(errors) => return invalid(&list_with(cx, &mut db, (terms, Which::default()), (form, errors)).await?),
    };
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Desk, now: cx.now() };
    make(&mut db, &terms, &booklet, hand).await?;
    cx.journal(&mut db, "booklet.made", booklet.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conventions/{id}/carnets")))
}

/// A booklet, with what the reader is to it.
struct Seen {
    booklet: Booklet,
    convention: Convention,
    is_holder: bool,
    is_keeper: bool,
}

/// The booklet, if the reader's institution holds or pays it.
async fn seen(cx: &Cx, db: &mut Db, id: Id<Booklet>) -> Result<Seen> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let booklet = store::booklet(db, id).await?.ok_or(Error::NotFound)?;
    let convention = convention::store::convention(db, booklet.convention_id).await?.ok_or(Error::NotFound)?;
    let payer = convention::standpoint(&convention);
    let held = Standpoint { institution: Some(booklet.institution_id.uuid()), ..payer };
    let may = |permission, object| cx.decide(permission, permission, object).map(|said| said == Decision::Permit);
    let (is_holder, is_keeper) = (may(HAND_OUT_VOUCHERS, held)?, may(KEEP_VOUCHERS, payer)?);
    if !is_holder && !is_keeper {
        return Err(Error::NotFound.into());
    }
    Ok(Seen { booklet, convention, is_holder, is_keeper })
}

#[derive(Template)]
#[template(path = "booklet/mine.html")]
struct Mine {
    cx: Cx,
    booklets: Vec<Stock>,
}

/// Lists the booklets of the reader's institution.
pub async fn mine(cx: Cx) -> Result<Response> {
    let holder = cx.may(HAND_OUT_VOUCHERS)?.institution;
    let booklets = match holder {
        Some(holder) => store::of_institution(&mut cx.read().await?, Id::from_uuid(holder), cx.today()).await?,
        None => Vec::new(),
    };
    page(&Mine { cx, booklets })
}

/// Where whoever has acted on a booklet goes on.
fn back(seen: &Seen) -> Response {
    if seen.is_holder {
        return see_other("/pro/bons/carnets");
    }
    see_other(&format!("/pro/conventions/{}/carnets", seen.booklet.convention_id))
}

/// Notes that a booklet has come.
pub async fn receive(cx: Cx, Path(id): Path<Id<Booklet>>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let mut db = cx.write().await?;
    let seen = seen(&cx, &mut db, id).await?;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Desk, now: cx.now() };
    if seen.booklet.held_on.is_none() && seen.booklet.lost_on.is_none() {
        hold(&mut db, &seen.booklet, hand).await?;
        cx.journal(&mut db, "booklet.held", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(back(&seen))
}

/// Notes that a booklet was lost.
pub async fn note_lost(cx: Cx, Path(id): Path<Id<Booklet>>) -> Result<Response> {
    cx.may(HAND_OUT_VOUCHERS)?;
    let mut db = cx.write().await?;
    let seen = seen(&cx, &mut db, id).await?;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Desk, now: cx.now() };
    if seen.booklet.lost_on.is_none() {
        lose(&mut db, &seen.booklet, hand).await?;
        cx.journal(&mut db, "booklet.lost", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(back(&seen))
}

/// Shows a booklet on paper as it is printed, until it is received: from then on its numbers are where they are.
pub async fn print(cx: Cx, Path(id): Path<Id<Booklet>>) -> Result<Response> {
    let (convention, slips) = waiting(&cx, id).await?;
    page(&Sheet { cx, convention, slips })
}

/// Gives the same as a file, four to a sheet.
pub async fn pdf(cx: Cx, Path(id): Path<Id<Booklet>>) -> Result<Response> {
    let (convention, slips) = waiting(&cx, id).await?;
    paper::slips(&cx, &convention, &slips).await
}

/// The vouchers of a booklet on paper that nobody has received.
async fn waiting(cx: &Cx, id: Id<Booklet>) -> Result<(Convention, Vec<Slip>)> {
    cx.may(KEEP_VOUCHERS)?;
    let mut db = cx.read().await?;
    let Seen { booklet, convention, is_keeper, .. } = seen(cx, &mut db, id).await?;
    if !is_keeper {
        return Err(Error::NotFound.into());
    }
    let vouchers = vouchers::of_booklet(&mut db, id).await?;
    let waiting: Vec<_> = vouchers.into_iter().filter(|voucher| voucher.state == State::Created).collect();
    if !booklet.is_paper || waiting.is_empty() {
        return Err(Error::Refused("booklet-nothing-to-print").into());
    }
    Ok((convention, waiting.into_iter().map(Slip::of).collect::<Result<Vec<_>>>()?))
}
