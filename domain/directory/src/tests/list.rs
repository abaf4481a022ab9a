//! The list of entries, and the search among them.

use testkit::{ASSOCIATION, Figure, POLICE, id};

use super::{service, settle, structure};
use crate::store;

testkit::both_engines! {
    async fn each_reader_sees_the_entries_that_she_keeps(town: Town) {
        settle(&town).await;
        let names = ["Écoute sans rendez-vous", "Déposer plainte", "Brigade des familles", "Orientation à Rochemont"];
        for (figure, seen) in [
            (Figure::Coordinator, [true, true, true, false]),
            (Figure::Administrator, [true, true, true, false]),
            (Figure::Professional, [true, false, false, false]),
            (Figure::Referent, [false, true, true, false]),
            (Figure::Desk, [false, true, true, false]),
            (Figure::Doctor, [false; 4]),
            (Figure::Neighbour, [false, false, false, true]),
        ] {
            let list = town.client(figure).get("/pro/fiches").await;
            let found = town.client(figure).post_form("/pro/fiches/recherche", &[("text", "vous reçoit écoute plainte brigade orientation")]).await;
            assert_eq!((list.status, found.status), (200, 200));
            assert_eq!(names.map(|name| list.main().contains(name)), seen, "{figure:?}");
            assert_eq!(names.map(|name| found.main().contains(name)), seen, "{figure:?}: {}", found.main());
        }
        assert!(town.client(Figure::Doctor).get("/pro/fiches").await.main().contains("Aucune fiche n’est encore inscrite"));
    }

    async fn the_list_is_narrowed_and_paged_with_its_filters_kept(town: Town) {
        settle(&town).await;
        let mut db = town.write().await;
        let police = structure("Brigade", testkit::VALBOURG, POLICE);
        store::insert_structure(&mut db, &police, None).await.unwrap();
        for number in 0..21 {
            store::insert_service(&mut db, &service(&police, &format!("Accueil {number:02}"), &town)).await.unwrap();
        }
        db.commit().await.unwrap();
        let coordinator = town.client(Figure::Coordinator);
        let address = format!("/pro/fiches?page=1&statut=draft&institution={}", id(POLICE));
        let first = coordinator.get(&address).await.main();
        assert_eq!(first.matches("class=\"entry\"").count(), 20);
        let next = format!("/pro/fiches?statut=draft&#38;institution={}&#38;page=2", id(POLICE));
        assert!(first.contains(&next), "{next} in {first}");
        let second = coordinator.get(&next.replace("&#38;", "&")).await.main();
        assert_eq!(second.matches("class=\"entry\"").count(), 3);
        assert!(second.contains("<option value=\"draft\" selected>"), "{second}");
        let of_association = coordinator.get(&format!("/pro/fiches?statut=&institution={}", id(ASSOCIATION))).await.main();
        assert!(of_association.contains("Écoute sans") && !of_association.contains("plainte"), "{of_association}");
        assert!(coordinator.get("/pro/fiches?statut=archived").await.main().contains("Voir toutes les fiches"));
        assert_eq!(coordinator.get("/pro/fiches?page=9").await.status, 404);
        assert_eq!(coordinator.get("/pro/fiches?statut=inconnu").await.status, 400);
        // A professional does not reach further by asking for another institution.
        let none = town.client(Figure::Professional).get(&format!("/pro/fiches?institution={}", id(POLICE))).await.main();
        assert!(!none.contains("class=\"entry\""), "{none}");
    }

    async fn what_is_looked_for_stands_in_no_address(town: Town) {
        settle(&town).await;
        let desk = town.client(Figure::Desk);
        let page = desk.get("/pro/fiches").await.main();
        assert!(page.contains("method=\"post\" action=\"/pro/fiches/recherche\""), "{page}");
        let found = desk.post_form("/pro/fiches/recherche", &[("text", "brigade")]).await.main();
        assert!(found.contains("Une fiche trouvée") && found.contains("Brigade des familles"), "{found}");
        for empty in [desk.post_form("/pro/fiches/recherche", &[("text", " ")]).await, desk.get("/pro/fiches/recherche").await] {
            assert_eq!((empty.status, empty.location()), (303, "/pro/fiches"));
        }
    }
}
