//! The stops of a service that comes and goes, and who writes them.

use serde_json::{Value, json};
use testkit::{Answer, Client, Figure};

use super::{Site, faults, fields, path, post, settle, with};
use crate::{Closure, Service, Stop, coming_passages, round, store};

/// Each last Tuesday of the month from 24 November 2026, from 14 h to 17 h.
const TYPED: [(&str, &str); 7] = [
    ("place", "place du marché"),
    ("line", "2 rue du Port"),
    ("commune", "99101"),
    ("first_on", "2026-11-24"),
    ("from", "14:00"),
    ("to", "17:00"),
    ("returns", "last"),
];

/// What is typed instead, the field at fault, and the key of its sentence.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

pub async fn send(client: &Client, service: &Service, others: &[(&str, &str)]) -> Answer {
    let address = path(service, "/arrets/nouveau");
    let typed = with(&fields(&client.get(&address).await, &address), &TYPED);
    post(client, &address, &with(&typed, others)).await
}

pub async fn stops(site: &Site, service: &Service) -> Vec<Stop> {
    round::stops(&mut site.town.read().await, service.id).await.unwrap()
}

fn sentence(site: &Site, key: &str) -> String {
    site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " ")
}

testkit::both_engines! {
    async fn a_stop_is_added_corrected_and_removed_each_time_one_version_newer(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let list = path(&entries.listening, "/arrets");
        let added = send(&client, &entries.listening, &[("without", "29/12/2026"), ("added", "2026-12-30")]).await;
        assert_eq!((added.status, added.location()), (303, list.as_str()));
        let stop = stops(&site, &entries.listening).await.remove(0);
        assert_eq!((stop.rule.as_str(), stop.commune.as_str()), ("FREQ=MONTHLY;BYDAY=-1TU", "Valbourg"));
        assert_eq!((stop.without.to_string(), stop.added.to_string()), ("2026-12-29".to_owned(), "2026-12-30".to_owned()));
        let page = client.get(&list).await.main();
        for told in ["le dernier mardi du mois", "mercredi 30 décembre 2026, de 14 h à 17 h, place du marché, 2 rue du Port, Valbourg"] {
            assert!(page.contains(told), "{told}\n{page}");
        }
        let form = format!("{list}/{}", stop.id);
        let typed = fields(&client.get(&form).await, &form);
        assert_eq!(post(&client, &form, &with(&typed, &[("from", "9h30"), ("until_on", "2027-06-30")])).await.status, 303);
        let corrected = stops(&site, &entries.listening).await.remove(0);
        assert_eq!((corrected.from_minute, corrected.without, corrected.rule), (570, stop.without, stop.rule));
        let removal = format!("{form}/retrait");
        assert_eq!(client.post_form(&removal, &[("version", "2")]).await.status, 409, "it has gone on since");
        assert_eq!(client.post_form(&removal, &[("version", "3")]).await.status, 303);
        assert_eq!(stops(&site, &entries.listening).await, []);
        assert_eq!(site.stored(&entries.listening).await.version, 4);
        assert_eq!(site.journal().await, ["round.added", "round.corrected", "round.removed"]);
        let history = client.get(&path(&entries.listening, "/historique")).await.main();
        assert!(["Arrêt ajouté", "Arrêt corrigé", "Arrêt retiré"].iter().all(|act| history.contains(act)), "{history}");
    }

    async fn each_act_on_a_round_is_told_to_the_indexes(town: Town) {
        let (site, entries) = settle(&town).await;
        let before = store::changes_since(&mut town.read().await, chrono::DateTime::UNIX_EPOCH).await.unwrap().len();
        assert_eq!(send(&town.client(Figure::Professional), &entries.listening, &[]).await.status, 303);
        let mut db = town.read().await;
        let changes = store::changes_since(&mut db, chrono::DateTime::UNIX_EPOCH).await.unwrap();
        assert_eq!(changes.len(), before + 1);
        let changed = store::changed_entries(&mut db, changes.last().unwrap().id).await.unwrap();
        assert_eq!(changed.iter().map(|entry| entry.service.id).collect::<Vec<_>>(), [entries.listening.id]);
        drop((db, site));
    }

    async fn what_cannot_be_is_refused_beside_its_field_with_what_was_typed(town: Town) {
        let (site, entries) = settle(&town).await;
        let client = town.client(Figure::Professional);
        let long = "l".repeat(151);
        let cases: &[Case] = &[
            (&[("place", " ")], "place", "round-place-missing"),
            (&[("place", &long)], "place", "round-place-length"),
            (&[("commune", "Nulle-Part")], "commune", "place-commune-unknown"),
            (&[("latitude", "49,2"), ("longitude", "2,24")], "latitude", "place-point-far"),
            (&[("first_on", "")], "first_on", "round-first-missing"),
            (&[("first_on", "2026-11-17")], "first_on", "round-first-not-in-rule"),
            (&[("from", "midi")], "from", "round-hour-unreadable"),
            (&[("to", "14:00")], "to", "round-hours-order"),
            (&[("returns", "other"), ("rule", "FREQ=HOURLY")], "rule", "round-rule-dense"),
            (&[("returns", "other"), ("rule", "FREQ=DAILY;COUNT=2")], "rule", "round-rule-ends"),
            (&[("returns", "other"), ("rule", "le mardi")], "rule", "round-rule-unreadable"),
            (&[("until_on", "2026-11-23")], "until_on", "round-until-before-first"),
            (&[("without", "à Noël")], "without", "round-days-unreadable"),
            (&[("returns", "once"), ("without", "24/11/2026")], "without", "round-never-comes"),
        ];
        for (typed, field, key) in cases {
            let answer = send(&client, &entries.listening, typed).await;
            assert_eq!((answer.status, faults(&answer)), (422, vec![((*field).to_owned(), sentence(&site, key))]), "{typed:?}");
            let kept = fields(&answer, &path(&entries.listening, "/arrets/nouveau"));
            let (name, value) = typed[0];
            assert!(kept.contains(&(name.to_owned(), value.to_owned())), "{typed:?}");
        }
        assert_eq!(stops(&site, &entries.listening).await, []);
        assert_eq!(site.journal().await, [""; 0]);
    }

    async fn a_stop_does_not_tell_the_street_of_a_hidden_place(town: Town) {
        let (site, entries) = settle(&town).await;
        for field in ["place", "line", "note"] {
            let answer = send(&town.client(Figure::Professional), &entries.listening, &[(field, "devant la rue du Canari")]).await;
            assert_eq!(faults(&answer), [(field.to_owned(), sentence(&site, "entry-address-in-text"))]);
        }
    }

    async fn the_second_of_two_who_correct_a_stop_sees_the_difference(town: Town) {
        let (site, entries) = settle(&town).await;
        let (first, second) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        assert_eq!(send(&first, &entries.listening, &[]).await.status, 303);
        let address = path(&entries.listening, &format!("/arrets/{}", stops(&site, &entries.listening).await[0].id));
        let typed = fields(&second.get(&address).await, &address);
        assert_eq!(post(&first, &address, &with(&typed, &[("place", "place du port")])).await.status, 303);
        let late = post(&second, &address, &with(&typed, &[("place", "place du lac")])).await;
        assert_eq!(late.status, 409);
        assert!(late.main().contains("</span>port</del>") && late.main().contains("</span>lac</ins>"), "{}", late.main());
        assert_eq!(post(&second, &address, &fields(&late, &address)).await.status, 303);
        assert_eq!(stops(&site, &entries.listening).await[0].place, "place du lac");
        // Sent twice, a new stop is added once.
        let twice = path(&entries.listening, "/arrets/nouveau");
        let typed = with(&fields(&first.get(&twice).await, &twice), &TYPED);
        assert_eq!((post(&first, &twice, &typed).await.status, post(&first, &twice, &typed).await.status), (303, 409));
    }

    async fn the_stops_of_another_entry_are_not_there(town: Town) {
        let (site, entries) = settle(&town).await;
        assert_eq!(send(&town.client(Figure::Professional), &entries.listening, &[]).await.status, 303);
        let stop = stops(&site, &entries.listening).await.remove(0).id;
        let client = town.client(Figure::Coordinator);
        let address = path(&entries.complaint, &format!("/arrets/{stop}"));
        assert_eq!(client.get(&address).await.status, 404);
        assert_eq!(client.post_form(&format!("{address}/retrait"), &[("version", "1")]).await.status, 404);
        assert_eq!(client.get(&path(&entries.neighbour, "/arrets")).await.status, 404);
        assert_eq!(stops(&site, &entries.listening).await.len(), 1);
    }

    async fn the_api_tells_the_stops_of_published_entries_with_their_next_passages(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Coordinator);
        for returns in ["weekly", "once"] {
            let stop = [("returns", returns), ("first_on", "2027-03-23")];
            assert_eq!(send(&client, &entries.listening, &stop).await.status, 303);
        }
        assert_eq!(send(&client, &entries.complaint, &[]).await.status, 303, "of a draft");
        let program = town.client(Figure::Nobody);
        let first: Value = program.get("/api/v1/itineraries?limit=1").await.json();
        let next = first["next"].as_str().unwrap();
        let second: Value = program.get(&format!("/api/v1/itineraries?after={next}")).await.json();
        assert_eq!(second["next"], Value::Null);
        let (of_first, of_second) = (first["itineraries"].as_array().unwrap(), second["itineraries"].as_array().unwrap());
        let all: Vec<&Value> = of_first.iter().chain(of_second).collect();
        assert_eq!(all.len(), 2, "a draft's is not among them");
        let weekly = all.iter().find(|stop| stop["rule"] == "FREQ=WEEKLY").unwrap();
        assert_eq!((&weekly["service"], &weekly["from"]), (&json!(entries.listening.id.to_string()), &json!("14:00")));
        // The clocks of France go forward on 28 March: it is 14 h all the same.
        assert_eq!(weekly["passages"][0]["from"], "2027-03-23T14:00:00+01:00");
        assert_eq!(weekly["passages"][1]["from"], "2027-03-30T14:00:00+02:00");
        let once = all.iter().find(|stop| stop["rule"].is_null()).unwrap();
        assert_eq!(once["passages"].as_array().unwrap().len(), 1);
        assert_eq!(program.get("/api/v1/itineraries?limit=0").await.status, 400);
    }

    async fn a_closed_service_makes_no_passage(town: Town) {
        let (site, entries) = settle(&town).await;
        assert_eq!(send(&town.client(Figure::Professional), &entries.listening, &[]).await.status, 303);
        let stops = stops(&site, &entries.listening).await;
        let now = "2026-11-22T10:00:00".parse().unwrap();
        let closure = Closure { from: "2026-11-20".parse().unwrap(), until: None, note: String::new() };
        assert_eq!(coming_passages(&stops, now, None, 2).len(), 2);
        assert_eq!(coming_passages(&stops, now, Some(&closure), 2), []);
    }
}
