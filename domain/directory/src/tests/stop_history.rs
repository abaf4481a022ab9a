//! The stops of a round as they stood, and the way back to them.

use testkit::{Answer, Client, Figure};

use super::round::{send, stops};
use super::{Entries, Site, fields, path, post, settle, with};
use crate::{Service, Visibility};

async fn correct(client: &Client, site: &Site, service: &Service, others: &[(&str, &str)]) {
    let form = path(service, &format!("/arrets/{}", stops(site, service).await[0].id));
    let typed = fields(&client.get(&form).await, &form);
    assert_eq!(post(client, &form, &with(&typed, others)).await.status, 303);
}

async fn remove(client: &Client, site: &Site, service: &Service) {
    let version = site.stored(service).await.version.to_string();
    let address = path(service, &format!("/arrets/{}/retrait", stops(site, service).await[0].id));
    assert_eq!(client.post_form(&address, &[("version", &version)]).await.status, 303);
}

async fn history(client: &Client, service: &Service) -> String {
    client.get(&path(service, "/historique")).await.main()
}

async fn restore(client: &Client, site: &Site, service: &Service, (stop, version): (&str, i64)) -> Answer {
    let read = site.stored(service).await.version.to_string();
    client.post_form(&path(service, &format!("/arrets/{stop}/historique/{version}")), &[("version", &read)]).await
}

/// A stop that was added in version 2 and corrected in version 3.
async fn settled(client: &Client, site: &Site, entries: &Entries) -> String {
    assert_eq!(send(client, &entries.listening, &[]).await.status, 303);
    correct(client, site, &entries.listening, &[("place", "place du port"), ("from", "9h30")]).await;
    stops(site, &entries.listening).await[0].id.to_string()
}

testkit::both_engines! {
    async fn the_history_says_field_by_field_who_changed_what_of_a_stop(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        settled(&client, &site, &entries).await;
        let page = history(&client, &entries.listening).await;
        for told in ["Arrêt : place du port, Valbourg (99)", "</span>marché</del>", "</span>port</ins>", "14:00", "09:30"] {
            assert!(page.contains(told), "{told}\n{page}");
        }
        assert!(page.contains("Voir les 2 champs qui ont changé"), "the place and the hour, and no other field: {page}");
    }

    async fn a_stop_goes_back_to_any_of_its_versions_and_nothing_between_is_lost(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let stop = settled(&client, &site, &entries).await;
        let answer = restore(&client, &site, &entries.listening, (&stop, 2)).await;
        assert_eq!((answer.status, answer.location()), (303, path(&entries.listening, "/arrets").as_str()));
        let back = stops(&site, &entries.listening).await.remove(0);
        assert_eq!((back.id.to_string(), back.place.as_str(), back.from_minute), (stop.clone(), "place du marché", 840));
        assert_eq!(site.stored(&entries.listening).await.version, 4);
        let page = history(&client, &entries.listening).await;
        assert!(page.contains("Arrêt remis comme avant") && page.contains("Rétablir cet arrêt comme à la version 3"), "{page}");
        assert!(!page.contains("Rétablir cet arrêt comme à la version 2"), "it stands so today: {page}");
        assert_eq!(restore(&client, &site, &entries.listening, (&stop, 3)).await.status, 303);
        assert_eq!(stops(&site, &entries.listening).await[0].place, "place du port");
        assert_eq!(site.journal().await, ["round.added", "round.corrected", "round.restored", "round.restored"]);
    }

    async fn a_stop_that_was_removed_comes_back_as_itself(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let stop = settled(&client, &site, &entries).await;
        remove(&client, &site, &entries.listening).await;
        assert_eq!(stops(&site, &entries.listening).await, []);
        assert_eq!(restore(&client, &site, &entries.listening, (&stop, 4)).await.status, 404, "it left with that version");
        assert_eq!(restore(&client, &site, &entries.listening, (&stop, 3)).await.status, 303);
        let back = stops(&site, &entries.listening).await.remove(0);
        assert_eq!((back.id.to_string(), back.place.as_str()), (stop, "place du port"));
    }

    async fn a_stop_that_was_there_before_its_history_is_kept_with_its_first_change(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let stop = settled(&client, &site, &entries).await;
        let mut db = town.write().await;
        base::execute!(&mut db => "DELETE FROM stop_version").unwrap();
        db.commit().await.unwrap();
        remove(&client, &site, &entries.listening).await;
        assert_eq!(restore(&client, &site, &entries.listening, (&stop, 3)).await.status, 303);
        assert_eq!(stops(&site, &entries.listening).await[0].place, "place du port");
    }

    async fn what_no_longer_follows_the_rules_goes_through_the_form(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let stop = settled(&client, &site, &entries).await;
        let mut db = town.write().await;
        base::execute!(&mut db => "UPDATE stop_version SET place = 'devant la rue du Canari' WHERE version = 2").unwrap();
        db.commit().await.unwrap();
        let answer = restore(&client, &site, &entries.listening, (&stop, 2)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("devant la rue du Canari"), "what it said is kept in the form");
        assert_eq!(stops(&site, &entries.listening).await[0].place, "place du port");
    }

    async fn a_street_that_is_hidden_since_is_not_told_by_the_history_of_a_stop(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        assert_eq!(send(&client, &entries.listening, &[("line", "7 rue du Belvédère")]).await.status, 303);
        correct(&client, &site, &entries.listening, &[("line", "")]).await;
        assert!(history(&client, &entries.listening).await.contains("Belvédère"));
        let hidden = crate::KeptPlace {
            line: Some(base::Private::new("9 rue du Belvédère".to_owned())),
            visibility: Visibility::AfterCall,
            ..entries.hidden.clone()
        };
        let mut db = town.write().await;
        crate::store::update_place(&mut db, &hidden).await.unwrap();
        db.commit().await.unwrap();
        let page = history(&client, &entries.listening).await;
        assert!(!page.contains("Belvédère") && page.contains("nomme une rue qui est cachée"), "{page}");
    }

    async fn who_has_not_read_the_newest_version_puts_nothing_back(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let stop = settled(&client, &site, &entries).await;
        let address = path(&entries.listening, &format!("/arrets/{stop}/historique/2"));
        let answer = client.post_form(&address, &[("version", "2")]).await;
        assert_eq!((answer.status, answer.location()), (303, path(&entries.listening, "/historique").as_str()));
        assert_eq!(stops(&site, &entries.listening).await[0].place, "place du port");
        let elsewhere = path(&entries.complaint, &format!("/arrets/{stop}/historique/2"));
        assert_eq!(town.client(Figure::Coordinator).post_form(&elsewhere, &[("version", "1")]).await.status, 404);
    }
}
