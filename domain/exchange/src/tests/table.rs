//! Tables and workbooks that come in.

use std::path::PathBuf;

use base::Id;
use directory::{Entry, Visibility};
use testkit::{Town, both_engines};

use super::{entry, export_all, real_files};
use crate::out::Format;
use crate::take::{self, Fault, Input, Report, Source, Why};

pub async fn take_files(town: &Town, source: Source, files: &[PathBuf]) -> Report {
    let input = Input::open(source, files).unwrap();
    let mut db = town.database().read().await.unwrap();
    let territory = partner::territory(&mut db, Id::from_uuid(testkit::VALBOURG)).await.unwrap();
    drop(db);
    let options = take::Options { territory, is_dry_run: false, now: town.now() };
    let report = take::save(town.database(), &input, &options, &mut || {}).await.unwrap();
    assert_eq!(report.created + report.changed + report.unchanged + report.kept + report.refused.len(), report.read);
    report
}

async fn take_table(town: &Town, table: &[u8]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.csv"), table).unwrap();
    take_files(town, Source::Csv, &[folder.path().join("a.csv")]).await
}

async fn drafts(town: &Town) -> Vec<Entry> {
    let mut db = town.database().read().await.unwrap();
    let entries = directory::store::entries_after(&mut db, Id::zero(), 100).await.unwrap();
    entries.into_iter().filter(|entry| entry.service.status == directory::Status::Draft).collect()
}

fn fault(table: &[u8], source: Source) -> Fault {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a"), table).unwrap();
    Input::open(source, &[folder.path().join("a")]).unwrap_err().1
}

