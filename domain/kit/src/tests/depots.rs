//! Where copies lie.

use testkit::{Figure, NEIGHBOUR_TOWN_HALL, POLICE};

use super::{add_cafe, add_institution, depot_page, go, post, print, settle};

testkit::both_engines! {
    async fn a_depot_shows_what_lies_there_by_edition(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "1000").await;
        let police = add_institution(&town, POLICE).await;
        let empty = town.client(Figure::Coordinator).get(&depot_page(&police)).await.main();
        assert!(empty.contains("Commissariat") && empty.contains("Rien n’a encore été déposé ici."), "{empty}");
        go(&town, &edition, ("dropped", &police), "321").await;
        let page = town.client(Figure::Coordinator).get(&depot_page(&police)).await.main();
        assert!(page.contains("321") && page.contains("(édition n° 1)"), "{page}");
    }

    async fn an_institution_is_a_depot_once_and_is_of_the_network(town: Town) {
        settle(&town).await;
        add_institution(&town, POLICE).await;
        for institution in [POLICE, NEIGHBOUR_TOWN_HALL] {
            let form = [("institution", testkit::id(institution)), ("name", String::new())];
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = post(&town, "/pro/exemplaires/lieux", &form).await;
            assert!(answer.status == 422 && answer.main().contains("institution-fault"), "{}", answer.main());
        }
    }

    async fn what_was_typed_of_a_depot_is_kept(town: Town) {
        settle(&town).await;
        let form = [("institution", ""), ("name", "Pharmacie"), ("commune", ""), ("contact", "au comptoir")];
        let answer = post(&town, "/pro/exemplaires/lieux", &form).await;
        assert_eq!(answer.status, 422);
        for words in ["value=\"Pharmacie\"", "value=\"au comptoir\"", "commune-fault", "contact-fault"] {
            assert!(answer.main().contains(words), "{words}: {}", answer.main());
        }
    }

    async fn the_second_of_two_corrections_keeps_its_text_beside_what_stands(town: Town) {
        settle(&town).await;
        let cafe = depot_page(&add_cafe(&town).await);
        let correct = async |name: &str, version: &str| {
            let form = [("version", version), ("name", name), ("commune", "Valbourg"), ("contact", "")];
            post(&town, &format!("{cafe}/correction"), &form).await
        };
        assert_eq!(correct("Café de la Gare", "1").await.status, 303);
        let stale = correct("Café du Port", "1").await;
        assert_eq!(stale.status, 409);
        assert!(stale.main().contains("<h1>Café de la Gare</h1>") && stale.main().contains("value=\"Café du Port\""));
        assert_eq!(correct("Café du Port", "2").await.status, 303);
        assert!(town.client(Figure::Coordinator).get(&cafe).await.main().contains("<h1>Café du Port</h1>"));
    }
}
