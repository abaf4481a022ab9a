//! A year of requests, by month and answer.

use std::collections::BTreeMap;

use super::chart::{Chart, Row};
use super::model::{Counted, Said};
use crate::month;

/// The counts of a year, of one institution or of all that the reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    pub year: i32,
    counted: BTreeMap<(Said, String), Counted>,
}

impl Year {
    pub fn new(year: i32, rows: Vec<Counted>) -> Self {
        let mut counted: BTreeMap<(Said, String), Counted> = BTreeMap::new();
        for row in rows.into_iter().filter(|row| row.times > 0) {
            match counted.get_mut(&(row.said, row.month.clone())) {
                Some(sum) => {
                    sum.times += row.times;
                    sum.adults += row.adults;
                    sum.children += row.children;
                    sum.nights += row.nights;
                }
                None => {
                    counted.insert((row.said, row.month.clone()), row);
                }
            }
        }
        Self { year, counted }
    }

    pub fn months(&self) -> Vec<String> {
        month::of_year(self.year)
    }

    pub fn is_empty(&self) -> bool {
        self.counted.is_empty()
    }

    /// How often something was said in a month.
    pub fn times(&self, said: Said, month: &str) -> i64 {
        self.counted.get(&(said, month.to_owned())).map_or(0, |row| row.times)
    }

    fn of(&self, said: Said) -> impl Iterator<Item = &Counted> {
        self.counted.iter().filter(move |((of, _), _)| *of == said).map(|(_, row)| row)
    }

    /// How often something was said in the year.
    pub fn total(&self, said: Said) -> i64 {
        self.of(said).map(|row| row.times).sum()
    }

    /// For how many adults and children, and how many nights.
    pub fn people(&self, said: Said) -> [i64; 3] {
        let of = |count: fn(&Counted) -> i64| self.of(said).map(count).sum();
        [of(|row| row.adults), of(|row| row.children), of(|row| row.nights)]
    }

    /// The requests that were not met, and how many people they were for.
    pub fn unmet(&self) -> [i64; 3] {
        let unmet = || Said::unmet();
        let people = |at: usize| unmet().map(|said| self.people(said).get(at).copied().unwrap_or_default()).sum();
        [unmet().map(|said| self.total(said)).sum(), people(0), people(1)]
    }

    pub fn unmet_in(&self, month: &str) -> i64 {
        Said::unmet().map(|said| self.times(said, month)).sum()
    }

    /// Every row that was said something in, for the table that is taken away.
    pub fn rows(&self) -> impl Iterator<Item = &Counted> {
        self.counted.values()
    }

    /// The reasons for which requests were not met this year, drawn by month.
    pub fn chart(&self, label: impl Fn(Said) -> String, month_name: impl Fn(&str) -> String) -> Option<Chart> {
        let months = self.months();
        let rows = Said::unmet().filter(|said| self.total(*said) > 0).map(|said| Row {
            name: label(said),
            counts: months.iter().map(|month| self.times(said, month)).collect(),
        });
        let rows: Vec<Row> = rows.collect();
        (!rows.is_empty())
            .then(|| Chart::draw(&rows, &months.iter().map(|month| month_name(month)).collect::<Vec<_>>()))
    }
}

#[cfg(test)]
mod tests {
    use base::Id;

    use super::*;

    fn counted(month: &str, said: Said, times: i64) -> Counted {
        let (adults, children) = (times, 2 * times);
        Counted { month: month.into(), institution_id: Id::new(), said, times, adults, children, nights: 0 }
    }

    #[test]
    fn a_year_adds_up_by_month_by_answer_and_by_people() {
        let rows = vec![
            counted("2026-01", Said::NoPlace, 3),
            counted("2026-01", Said::NoPlace, 2),
            counted("2026-02", Said::TooFar, 1),
            counted("2026-02", Said::Met, 7),
            counted("2026-02", Said::Housing, 9),
            counted("2026-03", Said::NoPets, 0),
        ];
        let year = Year::new(2026, rows);
        assert_eq!((year.times(Said::NoPlace, "2026-01"), year.unmet_in("2026-02")), (5, 1));
        assert_eq!((year.total(Said::Met), year.unmet()), (7, [6, 6, 12]));
        assert_eq!(
            year.chart(|said| said.to_string(), str::to_owned).unwrap().rows.len(),
            2,
            "what never was is not drawn"
        );
    }

    #[test]
    fn a_year_in_which_all_was_met_has_no_chart() {
        let year = Year::new(2026, vec![counted("2026-02", Said::Met, 7)]);
        assert!(year.chart(|said| said.to_string(), str::to_owned).is_none() && !year.is_empty());
    }
}
