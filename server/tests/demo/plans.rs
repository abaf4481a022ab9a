//! The plans of the demonstration: what pages work out of entries agrees with what the public texts state.

use base::Db;
use chrono::Datelike as _;
use plan::Board;

use crate::ground::{Demo, demo};

/// The plans of a territory, the newest contract first.
async fn boards(demo: &Demo, slug: &str) -> Vec<Board> {
    let mut db: Db = demo.database.database.read().await.unwrap();
    let territory = partner::territory_by_slug(&mut db, slug).await.unwrap().unwrap();
    let mut boards = Vec::new();
    for contract in contract::of_territory(&mut db, territory.id).await.unwrap() {
        boards.push(plan::of_contract(&mut db, &contract, demo.clock.now().date_naive()).await.unwrap());
    }
    boards
}

#[tokio::test]
async fn boulogne_has_three_actions_and_three_objectives() {
    let boards = boards(&demo().await, "boulogne-billancourt").await;
    let [network, common, _] = boards[0].axes.as_slice() else { panic!("{:?}", boards[0].axes) };
    assert_eq!((network.cards.len(), network.objectives.len()), (3, 0));
    assert_eq!((common.cards.len(), common.objectives.len()), (0, 3));
    let steps: usize = network.cards.iter().map(|card| card.steps.len()).sum();
    assert_eq!(steps, 4, "what each action is told to consist of");
    assert!(boards[0].cards().all(|card| card.lead.is_some() && card.does_lead_sign));
}

#[tokio::test]
async fn in_2023_eighty_actions_met_two_thousand_eight_hundred_under_eighteen() {
    let boards = boards(&demo().await, "boulogne-billancourt").await;
    let card = boards[0].cards().find(|card| !card.sessions.is_empty()).unwrap();
    let of_2023 = card.sessions.iter().filter(|one| one.year == 2023).map(|one| &one.counts);
    let sum = plan::Counts::sum(of_2023);
    assert_eq!((sum.sessions, sum.under_18), (80, 2800));
    assert!(card.sessions.len() >= 5, "in several settings");
    let readings: Vec<_> = card.measures.iter().map(|one| one.reading).collect();
    assert_eq!(readings, [Some(80), Some(2800)]);
    let objective = boards[0].axes[1].objectives.iter().find(|one| !one.cards.is_empty()).unwrap();
    assert!(objective.objective.title.contains("scolaires"));
}

#[tokio::test]
async fn what_the_town_and_the_council_give_adds_up() {
    let boards = boards(&demo().await, "boulogne-billancourt").await;
    let given = |title: &str| {
        let card = boards[0].cards().find(|card| card.action.title.contains(title)).unwrap();
        assert_eq!(card.action.budget_cents, Some(card.funded_cents()));
        (card.funded_cents() / 100, card.measures.first().and_then(|one| one.reading))
    };
    assert_eq!(given("CIDFF"), (95_000, Some(1700)));
    assert_eq!(given("psychologique"), (16_000, None));
}

#[tokio::test]
async fn angers_trains_prevents_and_federates_after_sixteen_sessions_for_two_hundred_people() {
    let boards = boards(&demo().await, "angers-loire-metropole").await;
    let [next, first] = boards.as_slice() else { panic!("{boards:?}") };
    let axes: Vec<_> = next.axes.iter().map(|one| (one.axis.title.as_str(), one.objectives.len())).collect();
    assert_eq!(axes, [("Former", 1), ("Prévenir", 1), ("Fédérer", 1)]);
    assert_eq!(next.progress().percent, None, "nothing of it is known yet");
    let mut readings: Vec<_> = first.cards().flat_map(|card| &card.measures).filter_map(|one| one.reading).collect();
    readings.sort_unstable();
    assert_eq!(readings, [16, 24, 75, 80, 200, 5000]);
    let trained = first.cards().find(|card| card.action.title.contains("primo")).unwrap();
    let goes_on = next.cards().find(|card| card.action.carried_from == Some(trained.action.id)).unwrap();
    assert_eq!(trained.sequel.map(|sequel| sequel.id), Some(goes_on.action.id));
    assert_eq!(goes_on.action.axis_id, Some(next.axes[0].axis.id), "below « Former »");
    assert_eq!((goes_on.measures.len(), goes_on.measures.iter().filter_map(|one| one.reading).count()), (3, 0));
    assert!(first.cards().all(|card| card.action.settled_on.is_some()) && first.count_late() == 0);
    assert_eq!(trained.action.starts_on.map(|day| (day.year(), day.month())), Some((2021, 11)));
}