both_engines! {
    async fn our_own_spreadsheet_comes_back_as_our_table_does(town: Town) {
        entry().save(&town).await;
        let folder = tempfile::tempdir().unwrap();
        export_all(&town, Format::Csv, folder.path()).await;
        export_all(&town, Format::Ods, folder.path()).await;
        assert_eq!(take_files(&town, Source::Csv, &[folder.path().join("services.csv")]).await.created, 2);
        let report = take_files(&town, Source::Csv, &[folder.path().join("services.ods")]).await;
        assert_eq!((report.unchanged, report.refused, report.remarks), (2, vec![], vec![]));
    }

    async fn our_own_table_comes_back_as_it_went_out(town: Town) {
        let entry = entry();
        entry.save(&town).await;
        let folder = tempfile::tempdir().unwrap();
        export_all(&town, Format::Csv, folder.path()).await;
        let report = take_files(&town, Source::Csv, &[folder.path().join("services.csv")]).await;
        assert_eq!((report.created, report.refused.len()), (2, 0));
        let drafts = drafts(&town).await;
        let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
        let (was, is) = (&entry.service, &draft.service);
        assert_eq!((&is.name, &is.summary, &is.how_to, &is.description), (&was.name, &was.summary, &was.how_to, &was.description));
        assert_eq!((&is.needs, &is.audiences, is.kind, is.cost), (&was.needs, &was.audiences, was.kind, was.cost));
        assert_eq!((&is.phone, &is.area), (&was.phone, &was.area));
        assert_eq!(draft.places[0].hours.as_ref().unwrap().as_str(), "Mo-Fr 09:00-12:00");
        assert_eq!(take_files(&town, Source::Csv, &[folder.path().join("services.csv")]).await.unchanged, 2);
    }

    async fn a_table_of_a_french_spreadsheet_goes_in_and_its_bad_lines_are_told(town: Town) {
        let table = b"structure;nom;resume;forme;besoins;publics;code_insee;adresse;visibilite;t\xe9l\xe9phone\n\
            Horizon;\xc9coute;On \xe9coute.;lieu;ecoute magie;victime;99101;1 rue Haute;public;1\n\
            Horizon;Refuge;Un toit.;lieu;mise-a-l-abri;victime;99101;2 rue Secr\xe8te;jamais;\n\
            Horizon;;Rien.;;;;;;;\n\
            Horizon;\xc9coute;Encore.;;;;;;;\n\
            Horizon;Trop;Trop;;;;;;;;x\n";
        let report = take_table(&town, table).await;
        let told: Vec<_> = report.refused.iter().map(|one| (one.place.line, one.reason.why)).collect();
        assert_eq!(told, [(Some(6), Why::BadRow), (Some(4), Why::NoValue), (Some(5), Why::RowsApart)]);
        let remarks: Vec<_> = report.remarks.iter().map(|one| (one.reason.why, one.reason.column.as_str(), one.reason.value.as_str())).collect();
        for remark in [(Why::ReadAs, "", "windows-1252"), (Why::UnknownColumn, "téléphone", ""), (Why::UnknownCode, "besoins", "magie")] {
            assert!(remarks.contains(&remark), "{remarks:?}");
        }
        let drafts = drafts(&town).await;
        assert_eq!(drafts.len(), 2);
        let refuge = drafts.iter().find(|draft| draft.service.name == "Refuge").unwrap();
        assert!(matches!(refuge.places[0].location, directory::Location::Commune { visibility: Visibility::Never, .. }));
        let mut db = town.database().read().await.unwrap();
        let (count,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM source_record WHERE content LIKE '%Secr%'").unwrap();
        assert_eq!(count, 0);
    }

    async fn an_entry_with_several_places_has_a_row_for_each_and_comes_back_with_all_of_them(town: Town) {
        let mut entry = entry();
        entry.place.longitude = Some(base::Private::new(2.2413));
        entry.service.hours = Some("Mo 10:00-11:00".parse().unwrap());
        let day = |text: &str| text.parse().ok();
        (entry.service.closed_from, entry.service.closed_until) = (day("2026-12-24"), day("2027-01-02"));
        (entry.service.closure_note, entry.service.checked_on, entry.service.checked_by) =
            ("Congés".into(), day("2026-11-02"), "agent d’accueil".into());
        entry.save(&town).await;
        let mut secret = entry.place.clone();
        (secret.id, secret.visibility, secret.commune_code) = (Id::new(), Visibility::AfterCall, "99102".into());
        let mut db = town.database().write().await.unwrap();
        directory::store::insert_place(&mut db, &secret).await.unwrap();
        directory::store::insert_offer(&mut db, entry.service.id, secret.id, 1).await.unwrap();
        db.commit().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        for (format, file) in [(Format::Csv, "services.csv"), (Format::Ods, "services.ods")] {
            export_all(&town, format, folder.path()).await;
            let report = take_files(&town, Source::Csv, &[folder.path().join(file)]).await;
            assert_eq!((report.refused.as_slice(), report.remarks.as_slice()), (&[][..], &[][..]));
        }
        let drafts = drafts(&town).await;
        let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
        let was = directory::store::entry(&mut town.database().read().await.unwrap(), entry.service.id).await.unwrap().unwrap();
        assert_eq!(draft.places, was.places);
        let told = |service: &directory::Service| (service.closure(), service.checked_on, service.checked_by.clone(), service.hours.clone());
        assert_eq!(told(&draft.service), told(&was.service));
        let mut db = town.database().read().await.unwrap();
        let kept = directory::store::kept_places(&mut db, draft.structure.id).await.unwrap();
        assert_eq!(kept.len(), 2, "the structure has no place twice");
    }

    async fn places_that_are_gone_from_a_table_are_gone_from_its_draft(town: Town) {
        let table = |rows: &str| format!("ref;structure;nom;resume;code_insee;adresse\n{rows}");
        let two = table("a;Horizon;Écoute;On écoute.;99101;1 rue Haute\na;Horizon;Écoute;On écoute.;99101;2 rue Basse\n");
        let report = take_table(&town, two.as_bytes()).await;
        assert_eq!((report.created, report.refused.len()), (2, 0));
        let before = drafts(&town).await.remove(0);
        assert_eq!(before.places.len(), 2);
        let one = table("a;Horizon;Écoute;On écoute.;99101;3 rue Neuve\n");
        assert_eq!(take_table(&town, one.as_bytes()).await.changed, 2);
        let after = drafts(&town).await.remove(0);
        assert_eq!((after.service.id, after.places.len()), (before.service.id, 1));
        let mut db = town.database().read().await.unwrap();
        let kept = directory::store::kept_places(&mut db, after.structure.id).await.unwrap();
        let lines: Vec<_> = kept.iter().map(|place| place.line.as_ref().unwrap().reveal().as_str()).collect();
        assert_eq!(lines, ["3 rue Neuve"]);
    }

    async fn what_another_row_of_an_entry_says_otherwise_is_told(town: Town) {
        let table = "ref;structure;nom;resume;telephone;code_insee;adresse;fermeture_du;verifie_le\n\
            a;Horizon;Écoute;On écoute.;39 19;99101;1 rue Haute;24/12/2026;2026-13-01\n\
            a;Horizon;Écoute;On écoute.;17;99101;2 rue Basse;;\n\
            b;Horizon;Refuge;Un toit.;;;;;\n\
            a;Horizon;Écoute;On écoute.;;99101;4 rue Haute;;\n";
        let report = take_table(&town, table.as_bytes()).await;
        let remarks: Vec<_> = report.remarks.iter().map(|one| (one.reason.why, one.reason.column.as_str())).collect();
        assert!(remarks.contains(&(Why::RowDiffers, "telephone")) && remarks.contains(&(Why::BadDay, "verifie_le")), "{remarks:?}");
        let refused: Vec<_> = report.refused.iter().map(|one| (one.place.line, one.reason.why)).collect();
        assert_eq!(refused, [(Some(5), Why::RowsApart)]);
        let listening = drafts(&town).await.into_iter().find(|draft| draft.service.name == "Écoute").unwrap();
        assert_eq!(listening.service.closed_from, "2026-12-24".parse().ok());
        assert_eq!((listening.service.checked_on, listening.places.len()), (None, 2));
    }

    async fn the_entry_workbook_of_data_inclusion_is_read(town: Town) {
        let Some(folder) = real_files() else { return };
        let file = folder.join("data-inclusion/valideur_dataset_test.xlsx");
        let report = take_files(&town, Source::DataInclusion, std::slice::from_ref(&file)).await;
        let remarks: Vec<_> = report.remarks.iter().map(|one| (one.reason.why, one.reason.column.as_str())).collect();
        for remark in [(Why::MissingColumn, "date_maj"), (Why::DoubledColumn, "lien_source"), (Why::UnknownColumn, "colonne en trop"),
            (Why::BadUrl, "site_web"), (Why::BadEmail, "courriel"), (Why::BadDigits, "code_postal"), (Why::BadNumber, "nombre_semaines"),
            (Why::UnknownCode, "mobilisable_par")] {
            assert!(remarks.contains(&remark), "{remark:?} is not in {remarks:?}");
        }
        assert!(report.created >= 2, "{report:?}");
        assert_eq!(take_files(&town, Source::DataInclusion, &[file]).await.unchanged, report.created);
    }
}

#[test]
fn what_is_not_the_expected_table_is_refused_whole() {
    let why = |table: &[u8], source| fault(table, source).reason().unwrap().why;
    assert_eq!(why(b"nom;prix\na;1\n", Source::Csv), Why::NoColumn);
    assert_eq!(why(b"structure;nom\n", Source::Csv), Why::NoRecord);
    assert_eq!(why(b"PK\x03\x04rest", Source::Csv), Why::BadSheet);
    assert_eq!(why(b"PK\x03\x04rest", Source::DataInclusion), Why::BadSheet);
    assert_eq!(why(b"[]", Source::DataInclusion), Why::NoRecord);
    assert_eq!(why(b"", Source::Csv), Why::EmptyFile);
}

#[test]
fn the_empty_model_is_the_table_that_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let files = crate::out::model(folder.path()).unwrap();
    assert_eq!(files.len(), 2);
    for file in files {
        let fault = Input::open(Source::Csv, std::slice::from_ref(&file)).unwrap_err().1;
        assert_eq!(fault.reason().unwrap().why, Why::NoRecord, "its columns are right, its lines are missing");
    }
}
