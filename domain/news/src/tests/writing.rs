//! Writing, proposing, publishing, refusing, withdrawing.

use base::Id;
use chrono::TimeDelta;
use testkit::{ASSOCIATION, Figure, POLICE, VALBOURG, id};

use super::{EVENT, NEWS, begin, followed, hidden, publish, serve, step, with};

testkit::both_engines! {
    async fn a_partner_proposes_and_the_coordination_publishes(town: Town) {
        serve(&town);
        let (writer, coordinator) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let path = begin(&writer, &EVENT).await;
        assert_eq!(coordinator.get("/pro/actualites?show=to_moderate").await.main().matches("Marche").count(), 0);
        followed(&step(&writer, &path, "proposition").await);
        let list = coordinator.get("/pro/actualites").await.main();
        assert!(list.contains("Un texte attend votre décision."), "{list}");
        assert!(coordinator.get("/pro/actualites?show=to_moderate").await.main().contains("Association Horizon"));
        assert_eq!(step(&writer, &path, "publication").await.status, 403);
        followed(&step(&coordinator, &path, "publication").await);
        let page = town.client(Figure::Desk).get(&path).await.main();
        assert!(page.contains("Publiée") && page.contains("<strong>à 18 h</strong>"), "{page}");
        assert!(page.contains("25 novembre 2026, 18\u{a0}h\u{a0}–\u{a0}20\u{a0}h") || page.contains("18 h – 20 h"), "{page}");
        let mut db = town.read().await;
        assert_eq!(crate::to_moderate(&mut db, Id::from_uuid(VALBOURG)).await.unwrap().len(), 0);
        let latest = crate::latest(&mut db, Id::from_uuid(VALBOURG), town.now() - TimeDelta::days(1)).await.unwrap();
        assert_eq!(latest.len(), 1);
        assert_eq!(crate::latest(&mut db, Id::from_uuid(VALBOURG), town.now()).await.unwrap().len(), 0);
    }

    async fn what_is_refused_says_why_and_may_be_proposed_again(town: Town) {
        serve(&town);
        let (writer, coordinator) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let path = begin(&writer, &NEWS).await;
        followed(&step(&writer, &path, "proposition").await);
        let version = hidden(&coordinator.get(&path).await, "version");
        let mute = coordinator.post_form(&format!("{path}/refus"), &[("version", &version), ("reason", " ")]).await;
        assert_eq!(mute.status, 422);
        assert!(mute.main().contains("Dites pourquoi"), "{}", mute.main());
        let refused = [("version", version.as_str()), ("reason", "Il manque l’adresse.")];
        followed(&coordinator.post_form(&format!("{path}/refus"), &refused).await);
        let page = writer.get(&path).await.main();
        assert!(page.contains("Il manque l’adresse.") && page.contains("Refusée"), "{page}");
        let form = writer.get(&format!("{path}/texte")).await;
        let again = with(&NEWS[1..], &[("body", "Au 3 rue du Port."), ("version", "3")]);
        assert_eq!(hidden(&form, "version"), "3");
        followed(&writer.post_form(&format!("{path}/texte"), &again).await);
        followed(&step(&writer, &path, "proposition").await);
        let page = coordinator.get(&path).await.main();
        assert!(page.contains("rue du Port") && !page.contains("Il manque"), "{page}");
        let history = writer.get(&format!("{path}/historique")).await.main();
        assert!(history.contains("Refusée") && history.contains("<del>") && history.contains("accueillante"), "{history}");
    }

    async fn a_title_is_enough_to_begin_and_what_is_missing_is_asked_for_before_others_read(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let bare = [("kind", "event"), ("audience", "public"), ("title", "Marche"), ("from_on", "2026-11-25")];
        let path = begin(&writer, &bare).await;
        let answer = step(&writer, &path, "proposition").await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Écrivez une ou deux phrases"), "{}", answer.main());
        let told = with(&bare[1..], &[("summary", "Venez."), ("body", "Ensemble."), ("version", "1")]);
        followed(&writer.post_form(&format!("{path}/texte"), &told).await);
        let answer = step(&writer, &path, "proposition").await;
        assert!(answer.status == 422 && answer.main().contains("Dites où cela se passe"), "{}", answer.main());
    }

    async fn what_waits_or_is_read_is_the_coordinations_to_change(town: Town) {
        serve(&town);
        let (writer, coordinator) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let path = begin(&writer, &NEWS).await;
        followed(&step(&writer, &path, "proposition").await);
        let refused = writer.get(&format!("{path}/texte")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.main().contains("entre les mains de la coordination"), "{}", refused.main());
        let association = id(ASSOCIATION);
        let edited = with(&NEWS[1..], &[("title", "Une permanence de plus, le mardi"), ("institution", &association), ("version", "2")]);
        followed(&coordinator.post_form(&format!("{path}/texte"), &edited).await);
        followed(&step(&coordinator, &path, "publication").await);
        assert_eq!(writer.get(&format!("{path}/texte")).await.status, 422);
        followed(&step(&writer, &path, "retrait").await);
        assert_eq!(town.client(Figure::Desk).get(&path).await.status, 404, "what is withdrawn is read no more");
        assert_eq!(writer.get(&format!("{path}/texte")).await.status, 200);
    }

    async fn a_published_text_is_never_left_without_what_its_readers_need(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        let path = publish(&town, &NEWS).await;
        let bare = with(&NEWS[1..], &[("summary", ""), ("version", "2")]);
        let answer = coordinator.post_form(&format!("{path}/texte"), &bare).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Écrivez une ou deux phrases"), "{}", answer.main());
    }

    async fn the_second_of_two_who_write_sees_the_difference_and_keeps_her_text(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let path = begin(&writer, &NEWS).await;
        let text = |body: &'static str, version: &'static str| with(&NEWS[1..], &[("body", body), ("version", version)]);
        followed(&writer.post_form(&format!("{path}/texte"), &text("Le mardi matin.", "1")).await);
        let second = writer.post_form(&format!("{path}/texte"), &text("Le jeudi matin.", "1")).await;
        assert_eq!(second.status, 409);
        assert!(second.body.contains("mardi</del>") && second.body.contains("jeudi</ins>"), "{}", second.main());
        assert!(second.body.contains(">Le jeudi matin.</textarea>"), "{}", second.main());
        assert_eq!(hidden(&second, "version"), "2");
        assert_eq!(writer.post_form(&format!("{path}/proposition"), &[("version", "1")]).await.status, 409);
        followed(&writer.post_form(&format!("{path}/texte"), &text("Le jeudi matin.", "2")).await);
    }

    async fn what_is_wrong_is_told_and_what_was_typed_is_kept(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let long = "é".repeat(400);
        let wrong = with(&EVENT, &[
            ("title", &long), ("until_time", "17:00"), ("link", "http://site.example"), ("commune", "Nullepart"),
            ("body", "[ici](javascript:alert(1))"),
        ]);
        let answer = writer.post_form("/pro/actualites", &wrong).await;
        assert_eq!(answer.status, 422);
        let page = answer.main();
        for told in ["3 à 120 lettres", "La fin vient avant", "commence par https://", "Aucune commune", "Un lien du texte"] {
            assert!(page.contains(told), "{told} in {page}");
        }
        assert!(page.contains(&long) && page.contains("http://site.example") && page.contains("Nullepart"), "{page}");
        let several = with(&EVENT, &[("commune", "99100")]);
        assert!(writer.post_form("/pro/actualites", &several).await.main().contains("Plusieurs communes"));
        assert_eq!(writer.post_form("/pro/actualites", &[("autre", "x")]).await.status, 400);
    }

    async fn what_is_over_is_published_into_the_archive_by_whoever_knows_it_is(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        let path = begin(&coordinator, &with(&EVENT, &[("from_on", "2024-03-08")])).await;
        let asked = step(&coordinator, &path, "publication").await;
        assert_eq!(asked.status, 422);
        assert!(asked.main().contains("Cet évènement est passé"), "{}", asked.main());
        let known = [("version", "1"), ("past", "yes")];
        followed(&coordinator.post_form(&format!("{path}/publication"), &known).await);
        let anybody = town.client(Figure::Nobody);
        assert!(!anybody.get("/infos/valbourg/agenda").await.main().contains("Marche"));
        assert!(anybody.get("/infos/valbourg/agenda/passes").await.main().contains("Marche"));
    }

    async fn two_who_decide_at_once_decide_once(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        let path = begin(&coordinator, &NEWS).await;
        assert_eq!(coordinator.post_form(&format!("{path}/publication"), &[("version", "1")]).await.status, 303);
        assert_eq!(coordinator.post_form(&format!("{path}/publication"), &[("version", "1")]).await.status, 409);
        assert_eq!(coordinator.post_form(&format!("{path}/publication"), &[("version", "2")]).await.status, 422);
    }

    async fn a_draft_is_deleted_and_what_was_read_is_not(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let path = begin(&writer, &NEWS).await;
        assert_eq!(followed(&step(&writer, &path, "suppression").await), "/pro/actualites?show=mine");
        assert_eq!(writer.get(&path).await.status, 404);
        let read = publish(&town, &NEWS).await;
        let coordinator = town.client(Figure::Coordinator);
        followed(&step(&coordinator, &read, "retrait").await);
        assert_eq!(coordinator.post_form(&format!("{read}/suppression"), &[("version", "3")]).await.status, 422);
    }

    async fn what_others_write_does_not_exist_before_it_is_published(town: Town) {
        serve(&town);
        let path = begin(&town.client(Figure::Professional), &NEWS).await;
        for figure in [Figure::Referent, Figure::Doctor, Figure::Dpo, Figure::Neighbour] {
            assert_eq!(town.client(figure).get(&path).await.status, 404, "{figure:?}");
        }
        assert_eq!(town.client(Figure::Dpo).post_form("/pro/actualites", &NEWS).await.status, 403);
        assert_eq!(town.client(Figure::Nobody).get("/pro/actualites").await.status, 303);
        let read = publish(&town, &with(&NEWS, &[("audience", "partners")])).await;
        assert_eq!(town.client(Figure::Dpo).get(&read).await.status, 200);
        assert_eq!(town.client(Figure::Neighbour).get(&read).await.status, 404);
        let stolen = town.client(Figure::Referent).post_form(&format!("{read}/retrait"), &[("version", "2")]).await;
        assert_eq!(stolen.status, 403);
        assert_eq!(town.client(Figure::Desk).get("/pro/actualites?show=all").await.status, 403);
    }

    async fn nobody_writes_for_another_institution_but_the_coordination(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let path = begin(&writer, &with(&NEWS, &[("institution", &id(POLICE))])).await;
        assert!(writer.get(&path).await.main().contains("Association Horizon"));
        let coordinator = town.client(Figure::Coordinator);
        let path = begin(&coordinator, &with(&NEWS, &[("institution", &id(POLICE))])).await;
        assert!(town.client(Figure::Referent).get(&path).await.main().contains("Commissariat de Valbourg"));
        let path = begin(&coordinator, &NEWS).await;
        assert!(coordinator.get(&path).await.main().contains("Le réseau"));
        let neighbours = id(testkit::NEIGHBOUR_TOWN_HALL);
        let forged = with(&NEWS, &[("institution", &neighbours)]);
        assert_eq!(coordinator.post_form("/pro/actualites", &forged).await.status, 422);
    }
}
