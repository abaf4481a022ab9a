//! The rules of circuits.

use std::collections::BTreeSet;

use base::Id;
use partner::Institution;
use proptest::prelude::*;

use super::model::{Branch, CircuitText, Delay, Step, Unit, Who};

pub fn step(key: i64, institution: Option<Id<Institution>>, next: &[Option<i64>]) -> Step {
    let branch = |to: &Option<i64>| Branch { to: *to, condition: format!("cas {}", to.unwrap_or(0)) };
    Step {
        key,
        who: Who { institution, name: "Hôpital".into(), function: "médecin".into() },
        what: format!("Étape {key}"),
        delay: Delay { number: 2, unit: Unit::Hours },
        document: String::new(),
        secrecy: String::new(),
        next: next.iter().map(branch).collect(),
    }
}

fn circuit(steps: Vec<Step>) -> CircuitText {
    CircuitText { title: "t".into(), situation: "s".into(), steps, removed: Vec::new() }
}

#[test]
fn a_step_leads_to_the_one_after_it_unless_it_says_otherwise() {
    let text = circuit(vec![step(1, None, &[]), step(2, None, &[Some(1), None]), step(3, None, &[])]);
    assert_eq!(text.ways(0), [(Some(1), "")]);
    assert_eq!(text.ways(1), [(Some(0), "cas 1"), (None, "cas 0")]);
    assert_eq!(text.ways(2), [(None, "")]);
}

#[test]
fn a_way_that_comes_back_is_refused() {
    assert_eq!(circuit(vec![step(1, None, &[]), step(2, None, &[Some(1)])]).check(), Err("circuit-cycle"));
    assert_eq!(circuit(vec![step(1, None, &[Some(1)])]).check(), Err("circuit-cycle"));
    // A way back in the list is none in the circuit.
    assert!(
        circuit(vec![step(1, None, &[Some(3)]), step(2, None, &[None]), step(3, None, &[Some(2)])]).check().is_ok()
    );
}

#[test]
fn moving_a_step_can_make_a_way_come_back() {
    let text = circuit(vec![step(1, None, &[Some(3)]), step(2, None, &[]), step(3, None, &[])]);
    assert!(text.clone().check().is_ok());
    let moved = text.moved(3, true).moved(3, true);
    assert_eq!(moved.steps.iter().map(|step| step.key).collect::<Vec<_>>(), [3, 1, 2]);
    assert_eq!(moved.check(), Err("circuit-cycle"));
}

#[test]
fn the_first_step_goes_no_earlier_and_the_last_no_later() {
    let text = circuit(vec![step(1, None, &[]), step(2, None, &[])]);
    assert_eq!(text.clone().moved(1, true), text);
    assert_eq!(text.clone().moved(2, false), text);
}

#[test]
fn what_is_taken_out_can_be_brought_back_and_nothing_leads_to_it_meanwhile() {
    let text = circuit(vec![step(1, None, &[Some(2), None]), step(2, None, &[]), step(3, None, &[])]);
    let without = text.without(2);
    assert_eq!(without.ways(0), [(None, "cas 0")]);
    assert_eq!(without.new_key(), 4);
    let back = without.with_back(2);
    assert_eq!((back.position(2), back.removed.len()), (Some(2), 0));
}

#[test]
fn nobody_is_asked_about_a_circuit_that_is_short_nobodys_or_cut_off() {
    let hospital = Some(Id::new());
    assert_eq!(circuit(vec![step(1, hospital, &[])]).lack(), Some("circuit-too-short"));
    assert_eq!(circuit(vec![step(1, None, &[]), step(2, None, &[])]).lack(), Some("circuit-nobody"));
    let cut_off = circuit(vec![step(1, hospital, &[Some(3)]), step(2, hospital, &[]), step(3, None, &[])]);
    assert_eq!(cut_off.lack(), Some("circuit-cut-off"));
    assert_eq!(circuit(vec![step(1, hospital, &[]), step(2, None, &[])]).lack(), None);
}

#[test]
fn only_those_whose_steps_change_agree_again() {
    let (hospital, police) = (Id::new(), Id::new());
    let old = circuit(vec![step(1, Some(hospital), &[]), step(2, Some(police), &[]), step(3, None, &[])]);
    let changed = Step { what: "Autrement".into(), ..step(2, Some(police), &[]) };
    assert_eq!(old.touched(&old.clone().with(changed)), BTreeSet::from([police]));
    // What follows a step of theirs is theirs too.
    assert_eq!(old.touched(&old.clone().without(3)), BTreeSet::from([police]));
    let other_situation = CircuitText { situation: "une autre".into(), ..old.clone() };
    assert_eq!(old.touched(&other_situation), BTreeSet::from([hospital, police]));
    let other_title = CircuitText { title: "un autre".into(), ..old.clone() };
    assert_eq!(old.touched(&other_title), BTreeSet::new());
}

/// Where a step leads, whose it is, what is done.
type Made = (Vec<Option<i64>>, Option<u128>, String);

/// Circuits with ways in any direction.
pub fn any_circuit() -> impl Strategy<Value = CircuitText> {
    let next = proptest::collection::vec(proptest::option::of(1_i64..9), 0..=3);
    proptest::collection::vec((next, proptest::option::of(1_u128..5), "[a-zA-Zé ,]{0,120}"), 1..9).prop_map(|steps| {
        let step = |(key, made): (i64, Made)| {
            let (next, institution, what) = made;
            Step { what, ..step(key, institution.map(|id| Id::from_uuid(testkit::Uuid::from_u128(id))), &next) }
        };
        circuit((1..).zip(steps).map(step).collect())
    })
}

proptest! {
    #[test]
    fn every_step_stands_after_all_that_lead_to_it(text in any_circuit()) {
        if let Some(layers) = text.layers() {
            for at in 0..text.steps.len() {
                for (to, _) in text.ways(at) {
                    prop_assert!(to.is_none_or(|to| layers[to] > layers[at]));
                }
            }
        } else {
            prop_assert_eq!(text.check(), Err("circuit-cycle"));
        }
    }
}
