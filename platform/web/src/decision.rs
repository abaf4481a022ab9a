//! Who may do what: a permission says which roles hold it and how far, and [`decide`] asks it about one object.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::Actor;

base::text_enum! {
    /// How far a role holds a permission: what is about herself, what her institution keeps, what stands in her
    /// territory, all that the installation holds.
    pub enum Reach {
        Own = "own", Institution = "institution", Territory = "territory", Everywhere = "everywhere",
    }
}

/// What some roles may ask for; its name is the key of the words that say it. The object itself is asked about once it
/// is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    pub name: &'static str,
    pub held: &'static [(&'static str, Reach)],
    /// Asks for a proof of who she is that is not older than [`FRESH`].
    pub is_fresh: bool,
}

/// How old the proof of who she is may be for what cannot be undone.
pub const FRESH: TimeDelta = TimeDelta::minutes(5);

impl Permission {
    pub const fn new(name: &'static str, held: &'static [(&'static str, Reach)]) -> Self {
        Self { name, held, is_fresh: false }
    }

    /// The same, for whoever has just proved who she is.
    #[must_use]
    pub const fn fresh(self) -> Self {
        Self { is_fresh: true, ..self }
    }

    pub fn is_given_to(&self, actor: &Actor) -> bool {
        self.reaches(actor).next().is_some()
    }

    /// How far the widest of her roles holds it: what a list shows her.
    pub fn reach(&self, actor: &Actor) -> Option<Reach> {
        self.reaches(actor).max()
    }

    fn reaches(&self, actor: &Actor) -> impl Iterator<Item = Reach> {
        self.held.iter().filter(|(role, _)| actor.roles.contains(role)).map(|(_, reach)| *reach)
    }

    /// Says whether one of her roles holds it as far as `object`.
    fn covers(&self, actor: &Actor, object: Standpoint) -> bool {
        self.reaches(actor).any(|reach| is_within(reach, actor, object))
    }
}

/// Where an object stands: what a decision needs to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standpoint {
    pub territory: Uuid,
    pub institution: Option<Uuid>,
    /// The person it is about, if it is about one who signs in.
    pub account: Option<Uuid>,
}

/// What somebody may do, and may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Permit,
    /// She has to prove again who she is.
    Reauth,
    /// She may know of it, not do this: 403.
    Refuse,
    /// To her it does not exist: 404, byte for byte.
    Absent,
}

/// Decides whether `actor` may do what `act` permits to an object that `see` lets her know of.
///
/// Total: what no line allows is absent. What she may not know of comes before what she may not do.
pub fn decide(actor: &Actor, see: Permission, act: Permission, object: Standpoint, now: DateTime<Utc>) -> Decision {
    if !see.covers(actor, object) {
        return Decision::Absent;
    }
    if !act.covers(actor, object) {
        return Decision::Refuse;
    }
    if act.is_fresh && now - actor.proved_at > FRESH { Decision::Reauth } else { Decision::Permit }
}

fn is_within(reach: Reach, actor: &Actor, object: Standpoint) -> bool {
    let is_of_institution = object.institution.is_some() && object.institution == actor.institution;
    match reach {
        Reach::Own => object.account == Some(actor.account),
        Reach::Institution => is_of_institution,
        Reach::Territory => object.territory == actor.territory,
        Reach::Everywhere => true,
    }
}

