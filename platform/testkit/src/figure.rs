//! The people of the town, known by what they do.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use web::{Actor, Lease, SessionKey};

use crate::town::{ASSOCIATION, HOSPITAL, NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, SOCIAL_CENTRE, VALBOURG};

/// Somebody who recurs in every test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Whoever comes without an account.
    Nobody,
    /// Looks after the installation, from no institution.
    Administrator,
    /// Coordinates the network of Valbourg, at the social centre.
    Coordinator,
    /// Answers for the police station in that network.
    Referent,
    /// Works at the association.
    Professional,
    /// Coordinates Rochemont, next door: what is Valbourg's does not exist for her.
    Neighbour,
    /// Works at the hospital.
    Doctor,
    /// Sits at the desk of the police station.
    Desk,
    /// Watches over data protection in Valbourg.
    Dpo,
}

impl Figure {
    pub const ALL: [Self; 9] = [
        Self::Nobody,
        Self::Administrator,
        Self::Coordinator,
        Self::Referent,
        Self::Professional,
        Self::Neighbour,
        Self::Doctor,
        Self::Desk,
        Self::Dpo,
    ];

    /// Those who have an account.
    pub fn signed_in() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|figure| *figure != Self::Nobody)
    }

    /// Her name in the tests: what she signs in with, and the value of her cookie. Nobody's is empty.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "",
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Referent => "referent",
            Self::Professional => "professional",
            Self::Neighbour => "neighbour",
            Self::Doctor => "doctor",
            Self::Desk => "desk",
            Self::Dpo => "dpo",
        }
    }

    pub const fn account(self) -> Uuid {
        Uuid::from_u128(0xacc0_0000 + self as u128)
    }

    /// The code of her role; nobody's is empty.
    pub const fn role(self) -> &'static str {
        match self {
            Self::Nobody => "",
            Self::Administrator => "administrator",
            Self::Coordinator | Self::Neighbour => "coordinator",
            Self::Referent => "referent",
            Self::Professional | Self::Doctor | Self::Desk => "professional",
            Self::Dpo => "dpo",
        }
    }

    pub const fn function(self) -> &'static str {
        match self {
            Self::Nobody => "",
            Self::Administrator => "administratrice",
            Self::Coordinator => "coordinatrice du réseau de Valbourg",
            Self::Referent => "référente du commissariat",
            Self::Professional => "accueillante de l’association",
            Self::Neighbour => "coordinatrice du réseau de Rochemont",
            Self::Doctor => "médecin des urgences",
            Self::Desk => "agent d’accueil du commissariat",
            Self::Dpo => "déléguée à la protection des données",
        }
    }

    pub const fn territory(self) -> Uuid {
        if matches!(self, Self::Neighbour) { ROCHEMONT } else { VALBOURG }
    }

    pub const fn institution(self) -> Option<Uuid> {
        match self {
            Self::Nobody | Self::Administrator | Self::Dpo => None,
            Self::Coordinator => Some(SOCIAL_CENTRE),
            Self::Referent | Self::Desk => Some(POLICE),
            Self::Professional => Some(ASSOCIATION),
            Self::Neighbour => Some(NEIGHBOUR_TOWN_HALL),
            Self::Doctor => Some(HOSPITAL),
        }
    }

    /// Her as the pages know her once she has signed in, just before `now`; nobody is none.
    pub fn actor(self, now: DateTime<Utc>) -> Option<Actor> {
        (self != Self::Nobody).then(|| Actor {
            account: self.account(),
            function: self.function().to_owned(),
            institution: self.institution(),
            territory: self.territory(),
            roles: vec![self.role()],
            session: SessionKey::of(self.name()),
            proved_at: now,
            lease: Lease { idle: 840, whole: 36_000, is_shared: false },
        })
    }

    /// Whoever has the session of this key.
    pub(crate) fn of_session(key: &SessionKey) -> Option<Self> {
        Self::signed_in().find(|figure| SessionKey::of(figure.name()) == *key)
    }
}
