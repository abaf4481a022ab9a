//! Which actions of a plan are looked at, in which groups and order.

use std::collections::BTreeMap;

use base::Id;
use partner::Institution;
use serde::Deserialize;

use super::model::{Board, Card, overall};
use crate::ActionState;
use crate::progress::Progress;

base::text_enum! {
    /// By what actions stand together.
    pub enum View { Axis = "axe", Institution = "institution", Year = "annee" }
}

base::text_enum! {
    /// In which order they stand.
    pub enum Sort { Plan = "plan", End = "fin", Progress = "avancement", Title = "titre" }
}

/// What the address asks for; what it does not know is left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    pub vue: String,
    pub etat: String,
    pub pilote: String,
    pub retard: String,
    pub tri: String,
}

/// Actions below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub heading: Heading,
    pub cards: Vec<Card>,
    /// Of all actions below this heading, objectives included.
    pub progress: Progress,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    Axis(String),
    Objective(String),
    /// Decided in meetings.
    Decisions,
    Institution(String),
    NoLead,
    Year(i32),
    NoYear,
}

impl Which {
    pub fn view(&self) -> View {
        self.vue.parse().unwrap_or(View::Axis)
    }

    pub fn sort(&self) -> Sort {
        self.tri.parse().unwrap_or(Sort::Plan)
    }

    pub fn state(&self) -> Option<ActionState> {
        self.etat.parse().ok()
    }

    pub fn lead(&self) -> Option<Id<Institution>> {
        self.pilote.parse().ok()
    }

    pub fn is_late_only(&self) -> bool {
        !self.retard.is_empty()
    }

    /// Whether some actions may be left out.
    pub fn is_narrow(&self) -> bool {
        self.state().is_some() || self.lead().is_some() || self.is_late_only()
    }

    fn takes(&self, card: &Card) -> bool {
        self.state().is_none_or(|state| card.action.state == state)
            && self.lead().is_none_or(|lead| card.action.lead_id == Some(lead))
            && (!self.is_late_only() || card.is_late())
    }

