//! The life of a voucher against a model of its own, written the other way round: what may come before each state.

use base::Code as _;
use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::convention::Complaint;

/// For each step: from which states, whether on paper alone, and where it leads.
const LIFE: &[(&str, &str, bool, &str)] = &[
    ("hold", "created", false, "held"),
    ("hand_out", "held", false, "handed_out"),
    ("note_hand_out", "used", true, "used"),
    ("use", "handed_out", false, "used"),
    ("use", "held", true, "used"),
    ("note_use", "handed_out", false, "used"),
    ("note_use", "expired", false, "used"),
    ("note_use", "held", true, "used"),
    ("correct", "used", false, "used"),
    ("invoice", "used", false, "invoiced"),
    ("dispute", "used", false, "disputed"),
    ("accept", "disputed", false, "invoiced"),
    ("refuse", "disputed", false, "used"),
    ("pay", "invoiced", false, "paid"),
    ("cancel", "created held handed_out", false, "cancelled"),
    ("expire", "created held handed_out", false, "expired"),
    ("lose", "created held handed_out", false, "lost"),
];

fn expected(state: State, step: Step, is_paper: bool) -> Option<State> {
    let line = LIFE.iter().find(|(name, from, paper_alone, _)| {
        step.code() == *name && from.split(' ').any(|one| one == state.code()) && (is_paper || !paper_alone)
    });
    line.map(|(.., to)| to.parse().unwrap())
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn convention() -> Convention {
    Convention {
        id: Id::new(),
        territory_id: Id::new(),
        funder_id: Id::new(),
        name: "Bons".into(),
        heading: "Action sociale".into(),
        phone: "01 99 00 00 00".into(),
        signed_on: NaiveDate::MIN,
        starts_on: NaiveDate::MIN,
        ends_on: None,
        predecessor_id: None,
        complaint: Complaint::WithOrWithout,
        valid_hours: 48,
        version: 1,
    }
}

const TARIFF: Tariff = Tariff { kind: Kind::Ride, cap_cents: 5000, units: 2, people: 5, takes_pets: false };

fn voucher(state: State, is_paper: bool) -> Voucher {
    Voucher {
        id: Id::new(),
        number: Number::draw(),
        convention_id: Id::new(),
        kind: Kind::Ride,
        state,
        is_paper,
        cap_cents: 5000,
        most_units: 2,
        booklet_id: None,
        hand_out_key: None,
        handed_out_at: None,
        expires_at: None,
        budget_year: None,
        adults: None,
        children: None,
        has_pets: None,
        provider_id: None,
        use_key: None,
        used_at: None,
        units: None,
        amount_cents: 0,
        payment_id: None,
        settled_at: None,
    }
}

fn hand_out(at: DateTime<Utc>) -> HandOut {
    HandOut { adults: 1, children: 2, has_pets: false, at, key: "a".into() }
}

fn ride(amount_cents: i64, at: DateTime<Utc>) -> Use {
    Use { provider: Id::new(), units: 1, amount_cents, at, key: "b".into() }
}

#[expect(clippy::needless_pass_by_value, reason = "a refusal is asked once")]
fn refused<T>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Refused(key)) => key,
        _ => "",
    }
}

