//! A hotel declares, a desk sees, the hour passes.

use chrono::TimeDelta;
use testkit::{ASSOCIATION, Figure};

use super::{declare, serve, shelter};

testkit::both_engines! {
    async fn a_hotel_declares_by_its_link_the_desk_sees_it_and_at_its_hour_it_is_gone(town: Town) {
        serve(&town);
        let (_, link) = shelter(&town, "Hôtel du Parc", None).await;
        let anybody = town.client(Figure::Nobody);
        for _ in 0..2 {
            let page = anybody.get(&link).await;
            assert_eq!(page.status, 200, "looking changes nothing");
            assert!(page.main().contains("Combien de places avez-vous ce soir"));
        }
        let answer = declare(&town, &link, ["2", "1", "3", "1", "0"]).await;
        assert_eq!((answer.status, answer.location()), (303, link.as_str()));
        let again = anybody.get(&link).await;
        assert!(again.main().contains("3 places libres jusqu’à 9 h"), "{}", again.main());
        let desk = town.client(Figure::Desk);
        let seen = desk.get("/pro/places").await.main();
        assert!(seen.contains("Places ce soir : 3 (dont 1 avec enfants)"), "{seen}");
        assert!(seen.contains("tel:0199000022") && seen.contains("la réception") && seen.contains("de 18 h à 8 h"));
        // Tomorrow at nine in Paris is 23 hours after ten o'clock today.
        town.clock().advance(TimeDelta::hours(23) - TimeDelta::milliseconds(1));
        assert!(desk.get("/pro/places").await.main().contains("Places ce soir : 3"), "until the last instant");
        town.clock().advance(TimeDelta::milliseconds(1));
        let gone = desk.get("/pro/places").await.main();
        assert!(gone.contains("Places ce soir : 0") && gone.contains("pas déclaré"), "{gone}");
        assert!(anybody.get(&link).await.main().contains("Combien de places avez-vous ce soir"));
    }

    async fn places_are_told_by_the_communes_that_are_served(town: Town) {
        serve(&town);
        let (_, first) = shelter(&town, "Hôtel du Parc", None).await;
        let (_, second) = shelter(&town, "Foyer Horizon", None).await;
        declare(&town, &first, ["2", "0", "0", "0", "0"]).await;
        declare(&town, &second, ["0", "4", "5", "0", "1"]).await;
        let page = town.client(Figure::Professional).get("/pro/places").await.main();
        for commune in ["Rochemont", "Valbourg"] {
            let counts = "Femme seule : 2 · Femme avec enfants : 4 (Nombre d’enfants : 5) · Avec un animal : 0 · En fauteuil roulant : 1";
            assert!(page.contains(&format!("<dt>{commune}</dt><dd>{counts}</dd>")), "{page}");
        }
        assert!(page.contains("Places ce soir : 6 (dont 4 avec enfants)"), "a place that two communes reach is one place");
    }

    async fn a_hidden_name_is_read_by_its_keepers_alone(town: Town) {
        serve(&town);
        let keeper = town.client(Figure::Coordinator);
        let form = [("name", "Maison Cachée"), ("hidden", "true"), ("function", "la permanence"), ("phone", "115"),
                    ("communes", "Valbourg")];
        let added = keeper.post_form("/pro/places/lieux", &form).await;
        assert_eq!(added.status, 303, "{}", added.main());
        for figure in [Figure::Desk, Figure::Referent, Figure::Professional, Figure::Coordinator] {
            let page = town.client(figure).get("/pro/places").await.body;
            assert!(!page.contains("Maison Cachée") && page.contains("dont le nom n’est pas montré"), "{figure:?}");
        }
        assert!(keeper.get("/pro/places/lieux").await.main().contains("Maison Cachée"));
        assert_eq!(town.client(Figure::Desk).get(added.location()).await.status, 404);
    }

    async fn an_address_is_refused_and_what_was_typed_is_kept(town: Town) {
        serve(&town);
        let form = [("name", "12 rue des Lilas"), ("function", "la permanence"), ("phone", "115"), ("communes", "Valbourg")];
        let answer = town.client(Figure::Coordinator).post_form("/pro/places/lieux", &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("ressemble à une adresse") && answer.body.contains("value=\"12 rue des Lilas\""));
        for (communes, said) in [("", "au moins une commune"), ("Nullepart", "pas une commune"), ("99100", "Plusieurs communes")] {
            let form = [("name", "Foyer"), ("function", "la permanence"), ("phone", "115"), ("communes", communes)];
            let answer = town.client(Figure::Coordinator).post_form("/pro/places/lieux", &form).await;
            assert!(answer.status == 422 && answer.main().contains(said), "{}", answer.main());
        }
    }

    async fn a_sign_changes_a_number_and_declares_nothing(town: Town) {
        serve(&town);
        let (_, link) = shelter(&town, "Hôtel du Parc", None).await;
        let form = [("alone", "1"), ("family", "0"), ("children", "0"), ("pets", ""), ("wheelchair", ""), ("until", "22:00"), ("step", "alone+")];
        let page = town.client(Figure::Nobody).post_form(&link, &form).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("id=\"alone\" name=\"alone\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\"99\" value=\"2\""));
        assert!(page.body.contains("value=\"22:00\""), "the hour stays");
        assert!(town.client(Figure::Desk).get("/pro/places").await.main().contains("Places ce soir : 0"));
    }

    async fn what_does_not_add_up_is_told_and_kept(town: Town) {
        serve(&town);
        let (_, link) = shelter(&town, "Hôtel du Parc", None).await;
        let answer = declare(&town, &link, ["1", "0", "2", "0", "0"]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Pour des enfants, il faut") && answer.body.contains("value=\"2\""), "{}", answer.main());
        assert_eq!(declare(&town, &link, ["0", "0", "0", "0", "0"]).await.status, 303, "full is a word too");
        assert!(town.client(Figure::Desk).get("/pro/places").await.main().contains("complet"));
    }

    async fn a_link_opens_its_own_shelter_until_it_is_replaced_or_suspended(town: Town) {
        serve(&town);
        let (shelter, link) = shelter(&town, "Hôtel du Parc", None).await;
        let (keeper, anybody) = (town.client(Figure::Coordinator), town.client(Figure::Nobody));
        let forged = anybody.get("/pro/places/libres/aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
        let address = format!("/pro/places/lieux/{}", shelter.id);
        let made = keeper.post_form(&format!("{address}/lien"), &[]).await;
        assert_eq!(made.status, 200);
        let old = anybody.get(&link).await;
        assert_eq!((old.status, old.main()), (410, forged.main()), "replaced, or never was: not told");
        assert_eq!(declare(&town, &link, ["1", "0", "0", "0", "0"]).await.status, 410);
        let (_, fresh) = made.body.split_once("http://localhost:8080").unwrap();
        let fresh = fresh.split('<').next().unwrap().to_owned();
        assert_eq!(declare(&town, &fresh, ["1", "0", "0", "0", "0"]).await.status, 303);
        assert_eq!(keeper.post_form(&format!("{address}/suspension"), &[]).await.status, 303);
        assert_eq!(anybody.get(&fresh).await.status, 410);
        assert!(town.client(Figure::Desk).get("/pro/places").await.main().contains("Places ce soir : 0"), "nor is it seen");
        assert_eq!(keeper.post_form(&format!("{address}/reprise"), &[]).await.status, 303);
        assert_eq!(anybody.get(&fresh).await.status, 200);
        town.clock().advance(TimeDelta::days(366));
        assert_eq!(anybody.get(&fresh).await.status, 410, "after a year");
    }

    async fn the_people_of_an_institution_declare_for_it_and_others_do_not_know_of_it(town: Town) {
        serve(&town);
        let (shelter, _) = shelter(&town, "Foyer Horizon", Some(ASSOCIATION)).await;
        let address = format!("/pro/places/lieux/{}", shelter.id);
        let form = [("alone", "1"), ("family", "0"), ("children", "0"), ("pets", "0"), ("wheelchair", "0"), ("until", "09:00")];
        let own = town.client(Figure::Professional);
        assert!(own.get("/pro/places/lieux").await.main().contains("Foyer Horizon"));
        assert_eq!(own.post_form(&address, &form).await.location(), address);
        for other in [Figure::Desk, Figure::Neighbour] {
            let other = town.client(other);
            assert!(!other.get("/pro/places/lieux").await.main().contains("Foyer Horizon"));
            assert_eq!(other.get(&address).await.status, 404);
            assert_eq!(other.post_form(&address, &form).await.status, 404);
        }
        assert!(!town.client(Figure::Neighbour).get("/pro/places").await.main().contains("Foyer"), "next door it is not seen");
        assert_eq!(town.client(Figure::Coordinator).post_form(&address, &form).await.status, 303);
    }

    async fn whoever_is_outrun_keeps_her_text_and_sees_the_other(town: Town) {
        serve(&town);
        let (shelter, _) = shelter(&town, "Hôtel du Parc", None).await;
        let address = format!("/pro/places/lieux/{}/modification", shelter.id);
        let keeper = town.client(Figure::Coordinator);
        let form = |name: &'static str, version: &'static str| {
            [("name", name), ("function", "la réception"), ("phone", "115"), ("communes", "Valbourg"), ("version", version)]
        };
        assert_eq!(keeper.post_form(&address, &form("Hôtel de la Gare", "1")).await.status, 303);
        let outrun = keeper.post_form(&address, &form("Hôtel du Centre", "1")).await;
        assert_eq!(outrun.status, 409);
        assert!(outrun.main().contains("Hôtel de la Gare") && outrun.body.contains("value=\"Hôtel du Centre\""), "{}", outrun.main());
        assert_eq!(keeper.post_form(&address, &form("Hôtel du Centre", "2")).await.status, 303);
    }

    async fn what_died_is_erased_within_the_hour(town: Town) {
        serve(&town);
        let (_, link) = shelter(&town, "Hôtel du Parc", None).await;
        declare(&town, &link, ["1", "0", "0", "0", "0"]).await;
        for (hours, left) in [(1, 1), (23, 0)] {
            town.clock().advance(TimeDelta::hours(hours));
            let mut db = town.write().await;
            queue::schedule(&mut db, &crate::Tidy {}, town.now()).await.unwrap();
            db.commit().await.unwrap();
            town.work(crate::jobs()).await;
            let rows: (i64,) = base::fetch_one!(&mut town.read().await => "SELECT COUNT(*) FROM shelter_declaration").unwrap();
            assert_eq!(rows.0, left);
        }
        town.leave_jobs();
    }
}
