//! What a contract came to, as far as this crate knows: its acts, its signatories, the holes among its référents, its survey.

use base::{Db, Result};
use chrono::NaiveDate;

use crate::survey::{SurveyResult, last_result};
use crate::{Act, Contract, Representative, Signatory, State, act, referent, signatory, store};

/// The facts of an evaluation report. Whoever knows of actions, trainings and meetings adds hers beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    pub contract: Contract,
    pub state: State,
    pub acts: Vec<Act>,
    pub signatories: Vec<Signatory>,
    pub representatives: Vec<Representative>,
    /// How many signatories name nobody for the subject.
    pub holes: usize,
    /// How many of those who are named have not said for six months that it still holds.
    pub due: usize,
    pub survey: Option<SurveyResult>,
}

impl Evaluation {
    pub fn knows_signatures(&self) -> bool {
        signatory::model::are_signatures_known(&self.signatories, self.state)
    }

    pub fn signed(&self) -> usize {
        self.signatories.iter().filter(|one| one.signed_on.is_some()).count()
    }

    pub fn unsigned(&self) -> Vec<&Signatory> {
        self.signatories.iter().filter(|one| one.signed_on.is_none()).collect()
    }

    pub fn new_ones(&self) -> Vec<&Signatory> {
        self.signatories.iter().filter(|one| one.is_new).collect()
    }

    /// The signatories whose representative has changed since, with how many they had.
    pub fn changed(&self) -> Vec<(&Signatory, usize)> {
        let count = |one: &Signatory| self.representatives.iter().filter(|who| who.signatory_id == one.id).count();
        self.signatories.iter().map(|one| (one, count(one))).filter(|(_, count)| *count > 1).collect()
    }
}

/// What a contract has come to by `day`.
pub async fn evaluation(db: &mut Db, contract: Contract, day: NaiveDate) -> Result<Evaluation> {
    let annex = referent::annex(db, &contract, day).await?;
    Ok(Evaluation {
        state: contract.state(&store::milestones(db, contract.id).await?, day),
        acts: act::store::acts(db, contract.id).await?,
        signatories: signatory::store::signatories(db, contract.id).await?,
        representatives: signatory::store::representatives(db, contract.id).await?,
        holes: annex.holes(),
        due: annex.due(),
        survey: last_result(db, &contract, day).await?,
        contract,
    })
}
