//! The rules of likeness, a sentence each.

use proptest::prelude::*;

use super::*;

/// A place of listening in Valbourg, of a body of its own.
fn features() -> Features {
    Features {
        structure: Id::new(),
        siret: None,
        name: words("Permanence juridique"),
        body: words("CIDFF des Hauts-de-Seine"),
        phones: BTreeSet::from(["+33199000001".to_owned()]),
        needs: [Need::Rights].into_iter().collect(),
        communes: BTreeSet::from(["99101".to_owned()]),
        addresses: BTreeSet::from(["99101 1 rue de la paix".to_owned()]),
        points: vec![Point { latitude: 48.83, longitude: 2.24 }],
    }
}

/// Another one with nothing in common but its commune and need.
fn other() -> Features {
    Features {
        structure: Id::new(),
        name: words("Écoute de nuit"),
        body: words("Association Horizon"),
        phones: BTreeSet::from(["+33199000002".to_owned()]),
        addresses: BTreeSet::from(["99101 9 avenue haute".to_owned()]),
        points: vec![Point { latitude: 48.85, longitude: 2.24 }],
        ..features()
    }
}

fn are_twins(a: &Features, b: &Features) -> bool {
    likeness(a, b).is_likely
}

#[test]
fn one_entry_is_its_own_twin_and_two_in_one_commune_are_none() {
    assert!(are_twins(&features(), &features()));
    assert!(!are_twins(&features(), &other()));
}

#[test]
fn names_are_alike_but_for_accents_small_words_and_a_letter() {
    for (a, b) in [
        ("Permanence juridique", "PERMANENCES JURIDIQUES"),
        ("Commissariat de police de Valbourg", "commissariat police Valbourg"),
        ("L'écoute et l'accueil", "Accueil, écoute"),
    ] {
        assert!(alike(&words(a), &words(b)), "{a} / {b}");
    }
    for (a, b) in [("Accueil 1", "Accueil 2"), ("Aide juridique", "Aide au logement"), ("", ""), ("de la", "des")] {
        assert!(!alike(&words(a), &words(b)), "{a} / {b}");
    }
}

#[test]
fn two_services_of_one_body_that_share_its_telephone_and_address_are_no_twins() {
    let one = features();
    let two = Features { name: words("Groupe de parole"), ..features() };
    assert!(!are_twins(&one, &Features { structure: one.structure, ..two.clone() }));
    let of_two_bodies = Features { needs: [Need::Housing].into_iter().collect(), ..two };
    assert!(!are_twins(&one, &of_two_bodies), "nor where the body is there twice and they do different things");
}

#[test]
fn a_like_name_in_one_body_makes_twins() {
    let one = features();
    let again = Features { structure: one.structure, name: words("Permanences juridiques"), ..other() };
    assert!(are_twins(&one, &again));
}

#[test]
fn one_siret_and_one_need_make_twins_and_one_siret_alone_does_not() {
    let siret = Some("13003013300016".to_owned());
    let (one, two) = (Features { siret: siret.clone(), ..features() }, Features { siret, ..other() });
    assert!(are_twins(&one, &two));
    assert!(!are_twins(&one, &Features { needs: [Need::Money].into_iter().collect(), ..two }));
}

#[test]
fn a_like_name_and_the_same_telephone_make_twins_wherever_they_are() {
    let elsewhere = Features {
        name: features().name,
        phones: features().phones,
        communes: BTreeSet::from(["99102".to_owned()]),
        ..other()
    };
    assert!(are_twins(&features(), &elsewhere));
}

#[test]
fn like_names_of_like_bodies_in_different_communes_are_no_twins() {
    let elsewhere = Features {
        phones: BTreeSet::new(),
        addresses: BTreeSet::new(),
        points: vec![],
        communes: BTreeSet::from(["99102".to_owned()]),
        ..features()
    };
    assert!(!are_twins(&features(), &elsewhere));
    let nowhere = Features { communes: BTreeSet::new(), ..elsewhere };
    assert!(are_twins(&features(), &nowhere), "where it is has not been told yet");
}

#[test]
fn a_like_name_a_few_steps_away_makes_twins() {
    let at =
        |latitude| Features { name: features().name, points: vec![Point { latitude, longitude: 2.24 }], ..other() };
    assert!(are_twins(&features(), &at(48.8313)), "145 m");
    assert!(!are_twins(&features(), &at(48.8315)), "167 m");
}

