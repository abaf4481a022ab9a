//! The form of an institution's choice.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use partner::Institution;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, Standpoint, invalid, page, see_other};

use super::model::Ways;
use super::{KEEP_POLICY, Policy, store};

#[derive(Template)]
#[template(path = "account/policy.html")]
struct Choice {
    cx: Cx,
    institution: Institution,
    policy: Policy,
    address: String,
    errors: Errors,
    /// Somebody else has changed it meanwhile.
    is_outrun: bool,
}

/// The institution, if she may choose for it; one of elsewhere is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Institution>) -> Result<Institution> {
    let reader = cx.signed_in()?;
    let is_administrator = KEEP_POLICY.reach(reader) == Some(web::Reach::Everywhere);
    let institution = if is_administrator {
        partner::institution(db, id).await?
    } else {
        partner::member(db, Id::from_uuid(reader.territory), id).await?.map(|member| member.institution)
    };
    let institution = institution.ok_or(Error::NotFound)?;
    let object = Standpoint { territory: reader.territory, institution: Some(institution.id.uuid()), account: None };
    cx.decide(partner::SEE_INSTITUTIONS, KEEP_POLICY, object)?.ok()?;
    Ok(institution)
}

fn address(policy: &Policy) -> String {
    policy.function_address.as_ref().map(|address| address.reveal().clone()).unwrap_or_default()
}

/// Shows what the institution chose.
pub async fn form(cx: Cx, Path(id): Path<Id<Institution>>) -> Result<Response> {
    cx.may(KEEP_POLICY)?;
    let mut db = cx.read().await?;
    let institution = reach(&cx, &mut db, id).await?;
    let policy = store::of(&mut db, id).await?;
    let address = address(&policy);
    page(&Choice { cx, institution, policy, address, errors: Errors::default(), is_outrun: false })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceForm {
    version: i64,
    #[serde(default)]
    allows_password: String,
    #[serde(default)]
    allows_provider: String,
    function_address: String,
}

/// Keeps the choice. Whoever has a password goes on with it until she signs in next: then she is asked for a passkey.
pub async fn save(cx: Cx, Path(id): Path<Id<Institution>>, Form(form): Form<ChoiceForm>) -> Result<Response> {
    cx.may(KEEP_POLICY)?;
    let mut db = cx.write().await?;
    let institution = reach(&cx, &mut db, id).await?;
    let known = store::of(&mut db, id).await?;
    let is_outrun = known.version != form.version;
    // Where there is no provider the page does not ask about it, and what was chosen before stays.
    let provider =
        if cx.identity_provider().is_some() { !form.allows_provider.is_empty() } else { known.allows_provider };
    let ways = Ways { password: !form.allows_password.is_empty(), provider };
    let checked = known.clone().check(ways, &form.function_address);
    let policy = match checked {
        Ok(policy) if !is_outrun => policy,
        checked => {
            let errors = checked.err().unwrap_or_default();
            return invalid(&Choice {
                cx,
                institution,
                policy: known,
                address: form.function_address,
                errors,
                is_outrun,
            });
        }
    };
    store::save(&mut db, &policy).await?;
    cx.journal(&mut db, "policy.chosen", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/institutions/{id}")))
}
