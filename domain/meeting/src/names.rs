//! The names of institutions.

use std::collections::BTreeMap;

use base::{Db, Id};
use partner::{Institution, Territory};

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

/// The institutions of a territory, by id.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeMap<Id<Institution>, String>);

impl Names {
    pub async fn of(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Self> {
        let members = partner::members(db, territory, 0, INSTITUTIONS).await?;
        Ok(Self(members.into_iter().map(|member| (member.institution.id, member.institution.name)).collect()))
    }

    pub fn has(&self, id: Id<Institution>) -> bool {
        self.0.contains_key(&id)
    }

    /// Ids and names, by name, as a list of choices has them.
    pub fn choices(&self) -> Vec<(String, String)> {
        let mut all: Vec<_> = self.0.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
        all.sort_by_key(|(_, name)| base::text::fold(name));
        all
    }
}
