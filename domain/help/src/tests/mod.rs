//! Through HTTP and on both engines.

mod door;
mod doubt;
mod entry;
mod finding;
mod frame;
mod mapping;
mod questions;
mod round;
mod searching;

use std::sync::Arc;

use axum::Extension;
use base::{Codes, Id, Private};
use directory::{
    Audience, Finder, Hours, KeptPlace, Kind, Moment, Need, Service, Status, Structure, Visibility, store,
};
use search::Synonyms;
use testkit::{Answer, Client, Figure, Town, VALBOURG};

/// A street that must never be seen.
pub const HIDDEN_LINE: &str = "7 impasse du Refuge";

/// Opens the public face on what the town's database holds.
pub async fn open(town: &Town) -> Client {
    let finder = Arc::new(Finder::in_memory(Synonyms::parse(crate::SYNONYMS).unwrap()).unwrap());
    let site = testkit::app(crate::routes()).words(partner::WORDS).words(directory::WORDS).words(crate::WORDS);
    let shared = Arc::clone(&finder);
    let app = town
        .serve(site.with(move |router| router.layer(Extension(shared)).layer(Extension(crate::Grounds::default()))));
    partner::load_themes(&app.db, &app.themes).await.unwrap();
    finder.catch_up(town.database(), &app.words, town.now()).await.unwrap();
    town.client(Figure::Nobody)
}

/// A service that answers at every hour for whoever needs to be listened to.
pub fn line(name: &str) -> Service {
    Service {
        id: Id::new(),
        structure_id: Id::zero(),
        kind: Kind::PhoneLine,
        name: name.to_owned(),
        summary: "Quelqu’un écoute.".to_owned(),
        description: "On écoute et on oriente.".to_owned(),
        how_to: "Appelez.".to_owned(),
        phone: "01 99 00 00 01".parse().ok(),
        sms: None,
        email: None,
        website: None,
        cost: None,
        cost_note: String::new(),
        hours: "24/7".parse().ok(),
        needs: Codes::from_iter([Need::Listening]),
        violences: Codes::default(),
        audiences: Codes::from_iter([Audience::Victim]),
        moments: Codes::from_iter([Moment::Now]),
        languages: Codes::default(),
        without_complaint: None,
        is_emergency: false,
        area: "france".to_owned(),
        closed_from: None,
        closed_until: None,
        closure_note: String::new(),
        status: Status::Published,
        checked_on: None,
        checked_by: String::new(),
        due_on: None,
        offline_on: None,
        version: 1,
        updated_at: "2026-11-01T08:00:00Z".parse().unwrap(),
    }
}

/// A place at some kilometres north of the town hall of Valbourg.
pub fn place(kilometres_north: f64, visibility: Visibility, hours: Option<Hours>) -> KeptPlace {
    KeptPlace {
        id: Id::new(),
        structure_id: Id::zero(),
        name: "Accueil".to_owned(),
        line: Some(Private::new(HIDDEN_LINE.to_owned())),
        postal_code: Some("99100".to_owned()),
        commune_code: "99101".to_owned(),
        latitude: Some(Private::new(48.83 + kilometres_north / 111.32)),
        longitude: Some(Private::new(2.24)),
        visibility,
        hours,
        access_note: String::new(),
    }
}

/// Keeps a service in a structure of its own, at some places.
pub async fn keep(town: &Town, service: Service, places: Vec<KeptPlace>) -> Service {
    let mut db = town.write().await;
    let structure = Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: None,
        name: "Association Horizon".to_owned(),
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "local".to_owned(),
    };
    store::insert_structure(&mut db, &structure, None).await.unwrap();
    let service = Service { structure_id: structure.id, ..service };
    store::insert_service(&mut db, &service).await.unwrap();
    for (position, place) in (0..).zip(places) {
        let place = KeptPlace { structure_id: structure.id, ..place };
        store::insert_place(&mut db, &place).await.unwrap();
        store::insert_offer(&mut db, service.id, place.id, position).await.unwrap();
    }
    store::record_change(&mut db, &[service.id], town.now()).await.unwrap();
    db.commit().await.unwrap();
    service
}

/// Searches and follows to the answers.
pub async fn search(client: &Client, fields: &[(&str, &str)]) -> Answer {
    let answer = client.post_form("/infos/recherche", fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    client.get(answer.location()).await
}
