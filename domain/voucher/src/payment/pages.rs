//! The pages of payments.

use std::borrow::Borrow;

use ::pdf::{Table, Tables};
use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::Datelike as _;
use web::{Cx, Paging, Path, Query, Result, page, see_other};

use super::{Due, Payment, store};
use crate::acts::{Hand, step};
use crate::convention::{Convention, Terms, reach};
use crate::paged::{Which, window};
use crate::{Door, KEEP_VOUCHERS, Step, money, paper, table};

#[derive(Template)]
#[template(path = "payment/list.html")]
struct List {
    cx: Cx,
    terms: Terms,
    payments: Vec<Payment>,
    paging: Paging,
    /// How many vouchers are invoiced and on no list, and what they cost.
    waiting: i64,
    waiting_cents: i64,
}

impl List {
    fn this_year(&self) -> i32 {
        self.cx.today().year()
    }

    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn pages(&self) -> String {
        format!("/pro/conventions/{}/paiements?", self.terms.convention.id)
    }

    /// How many have to wait for a second list.
    fn beyond(&self) -> i64 {
        (self.waiting - store::ON_A_LIST).max(0)
    }
}

/// Lists the payments of a convention, with what waits for one.
pub async fn list(cx: Cx, Path(id): Path<Id<Convention>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let paging = which.paging(store::count(&mut db, id).await?)?;
    let payments = store::of_convention(&mut db, id, window(&paging)).await?;
    let (waiting, waiting_cents) = store::waiting(&mut db, id).await?;
    page(&List { cx, terms, payments, paging, waiting, waiting_cents })
}

/// Makes a list of what is invoiced and on none yet, as many as one list holds.
pub async fn make(cx: Cx, Path(id): Path<Id<Convention>>) -> Result<Response> {
    let mut db = cx.write().await?;
    reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let made_by = cx.signed_in()?.function.clone();
    let payment = Payment { id: Id::new(), convention_id: id, made_on: cx.today(), made_by, paid_on: None };
    store::insert(&mut db, &payment).await?;
    if store::collect(&mut db, id, payment.id, store::ON_A_LIST).await? == 0 {
        return Err(Error::Refused("payment-nothing").into());
    }
    cx.journal(&mut db, "payment.listed", payment.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/paiements/{}", payment.id)))
}

#[derive(Template)]
#[template(path = "payment/show.html")]
struct Show {
    cx: Cx,
    convention: Convention,
    payment: Payment,
    dues: Vec<Due>,
}

impl Show {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    /// What each provider is due.
    fn totals(&self) -> Vec<(String, i64)> {
        let mut totals: Vec<(String, i64)> = Vec::new();
        for due in &self.dues {
            match totals.last_mut().filter(|(name, _)| *name == due.provider) {
                Some((_, sum)) => *sum += due.amount_cents,
                None => totals.push((due.provider.clone(), due.amount_cents)),
            }
        }
        totals
    }

    fn total(&self) -> i64 {
        self.dues.iter().map(|due| due.amount_cents).sum()
    }
}

/// The payment of a convention that the reader keeps.
async fn kept(cx: &Cx, db: &mut Db, id: Id<Payment>) -> Result<(Payment, Convention)> {
    cx.may(KEEP_VOUCHERS)?;
    let payment = store::payment(db, id).await?.ok_or(Error::NotFound)?;
    let terms = reach(cx, db, payment.convention_id, KEEP_VOUCHERS).await?;
    Ok((payment, terms.convention))
}

/// Shows a list.
pub async fn show(cx: Cx, Path(id): Path<Id<Payment>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (payment, convention) = kept(&cx, &mut db, id).await?;
    let dues = store::dues(&mut db, id).await?;
    page(&Show { cx, convention, payment, dues })
}

/// The columns, by the names that our own reader knows.
const COLUMNS: [&str; 5] = ["prestataire", "facture", "numero", "nature", "montant"];

fn rows(cx: &Cx, dues: &[Due]) -> Vec<Vec<String>> {
    let head = COLUMNS.map(str::to_owned).to_vec();
    let row = |due: &Due| {
        let reference = due.reference.clone().unwrap_or_default();
        let kind = cx.label("kind-voucher", due.kind);
        vec![due.provider.clone(), reference, due.number.printed(due.kind), kind, money::plain(due.amount_cents)]
    };
    [head].into_iter().chain(dues.iter().map(row)).collect()
}

/// Gives a list as CSV.
pub async fn csv(cx: Cx, Path(id): Path<Id<Payment>>) -> Result<Response> {
    let mut db = cx.read().await?;
    kept(&cx, &mut db, id).await?;
    let dues = store::dues(&mut db, id).await?;
    table::csv_file(&rows(&cx, &dues), "attachment; filename=\"liste.csv\"")
}

/// Gives a list as a spreadsheet.
pub async fn ods(cx: Cx, Path(id): Path<Id<Payment>>) -> Result<Response> {
    let mut db = cx.read().await?;
    kept(&cx, &mut db, id).await?;
    let dues = store::dues(&mut db, id).await?;
    table::ods_file(&rows(&cx, &dues), "attachment; filename=\"liste.ods\"")
}

/// Gives a list as the public accountant's file keeps it, to be signed.
pub async fn pdf(cx: Cx, Path(id): Path<Id<Payment>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (payment, convention) = kept(&cx, &mut db, id).await?;
    let dues = store::dues(&mut db, id).await?;
    drop(db);
    let rows = rows(&cx, &dues).into_iter().skip(1).zip(&dues).map(|(mut row, due)| {
        row.pop();
        row.push(web::euros(due.amount_cents, cx.lang));
        row
    });
    let heads = ["voucher-provider", "invoice-reference", "voucher-number", "voucher-kind", "voucher-amount"];
    let lines = Table { numbers: vec![4], ..paper::table(&cx, cx.t("payment-lines"), &heads, rows.collect()) };
    let shown = Show { cx: cx.clone(), convention, payment, dues };
    let of_provider = |(name, cents): (String, i64)| vec![name, web::euros(cents, cx.lang)];
    let providers = shown.totals().into_iter().map(of_provider).collect();
    let total = vec![cx.t("payment-sum"), shown.euros(shown.total())];
    let by_provider = paper::table(&cx, cx.t("provider-title"), &["voucher-provider", "voucher-amount"], providers);
    let tables = Tables {
        title: cx.t1("payment-of", "day", cx.day(&shown.payment.made_on)),
        lead: vec![format!("{} · {}", shown.convention.name, shown.payment.made_by)],
        tables: vec![Table { numbers: vec![1], total, ..by_provider }, lines],
        signatures: vec![cx.t("payment-signature")],
        ..Tables::default()
    };
    paper::tables(&cx, tables, "liste").await
}

/// Notes that a list was paid: the life of its vouchers ends.
pub async fn pay(cx: Cx, Path(id): Path<Id<Payment>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (payment, _) = kept(&cx, &mut db, id).await?;
    if payment.paid_on.is_some() {
        return Ok(see_other(&format!("/pro/paiements/{id}")));
    }
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Invoice, now: cx.now() };
    for voucher in store::vouchers(&mut db, id).await? {
        step(&mut db, voucher, Step::Pay, hand).await?;
    }
    store::note_paid(&mut db, id, cx.today()).await?;
    cx.journal(&mut db, "payment.made", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/paiements/{id}")))
}
