//! Who may do what with a document of roles, and what of its life is shown to her.

use std::collections::{BTreeMap, BTreeSet};

use base::{Db, Error, Id};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use web::{Arg, Cx, Decision, Permission, Result, Standpoint};

use super::{Approval, Document, Status, Text, missing, store};
use crate::{NOTE_VALIDATION, SEE_ROLES, VALIDATE_ROLES, WRITE_ROLES};

/// What the reader may do with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    pub may_write: bool,
    pub may_note: bool,
    /// The institution for which she may agree, if it is concerned.
    pub validates: Option<Id<Institution>>,
    /// She is shown what is not in force yet.
    pub reads_draft: bool,
}

/// Decides whether the reader may do `act` with what `institution` keeps in `territory`.
pub fn decide(
    cx: &Cx,
    act: Permission,
    territory: Id<Territory>,
    institution: Option<Id<Institution>>,
) -> Result<Decision> {
    let object = Standpoint { territory: territory.uuid(), institution: institution.map(Id::uuid), account: None };
    cx.decide(SEE_ROLES, act, object)
}

impl Rights {
    fn of(cx: &Cx, document: &Document, concerned: &BTreeSet<Id<Institution>>) -> Result<Self> {
        let may = |act, institution| -> Result<bool> {
            Ok(decide(cx, act, document.territory_id, institution)? == Decision::Permit)
        };
        let may_write = may(WRITE_ROLES, document.institution_id)?;
        let hers = cx.signed_in()?.institution.map(Id::from_uuid).filter(|id| concerned.contains(id));
        let validates = hers.filter(|_| document.withdrawn_on.is_none());
        let validates = if may(VALIDATE_ROLES, validates)? { validates } else { None };
        let is_asked = document.is_sheet() || document.status == Status::Submitted;
        let reads_draft = may_write || validates.is_some() && is_asked;
        Ok(Self { may_write, may_note: may(NOTE_VALIDATION, None)?, validates, reads_draft })
    }
}

/// An institution that has not agreed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    pub id: Id<Institution>,
    pub name: String,
    /// Somebody can sign in and agree for it.
    pub is_represented: bool,
}

/// A document with its life, as far as the reader may know.
#[derive(Debug, Clone)]
pub struct Held {
    pub document: Document,
    pub text: Text,
    pub concerned: BTreeSet<Id<Institution>>,
    /// Who has agreed, with the name of the institution.
    pub agreed: Vec<(String, Approval)>,
    pub awaited: Vec<Awaited>,
    pub rights: Rights,
    pub today: NaiveDate,
}

impl Held {
    pub fn is_due(&self) -> bool {
        self.document.is_due(self.today)
    }

    pub fn lack(&self) -> Option<&'static str> {
        self.text.lack()
    }

    /// It could be validated as it stands.
    fn is_ready(&self) -> bool {
        self.lack().is_none() && self.document.may_be_validated(self.today).is_ok()
    }

    /// The reader can ask for agreement now.
    pub fn may_submit(&self) -> bool {
        self.rights.may_write && self.is_ready() && self.document.status != Status::Submitted
    }

    /// The reader can agree now.
    pub fn may_validate(&self) -> bool {
        let is_asked = self.document.may_be_approved(self.today).is_ok();
        let awaited = |id| self.is_renewed() || self.awaited.iter().any(|one| one.id == id);
        is_asked && self.lack().is_none() && self.rights.validates.is_some_and(awaited)
    }

    /// What was agreed to once is agreed to again.
    fn is_renewed(&self) -> bool {
        self.document.is_sheet() && self.document.status == Status::Valid && self.is_due()
    }

    /// Those whose agreement the reader can note now.
    pub fn notable(&self) -> Vec<&Awaited> {
        let is_open = self.rights.may_note && self.lack().is_none();
        if !is_open || self.document.may_be_approved(self.today).is_err() {
            return Vec::new();
        }
        self.awaited.iter().filter(|one| !one.is_represented).collect()
    }

    /// « Commissariat : validé par la référente, le 3 mai 2026 ».
    pub fn agreed_words(&self, cx: &Cx, name: &str, approval: &Approval) -> String {
        agreed_words(cx, name, approval)
    }

    /// What she reads is not what is in force.
    pub fn shows_draft(&self) -> bool {
        self.rights.reads_draft && (self.document.status != Status::Valid || !self.document.is_shown())
    }
}

pub fn agreed_words(cx: &Cx, name: &str, approval: &Approval) -> String {
    let day = cx.day(&approval.given_on);
    let values: [(&str, &dyn Arg); 3] = [("name", &name), ("function", &approval.function), ("day", &day)];
    cx.app.words.text(cx.lang, "role-agreed", &values)
}

/// The names of the institutions of a territory's network.
pub async fn names(db: &mut Db, territory: Id<Territory>) -> Result<BTreeMap<Id<Institution>, String>> {
    let members = partner::members(db, territory, 0, 2000).await?;
    Ok(members.into_iter().map(|member| (member.institution.id, member.institution.name)).collect())
}

/// A document as the reader may know of it; `None` if it does not exist for her.
pub async fn held(cx: &Cx, db: &mut Db, document: Document) -> Result<Option<Held>> {
    if decide(cx, SEE_ROLES, document.territory_id, document.institution_id)? != Decision::Permit {
        return Ok(None);
    }
    let text = Text::of(&document)?;
    let concerned = text.concerned(&document);
    let rights = Rights::of(cx, &document, &concerned)?;
    if !document.is_shown() && !rights.reads_draft {
        return Ok(None);
    }
    let approvals = store::approvals(db, document.id).await?;
    let names = names(db, document.territory_id).await?;
    let represented = store::represented(db, document.territory_id, cx.now()).await?;
    let name = |id: &Id<Institution>| names.get(id).cloned().unwrap_or_default();
    let is_renewed = document.is_sheet() && document.status == Status::Valid && document.is_due(cx.today());
    let waited_for = if is_renewed { concerned.clone() } else { missing(&concerned, &approvals) };
    let awaited = waited_for
        .iter()
        .map(|id| Awaited { id: *id, name: name(id), is_represented: represented.contains(id) })
        .collect();
    let agreed = approvals.into_iter().filter(|one| concerned.contains(&one.institution_id));
    let agreed = agreed.map(|one| (name(&one.institution_id), one)).collect();
    Ok(Some(Held { document, text, concerned, agreed, awaited, rights, today: cx.today() }))
}

/// The document of an address; what the reader may not know of is not found.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Document>) -> Result<Held> {
    let document = store::document(db, id).await?.ok_or(Error::NotFound)?;
    Ok(held(cx, db, document).await?.ok_or(Error::NotFound)?)
}

/// The same, if she may write it.
pub async fn reach_to_write(cx: &Cx, db: &mut Db, id: Id<Document>) -> Result<Held> {
    let held = reach(cx, db, id).await?;
    if held.rights.may_write { Ok(held) } else { Err(Error::Forbidden.into()) }
}
