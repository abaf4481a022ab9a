//! How far an action is: worked out from what is known of it, never typed.

/// The whole of a way, in parts.
const WHOLE: i64 = 10_000;

/// Something that counts towards an action's progress: how much it weighs, and how much of its way is made, if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub weight: i64,
    /// Of 10 000.
    pub made: Option<i64>,
}

/// How far something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Out of a hundred, rounded down: it is 100 only when all is made. None where nothing is known.
    pub percent: Option<i64>,
    /// How many parts nothing is known of; they do not count.
    pub unmeasured: usize,
}

impl Part {
    /// A deliverable or a milestone: made or not.
    pub fn step(weight: i64, is_done: bool) -> Self {
        Self { weight, made: Some(if is_done { WHOLE } else { 0 }) }
    }

    /// A value on its way from where it started to its target, which may be below.
    pub fn way(weight: i64, (start, target): (i64, i64), value: Option<i64>) -> Self {
        Self { weight, made: value.and_then(|value| made(start, target, value)) }
    }
}

fn made(start: i64, target: i64, value: i64) -> Option<i64> {
    let (start, target, value) = (i128::from(start), i128::from(target), i128::from(value));
    let made = ((value - start) * i128::from(WHOLE)).checked_div(target - start)?;
    i64::try_from(made.clamp(0, i128::from(WHOLE))).ok()
}

/// How far all parts are together, each by its weight.
pub fn progress(parts: &[Part]) -> Progress {
    let known: Vec<(i128, i128)> = parts
        .iter()
        .filter(|part| part.weight > 0)
        .filter_map(|part| Some((i128::from(part.weight), i128::from(part.made?))))
        .collect();
    let unmeasured = parts.iter().filter(|part| part.weight > 0 && part.made.is_none()).count();
    let weights: i128 = known.iter().map(|(weight, _)| weight).sum();
    let made: i128 = known.iter().map(|(weight, made)| weight * made).sum();
    let percent = (made / i128::from(WHOLE / 100)).checked_div(weights);
    Progress { percent: percent.and_then(|percent| i64::try_from(percent).ok()), unmeasured }
}

/// How far several actions are together: the mean of those of which something is known.
pub fn mean(all: impl Iterator<Item = Progress>) -> Progress {
    let parts: Vec<Part> =
        all.map(|one| Part { weight: 1, made: one.percent.map(|percent| percent * (WHOLE / 100)) }).collect();
    progress(&parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn percent(parts: &[Part]) -> Option<i64> {
        progress(parts).percent
    }

    #[test]
    fn where_nothing_is_known_nothing_is_said() {
        assert_eq!(percent(&[]), None);
        let unmeasured = Part::way(1, (0, 80), None);
        assert_eq!(progress(&[unmeasured, unmeasured]), Progress { percent: None, unmeasured: 2 });
    }

    #[test]
    fn what_is_not_measured_does_not_count_and_a_step_that_is_not_done_does() {
        let half = Part::way(1, (0, 80), Some(40));
        assert_eq!(progress(&[half, Part::way(1, (0, 5), None)]), Progress { percent: Some(50), unmeasured: 1 });
        assert_eq!(percent(&[half, Part::step(1, false)]), Some(25));
        assert_eq!(percent(&[half, Part::step(1, true)]), Some(75));
    }

    #[test]
    fn weights_are_weighed() {
        assert_eq!(percent(&[Part::step(3, true), Part::step(1, false)]), Some(75));
        assert_eq!(
            percent(&[Part::step(0, false), Part::step(2, true)]),
            Some(100),
            "what weighs nothing does not count"
        );
    }

    #[test]
    fn a_target_may_be_below_the_start() {
        assert_eq!(percent(&[Part::way(1, (30, 10), Some(20))]), Some(50));
        assert_eq!(percent(&[Part::way(1, (30, 10), Some(40))]), Some(0));
        assert_eq!(percent(&[Part::way(1, (30, 10), Some(5))]), Some(100));
        assert_eq!(percent(&[Part::way(1, (30, 30), Some(30))]), None, "nobody knows the way of no length");
    }

    #[test]
    fn a_hundred_is_all_of_it() {
        assert_eq!(percent(&[Part::way(1, (0, 2800), Some(2799))]), Some(99));
        assert_eq!(percent(&[Part::way(1, (0, 2800), Some(2800))]), Some(100));
        assert_eq!(
            percent(&[Part::way(1, (0, 80), Some(200)), Part::step(1, false)]),
            Some(50),
            "too much does not make up"
        );
    }

    #[test]
    fn of_several_actions_it_is_the_mean_of_those_that_are_known() {
        let of = |percent| Progress { percent, unmeasured: 0 };
        assert_eq!(
            mean([of(Some(100)), of(Some(0)), of(None)].into_iter()),
            Progress { percent: Some(50), unmeasured: 1 }
        );
        assert_eq!(mean(std::iter::empty()).percent, None);
    }

    proptest! {
        #[test]
        fn progress_is_between_nothing_and_all_and_never_goes_back_when_a_value_nears_its_target(
            ways in proptest::collection::vec((0_i64..100, 0_i64..=i64::MAX / 2, 0_i64..=i64::MAX / 2, 0_i64..=i64::MAX / 2), 0..8),
        ) {
            let parts: Vec<Part> =
                ways.iter().map(|(weight, start, target, value)| Part::way(*weight, (*start, *target), Some(*value))).collect();
            let nearer: Vec<Part> = ways
                .iter()
                .map(|(weight, start, target, value)| Part::way(*weight, (*start, *target), Some(value + (target - value) / 2)))
                .collect();
            if let Some(now) = percent(&parts) {
                prop_assert!((0..=100).contains(&now));
                if ways.iter().all(|(_, start, target, value)| (start..=target).contains(&value)) {
                    prop_assert!(percent(&nearer) >= Some(now));
                }
            }
        }
    }
}
