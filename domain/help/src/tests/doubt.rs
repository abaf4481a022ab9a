//! Anybody says that an entry is wrong.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Extension;
use axum::extract::connect_info::MockConnectInfo;
use base::{Id, Private, execute, fetch_all};
use chrono::TimeDelta;
use directory::{Finder, Service, Status};
use partner::Contact;
use search::Synonyms;
use testkit::{ASSOCIATION, Client, Figure, Town, contents};
use web::Settings;

use super::{keep, line, open};

/// Whoever says it, and with what.
const ADDRESS: &str = "192.0.2.77";
const AGENT: &str = "Netscape/4.04";

/// A published entry of the association, whose desk is written to.
async fn settle(town: &Town) -> Service {
    let service = keep(town, line("Permanence du port"), Vec::new()).await;
    let mut db = town.write().await;
    execute!(&mut db => "UPDATE structure SET institution_id = $1 WHERE id = $2", ASSOCIATION, service.structure_id)
        .unwrap();
    let desk = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(ASSOCIATION),
        function: "Accueil".to_owned(),
        email: Private::new("accueil@horizon.example".to_owned()),
        confirmed_on: None,
    };
    partner::add_contact(&mut db, &desk).await.unwrap();
    db.commit().await.unwrap();
    service
}

fn path(service: &Service, below: &str) -> String {
    format!("/infos/e/{}{below}", service.id)
}

async fn rows(town: &Town) -> Vec<(String, i64, i64)> {
    let mut db = town.read().await;
    fetch_all!(&mut db => "SELECT reason, times, partner_times FROM doubt ORDER BY reason LIMIT 9").unwrap()
}

testkit::both_engines! {
    async fn nothing_is_kept_of_whoever_says_that_an_entry_is_wrong(town: Town) {
        let service = settle(&town).await;
        let client = open(&town).await.with_header("user-agent", AGENT).with_header("x-forwarded-for", ADDRESS);
        town.clock().advance(TimeDelta::seconds(2 * 3600 + 41 * 60 + 37));
        let before = contents(town.database()).await.unwrap();
        let said = client.post_form(&path(&service, "/erreur"), &[("reason", "wrong_number")]).await;
        assert_eq!((said.status, said.location()), (303, path(&service, "/merci").as_str()));
        assert!(said.headers.get("set-cookie").is_none());
        let after = contents(town.database()).await.unwrap();
        let mut written = Vec::new();
        for (table, lines) in &after {
            let new: Vec<_> = lines.iter().filter(|line| !before[table].contains(line)).collect();
            if !new.is_empty() {
                written.push(table.as_str());
            }
            for trace in [ADDRESS, "192.0.2", "Netscape", "41:37"] {
                assert!(!new.iter().any(|line| line.contains(trace)), "{trace} stands in {table}: {new:?}");
            }
        }
        assert_eq!(written, ["doubt", "job", "mail"], "and no row of the journal");
        town.leave_jobs();
    }

    async fn a_hundred_who_say_the_same_are_one_row_and_one_mail_that_leaves_in_the_night(town: Town) {
        let service = settle(&town).await;
        let client = open(&town).await;
        for _ in 0..100 {
            assert_eq!(client.post_form(&path(&service, "/erreur"), &[("reason", "no_answer")]).await.status, 303);
        }
        assert_eq!(client.post_form(&format!("/en{}", path(&service, "/erreur")), &[("reason", "other")]).await.status, 303);
        assert_eq!(rows(&town).await, [("no_answer".to_owned(), 100, 0), ("other".to_owned(), 1, 0)]);
        town.work(directory::jobs()).await;
        assert_eq!(town.mails().len(), 0, "a mail that left now would tell the hour");
        town.clock().advance(TimeDelta::days(1));
        town.work(directory::jobs()).await;
        let mails = town.mails();
        assert_eq!(mails.len(), 2, "one for each reason");
        assert!(mails.iter().all(|mail| mail.to() == "accueil@horizon.example" && mail.text().contains("Permanence du port")));
    }

    async fn the_public_never_sees_what_was_said(town: Town) {
        let service = settle(&town).await;
        let client = open(&town).await;
        let before = client.get(&path(&service, "")).await.main();
        assert!(before.contains(&path(&service, "/erreur")), "{before}");
        assert_eq!(client.post_form(&path(&service, "/erreur"), &[("reason", "closed")]).await.status, 303);
        assert_eq!(client.get(&path(&service, "")).await.main(), before);
        let thanks = client.get(&path(&service, "/merci")).await;
        assert!(thanks.status == 200 && !thanks.main().contains("n’existe plus"), "{}", thanks.main());
        town.leave_jobs();
    }

    async fn only_a_reason_of_the_list_is_taken_and_only_of_what_is_published(town: Town) {
        let service = settle(&town).await;
        let draft = keep(&town, Service { status: Status::Draft, ..line("Brouillon") }, Vec::new()).await;
        let client = open(&town).await;
        let missing = client.post_form(&path(&service, "/erreur"), &[]).await;
        assert_eq!(missing.status, 422);
        assert!(missing.main().contains("Choisissez une réponse dans la liste."), "{}", missing.main());
        let unknown = client.post_form(&path(&service, "/erreur"), &[("reason", "colour")]).await;
        let wordy = client.post_form(&path(&service, "/erreur"), &[("reason", "moved"), ("text", "chez moi")]).await;
        assert_eq!((unknown.status, wordy.status), (400, 400), "there is no room for words");
        for page in ["/erreur", "/merci"] {
            assert_eq!(client.get(&path(&draft, page)).await.status, 404);
        }
        assert_eq!(client.post_form(&path(&draft, "/erreur"), &[("reason", "moved")]).await.status, 404);
        assert_eq!(rows(&town).await, []);
    }

    async fn a_neighbourhood_that_says_it_thirty_one_times_in_a_minute_waits(town: Town) {
        let service = settle(&town).await;
        let here: SocketAddr = "127.0.0.1:1".parse().unwrap();
        let finder = Arc::new(Finder::in_memory(Synonyms::none()).unwrap());
        let site = testkit::app(crate::routes()).words(partner::WORDS).words(directory::WORDS).words(crate::WORDS);
        let site = site.settings(Settings { proxy: Some(here.ip()), ..Settings::default() });
        let shared = Arc::clone(&finder);
        let app = town.serve(site.with(move |router| router.layer(Extension(shared)).layer(Extension(crate::Grounds::default())).layer(MockConnectInfo(here))));
        finder.catch_up(town.database(), &app.words, town.now()).await.unwrap();
        let from = |address: &str| town.client(Figure::Nobody).with_header("x-forwarded-for", address);
        let say = async |client: Client| client.post_form(&path(&service, "/erreur"), &[("reason", "moved")]).await.status;
        for _ in 0..30 {
            assert_eq!(say(from(ADDRESS)).await, 303);
        }
        assert_eq!((say(from(ADDRESS)).await, say(from("192.0.2.1")).await), (429, 429));
        assert_eq!(say(from("198.51.100.1")).await, 303, "another neighbourhood");
        town.clock().advance(TimeDelta::seconds(61));
        assert_eq!(say(from(ADDRESS)).await, 303);
        assert_eq!(rows(&town).await, [("moved".to_owned(), 32, 0)]);
        town.leave_jobs();
    }
}
