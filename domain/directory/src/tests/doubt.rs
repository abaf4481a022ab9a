//! What is said to be wrong, in the workspace.

use base::{execute, fetch_all};
use chrono::TimeDelta;
use testkit::{Figure, Town};

use super::freshness::desk;
use super::{Entries, Site, path, settle};
use crate::doubt::{self, Doubt};
use crate::{Aspect, DoubtReason, Sayer, Service, Status};

/// An entry whose keepers have an address.
async fn kept(town: &Town) -> (Site, Entries) {
    let (site, entries) = settle(town).await;
    let mut db = town.write().await;
    desk(&mut db).await;
    db.commit().await.unwrap();
    (site, entries)
}

fn page(service: &Service, below: &str) -> String {
    format!("/pro/annuaire/{}{below}", service.id)
}

async fn say(town: &Town, figure: Figure, service: &Service, reason: &str) {
    let answer = town.client(figure).post_form(&page(service, "/doute"), &[("reason", reason)]).await;
    assert_eq!((answer.status, answer.location()), (303, page(service, "#doutes").as_str()));
}

async fn open(town: &Town, service: &Service) -> Vec<Doubt> {
    doubt::store::open(&mut town.read().await, service.id).await.unwrap()
}

/// Takes an entry offline, as a rule does.
async fn take_offline(town: &Town, service: &Service) {
    let mut db = town.write().await;
    execute!(&mut db => "UPDATE service SET status = 'offline' WHERE id = $1", service.id).unwrap();
    crate::store::record_change(&mut db, &[service.id], town.now()).await.unwrap();
    db.commit().await.unwrap();
}

