//! What the plans ask of whoever is signed in: late actions, of her territory or of those that her institution leads, and what
//! her institution should hand in soon.

use base::{Db, Id};
use chrono::{DateTime, TimeDelta, Utc};
use web::{Cx, Reach, Result, Wait, Waits};

use crate::board::store::{late, of_institution};
use crate::{Action, FILL_PLAN};

/// How many actions are named; the plan tells the others.
const NAMED: usize = 5;
/// How early a deliverable or a milestone is told.
const AHEAD: TimeDelta = TimeDelta::days(30);

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        let mut waits = match FILL_PLAN.reach(reader) {
            Some(reach) if reach >= Reach::Territory => of_territory(cx, db, Id::from_uuid(reader.territory)).await?,
            Some(_) => Vec::new(),
            None => return Ok(Vec::new()),
        };
        let Some(institution) = reader.institution.map(Id::from_uuid) else { return Ok(waits) };
        for card in of_institution(db, institution, cx.today()).await? {
            if card.action.lead_id != Some(institution) || !card.action.is_open() {
                continue;
            }
            let is_told = waits.iter().any(|wait| wait.path == card.action.path());
            if card.is_late() && !is_told {
                waits.push(late_one(cx, &card.action));
            }
            let today = cx.today();
            let soon = |day: chrono::NaiveDate| day >= today && day <= today + AHEAD;
            let coming = card.steps.iter().filter(|step| step.done_on.is_none());
            waits.extend(coming.filter_map(|step| {
                let day = step.due_on.filter(|day| soon(*day))?;
                let words = cx.t2("plan-desk-step", "title", step.title.as_str(), "day", cx.day(&day));
                Some(Wait::due(words, card.action.path()))
            }));
        }
        Ok(waits)
    })
}

/// The late actions of a territory, the longest late first.
async fn of_territory(cx: &Cx, db: &mut Db, territory: Id<partner::Territory>) -> Result<Vec<Wait>> {
    let late = late(db, territory, cx.today()).await?;
    let more = late.len().saturating_sub(NAMED);
    let mut waits: Vec<_> = late.iter().take(NAMED).map(|one| late_one(cx, &one.action)).collect();
    if let Some(next) = late.get(NAMED) {
        let path = format!("/pro/contrats/{}/plan", next.action.contract_id);
        waits.push(Wait::late(cx.t1("plan-desk-late-more", "count", more), path));
    }
    Ok(waits)
}

fn late_one(cx: &Cx, action: &Action) -> Wait {
    Wait::late(cx.t1("plan-desk-late", "title", action.title.as_str()), action.path())
}
