//! The order of answers: emergency first, then what answers best, is open now and near. Pages and API share it.

use std::cmp::Reverse;
use std::sync::LazyLock;

use base::text::fold;

use crate::{Audience, Candidate, Facet, Need, Opening, Wanted};

/// What somebody writes who is violent and wants to stop: sequences of whole words.
static PERPETRATOR: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../words/perpetrator.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| format!(" {line} ")).collect()
});

/// Says whether she who types is he: the services made for people who are violent are for him, and would frighten her.
fn is_perpetrators(wanted: &Wanted) -> bool {
    let text = format!(" {} ", fold(&wanted.text));
    wanted.facets.contains(&Facet::Need(Need::StopViolence))
        || wanted.facets.contains(&Facet::Audience(Audience::Perpetrator))
        || PERPETRATOR.iter().any(|words| text.contains(words))
}

/// An emergency number comes first when it answers the question at least half as well as the best answer does.
const EMERGENCY_FROM: f32 = 0.5;
/// Within this distance, half of the bonus of being near is kept.
const NEAR_KM: f64 = 6.0;
/// How near a line or a site is, that helps from anywhere.
const EVERYWHERE: f64 = 0.45;

/// How well a candidate answers: what was typed weighs most, then being open, then being near.
fn worth(candidate: &Candidate) -> f64 {
    let open = match candidate.opening {
        Opening::Open => 1.0,
        Opening::Unknown => 0.4,
        Opening::Closed => 0.0,
    };
    let near = candidate.kilometres.map_or(EVERYWHERE, |kilometres| NEAR_KM / (NEAR_KM + kilometres));
    2.4 * f64::from(candidate.relevance) + 0.8 * open + 0.5 * near
}

/// Puts the answers to what is wanted in order; what is made for people who are violent comes last unless one of them asks.
///
/// The order of answers of the same worth is that of their ids, so that paging is stable.
pub fn order(wanted: &Wanted, candidates: &mut [Candidate]) {
    let is_perpetrators = is_perpetrators(wanted);
    let place = |candidate: &Candidate| match candidate {
        candidate if candidate.is_for_perpetrators && !is_perpetrators => 2,
        candidate if candidate.is_emergency && candidate.relevance >= EMERGENCY_FROM && !is_perpetrators => 0,
        _ => 1,
    };
    // The bits of numbers that are not negative are ordered as the numbers are.
    candidates.sort_by_cached_key(|candidate| (place(candidate), Reverse(worth(candidate).to_bits()), candidate.id));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Wanted {
        Wanted { text: text.into(), ..Wanted::default() }
    }

    #[test]
    fn who_is_violent_is_told_from_who_suffers_it() {
        assert!(is_perpetrators(&text("Je suis violent avec ma copine")));
        assert!(is_perpetrators(&Wanted { facets: vec![Facet::Need(Need::StopViolence)], ..Wanted::default() }));
        assert!(!is_perpetrators(&text("mon mari est violent")));
        assert!(!is_perpetrators(&text("mon mari me frappe")));
    }
}
