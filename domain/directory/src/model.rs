//! A structure offers services at places. Types and codes, after data·inclusion and HSDS, with what they lack for people
//! who suffer violence.

use base::{Codes, Id, Private};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use partner::{Institution, Territory};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::{Hours, Phone};

base::text_enum! {
    /// How help is met.
    pub enum Kind {
        Place = "place", PhoneLine = "phone_line", Remote = "remote", Allowance = "allowance", Website = "website",
        Itinerant = "itinerant",
    }
}
base::text_enum! {
    /// What someone needs, in the order in which pages offer it.
    pub enum Need {
        Emergency = "emergency", Listening = "listening", Shelter = "shelter", Complaint = "complaint",
        MedicalCare = "medical_care", PsychologicalCare = "psychological_care", Rights = "rights",
        ChildProtection = "child_protection", Housing = "housing", Money = "money", SocialSupport = "social_support",
        OnlineViolence = "online_violence", SexualHealth = "sexual_health", Parenthood = "parenthood",
        PostalAddress = "postal_address", Transport = "transport", StopViolence = "stop_violence",
    }
}
base::text_enum! {
    /// Forms of violence that a service is made for; none means that it is made for no form in particular.
    pub enum Violence {
        Partner = "partner", Physical = "physical", Sexual = "sexual", Psychological = "psychological",
        Economic = "economic", Online = "online", Harassment = "harassment", ForcedMarriage = "forced_marriage",
        GenitalMutilation = "genital_mutilation", Prostitution = "prostitution", ChildAbuse = "child_abuse",
        Family = "family",
    }
}
base::text_enum! {
    /// Whom a service is for.
    pub enum Audience {
        Victim = "victim", Witness = "witness", Child = "child", Relative = "relative", Perpetrator = "perpetrator",
        Professional = "professional",
    }
}
base::text_enum! {
    /// When a service helps.
    pub enum Moment { Now = "now", Within48h = "within_48h", Later = "later" }
}
base::text_enum! {
    /// Languages that people of a service speak (ISO 639, and French sign language).
    pub enum Language {
        Fr = "fr", En = "en", Ar = "ar", Es = "es", Pt = "pt", Ro = "ro", Tr = "tr", Uk = "uk", Ru = "ru", It = "it",
        De = "de", Zh = "zh", Ta = "ta", Bn = "bn", Fa = "fa", Ps = "ps", So = "so", Wo = "wo", Bm = "bm", Lsf = "lsf",
    }
}
base::text_enum! {
    pub enum Cost { Free = "free", Paid = "paid" }
}
base::text_enum! {
    /// Who may know where a place is.
    pub enum Visibility {
        /// Everybody.
        Public = "public",
        /// Its commune only.
        CommuneOnly = "commune_only",
        /// Told to the person herself, after a call.
        AfterCall = "after_call",
        /// Nobody, not even this database: a safe place.
        Never = "never",
    }
}
base::text_enum! {
    /// Whether the public sees it.
    pub enum Status {
        Draft = "draft",
        Published = "published",
        /// Taken away by a rule, as nobody has checked it for too long; a check brings it back.
        Offline = "offline",
        Archived = "archived",
        /// Into another: its address leads there.
        Merged = "merged",
    }
}

/// A body that offers help.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Structure {
    pub id: Id<Structure>,
    /// Whose coordinator keeps it.
    pub territory_id: Id<Territory>,
    /// Whose people keep it.
    pub institution_id: Option<Id<Institution>>,
    pub name: String,
    pub description: String,
    pub website: Option<String>,
    pub phone: Option<Phone>,
    pub email: Option<String>,
    /// Where it comes from: `local`, `demo`, `dila`.
    pub source: String,
}

/// One kind of help, as the public reads it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Service {
    pub id: Id<Service>,
    pub structure_id: Id<Structure>,
    pub kind: Kind,
    pub name: String,
    /// What it does for her, in a sentence.
    pub summary: String,
    pub description: String,
    /// How to go about it.
    pub how_to: String,
    pub phone: Option<Phone>,
    pub sms: Option<Phone>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub cost: Option<Cost>,
    pub cost_note: String,
    #[sqlx(try_from = "OptionalHours")]
    pub hours: Option<Hours>,
    pub needs: Codes<Need>,
    pub violences: Codes<Violence>,
    pub audiences: Codes<Audience>,
    pub moments: Codes<Moment>,
    pub languages: Codes<Language>,
    /// Help is given whether or not she files a complaint; `None` where the question does not arise.
    pub without_complaint: Option<bool>,
    pub is_emergency: bool,
    /// Who may use it: codes of communes, EPCI or départements, or `france`, parted by spaces.
    pub area: String,
    pub closed_from: Option<NaiveDate>,
    pub closed_until: Option<NaiveDate>,
    pub closure_note: String,
    pub status: Status,
    pub checked_on: Option<NaiveDate>,
    /// The function of whoever checked it.
    pub checked_by: String,
    /// From this day on it is to be checked again; `None` until it is public.
    pub due_on: Option<NaiveDate>,
    /// From this day on the rules take it offline, unless somebody checks it.
    pub offline_on: Option<NaiveDate>,
    /// Goes up by one at each change: how two people who edit at once are told apart.
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

