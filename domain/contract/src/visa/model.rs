//! A text that a contract hangs on.

use base::Id;
use base::text::one_line;
use chrono::NaiveDate;
use serde::Deserialize;
use sqlx::FromRow;
use web::{Cx, Errors};

use crate::{Contract, typed};

base::text_enum! {
    /// Where a text stands: the wider ones first; a charter, a membership and an agreement are kindred commitments.
    pub enum VisaKind {
        International = "international", Law = "law", NationalPlan = "national_plan", DepartmentPlan = "department_plan",
        LocalPlan = "local_plan", Charter = "charter", Membership = "membership", Agreement = "agreement",
    }
}

impl VisaKind {
    /// Something that they have promised elsewhere, rather than what binds them.
    pub const fn is_commitment(self) -> bool {
        matches!(self, Self::Charter | Self::Membership | Self::Agreement)
    }
}

/// A law, a plan or a commitment, with its date as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Visa {
    pub id: Id<Visa>,
    pub contract_id: Id<Contract>,
    pub kind: VisaKind,
    pub title: String,
    /// « n° 2010-769 »; may be empty.
    pub reference: String,
    pub dated_on: Option<NaiveDate>,
    /// Where the day is unknown.
    pub year: Option<i64>,
    pub url: Option<String>,
}

impl Visa {
    /// Its date as it is read: the day, or the year alone; empty if neither is known.
    pub fn date(&self, cx: &Cx) -> String {
        match (&self.dated_on, self.year) {
            (Some(day), _) => cx.day(day),
            (None, Some(year)) => year.to_string(),
            (None, None) => String::new(),
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VisaForm {
    pub kind: String,
    pub title: String,
    pub reference: String,
    /// A year, or a day.
    pub date: String,
    pub url: String,
}

const YEARS: std::ops::RangeInclusive<i64> = 1789..=2100;
const LONGEST: usize = 300;

/// A day, or a year alone.
fn date(typed: &str) -> Result<(Option<NaiveDate>, Option<i64>), &'static str> {
    let text = typed.trim();
    match text.parse::<i64>() {
        _ if text.is_empty() => Ok((None, None)),
        Ok(year) if YEARS.contains(&year) => Ok((None, Some(year))),
        _ => typed::day(text).map(|day| (day, None)).map_err(|_| "visa-date-unreadable"),
    }
}

impl VisaForm {
    pub fn check(&self, contract_id: Id<Contract>) -> Result<Visa, Errors> {
        let mut errors = Errors::default();
        let kind = errors.keep("kind", self.kind.parse::<VisaKind>().map_err(|_| "contract-choice-unknown"));
        let title = one_line(&self.title);
        errors.require("title", (3..=LONGEST).contains(&title.chars().count()), "visa-title-length");
        let reference = typed::line(&mut errors, "reference", &self.reference, 100);
        let date = errors.keep("date", date(&self.date));
        let url = errors.keep("url", typed::url(&self.url));
        match (kind, date, url) {
            (Some(kind), Some((dated_on, year)), Some(url)) if errors.is_empty() => {
                Ok(Visa { id: Id::new(), contract_id, kind, title, reference, dated_on, year, url })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_a_text_is_a_day_or_a_year_or_unknown() {
        let told = |typed: &str| date(typed).map(|(day, year)| (day.map(|day| day.to_string()), year));
        assert_eq!(told("2019"), Ok((None, Some(2019))));
        assert_eq!(told("2010-07-09"), Ok((Some("2010-07-09".into()), None)));
        assert_eq!(told(""), Ok((None, None)));
        for wrong in ["19", "9 juillet 2010", "2010-13-01"] {
            assert_eq!(told(wrong), Err("visa-date-unreadable"), "{wrong}");
        }
    }
}
