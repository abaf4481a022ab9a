//! What others ask of plans: meetings add actions, and ask what is late.

use base::{Error, Id};
use testkit::{Figure, POLICE, PREFECTURE, Uuid, VALBOURG};

use super::{add, begin, first, followed};
use crate::{Decided, Lateness, NewAction};

const MEETING: Uuid = Uuid::from_u128(0x3ee7);

testkit::both_engines! {
    async fn what_a_meeting_decides_stands_in_the_plan_with_a_way_back(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let decided = Some(Decided { meeting: MEETING, on: "2026-11-20".parse().unwrap() });
        let new = NewAction {
            contract: contract.rsplit('/').next().unwrap().parse().unwrap(),
            title: "Écrire la fiche réflexe".to_owned(),
            lead: Some(Id::from_uuid(POLICE)),
            starts_on: None,
            ends_on: Some("2026-12-20".parse().unwrap()),
            decided,
        };
        let mut db = town.write().await;
        let id = crate::add_action(&mut db, &new, town.now()).await.unwrap();
        let short = NewAction { title: "a".into(), ..new };
        assert!(matches!(crate::add_action(&mut db, &short, town.now()).await, Err(Error::Refused("plan-title-length"))));
        db.commit().await.unwrap();
        let plan = coordinator.get(&format!("{contract}/plan")).await.main();
        assert!(plan.contains("Décisions") && plan.contains("n’a pas encore sa place"), "{plan}");
        let page = coordinator.get(&format!("{contract}/plan/actions/{id}")).await.main();
        let link = format!("<a href=\"/pro/reunions/{}\">Décidée en réunion du 20 novembre 2026</a>", testkit::id(MEETING));
        assert!(page.contains(&link), "{page}");
        let mut db = town.read().await;
        let of_meeting = crate::of_meeting(&mut db, MEETING).await.unwrap();
        assert_eq!(of_meeting.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        assert_eq!(crate::action(&mut db, id).await.unwrap().map(|one| one.id), Some(id));
    }

    async fn what_is_late_in_a_territory_is_told_with_why(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let late = add(&coordinator, &contract, &[("ends_on", "2026-11-22")]).await;
        let step = [("kind", "milestone"), ("title", "Rencontre"), ("due_on", "2026-11-01")];
        followed(&coordinator.post_form(&format!("{late}/etapes"), &step).await);
        add(&coordinator, &contract, &[("title", "À temps"), ("ends_on", "2026-11-23")]).await;
        let gone = add(&coordinator, &contract, &[("title", "Retirée"), ("ends_on", "2026-01-01")]).await;
        followed(&coordinator.post_form(&format!("{gone}/retrait"), &[]).await);
        let today = town.now().date_naive();
        let mut db = town.read().await;
        let found = crate::late(&mut db, Id::from_uuid(VALBOURG), today).await.unwrap();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        let why = [Lateness::Ended("2026-11-22".parse().unwrap()), Lateness::Step("Rencontre".into(), "2026-11-01".parse().unwrap())];
        assert_eq!((one.action.path(), one.why.as_slice()), (late, why.as_slice()));
        assert!(crate::late(&mut db, Id::from_uuid(testkit::ROCHEMONT), today).await.unwrap().is_empty());
    }

    async fn an_institution_finds_what_it_leads_and_what_it_helps_with(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        add(&coordinator, &contract, &[("title", "Menée")]).await;
        add(&coordinator, &contract, &[("title", "Aidée"), ("lead", &testkit::id(PREFECTURE)), ("helper", &testkit::id(POLICE))]).await;
        add(&coordinator, &contract, &[("title", "Ailleurs"), ("lead", &testkit::id(PREFECTURE))]).await;
        let mut db = town.read().await;
        let cards = crate::of_institution(&mut db, Id::from_uuid(POLICE), town.now().date_naive()).await.unwrap();
        let mut titles: Vec<_> = cards.into_iter().map(|card| card.action.title).collect();
        titles.sort();
        assert_eq!(titles, ["Aidée", "Menée"]);
    }

    async fn the_indicators_of_a_contract_are_told_with_what_they_came_to(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        followed(&coordinator.post_form(&format!("{action}/indicateurs"), &[("title", "Formés"), ("target", "20")]).await);
        let page = coordinator.get(&action).await.main();
        let values = format!("{action}/indicateurs/{}/valeurs", first(&page, "aria-labelledby=\"i-"));
        let value = [("measured_on", "2026-11-01"), ("amount", "12"), ("source", "Registre")];
        followed(&town.client(Figure::Desk).post_form(&values, &value).await);
        let mut db = town.read().await;
        let id = contract.rsplit('/').next().unwrap().parse().unwrap();
        let known = contract::contract(&mut db, id).await.unwrap().unwrap();
        let told = crate::indicators(&mut db, &known, town.now().date_naive()).await.unwrap();
        let told: Vec<_> = told.iter().map(|(action, one)| (action.title.as_str(), one.indicator.title.as_str(), one.reading)).collect();
        assert_eq!(told, [("Former l’accueil", "Formés", Some(12))]);
    }
}
