//! Making one entry of two, field by field.

use base::{Code as _, Id};
use serde::Deserialize;
use web::Cx;

use super::Side;
use crate::form_entry::EntryForm;
use crate::{Entry, KeptPlace, Service, Status};

base::text_enum! {
    /// What is chosen for itself.
    pub enum Field {
        Kind = "kind", Name = "name", Summary = "summary", Description = "description", HowTo = "how_to",
        Phone = "phone", Sms = "sms", Email = "email", Website = "website", Cost = "cost", Hours = "hours",
        Needs = "needs", Violences = "violences", Audiences = "audiences", Moments = "moments",
        Languages = "languages", WithoutComplaint = "without_complaint", Closure = "closure",
    }
}

impl Field {
    /// The key of its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kind => "entry-kind",
            Self::Name => "entry-name",
            Self::Summary => "entry-summary",
            Self::Description => "entry-description",
            Self::HowTo => "entry-how-to",
            Self::Phone => "entry-phone",
            Self::Sms => "entry-sms",
            Self::Email => "entry-email",
            Self::Website => "entry-website",
            Self::Cost => "entry-cost",
            Self::Hours => "entry-hours",
            Self::Needs => "entry-needs",
            Self::Violences => "entry-violences",
            Self::Audiences => "entry-audiences",
            Self::Moments => "entry-moments",
            Self::Languages => "entry-languages",
            Self::WithoutComplaint => "entry-without-complaint",
            Self::Closure => "twin-closure",
        }
    }

    /// The fields of the form that go with it.
    const fn told_by(self) -> &'static [&'static str] {
        match self {
            Self::Cost => &["entry-cost", "entry-cost-note"],
            Self::Closure => &["entry-closed-from", "entry-closed-until", "entry-closure-note"],
            Self::Kind => &["entry-kind"],
            Self::Name => &["entry-name"],
            Self::Summary => &["entry-summary"],
            Self::Description => &["entry-description"],
            Self::HowTo => &["entry-how-to"],
            Self::Phone => &["entry-phone"],
            Self::Sms => &["entry-sms"],
            Self::Email => &["entry-email"],
            Self::Website => &["entry-website"],
            Self::Hours => &["entry-hours"],
            Self::Needs => &["entry-needs"],
            Self::Violences => &["entry-violences"],
            Self::Audiences => &["entry-audiences"],
            Self::Moments => &["entry-moments"],
            Self::Languages => &["entry-languages"],
            Self::WithoutComplaint => &["entry-without-complaint"],
        }
    }

    /// What an entry says, in words; empty where it says nothing.
    pub fn told(self, told: &[(&'static str, String)]) -> String {
        let texts = told.iter().filter(|(key, text)| self.told_by().contains(key) && !text.is_empty());
        texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" · ")
    }

    fn take(self, into: &mut Service, from: &Service) {
        match self {
            Self::Kind => into.kind = from.kind,
            Self::Name => into.name.clone_from(&from.name),
            Self::Summary => into.summary.clone_from(&from.summary),
            Self::Description => into.description.clone_from(&from.description),
            Self::HowTo => into.how_to.clone_from(&from.how_to),
            Self::Phone => into.phone.clone_from(&from.phone),
            Self::Sms => into.sms.clone_from(&from.sms),
            Self::Email => into.email.clone_from(&from.email),
            Self::Website => into.website.clone_from(&from.website),
            Self::Cost => {
                into.cost = from.cost;
                into.cost_note.clone_from(&from.cost_note);
            }
            Self::Hours => into.hours.clone_from(&from.hours),
            Self::Needs => into.needs.clone_from(&from.needs),
            Self::Violences => into.violences.clone_from(&from.violences),
            Self::Audiences => into.audiences.clone_from(&from.audiences),
            Self::Moments => into.moments.clone_from(&from.moments),
            Self::Languages => into.languages.clone_from(&from.languages),
            Self::WithoutComplaint => into.without_complaint = from.without_complaint,
            Self::Closure => {
                (into.closed_from, into.closed_until) = (from.closed_from, from.closed_until);
                into.closure_note.clone_from(&from.closure_note);
            }
        }
    }
}

/// The service of an entry as the public reads it: what it does not say of itself its body says.
pub fn read(entry: &Entry) -> Service {
    let (service, structure) = (entry.service.clone(), &entry.structure);
    Service {
        phone: service.phone.or_else(|| structure.phone.clone()),
        email: service.email.or_else(|| structure.email.clone()),
        website: service.website.or_else(|| structure.website.clone()),
        ..service
    }
}

/// `kept` with some fields of `lost`. Whom it serves is taken where the kept one does not say; what is an emergency number
/// stays what the kept one says.
pub fn merged(kept: &Service, lost: &Service, is_taken: impl Fn(Field) -> bool) -> Service {
    let mut service = kept.clone();
    for field in Field::ALL.iter().copied().filter(|field| is_taken(*field)) {
        field.take(&mut service, lost);
    }
    if service.area.is_empty() {
        service.area.clone_from(&lost.area);
    }
    service
}

/// Which of two is kept unless somebody chooses otherwise: what the public reads, then what was checked last.
pub fn first_choice(first: &Service, second: &Service) -> Side {
    let worth = |service: &Service| (service.status == Status::Published, service.checked_on, service.updated_at);
    if worth(first) >= worth(second) { Side::First } else { Side::Second }
}

