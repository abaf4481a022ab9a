//! What can be printed, what is chosen for it, and an edition of it.

use base::{Code as _, Id};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use partner::Territory;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use web::{Errors, Lang};

base::text_enum! {
    /// A kind of document.
    pub enum Kind {
        /// The guide for professionals and volunteers who meet the public.
        GuidePro = "guide",
        GuidePublic = "guide-public",
        /// What one does at a first door, on one side.
        Sheet = "sheet",
        /// Role sheets of the network.
        Roles = "roles",
        Circuits = "circuits",
        /// The directory by sector, to be folded out.
        Sectors = "sectors",
        /// A4 folded in three.
        Leaflet = "leaflet",
        Poster = "poster",
        /// A6.
        Card = "card",
        /// A sheet whose foot is torn off number by number.
        Strip = "strip",
    }
}

base::text_enum! {
    /// Whom or which door a document is made for; most are made for all.
    pub enum Subject {
        All = "all", Desk = "desk", School = "school", Bar = "bar", Hospital = "hospital", Victim = "victim",
        Witness = "witness", Perpetrator = "perpetrator",
    }
}

base::text_enum! {
    pub enum Size { A3 = "a3", A4 = "a4", A5 = "a5", A6 = "a6" }
}

base::text_enum! {
    /// What becomes of entries that are to be checked again.
    pub enum Stale { Mark = "mark", Leave = "leave" }
}

impl Kind {
    /// Whom it can be made for.
    pub const fn subjects(self) -> &'static [Subject] {
        match self {
            Self::Sheet => &[Subject::Desk, Subject::School, Subject::Bar, Subject::Hospital],
            Self::Leaflet | Self::Poster | Self::Card | Self::Strip => {
                &[Subject::Victim, Subject::Witness, Subject::Perpetrator]
            }
            _ => &[Subject::All],
        }
    }

    pub const fn sizes(self) -> &'static [Size] {
        match self {
            Self::GuidePro | Self::GuidePublic => &[Size::A5, Size::A4],
            Self::Poster => &[Size::A4, Size::A3],
            Self::Card => &[Size::A6],
            Self::Sectors => &[Size::A3],
            _ => &[Size::A4],
        }
    }

    /// Goes to the public in its own language; the others are in French or English.
    pub const fn is_in_every_language(self) -> bool {
        matches!(self, Self::Leaflet | Self::Poster | Self::Card | Self::Strip)
    }

    /// Has a version that says nothing to whoever finds it in a pocket.
    pub const fn can_be_neutral(self) -> bool {
        self.is_in_every_language()
    }

    /// Lists entries of the directory, so that what changed since the last edition can be told.
    pub const fn has_entries(self) -> bool {
        !matches!(self, Self::Roles | Self::Circuits)
    }

    /// Is trimmed after printing, so that marks make sense.
    pub const fn is_trimmed(self) -> bool {
        self.is_in_every_language()
    }
}

/// What somebody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub kind: Kind,
    pub subject: Subject,
    pub size: Size,
    pub lang: Lang,
    pub stale: Stale,
    pub is_neutral: bool,
    pub has_marks: bool,
    pub is_archive: bool,
}

/// What was ticked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceForm {
    pub kind: String,
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub size: String,
    #[serde(default)]
    pub lang: String,
    #[serde(default)]
    pub stale: String,
    #[serde(default)]
    pub neutral: Option<String>,
    #[serde(default)]
    pub marks: Option<String>,
    #[serde(default)]
    pub archive: Option<String>,
}

/// The code of a field among those that fit; the first where none is named.
fn among<C: base::Code>(errors: &mut Errors, field: &'static str, typed: &str, fit: &[C]) -> Option<C> {
    let chosen =
        if typed.is_empty() { fit.first().copied() } else { fit.iter().copied().find(|one| one.code() == typed) };
    if chosen.is_none() {
        errors.add(field, "print-not-for-this");
    }
    chosen
}

