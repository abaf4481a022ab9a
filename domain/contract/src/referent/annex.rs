//! Annex 1 of a contract: for each signatory, who answers for the subject on a day.

use base::{Db, Id, Result};
use chrono::NaiveDate;
use partner::Territory;

use super::model::{Rank, Referent};
use super::store;
use crate::{Contract, Signatory, signatory};

/// What annex 1 says, for a page or for paper. It holds personal data of professionals: for the partners of the territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    pub title: String,
    pub territory: String,
    pub on: NaiveDate,
    pub lines: Vec<AnnexLine>,
}

/// A signatory with whom it names; neither is a hole, which is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexLine {
    pub signatory: Signatory,
    pub holder: Option<Referent>,
    pub deputy: Option<Referent>,
}

impl Annex {
    /// How many signatories name nobody.
    pub fn holes(&self) -> usize {
        self.lines.iter().filter(|line| line.holder.is_none()).count()
    }

    /// How many of those who are named have not said for six months that it still holds.
    pub fn due(&self) -> usize {
        let named = self.lines.iter().flat_map(|line| line.holder.iter().chain(&line.deputy));
        named.filter(|one| one.is_due(self.on) || one.denied_on.is_some()).count()
    }
}

/// Annex 1 of a contract as it stands on `on`.
pub async fn annex(db: &mut Db, contract: &Contract, on: NaiveDate) -> Result<Annex> {
    let territory: Id<Territory> = contract.territory_id;
    let territory = partner::territory(db, territory).await?.map(|one| one.name).unwrap_or_default();
    let referents = store::referents(db, contract.id).await?;
    let signatories = signatory::store::signatories(db, contract.id).await?;
    let named = |signatory: &Signatory, rank: Rank| {
        let mut of = referents.iter().filter(|one| one.signatory_id == signatory.id && one.rank == rank);
        of.find(|one| one.is_current(on)).cloned()
    };
    let lines = signatories.into_iter().map(|signatory| AnnexLine {
        holder: named(&signatory, Rank::Holder),
        deputy: named(&signatory, Rank::Deputy),
        signatory,
    });
    Ok(Annex { title: contract.title.clone(), territory, on, lines: lines.collect() })
}
