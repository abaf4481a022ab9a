//! Versions of a stop, and what each changed.

use std::collections::{BTreeMap, BTreeSet};

use base::Id;
use difference::{Difference, differences};
use sqlx::FromRow;
use web::Cx;

use crate::Stop;
use crate::form_address::tells;
use crate::round::StopForm;

/// A stop as it stood in a version of an entry.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct StopVersion {
    /// That of the entry.
    pub version: i64,
    /// It left with this version.
    pub is_removed: bool,
    /// « Saint-Denis (93) ».
    pub commune_told: String,
    #[sqlx(flatten)]
    pub stop: Stop,
}

impl StopVersion {
    /// The form of the stop as it stood, on an entry that is now at `version`.
    pub fn form(&self, version: i64) -> StopForm {
        let commune_code = Some(self.stop.commune_code.clone());
        StopForm { commune: self.commune_told.clone(), commune_code, ..StopForm::of(&self.stop, None, version) }
    }

    /// Says whether it tells the street of a place that is hidden today.
    pub fn tells(&self, hidden: &BTreeSet<String>) -> bool {
        let stop = &self.stop;
        [stop.place.as_str(), stop.line.as_deref().unwrap_or_default(), &stop.note]
            .iter()
            .any(|text| tells(text, hidden))
    }
}

/// What a version of an entry changed of a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopStep {
    pub stop: Id<Stop>,
    /// Where it is: « place du marché, Valbourg (99) »; of what tells a hidden street, the commune.
    pub name: String,
    pub is_removed: bool,
    /// Nothing where nothing is known of it before.
    pub changes: Vec<Difference>,
    /// What it tells of a street that is hidden today is not told.
    pub is_hidden: bool,
    /// It can be put back so: it is not what stands today.
    pub is_back: bool,
}

/// The steps of the stops by the version of the entry. `before` is each stop as it stood before the first of `versions`, which
/// come in the order of their numbers; `today` are the stops that stand, and `hidden` the streets that nobody tells.
pub fn steps(
    cx: &Cx,
    (today, hidden): (&[Stop], &BTreeSet<String>),
    before: Vec<StopVersion>,
    versions: Vec<StopVersion>,
) -> BTreeMap<i64, Vec<StopStep>> {
    let mut last: BTreeMap<_, _> = before.into_iter().map(|version| (version.stop.id, version)).collect();
    let mut steps: BTreeMap<i64, Vec<StopStep>> = BTreeMap::new();
    for version in versions {
        let step = step(cx, (today, hidden), last.get(&version.stop.id), &version);
        steps.entry(version.version).or_default().push(step);
        last.insert(version.stop.id, version);
    }
    steps
}

fn step(
    cx: &Cx,
    (today, hidden): (&[Stop], &BTreeSet<String>),
    before: Option<&StopVersion>,
    after: &StopVersion,
) -> StopStep {
    let told = |version: &StopVersion| version.form(after.version).told(cx);
    let is_hidden = before.is_some_and(|before| before.tells(hidden)) || after.tells(hidden);
    let changes = before.filter(|_| !is_hidden).map(|before| differences(told(before), told(after)));
    let (place, commune) = (&after.stop.place, &after.commune_told);
    StopStep {
        stop: after.stop.id,
        name: if is_hidden { commune.clone() } else { format!("{place}, {commune}") },
        is_removed: after.is_removed,
        changes: changes.unwrap_or_default(),
        is_hidden,
        is_back: !after.is_removed && !today.contains(&after.stop),
    }
}
