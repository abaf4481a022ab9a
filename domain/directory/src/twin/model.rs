//! What two entries have in common, and when it makes them likely twins.
//!
//! Each resemblance weighs something, and from [`LIKELY`] on somebody is asked. What people get wrong stands in the rules:
//! the services of one body share its telephone and its address, and are twins by their names alone; what is met in
//! different communes is not the same, unless it has the same number.

use std::collections::BTreeSet;

use base::text::fold;
use base::{Code as _, Codes, Id};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;

use crate::{Entry, KeptPlace, Need, Phone, Point, Service, Structure, Visibility};

base::text_enum! {
    /// What two entries have in common.
    pub enum Resemblance {
        SameSiret = "same_siret", SamePhone = "same_phone", LikeName = "like_name", LikeBody = "like_body",
        SameAddress = "same_address", Near = "near", SameCommune = "same_commune",
        /// Or one of them says none yet.
        CommonNeed = "common_need",
    }
}
base::text_enum! {
    /// What an entry is found by.
    pub enum KeyKind {
        Siret = "siret", Phone = "phone", Name = "name", Body = "body", Address = "address", Cell = "cell",
    }
}
base::text_enum! {
    /// What was decided of two entries.
    pub enum TwinState { Open = "open", Distinct = "distinct", Merged = "merged" }
}
base::text_enum! {
    /// One of two entries.
    pub enum Side { First = "first", Second = "second" }
}

/// From this weight on, two entries are likely twins.
pub const LIKELY: i64 = 60;
/// How near two places are that may be one, in kilometres.
const NEAR_KM: f64 = 0.15;
/// The sides of a cell, in degrees: at least as long as two places may be apart, from Dunkirk to Cayenne.
const CELL: (f64, f64) = (0.002, 0.003);
/// How much of a name is compared, in letters.
const COMPARED: usize = 200;
/// Names of which this part is the same are alike.
const ALIKE: f64 = 0.85;
/// Or those that share this part of their words.
const SHARED: f64 = 0.8;
/// How long a merge can be undone.
pub const UNDONE_WITHIN: TimeDelta = TimeDelta::days(30);

/// Words that tell nothing of a name.
const STOP_WORDS: [&str; 22] = [
    "a", "au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par",
    "pour", "sur", "un", "une",
];

impl Side {
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

impl Resemblance {
    /// How much it says. The same address outweighs being near it, which is not counted with it.
    pub const fn weight(self) -> i64 {
        match self {
            Self::SameSiret => 50,
            Self::SamePhone | Self::LikeName => 40,
            Self::SameAddress => 30,
            Self::LikeBody | Self::Near => 20,
            Self::CommonNeed => 10,
            Self::SameCommune => 5,
        }
    }

    /// Says whether two entries have it in common. What a body gives to all of its services is nothing that two of them
    /// have in common.
    fn holds(self, a: &Features, b: &Features) -> bool {
        let is_one_body = a.structure == b.structure;
        let has_address = !a.addresses.is_disjoint(&b.addresses);
        match self {
            Self::LikeName => alike(&a.name, &b.name),
            Self::LikeBody => is_one_body || alike(&a.body, &b.body),
            Self::CommonNeed => {
                a.needs.is_empty() || b.needs.is_empty() || a.needs.iter().any(|need| b.needs.has(need))
            }
            _ if is_one_body => false,
            Self::SameSiret => a.siret.is_some() && a.siret == b.siret,
            Self::SamePhone => !a.phones.is_disjoint(&b.phones),
            Self::SameAddress => has_address,
            Self::Near => !has_address && are_near(&a.points, &b.points),
            Self::SameCommune => !a.communes.is_disjoint(&b.communes),
        }
    }
}

fn are_near(a: &[Point], b: &[Point]) -> bool {
    a.iter().any(|here| b.iter().any(|there| search::kilometres((*here).into(), (*there).into()) <= NEAR_KM))
}

/// The words of a name that tell it from others, folded, each once, in alphabetical order.
pub fn words(name: &str) -> Vec<String> {
    let short: String = name.chars().take(COMPARED).collect();
    let folded = fold(&short);
    let words: BTreeSet<&str> =
        folded.split(' ').filter(|word| !word.is_empty() && !STOP_WORDS.contains(word)).collect();
    words.into_iter().map(str::to_owned).collect()
}

/// Says whether two names are nearly the same. Numbers are not nearly the same: « Accueil 1 » is not « Accueil 2 ».
fn alike(a: &[String], b: &[String]) -> bool {
    let is_number = |word: &&String| word.chars().any(|c| c.is_ascii_digit());
    if a.is_empty() || b.is_empty() || !a.iter().filter(is_number).eq(b.iter().filter(is_number)) {
        return false;
    }
    let shared = a.iter().filter(|word| b.contains(word)).count();
    let is_shared = 2.0 * count(shared) >= SHARED * count(a.len() + b.len());
    is_shared || strsim::normalized_levenshtein(&a.join(" "), &b.join(" ")) >= ALIKE
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// What of an entry is compared: of hidden places nothing but their commune.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    pub structure: Id<Structure>,
    pub siret: Option<String>,
    pub name: Vec<String>,
    pub body: Vec<String>,
    /// As they are dialled: its own, or else that of its body.
    pub phones: BTreeSet<String>,
    pub needs: Codes<Need>,
    pub communes: BTreeSet<String>,
    /// Commune and folded line.
    pub addresses: BTreeSet<String>,
    pub points: Vec<Point>,
}

/// What an entry is found by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, FromRow)]
pub struct Key {
    pub kind: KeyKind,
    pub text: String,
}

impl Features {
    pub fn of(entry: &Entry, kept: &[KeptPlace], siret: Option<String>) -> Self {
        let (service, structure) = (&entry.service, &entry.structure);
        let own = [&service.phone, &service.sms].into_iter().flatten();
        let of_body = structure.phone.iter().filter(|_| service.phone.is_none());
        let public = || kept.iter().filter(|place| place.visibility == Visibility::Public);
        Self {
            structure: structure.id,
            siret,
            name: words(&service.name),
            body: words(&structure.name),
            phones: own.chain(of_body).map(Phone::dialled).map(str::to_owned).collect(),
            needs: service.needs.clone(),
            communes: kept.iter().map(|place| place.commune_code.clone()).collect(),
            addresses: public().filter_map(address).collect(),
            points: public().filter_map(point).collect(),
        }
    }

