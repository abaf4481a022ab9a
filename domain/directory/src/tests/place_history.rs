//! The history of places: what was changed of them, what is told of it, and the way back.

use base::{Id, fetch_all};
use testkit::{Answer, Client, Figure, Town, contents};

use super::{CANARY, Entries, Site, faults, fields, path, post, settle, with};
use crate::{KeptPlace, Location, Place, Service, Status, Visibility, store};

fn place_path(entries: &Entries, below: &str) -> String {
    path(&entries.listening, &format!("/lieux/{}{below}", entries.hidden.id))
}

/// Corrects the place of the tests, which must be taken.
async fn correct(client: &Client, entries: &Entries, changes: &[(&str, &str)]) {
    let address = place_path(entries, "");
    let typed = with(&fields(&client.get(&address).await, &address), changes);
    let answer = post(client, &address, &typed).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
}

async fn restore(client: &Client, entries: &Entries, version: i64, read: i64) -> Answer {
    let address = place_path(entries, &format!("/historique/{version}"));
    client.post_form(&address, &[("version", &read.to_string())]).await
}

async fn remove(client: &Client, entries: &Entries, read: i64) -> Answer {
    client.post_form(&place_path(entries, "/retrait"), &[("version", &read.to_string())]).await
}

async fn history(client: &Client, entries: &Entries) -> String {
    client.get(&path(&entries.listening, "/historique")).await.main()
}

async fn kept(town: &Town, entries: &Entries) -> KeptPlace {
    let mut db = town.read().await;
    store::kept_place(&mut db, entries.hidden.structure_id, entries.hidden.id).await.unwrap().unwrap()
}

async fn openings(town: &Town, place: Id<KeptPlace>) -> i64 {
    let count: (i64,) = base::fetch_one!(&mut town.read().await => "
        SELECT COUNT(*) FROM journal WHERE act = 'address.opened' AND object_id = $1", place)
    .unwrap();
    count.0
}

async fn shown(town: &Town, service: &Service) -> Vec<Place> {
    store::entry(&mut town.read().await, service.id).await.unwrap().unwrap().places
}

/// Leaves an entry no way to be reached but its places.
async fn silence(town: &Town, service: &Service) {
    let mut db = town.write().await;
    base::execute!(&mut db => "UPDATE service SET phone = NULL, email = NULL, website = NULL WHERE id = $1", service.id)
        .unwrap();
    db.commit().await.unwrap();
}

/// The rows of the tables of `names`.
async fn rows(town: &Town, names: &[&str]) -> String {
    let all = contents(town.database()).await.unwrap();
    format!("{:?}", all.into_iter().filter(|(table, _)| names.contains(&table.as_str())).collect::<Vec<_>>())
}

fn sentence(site: &Site, key: &str) -> String {
    site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " ")
}