/// What was chosen: which one is kept, on which versions, which side's field where they differ, and which places of the
/// other are added.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeForm {
    pub keep: Option<Side>,
    #[serde(default)]
    pub first_version: i64,
    #[serde(default)]
    pub second_version: i64,
    #[serde(default)]
    pub place: Vec<Id<KeptPlace>>,
    #[serde(default)]
    kind: Option<Side>,
    #[serde(default)]
    name: Option<Side>,
    #[serde(default)]
    summary: Option<Side>,
    #[serde(default)]
    description: Option<Side>,
    #[serde(default)]
    how_to: Option<Side>,
    #[serde(default)]
    phone: Option<Side>,
    #[serde(default)]
    sms: Option<Side>,
    #[serde(default)]
    email: Option<Side>,
    #[serde(default)]
    website: Option<Side>,
    #[serde(default)]
    cost: Option<Side>,
    #[serde(default)]
    hours: Option<Side>,
    #[serde(default)]
    needs: Option<Side>,
    #[serde(default)]
    violences: Option<Side>,
    #[serde(default)]
    audiences: Option<Side>,
    #[serde(default)]
    moments: Option<Side>,
    #[serde(default)]
    languages: Option<Side>,
    #[serde(default)]
    without_complaint: Option<Side>,
    #[serde(default)]
    closure: Option<Side>,
}

impl MergeForm {
    /// Nothing is chosen yet but which one is kept.
    pub fn keeping(keep: Option<Side>) -> Self {
        Self { keep, ..Self::default() }
    }

    /// The side whose field was chosen, if any was.
    pub const fn side(&self, field: Field) -> Option<Side> {
        match field {
            Field::Kind => self.kind,
            Field::Name => self.name,
            Field::Summary => self.summary,
            Field::Description => self.description,
            Field::HowTo => self.how_to,
            Field::Phone => self.phone,
            Field::Sms => self.sms,
            Field::Email => self.email,
            Field::Website => self.website,
            Field::Cost => self.cost,
            Field::Hours => self.hours,
            Field::Needs => self.needs,
            Field::Violences => self.violences,
            Field::Audiences => self.audiences,
            Field::Moments => self.moments,
            Field::Languages => self.languages,
            Field::WithoutComplaint => self.without_complaint,
            Field::Closure => self.closure,
        }
    }
}

/// A field of both entries, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub field: Field,
    pub first: String,
    pub second: String,
    pub chosen: Side,
}

impl Row {
    pub fn differs(&self) -> bool {
        self.first != self.second
    }
}

/// All fields side by side, those that differ first. Chosen is what was typed, or else what `keep` says; where that says
/// nothing, what the other says.
pub fn rows(cx: &Cx, (first, second): (&Service, &Service), keep: Side, form: &MergeForm) -> Vec<Row> {
    let [first, second] = [first, second].map(|service| EntryForm::of(service).told(cx));
    let row = |field: Field| {
        let (first, second) = (field.told(&first), field.told(&second));
        let of_kept = if keep == Side::First { &first } else { &second };
        let usual = if of_kept.is_empty() { keep.other() } else { keep };
        Row { field, chosen: form.side(field).unwrap_or(usual), first, second }
    };
    let mut rows: Vec<Row> = Field::ALL.iter().copied().map(row).collect();
    rows.sort_by_key(|row| !row.differs());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::entry;

    #[test]
    fn each_field_is_taken_from_the_side_that_was_chosen() {
        let kept = entry().service;
        let lost = Service {
            name: "Autre".into(),
            how_to: "Écrivez.".into(),
            cost_note: "10 €".into(),
            closure_note: "En août".into(),
            area: "99101".into(),
            ..entry().service
        };
        let service = merged(&kept, &lost, |field| matches!(field, Field::HowTo | Field::Cost));
        assert_eq!((&service.name, &service.how_to, &service.cost_note), (&kept.name, &lost.how_to, &lost.cost_note));
        assert_eq!((service.id, service.version, service.status), (kept.id, kept.version, kept.status));
        assert_eq!((service.closure_note.as_str(), service.area.as_str()), ("", "99101"));
        let all = merged(&kept, &lost, |_| true);
        let same = Service { id: kept.id, structure_id: kept.structure_id, ..lost };
        assert_eq!(all, same, "no field is forgotten");
    }

    #[test]
    fn what_the_public_reads_is_kept_then_what_was_checked_last() {
        let draft = entry().service;
        let published = Service { status: Status::Published, ..draft.clone() };
        assert_eq!(first_choice(&draft, &published), Side::Second);
        let checked = Service { checked_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 1), ..published.clone() };
        assert_eq!(first_choice(&checked, &published), Side::First);
        assert_eq!(first_choice(&published, &published), Side::First);
    }

    #[test]
    fn what_an_entry_does_not_say_its_body_says() {
        let mut entry = entry();
        entry.structure.email = Some("accueil@horizon.example".into());
        entry.structure.phone = Some("3919".parse().unwrap());
        let read = read(&entry);
        assert_eq!(read.email, entry.structure.email);
        assert_eq!(read.phone, entry.service.phone);
    }
}
