//! A page of guidance: the text that ships with the program, what a territory makes of it, and what the public reads.

use base::Id;
use base::text::{hex, many_lines, one_line};
use chrono::{DateTime, Months, NaiveDate, Utc};
use markdown::has_good_links;
use partner::Territory;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use sqlx::FromRow;
use web::{Errors, Lang};

use crate::clean::without_html;

/// What is written on a page, as it is written: Markdown, and a source a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, FromRow)]
pub struct Text {
    pub title: String,
    pub body: String,
    /// The simplified version; empty where there is none.
    pub simple: String,
    /// `Name | https://…`, a line each.
    pub sources: String,
}

impl Text {
    /// What a text is known by: another word makes another.
    pub fn digest(&self) -> String {
        let parts = [&self.title, &self.body, &self.simple, &self.sources];
        let digest = parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part).chain_update([0]));
        hex(&digest.finalize())
    }

    /// Each part with the key of its name: how two texts are compared.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("guidance-page-title", self.title.clone()),
            ("guidance-body", self.body.clone()),
            ("guidance-public-simple", self.simple.clone()),
            ("guidance-public-sources", self.sources.clone()),
        ]
    }

    pub fn sources(&self) -> Vec<Source> {
        self.sources.lines().filter_map(Source::read).collect()
    }
}

/// Where what a page says was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub address: String,
}

impl Source {
    fn read(line: &str) -> Option<Self> {
        let (name, address) = line.rsplit_once('|')?;
        let (name, address) = (name.trim(), address.trim());
        let is_good = address.starts_with("https://") && !address.contains(char::is_whitespace);
        (is_good && !name.is_empty()).then(|| Self { name: name.to_owned(), address: address.to_owned() })
    }
}

/// A page that ships with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct National {
    pub number: i64,
    pub lang: Lang,
    pub text: Text,
    pub checked_on: NaiveDate,
}

base::text_enum! {
    /// What a territory's own text is: in place of a national page, under it, or a page of its own.
    pub enum ArticleKind { Copy = "copy", Note = "note", Page = "page" }
}

base::text_enum! {
    /// Who reads it.
    pub enum ArticleStatus { Draft = "draft", Published = "published", Withdrawn = "withdrawn" }
}

/// A territory's own text, in one language.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Article {
    pub id: Id<Article>,
    pub territory_id: Id<Territory>,
    /// What addresses name it by; they say nothing of what it is about.
    pub number: i64,
    pub lang: Lang,
    pub kind: ArticleKind,
    pub status: ArticleStatus,
    #[sqlx(flatten)]
    pub text: Text,
    pub checked_on: NaiveDate,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

impl Article {
    pub fn is_published(&self) -> bool {
        self.status == ArticleStatus::Published
    }

    pub fn is_note(&self) -> bool {
        self.kind == ArticleKind::Note
    }
}

/// The first number of a territory's own pages: those before it are the program's.
pub const FIRST_OWN: i64 = 101;

/// Somebody of the network has read a text again, as it stood, and found it right.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Rereading {
    pub number: i64,
    pub lang: Lang,
    pub digest: String,
    pub function: String,
    pub reread_on: NaiveDate,
}

/// An earlier state of a territory's own text.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Version {
    pub version: i64,
    pub at: DateTime<Utc>,
    pub act: ArticleAct,
    pub function: String,
    pub status: ArticleStatus,
    #[sqlx(flatten)]
    pub text: Text,
}

base::text_enum! {
    /// What made a version.
    pub enum ArticleAct {
        Added = "added", Corrected = "corrected", Published = "published", Withdrawn = "withdrawn", Restored = "restored",
    }
}

/// What there is on one page in one language: the public reads [`Shelf::page`] of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    pub national: Option<National>,
    pub own: Option<Article>,
    pub rereading: Option<Rereading>,
}

/// A page as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub text: Text,
    /// What the territory adds under it.
    pub note: Option<String>,
    pub checked_on: NaiveDate,
    pub is_reread: bool,
    pub is_national: bool,
}

