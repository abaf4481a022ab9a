//! Every word on screen is in French and in English, and no word is left over.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, all, enums, expect_none, program, templates};
use crate::tokens::{Call, Lexeme, calls, template};

pub type Messages = BTreeMap<String, Message>;

#[derive(Debug, Default)]
pub struct Message {
    pub path: String,
    pub variables: BTreeSet<String>,
    /// The other messages that it speaks of.
    others: BTreeSet<String>,
}

/// The messages of a language, of all crates.
pub fn messages(lang: &str) -> Messages {
    let mut messages = Messages::new();
    for source in all().iter().filter(|source| source.path.ends_with(&format!("/locales/{lang}.ftl"))) {
        let mut current: Option<&mut Message> = None;
        for line in source.text.lines().filter(|line| !line.starts_with('#')) {
            let head =
                line.split_once('=').map(|(key, _)| key.trim()).filter(|key| is_key(key) && line.starts_with(key));
            if let Some(key) = head {
                let message = messages.entry(key.to_owned()).or_default();
                message.path.clone_from(&source.path);
                current = Some(message);
            }
            if let Some(message) = &mut current {
                message.variables.extend(inside(line, '$'));
                message.others.extend(inside(line, '{'));
            }
        }
    }
    messages
}

/// The words that follow each `sign`.
fn inside(line: &str, sign: char) -> Vec<String> {
    let parts = line.split(sign).skip(1).map(str::trim_start);
    let words = parts.map(|part| part.chars().take_while(|c| is_key_letter(*c)).collect::<String>());
    words.filter(|word| is_key(word)).collect()
}

fn is_key_letter(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_key_letter)
}

/// What the program and its templates ask for.
#[derive(Debug, Default)]
struct Asked {
    /// Certainly keys, with where they are asked for, and with the values given to them where that is known.
    keys: Vec<(String, String, Option<BTreeSet<String>>)>,
    /// Lists of codes: `label("need", …)` asks for `need-…`.
    lists: Vec<(String, String)>,
    /// Every text, as it may become a key somewhere else.
    texts: BTreeSet<String>,
}

impl Asked {
    fn read(&mut self, source: &Source, lexemes: &[Lexeme]) {
        for (name, values) in [("t", 0), ("say", 0), ("t1", 1), ("t2", 2)] {
            for call in calls(lexemes, name) {
                let named = (0..values).filter_map(|n| call.text(1 + 2 * n)).map(str::to_owned);
                let given = named.chain(paired(call.args.get(1).copied().unwrap_or_default())).collect();
                self.ask(source, &call, 0, Some(&given));
            }
        }
        for (name, position) in [("require", 2), ("keep", 1), ("Refused", 0)] {
            calls(lexemes, name).iter().for_each(|call| self.ask(source, call, position, None));
        }
        for name in ["add", "one"] {
            calls(lexemes, name)
                .iter()
                .filter(|call| call.args.len() == 2 && call.text(0).is_some())
                .for_each(|call| self.ask(source, call, 1, None));
        }
        for name in ["field", "area"] {
            for call in calls(lexemes, name).iter().filter(|call| call.text(1).is_some()) {
                self.ask(source, call, 2, None);
                self.ask(source, call, 3, None);
            }
        }
        for call in calls(lexemes, "label") {
            self.lists.extend(call.text(0).map(|list| (list.to_owned(), format!("{}:{}", source.path, call.line))));
        }
        self.texts.extend(lexemes.iter().filter_map(Lexeme::text).map(str::to_owned));
    }

    fn ask(&mut self, source: &Source, call: &Call<'_>, position: usize, given: Option<&BTreeSet<String>>) {
        let place = format!("{}:{}", source.path, call.line);
        let keys = call.texts(position).filter(|key| !key.is_empty() && !key.contains('{'));
        self.keys.extend(keys.map(|key| (key.to_owned(), place.clone(), given.cloned())));
    }

    fn all() -> Self {
        let mut asked = Self::default();
        program().for_each(|source| asked.read(source, &source.rust()));
        templates().for_each(|source| asked.read(source, &template(&source.text)));
        asked
    }

