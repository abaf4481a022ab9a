//! The state of the chain.

use base::execute;
use chrono::TimeDelta;
use testkit::{Figure, Town};

use super::{act, acts, give_address, handlers, serve};
use crate::{SendHead, Verify};

async fn verify(town: &Town) {
    let mut db = town.write().await;
    queue::schedule(&mut db, &Verify {}, town.now()).await.unwrap();
    db.commit().await.unwrap();
    let (_folder, handlers) = handlers();
    town.work(handlers).await;
    town.leave_jobs();
}

testkit::both_engines! {
    async fn a_whole_journal_is_said_to_be_whole(town: Town) {
        serve(&town);
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        verify(&town).await;
        let page = town.client(Figure::Dpo).get("/pro/chaine").await.main();
        assert!(page.contains("journal intact, 1 ligne recalculée") && page.contains("2026-11"), "{page}");
        assert!(acts(&town).await.contains(&"journal.verified".to_owned()));
    }

    async fn an_administrator_sees_whether_the_journal_is_whole_and_not_who_did_what(town: Town) {
        serve(&town);
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        let browser = town.client(Figure::Administrator);
        let page = browser.get("/pro/chaine").await;
        assert!(page.status == 200 && !page.body.contains("Fiche vérifiée"), "{}", page.main());
        assert_eq!(browser.get("/pro/journal").await.status, 403);
        assert_eq!(town.client(Figure::Coordinator).get("/pro/chaine").await.status, 403);
    }

    async fn a_journal_that_was_tampered_with_is_an_alert_and_a_mail_that_says_nothing(town: Town) {
        serve(&town);
        give_address(&town, Figure::Dpo, "dpo@valbourg.example").await;
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE journal SET act = 'service.created' WHERE act = 'service.checked'").unwrap();
        db.commit().await.unwrap();
        verify(&town).await;
        let browser = town.client(Figure::Dpo);
        let page = browser.get("/pro/chaine").await.main();
        assert!(page.contains("1 anomalie") && page.contains("Une ligne a été changée."), "{page}");
        assert!(browser.get("/pro/protection/alertes").await.body.contains("Le journal n’est pas intact"));
        let mails = town.mails();
        assert_eq!(mails.iter().map(mail::Message::to).collect::<Vec<_>>(), ["dpo@valbourg.example"]);
        assert!(!mails[0].text().contains("journal") && !mails[0].text().contains("http"), "{}", mails[0].text());
    }

    async fn the_head_of_a_month_is_sent_once_to_the_referents(town: Town) {
        serve(&town);
        give_address(&town, Figure::Referent, "referente@commissariat.example").await;
        give_address(&town, Figure::Professional, "accueil@horizon.example").await;
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        town.clock().advance(TimeDelta::days(8));
        let mut db = town.write().await;
        queue::schedule(&mut db, &SendHead {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        let (_folder, work) = handlers();
        town.work(work.clone()).await;
        assert!(town.mails().is_empty(), "the month has not ended in the chain");
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        town.clock().advance(TimeDelta::hours(1));
        town.work(work.clone()).await;
        let months = journal::months(&mut town.read().await).await.unwrap();
        let mails = town.mails();
        assert_eq!(mails.iter().map(mail::Message::to).collect::<Vec<_>>(), ["referente@commissariat.example"]);
        assert!(mails[0].text().contains(&months[0].head) && !mails[0].text().contains("http"), "{}", mails[0].text());
        let mut db = town.write().await;
        queue::push(&mut db, &SendHead {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        town.work(work).await;
        assert!(town.mails().is_empty(), "once");
        town.leave_jobs();
    }

    async fn a_month_is_shown_as_it_is_copied_into_the_minutes(town: Town) {
        serve(&town);
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        let browser = town.client(Figure::Dpo);
        let page = browser.get("/pro/chaine/2026-11").await.main();
        let head = journal::months(&mut town.read().await).await.unwrap()[0].head.clone();
        assert!(page.contains(&format!("{} {}", &head[..8], &head[8..16])), "{page}");
        assert_eq!(browser.get("/pro/chaine/2026-12").await.status, 404);
    }
}
