//! No mail says what the site is for: somebody else may read it.

use mail::betraying;

use crate::source::{Source, all, expect_none, program};
use crate::tokens::Lexeme;

/// In the name of every word that a mail is made of.
const OF_A_MAIL: &str = "-mail-";

/// The lines of all translations that stand under the name of a mail, with that name.
fn lines() -> Vec<(String, &'static str)> {
    let mut lines = Vec::new();
    for source in all().iter().filter(|source| source.ends_with(".ftl")) {
        let mut key = "";
        for line in source.text.lines() {
            if let Some((name, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                key = name;
            }
            if key.contains(OF_A_MAIL) {
                lines.push((format!("{}: {key}", source.path), line.strip_prefix(key).unwrap_or(line)));
            }
        }
    }
    lines
}

#[test]
fn no_word_of_a_mail_tells() {
    let telling = lines()
        .into_iter()
        .flat_map(|(place, line)| betraying(line).into_iter().map(move |word| format!("{place}: {word}")));
    expect_none("A mail says nothing that tells what the site is for.", telling);
}

#[test]
fn whoever_sends_a_mail_writes_it_with_words_of_mails() {
    let sends = |source: &&Source| source.text.contains("mail::send(") && !source.path.starts_with("platform/mail/");
    let has_words =
        |source: &Source| source.rust().iter().filter_map(Lexeme::text).any(|text| text.contains(OF_A_MAIL));
    let senders: Vec<_> = program().filter(sends).collect();
    assert!(!senders.is_empty(), "the files that send mails are found");
    let wordless = senders.into_iter().filter(|source| !has_words(source));
    expect_none("The words of a mail have -mail- in their names.", wordless.map(|source| source.path.clone()));
}
