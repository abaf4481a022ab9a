//! From one Maillage to another nothing is lost, by HSDS nor by data·inclusion with `maillage.json`; and what others say in
//! HSDS comes in.

use std::path::{Path, PathBuf};

use base::{Code as _, Id, Private};
use directory::{Cost, Entry, Kind, Language, Status, Visibility};
use testkit::{Engine, Town, both_engines};

use super::schema::hsds;
use super::table::take_files;
use super::{Fixture, entry, export_all, publish_all};
use crate::out::Format;
use crate::take::{Source, Why};

/// Entries with all that an entry can have, in a town of their own.
async fn elsewhere() -> Town {
    let town = Town::new(Engine::Sqlite).await;
    let here = |mut entry: Fixture| {
        entry.place.longitude = Some(Private::new(2.2413));
        entry.service.updated_at = "2026-10-03T08:09:10.123Z".parse().unwrap();
        entry
    };
    let mut full = here(entry());
    let service = &mut full.service;
    (service.cost, service.cost_note) = (Some(Cost::Paid), "Selon vos revenus : demandez".into());
    (service.hours, service.is_emergency, service.without_complaint) =
        (Some("Mo-Fr 22:00-02:00; PH off".parse().unwrap()), true, Some(false));
    (service.sms, service.website) = (Some("114".parse().unwrap()), Some("https://horizon.example/aide".into()));
    service.languages = [Language::Lsf, Language::Ar].into_iter().collect();
    service.area = "92012 92 200054781 france".into();
    (service.closed_from, service.closed_until) = ("2026-11-01".parse().ok(), "2027-01-02".parse().ok());
    (service.closure_note, service.checked_on, service.checked_by) =
        ("Travaux".into(), "2026-11-02".parse().ok(), "agent d’accueil".into());
    full.save(&town).await;
    let mut secret = full.place.clone();
    (secret.id, secret.visibility, secret.commune_code) = (Id::new(), Visibility::AfterCall, "99102".into());
    let mut refuge = full.place.clone();
    (refuge.id, refuge.visibility, refuge.line, refuge.latitude, refuge.longitude) =
        (Id::new(), Visibility::Never, None, None, None);
    let mut db = town.database().write().await.unwrap();
    for (position, place) in [(1, &secret), (2, &refuge)] {
        directory::store::insert_place(&mut db, place).await.unwrap();
        directory::store::insert_offer(&mut db, full.service.id, place.id, position).await.unwrap();
    }
    // Another service of the same structure at the same place, and one at none.
    let other = directory::Service { id: Id::new(), name: "Permanence".into(), ..full.service.clone() };
    directory::store::insert_service(&mut db, &other).await.unwrap();
    directory::store::insert_offer(&mut db, other.id, full.place.id, 0).await.unwrap();
    db.commit().await.unwrap();
    let mut line = here(entry());
    (line.service.kind, line.service.cost, line.service.description) = (Kind::PhoneLine, None, String::new());
    (line.structure.source, line.service.summary) = ("demo".into(), "On\u{a0}écoute.".into());
    let mut db = town.database().write().await.unwrap();
    directory::store::insert_structure(&mut db, &line.structure, None).await.unwrap();
    directory::store::insert_service(&mut db, &line.service).await.unwrap();
    db.commit().await.unwrap();
    town
}

async fn entries(town: &Town) -> Vec<Entry> {
    let mut db = town.database().read().await.unwrap();
    directory::store::entries_after(&mut db, Id::zero(), 100).await.unwrap()
}

fn assert_same_files(before: &Path, after: &Path, files: &[PathBuf]) {
    for file in files {
        let name = file.file_name().unwrap();
        let read = |folder: &Path| std::fs::read_to_string(folder.join(name)).unwrap();
        similar(&read(before), &read(after), name.to_str().unwrap());
    }
}

fn similar(before: &str, after: &str, name: &str) {
    for (before, after) in before.lines().zip(after.lines()) {
        assert_eq!(before, after, "{name}");
    }
    assert_eq!(before.lines().count(), after.lines().count(), "{name}");
}

