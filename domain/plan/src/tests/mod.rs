//! Through HTTP and on both engines.

mod keeping;
mod measuring;
mod meeting;
mod reading;
mod renewing;
mod sessions;

use base::Id;
use partner::Institution;
use testkit::{Answer, Client, Figure, POLICE, PREFECTURE, Town};

fn serve(town: &Town) {
    let routes = crate::routes().merge(contract::routes());
    town.serve(testkit::app(routes).words(crate::WORDS).words(contract::WORDS));
}

/// The coordinator begins a contract that police and prefecture sign; gives her browser and the contract's path.
async fn begin(town: &Town) -> (Client, String) {
    serve(town);
    let coordinator = town.client(Figure::Coordinator);
    let path = followed(&coordinator.post_form("/pro/contrats", &[("title", "Contrat local")]).await);
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let mut db = town.write().await;
    for institution in [POLICE, PREFECTURE] {
        let institution: Id<Institution> = Id::from_uuid(institution);
        contract::add_signatory(&mut db, id, institution).await.unwrap();
    }
    db.commit().await.unwrap();
    (coordinator, path)
}

/// The coordinator adds an action that the police leads; gives its path.
async fn add(coordinator: &Client, contract: &str, fields: &[(&str, &str)]) -> String {
    let lead = testkit::id(POLICE);
    let mut all = vec![("title", "Former l’accueil"), ("lead", lead.as_str())];
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields);
    followed(&coordinator.post_form(&format!("{contract}/plan/actions"), &all).await)
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

/// What a refused form says, which must have been kept.
fn refused(answer: &Answer, said: &str) {
    assert_eq!(answer.status, 422, "{}", answer.main());
    assert!(answer.main().contains(said), "{said}: {}", answer.main());
}
