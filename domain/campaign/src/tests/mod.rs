//! Through HTTP and on both engines.

mod following;
mod visiting;

use std::sync::Arc;

use axum::Extension;
use base::{Id, Private};
use chrono::TimeDelta;
use directory::{EntryForm, Finder, Kind, Need, Service, Status, Structure, store};
use partner::Contact;
use search::Synonyms;
use testkit::{ASSOCIATION, Answer, Figure, POLICE, Town, Uuid, VALBOURG};

use crate::store as campaigns;
use crate::{Asked, Campaign};

/// The entries of the tests: two of the association, one of the police station, whose desk has no address.
struct Entries {
    listening: Id<Service>,
    shelter: Id<Service>,
}

async fn settle(town: &Town) -> Entries {
    let finder = Arc::new(Finder::in_memory(Synonyms::none()).unwrap());
    let index = Extension(Arc::clone(&finder));
    let routes = crate::routes().merge(directory::routes());
    let site = testkit::app(routes).words(crate::WORDS).words(directory::WORDS);
    let app = town.serve(site.with(move |router| router.layer(index)));
    let association = structure("Association Horizon", ASSOCIATION);
    let police = structure("Commissariat", POLICE);
    let mut db = town.write().await;
    let contact = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(ASSOCIATION),
        function: "Accueil".to_owned(),
        email: Private::new("accueil@horizon.example".to_owned()),
        confirmed_on: None,
    };
    partner::add_contact(&mut db, &contact).await.unwrap();
    let mut ids = Vec::new();
    for (structure, name) in [(&association, "Écoute"), (&association, "Mise à l’abri"), (&police, "Plainte")] {
        if name != "Mise à l’abri" {
            store::insert_structure(&mut db, structure, None).await.unwrap();
        }
        let service = service(structure, name, town);
        store::insert_service(&mut db, &service).await.unwrap();
        ids.push(service.id);
    }
    db.commit().await.unwrap();
    finder.catch_up(town.database(), &app.words, town.now()).await.unwrap();
    Entries { listening: ids[0], shelter: ids[1] }
}

fn structure(name: &str, institution: Uuid) -> Structure {
    Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: Some(Id::from_uuid(institution)),
        name: name.to_owned(),
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "local".to_owned(),
    }
}

/// A published entry that lacks nothing.
fn service(structure: &Structure, name: &str, town: &Town) -> Service {
    let entry = directory::Entry {
        service: directory::draft(structure.id, name, Kind::Place, town.now()),
        structure: structure.clone(),
        places: Vec::new(),
    };
    let form = EntryForm {
        summary: "On vous reçoit.".to_owned(),
        description: "Deux personnes formées vous reçoivent.".to_owned(),
        how_to: "Appelez.".to_owned(),
        phone: "01 99 00 12 34".to_owned(),
        hours: "Mo-Fr 09:00-17:00".to_owned(),
        needs: vec![Need::Listening],
        audiences: vec![directory::Audience::Victim],
        ..EntryForm::of(&entry.service)
    };
    let service = form.check(&entry, &[], town.now().date_naive()).unwrap();
    Service { status: Status::Published, ..service }
}

/// Opens a campaign that lasts forty days, does what it pushed, and gives the links of the mails sent.
async fn open(town: &Town) -> (String, Vec<String>) {
    let closes_on = (town.now() + TimeDelta::days(40)).date_naive().to_string();
    let form = [("name", "Avant le comité"), ("closes_on", closes_on.as_str())];
    let answer = town.client(Figure::Coordinator).post_form("/pro/campagnes", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    (answer.location().to_owned(), links(town).await)
}

/// The paths of the links in the mails that were sent since.
async fn links(town: &Town) -> Vec<String> {
    town.work(crate::jobs()).await;
    let links = town.mails().into_iter().map(|mail| {
        assert_eq!(mail.to(), "accueil@horizon.example");
        let text = mail.text().to_owned();
        let (_, rest) = text.split_once("http://localhost:8080").unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    });
    links.collect()
}

/// What a browser would send of the page of a link, as it stands.
fn fields(page: &Answer) -> Vec<(String, String)> {
    let form = page.body.split("<form").find(|form| form.contains("/pro/verification/")).unwrap();
    let mut fields = Vec::new();
    for tag in form.split("</form>").next().unwrap().split('<') {
        let Some((head, text)) = tag.split_once('>') else { continue };
        let is_choice = head.contains("type=\"checkbox\"") || head.contains("type=\"radio\"");
        let is_field = head.starts_with("input ") || head.starts_with("textarea ");
        if !is_field || is_choice && !head.ends_with(" checked") {
            continue;
        }
        let value = attribute(head, "value").unwrap_or(text);
        fields.push((attribute(head, "name").unwrap().to_owned(), value.replace("&#38;", "&").replace("&#39;", "'")));
    }
    fields
}

fn attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// Sends the fields with others in place of those of the same name.
async fn post(town: &Town, path: &str, fields: &[(String, String)], others: &[(String, &str)]) -> Answer {
    let kept = fields.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    let mut all: Vec<(&str, &str)> = kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend(others.iter().map(|(name, value)| (name.as_str(), *value)));
    town.client(Figure::Nobody).post_form(path, &all).await
}

async fn stored(town: &Town, id: Id<Service>) -> Service {
    store::service(&mut town.read().await, id).await.unwrap().unwrap()
}

async fn asked(town: &Town, address: &str) -> (Campaign, Vec<Asked>) {
    let id = address.rsplit('/').next().unwrap().parse().unwrap();
    let mut db = town.read().await;
    let campaign = campaigns::campaign(&mut db, id).await.unwrap().unwrap();
    let asked = campaigns::asked(&mut db, &campaign).await.unwrap();
    (campaign, asked)
}
