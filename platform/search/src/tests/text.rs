//! What people type.

use proptest::prelude::*;

use super::{bodies, document, index, index_with, query, search};
use crate::Synonyms;

const SYNONYMS: &str = "
    # What people say
    flic, poste de police => commissariat
    mis dehors, à la porte => hébergement
    bcp => tout
";

#[test]
fn accents_and_capitals_do_not_matter() {
    let index = bodies(&["Hébergement d'urgence", "Œuvre"]);
    assert_eq!(search(&index, "hebergement"), [1]);
    assert_eq!(search(&index, "HÉBERGEMENT"), [1]);
    assert_eq!(search(&index, "oeuvre"), [2]);
}

#[test]
fn an_elision_does_not_hide_a_word() {
    let index = bodies(&["À l’hôpital, l'aide qu'il faut", "rien d'autre"]);
    assert_eq!(search(&index, "aide"), [1]);
    assert_eq!(search(&index, "d'aide"), [1]);
    assert_eq!(search(&index, "d'hôpital"), [1]);
}

#[test]
fn an_elision_without_apostrophe_does_not_hide_a_word() {
    let index = bodies(&["des amis", "autre"]);
    assert_eq!(search(&index, "quamis"), [1]);
}

#[test]
fn a_plural_finds_its_singular_and_the_other_way_round() {
    let index = bodies(&["un avocat", "des avocats conseillent", "autre"]);
    let mut found = search(&index, "avocats");
    found.sort_unstable();
    assert_eq!(found, [1, 2]);
    assert_eq!(search(&index, "avocat").len(), 2);
}

#[test]
fn a_feminine_finds_its_masculine() {
    let index = bodies(&["une femme violée", "il fut violé", "autre"]);
    assert_eq!(search(&index, "violees").len(), 2);
}

#[test]
fn the_beginning_of_a_word_finds_it() {
    let index = bodies(&["hébergement", "autre"]);
    assert_eq!(search(&index, "hebe"), [1]);
    assert_eq!(search(&index, "heb"), [1]);
    let index = bodies(&["plainte", "autre"]);
    assert!(search(&index, "pl").is_empty());
}

#[test]
fn one_typo_is_forgiven() {
    let index = bodies(&["plainte", "autre"]);
    for typed in ["plinte", "plaintte", "plaimte", "qlainte"] {
        assert_eq!(search(&index, typed), [1], "{typed}");
    }
    assert!(search(&index, "plimte").is_empty());
}

#[test]
fn two_letters_in_the_wrong_order_are_one_typo() {
    let index = bodies(&["plainte", "autre"]);
    assert_eq!(search(&index, "plainet"), [1]);
    assert_eq!(search(&index, "lpainte"), [1]);
    assert_eq!(search(&index, "palinte"), [1]);
}

#[test]
fn two_typos_are_forgiven_in_a_long_word() {
    let index = bodies(&["commissariat", "autre"]);
    assert_eq!(search(&index, "comisariat"), [1]);
    assert!(search(&index, "comisaria").is_empty());
    assert!(bodies(&["plainte"]).search(&query("plimte")).unwrap().candidates.is_empty());
}

#[test]
fn a_short_word_and_a_number_have_no_typo() {
    let index = bodies(&["rue", "3918"]);
    assert!(search(&index, "ruf").is_empty());
    assert!(search(&index, "3919").is_empty());
}

#[test]
fn a_correction_is_not_rarer_than_what_was_typed() {
    let index = bodies(&["plainte", "plainte", "plante"]);
    assert_eq!(search(&index, "plainte"), [1, 2]);
    assert_eq!(search(&index, "plante"), [3, 1, 2]);
}

#[test]
fn a_common_word_is_taken_as_it_was_typed() {
    let index = bodies(&[&["plainte"; 8][..], &["plante"; 9]].concat());
    assert_eq!(search(&index, "plainte"), (1..=8).collect::<Vec<_>>());
}

#[test]
fn an_exact_title_stands_above_a_typo_in_a_body() {
    let typo = document(1, "Fiche", "", "plante plante plante plante");
    let exact = document(2, "Plainte et beaucoup plus encore dans une longue ligne de titre", "", "");
    assert_eq!(search(&index(vec![typo, exact]), "plainte"), [2, 1]);
}

#[test]
fn a_title_stands_above_names_and_names_above_a_body() {
    let documents = vec![
        document(1, "Fiche", "Mairie", "Plainte"),
        document(2, "Fiche", "Plainte", "Mairie"),
        document(3, "Plainte", "Mairie", "Fiche"),
    ];
    assert_eq!(search(&index(documents), "plainte"), [3, 2, 1]);
}

