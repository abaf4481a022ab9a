//! On both engines, in the town of the tests, and over real files where there are some.

use std::path::PathBuf;

use base::{Database, execute, fetch_all, fetch_one};
use testkit::{Town, both_engines};

use super::model::tests::STATION;
use super::{Found, Options, Reading, Report, Why, parse, read, save};
use crate::{Location, Status, Visibility};

fn reading(bodies: &[String]) -> Reading {
    let found =
        |(number, xml): (usize, &String)| Found { file: format!("{number}.xml"), body: parse(xml.as_bytes()).unwrap() };
    Reading { bodies: bodies.iter().enumerate().map(found).collect(), ..Reading::default() }
}

async fn save_with(town: &Town, bodies: &[String], options: Options) -> Report {
    let mut ticks = 0;
    let read = bodies.len();
    let report = save(town.database(), reading(bodies), &options, town.now(), &mut || ticks += 1).await.unwrap();
    assert_eq!((ticks, report.read), (read, read));
    assert_adds_up(&report);
    report
}

async fn save_all(town: &Town, bodies: &[String]) -> Report {
    save_with(town, bodies, Options::default()).await
}

fn assert_adds_up(report: &Report) {
    let told = report.created + report.changed + report.unchanged + report.kept;
    assert_eq!(told + report.count_passed_over() + report.refused.len(), report.read);
}

fn counts(report: &Report) -> [usize; 5] {
    [report.created, report.changed, report.unchanged, report.kept, report.refused.len()]
}

fn whys(report: &Report) -> Vec<Why> {
    report.refused.iter().map(|refused| refused.reason.why).collect()
}

fn remarked(report: &Report) -> Vec<Why> {
    report.remarks.iter().map(|remarked| remarked.remark.why).collect()
}

fn station() -> String {
    STATION.to_owned()
}

async fn count(db: &Database, table: &str) -> i64 {
    let mut db = db.read().await.unwrap();
    let (count,): (i64,) = match table {
        "structure" => fetch_one!(&mut db => "SELECT COUNT(*) FROM structure WHERE source = 'dila'"),
        _ => fetch_one!(&mut db => "SELECT COUNT(*) FROM change"),
    }
    .unwrap();
    count
}