#[test]
fn every_passage_that_the_model_does_not_know_is_refused() {
    for (state, step) in State::ALL.iter().flat_map(|state| Step::ALL.iter().map(move |step| (*state, *step))) {
        for is_paper in [false, true] {
            assert_eq!(next(state, step, is_paper), expected(state, step, is_paper), "{state} {step} {is_paper}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_tried_in_whatever_order_a_voucher_is_paid_once_and_never_over_its_caps(
        is_paper: bool,
        tries in prop::collection::vec((0..Step::ALL.len(), 0_i64..12_000, 0_i64..100), 1..40),
    ) {
        let (mut voucher, mut used, mut paid) = (voucher(State::Created, is_paper), 0, 0);
        let (start, convention) = (at("2026-11-23T00:00:00Z"), convention());
        for (step, amount, hours) in tries {
            let (step, then) = (Step::ALL[step], start + TimeDelta::hours(hours));
            let before = voucher.state;
            let moved = match step {
                Step::HandOut | Step::NoteHandOut => voucher.clone().hand_out(hand_out(then), (&TARIFF, &convention)),
                Step::Use | Step::NoteUse => voucher.clone().use_up(ride(amount, then), step),
                Step::Correct => voucher.clone().correct(1, amount, then),
                _ => voucher.clone().step(step, then),
            };
            let Ok(moved) = moved else { continue };
            prop_assert!(expected(before, step, is_paper).is_some() || matches!(step, Step::HandOut | Step::NoteHandOut));
            used += usize::from(matches!(step, Step::Use | Step::NoteUse));
            paid += usize::from(step == Step::Pay);
            prop_assert!(moved.amount_cents <= moved.worth_cents());
            prop_assert!(used <= 1 && paid <= 1);
            let is_over = matches!(moved.state, State::Cancelled | State::Expired | State::Lost | State::Paid);
            prop_assert_eq!(moved.settled_at.is_some(), is_over);
            voucher = moved;
        }
    }
}

#[test]
fn a_voucher_lives_for_its_hours_and_not_a_minute_longer() {
    let given = at("2026-11-23T02:15:00Z");
    let voucher = voucher(State::Held, false).hand_out(hand_out(given), (&TARIFF, &convention())).unwrap();
    let end = given + TimeDelta::hours(48);
    assert!(voucher.is_usable(end - TimeDelta::minutes(1)) && !voucher.is_usable(end));
    assert_eq!(refused(voucher.clone().use_up(ride(100, end), Step::Use)), "voucher-is-expired");
    assert!(voucher.use_up(ride(100, end - TimeDelta::minutes(1)), Step::Use).is_ok());
}

#[test]
fn the_night_when_clocks_change_takes_and_gives_no_hour() {
    let given = crate::moment::read("2026-10-24T14:00").unwrap();
    let voucher = voucher(State::Held, false).hand_out(hand_out(given), (&TARIFF, &convention())).unwrap();
    assert_eq!(voucher.expires_at, Some(crate::moment::read("2026-10-26T13:00").unwrap()), "forty-eight hours");
}

#[test]
fn a_voucher_weighs_its_caps_then_what_it_cost_then_nothing_if_it_is_never_used() {
    let given = at("2026-11-23T02:15:00Z");
    let voucher = voucher(State::Held, false).hand_out(hand_out(given), (&TARIFF, &convention())).unwrap();
    assert_eq!((voucher.amount_cents, voucher.budget_year), (10_000, Some(2026)));
    assert_eq!(voucher.clone().use_up(ride(2350, given), Step::Use).unwrap().amount_cents, 2350);
    assert_eq!(voucher.step(Step::Cancel, given).unwrap().amount_cents, 0);
}

#[test]
fn the_last_night_of_the_year_weighs_on_the_year_that_it_is_in_france() {
    let given = at("2026-12-31T23:30:00Z");
    let voucher = voucher(State::Held, false).hand_out(hand_out(given), (&TARIFF, &convention())).unwrap();
    assert_eq!(voucher.budget_year, Some(2027));
}

#[test]
fn what_is_over_the_caps_is_refused() {
    let given = at("2026-11-23T02:15:00Z");
    let voucher = voucher(State::Held, false).hand_out(hand_out(given), (&TARIFF, &convention())).unwrap();
    let try_use =
        |units, amount_cents| refused(voucher.clone().use_up(Use { units, ..ride(amount_cents, given) }, Step::Use));
    assert_eq!(
        [try_use(1, 5001), try_use(2, 10_000), try_use(3, 10), try_use(1, 0)],
        ["voucher-over-cap", "", "voucher-over-units", "voucher-amount-nothing"]
    );
}

#[test]
fn a_voucher_is_for_somebody_and_for_no_more_than_the_convention_says() {
    let given = at("2026-11-23T02:15:00Z");
    let hand = |adults, children, has_pets| {
        let given = HandOut { adults, children, has_pets, ..hand_out(given) };
        refused(voucher(State::Held, false).hand_out(given, (&TARIFF, &convention())))
    };
    assert_eq!(
        [hand(1, 4, false), hand(2, 4, false), hand(0, 0, false), hand(1, 0, true), hand(6, -1, false)],
        ["", "voucher-too-many-people", "voucher-nobody", "voucher-no-pets", "voucher-nobody"]
    );
}

#[test]
fn a_paper_voucher_that_was_used_in_the_night_is_told_of_in_the_morning() {
    let (given, rode) = (at("2026-11-23T02:15:00Z"), at("2026-11-23T02:40:00Z"));
    let terms = (&TARIFF, &convention());
    assert_eq!(refused(voucher(State::Held, false).use_up(ride(2000, rode), Step::Use)), "voucher-is-not-handed-out");
    let used = voucher(State::Held, true).use_up(ride(2000, rode), Step::Use).unwrap();
    let told = used.clone().hand_out(hand_out(given), terms).unwrap();
    assert_eq!((told.state, told.handed_out_at, told.amount_cents), (State::Used, Some(given), 2000));
    let after = hand_out(rode + TimeDelta::minutes(1));
    assert_eq!(refused(used.hand_out(after, terms)), "voucher-used-before-handed-out");
    assert_eq!(refused(told.hand_out(hand_out(given), terms)), "voucher-is-used", "told once");
}

#[test]
fn what_was_used_in_time_may_be_noted_after_it_expired() {
    let given = at("2026-11-23T02:15:00Z");
    let voucher = voucher(State::Held, false).hand_out(hand_out(given), (&TARIFF, &convention())).unwrap();
    let expired = voucher.step(Step::Expire, given + TimeDelta::hours(48)).unwrap();
    let noted = expired.clone().use_up(ride(2000, given + TimeDelta::hours(47)), Step::NoteUse).unwrap();
    assert_eq!((noted.state, noted.settled_at), (State::Used, None));
    let late = ride(2000, given + TimeDelta::hours(49));
    assert_eq!(refused(expired.use_up(late, Step::NoteUse)), "voucher-is-expired");
}
