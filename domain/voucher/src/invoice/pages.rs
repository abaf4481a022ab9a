//! The pages of invoices.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::response::Response;
use base::text::one_line;
use base::{Db, Error, Id};
use chrono::Datelike as _;
use serde::Deserialize;
use web::{Cx, Errors, Form, Paging, Path, Query, Result, invalid, page, see_other};

use super::model::{Invoice, Line, Outcome};
use super::{acts, read, store};
use crate::acts::Hand;
use crate::convention::{Convention, Terms, reach};
use crate::paged::{Which, window};
use crate::provider::{self, Provider};
use crate::{Door, KEEP_VOUCHERS};

/// An invoice as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InvoiceForm {
    pub provider: String,
    pub reference: String,
    pub lines: String,
}

#[derive(Template)]
#[template(path = "invoice/list.html")]
struct List {
    cx: Cx,
    terms: Terms,
    invoices: Vec<Invoice>,
    paging: Paging,
    providers: Vec<Provider>,
    form: InvoiceForm,
    errors: Errors,
}

impl List {
    fn this_year(&self) -> i32 {
        self.cx.today().year()
    }

    fn provider(&self, id: &Id<Provider>) -> &str {
        self.providers.iter().find(|one| one.id == *id).map_or("–", |one| &one.name)
    }

    fn is_provider(&self, id: &Id<Provider>) -> bool {
        self.form.provider == id.to_string()
    }

    fn pages(&self) -> String {
        format!("/pro/conventions/{}/factures?", self.terms.convention.id)
    }
}

/// The page of invoices; what was typed and is wrong stands on the first.
async fn list_with(
    cx: Cx,
    db: &mut Db,
    (terms, which): (Terms, Which),
    (form, errors): (InvoiceForm, Errors),
) -> Result<List> {
    let paging = which.paging(store::count(db, terms.convention.id).await?)?;
    let invoices = store::of_convention(db, terms.convention.id, window(&paging)).await?;
    let providers = provider::store::providers(db, terms.convention.id).await?;
    Ok(List { cx, terms, invoices, paging, providers, form, errors })
}

/// Lists the invoices of a convention, with the form of a new one.
pub async fn list(cx: Cx, Path(id): Path<Id<Convention>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    page(&list_with(cx, &mut db, (terms, which), (InvoiceForm::default(), Errors::default())).await?)
}

/// The file that a form brings; none if it is no such form.
async fn sent(form: Result<Multipart, MultipartRejection>) -> Option<Vec<u8>> {
    let mut form = form.ok()?;
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() == Some("file") {
            return field.bytes().await.ok().map(|bytes| bytes.to_vec());
        }
    }
    None
}

/// Shows the rows of a file in the form, to be read again before anything is kept.
pub async fn file(
    cx: Cx,
    Path(id): Path<Id<Convention>>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    cx.may(KEEP_VOUCHERS)?;
    let rows = read::file(&sent(form).await.unwrap_or_default());
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    match rows {
        Ok(rows) => {
            let form = InvoiceForm { lines: read::typed(&rows), ..InvoiceForm::default() };
            page(&list_with(cx, &mut db, (terms, Which::default()), (form, Errors::default())).await?)
        }
        Err(key) => {
            let errors = Errors::one("file", key);
            invalid(&list_with(cx, &mut db, (terms, Which::default()), (InvoiceForm::default(), errors)).await?)
        }
    }
}

/// Takes an invoice in.
pub async fn add(cx: Cx, Path(id): Path<Id<Convention>>, Form(form): Form<InvoiceForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let (invoice, rows) = match check(&cx, &mut db, &terms, &form).await? {
        Ok(checked) => checked,
        Err(errors) => return invalid(&list_with(cx, &mut db, (terms, Which::default()), (form, errors)).await?),
    };
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Invoice, now: cx.now() };
    acts::receive(&mut db, &invoice, &rows, hand).await?;
    cx.journal(&mut db, "invoice.received", invoice.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/factures/{}", invoice.id)))
}

