//! What becomes of each type of body: the table `words/dila_types.csv`.

use base::{Codes, UnknownCode};

use crate::{Audience, Cost, Kind, Moment, Need, Violence};

const TABLE: &str = include_str!("../../words/dila_types.csv");

base::text_enum! {
    /// Whom a body serves, told by where it is.
    pub enum Area { Commune = "commune", Department = "department", France = "france" }
}
base::text_enum! {
    /// Why bodies of a type are passed over.
    pub enum WhyNot {
        Administration = "administration", Associations = "associations", ByLawyer = "by_lawyer",
        Companies = "companies", Land = "land", OldAge = "old_age", PoliceWork = "police_work", Sentence = "sentence",
        Taxes = "taxes", Unknown = "unknown", Work = "work",
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeRow {
    pub code: String,
    pub label: String,
    /// `None`: bodies of this type are kept.
    pub why_not: Option<WhyNot>,
    pub kind: Kind,
    pub needs: Codes<Need>,
    pub violences: Codes<Violence>,
    pub audiences: Codes<Audience>,
    pub moments: Codes<Moment>,
    pub area: Area,
    pub cost: Option<Cost>,
    pub without_complaint: Option<bool>,
    pub is_closed_on_holidays: bool,
    pub summary: String,
    pub how_to: String,
}

/// The lines of the table, in its order: of one body told under two types, the first stands.
pub fn table() -> anyhow::Result<Vec<TypeRow>> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| row(line).map_err(|why| anyhow::anyhow!("words/dila_types.csv: {why} in {line:?}"))).collect()
}

fn row(line: &str) -> Result<TypeRow, String> {
    let cells: Vec<&str> = line.split(';').map(str::trim).collect();
    let [
        code,
        keep,
        label,
        kind,
        needs,
        violences,
        audiences,
        moments,
        area,
        cost,
        complaint,
        holidays,
        why_not,
        summary,
        how_to,
    ] = cells.as_slice()
    else {
        return Err(format!("{} columns instead of 15", cells.len()));
    };
    let wrong = |UnknownCode(code)| format!("the unknown code {code:?}");
    let why_not = match (*keep, *why_not) {
        ("yes", "") => None,
        ("no", why_not) => Some(why_not.parse().map_err(wrong)?),
        _ => return Err("neither yes, nor no with a reason,".to_owned()),
    };
    Ok(TypeRow {
        code: (*code).to_owned(),
        label: (*label).to_owned(),
        why_not,
        kind: if kind.is_empty() { Kind::Place } else { kind.parse().map_err(wrong)? },
        needs: needs.parse().map_err(wrong)?,
        violences: violences.parse().map_err(wrong)?,
        audiences: audiences.parse().map_err(wrong)?,
        moments: moments.parse().map_err(wrong)?,
        area: if area.is_empty() { Area::Commune } else { area.parse().map_err(wrong)? },
        cost: if cost.is_empty() { None } else { Some(cost.parse().map_err(wrong)?) },
        without_complaint: if complaint.is_empty() { None } else { Some(*complaint == "yes") },
        is_closed_on_holidays: *holidays == "closed",
        summary: (*summary).to_owned(),
        how_to: (*how_to).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_readable_and_names_each_type_once() {
        let rows = table().unwrap();
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes.len(), rows.len());
        assert!(rows.len() > 100);
    }

    #[test]
    fn a_kept_type_says_what_it_does_for_whom_and_how_to_go_about_it() {
        for row in table().unwrap().iter().filter(|row| row.why_not.is_none()) {
            assert!(!row.needs.is_empty() && !row.audiences.is_empty() && !row.moments.is_empty(), "{}", row.code);
            assert!(row.summary.ends_with('.') && row.how_to.ends_with('.'), "{}", row.code);
            assert!(row.summary.chars().count() <= 200, "{}", row.code);
        }
    }

    #[test]
    fn the_bodies_of_the_network_are_kept() {
        let rows = table().unwrap();
        let kept =
            "mairie ccas commissariat_police gendarmerie tgi ti te aav bav cidf pmi caf maison_handicapees mjd chu";
        for code in kept.split(' ') {
            assert!(rows.iter().any(|row| row.code == code && row.why_not.is_none()), "{code}");
        }
    }

    #[test]
    fn a_bad_line_of_the_table_is_told() {
        for line in ["a;b", "x;maybe;X;;;;;;;;;;;;", "x;no;X;;;;;;;;;;nothing;;", "x;yes;X;palace;;;;;;;;;;;"] {
            assert!(row(line).is_err(), "{line}");
        }
    }
}