#[test]
fn two_words_are_better_than_one() {
    let documents = vec![
        document(1, "Plainte", "", "Mairie"),
        document(2, "Fiche", "", "On peut y porter plainte"),
        document(3, "Fiche", "", "Porter un enfant"),
    ];
    assert_eq!(search(&index(documents), "porter plainte"), [2, 1, 3]);
}

#[test]
fn a_sentence_finds_what_holds_some_of_its_words() {
    let index = bodies(&["Un lit pour dormir ce soir", "Une consultation"]);
    assert_eq!(search(&index, "je ne sais pas où dormir avec mes deux petits"), [1]);
}

#[test]
fn relevance_is_told_beside_the_best() {
    let index = bodies(&["plainte", "plainte enfant"]);
    let found = index.search(&query("plainte enfant")).unwrap();
    assert_eq!(found.candidates[0].key, [2; 16]);
    assert_eq!(found.candidates[0].relevance, 1.0);
    assert!((0.05..0.95).contains(&found.candidates[1].relevance));
}

#[test]
fn a_number_is_found_however_it_is_cut() {
    let index = bodies(&["Appelez le 3919", "Appelez le 01 99 00 12 34", "0199001299", "le 17"]);
    assert_eq!(search(&index, "39 19"), [1]);
    assert_eq!(search(&index, "3919"), [1]);
    assert_eq!(search(&index, "0199001234")[0], 2);
    assert_eq!(search(&index, "01.99.00.12.99")[0], 3);
    assert_eq!(search(&index, "17"), [4]);
}

#[test]
fn a_synonym_of_one_word_is_found() {
    let index = index_with(vec![document(1, "Commissariat", "", "")], Synonyms::parse(SYNONYMS).unwrap());
    assert_eq!(search(&index, "les flics"), [1]);
    assert!(search(&index, "la mairie").is_empty());
}

#[test]
fn a_synonym_of_several_words_is_found() {
    let documents = vec![document(1, "Hébergement", "", ""), document(2, "Commissariat", "", "")];
    let index = index_with(documents, Synonyms::parse(SYNONYMS).unwrap());
    assert_eq!(search(&index, "il m'a mise dehors"), [1]);
    assert_eq!(search(&index, "mise à la porte"), [1]);
    assert!(search(&index, "la porte bleue").is_empty());
    assert_eq!(search(&index, "Poste de Police"), [2]);
    assert!(search(&index, "police").is_empty());
}

#[test]
fn a_synonym_is_found_with_a_typo() {
    let synonyms = Synonyms::parse("toubib => médecin").unwrap();
    let index = index_with(vec![document(1, "Médecin", "", "")], synonyms);
    assert_eq!(search(&index, "tuobib"), [1]);
    assert_eq!(search(&index, "toubbi"), [1]);
    assert!(search(&index, "tuobbi").is_empty());
}

#[test]
fn what_was_typed_stands_above_its_synonym() {
    let synonyms = Synonyms::parse("toubib => médecin").unwrap();
    let documents = vec![document(1, "Médecin", "", ""), document(2, "Toubib", "", "")];
    assert_eq!(search(&index_with(documents, synonyms), "toubib"), [2, 1]);
}

#[test]
fn a_text_that_says_nothing_leaves_everything() {
    let index = bodies(&["plainte", "enfant"]);
    for typed in ["", "  ", "où est-ce ?", "!!!", "l'"] {
        let found = index.search(&query(typed)).unwrap();
        assert_eq!(found.total, 2, "{typed}");
        assert!(found.candidates.iter().all(|candidate| candidate.relevance == 1.0));
    }
    assert_eq!(index.search(&query("introuvable")).unwrap().total, 0);
}

#[test]
fn nothing_typed_is_a_syntax() {
    let index = bodies(&["title plainte", "autre"]);
    let long = "plainte ".repeat(1250);
    for typed in ["plainte AND (", "title:*", "\"plainte", "plainte~9^", "-plainte", "plainte\u{0}\u{7}\u{1b}[", &long]
    {
        assert_eq!(search(&index, typed), [1], "{typed:?}");
    }
    for typed in ["a".repeat(10_000), "\u{0}".repeat(10_000), "\u{fdfa}".repeat(10_000), "𝒳é ".repeat(5_000)] {
        index.search(&query(&typed)).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_indexed_and_searched(title in "\\PC{0,80}", typed in ".{0,200}", words in "([a-zéèç'0-9]{1,12} ){0,30}") {
        let synonyms = Synonyms::parse("flic, au secours => police, 17").unwrap();
        let index = index_with(vec![document(1, &title, &words, &typed)], synonyms);
        index.search(&query(&typed)).unwrap();
        index.search(&query(&words)).unwrap();
    }
}
