//! A new key of the installation: what the old one sealed opens, before, while and after it is sealed anew.

use base::{Id, Private, execute, fetch_all};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::Town;
use web::{Sealer, Settings};

use super::codes::{code, enrolled, sign_in};
use super::{LOGIN, PASSWORD, hidden, invitation, serve_with, try_to_sign_in};
use crate::model::Account;
use crate::seals::{Place, Resealed, count_older, one_unit, reseal};

/// The key of the installation in these tests, and the one that replaces it.
const OLD: [u8; 32] = [7; 32];
const NEW: [u8; 32] = [8; 32];

/// What an installation seals and opens with after a change of keys.
fn ring(now: DateTime<Utc>) -> Sealer {
    Sealer::of(&NEW, &[(OLD, now)])
}

/// So many accounts with a secret that the old key keeps.
async fn settle_many(town: &Town, count: usize) {
    let (mut db, old) = (town.write().await, Sealer::new(&OLD));
    for number in 0..count {
        let login = format!("agent.{number}");
        crate::invite(&mut db, &invitation(&login), town.now()).await.unwrap();
        let account = crate::store::by_login(&mut db, &login).await.unwrap().unwrap();
        let kept = old.keep(login.as_bytes(), account.id.uuid()).unwrap();
        execute!(&mut db => "UPDATE account SET totp_secret = $1 WHERE id = $2", kept, account.id).unwrap();
    }
    db.commit().await.unwrap();
}

/// How many secrets are kept, and how many of them `sealer` opens.
async fn kept(town: &Town, sealer: &Sealer) -> (usize, usize) {
    let rows: Vec<(Id<Account>, Private<String>)> = fetch_all!(&mut town.read().await => "
        SELECT id, totp_secret FROM account WHERE totp_secret IS NOT NULL ORDER BY id LIMIT 1000")
    .unwrap();
    let opened = rows.iter().filter(|(id, kept)| sealer.open_kept(kept.reveal(), id.uuid()).is_some());
    (rows.len(), opened.count())
}

testkit::both_engines! {
    async fn a_telephone_goes_on_showing_codes_that_open_after_a_change_of_keys(town: Town) {
        let (letters, _) = enrolled(&town, LOGIN).await;
        let page = |letters: &str| code(letters, town.now());
        let app = serve_with(&town, Settings::default());
        let sealer = &app.sealer;
        sealer.renew(&NEW, &[(OLD, town.now())]);
        town.clock().advance(TimeDelta::minutes(1));
        assert_eq!(sign_in(&town, LOGIN, &page(&letters)).await.status, 303, "before it is sealed anew");
        let first = reseal(town.database(), sealer).await.unwrap();
        let second = reseal(town.database(), sealer).await.unwrap();
        assert_eq!([first, second], [Resealed { anew: 1, lost: 0 }, Resealed::default()]);
        sealer.renew(&NEW, &[]);
        town.clock().advance(TimeDelta::minutes(1));
        assert_eq!(sign_in(&town, LOGIN, &page(&letters)).await.status, 303, "without the old key");
    }

    async fn a_step_of_a_sign_in_goes_on_over_a_change_of_keys(town: Town) {
        enrolled(&town, LOGIN).await;
        let step = hidden(&try_to_sign_in(&town, LOGIN, PASSWORD).await, "token");
        let app = serve_with(&town, Settings::default());
        let sealer = &app.sealer;
        sealer.renew(&NEW, &[(OLD, town.now())]);
        let opened: Option<serde_json::Value> =
            sealer.open_for("sign-in code", &step, town.now(), TimeDelta::minutes(5));
        assert!(opened.is_some());
        let late = town.now() + TimeDelta::hours(2);
        let forged = Sealer::new(&OLD).seal_for("sign-in code", &opened, late).unwrap();
        let opened: Option<serde_json::Value> = sealer.open_for("sign-in code", &forged, late, TimeDelta::minutes(5));
        assert!(opened.is_none(), "whoever kept the old key still makes steps");
    }

    async fn stopped_half_way_all_of_it_opens_and_it_is_taken_up_again(town: Town) {
        super::serve(&town);
        settle_many(&town, 205).await;
        let sealer = ring(town.now());
        let (unit, next) = one_unit(town.database(), &sealer, Place::Codes, Id::zero()).await.unwrap();
        assert_eq!((unit, next.is_some()), (Resealed { anew: 200, lost: 0 }, true));
        assert_eq!(kept(&town, &sealer).await, (205, 205));
        assert_eq!(kept(&town, &Sealer::new(&NEW)).await, (205, 200));
        let left = count_older(&mut town.read().await, &sealer).await.unwrap();
        assert_eq!(left, Resealed { anew: 5, lost: 0 });
        assert_eq!(reseal(town.database(), &sealer).await.unwrap(), left);
        assert_eq!(kept(&town, &Sealer::new(&NEW)).await, (205, 205));
        assert_eq!(count_older(&mut town.read().await, &sealer).await.unwrap(), Resealed::default());
    }

    async fn what_no_key_opens_is_counted_and_left_as_it_is(town: Town) {
        super::serve(&town);
        settle_many(&town, 2).await;
        let sealer = Sealer::of(&NEW, &[([9; 32], town.now())]);
        assert_eq!(reseal(town.database(), &sealer).await.unwrap(), Resealed { anew: 0, lost: 2 });
        assert_eq!(kept(&town, &Sealer::new(&OLD)).await, (2, 2));
    }
}
