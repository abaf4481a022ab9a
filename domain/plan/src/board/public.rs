//! What the public reads of a plan: the actions that are public, and of their results what names nobody.

use std::pin::Pin;

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use contract::{Contract, State};
use partner::Territory;
use web::{Cx, Path, Result, page};

use super::model::{Board, Card, Measure};
use crate::ActionState;
use crate::indicator::model::LEAST;
use crate::indicator::{Feed, Protection, Seen, is_small, seen};
use crate::progress::{Part, Progress, progress};
use crate::session::Counts;
use crate::session::model::by_year;

/// Actions below one heading.
struct Section {
    heading: String,
    is_objective: bool,
    cards: Vec<Card>,
}

/// The plan of a contract.
struct Plan {
    contract: Contract,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "plan/network.html")]
struct Show {
    cx: Cx,
    slug: String,
    name: String,
    plans: Vec<Plan>,
}

/// A sum of sessions in a year, as the public sees it.
struct Year {
    year: i32,
    counts: Counts,
}

impl Show {
    /// What may be told of an indicator, in words; none where it is for the partners alone.
    fn told(&self, card: &Card, measure: &Measure) -> Option<String> {
        let unit = measure.indicator.unit;
        match seen_of(card, measure) {
            Seen::Absent => None,
            Seen::Nothing => Some(self.cx.t("plan-unmeasured")),
            Seen::Kept => Some(self.cx.t("plan-public-kept")),
            Seen::Under(least) => Some(self.cx.t1("plan-public-under", "least", least)),
            Seen::Amount(amount) => Some(unit.shown(amount, self.cx.lang)),
        }
    }

    fn target(&self, measure: &Measure) -> Option<String> {
        measure.indicator.target_amount.map(|target| measure.indicator.unit.shown(target, self.cx.lang))
    }

    /// How far it is, from what may be told alone: of a hidden value it would tell.
    fn progress(&self, card: &Card) -> Progress {
        let measures = card.measures.iter().filter_map(|one| match seen_of(card, one) {
            Seen::Amount(_) => one.indicator.part(one.reading),
            Seen::Nothing => one.indicator.part(None),
            Seen::Absent | Seen::Kept | Seen::Under(_) => None,
        });
        let steps = card.steps.iter().map(|step| Part::step(step.weight, step.done_on.is_some()));
        progress(&measures.chain(steps).collect::<Vec<_>>())
    }

    /// Sessions by year, the last first; none where an indicator for partners alone is counted from them.
    fn years(&self, card: &Card) -> Vec<Year> {
        let is_for_partners =
            |one: &Measure| one.indicator.feed != Feed::Typed && one.indicator.protection == Protection::Partners;
        if card.measures.iter().any(is_for_partners) {
            return Vec::new();
        }
        let years = by_year(&card.sessions).into_iter().rev();
        years.map(|(year, counts)| Year { year, counts }).collect()
    }

    fn people(&self, count: &i64) -> String {
        if is_small(*count, LEAST) {
            return self.cx.t1("plan-public-under", "least", LEAST);
        }
        crate::amount::Unit::Count.shown(*count, self.cx.lang)
    }
}

/// What the public sees of an indicator of an action. All people together would tell how few there were of one kind.
fn seen_of(card: &Card, measure: &Measure) -> Seen {
    let one = &measure.indicator;
    let has_few = |counts: &Counts| {
        [counts.under_18, counts.adults, counts.professionals].into_iter().any(|count| is_small(count, one.least))
    };
    let is_told_by_all = one.feed == Feed::Everybody && one.protection == Protection::Small;
    match seen(one, &measure.points, measure.reading) {
        Seen::Amount(_) if is_told_by_all && by_year(&card.sessions).iter().any(|(_, counts)| has_few(counts)) => {
            Seen::Kept
        }
        seen => seen,
    }
}

fn sections(board: &Board) -> Vec<Section> {
    let mut sections = Vec::new();
    let public = |cards: &[Card]| -> Vec<Card> {
        let is_shown = |card: &&Card| card.action.is_public && card.action.state != ActionState::Dropped;
        cards.iter().filter(is_shown).cloned().collect()
    };
    for one in &board.axes {
        let below = one.objectives.iter().map(|of| (of.objective.title.clone(), public(&of.cards)));
        let below: Vec<_> = below.filter(|(_, cards)| !cards.is_empty()).collect();
        let direct = public(&one.cards);
        if !direct.is_empty() || !below.is_empty() {
            sections.push(Section { heading: one.axis.title.clone(), is_objective: false, cards: direct });
        }
        sections.extend(below.into_iter().map(|(heading, cards)| Section { heading, is_objective: true, cards }));
    }
    sections
}

/// The plans of contracts that hold, as far as they are public.
async fn plans(cx: &Cx, db: &mut Db, contracts: Vec<Contract>) -> Result<Vec<Plan>> {
    let mut plans = Vec::new();
    for contract in contracts {
        if !is_in_force(cx, db, &contract).await? {
            continue;
        }
        let board = super::store::of_contract(db, &contract, cx.today()).await?;
        let sections = sections(&board);
        if !sections.is_empty() {
            plans.push(Plan { contract, sections });
        }
    }
    Ok(plans)
}

/// Whether there is something to read of it.
pub type PublicTold<'a> = Pin<Box<dyn Future<Output = Result<bool>> + Send + 'a>>;

/// Whether a contract of a territory that holds has an action that the public may read of.
pub fn is_public<'a>(cx: &'a Cx, db: &'a mut Db, territory: Id<Territory>) -> PublicTold<'a> {
    Box::pin(async move {
        for contract in contract::of_territory(db, territory).await? {
            let has_some = super::store::has_public(db, contract.id).await?;
            if has_some && is_in_force(cx, db, &contract).await? {
                return Ok(true);
            }
        }
        Ok(false)
    })
}

async fn is_in_force(cx: &Cx, db: &mut Db, contract: &Contract) -> Result<bool> {
    let milestones = contract::milestones(db, contract.id).await?;
    Ok(contract.state(&milestones, cx.today()) == State::InForce)
}

/// Shows what a territory's network does, to anybody.
pub async fn show(mut cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    cx.speak_completely();
    let mut db = cx.read().await?;
    let territory = partner::territory_by_slug(&mut db, &slug).await?.ok_or(Error::NotFound)?;
    let contracts = contract::of_territory(&mut db, territory.id).await?;
    let plans = plans(&cx, &mut db, contracts).await?;
    page(&Show { cx, slug, name: territory.name, plans })
}