    /// The cards that are looked at, in their order.
    fn of<'a>(&self, cards: impl Iterator<Item = &'a Card>) -> Vec<Card> {
        let mut taken: Vec<Card> = cards.filter(|card| self.takes(card)).cloned().collect();
        match self.sort() {
            Sort::Plan => {}
            Sort::End => taken.sort_by_key(|card| (card.action.ends_on.is_none(), card.action.ends_on)),
            Sort::Progress => taken.sort_by_key(|card| card.progress().percent),
            Sort::Title => taken.sort_by_key(|card| base::text::fold(&card.action.title)),
        }
        taken
    }

    /// The groups of a plan; an axis or an objective without actions stands too, unless one looks for some.
    pub fn groups(&self, board: &Board) -> Vec<Group> {
        let groups = match self.view() {
            View::Axis => self.by_axis(board),
            View::Institution => self.by_institution(board),
            View::Year => self.by_year(board),
        };
        let is_empty = |group: &Group| group.cards.is_empty() && group.progress == Progress::default();
        groups.into_iter().filter(|group| !self.is_narrow() || !is_empty(group)).collect()
    }

    fn group(&self, heading: Heading, cards: Vec<Card>) -> Group {
        Group { heading, progress: overall(cards.iter()), cards }
    }

    fn by_axis(&self, board: &Board) -> Vec<Group> {
        let mut groups = Vec::new();
        for one in &board.axes {
            let below = self.of(one.all());
            let direct = self.group(Heading::Axis(one.axis.title.clone()), self.of(one.cards.iter()));
            let is_left_out = self.is_narrow() && below.is_empty();
            if !is_left_out {
                groups.push(Group { progress: overall(below.iter()), ..direct });
            }
            for objective in &one.objectives {
                let cards = self.of(objective.cards.iter());
                if !self.is_narrow() || !cards.is_empty() {
                    groups.push(self.group(Heading::Objective(objective.objective.title.clone()), cards));
                }
            }
        }
        let decisions = self.of(board.decisions.iter());
        if !decisions.is_empty() {
            groups.push(self.group(Heading::Decisions, decisions));
        }
        groups
    }

    fn by_institution(&self, board: &Board) -> Vec<Group> {
        let mut by_name: BTreeMap<(String, String), Vec<Card>> = BTreeMap::new();
        let (led, unled): (Vec<_>, Vec<_>) = self.of(board.cards()).into_iter().partition(|card| card.lead.is_some());
        for card in led {
            let name = card.lead.clone().unwrap_or_default();
            by_name.entry((base::text::fold(&name), name)).or_default().push(card);
        }
        let led = by_name.into_iter().map(|((_, name), cards)| self.group(Heading::Institution(name), cards));
        let unled = (!unled.is_empty()).then(|| self.group(Heading::NoLead, unled));
        led.chain(unled).collect()
    }

    fn by_year(&self, board: &Board) -> Vec<Group> {
        let cards = self.of(board.cards());
        let mut years: BTreeMap<i32, Vec<Card>> = BTreeMap::new();
        for card in &cards {
            for year in card.action.years() {
                years.entry(year).or_default().push(card.clone());
            }
        }
        let dated = years.into_iter().rev().map(|(year, cards)| self.group(Heading::Year(year), cards));
        let undated: Vec<Card> = cards.iter().filter(|card| card.action.years().is_empty()).cloned().collect();
        let undated = (!undated.is_empty()).then(|| self.group(Heading::NoYear, undated));
        dated.chain(undated).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Action;
    use crate::axis::Axis;
    use crate::board::model::AxisBoard;
    use crate::board::model::tests::card;

    fn titled(title: &str, ends_on: &str) -> Card {
        let ends_on = ends_on.parse().ok();
        Card { action: Action { title: title.into(), ends_on, ..card().action }, ..card() }
    }

    fn board() -> Board {
        let contract_id = card().action.contract_id;
        let contract = contract::Contract {
            id: contract_id,
            territory_id: Id::new(),
            title: "Contrat".into(),
            kind: None,
            level: None,
            starts_on: None,
            ends_on: None,
            predecessor_id: None,
            version: 1,
        };
        let axis = Axis::new(contract_id, 1, "Former".into());
        let led = Card { lead: Some("Police".into()), ..titled("Zèle", "2025-06-30") };
        let axes = vec![
            AxisBoard { axis: axis.clone(), cards: vec![led, titled("Accueil", "2026-06-30")], objectives: Vec::new() },
            AxisBoard { axis: Axis { title: "Prévenir".into(), ..axis }, cards: Vec::new(), objectives: Vec::new() },
        ];
        Board { contract, today: card().today, axes, decisions: vec![titled("Décidée", "")], removed: Vec::new() }
    }

    fn seen(which: &Which) -> Vec<(Heading, Vec<String>)> {
        let groups = which.groups(&board()).into_iter();
        groups.map(|one| (one.heading, one.cards.into_iter().map(|card| card.action.title).collect())).collect()
    }

    #[test]
    fn an_axis_without_actions_is_shown_and_decisions_stand_apart() {
        let groups = seen(&Which::default());
        let expected = [
            (Heading::Axis("Former".into()), vec!["Zèle".to_owned(), "Accueil".to_owned()]),
            (Heading::Axis("Prévenir".into()), Vec::new()),
            (Heading::Decisions, vec!["Décidée".to_owned()]),
        ];
        assert_eq!(groups, expected);
    }

    #[test]
    fn an_action_stands_below_its_lead_and_in_each_of_its_years() {
        let by = |vue: &str| seen(&Which { vue: vue.into(), ..Which::default() });
        let headings: Vec<_> = by("institution").into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(headings, [Heading::Institution("Police".into()), Heading::NoLead]);
        let headings: Vec<_> = by("annee").into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(headings, [Heading::Year(2026), Heading::Year(2025), Heading::NoYear]);
    }

    #[test]
    fn what_is_looked_for_is_found_alone_and_in_its_order() {
        let late = seen(&Which { retard: "on".into(), ..Which::default() });
        assert_eq!(late.len(), 1);
        assert_eq!(late[0].1, ["Zèle", "Accueil"], "both ended before today");
        let sorted = seen(&Which { tri: "titre".into(), ..Which::default() });
        assert_eq!(sorted[0].1, ["Accueil", "Zèle"]);
        assert!(seen(&Which { etat: "dropped".into(), ..Which::default() }).is_empty());
        assert_eq!(
            seen(&Which { etat: "inventé".into(), ..Which::default() }).len(),
            3,
            "an unknown word asks for nothing"
        );
    }
}
