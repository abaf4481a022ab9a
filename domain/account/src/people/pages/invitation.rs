//! Inviting somebody.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use partner::{Institution, Membership};
use web::{Cx, Errors, Form, Reach, Result, invalid, page};

use super::person::handed_over;
use super::{day, scope};
use crate::model::{Account, Role};
use crate::people::form::{InvitationForm, field_of};
use crate::people::model::{Giving, giving};
use crate::people::{KEEP_PEOPLE, acts};
use crate::policy;

const INSTITUTIONS: i64 = 500;

#[derive(Template)]
#[template(path = "people/invitation.html")]
struct Invite {
    cx: Cx,
    form: InvitationForm,
    errors: Errors,
    /// Those she may choose from; none for a référent, whose institution it is.
    institutions: Vec<Membership>,
    /// Of the référent's institution: codes may be sent there.
    has_address: bool,
}

impl Invite {
    /// The roles that she may give, and whether a second person has to agree.
    fn roles(&self) -> Vec<(Role, bool)> {
        let Some(reader) = &self.cx.actor else { return Vec::new() };
        let given = |role: &Role| (*role, giving(reader, Id::zero(), *role));
        let roles = Role::ALL.iter().map(given).filter(|(_, giving)| *giving != Giving::Never);
        roles.map(|(role, giving)| (role, giving == Giving::ByTwo)).collect()
    }
}

/// Her own institution, where she keeps the people of no other.
fn own(cx: &Cx) -> Result<Option<Id<Institution>>> {
    let reader = cx.signed_in()?;
    let is_wide = KEEP_PEOPLE.reach(reader) >= Some(Reach::Territory);
    Ok(reader.institution.map(Id::from_uuid).filter(|_| !is_wide))
}

async fn invitation_page(cx: Cx, db: &mut Db, form: InvitationForm, errors: Errors) -> Result<Invite> {
    let (own, scope) = (own(&cx)?, scope(&cx)?);
    let institutions = match own {
        None => partner::members(db, scope.territory, 0, INSTITUTIONS).await?,
        Some(_) => Vec::new(),
    };
    let has_address = match own {
        Some(institution) => policy::of(db, institution).await?.function_address.is_some(),
        None => true,
    };
    Ok(Invite { cx, form, errors, institutions, has_address })
}

/// Shows the form of an invitation.
pub async fn form(cx: Cx) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.read().await?;
    page(&invitation_page(cx, &mut db, InvitationForm::default(), Errors::default()).await?)
}

#[derive(Template)]
#[template(path = "people/waits.html")]
struct Waits {
    cx: Cx,
    account: Account,
    until: String,
}

/// Opens the account, and shows its code once; or says that another person has to agree.
pub async fn invite(cx: Cx, Form(form): Form<InvitationForm>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let territory = scope(&cx)?.territory;
    let invitation = match form.check(territory, own(&cx)?) {
        Ok(invitation) => invitation,
        Err(errors) => return invalid(&invitation_page(cx, &mut db, form, errors).await?),
    };
    let by_mail = form.delivery == "mail";
    let invited = match acts::invite(&cx, &mut db, &invitation).await {
        Ok(invited) => invited,
        Err(web::Failure::Error(Error::Refused(key))) => {
            // The transaction is given up: nothing of it stays.
            drop(db);
            let errors = Errors::one(field_of(key), key);
            return invalid(&invitation_page(cx.clone(), &mut cx.read().await?, form, errors).await?);
        }
        Err(failure) => return Err(failure),
    };
    let (account, code) = invited;
    let Some(code) = code else {
        db.commit().await?;
        let until = day(&cx, cx.now() + crate::people::model::REQUEST_LIFE);
        return page(&Waits { cx, account, until });
    };
    handed_over(cx, db, account, code, by_mail).await
}
