//! What people type, as they type it: `domain/help/words/queries.txt`.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Paris;
use directory::{Point, Wanted};

use crate::ground::{Demo, demo, keys, monday};

const QUERIES: &str = include_str!("../../../domain/help/words/queries.txt");
const FIRST: usize = 5;

struct Typed<'a> {
    text: &'a str,
    commune: Option<&'a str>,
    expected: HashSet<&'a str>,
}

fn queries() -> Vec<Typed<'static>> {
    let lines = QUERIES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            let mut next = || parts.next().unwrap_or_else(|| panic!("three parts in {line:?}"));
            let (text, commune, expected) = (next(), next(), next());
            let commune = Some(commune).filter(|code| *code != "-");
            Typed { text, commune, expected: expected.split(',').map(str::trim).collect() }
        })
        .collect()
}

async fn first_answers(demo: &Demo, typed: &Typed<'_>, now: DateTime<Utc>) -> Vec<String> {
    let mut db = demo.database.database.read().await.unwrap();
    let commune = match typed.commune {
        Some(code) => partner::commune(&mut db, code).await.unwrap(),
        None => None,
    };
    let from = commune.as_ref().and_then(|commune| commune.latitude.zip(commune.longitude));
    let areas = commune.iter().flat_map(|commune| {
        [Some(commune.code.clone()), commune.epci_code.clone(), Some(commune.department_code.clone())]
    });
    let wanted = Wanted {
        text: typed.text.to_owned(),
        facets: Vec::new(),
        areas: areas.flatten().collect(),
        from: from.map(|(latitude, longitude)| Point { latitude, longitude }),
    };
    let mut candidates = demo.finder.find(&wanted, now.with_timezone(&Paris).naive_local()).unwrap().candidates;
    candidates.truncate(FIRST);
    let keys = keys();
    let cards = demo.finder.cards(&candidates).unwrap();
    cards.into_iter().map(|card| keys[&(card.structure.clone(), card.name.clone())].clone()).collect()
}

async fn score(demo: &Demo, now: DateTime<Utc>) -> (usize, Vec<String>) {
    let (mut found, mut missed) = (0, Vec::new());
    for typed in queries() {
        let answers = first_answers(demo, &typed, now).await;
        let rank = answers.iter().position(|key| typed.expected.contains(key.as_str()));
        println!("{} {}", rank.map_or("–".to_owned(), |rank| (rank + 1).to_string()), typed.text);
        match rank {
            Some(_) => found += 1,
            None => missed.push(format!("{} → {answers:?}, wanted {:?}", typed.text, typed.expected)),
        }
    }
    (found, missed)
}

#[test]
fn the_list_of_queries_is_long_enough_and_names_entries_that_exist() {
    let known: HashSet<String> = keys().into_values().collect();
    let queries = queries();
    assert!(queries.len() >= 60);
    for typed in &queries {
        assert!(typed.expected.iter().all(|key| known.contains(*key)), "{}: {:?}", typed.text, typed.expected);
    }
}

#[tokio::test]
async fn what_people_type_finds_what_it_should_in_the_first_five() {
    let demo = demo().await;
    for (moment, now) in [("Monday 10:00", monday()), ("Sunday 03:00", "2026-11-22T02:00:00Z".parse().unwrap())] {
        let (found, missed) = score(&demo, now).await;
        println!("{moment}: {found} of {} typed queries find what they should in the first {FIRST}", queries().len());
        assert!(missed.is_empty(), "{moment}: {} missed\n{}", missed.len(), missed.join("\n"));
    }
}
