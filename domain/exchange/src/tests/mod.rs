//! On both engines, in the town of the tests, and over real files where there are some.

mod attribute;
mod download;
mod hsds;
mod inclusion;
mod large;
mod out;
mod round;
mod schema;
mod secret;
mod table;

use std::path::{Path, PathBuf};

use base::{Codes, Id, Private};
use directory::{Audience, Cost, KeptPlace, Kind, Need, Service, Status, Structure, Visibility};
use serde_json::Value;
use testkit::{Town, VALBOURG};

use crate::out::{Format, Options, Written, export};
use crate::take::{self, Input, Report, Source};

/// The folder of real files, where there is one.
#[expect(clippy::disallowed_methods, reason = "a test asks where the real files are")]
pub fn real_files() -> Option<PathBuf> {
    let folder = std::env::var("MAILLAGE_TEST_DATA").ok().map(PathBuf::from);
    if folder.is_none() {
        println!("the real files are passed over: MAILLAGE_TEST_DATA is not set");
    }
    folder
}

/// A structure with one published service at one place, as a person would have written them.
pub struct Fixture {
    pub structure: Structure,
    pub service: Service,
    pub place: KeptPlace,
}

pub fn entry() -> Fixture {
    let structure = Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: None,
        name: "Horizon".into(),
        description: "Une association.".into(),
        website: Some("https://horizon.example".into()),
        phone: Some("01 99 00 00 01".parse().unwrap()),
        email: Some("accueil@horizon.example".into()),
        source: "local".into(),
    };
    let place = KeptPlace {
        id: Id::new(),
        structure_id: structure.id,
        name: "Maison Horizon".into(),
        line: Some(Private::new("12 rue de la Paix".into())),
        postal_code: Some("99100".into()),
        commune_code: "99101".into(),
        latitude: Some(Private::new(48.8312)),
        longitude: Some(Private::new(-2.2413)),
        visibility: Visibility::Public,
        hours: Some("Mo-Fr 09:00-12:00".parse().unwrap()),
        access_note: "Sonnez, puis montez ; 2e étage".into(),
    };
    let record = serde_json::json!({"nom": "Aide au logement", "description": "Trouve où dormir.", "frais": "gratuit"});
    let service = Service {
        id: Id::new(),
        structure_id: structure.id,
        kind: Kind::Place,
        summary: "Trouve où dormir.".into(),
        description: "Une chambre\npour quelques nuits.".into(),
        how_to: "=Appelez, ou passez".into(),
        phone: Some("39 19".parse().unwrap()),
        cost: Some(Cost::Free),
        needs: Codes::from_iter([Need::Shelter, Need::Listening]),
        audiences: Codes::from_iter([Audience::Victim]),
        area: "99".into(),
        status: Status::Published,
        version: 3,
        ..crate::inclusion::taken::service(record.as_object().unwrap())
    };
    Fixture { structure, service, place }
}

impl Fixture {
    pub async fn save(&self, town: &Town) {
        let mut db = town.database().write().await.unwrap();
        directory::store::insert_structure(&mut db, &self.structure, None).await.unwrap();
        directory::store::insert_place(&mut db, &self.place).await.unwrap();
        directory::store::insert_service(&mut db, &self.service).await.unwrap();
        directory::store::insert_offer(&mut db, self.service.id, self.place.id, 0).await.unwrap();
        db.commit().await.unwrap();
    }
}

/// Exports all that is published into `folder`.
pub async fn export_all(town: &Town, format: Format, folder: &Path) -> Written {
    let options = Options { territory: None, now: town.now() };
    export(town.database(), format, folder, &options, &mut || {}).await.unwrap()
}

/// What was exported to a file of one format, as text.
pub async fn exported(town: &Town, format: Format, name: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    export_all(town, format, folder.path()).await;
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

pub async fn exported_json(town: &Town, format: Format, name: &str) -> Value {
    serde_json::from_str(&exported(town, format, name).await).unwrap()
}

/// What is downloaded in one format, as text; of a spreadsheet, its table.
pub async fn downloaded(town: &Town, format: Format) -> String {
    use futures::{StreamExt as _, pin_mut};
    static ALONE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(8);
    let options = Options { territory: None, now: town.now() };
    let place = ALONE.try_acquire().unwrap();
    let pieces = crate::out::download(town.database().clone(), format, options, place).unwrap();
    pin_mut!(pieces);
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        bytes.extend(piece.unwrap());
    }
    said_in(&bytes)
}

/// The text of a file; of a spreadsheet or a package, of all files in it.
pub fn said_in(bytes: &[u8]) -> String {
    use std::io::Read as _;
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(bytes).replace("\r\n ", "");
    }
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for number in 0..book.len() {
        let mut file = book.by_index(number).unwrap();
        text.push_str(&file.name().unwrap());
        file.read_to_string(&mut text).unwrap();
    }
    text
}

/// Imports a text of data·inclusion as a file.
pub async fn take(town: &Town, json: &Value) -> Report {
    take_with(town, &json.to_string(), false).await
}

pub async fn take_with(town: &Town, text: &str, is_dry_run: bool) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    std::fs::write(&path, text).unwrap();
    let input = Input::open(Source::DataInclusion, &[path]).unwrap();
    let options = take::Options { territory: None, is_dry_run, now: town.now() };
    let report = take::save(town.database(), &input, &options, &mut || {}).await.unwrap();
    let told = report.created + report.changed + report.unchanged + report.kept + report.refused.len();
    assert_eq!(told, report.read);
    report
}

/// Publishes every draft, as a person would.
pub async fn publish_all(town: &Town) {
    let mut db = town.database().write().await.unwrap();
    base::execute!(&mut db => "UPDATE service SET status = 'published', version = version + 1").unwrap();
    db.commit().await.unwrap();
}
