//! Through HTTP and on both engines.

mod desk;
mod moments;
mod public;
mod release;
mod writing;

use testkit::{Answer, Client, Figure, Town};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS));
}

/// An event of three days from now, in the hands of whoever types it.
const EVENT: [(&str, &str); 10] = [
    ("kind", "event"),
    ("audience", "public"),
    ("title", "Marche aux flambeaux"),
    ("summary", "Une marche silencieuse dans la ville."),
    ("body", "Rendez-vous **à 18 h**.\n\n- place du marché\n- hôtel de ville"),
    ("from_on", "2026-11-25"),
    ("from_time", "18:00"),
    ("until_time", "20:00"),
    ("place", "Place du marché"),
    ("commune", "Valbourg"),
];

const NEWS: [(&str, &str); 6] = [
    ("kind", "news"),
    ("audience", "public"),
    ("title", "Une permanence de plus"),
    ("summary", "Une juriste reçoit le mardi."),
    ("body", "Sans rendez-vous."),
    ("from_on", "2026-11-20"),
];

/// The fields with some of them typed otherwise.
fn with<'a>(fields: &[(&'a str, &'a str)], others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_kept = |field: &&(&str, &str)| others.iter().all(|(name, _)| *name != field.0);
    fields.iter().filter(is_kept).chain(others).copied().collect()
}

/// Where an act leads, which must have gone well.
fn followed(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().to_owned()
}

async fn begin(client: &Client, fields: &[(&str, &str)]) -> String {
    followed(&client.post_form("/pro/actualites", fields).await)
}

/// The hidden value that a page's form sends under `name`.
fn hidden(page: &Answer, name: &str) -> String {
    let (_, rest) = page
        .body
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no {name} in {}", page.main()));
    rest.split('"').next().unwrap().to_owned()
}

/// Moves an announcement on from the version that its page shows.
async fn step(client: &Client, path: &str, act: &str) -> Answer {
    let version = hidden(&client.get(path).await, "version");
    client.post_form(&format!("{path}/{act}"), &[("version", &version)]).await
}

/// Has the coordination publish something, whoever's it is; gives its path in the workspace.
async fn publish(town: &Town, fields: &[(&str, &str)]) -> String {
    let coordinator = town.client(Figure::Coordinator);
    let path = begin(&coordinator, fields).await;
    followed(&step(&coordinator, &path, "publication").await)
}
