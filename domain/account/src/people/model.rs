//! Who may give which role, and what a departure leaves behind.

use base::{Codes, Id};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;
use web::{Actor, Standpoint};

use crate::model::{Account, Role};

/// How a role may be given to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giving {
    /// Not by this person.
    Never,
    /// One asks, another agrees.
    ByTwo,
    /// At once.
    Alone,
}

/// How `giver` may give `role` to the account `person`.
///
/// Nobody gives herself anything; somebody with several roles gives as the kindest of them does. An administrator looks after machines: alone, she opens nothing to anybody.
pub fn giving(giver: &Actor, person: Id<Account>, role: Role) -> Giving {
    if giver.account == person.uuid() {
        return Giving::Never;
    }
    let by = |given_by: &&str| match (*given_by, role) {
        ("administrator", _) | ("coordinator", Role::Coordinator | Role::Dpo) => Giving::ByTwo,
        ("coordinator", Role::Referent | Role::Professional) => Giving::Alone,
        ("referent", Role::Referent | Role::Professional) => Giving::Alone,
        _ => Giving::Never,
    };
    giver.roles.iter().map(by).max().unwrap_or(Giving::Never)
}

/// How `giver` may take the roles of `person` from `known` to `wanted`: as the hardest of those that change. A role is
/// taken away as it is given.
pub fn changing(giver: &Actor, person: Id<Account>, known: &Codes<Role>, wanted: &Codes<Role>) -> Giving {
    let changed = known.iter().filter(|role| !wanted.has(*role)).chain(wanted.iter().filter(|role| !known.has(*role)));
    changed.map(|role| giving(giver, person, role)).min().unwrap_or(Giving::Alone)
}

/// Says whether a new activation code may be given to `account` by somebody who gives its roles in the way `giving`.
///
/// Whoever holds a code comes in as that person: what two people open, one alone must not take over. Once both have
/// agreed and until the account is activated, either may hand the code over.
pub fn may_give_code(giving: Giving, account: &Account) -> bool {
    let is_free = giving == Giving::Alone || (giving == Giving::ByTwo && !account.is_activated);
    is_free && !account.roles.is_empty()
}

/// Somebody was asked to have other roles; another person has to agree.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Request {
    pub id: Id<Request>,
    pub account_id: Id<Account>,
    pub roles: Codes<Role>,
    pub asked_by: Id<Account>,
    pub asked_at: DateTime<Utc>,
}

/// How long a request waits for its second person.
pub const REQUEST_LIFE: TimeDelta = TimeDelta::days(7);

impl Request {
    /// Says whether `reader` may agree: neither the one who asked, nor the one it is for, and somebody who could have
    /// asked for the same.
    pub fn may_be_agreed_by(&self, reader: &Actor, known: &Codes<Role>, now: DateTime<Utc>) -> bool {
        reader.account != self.asked_by.uuid()
            && now < self.asked_at + REQUEST_LIFE
            && changing(reader, self.account_id, known, &self.roles) >= Giving::ByTwo
    }
}

/// Where an account stands, for decisions about it.
pub fn standpoint(account: &Account) -> Standpoint {
    Standpoint {
        territory: account.territory_id.uuid(),
        institution: account.institution_id.map(Id::uuid),
        account: Some(account.id.uuid()),
    }
}

/// What somebody who leaves has to hand over: a sentence, how many, and where it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    pub key: &'static str,
    pub count: i64,
    pub path: Option<String>,
}

#[cfg(test)]
mod tests {
    use base::Code as _;
    use web::{Lease, SessionKey};

    use super::*;

    fn actor(roles: &[&'static str]) -> Actor {
        Actor {
            account: number(1).uuid(),
            function: String::new(),
            institution: None,
            territory: number(9).uuid(),
            roles: roles.to_vec(),
            session: SessionKey::of("x"),
            proved_at: DateTime::UNIX_EPOCH,
            lease: Lease::default(),
        }
    }

    fn number(number: u128) -> Id<Account> {
        Id::from_uuid(testkit::Uuid::from_u128(number))
    }

    fn roles(roles: &[Role]) -> Codes<Role> {
        roles.iter().copied().collect()
    }

    #[test]
    fn nobody_gives_herself_a_role() {
        for role in Role::ALL {
            let mighty = actor(&["administrator", "coordinator", "referent"]);
            assert_eq!(giving(&mighty, Id::from_uuid(mighty.account), *role), Giving::Never, "{role}");
        }
    }

    #[test]
    fn what_opens_the_house_wide_takes_two() {
        for role in [Role::Administrator, Role::Coordinator, Role::Dpo] {
            assert_eq!(giving(&actor(&["administrator"]), number(2), role), Giving::ByTwo, "{role}");
            assert_ne!(giving(&actor(&["coordinator", "referent"]), number(2), role), Giving::Alone, "{role}");
            assert_eq!(giving(&actor(&["referent"]), number(2), role), Giving::Never, "{role}");
        }
        assert_eq!(giving(&actor(&["coordinator"]), number(2), Role::Administrator), Giving::Never);
    }

    #[test]
    fn a_referent_gives_the_roles_of_her_institution_alone() {
        assert_eq!(giving(&actor(&["referent"]), number(2), Role::Professional), Giving::Alone);
        assert_eq!(giving(&actor(&["professional", "dpo"]), number(2), Role::Professional), Giving::Never);
    }

    #[test]
    fn a_change_is_as_hard_as_the_hardest_of_its_roles_given_or_taken() {
        let coordinator = actor(&["coordinator"]);
        let change = |known: &[Role], wanted: &[Role]| changing(&coordinator, number(2), &roles(known), &roles(wanted));
        assert_eq!(change(&[Role::Professional], &[Role::Referent]), Giving::Alone);
        assert_eq!(change(&[Role::Referent], &[Role::Referent, Role::Coordinator]), Giving::ByTwo);
        assert_eq!(change(&[Role::Dpo], &[Role::Professional]), Giving::ByTwo);
        assert_eq!(change(&[Role::Administrator], &[Role::Professional]), Giving::Never);
        assert_eq!(change(&[Role::Administrator, Role::Referent], &[Role::Administrator]), Giving::Alone);
    }

    #[test]
    fn a_request_is_agreed_by_another_in_time() {
        let now = DateTime::UNIX_EPOCH;
        let asked = |by: Id<Account>, of: Id<Account>| Request {
            id: Id::new(),
            account_id: of,
            roles: roles(&[Role::Coordinator]),
            asked_by: by,
            asked_at: now,
        };
        let (reader, third) = (actor(&["coordinator"]), number(3));
        let may = |request: Request, now| request.may_be_agreed_by(&reader, &roles(&[]), now);
        assert!(may(asked(third, number(2)), now));
        assert!(!may(asked(Id::from_uuid(reader.account), number(2)), now), "she asked");
        assert!(!may(asked(third, Id::from_uuid(reader.account)), now), "it is for her");
        assert!(!may(asked(third, number(2)), now + REQUEST_LIFE), "too late");
        let referent = actor(&["referent"]);
        assert!(!asked(third, number(2)).may_be_agreed_by(&referent, &roles(&[]), now), "she could not have asked");
    }
}
