//! What is open, and could be put on an agenda.

use base::text::one_line;
use base::{Db, Result};
use chrono::{Months, NaiveDate};
use web::Cx;

use super::model::{Origin, Point, Proposal};
use super::store;
use crate::{Instance, Meeting, decision, meeting};

/// The letters of a point's title.
const LETTERS: usize = 180;
/// How many late actions are proposed.
const LATE: usize = 30;

fn short(text: &str) -> String {
    one_line(text).chars().take(LETTERS).collect()
}

/// What was left of the last meeting before this one.
async fn left(db: &mut Db, cx: &Cx, last: &Meeting) -> Result<Vec<Proposal>> {
    let undone = store::points(db, last.id).await?.into_iter().filter(|point| !point.is_done);
    let undone =
        undone.map(|point| Proposal { title: point.title, origin: Origin::Undone, origin_id: point.id.uuid() });
    let decisions = decision::store::decisions(db, last.id).await?.into_iter().filter(|one| one.action_id.is_none());
    let decisions = decisions.map(|one| Proposal {
        title: cx.t1("agenda-of-decision", "text", short(&one.text)),
        origin: Origin::Decision,
        origin_id: one.id.uuid(),
    });
    Ok(undone.chain(decisions).collect())
}

/// The actions of the plan that are late: those of the instance's contract, or of its territory.
async fn late(db: &mut Db, cx: &Cx, instance: &Instance) -> Result<Vec<Proposal>> {
    let late = plan::late(db, instance.territory_id, cx.today()).await?;
    let is_its =
        |one: &&plan::LateAction| instance.contract_id.is_none_or(|contract| one.action.contract_id == contract);
    let proposals = late.iter().filter(is_its).take(LATE).map(|one| Proposal {
        title: cx.t1("agenda-of-late", "title", short(&one.action.title)),
        origin: Origin::Late,
        origin_id: one.action.id.uuid(),
    });
    Ok(proposals.collect())
}

fn within_a_year(end: Option<NaiveDate>, today: NaiveDate) -> bool {
    let year = today.checked_add_months(Months::new(12)).unwrap_or(today);
    end.is_some_and(|end| today <= end && end <= year)
}

/// The contracts that end within a year.
async fn ending(db: &mut Db, cx: &Cx, instance: &Instance) -> Result<Vec<Proposal>> {
    let contracts = contract::of_territory(db, instance.territory_id).await?;
    let ending = contracts.into_iter().filter(|one| within_a_year(one.ends_on, cx.today()));
    let proposals = ending.map(|one| Proposal {
        title: cx.t1("agenda-of-contract", "title", short(&one.title)),
        origin: Origin::Contract,
        origin_id: one.id.uuid(),
    });
    Ok(proposals.collect())
}

/// What could be put on the agenda of a meeting, beside the points that it has.
pub async fn proposals(
    db: &mut Db,
    cx: &Cx,
    (instance, meeting): (&Instance, &Meeting),
    points: &[Point],
) -> Result<Vec<Proposal>> {
    let mut all = Vec::new();
    if let Some(last) =
        meeting::store::last_held(db, instance.id, meeting.day).await?.filter(|one| one.id != meeting.id)
    {
        all.extend(left(db, cx, &last).await?);
    }
    all.extend(late(db, cx, instance).await?);
    all.extend(ending(db, cx, instance).await?);
    all.retain(|one| points.iter().all(|point| point.origin_id != Some(one.origin_id) && point.title != one.title));
    Ok(all)
}