fn zipped(folder: &Path, files: &[&str]) -> PathBuf {
    use std::io::Write as _;
    let path = folder.join("a.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for name in files {
        zip.start_file(format!("hsds/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&std::fs::read(folder.join(name)).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    path
}

both_engines! {
    async fn our_hsds_comes_out_again_as_it_came_in(town: Town) {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [before, after] = folders.each_ref().map(|folder| folder.path());
        let files = export_all(&elsewhere().await, Format::Hsds, before).await.files;
        let report = take_files(&town, Source::Hsds, &[before.join("services.json")]).await;
        assert_eq!((report.created, report.refused, report.remarks), (5, vec![], vec![]));
        assert!(entries(&town).await.iter().all(|entry| entry.service.status == Status::Draft));
        publish_all(&town).await;
        export_all(&town, Format::Hsds, after).await;
        assert_same_files(before, after, &files);
        // Its tables, in a folder and in a zip, say the same as its list.
        let tables: Vec<_> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
        let csv: Vec<_> = tables.iter().copied().filter(|name| *name != "services.json").collect();
        for path in [before.join("datapackage.json"), before.to_owned(), zipped(before, &csv), zipped(before, &["services.json"])] {
            let report = take_files(&town, Source::Hsds, std::slice::from_ref(&path)).await;
            assert_eq!((report.unchanged, report.read, report.remarks), (5, 5, vec![]), "{}", path.display());
        }
    }

    async fn our_tables_in_a_zip_come_out_again_as_they_came_in(town: Town) {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [before, after] = folders.each_ref().map(|folder| folder.path().join("hsds.zip"));
        let there = elsewhere().await;
        assert_eq!(export_all(&there, Format::HsdsTables, folders[0].path()).await.files, std::slice::from_ref(&before));
        let report = take_files(&town, Source::Hsds, std::slice::from_ref(&before)).await;
        assert_eq!((report.created, report.refused, report.remarks), (5, vec![], vec![]));
        publish_all(&town).await;
        export_all(&town, Format::HsdsTables, folders[1].path()).await;
        let said = |path: &Path| super::said_in(&std::fs::read(path).unwrap());
        similar(&said(&before), &said(&after), "hsds.zip");
        assert_eq!(super::downloaded(&there, Format::HsdsTables).await, said(&before));
        assert_eq!(take_files(&town, Source::Hsds, &[before]).await.unchanged, 5);
    }

    async fn from_one_maillage_to_another_nothing_is_lost(town: Town) {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [before, after] = folders.each_ref().map(|folder| folder.path());
        let there = elsewhere().await;
        let files = export_all(&there, Format::DataInclusion, before).await.files;
        let lists = [before.join("maillage.json"), before.join("structures.json"), before.join("services.json")];
        let report = take_files(&town, Source::DataInclusion, &lists).await;
        assert_eq!((report.created, report.refused, report.remarks), (5, vec![], vec![]));
        for (was, is) in entries(&there).await.into_iter().zip(entries(&town).await) {
            let draft = directory::Service { status: Status::Draft, version: 1, ..was.service };
            assert_eq!((draft, was.places), (is.service, is.places));
            assert_eq!((was.structure.id, was.structure.name, was.structure.description), (is.structure.id, is.structure.name, is.structure.description));
        }
        publish_all(&town).await;
        export_all(&town, Format::DataInclusion, after).await;
        assert_same_files(before, after, &files);
        assert_eq!(take_files(&town, Source::DataInclusion, &lists).await.unchanged, 5);
    }

    async fn what_stands_here_already_is_not_changed_by_what_comes_back(town: Town) {
        let entry = entry();
        entry.save(&town).await;
        let folder = tempfile::tempdir().unwrap();
        export_all(&town, Format::Hsds, folder.path()).await;
        let list = folder.path().join("services.json");
        std::fs::write(&list, std::fs::read_to_string(&list).unwrap().replace("Aide au logement", "Autre chose")).unwrap();
        let before = entries(&town).await;
        let report = take_files(&town, Source::Hsds, &[list]).await;
        assert_eq!((report.kept, report.created), (2, 0));
        assert!(report.remarks.iter().all(|remark| remark.reason.why == Why::HereAlready), "{:?}", report.remarks);
        assert_eq!(entries(&town).await, before);
    }

    async fn what_others_say_in_hsds_is_a_draft_and_what_is_not_read_is_told(town: Town) {
        let Some(example) = hsds("service_full.json") else { return };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, example).unwrap();
        let report = take_files(&town, Source::Hsds, std::slice::from_ref(&path)).await;
        assert_eq!((report.created, report.refused.len()), (2, 0));
        let told: Vec<_> = report.remarks.iter().map(|one| (one.reason.why, one.reason.column.as_str())).collect();
        for remark in [(Why::UnknownColumn, "contacts"), (Why::UnknownCode, "languages"), (Why::BadArea, "service_areas")] {
            assert!(told.contains(&remark), "{remark:?} is not in {told:?}");
        }
        let entries = entries(&town).await;
        let [entry] = entries.as_slice() else { panic!("{entries:?}") };
        assert_eq!((entry.service.name.as_str(), entry.service.status), ("Community Counselling", Status::Draft));
        assert_eq!(entry.service.hours.as_ref().unwrap().as_str(), "Th,Fr 10:00-18:00");
        assert_eq!(entry.service.checked_on, "2005-01-01".parse().ok());
        assert_eq!(take_files(&town, Source::Hsds, &[path]).await.unchanged, 2);
        // Nobody whom it names is kept.
        let mut db = town.database().read().await.unwrap();
        let (count,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM source_record WHERE content LIKE '%Persona%'").unwrap();
        assert_eq!(count, 0);
    }

    async fn a_service_that_is_no_longer_given_is_refused(town: Town) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let service = |status: &str| format!("{{\"id\": \"x\", \"name\": \"Écoute\", \"status\": \"{status}\", \"organization\": {{\"id\": \"o\", \"name\": \"Horizon\"}}}}");
        std::fs::write(&path, format!("[{},\n{},\n{{\"id\": 3}}]", service("defunct"), service("active"))).unwrap();
        let report = take_files(&town, Source::Hsds, &[path]).await;
        let refused: Vec<_> = report.refused.iter().map(|one| (one.place.line, one.reason.why)).collect();
        assert_eq!((refused.as_slice(), report.created), (&[(Some(1), Why::Inactive), (Some(3), Why::NotRecord)][..], 2));
    }
}

#[test]
fn a_file_that_is_no_hsds_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let why = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let fault = crate::take::Input::open(Source::Hsds, &[path]).unwrap_err().1;
        fault.reason().unwrap().why
    };
    assert_eq!(why("datapackage.json", b"{}"), Why::NoPackage);
    assert_eq!(why("a.json", b""), Why::EmptyFile);
    assert_eq!(why("b.json", b"[]"), Why::NoRecord);
    assert_eq!(why("c.zip", b"PK\x03\x04rest"), Why::BadSheet);
    assert!(Source::ALL.len() == 3);
}