/// After how long what a page says is made sure of again.
const FRESH: Months = Months::new(6);

impl Page {
    /// Whether it is time to make sure of what it says.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.checked_on.checked_add_months(FRESH).is_none_or(|due| due <= today)
    }
}

impl Shelf {
    /// What the public reads: the territory's own text where it is published, else the national one.
    pub fn page(&self) -> Option<Page> {
        let own = self.own.as_ref().filter(|own| own.is_published());
        let note = own.filter(|own| own.is_note());
        match own.filter(|own| !own.is_note()) {
            Some(own) => Some(self.read(&own.text, own.checked_on, false)),
            None => self.national.as_ref().map(|national| {
                let page = self.read(&national.text, national.checked_on, true);
                Page { note: note.map(|note| note.text.body.clone()), ..page }
            }),
        }
    }

    /// Whether the territory may begin a text of its own on it.
    pub fn may_begin(&self) -> bool {
        let is_free = self.own.as_ref().is_none_or(|own| own.status == ArticleStatus::Withdrawn);
        is_free && self.national.is_some()
    }

    /// What there is to read in the workspace: what the public reads, else what is being written.
    pub fn told(&self) -> Option<Page> {
        let draft = || self.own.as_ref().map(|own| self.read(&own.text, own.checked_on, false));
        self.page().or_else(draft)
    }

    fn read(&self, text: &Text, checked_on: NaiveDate, is_national: bool) -> Page {
        let reread = self.rereading.as_ref().filter(|rereading| rereading.digest == text.digest());
        let checked_on = reread.map_or(checked_on, |rereading| rereading.reread_on.max(checked_on));
        Page { text: text.clone(), note: None, checked_on, is_reread: reread.is_some(), is_national }
    }
}

/// A page as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ArticleForm {
    pub title: String,
    pub body: String,
    pub simple: String,
    pub sources: String,
    pub version: i64,
    /// The button: to look at it first, or to save it.
    pub step: String,
}

const TITLE: std::ops::RangeInclusive<usize> = 3..=120;
const BODY: usize = 20_000;
const SIMPLE: usize = 4_000;
const SOURCES: usize = 30;

impl ArticleForm {
    pub fn of(text: &Text, version: i64) -> Self {
        let Text { title, body, simple, sources } = text.clone();
        Self { title, body, simple, sources, version, step: String::new() }
    }

    /// The same with what was pasted made plain, and whether something was.
    pub fn cleaned(self) -> (Self, bool) {
        let ((body, in_body), (simple, in_simple)) = (without_html(&self.body), without_html(&self.simple));
        (Self { body, simple, ..self }, in_body || in_simple)
    }

    /// The text, as far as it can be shown.
    pub fn text(&self) -> Text {
        Text {
            title: one_line(&self.title),
            body: many_lines(&self.body),
            simple: many_lines(&self.simple),
            sources: many_lines(&self.sources),
        }
    }

