//! What the texts of an entry must not tell: the street of a place whose address is hidden.

use std::collections::BTreeSet;

use base::text::fold;

use crate::{KeptPlace, Service, Visibility};

/// The shortest name of a street that is looked for, in letters.
const SHORTEST: usize = 6;

/// A folded text, its common abbreviations written out, between blanks.
fn spelled(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(' ').map(|word| match word {
        "av" | "ave" => "avenue",
        "bd" | "bld" | "boul" | "bvd" => "boulevard",
        "r" => "rue",
        "pl" => "place",
        "all" => "allee",
        "imp" => "impasse",
        "ch" | "che" | "chem" => "chemin",
        "rte" => "route",
        "sq" => "square",
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The streets of an address, without numbers: « 12 bis, rue du Refuge » has ` rue du refuge `. A single word is too common
/// to be one.
fn streets(line: &str) -> Vec<String> {
    let is_number = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(*word, "bis" | "ter" | "quater" | "n" | "no" | "numero")
    };
    let street = |part: &str| spelled(part).split_whitespace().skip_while(is_number).collect::<Vec<_>>().join(" ");
    let streets = line.split(',').map(street).filter(|street| street.contains(' ') && street.len() >= SHORTEST);
    streets.map(|street| format!(" {street} ")).collect()
}

/// The streets that only hidden places stand in. One that a public place stands in may be told.
pub fn hidden_streets(places: &[KeptPlace]) -> BTreeSet<String> {
    let of = |is_public: bool| {
        let places = places.iter().filter(move |place| (place.visibility == Visibility::Public) == is_public);
        places.filter_map(|place| place.line.as_ref()).flat_map(|line| streets(line.reveal())).collect::<BTreeSet<_>>()
    };
    &of(false) - &of(true)
}

/// Says whether `text` tells one of `streets`.
pub fn tells(text: &str, streets: &BTreeSet<String>) -> bool {
    !streets.is_empty() && {
        let text = spelled(text);
        streets.iter().any(|street| text.contains(street.as_str()))
    }
}

/// The texts of a service that the public reads, with their fields.
pub fn texts(service: &Service) -> [(&'static str, &str); 6] {
    [
        ("name", &service.name),
        ("summary", &service.summary),
        ("description", &service.description),
        ("how_to", &service.how_to),
        ("cost_note", &service.cost_note),
        ("closure_note", &service.closure_note),
    ]
}

#[cfg(test)]
mod tests {
    use base::{Id, Private};

    use super::*;

    fn place(line: &str, visibility: Visibility) -> KeptPlace {
        KeptPlace {
            id: Id::new(),
            structure_id: Id::new(),
            name: String::new(),
            line: Some(Private::new(line.to_owned())),
            postal_code: None,
            commune_code: "99101".into(),
            latitude: None,
            longitude: None,
            visibility,
            hours: None,
            access_note: String::new(),
        }
    }

    #[test]
    fn a_hidden_street_is_recognised_however_it_is_written() {
        let streets = hidden_streets(&[place("12 bis, avenue du Refuge, bât. B", Visibility::AfterCall)]);
        for text in ["au 12 bis avenue du Refuge", "Sonnez au 3, AV. DU REFUGE !", "l’avenue du refuge."] {
            assert!(tells(text, &streets), "{text}");
        }
        for text in ["un refuge", "avenue du Refuges", "12 bis", "rue du Refuge", ""] {
            assert!(!tells(text, &streets), "{text}");
        }
    }

    #[test]
    fn a_street_where_a_public_place_stands_may_be_told() {
        let places = [place("3 rue du Port", Visibility::CommuneOnly), place("9 rue du Port", Visibility::Public)];
        assert!(!tells("Au 9 rue du Port", &hidden_streets(&places)));
        assert!(hidden_streets(&[place("Mairie", Visibility::AfterCall)]).is_empty());
    }
}