type Checked = std::result::Result<(Invoice, Vec<super::Row>), Errors>;

async fn check(cx: &Cx, db: &mut Db, terms: &Terms, form: &InvoiceForm) -> Result<Checked> {
    let mut errors = Errors::default();
    let providers = provider::store::providers(db, terms.convention.id).await?;
    let provider = providers.iter().find(|one| one.id.to_string() == form.provider);
    let provider = errors.keep("provider", provider.ok_or("voucher-no-provider"));
    let reference = one_line(&form.reference);
    errors.require("reference", (1..=60).contains(&reference.chars().count()), "invoice-reference-length");
    let rows = errors.keep("lines", read::text(&form.lines));
    let (Some(provider), Some(rows), true) = (provider, rows, errors.is_empty()) else { return Ok(Err(errors)) };
    if store::by_reference(db, provider.id, &reference).await?.is_some() {
        return Ok(Err(Errors::one("reference", "invoice-known")));
    }
    let (convention_id, received_on) = (terms.convention.id, cx.today());
    Ok(Ok((Invoice { id: Id::new(), convention_id, provider_id: provider.id, reference, received_on }, rows)))
}

#[derive(Template)]
#[template(path = "invoice/show.html")]
struct Show {
    cx: Cx,
    convention: Convention,
    invoice: Invoice,
    provider: String,
    lines: Vec<Line>,
}

impl Show {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.amount_cents).sum()
    }

    fn disputed(&self) -> usize {
        self.lines.iter().filter(|line| line.outcome == Outcome::Disputed).count()
    }

    fn is_disputed(&self, line: &Line) -> bool {
        line.outcome == Outcome::Disputed
    }
}

/// The invoice of a convention that the reader keeps.
async fn kept(cx: &Cx, db: &mut Db, id: Id<Invoice>) -> Result<(Invoice, Terms)> {
    cx.may(KEEP_VOUCHERS)?;
    let invoice = store::invoice(db, id).await?.ok_or(Error::NotFound)?;
    let terms = reach(cx, db, invoice.convention_id, KEEP_VOUCHERS).await?;
    Ok((invoice, terms))
}

/// Shows an invoice, line by line.
pub async fn show(cx: Cx, Path(id): Path<Id<Invoice>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (invoice, terms) = kept(&cx, &mut db, id).await?;
    let provider = provider::store::provider(&mut db, invoice.provider_id).await?;
    let provider = provider.map(|provider| provider.name).unwrap_or_default();
    let lines = store::lines(&mut db, id).await?;
    page(&Show { cx, convention: terms.convention, invoice, provider, lines })
}

/// The line of an invoice that the reader keeps.
async fn kept_line(cx: &Cx, db: &mut Db, id: Id<Line>) -> Result<(Invoice, Line)> {
    cx.may(KEEP_VOUCHERS)?;
    let line = store::line(db, id).await?.ok_or(Error::NotFound)?;
    let (invoice, _) = kept(cx, db, line.invoice_id).await?;
    Ok((invoice, line))
}

/// Accepts a disputed line.
pub async fn accept(cx: Cx, Path(id): Path<Id<Line>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (invoice, line) = kept_line(&cx, &mut db, id).await?;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Invoice, now: cx.now() };
    acts::accept(&mut db, (&invoice, line), hand).await?;
    cx.journal(&mut db, "invoice.line_accepted", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/factures/{}", invoice.id)))
}

/// Refuses a disputed line.
pub async fn refuse(cx: Cx, Path(id): Path<Id<Line>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (invoice, line) = kept_line(&cx, &mut db, id).await?;
    let hand = Hand { by: &cx.signed_in()?.function, door: Door::Invoice, now: cx.now() };
    acts::refuse(&mut db, line, hand).await?;
    cx.journal(&mut db, "invoice.line_refused", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/factures/{}", invoice.id)))
}
