//! The life of a device, against a second table written the other way round.

use base::Code as _;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn phone() -> Phone {
    let form = PhoneForm { number: "tgd-042".into(), ..PhoneForm::default() };
    form.check(Id::new(), Some(Id::new()), day("2026-01-10")).unwrap()
}

fn step(phone: Phone, step: Step, on: &str) -> Result<Phone> {
    phone.step(step, (day(on), day(on)))
}

fn refusal(result: Result<Phone>) -> &'static str {
    match result {
        Err(Error::Refused(key)) => key,
        other => panic!("{other:?}"),
    }
}

/// For each step, where it may be taken from and where it leads: all that is not here is refused.
const MODEL: [(&str, &[&str], &str); 9] = [
    ("reserve", &["available"], "reserved"),
    ("release", &["reserved"], "available"),
    ("give", &["available", "reserved"], "in_use"),
    ("renew", &["in_use"], "in_use"),
    ("return", &["in_use"], "returned"),
    ("check", &["returned"], "available"),
    ("break", &["available", "reserved", "in_use", "returned"], "faulty"),
    ("repair", &["faulty"], "available"),
    ("withdraw", &["available", "returned", "faulty"], "withdrawn"),
];

fn modelled(state: State, step: Step) -> Option<String> {
    let (_, from, to) = MODEL.iter().find(|(code, ..)| *code == step.code()).unwrap();
    from.contains(&state.code()).then(|| (*to).to_owned())
}

/// A device of the model: its state, and the last day for which it is given.
struct Model {
    state: &'static str,
    until: Option<NaiveDate>,
}

proptest! {
    #[test]
    fn whatever_is_done_a_device_is_where_the_model_says(moves in prop::collection::vec((0..9_usize, 0..60_u64), 0..60)) {
        let half_a_year = |day: NaiveDate| day + Months::new(6);
        let mut today = day("2026-01-10");
        let mut device = phone();
        let mut model = Model { state: "available", until: None };
        for (which, days) in moves {
            today = today + chrono::Days::new(days);
            let step = Step::ALL[which];
            let (_, from, to) = MODEL[which];
            let is_in_time = step != Step::Renew
                || model.until.is_some_and(|until| until <= half_a_year(today) && half_a_year(until) >= today);
            let is_allowed = from.contains(&model.state) && is_in_time;
            let done = device.clone().step(step, (today, today));
            prop_assert_eq!(done.is_ok(), is_allowed, "{:?} from {} on {}", step, model.state, today);
            if let Ok(done) = done {
                device = done;
                model.state = to;
                model.until = match step {
                    Step::Give => Some(half_a_year(today)),
                    Step::Renew => model.until.map(half_a_year),
                    _ => None,
                };
            }
            prop_assert_eq!(device.state.code(), model.state);
            prop_assert_eq!(device.until_on, model.until);
            prop_assert_eq!(device.given_on.is_some(), device.state == State::InUse, "dates go with being in use");
        }
    }

    #[test]
    fn of_each_term_every_threshold_is_told_once_and_the_nearest_alone(looks in prop::collection::vec(0..20_i64, 1..40)) {
        let mut device = step(phone(), Step::Give, "2026-01-10").unwrap();
        let mut today = day("2026-01-10");
        let mut told = Vec::new();
        for days in looks {
            today += chrono::TimeDelta::days(days);
            if let Some(threshold) = device.warning(today) {
                prop_assert!(device.days_left(today).unwrap() <= threshold);
                device.told = threshold;
                told.push(threshold);
            }
            let left = device.days_left(today).unwrap();
            let due = THRESHOLDS.iter().filter(|days| left <= **days).min();
            prop_assert_eq!(told.last(), due, "whoever looks has been told of the nearest");
        }
        let mut sorted = told.clone();
        sorted.sort_by_key(|days| -days);
        sorted.dedup();
        prop_assert_eq!(sorted, told);
    }
}

#[test]
fn every_step_that_the_model_does_not_have_is_refused() {
    for state in State::ALL {
        for step in Step::ALL {
            assert_eq!(next(*state, *step).map(|to| to.to_string()), modelled(*state, *step), "{state} {step}");
        }
    }
}

#[test]
fn a_device_is_given_for_six_months_and_renewed_from_its_term() {
    let given = step(phone(), Step::Give, "2026-08-31").unwrap();
    assert_eq!(given.until_on, Some(day("2027-02-28")));
    let renewed = step(Phone { told: 15, ..given }, Step::Renew, "2027-02-10").unwrap();
    assert_eq!(
        (renewed.until_on, renewed.given_on, renewed.told),
        (Some(day("2027-08-28")), Some(day("2026-08-31")), 0)
    );
    assert_eq!(refusal(step(renewed, Step::Renew, "2027-02-10")), "phone-renewed-already");
}

#[test]
fn a_term_that_is_long_over_is_not_renewed() {
    let given = step(phone(), Step::Give, "2026-01-31").unwrap();
    assert_eq!(refusal(step(given, Step::Renew, "2027-02-01")), "phone-term-over");
}

#[test]
fn a_device_that_comes_back_has_no_dates_left() {
    let given = step(phone(), Step::Give, "2026-02-01").unwrap();
    for last in [Step::Return, Step::Break] {
        let back = step(given.clone(), last, "2026-03-01").unwrap();
        assert_eq!((back.given_on, back.until_on), (None, None));
    }
}

#[test]
fn nothing_happens_tomorrow_nor_before_what_happened() {
    let given = step(phone(), Step::Give, "2026-02-01").unwrap();
    let tomorrow = given.clone().step(Step::Return, (day("2026-02-03"), day("2026-02-02")));
    assert_eq!(refusal(tomorrow), "phone-day-to-come");
    let before = given.step(Step::Return, (day("2026-01-31"), day("2026-02-02")));
    assert_eq!(refusal(before), "phone-day-before");
}

#[test]
fn a_number_is_what_stands_on_the_device_and_no_name() {
    let check = |number: &str| {
        PhoneForm { number: number.into(), ..PhoneForm::default() }.check(Id::new(), Some(Id::new()), day("2026-01-10"))
    };
    assert_eq!(check(" tgd-042 ").unwrap().number, "TGD-042");
    for wrong in ["", "7", "Marie", "n° 42", "42 rue; --"] {
        assert!(check(wrong).is_err(), "{wrong}");
    }
}