    /// The text, or what is wrong with it. A note has the title and the sources of the page it stands under.
    pub fn check(&self, kind: ArticleKind) -> Result<Text, Errors> {
        let (mut errors, text) = (Errors::default(), self.text());
        let is_note = kind == ArticleKind::Note;
        let sources: Vec<&str> = text.sources.lines().filter(|line| !line.trim().is_empty()).collect();
        errors.require("title", is_note || TITLE.contains(&text.title.chars().count()), "guidance-title-length");
        errors.require("body", !text.body.is_empty(), "guidance-body-empty");
        errors.require("body", text.body.chars().count() <= BODY, "guidance-body-long");
        errors.require("simple", text.simple.chars().count() <= SIMPLE, "guidance-simple-long");
        errors.require("body", has_good_links(&text.body), "guidance-link-refused");
        errors.require("simple", has_good_links(&text.simple), "guidance-link-refused");
        errors.require("sources", is_note || !sources.is_empty(), "guidance-sources-none");
        let are_read = sources.len() <= SOURCES && sources.iter().all(|line| Source::read(line).is_some());
        errors.require("sources", are_read, "guidance-sources-unreadable");
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn text(body: &str) -> Text {
        Text {
            title: "Porter plainte".into(),
            body: body.into(),
            sources: "Loi | https://a.example".into(),
            ..Text::default()
        }
    }

    fn own(kind: ArticleKind, status: ArticleStatus) -> Article {
        Article {
            id: Id::new(),
            territory_id: Id::new(),
            number: 3,
            lang: Lang::Fr,
            kind,
            status,
            text: text("Ici."),
            checked_on: day("2026-10-01"),
            version: 1,
            updated_at: "2026-10-01T08:00:00Z".parse().unwrap(),
        }
    }

    fn shelf(own: Option<Article>) -> Shelf {
        let national = National { number: 3, lang: Lang::Fr, text: text("Partout."), checked_on: day("2026-11-01") };
        Shelf { national: Some(national), own, rereading: None }
    }

    #[test]
    fn the_public_reads_a_copy_only_once_it_is_published() {
        let read = |status| shelf(Some(own(ArticleKind::Copy, status))).page().unwrap().text.body;
        assert_eq!(
            [read(ArticleStatus::Draft), read(ArticleStatus::Published), read(ArticleStatus::Withdrawn)],
            ["Partout.", "Ici.", "Partout."]
        );
        let alone = Shelf { national: None, ..shelf(Some(own(ArticleKind::Page, ArticleStatus::Draft))) };
        assert_eq!(alone.page(), None);
    }

    #[test]
    fn a_note_stands_under_the_national_page() {
        let note = |status| shelf(Some(own(ArticleKind::Note, status))).page().unwrap();
        let page = note(ArticleStatus::Published);
        assert_eq!((page.text.body.as_str(), page.note.as_deref(), page.is_national), ("Partout.", Some("Ici."), true));
        assert_eq!(note(ArticleStatus::Draft).note, None);
    }

    #[test]
    fn a_rereading_holds_for_the_text_that_was_read_alone() {
        let rereading = Rereading {
            number: 3,
            lang: Lang::Fr,
            digest: text("Partout.").digest(),
            function: "Coordinatrice".into(),
            reread_on: day("2026-11-20"),
        };
        let mut shelf = shelf(None);
        shelf.rereading = Some(rereading);
        let page = shelf.page().unwrap();
        assert_eq!((page.is_reread, page.checked_on), (true, day("2026-11-20")));
        shelf.national.as_mut().unwrap().text.body.push('!');
        let page = shelf.page().unwrap();
        assert_eq!((page.is_reread, page.checked_on), (false, day("2026-11-01")));
    }

    #[test]
    fn a_page_is_due_six_months_after_its_check() {
        let page = shelf(None).page().unwrap();
        assert_eq!([page.is_due(day("2027-04-30")), page.is_due(day("2027-05-01"))], [false, true]);
    }

    #[test]
    fn a_page_has_a_title_a_text_and_sources_and_a_note_a_text() {
        let form = |title: &str, body: &str, sources: &str| ArticleForm {
            title: title.into(),
            body: body.into(),
            sources: sources.into(),
            ..ArticleForm::default()
        };
        let fault = |form: ArticleForm, kind| {
            form.check(kind).err().and_then(|errors| errors.iter().next().map(|(_, key)| key))
        };
        let page = ArticleKind::Page;
        assert_eq!(fault(form("Titre", "Texte.", "Loi | https://a.example"), page), None);
        assert_eq!(fault(form("T", "Texte.", "Loi | https://a.example"), page), Some("guidance-title-length"));
        assert_eq!(fault(form("Titre", " ", "Loi | https://a.example"), page), Some("guidance-body-empty"));
        assert_eq!(fault(form("Titre", "Texte.", ""), page), Some("guidance-sources-none"));
        assert_eq!(fault(form("Titre", "Texte.", "Loi"), page), Some("guidance-sources-unreadable"));
        assert_eq!(
            fault(form("Titre", "[a](javascript:x)", "Loi | https://a.example"), page),
            Some("guidance-link-refused")
        );
        assert_eq!(fault(form("", "Texte.", ""), ArticleKind::Note), None);
    }
}
