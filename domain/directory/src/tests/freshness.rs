//! The clock of freshness: due, warned, offline, back.

use base::{Db, Id};
use chrono::{NaiveDate, TimeDelta};
use partner::Contact;
use testkit::{ASSOCIATION, Figure, Town};

use super::{Entries, Site, fields, path, post, settle};
use crate::freshness::{self, SettleRules, ripen, settle_rules};
use crate::{Status, store};

const RULES: &str = "/pro/fiches/fraicheur";

/// Gives the association a desk that is written to.
pub async fn desk(db: &mut Db) {
    let contact = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(ASSOCIATION),
        function: "Accueil".to_owned(),
        email: base::Private::new("accueil@horizon.example".to_owned()),
        confirmed_on: None,
    };
    partner::add_contact(db, &contact).await.unwrap();
}

/// An entry that was checked today, and whose keepers have an address.
async fn checked(town: &Town) -> (Site, Entries) {
    let (site, entries) = settle(town).await;
    let mut db = town.write().await;
    desk(&mut db).await;
    db.commit().await.unwrap();
    let client = town.client(Figure::Professional);
    assert_eq!(client.post_form(&path(&entries.listening, "/verification"), &[("version", "1")]).await.status, 303);
    (site, entries)
}

/// Each morning of so many days, one after the other.
async fn mornings(town: &Town, days: i64) {
    for _ in 0..days {
        town.clock().advance(TimeDelta::days(1));
        ripen(town.database().clone(), town.now()).await.unwrap();
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

testkit::both_engines! {
    async fn over_two_years_an_unchecked_entry_is_due_then_announced_then_offline(town: Town) {
        let (site, entries) = checked(&town).await;
        let start = town.now().date_naive();
        let stored = site.stored(&entries.listening).await;
        assert_eq!(stored.due_on, Some(start + TimeDelta::days(60)));
        assert_eq!(stored.offline_on, Some(start + TimeDelta::days(180)));
        mornings(&town, 179).await;
        site.catch_up().await;
        assert!(site.find("écoute")[0].is_due_on(town.now().date_naive()));
        town.work(crate::jobs()).await;
        let mails = town.mails();
        assert_eq!(mails.len(), 3, "thirty, fourteen and three days before");
        assert!(mails.iter().all(|mail| mail.to() == "accueil@horizon.example" && mail.text().contains("Écoute sans rendez-vous")));
        mornings(&town, 1).await;
        site.catch_up().await;
        assert!(!site.finds("écoute", &entries.listening));
        assert_eq!(site.stored(&entries.listening).await.status, Status::Offline);
        mornings(&town, 550).await;
        assert_eq!(site.stored(&entries.listening).await.version, 3, "it goes offline once");
        town.leave_jobs();
    }

    async fn an_entry_published_before_there_were_rules_gets_its_days_in_the_morning(town: Town) {
        let (site, entries) = settle(&town).await;
        assert_eq!(site.stored(&entries.neighbour).await.due_on, None);
        mornings(&town, 1).await;
        let stored = site.stored(&entries.neighbour).await;
        assert_eq!(stored.due_on, Some(town.now().date_naive()));
        mornings(&town, 1).await;
        assert_eq!(site.stored(&entries.neighbour).await, stored, "once");
        assert_eq!(site.stored(&entries.complaint).await.due_on, None, "a draft has none");
        town.leave_jobs();
    }

    async fn a_check_brings_an_entry_back_and_starts_its_time_anew(town: Town) {
        let (site, entries) = checked(&town).await;
        mornings(&town, 180).await;
        let client = town.client(Figure::Professional);
        let page = client.get(&path(&entries.listening, "")).await;
        assert!(page.main().contains("le public ne la voit plus"), "{}", page.main());
        let check = path(&entries.listening, "/verification");
        assert_eq!(post(&client, &check, &fields(&page, &check)[..1]).await.status, 303);
        assert!(site.finds("écoute", &entries.listening));
        let stored = site.stored(&entries.listening).await;
        assert_eq!(stored.offline_on, Some(town.now().date_naive() + TimeDelta::days(180)));
        mornings(&town, 149).await;
        assert_eq!(site.stored(&entries.listening).await.status, Status::Published);
        town.leave_jobs();
    }

    async fn only_a_check_of_what_was_too_old_brings_an_entry_back(town: Town) {
        let (site, entries) = checked(&town).await;
        mornings(&town, 180).await;
        let client = town.client(Figure::Professional);
        let check = path(&entries.listening, "/verification");
        assert_eq!(client.post_form(&check, &[("version", "3"), ("aspect", "hours")]).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.status, Status::Offline, "its telephone is what was too old");
        assert_eq!(client.post_form(&check, &[("version", "4"), ("aspect", "contact")]).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.status, Status::Published);
        town.leave_jobs();
    }

    async fn a_correction_that_says_that_all_was_checked_brings_an_entry_back(town: Town) {
        let (site, entries) = checked(&town).await;
        mornings(&town, 180).await;
        let client = town.client(Figure::Professional);
        let correction = path(&entries.listening, "/correction");
        let form = fields(&client.get(&correction).await, &correction);
        assert_eq!(post(&client, &correction, &super::with(&form, &[("is_checked", "true")])).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.status, Status::Published);
        town.leave_jobs();
    }

    async fn an_aspect_is_checked_by_itself(town: Town) {
        let (site, entries) = checked(&town).await;
        let start = town.now().date_naive();
        town.clock().advance(TimeDelta::days(100));
        let client = town.client(Figure::Professional);
        let check = path(&entries.listening, "/verification");
        let answer = client.post_form(&check, &[("version", "2"), ("aspect", "contact")]).await;
        assert_eq!(answer.status, 303);
        let stored = site.stored(&entries.listening).await;
        assert_eq!(stored.due_on, Some(start + TimeDelta::days(160)), "the telephone again, after sixty days more");
        assert_eq!(stored.checked_on, Some(start), "the whole entry was not looked at");
        let unknown = client.post_form(&check, &[("version", "3"), ("aspect", "colour")]).await;
        assert_eq!(unknown.status, 400);
    }

    async fn a_telephone_that_was_just_typed_is_checked(town: Town) {
        let (site, entries) = checked(&town).await;
        let start = town.now().date_naive();
        town.clock().advance(TimeDelta::days(70));
        let client = town.client(Figure::Professional);
        let correction = path(&entries.listening, "/correction");
        let form = fields(&client.get(&correction).await, &correction);
        let typed = super::with(&form, &[("phone", "01 99 00 43 21")]);
        assert_eq!(post(&client, &correction, &typed).await.status, 303);
        assert_eq!(site.stored(&entries.listening).await.due_on, Some(start + TimeDelta::days(130)));
    }

    async fn nothing_that_is_for_emergencies_goes_offline(town: Town) {
        let (site, entries) = settle(&town).await;
        let mut db = town.write().await;
        let emergency = crate::Service { is_emergency: true, version: 2, ..site.stored(&entries.listening).await };
        assert!(store::update_service(&mut db, &emergency).await.unwrap());
        freshness::renew(&mut db, emergency.id, town.now().date_naive()).await.unwrap();
        db.commit().await.unwrap();
        mornings(&town, 3).await;
        town.clock().advance(TimeDelta::days(800));
        mornings(&town, 5).await;
        assert_eq!(site.stored(&emergency).await.status, Status::Published);
        town.leave_jobs();
    }

    async fn after_a_long_sleep_keepers_have_three_days(town: Town) {
        let (site, entries) = checked(&town).await;
        town.clock().advance(TimeDelta::days(400));
        mornings(&town, 3).await;
        assert_eq!(site.stored(&entries.listening).await.status, Status::Published);
        mornings(&town, 1).await;
        assert_eq!(site.stored(&entries.listening).await.status, Status::Offline);
        town.leave_jobs();
    }

    async fn a_coordinator_chooses_the_rules_and_every_entry_follows(town: Town) {
        let (site, entries) = checked(&town).await;
        let start = town.now().date_naive();
        let coordinator = town.client(Figure::Coordinator);
        let form = fields(&coordinator.get(RULES).await, RULES);
        let chosen = super::with(&form, &[("contact", "30"), ("contact_end", "90")]);
        assert_eq!(post(&coordinator, RULES, &chosen).await.status, 303);
        town.work(crate::jobs()).await;
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.due_on, stored.offline_on), (Some(start + TimeDelta::days(30)), Some(start + TimeDelta::days(90))));
        // For one kind of service alone.
        let of_kind = format!("{RULES}?forme=place");
        let form = fields(&coordinator.get(&of_kind).await, RULES);
        assert_eq!(post(&coordinator, RULES, &super::with(&form, &[("contact", "10")])).await.status, 303);
        town.work(crate::jobs()).await;
        assert_eq!(site.stored(&entries.listening).await.due_on, Some(start + TimeDelta::days(10)));
        assert!(coordinator.get(&of_kind).await.body.contains("value=\"10\""));
        assert!(coordinator.get(RULES).await.body.contains("value=\"30\""));
    }

    async fn rules_that_make_no_sense_are_refused_and_stay_in_the_form(town: Town) {
        settle(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let form = fields(&coordinator.get(RULES).await, RULES);
        let typed = super::with(&form, &[("contact", "90"), ("contact_end", "30"), ("hours", "jamais")]);
        let answer = post(&coordinator, RULES, &typed).await;
        assert_eq!(answer.status, 422);
        let faults: Vec<String> = super::faults(&answer).into_iter().map(|(field, _)| field).collect();
        assert_eq!(faults, ["contact_end", "hours"]);
        assert!(answer.body.contains("value=\"jamais\""));
        for figure in [Figure::Referent, Figure::Professional] {
            assert_eq!(town.client(figure).get(RULES).await.status, 403);
        }
    }

    async fn the_list_can_be_narrowed_to_what_is_due(town: Town) {
        let (_, entries) = checked(&town).await;
        let client = town.client(Figure::Professional);
        let due = "/pro/fiches?a_verifier=true";
        assert!(!client.get(due).await.main().contains(&entries.listening.name));
        town.clock().advance(TimeDelta::days(60));
        assert!(client.get(due).await.main().contains(&entries.listening.name));
    }

    async fn a_draft_has_no_days_and_gets_them_when_it_is_published(town: Town) {
        let (site, entries) = settle(&town).await;
        assert_eq!(site.stored(&entries.complaint).await.due_on, None);
        let client = town.client(Figure::Referent);
        assert_eq!(client.post_form(&path(&entries.complaint, "/publication"), &[("version", "1")]).await.status, 303);
        assert_eq!(site.stored(&entries.complaint).await.due_on, Some(town.now().date_naive()), "nobody has checked it yet");
        assert_eq!(client.post_form(&path(&entries.complaint, "/archivage"), &[("version", "2")]).await.status, 303);
        assert_eq!(site.stored(&entries.complaint).await.due_on, None);
    }

    async fn settling_rules_twice_changes_nothing(town: Town) {
        let (site, entries) = checked(&town).await;
        let territory = crate::store::structure(&mut town.read().await, entries.listening.structure_id).await.unwrap().unwrap().territory_id;
        let before = site.stored(&entries.listening).await;
        let SettleRules { territory } = SettleRules { territory };
        for _ in 0..2 {
            settle_rules(town.database().clone(), territory, town.now()).await.unwrap();
        }
        assert_eq!(site.stored(&entries.listening).await, before);
        assert_ne!(before.due_on, day("2000-01-01"));
    }
}
