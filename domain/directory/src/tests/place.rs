//! Places, and addresses that must not be told.

use base::fetch_all;
use testkit::{Figure, Town};

use super::{CANARY, Site, faults, fields, path, post, settle, with};
use crate::{Card, Location, Service, Visibility, store};

async fn card(town: &Town, service: &Service) -> Card {
    store::entry(&mut town.read().await, service.id).await.unwrap().unwrap().into()
}

fn sentence(site: &Site, key: &str) -> String {
    site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " ")
}

testkit::both_engines! {
    async fn a_hidden_address_stands_in_no_card_and_in_no_index(town: Town) {
        let (site, entries) = settle(&town).await;
        let told = serde_json::to_string(&card(&town, &entries.listening).await).unwrap();
        let indexed = serde_json::to_string(&site.find("écoute")).unwrap();
        assert!(told.contains("Valbourg") && indexed.contains("Valbourg"));
        for told in [told, indexed] {
            for secret in ["Canari", "99100", "48.83177", "2.24133", "Sonnez", "Maison des femmes"] {
                assert!(!told.contains(secret), "{secret} in {told}");
            }
        }
        assert!(site.find("canari").is_empty() && site.find(CANARY).iter().all(|card| card.name != "canari"));
        let searched = town.client(Figure::Coordinator).post_form("/pro/fiches/recherche", &[("text", "canari")]).await;
        assert!(searched.main().contains("Aucune fiche ne correspond"), "{}", searched.main());
    }

    async fn a_place_is_made_public_and_found_at_once(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, &format!("/lieux/{}", entries.hidden.id));
        let page = professional.get(&address).await;
        assert!(page.body.contains(CANARY) && page.body.contains("value=\"Valbourg (99)\""), "{}", page.main());
        let typed = with(&fields(&page, &address), &[("visibility", "public"), ("hours", "Tu 10:00-12:00"), ("latitude", "48,84")]);
        let answer = post(&professional, &address, &typed).await;
        assert_eq!((answer.status, answer.location()), (303, path(&entries.listening, "").as_str()), "{}", answer.main());
        let place = site.find("écoute")[0].places[0].clone();
        let Location::Address { line, point, .. } = place.location else { panic!() };
        assert_eq!((line.as_str(), point.unwrap().latitude, place.hours.unwrap().as_str()), (CANARY, 48.84, "Tu 10:00-12:00"));
        assert_eq!(site.stored(&entries.listening).await.version, 2);
        assert_eq!(site.journal().await, ["place.corrected"]);
    }

    async fn a_safe_place_forgets_its_address(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, &format!("/lieux/{}", entries.hidden.id));
        let typed = with(&fields(&professional.get(&address).await, &address), &[("visibility", "never"), ("line", "9 rue du Canari")]);
        assert_eq!(post(&professional, &address, &typed).await.status, 303);
        let mut db = town.read().await;
        let kept = store::offered_places(&mut db, entries.listening.id).await.unwrap().remove(0);
        assert_eq!((kept.visibility, kept.line, kept.postal_code), (Visibility::Never, None, None));
        assert_eq!((kept.latitude, kept.longitude, kept.access_note.as_str()), (None, None, ""));
        let lines: Vec<(Option<String>,)> = fetch_all!(&mut db => "SELECT line FROM place ORDER BY id LIMIT 10").unwrap();
        assert_eq!(lines, [(None,)]);
        let page = professional.get(&path(&entries.listening, "")).await;
        assert!(page.body.contains("adresse jamais enregistrée") && !page.body.contains("Canari"), "{}", page.main());
        assert!(!professional.get(&address).await.body.contains("Canari"));
        assert!(site.finds("écoute", &entries.listening));
    }

    async fn an_address_that_a_text_tells_is_not_said_to_be_hidden(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let place = path(&entries.listening, &format!("/lieux/{}", entries.hidden.id));
        let correction = path(&entries.listening, "/correction");
        let public = with(&fields(&professional.get(&place).await, &place), &[("visibility", "public")]);
        assert_eq!(post(&professional, &place, &public).await.status, 303);
        let told = with(&fields(&professional.get(&correction).await, &correction), &[("how_to", "Venez rue du Canari.")]);
        assert_eq!(post(&professional, &correction, &told).await.status, 303);
        for hidden in ["after_call", "commune_only", "never"] {
            // Even with the street wiped out of the form: it is the stored one that the text tells.
            let typed = with(&fields(&professional.get(&place).await, &place), &[("visibility", hidden), ("line", "")]);
            let answer = post(&professional, &place, &typed).await;
            assert_eq!(faults(&answer), [("visibility".to_owned(), sentence(&site, "place-address-in-entries"))]);
        }
    }

    async fn the_opening_of_a_hidden_address_is_in_the_journal(town: Town) {
        let (_, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let opened = async || {
            let count: (i64,) = base::fetch_one!(&mut town.read().await => "
                SELECT COUNT(*) FROM journal WHERE act = 'address.opened' AND object_id = $1", entries.hidden.id).unwrap();
            count.0
        };
        professional.get(&path(&entries.listening, "")).await;
        professional.get(&path(&entries.listening, &format!("/lieux/{}", entries.hidden.id))).await;
        assert_eq!(opened().await, 2);
        town.client(Figure::Desk).get(&path(&entries.listening, "")).await;
        professional.get("/pro/fiches").await;
        assert_eq!(opened().await, 2, "nothing was shown");
    }

    async fn every_wrong_place_gets_its_sentence_and_changes_nothing(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, &format!("/lieux/{}", entries.hidden.id));
        let typed = fields(&professional.get(&address).await, &address);
        let (name, line, note) = ("n".repeat(151), "l".repeat(201), "a".repeat(501));
        let cases: &[(&str, &str, &str)] = &[
            ("name", &name, "place-name-length"), ("line", &line, "place-line-length"),
            ("access_note", &note, "entry-note-length"), ("postal_code", "9210", "place-postal-code-wrong"),
            ("commune", "Nulle-Part", "place-commune-unknown"), ("commune", "99100", "place-commune-several"),
            ("latitude", "nord", "place-point-unreadable"), ("latitude", "100", "place-point-unreadable"),
            ("latitude", "", "place-point-half"), ("latitude", "49,2", "place-point-far"), ("latitude", "NaN", "place-point-unreadable"),
            ("hours", "le matin", "entry-hours-unreadable"),
        ];
        for (field, value, key) in cases {
            let answer = post(&professional, &address, &with(&typed, &[(field, value)])).await;
            assert_eq!((answer.status, faults(&answer)), (422, vec![((*field).to_owned(), sentence(&site, key))]), "{value}");
            assert!(fields(&answer, &address).contains(&((*field).to_owned(), (*value).to_owned())));
        }
        let answer = post(&professional, &address, &with(&typed, &[("visibility", "public"), ("line", " ")])).await;
        assert_eq!(faults(&answer), [("line".to_owned(), sentence(&site, "place-line-missing"))]);
        let kept = store::offered_places(&mut town.read().await, entries.listening.id).await.unwrap();
        assert_eq!(kept, [entries.hidden]);
        assert_eq!(site.journal().await, [""; 0]);
    }

    async fn a_place_is_added_in_the_commune_that_was_chosen(town: Town) {
        let (site, entries) = settle(&town).await;
        let desk = town.client(Figure::Desk);
        let address = path(&entries.complaint, "/lieux/nouveau");
        let typed = with(&fields(&desk.get(&address).await, &address), &[("line", "1 place du Port"), ("commune", "99100")]);
        let asked = post(&desk, &address, &typed).await;
        assert!(asked.main().contains("value=\"99103\"") && asked.main().contains("Valbourg-le-Haut (99)"), "{}", asked.main());
        let chosen = with(&fields(&asked, &address), &[("commune_code", "99103")]);
        // Something else is wrong: the commune that was chosen is not asked again.
        let asked = post(&desk, &address, &with(&chosen, &[("hours", "le matin")])).await;
        assert!(fields(&asked, &address).contains(&("commune".to_owned(), "Valbourg-le-Haut (99)".to_owned())), "{}", asked.main());
        assert_eq!(post(&desk, &address, &chosen).await.status, 303);
        let card = card(&town, &entries.complaint).await;
        assert_eq!((card.places.len(), card.places[0].commune.as_str()), (1, "Valbourg-le-Haut"));
        // Sent twice, it is added once.
        let again = post(&desk, &address, &chosen).await;
        assert_eq!(again.status, 409);
        assert!(again.main().contains("1 place du Port"), "{}", again.main());
        assert_eq!(site.stored(&entries.complaint).await.version, 2);
        assert_eq!(site.journal().await, ["place.added"]);
    }

    async fn the_second_of_two_who_correct_a_place_sees_the_difference(town: Town) {
        let (_, entries) = settle(&town).await;
        let (first, second) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let address = path(&entries.listening, &format!("/lieux/{}", entries.hidden.id));
        let typed = fields(&first.get(&address).await, &address);
        assert_eq!(post(&first, &address, &with(&typed, &[("name", "Maison du Port")])).await.status, 303);
        let answer = post(&second, &address, &with(&typed, &[("name", "Maison du Lac")])).await;
        assert_eq!(answer.status, 409);
        for shown in ["</span>Port</del>", "</span>Lac</ins>"] {
            assert!(answer.main().contains(shown), "{}", answer.main());
        }
        assert_eq!(post(&second, &address, &fields(&answer, &address)).await.status, 303);
        let kept = store::offered_places(&mut town.read().await, entries.listening.id).await.unwrap();
        assert_eq!(kept[0].name, "Maison du Lac");
    }

    async fn a_place_of_another_entry_is_not_found(town: Town) {
        let (_, entries) = settle(&town).await;
        let address = path(&entries.complaint, &format!("/lieux/{}", entries.hidden.id));
        assert_eq!(town.client(Figure::Coordinator).get(&address).await.status, 404);
    }
}
