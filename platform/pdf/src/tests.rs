use std::process::Command;

use serde_json::json;

use super::*;

const TEMPLATE: &str = r#"
#import "base.typ": *
#show: paper
= #data.title
#par(soft(data.text))
"#;

fn order<'a>(template: &'a str, data: &'a Value, pictures: &'a [Picture]) -> Order<'a> {
    Order { template, data, pictures, made_at: DateTime::UNIX_EPOCH }
}

fn data(text: &str) -> Value {
    json!({ "title": "Un essai", "lang": "fr", "words": {}, "text": text })
}

/// The text of a file as a reader meets it.
fn read(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, pdf).unwrap();
    let told = Command::new("pdftotext").args(["-layout", "-q"]).arg(&file).arg("-").output();
    String::from_utf8(told.expect("pdftotext is installed by bin/test").stdout).unwrap()
}

fn told(text: &str) -> String {
    let data = data(text);
    read(&set(&order(TEMPLATE, &data, &[])).unwrap().pdf(Archive::No).unwrap())
}

#[test]
fn what_looks_like_markup_in_the_data_is_printed_as_it_stands() {
    let text = told("#import \"x\": y $a^2$ @nobody *fort* = titre \\ <label> //");
    assert!(text.contains("#import \"x\": y $a^2$ @nobody *fort* = titre \\ <label> //"), "{text}");
}

#[test]
fn a_word_of_four_hundred_letters_stays_on_the_page() {
    let text = told(&"k".repeat(400));
    assert_eq!(text.matches('k').count(), 400, "{text}");
    assert!(text.lines().filter(|line| line.contains("kkkk")).count() > 2, "{text}");
}

#[test]
fn a_letter_that_no_font_has_is_told_and_the_document_comes_out() {
    let data = data("Une langue 漢, un signe \u{7}, العربية, Українська");
    let document = set(&order(TEMPLATE, &data, &[])).unwrap();
    assert_eq!(document.missing, ['漢']);
    let text = read(&document.pdf(Archive::No).unwrap());
    assert!(text.contains("Українська") && text.contains("Une langue"), "{text}");
}

#[test]
fn a_template_reads_nothing_but_what_it_was_given() {
    for outside in ["/etc/hostname", "../secret.txt", "picture-0.png"] {
        let template = format!("#set document(title: \"x\")\n#read(\"{outside}\")");
        let error = set(&order(&template, &data(""), &[])).unwrap_err().to_string();
        assert!(error.contains("not found") || error.contains("escape"), "{error}");
    }
    let error = set(&order("#import \"@preview/cetz:0.3.0\": *", &data(""), &[])).unwrap_err().to_string();
    assert!(error.contains("not found"), "{error}");
}

#[test]
fn a_file_is_tagged_speaks_its_language_and_names_nobody() {
    let data = data("Une phrase.");
    let document = set(&order(TEMPLATE, &data, &[])).unwrap();
    for archive in [Archive::No, Archive::Yes] {
        let pdf = document.pdf(archive).unwrap();
        let raw = String::from_utf8_lossy(&pdf);
        assert!(raw.contains("/MarkInfo") && raw.contains("/Lang"), "a tagged file");
        assert!(raw.contains("pdfuaid:part") || raw.contains("pdfuaid"), "PDF/UA is claimed");
        assert!(!raw.contains("/Author"), "nobody is named");
    }
}

#[test]
fn the_same_order_is_known_by_the_same_digest_and_another_is_not() {
    let (one, other) = (data("a"), data("b"));
    let picture = [Picture { format: Format::Svg, bytes: b"<svg/>".to_vec() }];
    assert_eq!(digest(&order(TEMPLATE, &one, &[])), digest(&order(TEMPLATE, &one, &[])));
    assert_ne!(digest(&order(TEMPLATE, &one, &[])), digest(&order(TEMPLATE, &other, &[])));
    assert_ne!(digest(&order(TEMPLATE, &one, &[])), digest(&order(TEMPLATE, &one, &picture)));
}

#[test]
fn a_picture_that_cannot_be_read_is_told_and_nothing_comes_out() {
    let template = "#set document(title: \"x\")\n#image(\"picture-0.png\", alt: \"x\")";
    let picture = [Picture { format: Format::Png, bytes: b"no picture".to_vec() }];
    assert!(set(&order(template, &data(""), &picture)).is_err());
}

#[test]
fn a_drawing_fetches_nothing_and_runs_nothing() {
    let template = "#set document(title: \"x\")\n#image(\"picture-0.svg\", alt: \"x\")";
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><script>alert(1)</script><image href="file:///etc/hostname" width="9" height="9"/><rect width="5" height="5"/></svg>"#;
    let picture = [Picture { format: Format::Svg, bytes: svg.as_bytes().to_vec() }];
    // Refused whole or drawn without: never with.
    if let Ok(document) = set(&order(template, &data(""), &picture)) {
        let pdf = document.pdf(Archive::No).unwrap();
        let raw = String::from_utf8_lossy(&pdf);
        assert!(!raw.contains("/JavaScript") && !raw.contains("hostname"));
    }
}

#[test]
fn tables_are_read_row_by_row_under_their_heads() {
    let table = Table {
        caption: "Bons à payer".to_owned(),
        head: ["Numéro", "Montant"].map(str::to_owned).to_vec(),
        rows: vec![["0001-#", "12,50 €"].map(str::to_owned).to_vec(), ["0002", "8,00 €"].map(str::to_owned).to_vec()],
        total: ["Total", "20,50 €"].map(str::to_owned).to_vec(),
        numbers: vec![1],
    };
    let empty = Table { caption: "Refusés".to_owned(), head: vec!["Numéro".to_owned()], ..Table::default() };
    let tables = Tables {
        title: "Liste de paiement".to_owned(),
        lang: "fr".to_owned(),
        lead: vec!["Convention de 2023".to_owned()],
        tables: vec![table, empty],
        signatures: vec!["Le président du CCAS".to_owned()],
        empty: "Rien.".to_owned(),
        ..Tables::default()
    };
    let text = read(&tables.pdf(DateTime::UNIX_EPOCH).unwrap());
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("Numéro Montant 0001-# 12,50 € 0002 8,00 € Total 20,50 € Refusés Rien. Le président du CCAS"),
        "{words}"
    );
}

#[test]
fn a_letter_of_a_drawing_that_no_font_has_keeps_no_document_back() {
    let template = "#set document(title: \"x\")\n#image(\"picture-0.svg\", alt: \"x\")";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"20\"><text y=\"9\">si oui → étape 3 漢</text></svg>";
    let picture = [Picture { format: Format::Svg, bytes: svg.as_bytes().to_vec() }];
    let document = set(&order(template, &data(""), &picture)).unwrap();
    assert_eq!(document.missing, ['漢']);
    assert!(document.pdf(Archive::No).is_ok());
}
