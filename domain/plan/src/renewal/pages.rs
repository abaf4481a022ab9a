//! The page where the coordinator says what of the plan goes on: what she chose is told in numbers before it is done, and after.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use contract::Contract;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::carry::carry;
use super::form::{ENDS, GOES_ON, Sent, check, name_of};
use super::model::{CarriedCounts, Heritage, Outcome};
use super::store;
use crate::action::{Place, places};
use crate::board::{AxisBoard, Card, ObjectiveBoard};
use crate::{board, reach};

#[derive(Template)]
#[template(path = "plan/renewal.html")]
struct Choosing {
    cx: Cx,
    contract: Contract,
    heritage: Heritage,
    /// The places of the next plan.
    places: Vec<Place>,
    sent: Sent,
    /// What would be done, once it was chosen.
    told: Option<CarriedCounts>,
    errors: Errors,
}

impl Choosing {
    fn path(&self) -> String {
        format!("{}/plan/reprise", self.contract.path())
    }

    /// Something may still be decided.
    fn is_open(&self) -> bool {
        let before = &self.heritage.before;
        let is_away = |one: &AxisBoard| {
            self.heritage.axis(one.axis.id).is_none()
                || one.objectives.iter().any(|of| self.heritage.objective(of.objective.id).is_none())
        };
        before.axes.iter().any(is_away) || before.cards().any(|card| card.sequel.is_none())
    }

    /// What may become of an axis or an objective.
    fn frame_choices(&self) -> Vec<(String, String)> {
        vec![(GOES_ON.to_owned(), self.cx.t("plan-carry-on")), (ENDS.to_owned(), self.cx.t("plan-carry-not"))]
    }

    /// What may become of an action: the same, or a place of the next plan.
    fn choices(&self) -> Vec<(String, String)> {
        let place = |place: &Place| (place.code(), self.cx.t1("plan-carry-under", "place", place.name.as_str()));
        let same = (GOES_ON.to_owned(), self.cx.t("plan-carry-same"));
        let ends = (ENDS.to_owned(), self.cx.t("plan-carry-not"));
        [same].into_iter().chain(self.places.iter().map(place)).chain([ends]).collect()
    }

    /// What a box shows: what was typed, or else what is proposed.
    fn chosen(&self, name: &str, proposed: bool) -> String {
        let proposed = if proposed { GOES_ON } else { ENDS };
        self.sent.get(name).map_or(proposed, String::as_str).to_owned()
    }

    fn axis_chosen(&self, one: &AxisBoard) -> String {
        let proposed = self.heritage.is_proposed(one.axis.settled_on, one.all());
        self.chosen(&format!("axe-{}", one.axis.id), proposed)
    }

    fn objective_chosen(&self, one: &ObjectiveBoard) -> String {
        let proposed = self.heritage.is_proposed(one.objective.settled_on, one.cards.iter());
        self.chosen(&format!("objectif-{}", one.objective.id), proposed)
    }

    fn action_name(&self, card: &Card) -> String {
        name_of(card)
    }

    fn action_chosen(&self, card: &Card) -> String {
        self.chosen(&name_of(card), self.heritage.proposed(card) == Outcome::GoesOn)
    }

    fn is_axis_there(&self, one: &AxisBoard) -> bool {
        self.heritage.axis(one.axis.id).is_some()
    }

    fn is_objective_there(&self, one: &ObjectiveBoard) -> bool {
        self.heritage.objective(one.objective.id).is_some()
    }

    fn now(&self) -> CarriedCounts {
        self.heritage.counts()
    }
}

async fn choosing_of(cx: Cx, db: &mut Db, id: Id<Contract>) -> Result<Choosing> {
    let contract = reach::keep(&cx, db, id).await?;
    let heritage = store::heritage(db, &contract, cx.today()).await?.ok_or(Error::NotFound)?;
    let places = places(&board::store::of_contract(db, &contract, cx.today()).await?);
    Ok(Choosing { cx, contract, heritage, places, sent: Sent::default(), told: None, errors: Errors::default() })
}

/// Shows what of the plan before goes on, and asks about the rest.
pub async fn show(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    page(&choosing_of(cx, &mut db, id).await?)
}

/// Tells what was chosen in numbers; once that was confirmed, does it.
pub async fn save(cx: Cx, Path(id): Path<Id<Contract>>, Form(mut sent): Form<Sent>) -> Result<Response> {
    let mut db = cx.write().await?;
    let choosing = choosing_of(cx, &mut db, id).await?;
    let is_confirmed = sent.remove("confirmed").is_some();
    let outcomes = match check(&sent, &choosing.heritage, &choosing.places) {
        Ok(outcomes) => outcomes,
        Err(errors) => return invalid(&Choosing { sent, errors, ..choosing }),
    };
    if !is_confirmed && !outcomes.is_empty() {
        let told = Some(outcomes.counts(&choosing.heritage));
        return page(&Choosing { sent, told, ..choosing });
    }
    if !outcomes.is_empty() {
        carry(&mut db, (&choosing.contract, &choosing.heritage), &outcomes, choosing.cx.now()).await?;
        choosing.cx.journal(&mut db, "plan.carried_over", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&choosing.path()))
}
