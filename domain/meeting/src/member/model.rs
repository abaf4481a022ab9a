//! Somebody who sits in an instance for an institution.

use base::{Id, Private};
use chrono::NaiveDate;
use contract::Period;
use partner::Institution;
use sqlx::FromRow;

use crate::Instance;

/// Who sits for an institution: one at a time.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Member {
    pub id: Id<Member>,
    pub instance_id: Id<Instance>,
    pub institution_id: Id<Institution>,
    /// The name of the institution.
    pub institution: String,
    pub function: String,
    pub name: Private<String>,
    /// The address of her function; empty where none is known.
    pub email: Private<String>,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
}

impl Member {
    pub const fn period(&self) -> Period {
        Period { from: Some(self.starts_on), until: self.ends_on }
    }

    pub fn sits(&self, day: NaiveDate) -> bool {
        self.period().holds(day)
    }
}

/// Why somebody may not sit beside those who do: backwards, or while somebody else does for the same institution.
pub fn fault(new: &Member, known: &[Member]) -> Option<(&'static str, &'static str)> {
    if new.period().is_backwards() {
        return Some(("ends_on", "member-backwards"));
    }
    let is_met = known
        .iter()
        .any(|one| one.id != new.id && one.institution_id == new.institution_id && one.period().meets(new.period()));
    is_met.then_some(("starts_on", "member-overlaps"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(institution_id: Id<Institution>, from: &str, until: &str) -> Member {
        Member {
            id: Id::new(),
            instance_id: Id::new(),
            institution_id,
            institution: String::new(),
            function: "Directrice".into(),
            name: Private::default(),
            email: Private::default(),
            starts_on: from.parse().unwrap(),
            ends_on: until.parse().ok(),
        }
    }

    #[test]
    fn one_sits_for_an_institution_at_a_time() {
        let (one, other) = (Id::new(), Id::new());
        let known = [member(one, "2026-01-01", "2026-06-30")];
        assert_eq!(fault(&member(one, "2026-06-30", ""), &known), Some(("starts_on", "member-overlaps")));
        assert_eq!(fault(&member(one, "2026-07-01", ""), &known), None);
        assert_eq!(fault(&member(other, "2026-03-01", ""), &known), None);
    }

    #[test]
    fn a_mandate_does_not_end_before_it_starts() {
        let backwards = member(Id::new(), "2026-07-01", "2026-06-30");
        assert_eq!(fault(&backwards, &[]), Some(("ends_on", "member-backwards")));
    }

    #[test]
    fn whoever_is_changed_does_not_stand_in_her_own_way() {
        let known = member(Id::new(), "2026-01-01", "");
        assert_eq!(fault(&Member { ends_on: "2026-12-31".parse().ok(), ..known.clone() }, &[known]), None);
    }
}
