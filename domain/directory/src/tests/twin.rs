//! Entries that are there twice: found, decided of, merged, parted again.

use base::{Id, execute, fetch_all, fetch_one};
use testkit::{ASSOCIATION, Answer, Client, Figure, Town, VALBOURG};

use super::{CANARY, Entries, Site, faults, fields, path, place, post, service, settle, structure, with};
use crate::twin::{compare_all, store as twins};
use crate::{Service, Status, Visibility, store};

const ROOM: &str = "/pro/doublons";

/// The entries of the town, and a draft that an import brought of the association's under nearly the same name.
async fn settle_twice(town: &Town) -> (Site, Entries, Service) {
    let (site, entries) = settle(town).await;
    let source = crate::Structure {
        institution_id: None,
        source: "dila".into(),
        ..structure("ASSOCIATION HORIZON", VALBOURG, ASSOCIATION)
    };
    let again = Service {
        summary: "On vous écoute sans rendez-vous.".into(),
        how_to: "Venez le matin.".into(),
        email: None,
        ..service(&source, "Écoutes, sans rendez-vous", town)
    };
    let door = place(&source, Visibility::Public, "1 place Haute");
    let mut db = town.write().await;
    store::insert_structure(&mut db, &source, None).await.unwrap();
    store::insert_place(&mut db, &door).await.unwrap();
    store::insert_service(&mut db, &again).await.unwrap();
    store::insert_offer(&mut db, again.id, door.id, 0).await.unwrap();
    db.commit().await.unwrap();
    compare_all(town.database()).await.unwrap();
    site.catch_up().await;
    (site, entries, again)
}

/// The one pair of the town, as its page's address names it.
async fn the_pair(town: &Town) -> String {
    let mut db = town.read().await;
    let ids: Vec<(Id<Service>,)> = fetch_all!(&mut db => "SELECT id FROM twin ORDER BY id LIMIT 10").unwrap();
    let [(id,)] = ids.as_slice() else { panic!("{} pairs", ids.len()) };
    format!("{ROOM}/{id}")
}

async fn merge(client: &Client, pair: &str, others: &[(&str, &str)]) -> Answer {
    let page = client.get(pair).await;
    let action = format!("{pair}/fusion");
    let form = fields(&page, &action);
    post(client, &action, &with(&form, others)).await
}