    /// The beginnings of keys that are put together: lists, and `format!("state-{…}")`.
    fn beginnings(&self) -> BTreeSet<String> {
        let put_together = self.texts.iter().filter_map(|text| text.split_once("-{")).map(|(list, _)| list.to_owned());
        put_together.filter(|list| is_key(list)).chain(self.lists.iter().map(|(list, _)| list.clone())).collect()
    }
}

/// Lists that are not those of an enum, with their codes.
const BY_HAND: [(&str, &[&str]); 3] = [
    // Counted from Monday.
    ("weekday", &["0", "1", "2", "3", "4", "5", "6"]),
    // A public place shows its address instead.
    ("help-where", &["after_call", "commune_only", "never"]),
    // The acts that make a version of an entry.
    (
        "history",
        &[
            "place-added",
            "place-corrected",
            "place-removed",
            "place-restored",
            "service-archived",
            "service-checked",
            "service-corrected",
            "service-created",
            "service-expired",
            "service-first",
            "service-merged",
            "service-published",
            "service-restored",
            "service-separated",
            "doubt-settled",
            "round-added",
            "round-corrected",
            "round-removed",
            "round-restored",
        ],
    ),
];

/// The names in `&[("name", &value)]`.
fn paired(list: &[Lexeme]) -> Vec<String> {
    let opens = |three: &&[Lexeme]| (three[0].is_sign('[') || three[0].is_sign(',')) && three[1].is_sign('(');
    list.windows(3).filter(opens).filter_map(|three| three[2].text()).map(str::to_owned).collect()
}

/// The codes that have a word under `list`: those of every enum that is wholly there.
fn listed(list: &str, messages: &Messages) -> BTreeSet<String> {
    if let Some((_, codes)) = BY_HAND.iter().find(|(by_hand, _)| *by_hand == list) {
        return codes.iter().map(|code| format!("{list}-{code}")).collect();
    }
    let keys = |codes: &[String]| codes.iter().map(|code| format!("{list}-{code}")).collect::<Vec<_>>();
    let whole = |keys: &Vec<String>| keys.iter().all(|key| messages.contains_key(key));
    enums().iter().map(|codes| keys(codes)).filter(whole).flatten().collect()
}

#[test]
fn both_languages_say_the_same_with_the_same_values() {
    let (fr, en) = (messages("fr"), messages("en"));
    let missing = |from: &Messages, to: &Messages, lang: &str| -> Vec<String> {
        from.iter()
            .filter(|(key, _)| !to.contains_key(*key))
            .map(|(key, m)| format!("{key} ({}) is not in {lang}", m.path))
            .collect()
    };
    let differing = fr.iter().filter_map(|(key, message)| {
        let other = en.get(key)?;
        let same = other.variables == message.variables;
        (!same).then(|| format!("{key}: {:?} in French, {:?} in English", message.variables, other.variables))
    });
    let findings = missing(&fr, &en, "English").into_iter().chain(missing(&en, &fr, "French")).chain(differing);
    expect_none("Each message is in both languages, with the same values.", findings);
}

#[test]
fn every_word_asked_for_is_there_and_gets_its_values() {
    let (messages, asked) = (messages("fr"), Asked::all());
    let keys = asked.keys.iter().filter_map(|(key, place, given)| match (messages.get(key), given) {
        (None, _) => Some(format!("{place}: there is no message {key}")),
        (Some(message), Some(given)) if message.variables != *given => {
            Some(format!("{place}: {key} is given {given:?}, wants {:?}", message.variables))
        }
        _ => None,
    });
    let lists = asked.lists.iter().filter(|(list, _)| listed(list, &messages).is_empty());
    let lists = lists.map(|(list, place)| format!("{place}: no text_enum! has all its codes under {list}-"));
    expect_none("Every word asked for is in the translations.", keys.chain(lists));
}

#[test]
fn no_word_is_left_over() {
    let (messages, asked) = (messages("fr"), Asked::all());
    let listed: BTreeSet<_> = asked.beginnings().iter().flat_map(|list| listed(list, &messages)).collect();
    let spoken_of: BTreeSet<_> = messages.values().flat_map(|message| message.others.iter()).collect();
    let is_left = |key: &String| !asked.texts.contains(key) && !listed.contains(key) && !spoken_of.contains(key);
    let left = messages.iter().filter(|(key, _)| is_left(key));
    expect_none("No word is left over.", left.map(|(key, message)| format!("{key} ({})", message.path)));
}
