//! The yearly clock: each warning goes out once.

use base::{Id, execute};
use chrono::{NaiveDate, TimeDelta};
use testkit::{Figure, Town, VALBOURG};

use super::serve;
use crate::invitation::jobs::Watch;
use crate::{InstanceKind, Meeting, MeetingState, Slot};

/// A plenary that met on 23 November 2026, and the coordinator's address.
async fn met(town: &Town) -> crate::Instance {
    serve(town);
    let instance = crate::Instance { name: "Plénière de Valbourg".into(), ..super::instance(InstanceKind::Plenary) };
    let slot = Slot { day: town.now().date_naive(), from_minute: 570, to_minute: 690, place: "Mairie".into() };
    let meeting = Meeting { state: MeetingState::Held, ..Meeting::new(instance.id, slot) };
    let mut db = town.write().await;
    crate::add_instance(&mut db, &instance).await.unwrap();
    crate::add_meeting(&mut db, &meeting).await.unwrap();
    execute!(&mut db => "UPDATE account SET email = 'coordination@valbourg.example', authorised_until = $2 WHERE id = $1",
        Figure::Coordinator.account(), town.now() + TimeDelta::days(2000)).unwrap();
    let watch = Watch { origin: "http://localhost:8080".into() };
    queue::schedule(&mut db, &watch, town.now()).await.unwrap();
    db.commit().await.unwrap();
    instance
}

/// The days of the next `days` on which somebody was written to, and to whom.
async fn written(town: &Town, days: usize) -> Vec<(String, String)> {
    let mut written = Vec::new();
    for _ in 0..days {
        super::work(town).await;
        let mails = town.mails();
        written.extend(mails.iter().map(|mail| (town.now().date_naive().to_string(), mail.to().to_owned())));
        town.clock().advance(TimeDelta::days(1));
    }
    written
}

testkit::both_engines! {
    async fn coordinators_are_warned_after_nine_eleven_and_twelve_months_each_time_once(town: Town) {
        let instance = met(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        assert!(coordinator.get(&instance.path()).await.main().contains("la suivante avant le 23 novembre 2027"));
        let written = written(&town, 420).await;
        let days: Vec<_> = written.iter().filter(|(_, to)| to == "coordination@valbourg.example").map(|(day, _)| day.as_str()).collect();
        assert_eq!(days, ["2027-08-23", "2027-10-23", "2027-11-23"]);
        assert_eq!(written.len(), 6, "the secretariat too: {written:?}");
        let page = coordinator.get("/pro/reunions").await.main();
        assert!(page.contains("Plus d’un an sans réunion") && page.contains("23 novembre 2026"), "{page}");
        town.leave_jobs();
    }

    async fn after_a_long_sleep_the_last_warning_alone_goes_out(town: Town) {
        met(&town).await;
        town.clock().advance(TimeDelta::days(400));
        assert_eq!(written(&town, 5).await.len(), 2, "one, to two addresses");
        town.leave_jobs();
    }

    async fn a_meeting_starts_the_year_anew(town: Town) {
        let instance = met(&town).await;
        town.clock().advance(TimeDelta::days(300));
        let day: NaiveDate = town.now().date_naive();
        let slot = Slot { day, from_minute: 570, to_minute: 690, place: "Mairie".into() };
        let meeting = Meeting { state: MeetingState::Approved, ..Meeting::new(instance.id, slot) };
        let mut db = town.write().await;
        crate::add_meeting(&mut db, &meeting).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(written(&town, 200).await, []);
        let stands = crate::yearly(&mut town.read().await, Id::from_uuid(VALBOURG), town.now().date_naive()).await.unwrap();
        assert_eq!((stands.len(), stands[0].months, stands[0].since), (1, 0, day));
        town.leave_jobs();
    }

    async fn a_plenary_that_is_closed_and_other_instances_have_no_clock(town: Town) {
        serve(&town);
        let mut db = town.write().await;
        let ended = "2026-11-01".parse().ok();
        let closed = crate::Instance { ended_on: ended, ..super::instance(InstanceKind::Plenary) };
        for one in [closed, super::instance(InstanceKind::Steering)] {
            crate::add_instance(&mut db, &one).await.unwrap();
        }
        db.commit().await.unwrap();
        let stands = crate::yearly(&mut town.read().await, Id::from_uuid(VALBOURG), town.now().date_naive()).await.unwrap();
        assert_eq!(stands, []);
    }
}
