//! Who signs a contract, and who stands for them.

use base::Id;
use chrono::NaiveDate;
use partner::Institution;
use sqlx::FromRow;

use crate::{Contract, Period, State};

/// An institution that is to sign a contract, or has.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Signatory {
    pub id: Id<Signatory>,
    pub contract_id: Id<Contract>,
    pub institution_id: Id<Institution>,
    /// The name of the institution.
    pub name: String,
    pub signed_on: Option<NaiveDate>,
    /// Who signed for it, where that is known.
    pub signed_by_id: Option<Id<Representative>>,
    /// It had not signed the contract that this one renews.
    pub is_new: bool,
}

/// Who stands for a signatory between two days: « La présidente », never a name.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Representative {
    pub id: Id<Representative>,
    pub signatory_id: Id<Signatory>,
    pub function: String,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

impl Representative {
    pub const fn period(&self) -> Period {
        Period { from: self.starts_on, until: self.ends_on }
    }
}

/// Whether the signatures of a contract are known: of one that is in force or over without any, nobody noted them.
pub fn are_signatures_known(signatories: &[Signatory], state: State) -> bool {
    let is_past = matches!(state, State::InForce | State::Ended);
    !is_past || signatories.iter().any(|one| one.signed_on.is_some())
}

/// Who stood for a signatory on `day`.
pub fn on(representatives: &[Representative], signatory: Id<Signatory>, day: NaiveDate) -> Option<&Representative> {
    representatives.iter().find(|one| one.signatory_id == signatory && one.period().holds(day))
}

/// Why somebody may not stand for a signatory beside those who do.
pub fn fault(new: &Representative, known: &[Representative]) -> Option<(&'static str, &'static str)> {
    if new.period().is_backwards() {
        return Some(("ends_on", "mandate-backwards"));
    }
    let is_met = known
        .iter()
        .any(|one| one.id != new.id && one.signatory_id == new.signatory_id && one.period().meets(new.period()));
    is_met.then_some(("starts_on", "mandate-overlaps"))
}

/// A signature: when, and by whom if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub on: NaiveDate,
    pub by: Option<Id<Representative>>,
}

impl Signatory {
    /// Why it cannot have signed so: nobody signs tomorrow, for another institution, or outside her mandate.
    pub fn refuses(
        &self,
        signature: Signature,
        everybody: &[Representative],
        today: NaiveDate,
    ) -> Option<(&'static str, &'static str)> {
        if signature.on > today {
            return Some(("signed_on", "signature-to-come"));
        }
        let who = everybody.iter().find(|one| Some(one.id) == signature.by);
        match (signature.by, who) {
            (None, _) => None,
            (Some(_), Some(who)) if who.signatory_id == self.id => {
                (!who.period().holds(signature.on)).then_some(("signed_by", "signature-outside-mandate"))
            }
            (Some(_), _) => Some(("signed_by", "signature-of-another")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn signatory() -> Signatory {
        Signatory {
            id: Id::new(),
            contract_id: Id::new(),
            institution_id: Id::new(),
            name: "CIDFF".into(),
            signed_on: None,
            signed_by_id: None,
            is_new: false,
        }
    }

    fn stands(signatory: &Signatory, from: &str, until: &str) -> Representative {
        Representative {
            id: Id::new(),
            signatory_id: signatory.id,
            function: "La présidente".into(),
            starts_on: from.parse().ok(),
            ends_on: until.parse().ok(),
        }
    }

    #[test]
    fn two_do_not_stand_for_a_signatory_on_the_same_day() {
        let (one, other) = (signatory(), signatory());
        let known = [stands(&one, "2022-01-01", "2024-03-07")];
        assert_eq!(fault(&stands(&one, "2024-03-08", ""), &known), None);
        assert_eq!(fault(&stands(&one, "2024-03-07", ""), &known), Some(("starts_on", "mandate-overlaps")));
        assert_eq!(fault(&stands(&other, "2024-03-07", ""), &known), None);
        assert_eq!(fault(&known[0], &known), None, "she is not in her own way");
    }

    #[test]
    fn a_mandate_does_not_end_before_it_begins() {
        let one = signatory();
        assert_eq!(fault(&stands(&one, "2024-03-08", "2024-03-07"), &[]), Some(("ends_on", "mandate-backwards")));
    }

    #[test]
    fn nobody_signs_for_another_institution_nor_outside_her_mandate_nor_tomorrow() {
        let (one, other) = (signatory(), signatory());
        let everybody = [stands(&one, "2024-01-01", "2024-12-31"), stands(&other, "", "")];
        let today = day("2026-11-23");
        let refuses = |on: &str, by| one.refuses(Signature { on: day(on), by }, &everybody, today);
        assert_eq!(refuses("2024-03-08", Some(everybody[0].id)), None);
        assert_eq!(refuses("2024-03-08", None), None);
        assert_eq!(refuses("2024-03-08", Some(everybody[1].id)), Some(("signed_by", "signature-of-another")));
        assert_eq!(refuses("2024-03-08", Some(Id::new())), Some(("signed_by", "signature-of-another")));
        assert_eq!(refuses("2025-03-08", Some(everybody[0].id)), Some(("signed_by", "signature-outside-mandate")));
        assert_eq!(refuses("2026-11-24", None), Some(("signed_on", "signature-to-come")));
    }

    #[test]
    fn a_contract_that_is_over_without_a_signature_is_one_whose_signatures_nobody_noted() {
        let (one, other) = (signatory(), Signatory { signed_on: Some(day("2024-03-08")), ..signatory() });
        let known = |signatories: &[Signatory], state| are_signatures_known(signatories, state);
        assert!(!known(std::slice::from_ref(&one), State::Ended) && !known(std::slice::from_ref(&one), State::InForce));
        assert!(known(std::slice::from_ref(&one), State::Voted) && known(&[one, other], State::Ended));
    }

    #[test]
    fn who_stood_for_it_is_told_by_the_day() {
        let one = signatory();
        let known = [stands(&one, "", "2024-03-07"), stands(&one, "2024-03-08", "")];
        assert_eq!(on(&known, one.id, day("2023-06-01")), Some(&known[0]));
        assert_eq!(on(&known, one.id, day("2024-03-08")), Some(&known[1]));
        assert_eq!(on(&known, Id::new(), day("2024-03-08")), None);
    }
}
