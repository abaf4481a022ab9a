//! A body that meets, and when it can decide.

use base::{Id, Private};
use chrono::NaiveDate;
use contract::Contract;
use partner::Territory;
use sqlx::FromRow;

base::text_enum! {
    /// What sort of body it is.
    pub enum InstanceKind {
        /// All signatories, at least once a year.
        Plenary = "plenary",
        Restricted = "restricted",
        Steering = "steering",
        Technical = "technical",
        Thematic = "thematic",
        Observatory = "observatory",
    }
}

base::text_enum! {
    /// How many institutions it takes to decide.
    pub enum QuorumRule { Free = "free", Half = "half", Number = "number" }
}

/// A body that meets.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Instance {
    pub id: Id<Instance>,
    pub territory_id: Id<Territory>,
    pub contract_id: Option<Id<Contract>>,
    pub kind: InstanceKind,
    pub name: String,
    pub missions: String,
    /// Whom members answer to: the address of a function.
    pub secretariat: Private<String>,
    pub created_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub quorum: QuorumRule,
    pub quorum_number: Option<i64>,
    pub version: i64,
}

impl Instance {
    pub fn path(&self) -> String {
        format!("/pro/instances/{}", self.id)
    }

    /// Whether its name stays out of mails and calendars: somebody else may read them. So it is for every thematic group and
    /// observatory, and for whatever is called by what it is about.
    pub fn is_discreet(&self) -> bool {
        let is_discreet_by_nature = matches!(self.kind, InstanceKind::Thematic | InstanceKind::Observatory);
        is_discreet_by_nature || !mail::betraying(&self.name).is_empty()
    }

    pub fn has_ended(&self, day: NaiveDate) -> bool {
        self.ended_on.is_some_and(|end| end < day)
    }

    /// How many of `seats` institutions must be present or represented; none where any number will do.
    pub fn quorum_of(&self, seats: usize) -> Option<usize> {
        match self.quorum {
            QuorumRule::Free => None,
            QuorumRule::Half => Some(seats.div_ceil(2)),
            QuorumRule::Number => self.quorum_number.and_then(|number| usize::try_from(number).ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instance(kind: InstanceKind, name: &str) -> Instance {
        Instance {
            id: Id::new(),
            territory_id: Id::new(),
            contract_id: None,
            kind,
            name: name.into(),
            missions: String::new(),
            secretariat: Private::default(),
            created_on: "2023-03-07".parse().unwrap(),
            ended_on: None,
            quorum: QuorumRule::Half,
            quorum_number: Some(3),
            version: 1,
        }
    }

    #[test]
    fn a_thematic_group_an_observatory_and_a_name_that_tells_stay_out_of_mails() {
        assert!(instance(InstanceKind::Thematic, "Groupe logement").is_discreet());
        assert!(instance(InstanceKind::Observatory, "Observatoire").is_discreet());
        assert!(instance(InstanceKind::Steering, "Comité contre les violences").is_discreet());
        assert!(!instance(InstanceKind::Plenary, "Plénière du contrat").is_discreet());
    }

    #[test]
    fn half_of_an_odd_number_is_the_greater_half() {
        let plenary = instance(InstanceKind::Plenary, "Plénière");
        assert_eq!([plenary.quorum_of(8), plenary.quorum_of(9), plenary.quorum_of(0)], [Some(4), Some(5), Some(0)]);
        let three = Instance { quorum: QuorumRule::Number, ..plenary.clone() };
        assert_eq!(three.quorum_of(25), Some(3));
        assert_eq!(Instance { quorum: QuorumRule::Free, ..plenary }.quorum_of(25), None);
    }
}
