//! Through HTTP and on both engines.

mod contact;
mod contour;
mod reread;
mod theme;

use testkit::{ASSOCIATION, Figure, NEIGHBOUR_TOWN_HALL, Site, id};

use crate::{Resolved, TerritoryKind, import, store};

fn site() -> Site {
    testkit::app(crate::routes()).words(crate::WORDS)
}

testkit::both_engines! {
    async fn the_institutions_of_her_territory_are_listed_the_signatories_first(town: Town) {
        town.serve(site());
        let list = town.client(Figure::Coordinator).get("/pro/institutions").await;
        assert_eq!(list.status, 200);
        let at = |name: &str| list.body.find(name).unwrap_or_else(|| panic!("{name} is listed"));
        assert!(at("Hôpital de Valbourg") < at("Taxis du Val"), "who has not signed comes last");
        assert!(!list.body.contains("Mairie de Rochemont"));
    }

    async fn an_institution_next_door_is_not_there(town: Town) {
        town.serve(site());
        let client = town.client(Figure::Professional);
        assert_eq!(client.get(&format!("/pro/institutions/{}", id(ASSOCIATION))).await.status, 200);
        let next_door = client.get(&format!("/pro/institutions/{}", id(NEIGHBOUR_TOWN_HALL))).await;
        let unknown = client.get("/pro/institutions/aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
        assert_eq!((next_door.status, next_door.main()), (404, unknown.main()));
    }

    async fn nobody_is_led_to_the_sign_in_page(town: Town) {
        town.serve(site());
        let answer = town.client(Figure::Nobody).get("/pro/institutions").await;
        assert!(answer.is_sign_in(), "{} {}", answer.status, answer.location());
    }

    async fn a_commune_is_found_by_name_beginning_postal_code_and_insee_code(town: Town) {
        let mut db = town.read().await;
        for (typed, code) in [("rochemont", "99102"), ("ROCHE", "99102"), ("99200", "99102"), ("99103", "99103")] {
            let Resolved::One(commune) = store::resolve(&mut db, typed).await.unwrap() else { panic!("{typed}") };
            assert_eq!(commune.code, code, "{typed}");
        }
        assert!(matches!(store::resolve(&mut db, "99100").await.unwrap(), Resolved::Several(two) if two.len() == 2));
        for typed in ["", "x", "12345", "%", "Atlantis"] {
            assert!(matches!(store::resolve(&mut db, typed).await.unwrap(), Resolved::Unknown(_)), "{typed}");
        }
    }

    async fn a_body_goes_to_the_smallest_territory_that_holds_its_commune(town: Town) {
        let mut db = town.write().await;
        let department = crate::Territory {
            id: base::Id::new(),
            slug: "le-val".into(),
            name: "Le Val".into(),
            kind: TerritoryKind::Department,
            department_code: Some("99".into()),
            epci_code: None,
            host: None,
        };
        store::add_territory(&mut db, &department).await.unwrap();
        for (code, slug) in [("99101", "valbourg"), ("99103", "le-val")] {
            let commune = store::commune(&mut db, code).await.unwrap().unwrap();
            let territory = store::territory_of_commune(&mut db, &commune).await.unwrap().unwrap();
            assert_eq!(territory.slug, slug);
        }
    }

    async fn the_same_import_again_changes_nothing(town: Town) {
        let text = "code_insee,nom,departement,region,epci,codes_postaux,population,lat,lon\n\
                    99201,Grandpré,99,11,,99300|99310,1200,48.9,2.3\n99101,Valbourg,99,11,,99100,121500,48.83,2.24\n";
        let rows = import::parse(text.as_bytes()).unwrap().rows;
        let mut ticks = 0;
        let first = import::save(town.database(), &rows, false, &mut || ticks += 1).await.unwrap();
        assert_eq!((first.created, first.changed, ticks), (1, 1, 2));
        let second = import::save(town.database(), &rows, false, &mut || {}).await.unwrap();
        assert_eq!((second.created, second.changed, second.unchanged), (0, 0, 2));
    }

    async fn a_dry_run_changes_nothing(town: Town) {
        let text = "code_insee,nom,departement,region,epci,codes_postaux,population,lat,lon\n\
                    99201,Grandpré,99,11,,99300,1200,48.9,2.3\n";
        let rows = import::parse(text.as_bytes()).unwrap().rows;
        assert_eq!(import::save(town.database(), &rows, true, &mut || {}).await.unwrap().created, 1);
        assert_eq!(store::commune(&mut town.read().await, "99201").await.unwrap(), None);
    }
}
