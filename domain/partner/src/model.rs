//! Territories, communes and institutions, and the rules about them.

use base::Id;
use base::text::fold;
use sqlx::FromRow;

base::text_enum! {
    /// What a territory is made of; the smaller ones come first.
    pub enum TerritoryKind {
        Commune = "commune", Communes = "communes", Epci = "epci", Department = "department", National = "national",
    }
}

/// What one contract, or one coordination, answers for.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Territory {
    pub id: Id<Territory>,
    /// How the public address names it: `boulogne-billancourt`.
    pub slug: String,
    pub name: String,
    pub kind: TerritoryKind,
    pub department_code: Option<String>,
    pub epci_code: Option<String>,
    /// The public host name that stands for this territory, if it has one.
    pub host: Option<String>,
}

impl Territory {
    /// Says whether a territory told by a code holds `commune`; one made of named communes is asked in the store.
    pub fn holds_by_code(&self, commune: &Commune) -> bool {
        match self.kind {
            TerritoryKind::National => true,
            TerritoryKind::Department => self.department_code.as_ref() == Some(&commune.department_code),
            TerritoryKind::Epci => self.epci_code.is_some() && self.epci_code == commune.epci_code,
            TerritoryKind::Commune | TerritoryKind::Communes => false,
        }
    }
}

/// A commune of INSEE's official geographic code.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Commune {
    /// INSEE code, five letters: `92012`.
    pub code: String,
    pub name: String,
    /// The folded name.
    pub search: String,
    /// The first three letters of `search`.
    pub head: String,
    pub department_code: String,
    pub region_code: String,
    /// SIREN of its EPCI.
    pub epci_code: Option<String>,
    pub population: i64,
    /// WGS 84 degrees of its town hall or centre; a few communes have none.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

/// What a typed name or postal code stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolved {
    One(Box<Commune>),
    /// Several communes answer to it: which one is asked.
    Several(Vec<Commune>),
    /// None does; these are spelt nearly so.
    Unknown(Vec<Commune>),
}

/// The folded name as it is compared: « St-Étienne » and « Saint Etienne » are one.
pub fn key(name: &str) -> String {
    let words = fold(name);
    let words = words.split(' ').map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The first three letters of a key.
pub fn head(key: &str) -> String {
    key.chars().take(3).collect()
}

/// How alike two names must be, from 0 to 1 (Jaro-Winkler), for one to be proposed for the other.
const LIKENESS: f64 = 0.88;
pub const PROPOSED: usize = 8;

/// Those of `candidates` that start with `key`, else those spelt nearly so, the likeliest first.
pub fn propose(key: &str, candidates: Vec<Commune>) -> (Vec<Commune>, Vec<Commune>) {
    let (starting, others): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|commune| commune.search.starts_with(key));
    let mut alike: Vec<(f64, Commune)> = others
        .into_iter()
        .map(|commune| (strsim::jaro_winkler(key, &commune.search), commune))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    alike.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(second.population.cmp(&first.population)));
    (starting, alike.into_iter().map(|(_, commune)| commune).take(PROPOSED).collect())
}

pub fn split_department(key: &str) -> (&str, Option<&str>) {
    match key.rsplit_once(' ') {
        Some((name, code)) if (2..=3).contains(&code.len()) && code.starts_with(|c: char| c.is_ascii_digit()) => {
            (name, Some(code))
        }
        _ => (key, None),
    }
}

pub fn resolved(mut found: Vec<Commune>, alike: Vec<Commune>) -> Resolved {
    match found.len() {
        0 => Resolved::Unknown(alike),
        1 => Resolved::One(Box::new(found.remove(0))),
        _ => Resolved::Several(found),
    }
}

/// What adding did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Created,
    Changed,
    Unchanged,
}

base::text_enum! {
    /// What kind of body it is.
    pub enum InstitutionKind {
        TownHall = "town_hall", SocialCentre = "social_centre", Prefecture = "prefecture", Prosecutor = "prosecutor",
        Court = "court", Police = "police", Gendarmerie = "gendarmerie", Hospital = "hospital", Education = "education",
        Department = "department", Association = "association", HealthBody = "health_body",
        FamilyBenefit = "family_benefit", University = "university", Other = "other",
    }
}

/// A body that takes part, or could.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Institution {
    pub id: Id<Institution>,
    pub name: String,
    pub short_name: Option<String>,
    pub kind: InstitutionKind,
    /// Its number in the State's register of establishments: 14 digits.
    pub siret: Option<String>,
}

/// An institution in a territory's network, and what it does there.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Membership {
    #[sqlx(flatten)]
    pub institution: Institution,
    pub is_signatory: bool,
    pub role: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune(name: &str) -> Commune {
        let search = key(name);
        Commune {
            code: "92012".into(),
            name: name.into(),
            head: head(&search),
            search,
            department_code: "92".into(),
            region_code: "11".into(),
            epci_code: None,
            population: 1,
            latitude: None,
            longitude: None,
        }
    }

    #[test]
    fn saint_is_written_in_two_ways_and_is_one() {
        assert_eq!(key("St-Étienne"), key("saint etienne"));
    }

    #[test]
    fn a_beginning_is_enough_and_a_misspelling_is_proposed() {
        let candidates = || vec![commune("Boulogne-Billancourt"), commune("Bouffémont")];
        assert_eq!(propose("boulogne", candidates()).0.len(), 1);
        let (starting, alike) = propose("boulogne bilancour", candidates());
        assert!(starting.is_empty());
        assert_eq!(alike[0].name, "Boulogne-Billancourt");
    }

    #[test]
    fn a_departement_after_the_name_tells_which_one() {
        assert_eq!(split_department("saint denis 93"), ("saint denis", Some("93")));
        assert_eq!(split_department("saint denis"), ("saint denis", None));
    }
}
