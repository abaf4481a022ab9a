//! Instances and who sits in them: seen by whom, kept by whom, erased when.

use chrono::TimeDelta;
use testkit::{ASSOCIATION, Figure, NEIGHBOUR_TOWN_HALL};

use super::{PLENARY, begin, first, followed, seat};

testkit::both_engines! {
    async fn an_instance_is_seen_by_its_coordinator_and_by_those_who_sit_in_it(town: Town) {
        let (coordinator, path) = begin(&town, &PLENARY).await;
        seat(&coordinator, &path, ASSOCIATION, "direction@horizon.example").await;
        let page = coordinator.get(&path).await.main();
        for said in ["Plénière de Valbourg", "La moitié des institutions membres", "Association Horizon", "12 janvier 2026"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.get(&path).await.status, 200);
        assert!(professional.get("/pro/reunions").await.main().contains("Plénière de Valbourg"));
        let members = professional.get(&format!("{path}/membres")).await.main();
        assert!(members.contains("Directrice") && !members.contains("direction@horizon.example"), "{members}");
        for stranger in [Figure::Doctor, Figure::Neighbour] {
            assert_eq!(town.client(stranger).get(&path).await.status, 404);
        }
        assert_eq!(town.client(Figure::Dpo).get(&path).await.status, 403);
        assert!(town.client(Figure::Doctor).get("/pro/reunions").await.main().contains("ne siège encore dans aucune"));
    }

    async fn an_institution_of_another_territory_sees_the_instance_in_which_it_sits(town: Town) {
        let (_, path) = begin(&town, &PLENARY).await;
        let mut db = town.write().await;
        let instance = path.rsplit('/').next().unwrap().parse().unwrap();
        let known = crate::instance::store::instance(&mut db, instance).await.unwrap().unwrap();
        let member = crate::Member { institution_id: base::Id::from_uuid(NEIGHBOUR_TOWN_HALL), ..super::member(&known, "") };
        crate::add_member(&mut db, &member).await.unwrap();
        db.commit().await.unwrap();
        let neighbour = town.client(Figure::Neighbour);
        assert_eq!(neighbour.get(&path).await.status, 200);
        assert!(neighbour.get("/pro/reunions").await.main().contains("Plénière de Valbourg"));
        assert_eq!(neighbour.get(&format!("{path}/modification")).await.status, 403);
    }

    async fn only_its_keepers_change_it(town: Town) {
        let (coordinator, path) = begin(&town, &PLENARY).await;
        seat(&coordinator, &path, ASSOCIATION, "").await;
        let professional = town.client(Figure::Professional);
        for part in ["modification", "membres", "reunions"] {
            assert_eq!(professional.post_form(&format!("{path}/{part}"), &PLENARY).await.status, 403, "{part}");
        }
        assert_eq!(professional.post_form("/pro/instances", &PLENARY).await.status, 403);
    }

    async fn two_for_one_institution_at_once_are_refused_with_what_was_typed(town: Town) {
        let (coordinator, path) = begin(&town, &PLENARY).await;
        seat(&coordinator, &path, ASSOCIATION, "direction@horizon.example").await;
        let id = testkit::id(ASSOCIATION);
        let fields = [("institution", id.as_str()), ("function", "Présidente"), ("starts_on", "2026-12-01")];
        let answer = coordinator.post_form(&format!("{path}/membres"), &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("siège déjà pour cette institution"), "{}", answer.main());
        assert!(answer.main().contains("value=\"Présidente\""), "{}", answer.main());
        let list = coordinator.get(&format!("{path}/membres")).await.main();
        let edit = format!("{path}/membres/{}", first(&list, &format!("href=\"{path}/membres/")));
        let known = first(&coordinator.get(&edit).await.main(), "name=\"id\" value=\"").to_owned();
        let backwards = [("id", known.as_str()), ("function", "Directrice"), ("starts_on", "2026-11-01"), ("ends_on", "2026-10-31")];
        let answer = coordinator.post_form(&format!("{path}/membres"), &backwards).await;
        assert!(answer.status == 422 && answer.main().contains("finit avant de commencer"), "{}", answer.main());
        let ended = [("id", known.as_str()), ("function", "Directrice"), ("starts_on", "2026-11-01"), ("ends_on", "2026-11-30")];
        followed(&coordinator.post_form(&format!("{path}/membres"), &ended).await);
        followed(&coordinator.post_form(&format!("{path}/membres"), &fields).await);
    }

    async fn who_changes_an_older_version_sees_the_difference_and_keeps_her_text(town: Town) {
        let (coordinator, path) = begin(&town, &PLENARY).await;
        let mut fields = PLENARY.to_vec();
        fields[5] = ("missions", "Échanger, et décider.");
        fields.push(("version", "1"));
        followed(&coordinator.post_form(&format!("{path}/modification"), &fields).await);
        fields[5] = ("missions", "Évaluer.");
        let answer = coordinator.post_form(&format!("{path}/modification"), &fields).await;
        assert_eq!(answer.status, 409);
        let page = answer.main();
        assert!(page.contains("<del>") && page.contains("Évaluer.") && page.contains("décider"), "{page}");
        assert!(page.contains("name=\"version\" value=\"2\""), "{page}");
    }

    async fn whose_mandate_is_over_is_erased_with_what_she_was_written(town: Town) {
        let (coordinator, path) = begin(&town, &PLENARY).await;
        let id = testkit::id(ASSOCIATION);
        let fields = [("institution", id.as_str()), ("function", "Directrice"), ("name", "Camille Essai"), ("starts_on", "2026-10-01"), ("ends_on", "2026-11-10")];
        followed(&coordinator.post_form(&format!("{path}/membres"), &fields).await);
        let mut db = town.write().await;
        let later = town.now() + TimeDelta::days(1);
        assert_eq!(crate::count_ended_members(&mut db, town.now() - TimeDelta::days(30)).await.unwrap(), 0);
        assert_eq!(crate::count_ended_members(&mut db, later).await.unwrap(), 1);
        assert_eq!(crate::erase_ended_members(&mut db, later, 100).await.unwrap(), 1);
        db.commit().await.unwrap();
        assert!(!coordinator.get(&format!("{path}/membres")).await.main().contains("Camille"));
    }
}
