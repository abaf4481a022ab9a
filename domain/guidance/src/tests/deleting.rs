//! A text that the public never read can be deleted; one that it did stays.

use testkit::{Client, Figure, contents};

use super::{hidden, open};

async fn delete(coordinator: &Client, path: &str) -> u16 {
    let page = coordinator.get(path).await;
    let version = hidden(&page, "version").to_owned();
    coordinator.post_form(&format!("{path}/suppression"), &[("version", &version)]).await.status
}

async fn begin(coordinator: &Client, title: &str) -> String {
    let begun = coordinator.post_form("/pro/conseils", &[("title", title), ("lang", "fr")]).await;
    begun.location().strip_suffix("/texte").unwrap().to_owned()
}

testkit::both_engines! {
    async fn a_draft_is_deleted_with_its_versions_and_its_rereading(town: Town) {
        open(&town);
        let coordinator = town.client(Figure::Coordinator);
        let kept = async || {
            let rows = contents(town.database()).await.unwrap();
            ["guidance_article", "guidance_version", "guidance_rereading"].map(|table| rows.get(table).cloned())
        };
        let before = kept().await;
        let path = begin(&coordinator, "Le bus de nuit").await;
        let page = coordinator.get(&path).await;
        assert!(page.main().contains("Le public ne l’a jamais lu"), "{}", page.main());
        let digest = hidden(&page, "digest").to_owned();
        assert_eq!(coordinator.post_form(&format!("{path}/relecture"), &[("digest", &digest)]).await.status, 303);
        assert_ne!(kept().await, before);
        assert_eq!(delete(&coordinator, &path).await, 303);
        assert_eq!(coordinator.get(&path).await.status, 404);
        assert!(!coordinator.get("/pro/conseils").await.main().contains("Le bus de nuit"));
        assert_eq!(kept().await, before);
    }

    async fn what_the_public_has_read_is_not_deleted_not_even_once_withdrawn(town: Town) {
        let anybody = open(&town);
        let coordinator = town.client(Figure::Coordinator);
        let path = "/pro/conseils/5/fr";
        assert_eq!(coordinator.post_form(&format!("{path}/local"), &[("kind", "copy")]).await.status, 303);
        for act in ["publication", "retrait"] {
            let page = coordinator.get(path).await;
            let seen = [("version", hidden(&page, "version"))];
            assert_eq!(coordinator.post_form(&format!("{path}/{act}"), &seen).await.status, 303);
            assert!(!coordinator.get(path).await.main().contains("Supprimer ce texte"), "{act}");
            assert_eq!(delete(&coordinator, path).await, 422, "{act}");
        }
        assert_eq!(coordinator.post_form(&format!("{path}/local"), &[("kind", "note")]).await.status, 303);
        assert_eq!(delete(&coordinator, path).await, 422, "begun again, it still has that history");
        assert_eq!(anybody.get("/infos/valbourg/savoir/5").await.status, 200);
    }

    async fn deleting_a_note_leaves_the_national_page_and_who_read_it_again(town: Town) {
        open(&town);
        let coordinator = town.client(Figure::Coordinator);
        let path = "/pro/conseils/7/fr";
        let digest = hidden(&coordinator.get(path).await, "digest").to_owned();
        assert_eq!(coordinator.post_form(&format!("{path}/relecture"), &[("digest", &digest)]).await.status, 303);
        assert_eq!(coordinator.post_form(&format!("{path}/local"), &[("kind", "note")]).await.status, 303);
        assert_eq!(delete(&coordinator, path).await, 303);
        assert!(coordinator.get(path).await.main().contains("relue par"));
        assert_eq!(coordinator.post_form(&format!("{path}/local"), &[("kind", "note")]).await.status, 303);
    }

    async fn a_draft_that_somebody_changed_meanwhile_is_not_deleted(town: Town) {
        open(&town);
        let coordinator = town.client(Figure::Coordinator);
        let path = begin(&coordinator, "Le bus de nuit").await;
        let text = [("title", "Le bus du soir"), ("body", "Il passe."), ("sources", "Loi | https://a.example"), ("version", "1"), ("step", "save")];
        assert_eq!(coordinator.post_form(&format!("{path}/texte"), &text).await.status, 303);
        assert_eq!(coordinator.post_form(&format!("{path}/suppression"), &[("version", "1")]).await.status, 409);
        assert!(coordinator.get(&path).await.main().contains("Le bus du soir"));
        assert_eq!(town.client(Figure::Neighbour).post_form(&format!("{path}/suppression"), &[("version", "2")]).await.status, 404);
        assert_eq!(town.client(Figure::Professional).post_form(&format!("{path}/suppression"), &[("version", "2")]).await.status, 403);
    }
}
