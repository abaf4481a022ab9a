//! When a service that comes and goes comes next.

use base::Id;
use chrono::NaiveDate;
use directory::{Days, Kind, Rule, Service, Status, Stop, insert_stop};
use testkit::Town;

use super::{keep, line, open};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Each Tuesday from 24 November 2026, from 14 h to 17 h, until 29 December, but for Christmas week, and on a Thursday.
async fn bus(town: &Town, change: impl FnOnce(Service) -> Service) -> Service {
    let service = Service { kind: Kind::Itinerant, ..line("Bus des femmes battues") };
    let service = keep(town, change(service), Vec::new()).await;
    let stop = Stop {
        id: Id::new(),
        service_id: service.id,
        place: "place du marché".into(),
        line: None,
        commune_code: "99101".into(),
        commune: String::new(),
        latitude: None,
        longitude: None,
        first_on: day(2026, 11, 24),
        from_minute: 14 * 60,
        to_minute: 17 * 60,
        rule: Rule::written("FREQ=WEEKLY").unwrap(),
        until_on: Some(day(2026, 12, 29)),
        without: Days([day(2026, 12, 22)].into()),
        added: Days([day(2026, 12, 3)].into()),
        note: "Devant la fontaine.".into(),
    };
    let mut db = town.write().await;
    insert_stop(&mut db, &stop).await.unwrap();
    db.commit().await.unwrap();
    service
}

testkit::both_engines! {
    async fn the_page_of_an_entry_tells_the_next_passage_and_those_that_follow(town: Town) {
        let service = bus(&town, |service| service).await;
        let client = open(&town).await;
        let main = client.get(&format!("/infos/e/{}", service.id)).await.main();
        let told = [
            "Prochain passage : mardi 24 novembre 2026, de 14 h à 17 h, place du marché, Valbourg",
            "<li>mardi 1er décembre 2026", "<li>jeudi 3 décembre 2026", "Devant la fontaine.",
        ];
        assert!(told.iter().all(|told| main.contains(told)), "{main}");
        assert!(!main.contains("22 décembre"), "{main}");
        let english = client.get(&format!("/en/infos/e/{}", service.id)).await.main();
        assert!(english.contains("Next visit: Tuesday 24 November 2026"), "{english}");
    }

    async fn a_round_that_comes_no_more_says_so(town: Town) {
        let service = bus(&town, |service| Service { closed_from: Some(day(2026, 11, 1)), ..service }).await;
        let main = open(&town).await.get(&format!("/infos/e/{}", service.id)).await.main();
        assert!(main.contains("Aucun passage n’est prévu") && !main.contains("Prochain passage"), "{main}");
    }

    async fn the_calendar_tells_where_and_when_and_never_of_what_service(town: Town) {
        let closed = |service| Service { closed_from: Some(day(2026, 12, 8)), closed_until: Some(day(2026, 12, 8)), ..service };
        let service = bus(&town, closed).await;
        let answer = open(&town).await.get(&format!("/infos/e/{}/passages.ics", service.id)).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "text/calendar; charset=utf-8"));
        assert_eq!(answer.header("cache-control"), "no-store");
        let told = [
            "TZID:Europe/Paris", "SUMMARY:Passage", "DTSTART;TZID=Europe/Paris:20261124T140000",
            "DTEND;TZID=Europe/Paris:20261124T170000", "RRULE:FREQ=WEEKLY;UNTIL=20261229T130000Z",
            "EXDATE;TZID=Europe/Paris:20261222T140000", "EXDATE;TZID=Europe/Paris:20261208T140000",
            "RDATE;TZID=Europe/Paris:20261203T140000", "LOCATION:place du marché\\, Valbourg",
        ];
        for told in told {
            assert!(answer.body.contains(told), "{told}\n{}", answer.body);
        }
        for untold in ["femmes", "battues", "Quelqu", "maillage", "Maillage"] {
            assert!(!answer.body.contains(untold), "{untold}\n{}", answer.body);
        }
    }

    async fn only_a_published_entry_with_stops_has_a_calendar(town: Town) {
        let draft = bus(&town, |service| Service { status: Status::Draft, ..service }).await;
        let plain = keep(&town, line("Ligne"), Vec::new()).await;
        let client = open(&town).await;
        for service in [draft.id, plain.id, Id::new()] {
            assert_eq!(client.get(&format!("/infos/e/{service}/passages.ics")).await.status, 404);
        }
        let main = client.get(&format!("/infos/e/{}", plain.id)).await.main();
        assert!(!main.contains("passage"), "{main}");
    }
}
