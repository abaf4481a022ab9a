//! Through HTTP and on both engines.

mod convening;
mod holding;
mod minuting;
mod sitting;
mod yearly;

use base::{Id, Private};
use testkit::{ASSOCIATION, Answer, Client, Figure, POLICE, SOCIAL_CENTRE, Town, Uuid, VALBOURG};

use crate::{Instance, Member};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS));
}

/// Where an act leads, which must have gone well.
fn followed(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().to_owned()
}

/// The value of the first attribute that begins so.
fn first<'a>(page: &'a str, start: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start} in {page}"));
    rest.split('"').next().unwrap()
}

const PLENARY: [(&str, &str); 6] = [
    ("kind", "plenary"),
    ("name", "Plénière de Valbourg"),
    ("secretariat", "secretariat@valbourg.example"),
    ("created_on", "2026-01-12"),
    ("quorum", "half"),
    ("missions", "Échanger sur les actions mises en œuvre."),
];

/// The coordinator makes an instance; gives her browser and its path.
async fn begin(town: &Town, fields: &[(&str, &str)]) -> (Client, String) {
    serve(town);
    let coordinator = town.client(Figure::Coordinator);
    let path = followed(&coordinator.post_form("/pro/instances", fields).await);
    (coordinator, path)
}

/// Somebody sits for an institution from November 2026 on.
async fn seat(client: &Client, instance: &str, institution: Uuid, email: &str) {
    let id = testkit::id(institution);
    let fields =
        [("institution", id.as_str()), ("function", "Directrice"), ("email", email), ("starts_on", "2026-11-01")];
    followed(&client.post_form(&format!("{instance}/membres"), &fields).await);
}

const SLOT: [(&str, &str); 4] =
    [("day", "2026-12-15"), ("from", "09:30"), ("to", "11:30"), ("place", "Salle du conseil")];

/// A plenary of the association and the police station, with a meeting on Tuesday 15 December 2026.
async fn plan(town: &Town) -> (Client, String, String) {
    let (coordinator, instance) = begin(town, &PLENARY).await;
    seat(&coordinator, &instance, ASSOCIATION, "direction@horizon.example").await;
    seat(&coordinator, &instance, POLICE, "accueil@commissariat.example").await;
    let meeting = followed(&coordinator.post_form(&format!("{instance}/reunions"), &SLOT).await);
    (coordinator, instance, meeting)
}

/// The version that the page of a meeting brings with its forms.
async fn version(client: &Client, meeting: &str) -> String {
    let page = client.get(&format!("{meeting}/presence")).await;
    first(&page.main(), "name=\"version\" value=\"").to_owned()
}

/// Does something with a meeting as it stands.
async fn act(client: &Client, meeting: &str, act: &str) -> Answer {
    let version = version(client, meeting).await;
    client.post_form(&format!("{meeting}/{act}"), &[("version", &version)]).await
}

/// Does what is due.
async fn work(town: &Town) {
    town.work(crate::jobs()).await;
}

/// An instance as others would add it.
fn instance(kind: crate::InstanceKind) -> Instance {
    Instance {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        contract_id: None,
        kind,
        name: "Observatoire".into(),
        missions: String::new(),
        secretariat: Private::new("secretariat@valbourg.example".into()),
        created_on: "2026-01-12".parse().unwrap(),
        ended_on: None,
        quorum: crate::QuorumRule::Free,
        quorum_number: None,
        version: 1,
    }
}

/// Somebody of the social centre who sits in it.
fn member(instance: &Instance, email: &str) -> Member {
    Member {
        id: Id::new(),
        instance_id: instance.id,
        institution_id: Id::from_uuid(SOCIAL_CENTRE),
        institution: String::new(),
        function: "Directrice".into(),
        name: Private::default(),
        email: Private::new(email.into()),
        starts_on: "2026-01-12".parse().unwrap(),
        ends_on: None,
    }
}