    /// What the entry is found by.
    pub fn keys(&self) -> BTreeSet<Key> {
        let key = |kind: KeyKind, text: &str| Key { kind, text: text.to_owned() };
        let names = [(KeyKind::Name, &self.name), (KeyKind::Body, &self.body)];
        let names = names.into_iter().filter(|(_, words)| !words.is_empty());
        let names = names.map(|(kind, words)| Key { kind, text: words.join(" ") });
        let sirets = self.siret.iter().map(|siret| key(KeyKind::Siret, siret));
        let phones = self.phones.iter().map(|phone| key(KeyKind::Phone, phone));
        let addresses = self.addresses.iter().map(|address| key(KeyKind::Address, address));
        let cells = self.points.iter().map(|point| cell(*point, (0.0, 0.0)));
        names.chain(sirets).chain(phones).chain(addresses).chain(cells).collect()
    }

    /// What those that may be its twins are found by: the same, and the cells around its own.
    pub fn sought(&self) -> BTreeSet<Key> {
        let steps = [-1.0, 0.0, 1.0];
        let around = steps.iter().flat_map(|north| steps.iter().map(move |east| (*north, *east)));
        let cells = self.points.iter().flat_map(|point| around.clone().map(|step| cell(*point, step)));
        self.keys().into_iter().chain(cells).collect()
    }
}

fn address(place: &KeptPlace) -> Option<String> {
    let line = fold(place.line.as_ref()?.reveal());
    (!line.is_empty()).then(|| format!("{} {line}", place.commune_code))
}

fn point(place: &KeptPlace) -> Option<Point> {
    Some(Point { latitude: *place.latitude.as_ref()?.reveal(), longitude: *place.longitude.as_ref()?.reveal() })
}

fn cell(point: Point, (north, east): (f64, f64)) -> Key {
    let (height, width) = CELL;
    let (row, column) = ((point.latitude / height).floor() + north, (point.longitude / width).floor() + east);
    Key { kind: KeyKind::Cell, text: format!("{row:.0} {column:.0}") }
}

/// How much two entries are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    pub common: Codes<Resemblance>,
    pub weight: i64,
    pub is_likely: bool,
}

/// Compares two entries.
pub fn likeness(a: &Features, b: &Features) -> Likeness {
    let common: Codes<Resemblance> =
        Resemblance::ALL.iter().copied().filter(|resemblance| resemblance.holds(a, b)).collect();
    let weight = common.iter().map(Resemblance::weight).sum();
    let is_about_one_thing = common.has(Resemblance::LikeName) || common.has(Resemblance::CommonNeed);
    let is_one_body = a.structure == b.structure;
    let has_one_number = common.has(Resemblance::SamePhone) || common.has(Resemblance::SameSiret);
    let is_elsewhere =
        !is_one_body && !a.communes.is_empty() && !b.communes.is_empty() && a.communes.is_disjoint(&b.communes);
    let is_likely = weight >= LIKELY && is_about_one_thing && (!is_elsewhere || has_one_number);
    Likeness { common, weight, is_likely }
}

/// Two entries that may tell of the same help.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Twin {
    pub id: Id<Twin>,
    /// The one with the smaller id.
    pub first_id: Id<Service>,
    pub second_id: Id<Service>,
    pub common: Codes<Resemblance>,
    pub state: TwinState,
    pub decided_at: Option<DateTime<Utc>>,
    /// The function of whoever decided.
    pub decided_by: String,
}

/// That an entry was merged into another.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Alias {
    pub lost_id: Id<Service>,
    /// Where its address leads.
    pub kept_id: Id<Service>,
    /// Into which it was merged; that one may have been merged since.
    pub into_id: Id<Service>,
    pub twin_id: Id<Twin>,
    pub merged_at: DateTime<Utc>,
    pub lost_status: crate::Status,
    /// The version of the other before.
    pub kept_version: i64,
    /// The places and stops that were added to it, ids parted by spaces.
    pub places: String,
    pub stops: String,
}

impl Alias {
    pub fn can_be_undone(&self, now: DateTime<Utc>) -> bool {
        now <= self.merged_at + UNDONE_WITHIN
    }

    /// What had been merged into `lost` before it was merged itself, through others too.
    pub fn below(aliases: &[Self], lost: Id<Service>) -> Vec<Id<Service>> {
        let mut below = vec![lost];
        loop {
            let is_new = |alias: &&Self| below.contains(&alias.into_id) && !below.contains(&alias.lost_id);
            let Some(next) = aliases.iter().find(is_new).map(|alias| alias.lost_id) else { break };
            below.push(next);
        }
        below.into_iter().filter(|id| *id != lost).collect()
    }
}

#[cfg(test)]
#[path = "rules.rs"]
mod tests;
