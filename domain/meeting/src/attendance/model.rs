//! Attendance by institution, and what it adds up to.

use base::Id;
use partner::Institution;
use sqlx::FromRow;

use crate::{Instance, Meeting};

base::text_enum! {
    /// How an institution takes part.
    pub enum Presence {
        Present = "present",
        /// By somebody else than who sits for it.
        Represented = "represented",
        Excused = "excused",
        Absent = "absent",
    }
}

/// What an institution announced, and how it took part.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Attendance {
    pub meeting_id: Id<Meeting>,
    pub institution_id: Id<Institution>,
    /// The name of the institution.
    pub institution: String,
    pub announced: Option<Presence>,
    /// None until somebody has said who came.
    pub presence: Option<Presence>,
    /// By whom it is represented: a function.
    pub by_function: String,
}

/// How many institutions took part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    pub present: usize,
    pub represented: usize,
    pub excused: usize,
    pub absent: usize,
}

impl Counted {
    pub fn of(presences: impl Iterator<Item = Presence>) -> Self {
        let mut counted = Self::default();
        for presence in presences {
            match presence {
                Presence::Present => counted.present += 1,
                Presence::Represented => counted.represented += 1,
                Presence::Excused => counted.excused += 1,
                Presence::Absent => counted.absent += 1,
            }
        }
        counted
    }

    /// How many institutions have a seat.
    pub const fn seats(&self) -> usize {
        self.present + self.represented + self.excused + self.absent
    }

    /// How many count for the quorum.
    pub const fn voices(&self) -> usize {
        self.present + self.represented
    }

    /// Whether enough took part to decide; none where any number will do.
    pub fn has_quorum(&self, instance: &Instance) -> Option<bool> {
        instance.quorum_of(self.seats()).map(|needed| self.voices() >= needed)
    }
}

#[cfg(test)]
mod tests {
    use base::Private;

    use super::*;
    use crate::{InstanceKind, QuorumRule};

    #[test]
    fn whoever_is_represented_counts_for_the_quorum_and_whoever_is_excused_does_not() {
        use Presence::{Absent, Excused, Present, Represented};
        let instance = Instance {
            id: Id::new(),
            territory_id: Id::new(),
            contract_id: None,
            kind: InstanceKind::Plenary,
            name: "Plénière".into(),
            missions: String::new(),
            secretariat: Private::default(),
            created_on: "2023-03-07".parse().unwrap(),
            ended_on: None,
            quorum: QuorumRule::Half,
            quorum_number: None,
            version: 1,
        };
        let half = Counted::of([Present, Represented, Excused, Absent].into_iter());
        assert_eq!((half.seats(), half.voices(), half.has_quorum(&instance)), (4, 2, Some(true)));
        let less = Counted::of([Present, Excused, Excused, Absent].into_iter());
        assert_eq!(less.has_quorum(&instance), Some(false));
        assert_eq!(less.has_quorum(&Instance { quorum: QuorumRule::Free, ..instance }), None);
    }
}
