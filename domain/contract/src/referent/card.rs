//! A référent as a card for an address book (vCard 4.0, RFC 6350).

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Error, Id};
use web::{Cx, Path, Result};

use super::model::Referent;
use super::pages::reach_annex;
use super::{SEE_REFERENTS, store};
use crate::{Contract, signatory};

/// Gives the card of a référent of a contract.
pub async fn give(cx: Cx, Path((id, referent)): Path<(Id<Contract>, Id<Referent>)>) -> Result<Response> {
    cx.may(SEE_REFERENTS)?;
    let mut db = cx.read().await?;
    reach_annex(&cx, &mut db, id).await?;
    let referent = store::referent(&mut db, referent).await?.ok_or(Error::NotFound)?;
    let signatories = signatory::store::signatories(&mut db, id).await?;
    let signatory = signatories.iter().find(|one| one.id == referent.signatory_id).ok_or(Error::NotFound)?;
    let kind = (header::CONTENT_TYPE, "text/vcard; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"referent.vcf\"");
    Ok(([kind, name], card(&referent, &signatory.name)).into_response())
}

/// The card of a référent of an institution.
fn card(referent: &Referent, institution: &str) -> String {
    let mut card = vcard::Card::new("individual", referent.id.uuid());
    let name = referent.name.reveal();
    card.text("FN", if name.is_empty() { &referent.function } else { name });
    card.text("TITLE", &referent.function);
    card.text("ORG", institution);
    let phone = dialled(referent.phone.reveal());
    if !phone.is_empty() {
        card.raw("TEL;VALUE=uri;TYPE=work", &format!("tel:{phone}"));
    }
    card.text("EMAIL;TYPE=work", referent.email.reveal());
    card.finish()
}

/// A number as RFC 3966 writes it: a French one with its country before it.
fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(national) if national.len() == 9 => format!("+33{national}"),
        _ if digits.starts_with('+') || digits.is_empty() => digits,
        _ => format!("{digits};phone-context=+33"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_where_they_are_dialled() {
        assert_eq!(dialled("01 99 00 12 34"), "+33199001234");
        assert_eq!(dialled("+33 1 99 00 12 34"), "+33199001234");
        assert_eq!(dialled("3919"), "3919;phone-context=+33");
        assert_eq!(dialled(""), "");
    }
}