/// The one entry that was imported.
async fn entry(town: &Town) -> crate::Entry {
    let mut db = town.database().read().await.unwrap();
    let ids: Vec<(base::Id<crate::Service>,)> = fetch_all!(&mut db => "
        SELECT v.id FROM service v JOIN structure s ON s.id = v.structure_id WHERE s.source = 'dila' ORDER BY v.id LIMIT 2")
    .unwrap();
    let [(id,)] = ids.as_slice() else { panic!("{} entries", ids.len()) };
    crate::store::entry(&mut db, *id).await.unwrap().unwrap()
}

both_engines! {
    async fn a_body_becomes_a_draft_with_a_public_place_that_the_index_reads_again(town: Town) {
        let report = save_all(&town, &[station()]).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 0]);
        let entry = entry(&town).await;
        assert_eq!((entry.service.status, entry.service.version), (Status::Draft, 1));
        assert_eq!((entry.service.checked_on, entry.service.checked_by.as_str()), (None, ""));
        assert_eq!(entry.structure.territory_id.uuid(), testkit::VALBOURG);
        assert_eq!(entry.structure.phone.unwrap().dialled(), "+33199000010");
        assert_eq!(entry.places[0].hours.as_ref().unwrap().as_str(), "Mo-Fr 09:00-12:00");
        let Location::Address { line, point, .. } = &entry.places[0].location else { panic!() };
        assert_eq!((line.as_str(), point.unwrap().latitude), ("Cité & Palais, 1 place Haute", 48.831));
        let mut db = town.database().read().await.unwrap();
        let place = crate::store::kept_places(&mut db, entry.structure.id).await.unwrap();
        assert_eq!(place[0].visibility, Visibility::Public);
        let changes = crate::store::changes_since(&mut db, chrono::DateTime::UNIX_EPOCH).await.unwrap();
        let touched = crate::store::changed_entries(&mut db, changes[0].id).await.unwrap();
        assert_eq!(touched[0].service.id, entry.service.id);
    }

    async fn the_same_import_again_changes_nothing(town: Town) {
        let bodies = [station(), STATION.replace("commissariat_police", "mairie").replace("Commissariat ", "Mairie")];
        assert_eq!(counts(&save_all(&town, &bodies).await), [2, 0, 0, 0, 0]);
        let before = count(town.database(), "change").await;
        assert_eq!(counts(&save_all(&town, &bodies).await), [0, 0, 2, 0, 0]);
        assert_eq!(count(town.database(), "change").await, before);
    }

    async fn an_import_tells_the_twins_it_found_and_brings_none_back_that_was_merged(town: Town) {
        let report = save_all(&town, &[station()]).await;
        assert_eq!(report.twins, 0);
        let imported = entry(&town).await;
        let own = crate::Structure { id: base::Id::new(), source: "local".into(), ..imported.structure.clone() };
        let again = crate::Service { id: base::Id::new(), structure_id: own.id, ..imported.service.clone() };
        let mut db = town.write().await;
        crate::store::insert_structure(&mut db, &own, None).await.unwrap();
        crate::store::insert_service(&mut db, &again).await.unwrap();
        db.commit().await.unwrap();
        let report = save_all(&town, &[station()]).await;
        assert_eq!((counts(&report), report.twins), ([0, 0, 1, 0, 0], 1));
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE service SET status = 'merged', version = 2 WHERE id = $1", imported.service.id).unwrap();
        db.commit().await.unwrap();
        let report = save_all(&town, &[STATION.replace("00 10", "00 11")]).await;
        assert_eq!((counts(&report), report.twins), ([0, 0, 0, 1, 0], 0));
        assert_eq!(entry(&town).await.service.status, Status::Merged);
        assert_eq!(count(town.database(), "structure").await, 1);
    }

    async fn a_draft_that_nobody_touched_follows_its_source(town: Town) {
        save_all(&town, &[station()]).await;
        let before = entry(&town).await;
        let moved = STATION.replace("1 place Haute", "2 place Basse").replace("00 10", "00 11").replace("12:00", "13:00");
        assert_eq!(counts(&save_all(&town, &[moved]).await), [0, 1, 0, 0, 0]);
        let after = entry(&town).await;
        assert_eq!((after.service.id, after.structure.id), (before.service.id, before.structure.id));
        assert_eq!((after.service.status, after.service.version), (Status::Draft, 1));
        assert_eq!(after.structure.phone.unwrap().dialled(), "+33199000011");
        assert_eq!(after.places[0].hours.as_ref().unwrap().as_str(), "Mo-Fr 09:00-13:00");
        assert_eq!(count(town.database(), "change").await, 2);
    }

    async fn an_entry_that_a_person_changed_is_kept(town: Town) {
        save_all(&town, &[station()]).await;
        let mut entry = entry(&town).await;
        (entry.service.name, entry.service.version) = ("Commissariat, accueil".into(), 2);
        let mut db = town.database().write().await.unwrap();
        assert!(crate::store::update_service(&mut db, &entry.service).await.unwrap());
        db.commit().await.unwrap();
        let report = save_all(&town, &[STATION.replace("00 10", "00 11")]).await;
        assert_eq!(counts(&report), [0, 0, 0, 1, 0]);
        assert!(remarked(&report).contains(&Why::KeptByPerson));
        assert_eq!(self::entry(&town).await.service.name, "Commissariat, accueil");
        assert_eq!(counts(&save_all(&town, &[station()]).await), [0, 0, 1, 0, 0]);
    }

    async fn a_published_entry_is_kept(town: Town) {
        save_all(&town, &[station()]).await;
        let mut db = town.database().write().await.unwrap();
        execute!(&mut db => "UPDATE service SET status = 'published'").unwrap();
        db.commit().await.unwrap();
        assert_eq!(counts(&save_all(&town, &[STATION.replace("00 10", "00 11")]).await), [0, 0, 0, 1, 0]);
        assert_eq!(entry(&town).await.service.status, Status::Published);
    }

    async fn a_dry_run_counts_and_writes_nothing(town: Town) {
        let report = save_with(&town, &[station()], Options { is_dry_run: true, ..Options::default() }).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 0]);
        assert!(report.is_dry_run);
        assert_eq!((count(town.database(), "structure").await, count(town.database(), "change").await), (0, 0));
    }

    async fn refused_bodies_never_stop_the_good_ones(town: Town) {
        let elsewhere = |code: &str, id: &str| {
            STATION.replace("commissariat_police-99101-01", id).replace("codeInsee=\"99101\"", &format!("codeInsee=\"{code}\""))
        };
        let bodies = [
            elsewhere("78646", "gendarmerie-78646-01"),
            elsewhere("99999", "gendarmerie-99999-01"),
            elsewhere("99103", "gendarmerie-99103-01"),
            station(),
            station(),
        ];
        let report = save_all(&town, &bodies).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 4]);
        assert_eq!(whys(&report), [Why::SeenBefore, Why::UnknownCommune, Why::Foreign, Why::NoTerritory]);
        assert_eq!((report.refused[1].file.as_str(), report.refused[1].line), ("0.xml", Some(2)));
    }

    async fn the_territory_that_is_asked_for_keeps_the_entries_and_a_commune_of_another_is_told(town: Town) {
        let mut db = town.database().read().await.unwrap();
        let territory = partner::territory_by_slug(&mut db, "rochemont").await.unwrap();
        drop(db);
        let report = save_with(&town, &[station()], Options { territory, ..Options::default() }).await;
        assert_eq!(entry(&town).await.structure.territory_id.uuid(), testkit::ROCHEMONT);
        assert!(remarked(&report).contains(&Why::OtherTerritory));
    }

    async fn two_imports_at_once_make_each_entry_once(town: Town) {
        let body = |number: usize| STATION.replace("99101-01", &format!("99101-{number}")).replace("1 place", &format!("{number} place"));
        let bodies: Vec<String> = (1..=60).map(body).collect();
        let import = || async { save(town.database(), reading(&bodies), &Options::default(), town.now(), &mut || {}).await };
        let (one, other) = tokio::join!(import(), import());
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!((one.created + other.created, one.unchanged + other.unchanged), (60, 60));
        assert_eq!(count(town.database(), "structure").await, 60);
    }

    async fn more_bodies_than_a_unit_holds_are_all_written(town: Town) {
        let body = |number: usize| STATION.replace("99101-01", &format!("99101-{number}")).replace("1 place", &format!("{number} place"));
        let bodies: Vec<String> = (1..=450).map(body).collect();
        assert_eq!(save_all(&town, &bodies).await.created, 450);
        assert_eq!(count(town.database(), "change").await, 3);
    }
}