testkit::both_engines! {
    async fn a_public_address_is_told_field_by_field_with_who_and_when(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("visibility", "public"), ("line", "1 rue du Port"), ("name", "")]).await;
        correct(&client, &entries, &[("line", "2 rue du Port"), ("hours", "Tu 10:00-12:00")]).await;
        let page = history(&client, &entries).await;
        for told in ["Version 3", "Lieu corrigé", Figure::Professional.function(), "Lieu : Valbourg (99)", "1 rue du Port",
            "Tu 10:00-12:00", "Voir les 2 champs", "/historique/3"] {
            assert!(page.contains(told), "{told} in {page}");
        }
        // What made it public changed an address that had been hidden.
        assert!(!page.contains("Canari") && page.contains("Adresse modifiée"), "{page}");
    }

    async fn a_hidden_address_stands_in_no_history_in_no_index_and_in_no_journal(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let secrets = ["Canari", "99100", "48.83177", "2.24133", "Sonnez", "Maison des femmes", "Perruche"];
        correct(&client, &entries, &[("line", "9 rue de la Perruche")]).await;
        correct(&client, &entries, &[("hours", "Tu 10:00-12:00"), ("visibility", "commune_only")]).await;
        let (page, before) = (history(&client, &entries).await, openings(&town, entries.hidden.id).await);
        assert!(page.contains("Adresse modifiée") && page.contains("Tu 10:00-12:00"), "{page}");
        let indexed = serde_json::to_string(&site.find("écoute")).unwrap();
        let removal = client.get(&place_path(&entries, "/retrait")).await.body;
        let catalogue = town.client(Figure::Desk).get(&format!("/pro/annuaire/{}", entries.listening.id)).await.body;
        let journal = rows(&town, &["journal", "service_version", "change_service", "job", "mail", "service_key"]).await;
        assert!(journal.contains("place.corrected"));
        for told in [page, indexed, removal, catalogue, journal] {
            for secret in secrets {
                assert!(!told.contains(secret), "{secret} in {told}");
            }
        }
        assert_eq!(openings(&town, entries.hidden.id).await, before, "nothing was opened");
        // Opened, it is told, and that is an act.
        let opened = client.get(&place_path(&entries, "/historique/2")).await;
        assert!(opened.main().contains("9 rue de la Perruche"), "{}", opened.main());
        assert_eq!(openings(&town, entries.hidden.id).await, before + 1);
    }

    async fn what_was_public_is_told_no_more_once_it_is_hidden(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("visibility", "public")]).await;
        correct(&client, &entries, &[("line", "2 rue du Port")]).await;
        assert!(history(&client, &entries).await.contains("2 rue du Port"));
        correct(&client, &entries, &[("visibility", "after_call")]).await;
        let page = history(&client, &entries).await;
        assert!(!page.contains("rue du Port") && !page.contains("Canari"), "{page}");
    }

    async fn an_older_place_is_restored_and_who_comes_late_changes_nothing(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("line", "9 rue de la Perruche"), ("hours", "Tu 10:00-12:00")]).await;
        let late = restore(&client, &entries, 1, 1).await;
        assert_eq!(late.status, 409);
        assert!(late.main().contains(&sentence(&site, "entry-stale")) && late.main().contains("value=\"2\""), "{}", late.main());
        assert_eq!(site.stored(&entries.listening).await.version, 2);
        let answer = restore(&client, &entries, 1, 2).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
        assert_eq!(kept(&town, &entries).await, entries.hidden);
        assert_eq!(site.stored(&entries.listening).await.version, 3);
        assert!(history(&client, &entries).await.contains("Lieu remis"));
        assert_eq!(site.journal().await, ["place.corrected", "place.restored"]);
        // What came between is kept.
        assert_eq!(restore(&client, &entries, 2, 3).await.status, 303);
        assert_eq!(kept(&town, &entries).await.hours.unwrap().as_str(), "Tu 10:00-12:00");
    }

    async fn no_click_makes_a_protected_address_public(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("visibility", "public")]).await;
        correct(&client, &entries, &[("visibility", "after_call")]).await;
        let answer = restore(&client, &entries, 2, 3).await;
        assert_eq!((answer.status, faults(&answer)), (422, vec![("visibility".to_owned(), sentence(&site, "history-place-choose"))]));
        assert_eq!(kept(&town, &entries).await.visibility, Visibility::AfterCall);
        assert!(!serde_json::to_string(&site.find("écoute")).unwrap().contains("Canari"));
        // The form stands on what is protected, and what she chooses there is checked as ever.
        let address = place_path(&entries, "");
        let again = fields(&answer, &address);
        assert!(again.contains(&("visibility".to_owned(), "after_call".to_owned())) && again.contains(&("line".to_owned(), CANARY.to_owned())));
        assert_eq!(post(&client, &address, &with(&again, &[("visibility", "public")])).await.status, 303);
        let Location::Address { line, .. } = &shown(&town, &entries.listening).await[0].location else { panic!() };
        assert_eq!(line, CANARY);
    }

    async fn a_restored_place_follows_the_rules_of_today(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("visibility", "public")]).await;
        let correction = path(&entries.listening, "/correction");
        let told = with(&fields(&client.get(&correction).await, &correction), &[("how_to", "Venez rue du Canari.")]);
        assert_eq!(post(&client, &correction, &told).await.status, 303);
        // The first version hides the street that a text tells now.
        let answer = restore(&client, &entries, 1, 3).await;
        assert_eq!((answer.status, faults(&answer)), (422, vec![("visibility".to_owned(), sentence(&site, "place-address-in-entries"))]));
        assert_eq!(kept(&town, &entries).await.visibility, Visibility::Public);
    }

    async fn a_safe_place_is_forgotten_in_all_its_versions(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("line", "9 rue de la Perruche")]).await;
        correct(&client, &entries, &[("visibility", "never"), ("name", "")]).await;
        let all = contents(town.database()).await.unwrap();
        let names: Vec<&str> = all.keys().map(String::as_str).filter(|table| !table.starts_with("commune")).collect();
        let everything = rows(&town, &names).await;
        assert!(everything.contains("never"));
        for secret in ["Canari", "Perruche", "99100", "48.83177", "Sonnez", "Maison des femmes"] {
            assert!(!everything.contains(secret), "{secret} is kept");
        }
        let page = client.get(&place_path(&entries, "/historique/1")).await.main();
        assert!(page.contains(&sentence(&site, "history-place-wiped")), "{page}");
        assert_eq!(restore(&client, &entries, 1, 3).await.status, 422);
        assert_eq!(kept(&town, &entries).await.visibility, Visibility::Never);
    }

    async fn the_database_keeps_no_address_of_a_safe_place(town: Town) {
        let (_, entries) = settle(&town).await;
        correct(&town.client(Figure::Professional), &entries, &[("hours", "Tu 10:00-12:00")]).await;
        for is_said in [true, false] {
            let mut db = town.write().await;
            let written = if is_said {
                base::execute!(&mut db => "UPDATE place_version SET visibility = 'never' WHERE place_id = $1", entries.hidden.id)
            } else {
                base::execute!(&mut db => "UPDATE place_version SET is_wiped = TRUE WHERE place_id = $1", entries.hidden.id)
            };
            assert!(written.is_err());
        }
    }

    async fn a_place_is_taken_away_and_put_back(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let asked = client.get(&place_path(&entries, "/retrait")).await;
        assert!(asked.main().contains("Valbourg") && !asked.body.contains("Canari"), "{}", asked.main());
        assert_eq!(remove(&client, &entries, 7).await.status, 409);
        assert_eq!(remove(&client, &entries, 1).await.status, 303);
        assert_eq!((shown(&town, &entries.listening).await.len(), site.stored(&entries.listening).await.version), (0, 2));
        assert!(site.find("écoute")[0].places.is_empty());
        assert_eq!(remove(&client, &entries, 2).await.status, 404, "it is there no more");
        let page = history(&client, &entries).await;
        assert!(page.contains("Lieu retiré") && page.contains("Lieu : Valbourg (99)") && !page.contains("Canari"), "{page}");
        assert!(client.get(&place_path(&entries, "/historique/2")).await.main().contains("Remettre ce lieu dans la fiche"));
        assert_eq!(restore(&client, &entries, 1, 2).await.status, 303);
        assert_eq!(shown(&town, &entries.listening).await.len(), 1);
        assert_eq!(kept(&town, &entries).await, entries.hidden);
        assert_eq!(site.journal().await, ["place.removed", "place.restored"]);
    }

    async fn a_published_entry_does_not_lose_its_last_way_to_be_reached(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        correct(&client, &entries, &[("visibility", "public")]).await;
        silence(&town, &entries.listening).await;
        let answer = remove(&client, &entries, 2).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains(&sentence(&site, "entry-would-lack")), "{}", answer.main());
        assert_eq!(shown(&town, &entries.listening).await.len(), 1);
    }

    async fn a_place_that_others_are_met_at_stays_theirs(town: Town) {
        let (site, entries) = settle(&town).await;
        let other = Service { id: Id::new(), name: "Groupe de parole".to_owned(), status: Status::Draft, ..entries.listening.clone() };
        let mut db = town.write().await;
        store::insert_service(&mut db, &other).await.unwrap();
        store::insert_offer(&mut db, other.id, entries.hidden.id, 0).await.unwrap();
        db.commit().await.unwrap();
        let client = town.client(Figure::Professional);
        assert_eq!(remove(&client, &entries, 1).await.status, 303);
        assert_eq!((shown(&town, &other).await.len(), site.stored(&other).await.version), (1, 1));
        // What is changed there is in the history of each that is met there, and of no other.
        let address = path(&other, &format!("/lieux/{}", entries.hidden.id));
        let typed = with(&fields(&client.get(&address).await, &address), &[("hours", "Tu 10:00-12:00")]);
        assert_eq!(post(&client, &address, &typed).await.status, 303);
        let rows: Vec<(i64,)> = fetch_all!(&mut town.read().await => "
            SELECT version FROM place_version WHERE service_id = $1 ORDER BY version LIMIT 10", other.id).unwrap();
        assert_eq!(rows, [(1,), (2,)]);
        // Put back, it is as it stands now: the others keep what they wrote.
        assert_eq!(restore(&client, &entries, 1, 2).await.status, 303);
        assert_eq!(kept(&town, &entries).await.hours.unwrap().as_str(), "Tu 10:00-12:00");
    }

    async fn the_places_of_a_neighbour_have_no_history(town: Town) {
        let (_, entries) = settle(&town).await;
        correct(&town.client(Figure::Professional), &entries, &[("hours", "Tu 10:00-12:00")]).await;
        for figure in [Figure::Desk, Figure::Referent, Figure::Neighbour] {
            let client = town.client(figure);
            assert_eq!(client.get(&place_path(&entries, "/historique/1")).await.status, 404);
            assert_eq!(client.get(&place_path(&entries, "/retrait")).await.status, 404);
            assert_eq!(restore(&client, &entries, 1, 2).await.status, 404);
            assert_eq!(remove(&client, &entries, 2).await.status, 404);
        }
    }
}
