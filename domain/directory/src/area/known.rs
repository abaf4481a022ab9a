//! The codes that an area may be made of: those of communes, EPCI and départements that are known here, and `france`.

use std::collections::BTreeSet;

use base::Db;
use web::Cx;

use crate::Entry;

/// How many codes are told by their name; an area has rarely more than one.
const NAMED: usize = 30;

/// What a code stands for, by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    France,
    Commune,
    Department,
    Epci,
}

fn shape(code: &str) -> Option<Shape> {
    let has_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // Those of Corsica have a letter.
    let is_plain = has_digits(code) || code.strip_prefix("2A").or(code.strip_prefix("2B")).is_some_and(has_digits);
    match code.len() {
        6 if code == "france" => Some(Shape::France),
        5 if is_plain => Some(Shape::Commune),
        2 | 3 if is_plain || matches!(code, "2A" | "2B") => Some(Shape::Department),
        9 if has_digits(code) => Some(Shape::Epci),
        _ => None,
    }
}

/// Those of `codes` that nothing has. An EPCI is looked for in the départements of the entry's places, of its territory and of
/// the other codes.
pub async fn unknown(db: &mut Db, codes: &[String], entry: &Entry) -> sqlx::Result<Vec<String>> {
    let (mut unknown, mut departments) = (Vec::new(), departments(db, entry).await?);
    for code in codes.iter().filter(|code| shape(code) != Some(Shape::Epci)) {
        let department = match shape(code) {
            Some(Shape::France) => continue,
            Some(Shape::Commune) => partner::commune(db, code).await?.map(|commune| commune.department_code),
            Some(Shape::Department) => {
                let is_there = !partner::departments_communes(db, code).await?.is_empty();
                is_there.then(|| code.clone())
            }
            Some(Shape::Epci) | None => None,
        };
        match department {
            Some(department) => drop(departments.insert(department)),
            None => unknown.push(code.clone()),
        }
    }
    let epcis: Vec<_> = codes.iter().filter(|code| shape(code) == Some(Shape::Epci)).collect();
    if !epcis.is_empty() {
        let known = epcis_of(db, &departments).await?;
        unknown.extend(epcis.into_iter().filter(|code| !known.contains(*code)).cloned());
    }
    Ok(unknown)
}

/// The départements where an entry is at home.
async fn departments(db: &mut Db, entry: &Entry) -> sqlx::Result<BTreeSet<String>> {
    let territory = partner::territory(db, entry.structure.territory_id).await?;
    let mut departments: BTreeSet<_> = territory.and_then(|territory| territory.department_code).into_iter().collect();
    for place in &entry.places {
        departments.extend(partner::commune(db, &place.commune_code).await?.map(|commune| commune.department_code));
    }
    Ok(departments)
}

async fn epcis_of(db: &mut Db, departments: &BTreeSet<String>) -> sqlx::Result<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    for department in departments {
        let communes = partner::departments_communes(db, department).await?;
        known.extend(communes.into_iter().filter_map(|commune| commune.epci_code));
    }
    Ok(known)
}

/// An area in words; the first of its codes where it has many.
pub async fn names(cx: &Cx, db: &mut Db, area: &str) -> sqlx::Result<Vec<String>> {
    let mut names = Vec::new();
    for code in area.split_ascii_whitespace().take(NAMED) {
        names.push(match shape(code) {
            Some(Shape::France) => cx.t("area-france"),
            Some(Shape::Department) => cx.t1("area-department", "code", code),
            Some(Shape::Epci) => cx.t1("area-epci", "code", code),
            Some(Shape::Commune) | None => match partner::commune(db, code).await? {
                Some(commune) => format!("{} ({code})", commune.name),
                None => code.to_owned(),
            },
        });
    }
    if area.split_ascii_whitespace().nth(NAMED).is_some() {
        names.push("…".to_owned());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_by_its_shape() {
        for (code, known) in [
            ("france", Some(Shape::France)),
            ("92012", Some(Shape::Commune)),
            ("2A004", Some(Shape::Commune)),
            ("92", Some(Shape::Department)),
            ("2B", Some(Shape::Department)),
            ("974", Some(Shape::Department)),
            ("200054781", Some(Shape::Epci)),
            ("FRANCE", None),
            ("9", None),
            ("9201", None),
            ("2C004", None),
            ("<b>", None),
            ("20005478A", None),
        ] {
            assert_eq!(shape(code), known, "{code}");
        }
    }
}
