//! The network's own texts, through the coordinator.

use testkit::{Answer, Client, Figure, Town};

use super::{hidden, open};

const SOURCE: &str = "Loi | https://www.legifrance.gouv.fr/";

/// A page of the territory's own, published; gives the coordinator and the page's address in the workspace.
async fn own_page(town: &Town) -> (Client, String) {
    open(town);
    let coordinator = town.client(Figure::Coordinator);
    let begun = coordinator.post_form("/pro/conseils", &[("title", "Le bus de nuit"), ("lang", "fr")]).await;
    assert_eq!(begun.status, 303, "{}", begun.main());
    let path = begun.location().strip_suffix("/texte").unwrap().to_owned();
    let text = [
        ("title", "Le bus de nuit"),
        ("body", "Il passe **tard**."),
        ("sources", SOURCE),
        ("version", "1"),
        ("step", "save"),
    ];
    assert_eq!(coordinator.post_form(&format!("{path}/texte"), &text).await.status, 303);
    (coordinator, path)
}

async fn publish(coordinator: &Client, path: &str) -> Answer {
    let page = coordinator.get(path).await;
    coordinator.post_form(&format!("{path}/publication"), &[("version", hidden(&page, "version"))]).await
}

fn number(path: &str) -> &str {
    path.split('/').nth(3).unwrap()
}

