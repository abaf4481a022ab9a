//! New entries.

use base::fetch_one;
use testkit::{ASSOCIATION, Figure, NEIGHBOUR_TOWN_HALL, POLICE, Town, id};

use super::{faults, path, settle};
use crate::store::{self, Scope};
use crate::{Service, Status};

const NEW: &str = "/pro/fiches/nouvelle";

async fn made(town: &Town, location: &str) -> Service {
    let id = location.strip_prefix("/pro/fiches/").unwrap().strip_suffix("/correction").unwrap();
    store::service(&mut town.read().await, id.parse().unwrap()).await.unwrap().unwrap()
}

testkit::both_engines! {
    async fn a_referent_makes_a_draft_for_her_institution(town: Town) {
        let (site, _) = settle(&town).await;
        let referent = town.client(Figure::Referent);
        assert!(!referent.get(NEW).await.main().contains("name=\"institution\""));
        let fields = [("structure", ""), ("structure_name", "Gendarmerie du Val"), ("name", "Accueil de nuit"), ("kind", "place")];
        let answer = referent.post_form(NEW, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
        let service = made(&town, answer.location()).await;
        assert_eq!((service.name.as_str(), service.status, service.version), ("Accueil de nuit", Status::Draft, 1));
        let structure = store::structure(&mut town.read().await, service.structure_id).await.unwrap().unwrap();
        assert_eq!(structure.institution_id.map(base::Id::uuid), Some(POLICE));
        assert_eq!(referent.get(answer.location()).await.status, 200);
        let found = town.client(Figure::Desk).post_form("/pro/fiches/recherche", &[("text", "nuit")]).await;
        assert!(found.main().contains("Accueil de nuit"), "{}", found.main());
        assert!(site.find("nuit").is_empty());
        assert_eq!(site.journal().await, ["service.created"]);
    }

    async fn a_coordinator_adds_an_entry_to_a_structure_or_names_its_keepers(town: Town) {
        let (_, entries) = settle(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let page = coordinator.get(NEW).await.main();
        assert!(page.contains("Association Horizon") && page.contains("name=\"institution\""), "{page}");
        assert!(!page.contains("Mairie de Rochemont"), "{page}");
        let known = entries.listening.structure_id.to_string();
        let fields = [("structure", known.as_str()), ("structure_name", ""), ("institution", ""), ("name", "Groupe de parole"), ("kind", "remote")];
        let answer = coordinator.post_form(NEW, &fields).await;
        assert_eq!(made(&town, answer.location()).await.structure_id, entries.listening.structure_id);
        let institution = id(ASSOCIATION);
        let fields = [("structure", ""), ("structure_name", "Lieu nouveau"), ("institution", institution.as_str()), ("name", "Accueil"), ("kind", "place")];
        let answer = coordinator.post_form(NEW, &fields).await;
        assert_eq!(town.client(Figure::Professional).get(answer.location()).await.status, 200);
    }

    async fn a_new_entry_needs_a_name_a_form_and_a_structure(town: Town) {
        let (_, entries) = settle(&town).await;
        let answer = town.client(Figure::Referent).post_form(NEW, &[("structure_name", ""), ("name", "A")]).await;
        assert_eq!(answer.status, 422);
        let fields: Vec<String> = faults(&answer).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["structure_name", "name", "kind"]);
        let (theirs, institution) = (entries.neighbour.structure_id.to_string(), id(NEIGHBOUR_TOWN_HALL));
        for (field, forged) in [("structure", &theirs), ("institution", &institution)] {
            let answer = town.client(Figure::Coordinator).post_form(NEW, &[(field, forged), ("structure_name", "Nouvelle"), ("name", "Accueil"), ("kind", "place")]).await;
            assert_eq!(answer.status, 404);
        }
        assert_eq!(town.client(Figure::Professional).get(NEW).await.status, 403);
        let (services,): (i64,) = fetch_one!(&mut town.read().await => "SELECT COUNT(*) FROM service").unwrap();
        assert_eq!(services, 4);
    }

    async fn an_account_without_institution_reaches_nothing(town: Town) {
        settle(&town).await;
        let actor = web::Actor { institution: None, ..Figure::Desk.actor(town.now()).unwrap() };
        let mut db = town.read().await;
        assert_eq!(store::count(&mut db, Scope::of(&actor), store::Filter::default()).await.unwrap(), 0);
        assert!(store::structures(&mut db, Scope::of(&actor)).await.unwrap().is_empty());
    }

    async fn every_page_is_in_english_too(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Coordinator).with_header("accept-language", "en-GB,en;q=0.8");
        for page in ["/pro/fiches", NEW, &path(&entries.listening, ""), &path(&entries.listening, "/correction"), &path(&entries.listening, "/lieux/nouveau")] {
            let answer = client.get(page).await;
            assert!(answer.body.contains("<html lang=\"en\">"));
            // A key that has no words would stand there itself.
            assert!(!answer.main().contains(">entry-") && !answer.main().contains(">place-"), "{}", answer.main());
        }
    }
}
