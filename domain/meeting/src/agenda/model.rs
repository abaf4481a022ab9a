//! An agenda: points in their order, one on each line of what is typed.

use base::Id;
use base::text::one_line;
use serde::Deserialize;
use sqlx::FromRow;
use sqlx::types::Uuid;
use web::Errors;

use crate::Meeting;

base::text_enum! {
    /// Where a point comes from.
    pub enum Origin {
        Free = "free",
        /// It was on the agenda before, and not spoken of.
        Undone = "undone",
        /// An action of the plan is late.
        Late = "late",
        /// A decision that became no action.
        Decision = "decision",
        /// A contract ends within a year.
        Contract = "contract",
    }
}

/// A point of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Point {
    pub id: Id<Point>,
    pub meeting_id: Id<Meeting>,
    /// From 1.
    pub position: i64,
    pub title: String,
    pub origin: Origin,
    /// The point, the action, the decision or the contract that it is about.
    pub origin_id: Option<Uuid>,
    /// It was spoken of.
    pub is_done: bool,
}

/// A point that could be put on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub title: String,
    pub origin: Origin,
    pub origin_id: Uuid,
}

impl Proposal {
    /// What a form calls it.
    pub fn code(&self) -> String {
        self.origin_id.simple().to_string()
    }
}

/// An agenda as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AgendaForm {
    /// One point on each line, in order.
    pub points: String,
    /// The codes of proposals that are put after them.
    pub proposals: Vec<String>,
    pub version: i64,
}

const POINTS: usize = 60;
const LETTERS: usize = 200;

impl AgendaForm {
    pub fn of(points: &[Point], version: i64) -> Self {
        let lines: Vec<&str> = points.iter().map(|point| point.title.as_str()).collect();
        Self { points: lines.join("\n"), proposals: Vec::new(), version }
    }

    pub fn has(&self, proposal: &Proposal) -> bool {
        self.proposals.contains(&proposal.code())
    }

    /// The titles in their order, each with what is known of it: a line that says what a point or a proposal says is that one.
    pub fn check(
        &self,
        meeting: Id<Meeting>,
        (known, proposals): (&[Point], &[Proposal]),
    ) -> Result<Vec<Point>, Errors> {
        let mut titles: Vec<String> = Vec::new();
        let chosen = proposals.iter().filter(|one| self.has(one)).map(|one| one.title.clone());
        for title in self.points.lines().map(one_line).chain(chosen) {
            if !title.is_empty() && !titles.contains(&title) {
                titles.push(title);
            }
        }
        let mut errors = Errors::default();
        errors.require("points", titles.len() <= POINTS, "agenda-many");
        errors.require("points", titles.iter().all(|title| title.chars().count() <= LETTERS), "agenda-point-long");
        if !errors.is_empty() {
            return Err(errors);
        }
        let point = |(position, title): (i64, String)| {
            let before = known.iter().find(|point| point.title == title);
            let proposal = proposals.iter().find(|proposal| proposal.title == title);
            Point {
                id: before.map_or_else(Id::new, |point| point.id),
                meeting_id: meeting,
                position,
                origin: before.map(|point| point.origin).or(proposal.map(|one| one.origin)).unwrap_or(Origin::Free),
                origin_id: before.map_or_else(|| proposal.map(|one| one.origin_id), |point| point.origin_id),
                is_done: before.is_some_and(|point| point.is_done),
                title,
            }
        };
        Ok((1..).zip(titles).map(point).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(title: &str) -> Proposal {
        Proposal { title: title.into(), origin: Origin::Late, origin_id: Id::<Point>::new().uuid() }
    }

    #[test]
    fn points_stand_in_the_order_of_their_lines_and_chosen_proposals_after_them() {
        let late = [proposal("Action en retard"), proposal("Une autre")];
        let form = AgendaForm {
            points: " Tour de table \n\nBilan\nBilan".into(),
            proposals: vec![late[0].code()],
            version: 1,
        };
        let points = form.check(Id::new(), (&[], &late)).unwrap();
        let told: Vec<_> = points.iter().map(|one| (one.position, one.title.as_str(), one.origin)).collect();
        let free = Origin::Free;
        assert_eq!(told, [(1, "Tour de table", free), (2, "Bilan", free), (3, "Action en retard", Origin::Late)]);
        assert_eq!(points[2].origin_id, Some(late[0].origin_id));
    }

    #[test]
    fn a_point_that_is_moved_stays_the_same_point() {
        let meeting = Id::new();
        let form = AgendaForm { points: "Un\nDeux".into(), ..AgendaForm::default() };
        let known = form.check(meeting, (&[], &[])).unwrap();
        let moved = AgendaForm { points: "Deux\nUn".into(), ..AgendaForm::default() };
        let points = moved.check(meeting, (&known, &[])).unwrap();
        assert_eq!((points[0].id, points[1].id), (known[1].id, known[0].id));
    }

    #[test]
    fn an_agenda_has_an_end() {
        let many: Vec<String> = (0..=POINTS).map(|number| number.to_string()).collect();
        let form = AgendaForm { points: many.join("\n"), ..AgendaForm::default() };
        assert_eq!(form.check(Id::new(), (&[], &[])).unwrap_err().get("points"), Some("agenda-many"));
        let long = AgendaForm { points: "a".repeat(LETTERS + 1), ..AgendaForm::default() };
        assert_eq!(long.check(Id::new(), (&[], &[])).unwrap_err().get("points"), Some("agenda-point-long"));
    }
}
