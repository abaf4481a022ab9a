//! The coordinator's side: opening, reminding, closing, the table.

use chrono::TimeDelta;
use testkit::Figure;

use super::{fields, links, open, post, settle};
use crate::jobs::Remind;

testkit::both_engines! {
    async fn institutions_are_reminded_gently_and_not_once_they_have_answered(town: Town) {
        settle(&town).await;
        let (_, first) = open(&town).await;
        queue::schedule(&mut town.write().await, &Remind { origin: "http://localhost:8080".into() }, town.now()).await.unwrap();
        let mut db = town.write().await;
        queue::schedule(&mut db, &Remind { origin: "http://localhost:8080".into() }, town.now()).await.unwrap();
        db.commit().await.unwrap();
        let mut sent = Vec::new();
        for _ in 0..16 {
            town.clock().advance(TimeDelta::days(1));
            sent.extend(links(&town).await);
        }
        assert_eq!((first.len(), sent.len()), (1, 2), "after one week and after two");
        let last = sent.last().unwrap();
        let page = fields(&town.client(Figure::Nobody).get(last).await);
        assert_eq!(post(&town, last, &page, &[("all".into(), "unchanged")]).await.status, 303);
        for _ in 0..25 {
            town.clock().advance(TimeDelta::days(1));
            assert_eq!(links(&town).await, Vec::<String>::new());
        }
        town.leave_jobs();
    }

    async fn a_campaign_ends_by_itself_and_its_table_stands_still(town: Town) {
        settle(&town).await;
        let (address, sent) = open(&town).await;
        let page = fields(&town.client(Figure::Nobody).get(&sent[0]).await);
        assert_eq!(post(&town, &sent[0], &page, &[("all".into(), "unchanged")]).await.status, 303);
        let mut db = town.write().await;
        queue::schedule(&mut db, &Remind { origin: "http://localhost:8080".into() }, town.now()).await.unwrap();
        db.commit().await.unwrap();
        town.clock().advance(TimeDelta::days(42));
        town.work(crate::jobs()).await;
        let coordinator = town.client(Figure::Coordinator);
        let page = coordinator.get(&address).await.main();
        assert!(page.contains("Close le") && page.contains("2 fiches vérifiées sur 3"), "{page}");
        let table = coordinator.get(&format!("{address}/tableau")).await;
        assert!(table.body.contains("Association Horizon,oui,2,2,0,100"), "{}", table.body);
        assert!(table.body.contains("Commissariat de Valbourg,oui,1,0,0,0"), "{}", table.body);
        assert_eq!(coordinator.post_form(&format!("{address}/relance"), &[]).await.status, 422);
        town.leave_jobs();
    }

    async fn only_one_campaign_is_open_at_a_time(town: Town) {
        settle(&town).await;
        open(&town).await;
        let closes_on = (town.now() + TimeDelta::days(20)).date_naive().to_string();
        let form = [("name", "Une autre"), ("closes_on", closes_on.as_str())];
        let answer = town.client(Figure::Coordinator).post_form("/pro/campagnes", &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("déjà ouverte"), "{}", answer.main());
    }

    async fn a_mute_institution_is_shown_and_not_written_to(town: Town) {
        settle(&town).await;
        let (address, sent) = open(&town).await;
        assert_eq!(sent.len(), 1, "the police station has no address");
        let page = town.client(Figure::Coordinator).get(&address).await.main();
        assert!(page.contains("aucune adresse désignée"), "{page}");
    }

    async fn a_reminder_by_hand_goes_out_once_a_day(town: Town) {
        settle(&town).await;
        let (address, _) = open(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let remind = format!("{address}/relance");
        assert_eq!(coordinator.post_form(&remind, &[]).await.status, 303);
        assert_eq!(links(&town).await.len(), 0, "the first mail went out today");
        town.clock().advance(TimeDelta::days(1));
        assert_eq!(coordinator.post_form(&remind, &[]).await.status, 303);
        assert_eq!(coordinator.post_form(&remind, &[]).await.status, 303);
        assert_eq!(links(&town).await.len(), 1);
    }

    async fn nobody_else_follows_a_campaign(town: Town) {
        settle(&town).await;
        let (address, _) = open(&town).await;
        for figure in [Figure::Referent, Figure::Professional] {
            assert_eq!(town.client(figure).get(&address).await.status, 403);
            assert_eq!(town.client(figure).get("/pro/campagnes").await.status, 403);
        }
    }

    async fn what_the_workspace_checks_counts_too(town: Town) {
        let entries = settle(&town).await;
        let (address, _) = open(&town).await;
        let check = format!("/pro/fiches/{}/verification", entries.listening);
        assert_eq!(town.client(Figure::Professional).post_form(&check, &[("version", "1")]).await.status, 303);
        let page = town.client(Figure::Coordinator).get(&address).await.main();
        assert!(page.contains("Une fiche vérifiée sur 3"), "{page}");
    }
}
