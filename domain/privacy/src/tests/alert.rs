//! Alerts.

use chrono::TimeDelta;
use testkit::{Figure, Town};

use super::{act, acts, give_address, handlers, serve};
use crate::Watch;

async fn watch(town: &Town) {
    let mut db = town.write().await;
    queue::schedule(&mut db, &Watch {}, town.now()).await.unwrap();
    db.commit().await.unwrap();
    let (_folder, handlers) = handlers();
    town.work(handlers).await;
    town.leave_jobs();
}

/// The addresses of the alerts that wait.
async fn waiting(town: &Town) -> Vec<String> {
    let page = town.client(Figure::Dpo).get("/pro/protection/alertes").await.main();
    let parts = page.split("<h2><a href=\"").skip(1);
    parts.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

testkit::both_engines! {
    async fn many_openings_in_an_hour_are_told_once_and_settled_with_a_reason(town: Town) {
        serve(&town);
        give_address(&town, Figure::Dpo, "dpo@valbourg.example").await;
        for second in 0..31 {
            act(&town, Figure::Referent, "case.opened", town.now() + TimeDelta::seconds(second)).await;
        }
        town.clock().advance(TimeDelta::minutes(59));
        watch(&town).await;
        assert!(waiting(&town).await.is_empty(), "the hour has not ended");
        town.clock().advance(TimeDelta::hours(1));
        watch(&town).await;
        let alerts = waiting(&town).await;
        assert_eq!(alerts.len(), 1);
        let mails = town.mails();
        assert!(mails.len() == 1 && mails[0].subject() == "Une information vous attend", "{mails:?}");
        let browser = town.client(Figure::Dpo);
        let page = browser.get(&alerts[0]).await.main();
        assert!(page.contains("Beaucoup d’ouvertures") && !page.contains(Figure::Referent.function()), "{page}");
        assert_eq!(browser.post_form(&alerts[0], &[]).await.status, 422, "what was found?");
        assert_eq!(browser.post_form(&alerts[0], &[("outcome", "justified")]).await.status, 303);
        assert_eq!(browser.post_form(&alerts[0], &[("outcome", "explained")]).await.status, 422, "once");
        assert!(waiting(&town).await.is_empty());
        let settled = browser.get("/pro/protection/alertes?etat=examinees").await.main();
        assert!(settled.contains("Activité normale"), "{settled}");
        assert_eq!(acts(&town).await[0], "alert.settled");
        town.clock().advance(TimeDelta::hours(1));
        watch(&town).await;
        assert!(waiting(&town).await.is_empty(), "an hour is looked at once");
    }

    async fn thirty_openings_are_not_told(town: Town) {
        serve(&town);
        for second in 0..30 {
            act(&town, Figure::Referent, "case.opened", town.now() + TimeDelta::seconds(second)).await;
        }
        town.clock().advance(TimeDelta::minutes(61));
        watch(&town).await;
        assert!(waiting(&town).await.is_empty());
    }

    async fn what_happens_next_door_is_no_alert_here(town: Town) {
        serve(&town);
        for second in 0..31 {
            act(&town, Figure::Neighbour, "case.opened", town.now() + TimeDelta::seconds(second)).await;
        }
        town.clock().advance(TimeDelta::minutes(61));
        watch(&town).await;
        assert!(waiting(&town).await.is_empty());
        let mut db = town.read().await;
        let (foreign,): (base::Id<crate::alert::Alert>,) = base::fetch_one!(&mut db => "SELECT id FROM alert").unwrap();
        let browser = town.client(Figure::Dpo);
        let unknown = browser.get("/pro/protection/alertes/aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
        let foreign = browser.get(&format!("/pro/protection/alertes/{foreign}")).await;
        assert_eq!((unknown.status, foreign.status, unknown.body), (404, 404, foreign.body));
    }

    async fn refused_sign_ins_concern_every_territory(town: Town) {
        serve(&town);
        let mut db = town.write().await;
        for _ in 0..21 {
            let nobody = journal::Author::default();
            journal::write(&mut db, nobody, "session.refused", testkit::Uuid::nil(), town.now()).await.unwrap();
        }
        db.commit().await.unwrap();
        town.clock().advance(TimeDelta::minutes(61));
        watch(&town).await;
        assert_eq!(waiting(&town).await.len(), 1);
        let mut db = town.read().await;
        let (all,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM alert").unwrap();
        assert_eq!(all, 2, "one for each territory");
    }
}
