//! Changing how long something is kept.

use base::{execute, fetch_one};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{Answer, Client, Figure, Town};

use super::{acts, holdings, serve};
use crate::Object;
use crate::retention::{run, store};

const ACCOUNT: &str = "/pro/protection/durees/account";
const ALERT: &str = "/pro/protection/durees/alert";

async fn change(browser: &Client, path: &str, days: &str, confirmed: &str) -> Answer {
    browser.post_form(path, &[("days", days), ("confirmed", confirmed)]).await
}

async fn days(town: &Town, object: Object) -> i64 {
    store::retention(&mut town.read().await, object).await.unwrap().unwrap().hours / 24
}

/// Somebody left at `at`.
async fn depart(town: &Town, figure: Figure, at: DateTime<Utc>) {
    let mut db = town.write().await;
    execute!(&mut db => "UPDATE account SET disabled_at = $1, login = NULL WHERE id = $2", at, figure.account())
        .unwrap();
    db.commit().await.unwrap();
}

testkit::both_engines! {
    async fn the_officer_changes_a_length_within_its_bounds_and_it_is_in_the_journal(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Dpo);
        assert!(browser.get("/pro/protection/effacements").await.body.contains(ACCOUNT));
        let page = browser.get(ACCOUNT).await.main();
        assert!(page.contains("Entre 30 et 365 jours") && page.contains("value=\"365\""), "{page}");
        for wrong in ["", "29", "366", "beaucoup", "-1", "365"] {
            let refused = change(&browser, ACCOUNT, wrong, "").await;
            assert!(refused.status == 422 && refused.body.contains("days-fault"), "{wrong}: {}", refused.main());
        }
        assert!(acts(&town).await.is_empty());
        assert_eq!(change(&browser, ACCOUNT, "90", "").await.location(), "/pro/protection/effacements");
        assert_eq!(days(&town, Object::Account).await, 90);
        assert_eq!(acts(&town).await, ["retention.changed"]);
        let (motive, session): (String, Option<String>) = fetch_one!(&mut town.read().await => "
            SELECT motive, session FROM journal WHERE act = 'retention.changed'").unwrap();
        assert!(motive == "account" && session.is_some());
        let page = browser.get("/pro/protection/effacements").await.main();
        assert!(page.contains("<strong>90 jours</strong>") && page.contains("23 novembre 2026"), "{page}");
    }

    async fn what_has_no_bounds_is_not_hers_to_change_and_nobody_else_changes_anything(town: Town) {
        serve(&town);
        for object in ["journal", "session", "mail", "nothing"] {
            let path = format!("/pro/protection/durees/{object}");
            assert_eq!(town.client(Figure::Dpo).get(&path).await.status, 404, "{object}");
            assert_eq!(change(&town.client(Figure::Dpo), &path, "90", "yes").await.status, 404, "{object}");
        }
        for figure in [Figure::Administrator, Figure::Coordinator, Figure::Referent] {
            assert_eq!(change(&town.client(figure), ACCOUNT, "90", "yes").await.status, 403, "{figure:?}");
        }
        assert_eq!(days(&town, Object::Account).await, 365);
    }

    async fn whoever_shortens_it_sees_first_what_will_be_erased(town: Town) {
        serve(&town);
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(100)).await;
        let browser = town.client(Figure::Dpo);
        let told = change(&browser, ACCOUNT, "90", "").await;
        assert!(told.status == 200 && told.body.contains("1 élément a déjà fait son temps"), "{}", told.main());
        assert!(told.body.contains("annoncé à la prochaine nuit"), "{}", told.main());
        assert_eq!((days(&town, Object::Account).await, acts(&town).await.len()), (365, 0), "nothing is done yet");
        assert_eq!(change(&browser, ACCOUNT, "90", "yes").await.status, 303);
        assert_eq!(run::plan(town.database(), &holdings(), town.now()).await.unwrap(), 1);
        assert_eq!(run::execute(town.database(), &holdings(), town.now()).await.unwrap(), 0, "seven days remain");
        let mut db = town.write().await;
        execute!(&mut db => "
            INSERT INTO alert (id, territory_id, kind, level, at, count) VALUES ($1, $2, 'openings', 'notice', $3, 31)",
            testkit::Uuid::from_u128(7), testkit::VALBOURG, town.now() - TimeDelta::days(200)).unwrap();
        db.commit().await.unwrap();
        let told = change(&browser, ALERT, "190", "").await;
        assert!(told.body.contains("sans autre annonce"), "{}", told.main());
    }

    async fn what_is_kept_for_longer_leaves_an_erasure_that_was_announced(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Dpo);
        assert_eq!(change(&browser, ACCOUNT, "90", "").await.status, 303);
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(100)).await;
        depart(&town, Figure::Doctor, town.now() - TimeDelta::days(300)).await;
        assert_eq!(run::plan(town.database(), &holdings(), town.now()).await.unwrap(), 1);
        assert_eq!(change(&browser, ACCOUNT, "200", "").await.status, 303, "nothing is lost by it");
        let open = store::open_of(&mut town.read().await, Object::Account).await.unwrap().unwrap();
        assert_eq!((open.counted, open.before), (1, town.now() - TimeDelta::days(200)));
        for _ in 0..7 {
            town.clock().advance(TimeDelta::days(1));
            let mut db = town.write().await;
            store::see(&mut db, store::CLOCK, town.now()).await.unwrap();
            db.commit().await.unwrap();
        }
        assert_eq!(run::execute(town.database(), &holdings(), town.now()).await.unwrap(), 1, "the doctor's alone");
    }
}
