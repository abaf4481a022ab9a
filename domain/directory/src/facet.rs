//! The bits by which answers are narrowed and counted: one for each need, kind, language and audience, and a few facts.

use base::Code;

use crate::{Audience, Card, Kind, Language, Moment, Need};

const KINDS_FROM: u32 = 20;
const LANGUAGES_FROM: u32 = 28;
const AUDIENCES_FROM: u32 = 54;

/// A bit of the 64 that an entry has in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    Need(Need),
    Kind(Kind),
    Language(Language),
    Audience(Audience),
    WithoutComplaint,
    Emergency,
    Now,
}

/// Where a code stands in its list.
fn position<C: Code>(code: C) -> u32 {
    C::ALL.iter().position(|other| *other == code).and_then(|position| u32::try_from(position).ok()).unwrap_or(0)
}

impl Facet {
    pub fn bit(self) -> u32 {
        match self {
            Self::Need(need) => position(need),
            Self::Kind(kind) => KINDS_FROM + position(kind),
            Self::Language(language) => LANGUAGES_FROM + position(language),
            Self::WithoutComplaint => 50,
            Self::Emergency => 51,
            Self::Now => 52,
            Self::Audience(audience) => AUDIENCES_FROM + position(audience),
        }
    }

    pub fn flag(self) -> u64 {
        1 << self.bit()
    }
}

/// The bits of an entry.
pub fn flags(card: &Card) -> u64 {
    let needs = card.needs.iter().map(Facet::Need);
    let languages = card.languages.iter().map(Facet::Language);
    let audiences = card.audiences.iter().map(Facet::Audience);
    let facts = [
        Some(Facet::Kind(card.kind)),
        (card.without_complaint == Some(true)).then_some(Facet::WithoutComplaint),
        card.is_emergency.then_some(Facet::Emergency),
        card.moments.has(Moment::Now).then_some(Facet::Now),
    ];
    needs.chain(languages).chain(audiences).chain(facts.into_iter().flatten()).fold(0, |all, facet| all | facet.flag())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_facet_has_a_bit_of_its_own() {
        let facets = Need::ALL
            .iter()
            .map(|code| Facet::Need(*code))
            .chain(Kind::ALL.iter().map(|code| Facet::Kind(*code)))
            .chain(Language::ALL.iter().map(|code| Facet::Language(*code)))
            .chain(Audience::ALL.iter().map(|code| Facet::Audience(*code)))
            .chain([Facet::WithoutComplaint, Facet::Emergency, Facet::Now]);
        let bits: Vec<u32> = facets.map(Facet::bit).collect();
        assert!(bits.iter().all(|bit| *bit < 64));
        assert_eq!(bits.iter().collect::<HashSet<_>>().len(), bits.len());
    }
}
