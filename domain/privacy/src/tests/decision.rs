//! What stays shut without a decision.

use base::Id;
use chrono::TimeDelta;
use testkit::{Client, Figure, ROCHEMONT, Town, VALBOURG};

use super::{acts, serve};
use crate::{Subject, decisions, is_allowed};

const REASONS: &str = "Analyse d’impact du 3 novembre, avis favorable.";

async fn decide(browser: &Client, subject: &str, verdict: &str) -> u16 {
    let path = format!("/pro/protection/decisions/{subject}");
    browser.post_form(&path, &[("verdict", verdict), ("reasons", REASONS)]).await.status
}

async fn is_open(town: &Town, territory: testkit::Uuid, subject: Subject) -> bool {
    is_allowed(&decisions(&mut town.read().await, Id::from_uuid(territory)).await.unwrap(), subject)
}

testkit::both_engines! {
    async fn a_decision_opens_what_was_shut_and_another_shuts_it_again(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Dpo);
        assert!(!is_open(&town, VALBOURG, Subject::Liaison).await);
        assert_eq!(decide(&browser, "liaison", "granted").await, 303);
        assert!(is_open(&town, VALBOURG, Subject::Liaison).await);
        assert!(!is_open(&town, ROCHEMONT, Subject::Liaison).await, "elsewhere nobody decided");
        town.clock().advance(TimeDelta::seconds(1));
        assert_eq!(decide(&browser, "liaison", "refused").await, 303);
        assert!(!is_open(&town, VALBOURG, Subject::Liaison).await);
        let page = browser.get("/pro/protection/decisions").await.main();
        assert_eq!(page.matches(REASONS).count(), 2, "its history stays: {page}");
        assert!(page.contains(Figure::Dpo.function()), "{page}");
        assert_eq!(acts(&town).await, ["decision.refused", "decision.granted"]);
    }

    async fn health_waits_for_the_liaison(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Dpo);
        assert_eq!(decide(&browser, "health", "granted").await, 422);
        assert_eq!(decide(&browser, "liaison", "granted").await, 303);
        town.clock().advance(TimeDelta::seconds(1));
        assert_eq!(decide(&browser, "health", "granted").await, 303);
        assert!(is_open(&town, VALBOURG, Subject::Health).await);
        town.clock().advance(TimeDelta::seconds(1));
        assert_eq!(decide(&browser, "liaison", "refused").await, 303);
        assert!(!is_open(&town, VALBOURG, Subject::Health).await);
    }

    async fn nobody_else_decides_and_nothing_else_is_decided(town: Town) {
        serve(&town);
        for figure in [Figure::Administrator, Figure::Coordinator, Figure::Referent, Figure::Professional] {
            assert_eq!(decide(&town.client(figure), "liaison", "granted").await, 403, "{figure:?}");
            assert_eq!(town.client(figure).get("/pro/protection").await.status, 403, "{figure:?}");
        }
        assert_eq!(decide(&town.client(Figure::Dpo), "everything", "granted").await, 404);
        assert!(!is_open(&town, VALBOURG, Subject::Liaison).await);
    }

    async fn a_decision_without_a_reason_is_given_back_with_what_was_typed(town: Town) {
        serve(&town);
        let fields = [("verdict", "granted"), ("reasons", "parce que")];
        let answer = town.client(Figure::Dpo).post_form("/pro/protection/decisions/liaison", &fields).await;
        assert!(answer.status == 422 && answer.body.contains("parce que"), "{}", answer.main());
        assert!(answer.body.contains("reasons-fault"), "{}", answer.main());
        assert_eq!(acts(&town).await, [""; 0]);
    }
}
