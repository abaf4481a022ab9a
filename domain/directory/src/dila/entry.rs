//! What we take of a body: a structure, its place and its service, without the ids that the store gives them.

use base::text::hex;
use base::{Codes, Id};
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use partner::{Commune, Territory};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    Audience, Cost, Hours, KeptPlace, Kind, Moment, Need, Phone, Point, Service, Status, Structure, Violence,
    Visibility,
};

use super::opening::{capital, hours, notes};
use super::place::whereabouts;
use super::reason::cut;
use super::{Area, Body, Reason, TypeRow, Why, contact};

/// Where an entry comes from, as [`Structure::source`] tells it.
pub const SOURCE: &str = "dila";

const MAX_NAME: usize = 200;
const MAX_ACCESS: usize = 500;
const MAX_COMMENT: usize = 2000;
/// The local directory is not older.
const FIRST_YEAR: i32 = 2000;

/// An entry as an import makes it. Two imports of one body are compared by its digest, so it holds what the file says
/// and nothing of the day or of the installation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Imported {
    pub structure: ImportedStructure,
    pub place: ImportedPlace,
    pub service: ImportedService,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportedStructure {
    pub name: String,
    /// The source and the day of its last update, as its licence asks.
    pub description: String,
    pub website: Option<String>,
    pub phone: Option<Phone>,
    pub email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportedPlace {
    pub line: Option<String>,
    pub postal_code: Option<String>,
    pub commune_code: String,
    pub point: Option<Point>,
    pub hours: Option<Hours>,
    pub access_note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportedService {
    pub kind: Kind,
    pub name: String,
    pub summary: String,
    pub description: String,
    pub how_to: String,
    pub cost: Option<Cost>,
    pub needs: Codes<Need>,
    pub violences: Codes<Violence>,
    pub audiences: Codes<Audience>,
    pub moments: Codes<Moment>,
    pub without_complaint: Option<bool>,
    pub area: String,
}

/// Makes an entry of a body of a kept type in a known commune, and says what was left out of it.
pub fn to_entry(body: &Body, row: &TypeRow, commune: &Commune, today: NaiveDate) -> (Imported, Vec<Reason>) {
    let mut remarks = Vec::new();
    let name = cut(&capital(&body.name), MAX_NAME, Why::NameCut, &mut remarks);
    let structure = ImportedStructure {
        name: name.clone(),
        description: source(&body.updated_on, today, &mut remarks),
        website: contact::url(&body.urls, &mut remarks),
        phone: contact::phone(&body.phones, &mut remarks),
        email: contact::email(&body.emails, &mut remarks),
    };
    let place = place(body, row, commune, &mut remarks);
    let service = ImportedService {
        kind: row.kind,
        name,
        summary: row.summary.clone(),
        description: cut(&body.comment, MAX_COMMENT, Why::TextCut, &mut remarks),
        how_to: row.how_to.clone(),
        cost: row.cost,
        needs: row.needs.clone(),
        violences: row.violences.clone(),
        audiences: row.audiences.clone(),
        moments: row.moments.clone(),
        without_complaint: row.without_complaint,
        area: match row.area {
            Area::Commune => commune.code.clone(),
            Area::Department => commune.department_code.clone(),
            Area::France => "france".to_owned(),
        },
    };
    (Imported { structure, place, service }, remarks)
}

fn place(body: &Body, row: &TypeRow, commune: &Commune, remarks: &mut Vec<Reason>) -> ImportedPlace {
    let found = whereabouts(&body.addresses, commune, remarks);
    let told: Vec<String> = found.access.into_iter().chain(notes(&body.openings)).collect();
    ImportedPlace {
        line: found.line,
        postal_code: found.postal_code,
        commune_code: commune.code.clone(),
        point: found.point,
        hours: hours(&body.openings, row.is_closed_on_holidays, remarks),
        access_note: cut(&told.join(" "), MAX_ACCESS, Why::TextCut, remarks),
    }
}

fn source(updated_on: &str, today: NaiveDate, remarks: &mut Vec<Reason>) -> String {
    let day = NaiveDate::parse_from_str(updated_on, "%Y-%m-%d").ok();
    let day = day.filter(|day| day.year() >= FIRST_YEAR && *day <= today);
    if day.is_none() && !updated_on.is_empty() {
        remarks.push(Reason::new(Why::DateDropped, updated_on));
    }
    let updated = day.map(|day| day.format(", fiche mise à jour le %d/%m/%Y").to_string());
    format!("Source : annuaire de l'administration (DILA){}.", updated.unwrap_or_default())
}

impl Imported {
    /// What tells this entry from a changed one, as 64 hexadecimal digits.
    pub fn digest(&self) -> anyhow::Result<String> {
        Ok(hex(&Sha256::digest(serde_json::to_vec(self)?)))
    }

    pub fn structure(&self, id: Id<Structure>, territory_id: Id<Territory>) -> Structure {
        let ImportedStructure { name, description, website, phone, email } = self.structure.clone();
        let source = SOURCE.to_owned();
        Structure { id, territory_id, institution_id: None, name, description, website, phone, email, source }
    }

    pub fn place(&self, id: Id<KeptPlace>, structure_id: Id<Structure>) -> KeptPlace {
        let place = self.place.clone();
        KeptPlace {
            id,
            structure_id,
            name: String::new(),
            line: place.line.map(base::Private::new),
            postal_code: place.postal_code,
            commune_code: place.commune_code,
            latitude: place.point.map(|point| base::Private::new(point.latitude)),
            longitude: place.point.map(|point| base::Private::new(point.longitude)),
            visibility: Visibility::Public,
            hours: place.hours,
            access_note: place.access_note,
        }
    }

    /// A draft that nobody has checked: the day on which its source was updated is no check of ours.
    pub fn service(&self, id: Id<Service>, structure_id: Id<Structure>, now: DateTime<Utc>) -> Service {
        let service = self.service.clone();
        Service {
            id,
            structure_id,
            kind: service.kind,
            name: service.name,
            summary: service.summary,
            description: service.description,
            how_to: service.how_to,
            phone: None,
            sms: None,
            email: None,
            website: None,
            cost: service.cost,
            cost_note: String::new(),
            hours: None,
            needs: service.needs,
            violences: service.violences,
            audiences: service.audiences,
            moments: service.moments,
            languages: Codes::default(),
            without_complaint: service.without_complaint,
            is_emergency: false,
            area: service.area,
            closed_from: None,
            closed_until: None,
            closure_note: String::new(),
            status: Status::Draft,
            checked_on: None,
            checked_by: String::new(),
            due_on: None,
            offline_on: None,
            version: 1,
            updated_at: now,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::STATION;
    use super::super::place::tests::commune;
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
    }

    fn made(xml: &str) -> (Imported, Vec<Why>) {
        let body = super::super::parse(xml.as_bytes()).unwrap();
        let rows = super::super::table().unwrap();
        let row = rows.iter().find(|row| row.code == body.kind).unwrap();
        let (imported, remarks) = to_entry(&body, row, &commune(&body.commune_code, Some((48.83, 2.24))), today());
        (imported, remarks.into_iter().map(|reason| reason.why).collect())
    }

    #[test]
    fn a_body_becomes_a_structure_a_place_and_a_service() {
        let (imported, remarks) = made(STATION);
        assert_eq!(imported.structure.phone.as_ref().unwrap().dialled(), "+33199000010");
        assert_eq!(imported.structure.email.as_deref(), Some("accueil@valbourg.example"));
        assert_eq!(
            imported.structure.description,
            "Source : annuaire de l'administration (DILA), fiche mise à jour le 06/05/2024."
        );
        assert_eq!(imported.place.line.as_deref(), Some("Cité & Palais, 1 place Haute"));
        assert_eq!(imported.place.hours.as_ref().unwrap().as_str(), "Mo-Fr 09:00-12:00");
        assert_eq!(imported.place.access_note, "Accessible aux personnes à mobilité réduite : rampe. Sonnez.");
        assert!(imported.service.needs.has(Need::Complaint));
        assert_eq!(imported.service.area, "99");
        assert_eq!(remarks, [Why::EmailCleaned]);
    }

    #[test]
    fn a_town_hall_serves_its_commune() {
        let (imported, _) = made(&STATION.replace("\"commissariat_police\"", "\"mairie\""));
        assert_eq!(imported.service.area, "99101");
    }

    #[test]
    fn an_update_in_the_future_or_before_the_directory_is_left_out() {
        for date in ["2924-05-06", "1924-05-06", "2026-01-06", "2024-13-01", "hier"] {
            let (imported, remarks) = made(&STATION.replace("2024-05-06", date));
            assert_eq!(imported.structure.description, "Source : annuaire de l'administration (DILA).");
            assert!(remarks.contains(&Why::DateDropped), "{date}");
        }
    }

    #[test]
    fn a_draft_carries_no_check_and_no_emergency() {
        let service = made(STATION).0.service(Id::new(), Id::new(), DateTime::UNIX_EPOCH);
        assert_eq!((service.status, service.version, service.checked_on), (Status::Draft, 1, None));
        assert!(!service.is_emergency && service.checked_by.is_empty());
    }

    #[test]
    fn the_digest_changes_with_what_the_file_says_and_with_nothing_else() {
        let digest = |xml: &str| made(xml).0.digest().unwrap();
        assert_eq!(digest(STATION), digest(&STATION.replace("   <", "<")));
        assert_ne!(digest(STATION), digest(&STATION.replace("00 10", "00 11")));
        assert_eq!(digest(STATION).len(), 64);
    }

    #[test]
    fn long_texts_are_cut_and_told() {
        let long = STATION.replace("Sonnez.", &"é".repeat(600)).replace("de Valbourg", &"x".repeat(300));
        let (imported, remarks) = made(&long);
        assert_eq!(imported.place.access_note.chars().count(), MAX_ACCESS);
        assert_eq!(imported.structure.name.chars().count(), MAX_NAME);
        assert!(remarks.contains(&Why::TextCut) && remarks.contains(&Why::NameCut));
    }

    proptest::proptest! {
        #[test]
        fn no_mutation_of_a_good_file_makes_it_panic(
            at in 0..STATION.len(), length in 0..40_usize, put in "[<>&;'\"/=a-zé0-9: -]{0,12}"
        ) {
            let mut bytes = STATION.as_bytes().to_vec();
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, put.bytes());
            if let Ok(body) = super::super::parse(&bytes) {
                let row = &super::super::table().unwrap()[0];
                drop(to_entry(&body, row, &commune("99101", None), today()));
            }
        }
    }
}
