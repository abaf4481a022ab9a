//! Choosing who may use a service, and what stands for emergencies.

use testkit::{Client, Figure};

use super::{Entries, Site, faults, fields, path, post, settle, with};

/// Sends the form of the area with `changes`.
async fn choose(client: &Client, entries: &Entries, changes: &[(&str, &str)]) -> testkit::Answer {
    let address = path(&entries.listening, "/zone");
    let typed = with(&fields(&client.get(&address).await, &address), changes);
    post(client, &address, &typed).await
}

fn sentence(site: &Site, key: &str) -> String {
    site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " ")
}

testkit::both_engines! {
    async fn a_coordinator_chooses_the_area_and_the_emergency(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Coordinator);
        let answer = choose(&client, &entries, &[("area", "99101, 99\r\nFrance"), ("is_emergency", "true")]).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.area.as_str(), stored.is_emergency, stored.version), ("99101 99 france", true, 2));
        assert!(site.find("écoute")[0].is_emergency);
        let page = client.get(&path(&entries.listening, "")).await.main();
        assert!(page.contains("Valbourg (99101), département 99, toute la France"), "{page}");
        assert_eq!(site.journal().await, ["service.corrected"]);
        let history = client.get(&path(&entries.listening, "/historique")).await.main();
        assert!(history.contains("2 champs") && history.contains("Codes de la zone"), "{history}");
    }

    async fn a_code_that_nothing_has_gets_its_sentence_and_changes_nothing(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Administrator);
        for typed in ["99100", "98", "99101 200054781", "<b>", "Valbourg"] {
            let answer = choose(&client, &entries, &[("area", typed)]).await;
            assert_eq!((answer.status, faults(&answer)), (422, vec![("area".to_owned(), sentence(&site, "area-unknown"))]), "{typed}");
            let kept = fields(&answer, &path(&entries.listening, "/zone"));
            assert!(kept.contains(&("area".to_owned(), typed.to_owned())), "{typed}");
        }
        assert_eq!(site.stored(&entries.listening).await, entries.listening);
    }

    async fn the_epci_of_the_department_is_known(town: Town) {
        let (site, entries) = settle(&town).await;
        let mut db = town.write().await;
        base::execute!(&mut db => "UPDATE commune SET epci_code = '200054781' WHERE code = '99102'").unwrap();
        db.commit().await.unwrap();
        let client = town.client(Figure::Coordinator);
        assert_eq!(choose(&client, &entries, &[("area", "200054781")]).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.area, "200054781");
    }

    async fn the_second_of_two_who_choose_sees_the_difference(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Coordinator);
        let address = path(&entries.listening, "/zone");
        let typed = fields(&client.get(&address).await, &address);
        assert_eq!(post(&client, &address, &with(&typed, &[("area", "99101")])).await.status, 303);
        let answer = post(&client, &address, &with(&typed, &[("area", "99")])).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("</span>99101</del>") && answer.main().contains("</span>99</ins>"), "{}", answer.main());
        assert_eq!(site.stored(&entries.listening).await.area, "99101");
        assert_eq!(post(&client, &address, &fields(&answer, &address)).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.area, "99");
    }

    async fn who_may_not_choose_an_area_leaves_it_as_it_is_when_she_restores(town: Town) {
        let (site, entries) = settle(&town).await;
        let (coordinator, professional) = (town.client(Figure::Coordinator), town.client(Figure::Professional));
        assert_eq!(choose(&coordinator, &entries, &[("area", "99101"), ("is_emergency", "true")]).await.status, 303);
        assert_eq!(professional.get(&path(&entries.listening, "/zone")).await.status, 403);
        let page = professional.get(&path(&entries.listening, "")).await.main();
        assert!(page.contains("Valbourg (99101)") && !page.contains("/zone"), "{page}");
        let first = path(&entries.listening, "/historique/1");
        assert_eq!(professional.post_form(&first, &[("version", "2")]).await.status, 303);
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.area.as_str(), stored.is_emergency), ("99101", true));
        assert_eq!(coordinator.post_form(&first, &[("version", "3")]).await.status, 303);
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.area.as_str(), stored.is_emergency), ("", false));
    }

    async fn the_area_of_a_neighbours_entry_is_not_there(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Coordinator);
        assert_eq!(client.get(&path(&entries.neighbour, "/zone")).await.status, 404);
        assert_eq!(client.post_form(&path(&entries.neighbour, "/zone"), &[("version", "1"), ("area", "99")]).await.status, 404);
    }
}
