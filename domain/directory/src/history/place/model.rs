//! Versions of a place, and what may be told of them without opening them.

use std::collections::{BTreeMap, BTreeSet};

use base::Id;
use difference::{Difference, differences};
use sqlx::FromRow;
use web::Cx;

use crate::form_address::{hidden_streets, tells};
use crate::form_place::PlaceForm;
use crate::{KeptPlace, Visibility};

/// What tells where a place is, nearer than its commune.
const ADDRESS: [&str; 6] =
    ["place-name", "place-line", "place-postal-code", "place-latitude", "place-longitude", "place-access-note"];

/// A place as it stood in a version of an entry.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct PlaceVersion {
    /// That of the entry.
    pub version: i64,
    /// Its address was erased, as it became a safe place later.
    pub is_wiped: bool,
    /// « Saint-Denis (93) ».
    pub commune: String,
    #[sqlx(flatten)]
    pub place: KeptPlace,
}

impl PlaceVersion {
    /// The form of the place as it stood, on an entry that is now at `version`.
    pub fn form(&self, version: i64) -> PlaceForm {
        let commune_code = Some(self.place.commune_code.clone());
        PlaceForm { commune: self.commune.clone(), commune_code, ..PlaceForm::of(&self.place, None, version) }
    }

    /// Says whether it holds anything that tells where the place is.
    pub fn tells_address(&self) -> bool {
        let place = &self.place;
        let has_texts = !place.name.is_empty() || !place.access_note.is_empty();
        has_texts || place.line.is_some() || place.postal_code.is_some() || place.latitude.is_some()
    }

    /// Says whether going back to it makes the address public, or erases it: that is chosen in the form, never in one click.
    pub fn is_to_be_chosen(&self, now: Visibility) -> bool {
        self.place.visibility != now && matches!(self.place.visibility, Visibility::Public | Visibility::Never)
    }
}

/// Which addresses of a structure may be read without opening them.
pub struct Openness {
    public: BTreeSet<Id<KeptPlace>>,
    /// The streets that only hidden places stand in today.
    hidden: BTreeSet<String>,
}

impl Openness {
    /// That of the places of a structure as they stand today.
    pub fn of(places: &[KeptPlace]) -> Self {
        let public = places.iter().filter(|place| place.visibility == Visibility::Public).map(|place| place.id);
        Self { public: public.collect(), hidden: hidden_streets(places) }
    }

    /// Says whether an address of before may be read: it was public, its place is today, and no other place hides it.
    pub fn is_open(&self, version: &PlaceVersion) -> bool {
        let place = &version.place;
        let line = place.line.as_ref().map_or("", |line| line.reveal().as_str());
        let is_hidden = [line, &place.name, &place.access_note].into_iter().any(|text| tells(text, &self.hidden));
        place.visibility == Visibility::Public && self.public.contains(&place.id) && !is_hidden
    }
}

/// What a version of an entry changed of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceStep {
    pub place: Id<KeptPlace>,
    pub commune: String,
    /// Nothing where nothing is known of it before.
    pub changes: Vec<Difference>,
    /// Its address changed, and is not told.
    pub is_address_changed: bool,
}

/// The steps of the places by the version of the entry. `before` is each place as it stood before the first of `versions`,
/// which come in the order of their numbers.
pub fn steps(
    cx: &Cx,
    openness: &Openness,
    before: Vec<PlaceVersion>,
    versions: Vec<PlaceVersion>,
) -> BTreeMap<i64, Vec<PlaceStep>> {
    let mut last: BTreeMap<_, _> = before.into_iter().map(|version| (version.place.id, version)).collect();
    let mut steps: BTreeMap<i64, Vec<PlaceStep>> = BTreeMap::new();
    for version in versions {
        steps.entry(version.version).or_default().push(step(cx, openness, last.get(&version.place.id), &version));
        last.insert(version.place.id, version);
    }
    steps
}

fn step(cx: &Cx, openness: &Openness, before: Option<&PlaceVersion>, after: &PlaceVersion) -> PlaceStep {
    let told = |version: &PlaceVersion| version.form(after.version).told(cx);
    let changes = before.map(|before| differences(told(before), told(after))).unwrap_or_default();
    let is_open = before.is_none_or(|before| openness.is_open(before)) && openness.is_open(after);
    let (address, others): (Vec<_>, Vec<_>) =
        changes.into_iter().partition(|change| !is_open && ADDRESS.contains(&change.label));
    PlaceStep {
        place: after.place.id,
        commune: after.commune.clone(),
        changes: others,
        is_address_changed: !address.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use base::Private;

    use super::*;

    fn version(id: Id<KeptPlace>, visibility: Visibility, line: &str) -> PlaceVersion {
        let place = KeptPlace {
            id,
            structure_id: Id::zero(),
            name: String::new(),
            line: Some(Private::new(line.to_owned())),
            postal_code: None,
            commune_code: "99101".into(),
            latitude: None,
            longitude: None,
            visibility,
            hours: None,
            access_note: String::new(),
        };
        PlaceVersion { version: 1, is_wiped: false, commune: "Valbourg (99)".into(), place }
    }

    #[test]
    fn an_address_of_before_is_open_where_it_was_public_and_its_place_is_today() {
        use Visibility::{AfterCall, CommuneOnly, Public};
        for (then, now, is_open) in [
            (Public, Public, true),
            (Public, AfterCall, false),
            (Public, CommuneOnly, false),
            (AfterCall, Public, false),
            (AfterCall, AfterCall, false),
        ] {
            let id = Id::new();
            let today = Openness::of(&[version(id, now, "9 rue du Port").place]);
            assert_eq!(today.is_open(&version(id, then, "3 rue du Lac")), is_open, "{then} then, {now} now");
        }
        assert!(!Openness::of(&[]).is_open(&version(Id::new(), Public, "3 rue du Lac")), "it is there no more");
    }

    #[test]
    fn an_address_of_before_is_not_open_where_another_place_hides_it_today() {
        let id = Id::new();
        let hidden = version(Id::new(), Visibility::AfterCall, "3 rue du Lac").place;
        let today = Openness::of(&[version(id, Visibility::Public, "9 rue du Port").place, hidden]);
        assert!(!today.is_open(&version(id, Visibility::Public, "5 rue du Lac")));
        assert!(today.is_open(&version(id, Visibility::Public, "5 rue du Port")));
    }

    #[test]
    fn what_makes_an_address_public_or_erases_it_is_chosen_in_the_form() {
        use Visibility::{AfterCall, CommuneOnly, Never, Public};
        for (then, now, is_chosen) in [
            (Public, AfterCall, true),
            (Public, Never, true),
            (Never, Public, true),
            (Public, Public, false),
            (Never, Never, false),
            (AfterCall, Public, false),
            (CommuneOnly, AfterCall, false),
        ] {
            assert_eq!(version(Id::new(), then, "").is_to_be_chosen(now), is_chosen, "{then} over {now}");
        }
    }
}