#[test]
fn what_is_near_is_among_what_is_sought() {
    let one = features();
    for (north, east) in [(0.0013, 0.0), (-0.0013, 0.0), (0.0, 0.002), (0.0, -0.002)] {
        let there = Point { latitude: 48.83 + north, longitude: 2.24 + east };
        let two = Features { points: vec![there], ..other() };
        assert!(are_near(&one.points, &two.points));
        assert!(!one.sought().is_disjoint(&two.keys()), "{there:?}");
    }
}

#[test]
fn what_was_merged_into_the_lost_one_comes_back_with_it_and_nothing_else() {
    let [a, b, c, d] = [(); 4].map(|()| Id::<Service>::new());
    let alias = |lost_id, into_id| Alias {
        lost_id,
        kept_id: a,
        into_id,
        twin_id: Id::new(),
        merged_at: DateTime::UNIX_EPOCH,
        lost_status: crate::Status::Draft,
        kept_version: 1,
        places: String::new(),
        stops: String::new(),
    };
    let aliases = [alias(d, c), alias(c, b), alias(b, a)];
    assert_eq!(Alias::below(&aliases, b), [c, d]);
    assert!(Alias::below(&aliases, d).is_empty());
}

#[test]
fn a_merge_can_be_undone_for_thirty_days() {
    let merged_at = DateTime::UNIX_EPOCH;
    let alias = Alias {
        lost_id: Id::new(),
        kept_id: Id::new(),
        into_id: Id::new(),
        twin_id: Id::new(),
        merged_at,
        lost_status: crate::Status::Draft,
        kept_version: 1,
        places: String::new(),
        stops: String::new(),
    };
    assert!(alias.can_be_undone(merged_at + TimeDelta::days(30)));
    assert!(!alias.can_be_undone(merged_at + TimeDelta::days(30) + TimeDelta::seconds(1)));
}

fn any_features() -> impl Strategy<Value = Features> {
    let few = |values: &'static [&'static str]| {
        prop::sample::subsequence(values, 0..=values.len())
            .prop_map(|texts| texts.into_iter().map(str::to_owned).collect::<BTreeSet<_>>())
    };
    let needs = prop::sample::subsequence(vec![Need::Rights, Need::Housing, Need::Money], 0..=3);
    let points = prop::collection::vec((48.0..48.01_f64, 2.0..2.01_f64), 0..3);
    let structures = prop::sample::select(vec![1_u128, 2, 3]);
    let numbers = (prop::option::of("[0-9]{2}"), few(&["17", "3919"]), few(&["1", "2"]), few(&["1 a", "1 b"]));
    (("\\PC{0,30}", "[a-e ]{0,20}", structures), numbers, needs, points).prop_map(
        |((name, body, structure), (siret, phones, communes, addresses), needs, points)| Features {
            structure: Id::from_uuid(uuid::Uuid::from_u128(structure)),
            siret,
            name: words(&name),
            body: words(&body),
            phones,
            needs: needs.into_iter().collect(),
            communes,
            addresses,
            points: points.into_iter().map(|(latitude, longitude)| Point { latitude, longitude }).collect(),
        },
    )
}

proptest! {
    #[test]
    fn any_two_entries_are_compared_and_either_way_round_is_the_same(a in any_features(), b in any_features()) {
        let there = likeness(&a, &b);
        prop_assert_eq!(&there, &likeness(&b, &a));
        prop_assert_eq!(there.weight, there.common.iter().map(Resemblance::weight).sum::<i64>());
    }

    /// Candidates come by keys alone: what has no key in common with an entry is no likely twin of it, but for names that
    /// differ by letters and have nothing else in common than their bodies'.
    #[test]
    fn likely_twins_share_something_that_is_sought(a in any_features(), b in any_features()) {
        let found = likeness(&a, &b);
        let is_by_spelling = !found.common.has(Resemblance::SamePhone) && !found.common.has(Resemblance::SameSiret)
            && !found.common.has(Resemblance::SameAddress) && !found.common.has(Resemblance::Near);
        prop_assert!(!found.is_likely || is_by_spelling || !a.sought().is_disjoint(&b.keys()));
    }
}
