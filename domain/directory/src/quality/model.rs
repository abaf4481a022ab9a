//! How well an entry is told, after data·inclusion's published formula: the mean of the criteria that apply to it.

use crate::{Card, Cost, Kind};
use chrono::NaiveDate;

base::text_enum! {
    /// What is looked at, in the order of the formula.
    pub enum Criterion {
        Address = "address", Reach = "reach", Audience = "audience", Need = "need", Contact = "contact", Email = "email",
        Phone = "phone", Fresh = "fresh", Cost = "cost", Description = "description",
    }
}

/// A criterion that applies, and how far it is met, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub criterion: Criterion,
    pub percent: u32,
}

/// How well an entry is told, in hundredths, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    pub percent: u32,
    pub parts: Vec<Part>,
}

/// Days after which what was told counts for less, and for nothing.
const FRESH_DAYS: i64 = 183;
const OLD_DAYS: i64 = 730;

impl Score {
    /// The criteria that would raise it, the furthest from being met first.
    pub fn lacking(&self) -> Vec<Criterion> {
        let mut lacking: Vec<_> = self.parts.iter().filter(|part| part.percent < 100).collect();
        lacking.sort_by_key(|part| part.percent);
        lacking.into_iter().map(|part| part.criterion).collect()
    }
}

/// The score of an entry on `today`. The address of a place that is hidden on purpose is not missing.
pub fn score(card: &Card, today: NaiveDate) -> Score {
    let is_met_somewhere = matches!(card.kind, Kind::Place | Kind::Itinerant);
    let (has_phone, has_email) = (card.phone.is_some(), card.email.is_some());
    let has_contact = has_phone || has_email || card.website.is_some();
    let ways = if has_contact || is_met_somewhere { 50 } else { 0 };
    let callers = if card.audiences.is_empty() { 0 } else { 50 };
    let parts = [
        (Criterion::Address, is_met_somewhere, whole(!card.places.is_empty())),
        (Criterion::Reach, true, ways + callers),
        (Criterion::Audience, true, whole(!card.audiences.is_empty())),
        (Criterion::Need, true, whole(!card.needs.is_empty())),
        (Criterion::Contact, true, whole(has_contact)),
        // Whoever has a way to be reached is reached by it: these two always hold when they apply.
        (Criterion::Email, has_email, 100),
        (Criterion::Phone, has_phone, 100),
        (Criterion::Fresh, true, card.checked_on.map_or(0, |day| fresh((today - day).num_days()))),
        (Criterion::Cost, true, cost(card)),
        (Criterion::Description, true, description(card)),
    ];
    let parts: Vec<Part> = parts
        .into_iter()
        .filter(|(_, applies, _)| *applies)
        .map(|(criterion, _, percent)| Part { criterion, percent })
        .collect();
    let sum: u32 = parts.iter().map(|part| part.percent).sum();
    let count = u32::try_from(parts.len()).unwrap_or(1).max(1);
    Score { percent: (sum + count / 2) / count, parts }
}

const fn whole(is: bool) -> u32 {
    if is { 100 } else { 0 }
}

/// All under six months, then less each day, nothing after two years.
fn fresh(days: i64) -> u32 {
    let left = (OLD_DAYS - days).clamp(0, OLD_DAYS - FRESH_DAYS);
    u32::try_from(left * 100 / (OLD_DAYS - FRESH_DAYS)).unwrap_or(0)
}

fn cost(card: &Card) -> u32 {
    match card.cost {
        None => 0,
        Some(Cost::Paid) if card.cost_note.is_empty() => 50,
        Some(_) => 100,
    }
}

fn description(card: &Card) -> u32 {
    match card.summary.chars().count() + card.description.chars().count() {
        0..50 => 0,
        50..200 => 50,
        200..2000 => 100,
        _ => 50,
    }
}

#[cfg(test)]
mod tests {
    use base::Codes;

    use super::*;
    use crate::model::tests::entry;
    use crate::{Audience, Entry, Need};

    /// An entry of which nothing is missing but where it is.
    fn card() -> Card {
        let mut card = Card::from(Entry { places: Vec::new(), ..entry() });
        (card.kind, card.cost, card.checked_on) = (Kind::Place, Some(Cost::Free), Some(today()));
        card.needs = Codes::from_iter([Need::Shelter]);
        card.audiences = Codes::from_iter([Audience::Victim]);
        card.email = Some("accueil@horizon.example".into());
        card.description = "é".repeat(300);
        card
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn percent(card: &Card, criterion: Criterion) -> Option<u32> {
        score(card, today()).parts.iter().find(|part| part.criterion == criterion).map(|part| part.percent)
    }

    #[test]
    fn the_score_is_the_mean_of_the_criteria_that_apply() {
        let mut card = card();
        card.kind = Kind::PhoneLine;
        assert_eq!(score(&card, today()).percent, 100);
        card.needs = base::Codes::default();
        let told = score(&card, today());
        assert_eq!((told.percent, told.parts.len()), (89, 9));
    }

    #[test]
    fn a_place_without_an_address_lacks_one_and_a_line_does_not() {
        let mut card = card();
        assert_eq!(percent(&card, Criterion::Address), Some(0));
        card.kind = Kind::PhoneLine;
        assert_eq!(percent(&card, Criterion::Address), None);
    }

    #[test]
    fn what_was_checked_counts_whole_for_six_months_and_for_nothing_after_two_years() {
        assert_eq!([0, 183, 184, 456, 729, 730, 9000].map(fresh), [100, 100, 99, 50, 0, 0, 0]);
        let mut card = card();
        card.checked_on = None;
        assert_eq!(percent(&card, Criterion::Fresh), Some(0));
    }

    #[test]
    fn a_price_is_to_be_explained() {
        let mut card = card();
        for (cost, note, told) in
            [(None, "", 0), (Some(Cost::Paid), "", 50), (Some(Cost::Paid), "10 €", 100), (Some(Cost::Free), "", 100)]
        {
            (card.cost, card.cost_note) = (cost, note.to_owned());
            assert_eq!(percent(&card, Criterion::Cost), Some(told));
        }
    }

    #[test]
    fn a_description_is_neither_short_nor_endless() {
        let mut card = card();
        for (length, told) in [(10, 0), (60, 50), (300, 100), (3000, 50)] {
            (card.summary, card.description) = (String::new(), "é".repeat(length));
            assert_eq!(percent(&card, Criterion::Description), Some(told));
        }
    }
}
