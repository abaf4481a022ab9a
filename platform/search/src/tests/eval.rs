use std::fs;

use super::index_with;
use crate::{Document, Query, Synonyms};

#[test]
fn eval() {
    let list = |text: &str| text.split(',').map(|one| one.trim().to_owned()).filter(|s| !s.is_empty()).collect::<Vec<_>>();
    let documents = fs::read_to_string("/tmp/search-eval/documents.txt").unwrap();
    let names: Vec<String> = documents.lines().map(|line| line.split('|').next().unwrap().to_owned()).collect();
    let documents = (0u128..).zip(documents.lines()).map(|(n, line)| {
        let f: Vec<&str> = line.split('|').collect();
        Document { key: n.to_be_bytes(), title: f[1].into(), names: f[2].into(), body: f[3].into(), tags: list(f[4]), ..Document::default() }
    });
    let synonyms = fs::read_to_string("/work/main/domain/help/words/synonyms.txt").unwrap();
    let index = index_with(documents.collect(), Synonyms::parse(&synonyms).unwrap());
    let (mut good, mut all, mut reciprocal) = (0, 0, 0.0);
    for line in fs::read_to_string("/tmp/search-eval/queries.txt").unwrap().lines() {
        let f: Vec<&str> = line.split('|').collect();
        let area = list(f[1]);
        let all_of = if area.is_empty() { vec![] } else { vec![area] };
        let found = index.search(&Query { text: f[0].into(), all_of, limit: 100, ..Query::default() }).unwrap();
        let wanted = list(f[2]);
        let ranked: Vec<(&str, f32)> = found.candidates.iter().map(|c| (names[u128::from_be_bytes(c.key) as usize].as_str(), c.relevance)).collect();
        let at = ranked.iter().position(|(name, _)| wanted.iter().any(|w| w == name));
        all += 1;
        if at.is_some_and(|at| at < 5) { good += 1 }
        reciprocal += at.map_or(0.0, |at| 1.0 / (at + 1) as f64);
        if at.is_none_or(|at| at >= 5) {
            println!("MISS {at:?} of {} «{}» wanted {wanted:?}\n    {:?}", found.total, f[0], &ranked[..ranked.len().min(5)]);
        }
    }
    println!("GOOD {good}/{all} MRR {:.5}", reciprocal / all as f64);
}
