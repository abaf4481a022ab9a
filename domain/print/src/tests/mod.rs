//! Through HTTP and on both engines: a document is asked for, drawn by its job, and its text is read as a reader meets it.

mod documents;
mod editions;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use axum::Extension;
use base::{Id, Private};
use chrono::TimeDelta;
use directory::{EntryForm, Finder, KeptPlace, Kind, Need, Service, Status, Structure, Visibility, store};
use search::Synonyms;
use testkit::{ASSOCIATION, Client, Figure, Town, VALBOURG};

/// An address that no paper may show.
const HIDDEN: &str = "12 rue Cachée";

/// A town with a directory, whose pages can be asked for.
struct Printer {
    finder: Arc<Finder>,
    app: Arc<web::App>,
}

/// The same with two entries, at a place whose address is hidden.
async fn settle(town: &Town) -> Printer {
    settle_with(
        town,
        &[("Écoute des femmes", Need::Listening), ("#import \"x\": $mise$ à l’abri @ *ici*", Need::Shelter)],
    )
    .await
}

/// A town whose entries have these names.
async fn settle_with(town: &Town, entries: &[(&str, Need)]) -> Printer {
    let finder = Arc::new(Finder::in_memory(Synonyms::none()).unwrap());
    let index = Extension(Arc::clone(&finder));
    let site = testkit::app(crate::routes())
        .words(crate::WORDS)
        .words(directory::WORDS)
        .words(role::WORDS)
        .words(guidance::WORDS)
        .words(partner::WORDS)
        .with(move |router| router.layer(index));
    let app = town.serve(site);
    let printer = Printer { finder, app };
    let mut db = town.write().await;
    let structure = Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: Some(Id::from_uuid(ASSOCIATION)),
        name: "Association Horizon".to_owned(),
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "local".to_owned(),
    };
    store::insert_structure(&mut db, &structure, None).await.unwrap();
    let place = place(&structure);
    store::insert_place(&mut db, &place).await.unwrap();
    for (name, need) in entries {
        let service = Service { name: (*name).to_owned(), ..service(&structure, "Écoute", *need, town) };
        store::insert_service(&mut db, &service).await.unwrap();
        store::insert_offer(&mut db, service.id, place.id, 0).await.unwrap();
    }
    db.commit().await.unwrap();
    printer.catch_up(town).await;
    printer
}

impl Printer {
    async fn catch_up(&self, town: &Town) {
        self.finder.catch_up(town.database(), &self.app.words, town.now()).await.unwrap();
    }
}

fn place(structure: &Structure) -> KeptPlace {
    KeptPlace {
        id: Id::new(),
        structure_id: structure.id,
        name: String::new(),
        line: Some(Private::new(HIDDEN.to_owned())),
        postal_code: Some("99101".to_owned()),
        commune_code: "99101".to_owned(),
        latitude: None,
        longitude: None,
        visibility: Visibility::AfterCall,
        hours: None,
        access_note: String::new(),
    }
}

/// A published entry.
fn service(structure: &Structure, name: &str, need: Need, town: &Town) -> Service {
    let draft = directory::draft(structure.id, name, Kind::Place, town.now());
    let entry = directory::Entry { service: draft, structure: structure.clone(), places: Vec::new() };
    let form = EntryForm {
        summary: "On vous reçoit, avec ou sans rendez-vous.".to_owned(),
        description: "Deux personnes formées vous reçoivent.".to_owned(),
        how_to: "Appelez.".to_owned(),
        phone: "01 99 00 12 34".to_owned(),
        hours: "Mo-Fr 09:00-17:00".to_owned(),
        needs: vec![need],
        audiences: vec![directory::Audience::Victim],
        ..EntryForm::of(&entry.service)
    };
    let service = form.check(&entry, &[], town.now().date_naive()).unwrap();
    let due_on = Some((town.now() + TimeDelta::days(60)).date_naive());
    Service { status: Status::Published, due_on, area: "99101".to_owned(), ..service }
}

/// Asks for a document and has it drawn; gives its page's address.
async fn made(town: &Town, kind: &str, chosen: &[(&str, &str)]) -> String {
    let form: Vec<_> = [("kind", kind)].into_iter().chain(chosen.iter().copied()).collect();
    let answer = coordinator(town).post_form(&format!("/pro/imprimes/nouveau/{kind}"), &form).await;
    assert_eq!(answer.status, 303, "{kind} {chosen:?}: {}", answer.main());
    town.work(crate::jobs()).await;
    answer.location().to_owned()
}

fn coordinator(town: &Town) -> Client {
    town.client(Figure::Coordinator)
}

/// The file of a document.
async fn file(town: &Town, address: &str) -> Vec<u8> {
    let id = address.rsplit('/').next().unwrap().parse().unwrap();
    let page = coordinator(town).get(address).await;
    assert!(page.body.contains("/fichier"), "{}", why_not(town, id).await);
    let answer = coordinator(town).get(&format!("{address}/fichier")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"));
    let kept = crate::store::pdf(&mut town.read().await, id).await.unwrap().unwrap();
    data_encoding::BASE64.decode(kept.as_bytes()).unwrap()
}

/// Why a document is not drawn.
async fn why_not(town: &Town, id: Id<crate::Edition>) -> String {
    let mut db = town.read().await;
    let edition = crate::store::edition(&mut db, id).await.unwrap().unwrap();
    let kept = crate::Kept::read(&crate::store::content(&mut db, id).await.unwrap().unwrap()).unwrap();
    let drawn = crate::draw(&kept, edition.choice().unwrap(), edition.made_at).map(|drawn| drawn.pages);
    format!("{}: {drawn:?}", edition.state)
}

/// Has the files of a folder judged by two programs that others wrote, for what PDF/UA-1 wants.
fn judge(folder: &Path) {
    let judges = env::var_os("MAILLAGE_JUDGES").map(PathBuf::from);
    assert!(judges.is_some() || env::var_os("CI").is_none(), "MAILLAGE_JUDGES is not set");
    let Some(judges) = judges else {
        println!("outloud and pdfua are passed over: MAILLAGE_JUDGES is not set (bin/judges)");
        return;
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for (name, rest) in [("outloud", ["--fail-on", "warning"].as_slice()), ("pdfua", &["check"])] {
        let judge = Command::new(judges.join("python/bin").join(name)).args(rest).args(&files).output().unwrap();
        let told = String::from_utf8_lossy(&judge.stdout).into_owned() + &String::from_utf8_lossy(&judge.stderr);
        assert!(judge.status.success(), "{name}: {told}");
    }
}

/// The text of a file in reading order, with spaces as one.
fn read(pdf: &[u8]) -> String {
    let told = tool("pdftotext", pdf, &["-"]);
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a tool of poppler says of a file.
fn tool(name: &str, pdf: &[u8], rest: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, pdf).unwrap();
    let told = Command::new(name).arg(&file).args(rest).output().expect("bin/test installs poppler-utils");
    String::from_utf8_lossy(&told.stdout).into_owned()
}
