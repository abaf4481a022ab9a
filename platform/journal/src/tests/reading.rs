//! Reading it.

use super::*;
use crate::{Cursor, Filter, tally, write};

const ANNE: Uuid = Uuid::from_u128(1);
const POLICE: Uuid = Uuid::from_u128(2);
const TOWN: Uuid = Uuid::from_u128(3);

/// Four acts a minute apart; the second is Anne's alone, the third her institution's, the fourth her town's.
async fn settle(town: &Town) {
    let mut db = town.write().await;
    let anne = Author { account: Some(ANNE), institution: Some(POLICE), territory: Some(TOWN) };
    let acts = [
        (Author::default(), "account.invited"),
        (anne, "service.corrected"),
        (Author { account: None, ..anne }, "service.checked"),
        (Author { territory: Some(TOWN), ..Author::default() }, "services.counted"),
    ];
    for (minute, (author, act)) in (0..).zip(acts) {
        write(&mut db, author, act, Uuid::nil(), town.now() + TimeDelta::minutes(minute)).await.unwrap();
    }
    db.commit().await.unwrap();
}

async fn acts(town: &Town, filter: Filter) -> Vec<String> {
    let found = entries(&mut town.read().await, &filter, None, 10).await.unwrap();
    found.into_iter().map(|entry| entry.act).collect()
}

testkit::both_engines! {
    async fn the_newest_come_first(town: Town) {
        settle(&town).await;
        let all = ["services.counted", "service.checked", "service.corrected", "account.invited"];
        assert_eq!(acts(&town, Filter::default()).await, all);
    }

    async fn acts_are_found_by_how_they_begin(town: Town) {
        settle(&town).await;
        let by = |act: &str| Filter { act: Some(act.to_owned()), ..Filter::default() };
        assert_eq!(acts(&town, by("service.")).await, ["service.checked", "service.corrected"]);
        assert_eq!(acts(&town, by("%")).await, [""; 0]);
        assert_eq!(acts(&town, Filter { account: Some(ANNE), ..by("account.") }).await, [""; 0]);
    }

    async fn acts_are_found_by_who_for_whom_and_where(town: Town) {
        settle(&town).await;
        let (account, institution, territory) = (Some(ANNE), Some(POLICE), Some(TOWN));
        assert_eq!(acts(&town, Filter { account, ..Filter::default() }).await, ["service.corrected"]);
        assert_eq!(acts(&town, Filter { institution, ..Filter::default() }).await, ["service.checked", "service.corrected"]);
        assert_eq!(acts(&town, Filter { territory, ..Filter::default() }).await,
            ["services.counted", "service.checked", "service.corrected"]);
        assert_eq!(acts(&town, Filter { account, institution, territory, ..Filter::default() }).await, ["service.corrected"]);
        let elsewhere = Some(Uuid::from_u128(9));
        assert_eq!(acts(&town, Filter { account, territory: elsewhere, ..Filter::default() }).await, [""; 0]);
        assert_eq!(acts(&town, Filter { institution, territory: elsewhere, ..Filter::default() }).await, [""; 0]);
    }

    async fn what_an_account_did_is_counted_act_by_act_the_most_frequent_first(town: Town) {
        settle(&town).await;
        let mut db = town.write().await;
        for minute in [5, 6] {
            let at = town.now() + TimeDelta::minutes(minute);
            let anne = Author { account: Some(ANNE), ..Author::default() };
            write(&mut db, anne, "place.opened", Uuid::nil(), at).await.unwrap();
        }
        db.commit().await.unwrap();
        let (from, until) = (town.now() + TimeDelta::minutes(1), town.now() + TimeDelta::minutes(7));
        let counted = tally(&mut town.read().await, from, until).await.unwrap();
        let counted: Vec<_> = counted.iter().map(|one| (one.account_id, one.act.as_str(), one.count)).collect();
        assert_eq!(counted[0], (Some(ANNE), "place.opened", 2));
        assert_eq!(counted.len(), 4, "the first act was before");
        assert!(counted[1..].iter().all(|(_, _, count)| *count == 1), "{counted:?}");
    }

    async fn a_period_holds_its_first_instant_and_not_its_last(town: Town) {
        settle(&town).await;
        let (from, until) = (Some(town.now() + TimeDelta::minutes(1)), Some(town.now() + TimeDelta::minutes(2)));
        assert_eq!(acts(&town, Filter { from, until, ..Filter::default() }).await, ["service.corrected"]);
    }

    async fn pages_follow_each_other_without_gap_even_within_one_instant(town: Town) {
        let mut db = town.write().await;
        for _ in 0..5 {
            write(&mut db, Author::default(), "service.checked", Uuid::nil(), town.now()).await.unwrap();
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = entries(&mut db, &Filter::default(), after, 2).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(Cursor::from(last));
            seen.extend(page.iter().map(|entry| entry.id));
        }
        let mut whole = seen.clone();
        whole.sort_unstable();
        whole.dedup();
        assert_eq!((seen.len(), whole.len()), (5, 5));
    }
}