/// The folder of real files, where there is one.
#[expect(clippy::disallowed_methods, reason = "a test asks where the real files are")]
fn real_files() -> Option<PathBuf> {
    let folder = std::env::var("MAILLAGE_TEST_DATA").ok().map(PathBuf::from);
    if folder.is_none() {
        println!("the real files are passed over: MAILLAGE_TEST_DATA is not set");
    }
    folder
}

/// Makes the communes of France and the two départements known to the town.
async fn settle(town: &Town, folder: &std::path::Path) {
    let bytes = std::fs::read(folder.join("geo/communes_france_2026.csv.gz")).unwrap();
    let mut communes = partner::import::parse(&bytes).unwrap().rows;
    communes.retain(|row| ["92", "49"].contains(&row.commune.department_code.as_str()));
    partner::import::save(town.database(), &communes, false, &mut || {}).await.unwrap();
    let mut db = town.database().write().await.unwrap();
    for code in ["92", "49"] {
        let territory = partner::Territory {
            id: base::Id::new(),
            slug: format!("departement-{code}"),
            name: code.into(),
            kind: partner::TerritoryKind::Department,
            department_code: Some(code.into()),
            epci_code: None,
            host: None,
        };
        partner::add_territory(&mut db, &territory).await.unwrap();
    }
    db.commit().await.unwrap();
}

fn has(report: &Report, file: &str, why: Why) -> bool {
    report.remarks.iter().any(|remarked| remarked.file.ends_with(file) && remarked.remark.why == why)
}

both_engines! {
    async fn the_real_directory_of_two_departements_is_imported_once(town: Town) {
        let Some(folder) = real_files() else { return };
        settle(&town, &folder).await;
        let files = [folder.join("dila/dila_xml_92_49.tar.gz")];
        let import = async || {
            let reading = read(&files).unwrap();
            save(town.database(), reading, &Options::default(), town.now(), &mut || {}).await.unwrap()
        };
        let first = import().await;
        assert_eq!(first.read, 923);
        assert_adds_up(&first);
        for (file, why) in [
            ("pmi-92002-01.xml", Why::PointTwice),
            ("cpam-49099-01.xml", Why::PointFar),
            ("tgi-92050-01.xml", Why::EmailCleaned),
            ("gendarmerie-49002-01.xml", Why::UrlAsEmail),
            ("permanence_juridique-49248-01.xml", Why::PostalCodeElsewhere),
        ] {
            assert!(has(&first, file, why), "{file} {why}");
        }
        let refused = |file: &str| first.refused.iter().find(|refused| refused.file.ends_with(file)).map(|refused| refused.reason.why);
        assert_eq!(refused("aav-49007-02.xml"), Some(Why::SameBody));
        assert_eq!(refused("mairie-49069-01.xml"), Some(Why::UnknownCommune));
        let second = import().await;
        assert_eq!((second.created, second.changed, second.unchanged), (0, 0, first.created));
        assert_eq!(second.refused, first.refused);
    }
}