impl ChoiceForm {
    pub fn check(&self) -> Result<Choice, Errors> {
        let mut errors = Errors::default();
        let kind = Kind::ALL.iter().copied().find(|kind| kind.code() == self.kind);
        let Some(kind) = kind else { return Err(Errors::one("kind", "print-choose-kind")) };
        let subject = among(&mut errors, "subject", &self.subject, kind.subjects());
        let size = among(&mut errors, "size", &self.size, kind.sizes());
        let lang = if self.lang.is_empty() { Some(Lang::Fr) } else { self.lang.parse().ok() };
        let lang = lang.filter(|lang| lang.is_complete() || kind.is_in_every_language());
        if lang.is_none() {
            errors.add("lang", "print-not-in-this-language");
        }
        let stale = among(&mut errors, "stale", &self.stale, Stale::ALL);
        let is_neutral = self.neutral.is_some();
        if is_neutral && !kind.can_be_neutral() {
            errors.add("neutral", "print-not-for-this");
        }
        match (subject, size, lang, stale) {
            (Some(subject), Some(size), Some(lang), Some(stale)) if errors.is_empty() => Ok(Choice {
                kind,
                subject,
                size,
                lang,
                stale,
                is_neutral,
                has_marks: self.marks.is_some() && kind.is_trimmed(),
                is_archive: self.archive.is_some(),
            }),
            _ => Err(errors),
        }
    }
}

base::text_enum! {
    /// How far a document is.
    pub enum State { Waiting = "waiting", Drawn = "drawn", Failed = "failed" }
}

/// A document: a proof, or an edition once it has a number.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Edition {
    pub id: Id<Edition>,
    pub territory_id: Id<Territory>,
    pub kind: Kind,
    pub subject: Subject,
    pub lang: Lang,
    /// JSON of a [`Choice`].
    pub choice: String,
    /// `None`: a proof.
    pub number: Option<i64>,
    /// What it shows stood so on this day.
    pub made_on: NaiveDate,
    pub made_at: DateTime<Utc>,
    /// The function of whoever asked for it.
    pub made_by: String,
    pub state: State,
    pub digest: String,
    pub pages: i64,
    /// Letters that could not be printed.
    pub missing: String,
    /// It was taken back on this day: a copy of it is not to be given.
    pub recalled_on: Option<NaiveDate>,
}

/// A proof is erased after this.
pub const PROOFS_KEPT: TimeDelta = TimeDelta::days(7);

impl Edition {
    pub fn choice(&self) -> anyhow::Result<Choice> {
        Ok(serde_json::from_str(&self.choice)?)
    }

    pub const fn is_proof(&self) -> bool {
        self.number.is_none()
    }

    pub fn is_drawn(&self) -> bool {
        self.state == State::Drawn
    }

    /// The name of its file, which says nothing of what it is about.
    pub fn file_name(&self) -> String {
        let number = self.number.map_or_else(|| "epreuve".to_owned(), |number| number.to_string());
        format!("document-{}-{}-{number}.pdf", self.made_on, self.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(kind: &str) -> ChoiceForm {
        ChoiceForm { kind: kind.to_owned(), ..ChoiceForm::default() }
    }

    #[test]
    fn what_is_not_chosen_is_the_first_that_fits() {
        let choice = form("guide").check().unwrap();
        assert_eq!((choice.size, choice.lang, choice.subject), (Size::A5, Lang::Fr, Subject::All));
        assert_eq!(form("poster").check().unwrap().subject, Subject::Victim);
    }

    #[test]
    fn what_does_not_fit_is_refused_at_its_field() {
        let refused = |form: ChoiceForm, field: &str| form.check().unwrap_err().get(field).is_some();
        assert!(refused(form("novel"), "kind"));
        assert!(refused(ChoiceForm { size: "a6".into(), ..form("poster") }, "size"));
        assert!(refused(ChoiceForm { subject: "bar".into(), ..form("poster") }, "subject"));
        assert!(refused(ChoiceForm { lang: "ar".into(), ..form("guide-public") }, "lang"));
        assert!(refused(ChoiceForm { neutral: Some("on".into()), ..form("sheet") }, "neutral"));
        assert!(ChoiceForm { lang: "ar".into(), ..form("card") }.check().is_ok());
    }

    #[test]
    fn the_name_of_a_file_says_nothing_of_what_it_is_about() {
        let made_at = DateTime::UNIX_EPOCH;
        let edition = Edition {
            id: Id::new(),
            territory_id: Id::new(),
            kind: Kind::Leaflet,
            subject: Subject::Victim,
            lang: Lang::Fr,
            choice: String::new(),
            number: Some(2),
            made_on: made_at.date_naive(),
            made_at,
            made_by: String::new(),
            state: State::Drawn,
            digest: String::new(),
            pages: 2,
            missing: String::new(),
            recalled_on: None,
        };
        assert_eq!(edition.file_name(), "document-1970-01-01-fr-2.pdf");
    }
}
