//! Whoever takes people in for the night: whom to call and for which communes, never where it is.

use base::Id;
use base::text::fold;
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;

/// A shelter or a hotel. It has no address, here or anywhere.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Shelter {
    pub id: Id<Shelter>,
    pub territory_id: Id<Territory>,
    /// The institution whose people declare for it by their accounts.
    pub institution_id: Option<Id<Institution>>,
    pub name: String,
    /// Its name is for its keepers alone.
    pub is_hidden: bool,
    /// Whom to ask for on the telephone: a function, never a person.
    pub function: String,
    pub phone: String,
    /// When that number answers.
    pub hours: String,
    /// The digest of its personal link.
    pub link: Option<String>,
    pub link_until: Option<DateTime<Utc>>,
    /// Since when it takes nobody in.
    pub suspended_on: Option<NaiveDate>,
    pub version: i64,
}

impl Shelter {
    /// Its name as far as partners may read it.
    pub fn told_name(&self) -> Option<&str> {
        (!self.is_hidden).then_some(self.name.as_str())
    }

    /// Its number as a telephone dials it.
    pub fn dialled(&self) -> String {
        self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// Says whether its personal link opens at `now`.
    pub fn has_link(&self, now: DateTime<Utc>) -> bool {
        self.link_until.is_some_and(|end| now < end)
    }
}

/// What a street is called, without accents.
const WAYS: [&str; 15] = [
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "place",
    "chemin",
    "allee",
    "impasse",
    "quai",
    "route",
    "square",
    "cours",
    "villa",
    "sente",
];

/// Says whether a text tells where something is: a number before a street, or a postal code.
pub fn looks_like_address(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !["bis", "ter", "quater"].contains(word)).collect();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && (1..=4).contains(&word.len());
    let names_street =
        words.windows(2).any(|two| matches!(two, [number, way] if is_number(number) && WAYS.contains(way)));
    let is_postal = |word: &&str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    names_street || words.iter().any(is_postal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_where_a_place_is_is_known() {
        for text in ["12 rue de la Paix", "12 bis, avenue Foch", "Foyer, 99100 Valbourg", "3 Allée des Lilas"] {
            assert!(looks_like_address(text), "{text}");
        }
        for text in [
            "Foyer Horizon",
            "Demandez la personne d’astreinte, de 18 h à 8 h",
            "115",
            "01 99 00 00 21",
            "Hôtel de la Place",
        ] {
            assert!(!looks_like_address(text), "{text}");
        }
    }
}
