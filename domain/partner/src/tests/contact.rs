//! Who answers for an institution.

use base::{Id, fetch_all};
use testkit::{ASSOCIATION, Figure, NEIGHBOUR_TOWN_HALL, POLICE, PREFECTURE, Town, Uuid, id};

use super::site;
use crate::{Contact, contacts};

fn room(institution: Uuid) -> String {
    format!("/pro/institutions/{}/contacts", id(institution))
}

const DESK: [(&str, &str); 2] = [("function", "Accueil"), ("email", "Accueil@Horizon.example ")];

async fn add(town: &Town, figure: Figure, institution: Uuid) -> u16 {
    town.client(figure).post_form(&room(institution), &DESK).await.status
}

async fn of(town: &Town, institution: Uuid) -> Vec<Contact> {
    contacts(&mut town.read().await, Id::from_uuid(institution)).await.unwrap()
}

testkit::both_engines! {
    async fn a_coordinator_names_who_answers_for_an_institution_and_takes_the_name_back(town: Town) {
        town.serve(site());
        let client = town.client(Figure::Coordinator);
        let added = client.post_form(&room(ASSOCIATION), &DESK).await;
        let page = format!("/pro/institutions/{}", id(ASSOCIATION));
        assert_eq!((added.status, added.location()), (303, page.as_str()));
        let known = of(&town, ASSOCIATION).await;
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].email.reveal(), "accueil@horizon.example");
        let shown = client.get(&page).await.main();
        assert!(shown.contains("Accueil · accueil@horizon.example") && shown.contains("Pas encore confirmé"), "{shown}");
        let remove = format!("{}/{}/retrait", room(ASSOCIATION), known[0].id);
        assert!(shown.contains(&remove));
        let reader = town.client(Figure::Doctor).get(&page).await.main();
        assert!(reader.contains("accueil@horizon.example") && !reader.contains("<form"), "partners read it: {reader}");
        assert_eq!(client.post_form(&remove, &[]).await.status, 303);
        assert_eq!(of(&town, ASSOCIATION).await, []);
        assert_eq!(client.post_form(&remove, &[]).await.status, 404, "it is gone");
        let mut db = town.read().await;
        let acts: Vec<(String,)> = fetch_all!(&mut db => "SELECT act FROM journal ORDER BY act LIMIT 9").unwrap();
        assert_eq!(acts, [("contact.added".to_owned(),), ("contact.removed".to_owned(),)]);
    }

    async fn an_institution_of_another_territory_is_not_found(town: Town) {
        town.serve(site());
        assert_eq!(add(&town, Figure::Coordinator, NEIGHBOUR_TOWN_HALL).await, 404);
        assert_eq!(add(&town, Figure::Neighbour, ASSOCIATION).await, 404);
        assert_eq!(add(&town, Figure::Neighbour, PREFECTURE).await, 303, "it takes part in both");
        let [contact] = of(&town, PREFECTURE).await.try_into().unwrap();
        let elsewhere = format!("{}/{}/retrait", room(ASSOCIATION), contact.id);
        assert_eq!(town.client(Figure::Coordinator).post_form(&elsewhere, &[]).await.status, 404);
        assert_eq!(of(&town, PREFECTURE).await.len(), 1);
    }

    async fn a_referent_names_who_answers_for_her_institution_alone(town: Town) {
        town.serve(site());
        assert_eq!(add(&town, Figure::Referent, POLICE).await, 303);
        assert_eq!(add(&town, Figure::Coordinator, ASSOCIATION).await, 303);
        assert_eq!(add(&town, Figure::Referent, ASSOCIATION).await, 403);
        let [contact] = of(&town, ASSOCIATION).await.try_into().unwrap();
        let remove = format!("{}/{}/retrait", room(ASSOCIATION), contact.id);
        assert_eq!(town.client(Figure::Referent).post_form(&remove, &[]).await.status, 403);
        for other in [Figure::Professional, Figure::Dpo] {
            assert_eq!(add(&town, other, ASSOCIATION).await, 403, "{other:?}");
        }
        assert_eq!(of(&town, ASSOCIATION).await.len(), 1);
    }

    async fn a_wrong_contact_gets_its_sentence_and_keeps_what_was_typed(town: Town) {
        town.serve(site());
        let client = town.client(Figure::Coordinator);
        assert_eq!(add(&town, Figure::Coordinator, ASSOCIATION).await, 303);
        let cases = [
            ("A", "a@horizon.example", "3 à 100 lettres"), ("Accueil", "horizon", "ne peut pas être lue"),
            ("Autre", "accueil@horizon.example", "déjà désignée"),
        ];
        for (function, email, told) in cases {
            let answer = client.post_form(&room(ASSOCIATION), &[("function", function), ("email", email)]).await;
            assert_eq!(answer.status, 422);
            let main = answer.main();
            assert!(main.contains(told) && main.contains(&format!("value=\"{email}\"")), "{main}");
        }
        for n in 1..5 {
            let email = format!("a{n}@horizon.example");
            let answer = client.post_form(&room(ASSOCIATION), &[("function", "Accueil"), ("email", &email)]).await;
            assert_eq!(answer.status, 303);
        }
        let sixth = client.post_form(&room(ASSOCIATION), &[("function", "Accueil"), ("email", "b@horizon.example")]).await;
        assert!(sixth.status == 422 && sixth.main().contains("Cinq adresses"), "{}", sixth.main());
        assert_eq!(of(&town, ASSOCIATION).await.len(), 5);
    }
}
