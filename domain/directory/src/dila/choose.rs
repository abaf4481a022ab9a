//! Which of the bodies read are taken: those of a kept type, and each once.

use std::collections::{BTreeMap, HashMap, HashSet};

use base::text::fold;

use super::{Body, Found, PassedOver, Reason, Refused, Report, TypeRow, Why, WhyNot, contact, place};

/// A body to be saved, and what its type makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub found: Found,
    pub row: TypeRow,
    /// Where its type stands in the table.
    rank: usize,
}

/// Takes the bodies of kept types in the order of their files; the others, those seen before and those told twice under
/// two types go to the report.
pub fn choose(bodies: Vec<Found>, rows: &[TypeRow], report: &mut Report) -> Vec<Chosen> {
    let mut seen = HashSet::new();
    let mut passed_over: BTreeMap<String, PassedOver> = BTreeMap::new();
    let mut chosen = Vec::new();
    for found in bodies {
        if !seen.insert(found.body.id.clone()) {
            report.refuse(&found, Reason::new(Why::SeenBefore, &found.body.id));
            continue;
        }
        let row = rows.iter().enumerate().find(|(_, row)| row.code == found.body.kind);
        match row {
            Some((rank, row)) if row.why_not.is_none() => chosen.push(Chosen { found, row: row.clone(), rank }),
            row => {
                let kind = found.body.kind;
                let why = row.and_then(|(_, row)| row.why_not).unwrap_or(WhyNot::Unknown);
                let label = row.map(|(_, row)| row.label.clone()).unwrap_or_default();
                let passed = passed_over.entry(kind.clone()).or_insert(PassedOver { kind, label, why, count: 0 });
                passed.count += 1;
            }
        }
    }
    report.passed_over = passed_over.into_values().collect();
    without_twins(chosen, report)
}

/// What two tellings of one body have in common.
fn whereabouts(body: &Body) -> (String, String, String) {
    let mut unheard = Vec::new();
    let line = place::chosen(&body.addresses).map(place::line).unwrap_or_default();
    let phone = contact::phone(&body.phones, &mut unheard).map(|phone| phone.dialled().to_owned());
    let contact = phone.or_else(|| contact::email(&body.emails, &mut unheard)).unwrap_or_default();
    (body.commune_code.clone(), fold(&line), contact)
}

/// Says whether two bodies at one address and one number are the same: of one type, when their names are; of two types,
/// also when one name only goes on after the other (« CIDFF » and « CIDFF - Angers »).
fn is_same(a: &Chosen, b: &Chosen) -> bool {
    let (first, second) = (fold(&a.found.body.name), fold(&b.found.body.name));
    let goes_on = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    first == second || a.rank != b.rank && (goes_on(&first, &second) || goes_on(&second, &first))
}

fn without_twins(chosen: Vec<Chosen>, report: &mut Report) -> Vec<Chosen> {
    let mut chosen: Vec<(usize, Chosen)> = chosen.into_iter().enumerate().collect();
    chosen.sort_by_key(|(position, chosen)| (chosen.rank, *position));
    let mut neighbours: HashMap<(String, String, String), Vec<usize>> = HashMap::new();
    let mut kept: Vec<(usize, Chosen)> = Vec::with_capacity(chosen.len());
    let mut twins: Vec<(usize, Refused)> = Vec::new();
    for (position, body) in chosen {
        let near = neighbours.entry(whereabouts(&body.found.body)).or_default();
        let twin = near.iter().filter_map(|at| kept.get(*at)).find(|(_, other)| is_same(other, &body));
        match twin {
            Some((_, other)) => {
                let reason = Reason::new(Why::SameBody, &other.found.body.id);
                twins.push((position, Refused { file: body.found.file, line: Some(body.found.body.line), reason }));
            }
            None => {
                near.push(kept.len());
                kept.push((position, body));
            }
        }
    }
    twins.sort_by_key(|(position, _)| *position);
    report.refused.extend(twins.into_iter().map(|(_, twin)| twin));
    kept.sort_by_key(|(position, _)| *position);
    kept.into_iter().map(|(_, body)| body).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Address, table};
    use super::*;

    fn found(id: &str, name: &str, phone: &str) -> Found {
        let address = Address { lines: vec!["3 rue André-Haut".into()], ..Address::default() };
        let body = Body {
            id: id.into(),
            kind: id.split('-').next().unwrap().into(),
            name: name.into(),
            commune_code: "99101".into(),
            phones: vec![phone.into()],
            addresses: vec![address],
            ..Body::default()
        };
        Found { file: format!("{id}.xml"), body }
    }

    fn ids(bodies: Vec<Found>) -> (Vec<String>, Report) {
        let mut report = Report::default();
        let chosen = choose(bodies, &table().unwrap(), &mut report);
        (chosen.into_iter().map(|chosen| chosen.found.body.id).collect(), report)
    }

    #[test]
    fn an_id_seen_before_is_refused() {
        let (ids, report) = ids(vec![found("mairie-1", "Mairie", "3919"), found("mairie-1", "Autre mairie", "3919")]);
        assert_eq!(ids, ["mairie-1"]);
        assert_eq!(report.refused[0].reason.why, Why::SeenBefore);
    }

    #[test]
    fn one_body_under_two_types_is_taken_once_under_the_first_of_the_table() {
        let association = found("aav-1", "CIDFF - Valbourg", "01 99 00 00 10");
        let mut centre = found("cidf-1", "CIDFF", "01.99.00.00.10");
        centre.body.addresses[0].lines = vec!["3 rue andré haut".into()];
        let (ids, report) = ids(vec![association, centre]);
        assert_eq!(ids, ["cidf-1"]);
        assert_eq!((report.refused[0].file.as_str(), report.refused[0].reason.why), ("aav-1.xml", Why::SameBody));
        assert_eq!(report.refused[0].reason.value, "cidf-1");
    }

    #[test]
    fn two_bodies_that_share_a_roof_and_a_switchboard_are_two() {
        let bodies = vec![
            found("tgi-1", "Tribunal judiciaire", "01 99 00 00 10"),
            found("bav-1", "Bureau d'aide aux victimes du tribunal judiciaire", "01 99 00 00 10"),
            found("mairie-1", "Mairie", "01 99 00 00 10"),
            found("mairie-2", "Mairie - Annexe", "01 99 00 00 10"),
        ];
        assert_eq!(ids(bodies).0.len(), 4);
    }

    #[test]
    fn bodies_of_other_types_are_counted_by_type() {
        let bodies = vec![found("sip-1", "SIP", ""), found("sip-2", "SIP", ""), found("new_type-1", "?", "")];
        let (ids, report) = ids(bodies);
        assert!(ids.is_empty());
        let counts: Vec<_> = report.passed_over.iter().map(|passed| (passed.kind.as_str(), passed.count)).collect();
        assert_eq!(counts, [("new_type", 1), ("sip", 2)]);
        assert_eq!(report.passed_over[0].why, WhyNot::Unknown);
    }
}
