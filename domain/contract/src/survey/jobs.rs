//! Writing to the signatories that have not answered yet.

use std::collections::BTreeMap;

use base::{Database, Db, Id, Result};
use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use partner::{Contact, Institution};
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use super::model::{Survey, SurveyCode};
use super::{mails, store};
use crate::secret::{digest, new_code};
use crate::{Signatory, signatory};

/// Writes to every signatory of a survey that has not answered, with a code of its own. `origin` is where links lead.
#[derive(Debug, Serialize, Deserialize)]
pub struct SurveyInvite {
    pub survey: Id<Survey>,
    pub origin: String,
}

impl Job for SurveyInvite {
    const KIND: &'static str = "survey.invite";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<SurveyInvite>(|db, job, now| invite(db, job, now).boxed())
}

/// Makes the code of an institution; none if it has answered.
pub async fn code_of(db: &mut Db, survey: Id<Survey>, institution: Id<Institution>) -> Result<Option<String>> {
    let code = new_code();
    let kept = SurveyCode { digest: digest(&code), survey_id: survey, institution_id: institution, is_used: false };
    Ok(store::put_code(db, &kept).await?.then_some(code))
}

async fn invite(database: Database, job: SurveyInvite, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    let mut db = database.write().await?;
    let survey = store::survey(&mut db, job.survey).await?;
    let is_wanted = |survey: &Survey| survey.is_open(today) && survey.invited_on != Some(today);
    let Some(survey) = survey.filter(is_wanted) else { return Ok(()) };
    let Some(contract) = crate::contract(&mut db, survey.contract_id).await? else { return Ok(()) };
    let mut contacts: BTreeMap<Id<Institution>, Vec<Contact>> = BTreeMap::new();
    for contact in partner::contacts_of_territory(&mut db, contract.territory_id).await? {
        contacts.entry(contact.institution_id).or_default().push(contact);
    }
    for signatory in signatory::store::signatories(&mut db, contract.id).await? {
        if let Some(contacts) = contacts.get(&signatory.institution_id) {
            write_to(&mut db, (&survey, &signatory, contacts), &job.origin, now).await?;
        }
    }
    store::update(&mut db, &Survey { invited_on: Some(today), ..survey }).await?;
    db.commit().await
}

async fn write_to(
    db: &mut Db,
    (survey, signatory, contacts): (&Survey, &Signatory, &[Contact]),
    origin: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(code) = code_of(db, survey.id, signatory.institution_id).await? else { return Ok(()) };
    for contact in contacts {
        mails::ask(db, contact, (survey, &format!("{origin}/pro/enquete/{code}")), now).await?;
    }
    Ok(())
}
