//! What was changed, by whom, and the way back.

use testkit::Figure;

use super::{fields, path, post, settle, with};

testkit::both_engines! {
    async fn every_change_is_told_field_by_field_with_the_function_of_its_author(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let correction = path(&entries.listening, "/correction");
        let form = fields(&client.get(&correction).await, &correction);
        let typed = with(&form, &[("hours", "Mo-Fr 10:00-16:00"), ("name", "Écoute du matin")]);
        assert_eq!(post(&client, &correction, &typed).await.status, 303);
        let page = client.get(&path(&entries.listening, "/historique")).await.main();
        assert!(page.contains("Version 2") && page.contains("Correction") && page.contains("État de départ"), "{page}");
        assert!(page.contains(Figure::Professional.function()), "{page}");
        assert!(page.contains("2 champs") && page.contains("Mo-Fr") && page.contains("du matin"), "{page}");
    }

    async fn an_older_version_is_restored_and_nothing_in_between_is_lost(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let correction = path(&entries.listening, "/correction");
        let form = fields(&client.get(&correction).await, &correction);
        assert_eq!(post(&client, &correction, &with(&form, &[("name", "Un autre nom")])).await.status, 303);
        let restore = path(&entries.listening, "/historique/1");
        assert_eq!(client.post_form(&restore, &[("version", "1")]).await.status, 303, "too late: it is shown again");
        assert_eq!(site.stored(&entries.listening).await.version, 2);
        assert_eq!(client.post_form(&restore, &[("version", "2")]).await.status, 303);
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.name.as_str(), stored.version), (entries.listening.name.as_str(), 3));
        assert!(site.find("rendez-vous").iter().any(|card| card.name == entries.listening.name));
        let page = client.get(&path(&entries.listening, "/historique")).await.main();
        assert!(page.contains("Version rétablie") && page.contains("Un autre nom"), "{page}");
        assert_eq!(client.post_form(&path(&entries.listening, "/historique/99"), &[("version", "3")]).await.status, 404);
    }

    async fn the_history_of_a_neighbour_is_not_there(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        assert_eq!(client.get(&path(&entries.complaint, "/historique")).await.status, 404);
        assert_eq!(client.get(&path(&entries.neighbour, "/historique")).await.status, 404);
    }

    async fn a_version_that_no_longer_fits_the_rules_is_not_restored(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Referent);
        let correction = path(&entries.bare, "/correction");
        let form = fields(&client.get(&correction).await, &correction);
        let whole = with(&form, &[("summary", "On vous reçoit."), ("needs", "complaint")]);
        assert_eq!(post(&client, &correction, &whole).await.status, 303);
        assert_eq!(client.post_form(&path(&entries.bare, "/publication"), &[("version", "2")]).await.status, 303);
        let answer = client.post_form(&path(&entries.bare, "/historique/1"), &[("version", "3")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("ne suit plus les règles"), "{}", answer.main());
        assert_eq!(site.stored(&entries.bare).await.version, 3);
    }
}
