//! What a territory adds to an entry that is kept elsewhere: the entry is inherited as it is, and read only; a note stands
//! beside it on the public pages of the territory.

mod pages;
pub mod store;

pub use pages::{form, save};
use partner::Territory;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::{Service, Structure};

/// The longest note, in letters: it stands beside an entry and does not replace it.
pub const LONGEST: usize = 600;

/// A note as the public reads it: the territory by its name in addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromRow)]
pub struct Note {
    pub slug: String,
    pub text: String,
}

/// Whether a territory may add a note to an entry of `structure`: its own entries it corrects itself.
pub fn may_add(territory: base::Id<Territory>, structure: &Structure) -> bool {
    structure.territory_id != territory
}

/// A note of a territory, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Kept {
    pub service_id: base::Id<Service>,
    pub text: String,
    /// Grows with each change.
    pub version: i64,
}
