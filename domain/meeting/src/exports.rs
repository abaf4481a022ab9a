//! What others ask of meetings: a desk, an evaluation.

use base::{Db, Id, Result};
use chrono::NaiveDate;
use contract::Contract;
use partner::Institution;

use crate::{Counted, Instance, Meeting, attendance, instance, meeting};

/// A meeting to come, for an institution that sits there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    pub instance: Instance,
    pub meeting: Meeting,
    /// Its members were asked to come, and it has not said whether it does.
    pub is_to_answer: bool,
}

/// The meetings to come of the instances in which an institution sits, the next first.
pub async fn of_institution(db: &mut Db, institution: Id<Institution>, today: NaiveDate) -> Result<Vec<Coming>> {
    let mut coming = Vec::new();
    for instance in instance::store::of_institution(db, institution).await? {
        for meeting in meeting::store::coming(db, instance.id, today).await? {
            let announced = attendance::store::announced(db, meeting.id, institution).await?;
            let has_answered = announced.is_some_and(|(said, _)| said.is_some());
            let is_to_answer = meeting.convened_on.is_some() && !has_answered;
            coming.push(Coming { instance: instance.clone(), meeting, is_to_answer });
        }
    }
    coming.sort_by_key(|one| one.meeting.starts_at());
    Ok(coming)
}

/// A meeting that was held, and how many took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMeeting {
    pub instance: Instance,
    pub meeting: Meeting,
    pub counted: Counted,
}

/// The meetings that the instances of a contract held, the newest first.
pub async fn held_of_contract(db: &mut Db, contract: Id<Contract>) -> Result<Vec<HeldMeeting>> {
    let mut held = Vec::new();
    for instance in instance::store::of_contract(db, contract).await? {
        for meeting in meeting::store::held(db, instance.id).await? {
            let counted = meeting::show::count(db, meeting.id).await?.unwrap_or_default();
            held.push(HeldMeeting { instance: instance.clone(), meeting, counted });
        }
    }
    held.sort_by_key(|one| std::cmp::Reverse(one.meeting.starts_at()));
    Ok(held)
}
