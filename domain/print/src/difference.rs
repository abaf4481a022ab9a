//! What changed in the directory since the last edition, and whether that is worth printing again.

use std::collections::BTreeMap;

use crate::content::Line;

/// An entry that is not what it was, with the keys of what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub name: String,
    pub what: Vec<&'static str>,
}

/// What differs between an edition and what stands now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Names of entries that are new.
    pub added: Vec<String>,
    /// Names of entries that are gone.
    pub removed: Vec<String>,
    pub changed: Vec<Changed>,
    /// How many entries the edition shows.
    pub of: usize,
}

/// What of an entry makes a paper wrong, each with the key of its name. When it was checked does not.
fn aspects(line: &Line) -> [(&'static str, Vec<&str>); 6] {
    [
        ("print-aspect-name", vec![line.name.as_str(), line.structure.as_str()]),
        ("print-aspect-phone", line.phones.iter().map(String::as_str).collect()),
        ("print-aspect-hours", line.hours.iter().map(String::as_str).collect()),
        ("print-aspect-place", line.places.iter().map(String::as_str).collect()),
        ("print-aspect-summary", vec![line.summary.as_str()]),
        ("print-aspect-facts", line.facts.iter().map(String::as_str).chain(line.website.as_deref()).collect()),
    ]
}

/// Compares the entries of an edition with those of today.
pub fn difference(before: &[Line], now: &[Line]) -> Difference {
    let by_id = |lines: &[Line]| lines.iter().map(|line| (line.id.clone(), line.clone())).collect::<BTreeMap<_, _>>();
    let (old, new) = (by_id(before), by_id(now));
    let names = |of: &BTreeMap<String, Line>, without: &BTreeMap<String, Line>| {
        let mut names: Vec<String> =
            of.values().filter(|line| !without.contains_key(&line.id)).map(|line| line.name.clone()).collect();
        names.sort();
        names
    };
    let mut changed: Vec<Changed> = old
        .values()
        .filter_map(|line| {
            let now = new.get(&line.id)?;
            let pairs = aspects(line).into_iter().zip(aspects(now));
            let what: Vec<_> = pairs.filter(|(a, b)| a.1 != b.1).map(|(a, _)| a.0).collect();
            (!what.is_empty()).then(|| Changed { name: now.name.clone(), what })
        })
        .collect();
    changed.sort_by(|a, b| a.name.cmp(&b.name));
    Difference { added: names(&new, &old), removed: names(&old, &new), changed, of: old.len() }
}

base::text_enum! {
    /// Whether to print again.
    pub enum Advice {
        /// Nothing differs.
        No = "no",
        /// Few and small things do.
        Wait = "wait",
        /// A number or a place is wrong on paper, or a tenth of it is.
        Reprint = "reprint",
    }
}

/// From this share on, in tenths, a paper is more wrong than right to hand out.
const TENTHS: usize = 1;

impl Difference {
    pub fn count(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }

    /// A paper that sends somebody to a number or a place that is none any more does harm: one is enough.
    pub fn advice(&self) -> Advice {
        let harms = |changed: &Changed| {
            changed.what.contains(&"print-aspect-phone") || changed.what.contains(&"print-aspect-place")
        };
        let is_wrong = !self.removed.is_empty() || self.changed.iter().any(harms);
        match self.count() {
            0 => Advice::No,
            _ if is_wrong => Advice::Reprint,
            count if count * 10 >= self.of * TENTHS && self.of > 0 => Advice::Reprint,
            _ => Advice::Wait,
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn line(id: &str) -> Line {
        Line {
            id: id.to_owned(),
            name: format!("Entrée {id}"),
            structure: "Association Horizon".to_owned(),
            summary: "On vous écoute.".to_owned(),
            phones: vec!["01 99 00 12 34".to_owned()],
            hours: vec!["du lundi au vendredi de 9 h à 17 h".to_owned()],
            places: vec!["Valbourg".to_owned()],
            facts: Vec::new(),
            website: None,
            communes: vec!["Valbourg".to_owned()],
            checked: "vérifié le 1 mai 2026".to_owned(),
            is_due: false,
            is_national: false,
            need: None,
        }
    }

    fn lines(count: usize) -> Vec<Line> {
        (0..count).map(|at| line(&format!("{at:02}"))).collect()
    }

    #[test]
    fn a_new_check_makes_no_difference() {
        let now: Vec<_> = lines(3).into_iter().map(|line| Line { checked: "vérifié hier".into(), ..line }).collect();
        let told = difference(&lines(3), &now);
        assert_eq!((told.count(), told.advice()), (0, Advice::No));
    }

    #[test]
    fn a_wrong_number_or_a_closed_place_is_worth_printing_again() {
        let mut now = lines(50);
        now[3].phones = vec!["01 99 00 00 01".to_owned()];
        let told = difference(&lines(50), &now);
        assert_eq!(told.changed, [Changed { name: "Entrée 03".into(), what: vec!["print-aspect-phone"] }]);
        assert_eq!(told.advice(), Advice::Reprint);
        let gone = difference(&lines(50), &lines(49));
        assert_eq!((gone.removed.as_slice(), gone.advice()), (&["Entrée 49".to_owned()][..], Advice::Reprint));
    }

    #[test]
    fn small_things_wait_until_they_are_a_tenth() {
        let with_hours = |count: usize| {
            let mut now = lines(50);
            now.iter_mut().take(count).for_each(|line| line.hours.clear());
            difference(&lines(50), &now).advice()
        };
        assert_eq!([1, 4, 5].map(with_hours), [Advice::Wait, Advice::Wait, Advice::Reprint]);
    }
}