testkit::both_engines! {
    async fn a_hundred_who_say_the_same_are_one_line_counted_a_hundred_and_one_mail(town: Town) {
        let (_, entries) = kept(&town).await;
        for n in 0..100 {
            let figure = if n % 2 == 0 { Figure::Desk } else { Figure::Doctor };
            say(&town, figure, &entries.listening, "wrong_number").await;
        }
        let doubts = open(&town, &entries.listening).await;
        assert_eq!(doubts.iter().map(|doubt| (doubt.times, doubt.partner_times)).collect::<Vec<_>>(), [(100, 100)]);
        town.work(crate::jobs()).await;
        let mails = town.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to(), "accueil@horizon.example");
        for told in ["Écoute sans rendez-vous", "Ce n’est pas le bon numéro"] {
            assert!(mails[0].text().contains(told), "{}", mails[0].text());
        }
        say(&town, Figure::Desk, &entries.listening, "moved").await;
        town.work(crate::jobs()).await;
        assert_eq!(town.mails().len(), 1, "one for each reason");
    }

    async fn keepers_hear_of_a_doubt_again_once_it_was_settled(town: Town) {
        let (_, entries) = kept(&town).await;
        say(&town, Figure::Desk, &entries.listening, "moved").await;
        let doubt = open(&town, &entries.listening).await[0].id;
        let settle = path(&entries.listening, &format!("/doutes/{doubt}"));
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.post_form(&settle, &[("outcome", "was_right")]).await.status, 303);
        say(&town, Figure::Desk, &entries.listening, "moved").await;
        assert_eq!(open(&town, &entries.listening).await[0].times, 1);
        town.work(crate::jobs()).await;
        assert_eq!(town.mails().len(), 2);
    }

    async fn partners_see_a_doubt_until_a_keeper_has_settled_it(town: Town) {
        let (_, entries) = kept(&town).await;
        let seen = async |figure| town.client(figure).get(&page(&entries.listening, "")).await;
        let is_shown = async |figure| seen(figure).await.main().contains("depuis le 23 novembre 2026");
        assert!(!is_shown(Figure::Doctor).await);
        say(&town, Figure::Desk, &entries.listening, "wrong_hours").await;
        assert!(is_shown(Figure::Doctor).await && is_shown(Figure::Neighbour).await);
        let doubt = open(&town, &entries.listening).await[0].id;
        let settle = path(&entries.listening, &format!("/doutes/{doubt}"));
        for stranger in [Figure::Desk, Figure::Doctor, Figure::Neighbour] {
            assert_eq!(town.client(stranger).post_form(&settle, &[("outcome", "corrected")]).await.status, 404);
        }
        let keeper = town.client(Figure::Professional);
        let shown = keeper.get(&path(&entries.listening, "")).await;
        assert!(shown.main().contains("Les horaires sont faux") && shown.main().contains(&settle), "{}", shown.main());
        assert_eq!(keeper.post_form(&settle, &[("outcome", "perhaps")]).await.status, 400);
        assert_eq!(keeper.post_form(&settle, &[("outcome", "corrected")]).await.status, 303);
        assert!(!is_shown(Figure::Doctor).await);
        assert!(!keeper.get(&path(&entries.listening, "")).await.main().contains(&settle));
        assert_eq!(keeper.post_form(&settle, &[("outcome", "corrected")]).await.status, 404, "it is settled");
        town.leave_jobs();
    }

    async fn settling_checks_what_was_doubted_and_brings_an_offline_entry_back(town: Town) {
        let (site, entries) = kept(&town).await;
        let keeper = town.client(Figure::Professional);
        let check = path(&entries.listening, "/verification");
        assert_eq!(keeper.post_form(&check, &[("version", "1")]).await.status, 303);
        let start = town.now().date_naive();
        say(&town, Figure::Desk, &entries.listening, "no_answer").await;
        town.clock().advance(TimeDelta::days(100));
        take_offline(&town, &entries.listening).await;
        site.catch_up().await;
        assert!(!site.finds("écoute", &entries.listening));
        let shown = keeper.get(&path(&entries.listening, "")).await;
        let doubt = open(&town, &entries.listening).await[0].id;
        let settle = path(&entries.listening, &format!("/doutes/{doubt}"));
        assert!(shown.main().contains(&settle));
        assert_eq!(keeper.post_form(&settle, &[("outcome", "was_right")]).await.status, 303);
        assert!(site.finds("écoute", &entries.listening));
        let mut db = town.read().await;
        let checks: Vec<(Aspect,)> = fetch_all!(&mut db => "
            SELECT aspect FROM service_check WHERE service_id = $1 AND checked_on > $2 ORDER BY aspect LIMIT 9",
            entries.listening.id, start).unwrap();
        assert_eq!(checks, [(Aspect::Contact,)], "the telephone alone was looked at");
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.status, stored.version), (Status::Published, 3));
        let settled: Vec<(String, String)> =
            fetch_all!(&mut db => "SELECT settled_by, outcome FROM doubt WHERE id = $1 LIMIT 1", doubt).unwrap();
        assert_eq!(settled, [(Figure::Professional.function().to_owned(), "was_right".to_owned())]);
        assert!(site.journal().await.contains(&"doubt.settled".to_owned()));
        let history = keeper.get(&path(&entries.listening, "/historique")).await.main();
        assert!(history.contains("Erreur signalée réglée"), "{history}");
        town.leave_jobs();
    }

    async fn only_a_reason_of_the_list_is_taken_and_only_of_what_is_published(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Desk);
        let missing = client.post_form(&page(&entries.listening, "/doute"), &[]).await;
        assert_eq!(missing.status, 422);
        assert!(missing.main().contains("Choisissez ce qui est faux."), "{}", missing.main());
        let unknown = client.post_form(&page(&entries.listening, "/doute"), &[("reason", "colour")]).await;
        assert_eq!(unknown.status, 400);
        let wordy = client.post_form(&page(&entries.listening, "/doute"), &[("reason", "moved"), ("text", "!")]).await;
        assert_eq!(wordy.status, 400, "there is no room for words");
        let draft = page(&entries.complaint, "/doute");
        for form in [&[][..], &[("reason", "moved")]] {
            assert_eq!(client.post_form(&draft, form).await.status, 404, "not even her own draft");
        }
        assert_eq!(open(&town, &entries.listening).await, []);
        assert_eq!(open(&town, &entries.complaint).await, []);
    }

    async fn the_list_of_doubts_is_that_of_what_the_reader_keeps(town: Town) {
        let (_, entries) = settle(&town).await;
        say(&town, Figure::Doctor, &entries.listening, "closed").await;
        let lists = async |figure| {
            let list = town.client(figure).get("/pro/fiches/doutes").await;
            assert_eq!(list.status, 200);
            list.main().contains("Écoute sans rendez-vous")
        };
        assert!(lists(Figure::Professional).await && lists(Figure::Coordinator).await);
        assert!(!lists(Figure::Desk).await && !lists(Figure::Doctor).await && !lists(Figure::Neighbour).await);
    }

    async fn a_settled_doubt_is_erased_after_a_year_and_an_open_one_stays(town: Town) {
        let (_, entries) = settle(&town).await;
        let mut db = town.write().await;
        for reason in [DoubtReason::Moved, DoubtReason::Closed] {
            let on = town.now().date_naive();
            assert!(doubt::store::note(&mut db, entries.listening.id, reason, Sayer::Anybody, on).await.unwrap());
        }
        execute!(&mut db => "
            UPDATE doubt SET settled_on = first_on, settled_by = '', outcome = 'corrected' WHERE reason = 'moved'").unwrap();
        db.commit().await.unwrap();
        let left = async |days| {
            town.clock().advance(TimeDelta::days(days));
            crate::jobs::erase_changes(town.database().clone(), town.now()).await.unwrap();
            let mut db = town.read().await;
            let rows: Vec<(DoubtReason,)> =
                fetch_all!(&mut db => "SELECT reason FROM doubt ORDER BY reason LIMIT 9").unwrap();
            rows.len()
        };
        assert_eq!(left(365).await, 2);
        assert_eq!(left(1).await, 1);
        town.leave_jobs();
    }
}