testkit::both_engines! {
    async fn a_page_of_ones_own_is_read_once_it_is_published_and_only_here(town: Town) {
        let (coordinator, path) = own_page(&town).await;
        let anybody = town.client(Figure::Nobody);
        let public = format!("/infos/valbourg/savoir/{}", number(&path));
        assert_eq!(number(&path), "101");
        assert_eq!(anybody.get(&public).await.status, 404, "a draft");
        assert_eq!(publish(&coordinator, &path).await.status, 303);
        assert!(anybody.get(&public).await.body.contains("<p>Il passe <strong>tard</strong>.</p>"));
        assert!(anybody.get("/infos/valbourg/savoir").await.main().contains("Le bus de nuit"));
        assert_eq!(anybody.get(&public.replace("valbourg", "rochemont")).await.status, 404);
        assert_eq!(town.client(Figure::Neighbour).get(&path).await.status, 404);
        let page = coordinator.get(&path).await;
        let version = hidden(&page, "version");
        assert_eq!(coordinator.post_form(&format!("{path}/retrait"), &[("version", version)]).await.status, 303);
        assert_eq!(anybody.get(&public).await.status, 404);
    }

    async fn a_draft_that_lacks_something_is_not_published(town: Town) {
        open(&town);
        let coordinator = town.client(Figure::Coordinator);
        let begun = coordinator.post_form("/pro/conseils", &[("title", "Vide"), ("lang", "fr")]).await;
        let path = begun.location().strip_suffix("/texte").unwrap();
        let answer = publish(&coordinator, path).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Écrivez un texte.") && answer.main().contains("au moins une source"), "{}", answer.main());
        let nameless = coordinator.post_form("/pro/conseils", &[("title", "x"), ("lang", "klingon")]).await;
        assert_eq!(nameless.status, 422);
        assert!(nameless.main().contains("3 à 120 lettres") && nameless.main().contains("langue de la liste"));
    }

    async fn a_note_stands_under_the_national_page_of_this_territory_alone(town: Town) {
        open(&town);
        let (coordinator, anybody) = (town.client(Figure::Coordinator), town.client(Figure::Nobody));
        assert_eq!(coordinator.post_form("/pro/conseils/3/fr/local", &[("kind", "note")]).await.status, 303);
        let text = [("body", "Au commissariat, demandez **Accueil**."), ("version", "1"), ("step", "save")];
        assert_eq!(coordinator.post_form("/pro/conseils/3/fr/texte", &text).await.status, 303);
        assert!(!anybody.get("/infos/valbourg/savoir/3").await.main().contains("Accueil"));
        assert_eq!(publish(&coordinator, "/pro/conseils/3/fr").await.status, 303);
        let page = anybody.get("/infos/valbourg/savoir/3").await.main();
        assert!(page.contains("Porter plainte") && page.contains("demandez <strong>Accueil</strong>"), "{page}");
        assert!(!anybody.get("/infos/rochemont/savoir/3").await.main().contains("Accueil"));
        let twice = coordinator.post_form("/pro/conseils/3/fr/local", &[("kind", "copy")]).await;
        assert_eq!(twice.status, 422);
        assert!(twice.main().contains("a déjà un texte"), "{}", twice.main());
    }

    async fn a_copy_takes_the_place_of_the_national_page_until_it_is_withdrawn(town: Town) {
        open(&town);
        let (coordinator, anybody) = (town.client(Figure::Coordinator), town.client(Figure::Nobody));
        assert_eq!(coordinator.post_form("/pro/conseils/5/fr/local", &[("kind", "copy")]).await.status, 303);
        let form = coordinator.get("/pro/conseils/5/fr/texte").await;
        assert!(form.body.contains("Le certificat médical"), "the text of the national page is there to begin with");
        let text = [("title", "Le médecin, ici"), ("body", "Allez au port."), ("sources", SOURCE), ("version", "1"), ("step", "save")];
        assert_eq!(coordinator.post_form("/pro/conseils/5/fr/texte", &text).await.status, 303);
        assert_eq!(publish(&coordinator, "/pro/conseils/5/fr").await.status, 303);
        let read = async || anybody.get("/infos/valbourg/savoir/5").await.main();
        assert!(read().await.contains("Allez au port."));
        assert!(anybody.get("/en/infos/valbourg/savoir/5").await.main().contains("Seeing a doctor"));
        let page = coordinator.get("/pro/conseils/5/fr").await;
        let seen = [("version", hidden(&page, "version"))];
        assert_eq!(coordinator.post_form("/pro/conseils/5/fr/retrait", &seen).await.status, 303);
        assert!(read().await.contains("Voir un médecin"));
    }

    async fn looking_first_saves_nothing(town: Town) {
        let (coordinator, path) = own_page(&town).await;
        let text = [("title", "Autre"), ("body", "## Ici\n\n[ici](javascript:alert(1)) et <b>là</b>"), ("sources", SOURCE), ("version", "2"), ("step", "preview")];
        let shown = coordinator.post_form(&format!("{path}/texte"), &text).await;
        assert_eq!(shown.status, 200);
        assert!(shown.body.contains("<h3>Ici</h3>\n<p>ici et <strong>là</strong></p>"), "{}", shown.body);
        assert!(!shown.body.contains("href=\"javascript") && shown.body.contains("Facile à lire"));
        assert!(coordinator.get(&path).await.main().contains("Le bus de nuit"));
    }

    async fn what_a_word_processor_pasted_is_shown_plain_before_anything_is_saved(town: Town) {
        let (coordinator, path) = own_page(&town).await;
        let pasted = "<p class=MsoNormal style='mso-x:1'><b>Bonjour</b><script>alert(1)</script></p>";
        let text = [("title", "Le bus de nuit"), ("body", pasted), ("sources", SOURCE), ("version", "2"), ("step", "save")];
        let shown = coordinator.post_form(&format!("{path}/texte"), &text).await;
        assert_eq!(shown.status, 422);
        assert!(shown.main().contains("a été retirée et rien n’a été enregistré"), "{}", shown.main());
        assert!(shown.body.contains(">**Bonjour**</textarea>") && !shown.body.contains("alert(1)"), "{}", shown.body);
        assert!(coordinator.get(&path).await.main().contains("Il passe <strong>tard</strong>"));
    }

    async fn a_text_that_is_wrong_is_told_and_kept(town: Town) {
        let (coordinator, path) = own_page(&town).await;
        let text = [("title", ""), ("body", "Mon texte [ici](http://site.example)."), ("sources", "rien"), ("version", "2"), ("step", "save")];
        let answer = coordinator.post_form(&format!("{path}/texte"), &text).await;
        assert_eq!(answer.status, 422);
        for told in ["3 à 120 lettres", "Un lien n’est pas permis", "chaque source sur une ligne"] {
            assert!(answer.main().contains(told), "{told} in {}", answer.main());
        }
        assert!(answer.body.contains("Mon texte [ici]"));
    }

    async fn the_second_of_two_who_write_sees_the_difference_and_keeps_her_text(town: Town) {
        let (coordinator, path) = own_page(&town).await;
        let body = |body: &'static str, version: &'static str| [("title", "Le bus de nuit"), ("body", body), ("sources", SOURCE), ("version", version), ("step", "save")];
        assert_eq!(coordinator.post_form(&format!("{path}/texte"), &body("Il passe tôt.", "2")).await.status, 303);
        let second = coordinator.post_form(&format!("{path}/texte"), &body("Il passe souvent.", "2")).await;
        assert_eq!(second.status, 409);
        assert!(second.body.contains("tôt.</del>") && second.body.contains("souvent.</ins>"), "{}", second.body);
        assert!(second.body.contains(">Il passe souvent.</textarea>"));
        assert_eq!(hidden(&second, "version"), "3");
        assert_eq!(coordinator.post_form(&format!("{path}/texte"), &body("Il passe souvent.", "3")).await.status, 303);
        assert_eq!(coordinator.post_form(&format!("{path}/publication"), &[("version", "2")]).await.status, 409);
    }

    async fn every_version_is_told_and_any_can_be_brought_back(town: Town) {
        let (coordinator, path) = own_page(&town).await;
        let text = [("title", "Le bus de nuit"), ("body", "Il ne passe plus."), ("sources", SOURCE), ("version", "2"), ("step", "save")];
        assert_eq!(coordinator.post_form(&format!("{path}/texte"), &text).await.status, 303);
        let history = coordinator.get(&format!("{path}/historique")).await;
        assert!(history.main().contains("Version 3") && history.main().contains("texte commencé"), "{}", history.main());
        assert!(history.body.contains("</del>") && history.body.contains("</ins>"));
        let restored = coordinator.post_form(&format!("{path}/historique/2"), &[("version", "3")]).await;
        assert_eq!(restored.status, 303);
        assert!(coordinator.get(&path).await.main().contains("Il passe <strong>tard</strong>"));
        assert!(coordinator.get(&format!("{path}/historique")).await.main().contains("retour à une version"));
        assert_eq!(coordinator.post_form(&format!("{path}/historique/2"), &[("version", "3")]).await.status, 409);
    }

    async fn a_page_that_nobody_has_read_again_says_so_until_somebody_has(town: Town) {
        let anybody = open(&town);
        let coordinator = town.client(Figure::Coordinator);
        let says_so = async || anybody.get("/infos/valbourg/savoir/7").await.main().contains("pas encore été relu");
        assert!(says_so().await);
        let page = coordinator.get("/pro/conseils/7/fr").await;
        let digest = hidden(&page, "digest").to_owned();
        assert_eq!(coordinator.post_form("/pro/conseils/7/fr/relecture", &[("digest", "autre")]).await.status, 409);
        assert_eq!(coordinator.post_form("/pro/conseils/7/fr/relecture", &[("digest", &digest)]).await.status, 303);
        assert!(!says_so().await);
        assert!(anybody.get("/infos/rochemont/savoir/7").await.main().contains("pas encore été relu"), "next door nobody has");
        assert!(coordinator.get("/pro/conseils/7/fr").await.main().contains("relue par"));
    }

    async fn a_page_is_to_be_read_again_after_six_months(town: Town) {
        let anybody = open(&town);
        let coordinator = town.client(Figure::Coordinator);
        assert!(!coordinator.get("/pro/conseils").await.main().contains("à relire"));
        town.clock().advance(chrono::TimeDelta::days(200));
        assert!(coordinator.get("/pro/conseils").await.main().contains("à relire"));
        assert!(anybody.get("/infos/valbourg/savoir/7").await.main().contains("depuis plus de six mois"));
        let page = coordinator.get("/pro/conseils/7/fr").await;
        let digest = hidden(&page, "digest").to_owned();
        assert_eq!(coordinator.post_form("/pro/conseils/7/fr/relecture", &[("digest", &digest)]).await.status, 303);
        assert!(!anybody.get("/infos/valbourg/savoir/7").await.main().contains("depuis plus de six mois"));
    }

    async fn a_translation_is_read_in_its_language_once_it_is_published(town: Town) {
        let anybody = open(&town);
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(coordinator.post_form("/pro/conseils/5/fr/traduction", &[("lang", "es")]).await.status, 303);
        assert_eq!(coordinator.post_form("/pro/conseils/5/fr/traduction", &[("lang", "es")]).await.status, 422);
        let text = [("title", "Ver a un médico"), ("body", "Llame al 15."), ("sources", SOURCE), ("version", "1"), ("step", "save")];
        assert_eq!(coordinator.post_form("/pro/conseils/5/es/texte", &text).await.status, 303);
        assert!(anybody.get("/es/infos/valbourg/savoir/5").await.main().contains("Voir un médecin"));
        assert_eq!(publish(&coordinator, "/pro/conseils/5/es").await.status, 303);
        assert!(anybody.get("/es/infos/valbourg/savoir/5").await.main().contains("Llame al 15."));
        assert!(anybody.get("/es/infos/valbourg/savoir").await.main().contains("Ver a un médico"));
        assert!(anybody.get("/infos/valbourg/savoir/5").await.main().contains("Voir un médecin"));
    }

    async fn only_a_coordination_keeps_the_pages(town: Town) {
        open(&town);
        for figure in [Figure::Professional, Figure::Referent, Figure::Doctor] {
            assert_eq!(town.client(figure).get("/pro/conseils").await.status, 403);
            let begun = town.client(figure).post_form("/pro/conseils/3/fr/local", &[("kind", "note")]).await;
            assert_eq!(begun.status, 403);
        }
        assert_eq!(town.client(Figure::Nobody).get("/pro/conseils/3/fr").await.status, 303);
    }
}