testkit::both_engines! {
    async fn what_is_there_twice_is_found_told_why_and_seen_by_who_keeps_the_territory(town: Town) {
        let (_, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let list = coordinator.get(ROOM).await.main();
        assert!(list.contains(&entries.listening.name) && list.contains(&again.name), "{list}");
        assert!(list.contains("même téléphone") && list.contains("noms presque identiques"), "{list}");
        let pair = the_pair(&town).await;
        let page = coordinator.get(&pair).await.main();
        assert!(page.contains("Venez le matin.") && page.contains("Appelez, ou venez."), "{page}");
        assert!(page.contains("origine : dila"), "{page}");
        assert!(!page.contains(CANARY), "a hidden address is not shown");
        assert!(!page.contains(">twin-") && !page.contains(">entry-"), "{page}");
        let english = coordinator.with_header("accept-language", "en").get(&pair).await.main();
        assert!(english.contains("Merge the two entries") && !english.contains(">twin-"), "{english}");
        for figure in [Figure::Referent, Figure::Professional, Figure::Dpo] {
            assert_eq!(town.client(figure).get(ROOM).await.status, 403);
            assert_eq!(town.client(figure).get(&pair).await.status, 403);
        }
        let neighbour = town.client(Figure::Neighbour);
        assert_eq!(neighbour.get(&pair).await.status, 404);
        assert!(neighbour.get(ROOM).await.main().contains("Aucun doublon probable"));
    }

    async fn one_entry_is_made_of_two_and_the_lost_address_leads_to_it(town: Town) {
        let (site, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        let side = if entries.listening.id < again.id { "second" } else { "first" };
        let answer = merge(&coordinator, &pair, &[("how_to", side)]).await;
        assert_eq!((answer.status, answer.location()), (303, pair.as_str()), "{}", answer.main());
        let kept = site.stored(&entries.listening).await;
        assert_eq!((kept.how_to.as_str(), &kept.name), ("Venez le matin.", &entries.listening.name));
        assert_eq!((kept.status, kept.version), (Status::Published, 2));
        assert_eq!(site.stored(&again).await.status, Status::Merged);
        assert_eq!(site.journal().await, ["service.merged", "service.merged"]);
        // The place came with it, and the hidden one stays hidden.
        let entry = store::entry(&mut town.read().await, kept.id).await.unwrap().unwrap();
        assert_eq!(entry.places.len(), 2);
        assert!(site.find("Venez le matin").iter().any(|card| card.id == kept.id));
        // The lost one is nowhere.
        for page in [coordinator.get("/pro/fiches").await, coordinator.post_form("/pro/fiches/recherche", &[("text", "rendez-vous")]).await] {
            assert!(!page.main().contains(&again.name), "{}", page.main());
        }
        // Its addresses lead on, for as long as the reader may see the other.
        let nobody = town.client(Figure::Nobody);
        let answer = nobody.get(&format!("/api/v1/services/{}", again.id)).await;
        assert_eq!((answer.status, answer.location()), (308, format!("/api/v1/services/{}", kept.id).as_str()));
        let answer = nobody.get(&format!("/api/v1/structures/{}", again.structure_id)).await;
        assert_eq!((answer.status, answer.location()), (308, format!("/api/v1/structures/{}", kept.structure_id).as_str()));
        let answer = coordinator.get(&path(&again, "/correction")).await;
        assert_eq!((answer.status, answer.location()), (308, path(&kept, "/correction").as_str()));
        assert_eq!(town.client(Figure::Professional).get(&path(&again, "")).await.location(), path(&kept, ""));
        assert_eq!(town.client(Figure::Desk).get(&path(&again, "")).await.status, 404, "it is not hers to see");
        assert_eq!(town.client(Figure::Desk).get(&format!("/pro/annuaire/{}", again.id)).await.location(), format!("/pro/annuaire/{}", kept.id));
        let answer = coordinator.post_form(&path(&again, "/publication"), &[("version", "1")]).await;
        assert_eq!((answer.status, answer.location()), (303, path(&kept, "").as_str()), "what is posted is not done to the other");
        assert_eq!(coordinator.post_form(&path(&kept, "/archivage"), &[("version", "2")]).await.status, 303);
        assert_eq!(nobody.get(&format!("/api/v1/services/{}", again.id)).await.status, 404, "the other is not public any more");
    }

    async fn doubts_proposals_and_history_of_the_lost_one_are_reached_through_the_kept(town: Town) {
        let (site, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE service SET status = 'published' WHERE id = $1", again.id).unwrap();
        db.commit().await.unwrap();
        site.catch_up().await;
        let doctor = town.client(Figure::Doctor);
        assert_eq!(doctor.post_form(&format!("/pro/annuaire/{}/doute", again.id), &[("reason", "moved")]).await.status, 303);
        let propose = format!("/pro/annuaire/{}/proposition", again.id);
        let page = doctor.get(&propose).await;
        let form = with(&fields(&page, &propose), &[("summary", "Écoute et conseils."), ("note", "Appelé ce matin.")]);
        let answer = post(&doctor, &propose, &form).await;
        assert_eq!(answer.status, 303, "{:?}", faults(&answer));
        let pair = the_pair(&town).await;
        let keep = if entries.listening.id < again.id { "first" } else { "second" };
        let action = format!("{pair}/fusion");
        let form = fields(&coordinator.get(&format!("{pair}?garder={keep}")).await, &action);
        assert_eq!(post(&coordinator, &action, &form).await.status, 303);
        let page = coordinator.get(&path(&entries.listening, "")).await.main();
        assert!(page.contains("id=\"doutes\""), "{page}");
        let (doubt,): (Id<Service>,) = fetch_one!(&mut town.read().await => "SELECT id FROM doubt").unwrap();
        let settled = coordinator.post_form(&path(&entries.listening, &format!("/doutes/{doubt}")), &[("outcome", "corrected")]).await;
        assert_eq!(settled.status, 303);
        let (proposal,): (Id<Service>,) = fetch_one!(&mut town.read().await => "SELECT id FROM proposal").unwrap();
        let shown = coordinator.get(&format!("/pro/propositions/{proposal}")).await.main();
        assert!(shown.contains(&entries.listening.name) && shown.contains("Écoute et conseils."), "{shown}");
        let history = coordinator.get(&path(&entries.listening, "/historique")).await.main();
        assert!(history.contains("Fiches réunies à celle-ci") && history.contains(&again.name), "{history}");
        let of_lost = coordinator.get(&path(&again, "/historique")).await;
        assert_eq!(of_lost.status, 200);
        assert!(!of_lost.main().contains("Rétablir"), "nothing of it is restored");
    }

    async fn who_merges_what_has_changed_meanwhile_sees_it_and_keeps_her_choices(town: Town) {
        let (site, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        let action = format!("{pair}/fusion");
        let side = if entries.listening.id < again.id { "second" } else { "first" };
        let form = with(&fields(&coordinator.get(&pair).await, &action), &[("how_to", side)]);
        let checked = town.client(Figure::Professional).post_form(&path(&entries.listening, "/verification"), &[("version", "1")]).await;
        assert_eq!(checked.status, 303);
        let late = post(&coordinator, &action, &form).await;
        assert_eq!(late.status, 409);
        assert!(late.main().contains("a changé pendant que vous choisissiez"), "{}", late.main());
        assert_eq!(site.stored(&again).await.status, Status::Draft);
        let form = fields(&late, &action);
        assert!(form.contains(&("how_to".into(), side.into())), "{form:?}");
        assert_eq!(post(&coordinator, &action, &form).await.status, 303);
        let twice = post(&coordinator, &action, &form).await;
        assert_eq!(twice.status, 422);
        assert!(twice.main().contains("déjà décidé"), "{}", twice.main());
    }

    async fn a_correction_begun_on_the_lost_one_is_shown_on_top_of_the_kept(town: Town) {
        let (_, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let correction = path(&again, "/correction");
        let form = with(&fields(&coordinator.get(&correction).await, &correction), &[("summary", "Écrit pendant la fusion.")]);
        assert_eq!(merge(&coordinator, &the_pair(&town).await, &[]).await.status, 303);
        let late = post(&coordinator, &correction, &form).await;
        assert_eq!(late.status, 409);
        assert!(late.main().contains("Écrit pendant la fusion."), "nothing typed is lost");
        let action = path(&entries.listening, "/correction");
        assert_eq!(post(&coordinator, &action, &fields(&late, &action)).await.status, 303);
    }

    async fn a_merge_is_undone_and_both_stand_as_they_stood(town: Town) {
        let (site, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        let side = if entries.listening.id < again.id { "second" } else { "first" };
        assert_eq!(merge(&coordinator, &pair, &[("how_to", side)]).await.status, 303);
        assert!(coordinator.get(&pair).await.main().contains("Séparer ces fiches"));
        assert_eq!(coordinator.post_form(&format!("{pair}/separation"), &[]).await.status, 303);
        let (kept, back) = (site.stored(&entries.listening).await, site.stored(&again).await);
        assert_eq!((kept.how_to.as_str(), kept.version), (entries.listening.how_to.as_str(), 3));
        assert_eq!((back.status, back.how_to.as_str()), (Status::Draft, "Venez le matin."));
        let mut db = town.read().await;
        assert_eq!(store::offered_places(&mut db, kept.id).await.unwrap().len(), 1);
        assert_eq!(store::kept_places(&mut db, kept.structure_id).await.unwrap().len(), 1);
        assert_eq!(twins::alias(&mut db, again.id).await.unwrap(), None);
        drop(db);
        assert_eq!(coordinator.get(&path(&again, "")).await.status, 200);
        compare_all(town.database()).await.unwrap();
        assert!(coordinator.get(ROOM).await.main().contains("Aucun doublon probable"), "nobody is asked again");
    }

    async fn what_was_corrected_since_stays_as_it_is_when_the_merge_is_undone(town: Town) {
        let (site, entries, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        assert_eq!(merge(&coordinator, &pair, &[]).await.status, 303);
        let correction = path(&entries.listening, "/correction");
        let form = with(&fields(&coordinator.get(&correction).await, &correction), &[("summary", "Corrigé après la fusion.")]);
        assert_eq!(post(&coordinator, &correction, &form).await.status, 303);
        assert_eq!(coordinator.post_form(&format!("{pair}/separation"), &[]).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.summary, "Corrigé après la fusion.");
        assert_eq!(site.stored(&again).await.status, Status::Draft);

    }

    async fn a_merge_stands_after_thirty_days(town: Town) {
        let (site, _, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        assert_eq!(merge(&coordinator, &pair, &[]).await.status, 303);
        town.clock().advance(chrono::TimeDelta::days(31));
        assert!(!coordinator.get(&pair).await.main().contains("Séparer ces fiches"));
        assert_eq!(coordinator.post_form(&format!("{pair}/separation"), &[]).await.status, 422);
        assert_eq!(site.stored(&again).await.status, Status::Merged);
    }

    async fn a_pair_that_is_none_is_remembered_until_somebody_asks_again(town: Town) {
        let (site, _, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        assert_eq!(coordinator.post_form(&format!("{pair}/ecart"), &[]).await.status, 303);
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE service SET is_compared = FALSE").unwrap();
        db.commit().await.unwrap();
        assert_eq!(compare_all(town.database()).await.unwrap().found, 0);
        assert!(coordinator.get(ROOM).await.main().contains("Aucun doublon probable"));
        assert!(coordinator.get("/pro/doublons?etat=distinct").await.main().contains(&again.name));
        assert_eq!(coordinator.post_form(&format!("{pair}/fusion"), &[]).await.status, 422);
        assert_eq!(coordinator.post_form(&format!("{pair}/reprise"), &[]).await.status, 303);
        assert!(coordinator.get(ROOM).await.main().contains(&again.name));
        assert_eq!(site.journal().await, ["twin.dismissed", "twin.reopened"]);
    }

    async fn a_pair_goes_with_what_made_it(town: Town) {
        let (_, _, again) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let correction = path(&again, "/correction");
        let form = with(&fields(&coordinator.get(&correction).await, &correction), &[("name", "Cours de français"), ("phone", "01 99 00 99 99")]);
        assert_eq!(post(&coordinator, &correction, &form).await.status, 303);
        assert!(coordinator.get(ROOM).await.main().contains("Aucun doublon probable"));
    }

    async fn what_everybody_inherits_is_kept_and_never_goes(town: Town) {
        let (_, entries, again) = settle_twice(&town).await;
        let mut db = town.write().await;
        let national = Id::<partner::Territory>::new();
        execute!(&mut db => "INSERT INTO territory (id, slug, name, kind) VALUES ($1, 'france', 'France', 'national')", national).unwrap();
        execute!(&mut db => "UPDATE structure SET territory_id = $1, institution_id = NULL WHERE id = $2", national, entries.listening.structure_id).unwrap();
        execute!(&mut db => "UPDATE service SET is_compared = FALSE").unwrap();
        db.commit().await.unwrap();
        compare_all(town.database()).await.unwrap();
        let coordinator = town.client(Figure::Coordinator);
        let pair = the_pair(&town).await;
        let page = coordinator.get(&pair).await.main();
        assert!(page.contains("vient du réseau national"), "{page}");
        let lost_first = again.id < entries.listening.id;
        let forged = if lost_first { "first" } else { "second" };
        assert_eq!(merge(&coordinator, &pair, &[("keep", forged)]).await.status, 403);
        assert_eq!(merge(&coordinator, &pair, &[]).await.status, 303);
        let mut db = town.read().await;
        let kept = store::service(&mut db, entries.listening.id).await.unwrap().unwrap();
        assert_eq!((kept.version, kept.how_to), (1, entries.listening.how_to.clone()));
        assert_eq!(store::service(&mut db, again.id).await.unwrap().unwrap().status, Status::Merged);
    }

    async fn a_key_that_finds_too_many_is_passed_over_and_counted(town: Town) {
        let (_, entries) = settle(&town).await;
        let mut db = town.write().await;
        for number in 0..51 {
            let body = structure(&format!("Mairie annexe {number}"), VALBOURG, ASSOCIATION);
            let one = Service { phone: entries.listening.phone.clone(), ..service(&body, &format!("Guichet {number}"), &town) };
            store::insert_structure(&mut db, &body, None).await.unwrap();
            store::insert_service(&mut db, &one).await.unwrap();
        }
        db.commit().await.unwrap();
        let compared = compare_all(town.database()).await.unwrap();
        assert_eq!(compared.entries, 55);
        assert!(compared.passed_over > 0, "{compared:?}");
        assert_eq!(compare_all(town.database()).await.unwrap().entries, 0, "what was compared is not compared again");
    }

    async fn what_is_about_to_be_added_twice_is_shown_before_it_is_saved(town: Town) {
        let (_, entries, _) = settle_twice(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let typed = [("structure", ""), ("structure_name", "Association  Horizon"), ("name", "Écoute SANS rendez-vous"), ("kind", "place")];
        let answer = coordinator.post_form("/pro/fiches/nouvelle", &typed).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains(&path(&entries.listening, "")), "{}", answer.main());
        assert!(answer.main().contains("value=\"Écoute SANS rendez-vous\""), "nothing typed is lost");
        assert_eq!(faults(&answer), []);
        assert!(answer.main().contains("href=\"#is_other\""), "{}", answer.main());
        let ticked: Vec<_> = typed.into_iter().chain([("is_other", "true")]).collect();
        assert_eq!(coordinator.post_form("/pro/fiches/nouvelle", &ticked).await.status, 303);
        // Who may not see drafts of others is shown what everybody reads, with everybody's address.
        let referent = town.client(Figure::Referent).post_form("/pro/fiches/nouvelle", &typed).await;
        assert_eq!(referent.status, 422);
        assert!(referent.main().contains(&format!("/pro/annuaire/{}", entries.listening.id)), "{}", referent.main());
        assert!(!referent.main().contains("Écoutes, sans rendez-vous"), "a draft of somebody else is not hers to know");
    }

    async fn what_is_proposed_twice_is_shown_before_it_is_sent(town: Town) {
        let (_, entries, _) = settle_twice(&town).await;
        let doctor = town.client(Figure::Doctor);
        let typed = [("structure_name", "Horizon"), ("name", "Écoute sans rendez-vous"), ("kind", "place"), ("phone", "01 99 00 12 34")];
        let answer = doctor.post_form("/pro/propositions/nouvelle", &typed).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains(&format!("/pro/annuaire/{}", entries.listening.id)), "{}", answer.main());
        let ticked: Vec<_> = typed.into_iter().chain([("is_other", "true")]).collect();
        assert_eq!(doctor.post_form("/pro/propositions/nouvelle", &ticked).await.status, 303);
    }
}