impl Decision {
    /// Goes on, or ends as the decision says.
    pub const fn ok(self) -> crate::Result<()> {
        match self {
            Self::Permit => Ok(()),
            Self::Reauth => Err(crate::Failure::Prove),
            Self::Refuse => Err(crate::Failure::Error(base::Error::Forbidden)),
            Self::Absent => Err(crate::Failure::Error(base::Error::NotFound)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Lease, SessionKey};

    const ROLES: [&str; 4] = ["administrator", "coordinator", "referent", "professional"];
    const SEE: Permission = Permission::new(
        "see",
        &[("administrator", Reach::Everywhere), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
    );
    const ACT: Permission =
        Permission::new("act", &[("coordinator", Reach::Territory), ("referent", Reach::Own)]).fresh();

    fn uuid(number: u8) -> Uuid {
        Uuid::from_u128(u128::from(number))
    }

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn actor(roles: Vec<&'static str>, institution: Option<u8>, minutes: i64) -> Actor {
        Actor {
            account: uuid(1),
            function: String::new(),
            institution: institution.map(uuid),
            territory: uuid(1),
            roles,
            session: SessionKey::of("x"),
            proved_at: now() - TimeDelta::minutes(minutes),
            lease: Lease::default(),
        }
    }

    /// The same rule told another way: role by role, one line each, the kindest answer wins.
    fn told_again(actor: &Actor, object: Standpoint) -> Decision {
        let (mut known, mut allowed) = (false, false);
        let ours = object.institution.is_some() && object.institution == actor.institution;
        for role in &actor.roles {
            match *role {
                "administrator" => known = true,
                "coordinator" if object.territory == actor.territory => (known, allowed) = (true, true),
                "referent" => {
                    known |= ours;
                    allowed |= object.account == Some(actor.account);
                }
                _ => {}
            }
        }
        match (known, allowed, now() - actor.proved_at > TimeDelta::minutes(5)) {
            (false, _, _) => Decision::Absent,
            (true, false, _) => Decision::Refuse,
            (true, true, true) => Decision::Reauth,
            (true, true, false) => Decision::Permit,
        }
    }

    #[test]
    fn what_is_not_permitted_ends_there() {
        let ends = |decision: Decision| decision.ok().err().map(|failure| format!("{failure:?}"));
        assert_eq!(ends(Decision::Permit), None);
        for (decision, end) in
            [(Decision::Reauth, "Prove"), (Decision::Refuse, "Error(Forbidden)"), (Decision::Absent, "Error(NotFound)")]
        {
            assert_eq!(ends(decision).as_deref(), Some(end));
        }
    }

    #[test]
    fn a_list_shows_as_far_as_the_widest_of_her_roles() {
        for (roles, reach) in [
            (vec!["referent", "coordinator", "professional"], Some(Reach::Territory)),
            (vec!["professional", "referent"], Some(Reach::Institution)),
            (vec!["professional"], None),
            (vec![], None),
        ] {
            let actor = actor(roles, None, 0);
            assert_eq!((SEE.reach(&actor), SEE.is_given_to(&actor)), (reach, reach.is_some()), "{:?}", actor.roles);
        }
    }

    proptest! {
        #[test]
        fn every_case_is_decided_as_the_rule_told_again(
            roles in proptest::sample::subsequence(ROLES.to_vec(), 0..=4),
            institution in proptest::option::of(1_u8..3),
            object in (1_u8..3, proptest::option::of(1_u8..3), proptest::option::of(1_u8..3)),
            minutes in 0_i64..10,
        ) {
            let actor = actor(roles, institution, minutes);
            let (territory, institution, account) = object;
            let object = Standpoint {
                territory: uuid(territory), institution: institution.map(uuid), account: account.map(uuid),
            };
            prop_assert_eq!(decide(&actor, SEE, ACT, object, now()), told_again(&actor, object));
        }
    }

    #[test]
    fn an_unknown_role_knows_of_nothing() {
        let object = Standpoint { territory: uuid(1), institution: Some(uuid(1)), account: Some(uuid(1)) };
        assert_eq!(decide(&actor(vec!["intruder"], Some(1), 0), SEE, ACT, object, now()), Decision::Absent);
    }

    #[test]
    fn what_no_institution_keeps_is_not_that_of_somebody_without_one() {
        let object = Standpoint { territory: uuid(2), institution: None, account: None };
        assert_eq!(decide(&actor(vec!["referent"], None, 0), SEE, ACT, object, now()), Decision::Absent);
    }

    #[test]
    fn a_proof_older_than_five_minutes_is_asked_for_again() {
        let object = Standpoint { territory: uuid(1), institution: None, account: None };
        let decided = |minutes| decide(&actor(vec!["coordinator"], None, minutes), SEE, ACT, object, now());
        assert_eq!((decided(5), decided(6)), (Decision::Permit, Decision::Reauth));
    }
}