/// A column of hours; what cannot be read (it was read once, when it was written) is taken as absent.
#[derive(sqlx::Type)]
#[sqlx(transparent)]
pub struct OptionalHours(Option<String>);

impl From<OptionalHours> for Option<Hours> {
    fn from(column: OptionalHours) -> Self {
        column.0?.parse().ok()
    }
}

/// A temporary closure, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub note: String,
}

/// A closure is announced this long before it starts.
const CLOSURE_NOTICE: TimeDelta = TimeDelta::days(15);

impl Closure {
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Says whether readers are told of it on `day`: while it lasts, and 15 days before.
    pub fn is_told_on(&self, day: NaiveDate) -> bool {
        self.from - CLOSURE_NOTICE <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Service {
    pub fn closure(&self) -> Option<Closure> {
        let from = self.closed_from?;
        Some(Closure { from, until: self.closed_until, note: self.closure_note.clone() })
    }

    pub fn areas(&self) -> impl Iterator<Item = &str> {
        self.area.split_ascii_whitespace()
    }
}

/// A point of the Earth, WGS 84, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub latitude: f64,
    pub longitude: f64,
}

/// Where a place is, as far as anybody may know. What is hidden is not in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "precision", rename_all = "snake_case")]
pub enum Location {
    Address {
        name: String,
        line: String,
        postal_code: String,
        point: Option<Point>,
        access_note: String,
    },
    /// The commune's own point, and why no more is told.
    Commune {
        point: Option<Point>,
        visibility: Visibility,
    },
}

impl Location {
    pub fn point(&self) -> Option<Point> {
        match self {
            Self::Address { point, .. } | Self::Commune { point, .. } => *point,
        }
    }

    pub const fn is_address(&self) -> bool {
        matches!(self, Self::Address { .. })
    }
}

/// A place as it leaves the store towards anybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub commune_code: String,
    pub commune: String,
    pub location: Location,
    pub hours: Option<Hours>,
}

/// A place as its keepers see it, to correct it: nothing of it is serialised or printed.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct KeptPlace {
    pub id: Id<KeptPlace>,
    pub structure_id: Id<Structure>,
    pub name: String,
    pub line: Option<Private<String>>,
    pub postal_code: Option<String>,
    pub commune_code: String,
    pub latitude: Option<Private<f64>>,
    pub longitude: Option<Private<f64>>,
    pub visibility: Visibility,
    #[sqlx(try_from = "OptionalHours")]
    pub hours: Option<Hours>,
    pub access_note: String,
}

impl KeptPlace {
    /// Says whether it holds an address that the public must not read.
    pub fn is_hidden(&self) -> bool {
        self.visibility != Visibility::Public && self.line.is_some()
    }
}

/// A service with the structure that offers it and the places where it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub service: Service,
    pub structure: Structure,
    pub places: Vec<Place>,
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// An entry of an institution with everything that grows old.
    pub fn entry() -> Entry {
        let structure = Structure {
            id: Id::new(),
            territory_id: Id::new(),
            institution_id: Some(Id::new()),
            name: "Association Horizon".into(),
            description: String::new(),
            website: None,
            phone: None,
            email: None,
            source: "local".into(),
        };
        let place = Place {
            commune_code: "99101".into(),
            commune: "Valbourg".into(),
            location: Location::Commune { point: None, visibility: Visibility::AfterCall },
            hours: Some("Mo-Fr 09:00-17:00".parse().unwrap()),
        };
        let service = Service {
            phone: Some("01 99 00 12 34".parse().unwrap()),
            ..crate::pages::creation::draft(structure.id, "Écoute", Kind::Place, DateTime::UNIX_EPOCH)
        };
        Entry { service, structure, places: vec![place] }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn closure() -> Closure {
        Closure { from: day(24), until: Some(day(26)), note: String::new() }
    }

    #[test]
    fn a_closure_holds_on_its_first_and_last_day() {
        assert_eq!([23, 24, 26, 27].map(|number| closure().holds_on(day(number))), [false, true, true, false]);
    }

    #[test]
    fn a_closure_is_told_fifteen_days_before() {
        assert_eq!([8, 9, 26, 27].map(|number| closure().is_told_on(day(number))), [false, true, true, false]);
    }

    #[test]
    fn a_closure_without_an_end_lasts() {
        assert!(Closure { until: None, ..closure() }.holds_on(NaiveDate::MAX));
    }
}
