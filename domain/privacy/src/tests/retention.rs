//! What has had its time.

use base::{Database, Id, execute, fetch_one};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{Client, Figure, Town};

use super::{act, acts, give_address, handlers, holdings, serve};
use crate::retention::{run, store};
use crate::{Execute, Plan, Watch};

const NEEDLE: &str = "aiguille-dans-la-botte";

/// Somebody left at `at`; her function is the needle.
async fn depart(town: &Town, figure: Figure, at: DateTime<Utc>) {
    let mut db = town.write().await;
    execute!(&mut db => "UPDATE account SET disabled_at = $1, login = NULL, function = $2 WHERE id = $3", at, NEEDLE,
        figure.account())
    .unwrap();
    db.commit().await.unwrap();
}

async fn accounts(town: &Town) -> i64 {
    let mut db = town.read().await;
    let (accounts,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM account").unwrap();
    accounts
}

/// The clock is believed now.
async fn believe(town: &Town) {
    let mut db = town.write().await;
    store::see(&mut db, store::CLOCK, town.now()).await.unwrap();
    db.commit().await.unwrap();
}

async fn plan(town: &Town) -> usize {
    run::plan(town.database(), &holdings(), town.now()).await.unwrap()
}

async fn erase(town: &Town) -> u64 {
    run::execute(town.database(), &holdings(), town.now()).await.unwrap()
}

/// Lets days pass, the clock being seen each day.
async fn pass(town: &Town, days: u32) {
    for _ in 0..days {
        town.clock().advance(TimeDelta::days(1));
        believe(town).await;
    }
}

/// Where the only open erasure is.
async fn path(town: &Town) -> String {
    let open = store::open(&mut town.read().await).await.unwrap();
    assert_eq!(open.len(), 1);
    format!("/pro/protection/effacements/{}", open[0].id)
}

async fn postpone(town: &Town, browser: &Client, until: &str) -> u16 {
    let path = format!("{}/report", path(town).await);
    browser.post_form(&path, &[("reason", "dispute"), ("until", until)]).await.status
}

testkit::both_engines! {
    async fn an_account_is_erased_a_year_and_a_week_after_departure_day_by_day(town: Town) {
        depart(&town, Figure::Desk, town.now()).await;
        let (all, started) = (accounts(&town).await, town.now());
        let (mut planned_on, mut erased_on) = (None, None);
        for day in 1..=400 {
            town.clock().advance(TimeDelta::days(1));
            believe(&town).await;
            if plan(&town).await > 0 {
                planned_on = planned_on.or(Some(day));
            }
            if erase(&town).await > 0 {
                erased_on = erased_on.or(Some(day));
            }
        }
        assert_eq!((planned_on, erased_on), (Some(366), Some(373)), "after {started}");
        assert_eq!(accounts(&town).await, all - 1);
        let done = store::done(&mut town.read().await).await.unwrap();
        assert_eq!((done.len(), done[0].erased, done[0].erasure.counted), (1, 1, 1));
        assert_eq!(acts(&town).await, ["erasure.done", "erasure.planned"]);
    }

    async fn what_is_postponed_is_not_erased_until_it_is_lifted_or_over(town: Town) {
        serve(&town);
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        let all = accounts(&town).await;
        assert_eq!(plan(&town).await, 1);
        let browser = town.client(Figure::Dpo);
        assert_eq!(postpone(&town, &browser, "2026-11-23").await, 422, "a day to come");
        assert_eq!(postpone(&town, &browser, "2027-12-31").await, 422, "a year at most");
        assert_eq!(postpone(&town, &browser, "2026-12-20").await, 303);
        let page = browser.get("/pro/protection/effacements").await.main();
        assert!(page.contains("Reporté jusqu’au 20 décembre 2026") && page.contains("litige"), "{page}");
        pass(&town, 20).await;
        assert_eq!((erase(&town).await, accounts(&town).await), (0, all));
        let resume = format!("{}/reprise", path(&town).await);
        assert_eq!(browser.post_form(&resume, &[]).await.status, 303);
        assert_eq!(browser.post_form(&resume, &[]).await.status, 422, "once");
        assert_eq!((erase(&town).await, accounts(&town).await), (1, all - 1));
        let page = browser.get("/pro/protection/effacements").await.main();
        assert!(page.contains("1 élément effacé") && page.contains("Rien n’est à effacer"), "{page}");
    }

    async fn a_postponement_ends_the_day_after_its_last_day(town: Town) {
        serve(&town);
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        plan(&town).await;
        assert_eq!(postpone(&town, &town.client(Figure::Dpo), "2026-12-20").await, 303);
        pass(&town, 27).await;
        assert_eq!(erase(&town).await, 0, "on the 20th");
        pass(&town, 1).await;
        assert_eq!(erase(&town).await, 1, "on the 21st");
    }

    async fn a_clock_that_jumped_plans_and_erases_nothing_until_it_is_confirmed(town: Town) {
        serve(&town);
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        believe(&town).await;
        assert_eq!(plan(&town).await, 1);
        town.clock().advance(TimeDelta::days(8));
        assert_eq!((plan(&town).await, erase(&town).await), (0, 0));
        let browser = town.client(Figure::Dpo);
        let page = browser.get("/pro/protection/effacements").await.main();
        assert!(page.contains("L’horloge a sauté"), "{page}");
        assert_eq!(browser.post_form("/pro/protection/horloge", &[]).await.status, 303);
        assert!(!browser.get("/pro/protection/effacements").await.body.contains("L’horloge a sauté"));
        assert_eq!(erase(&town).await, 1);
        assert!(acts(&town).await.contains(&"clock.confirmed".to_owned()));
    }

    async fn a_clock_before_the_last_row_of_the_journal_erases_nothing_on_anybodys_word(town: Town) {
        serve(&town);
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        believe(&town).await;
        act(&town, Figure::Referent, "service.checked", town.now() + TimeDelta::minutes(1)).await;
        assert_eq!(plan(&town).await, 0);
        let browser = town.client(Figure::Dpo);
        assert!(browser.get("/pro/protection/effacements").await.body.contains("en retard sur le dernier acte"));
        assert_eq!(browser.post_form("/pro/protection/horloge", &[]).await.status, 422);
        assert_eq!(plan(&town).await, 0);
    }

    async fn a_month_of_the_journal_goes_after_three_years_and_its_head_stays(town: Town) {
        act(&town, Figure::Referent, "service.checked", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        town.clock().advance(TimeDelta::days(8 + 1096));
        act(&town, Figure::Referent, "service.created", town.now()).await;
        journal::seal(town.database(), town.now()).await.unwrap();
        believe(&town).await;
        assert_eq!(plan(&town).await, 1);
        pass(&town, 7).await;
        assert_eq!(erase(&town).await, 1);
        assert_eq!(acts(&town).await, ["erasure.done", "journal.erased", "erasure.planned", "service.created"]);
        journal::seal(town.database(), town.now()).await.unwrap();
        let report = journal::verify(town.database(), &super::key(), &journal::Kept::default(), town.now()).await.unwrap();
        assert!(report.is_whole(), "{report:?}");
        assert_eq!(journal::months(&mut town.read().await).await.unwrap()[0].month, "2026-11");
    }

    async fn what_is_erased_is_in_no_file_any_more(town: Town) {
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        let Database::Sqlite(pool) = town.database() else { return };
        let file = pool.connect_options().get_filename().to_path_buf();
        let is_in = |end: &str| {
            let mut path = file.clone().into_os_string();
            path.push(end);
            let bytes = std::fs::read(path).unwrap_or_default();
            bytes.windows(NEEDLE.len()).any(|window| window == NEEDLE.as_bytes())
        };
        assert!(is_in("") || is_in("-wal"), "it is there before");
        plan(&town).await;
        pass(&town, 7).await;
        assert_eq!(erase(&town).await, 1);
        assert!(!is_in("") && !is_in("-wal") && !is_in("-shm"));
    }

    async fn the_work_comes_back_each_day_and_tells_the_officer_without_saying_what(town: Town) {
        serve(&town);
        give_address(&town, Figure::Dpo, "dpo@valbourg.example").await;
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        let all = accounts(&town).await;
        let mut db = town.write().await;
        crate::schedule(&mut db, town.now()).await.unwrap();
        crate::schedule(&mut db, town.now()).await.unwrap();
        let (jobs,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM job").unwrap();
        assert_eq!(jobs, 5, "each once");
        db.commit().await.unwrap();
        let (_folder, handlers) = handlers();
        for _ in 0..=9 {
            journal::seal(town.database(), town.now()).await.unwrap();
            town.work(handlers.clone()).await;
            town.clock().advance(TimeDelta::hours(23));
        }
        let mails = town.mails();
        assert!(mails.len() == 1 && !mails[0].text().contains("compte"), "{mails:?}");
        assert_eq!(accounts(&town).await, all - 1);
        for kind in [<Watch as queue::Job>::KIND, <Plan as queue::Job>::KIND, <Execute as queue::Job>::KIND] {
            let mut db = town.read().await;
            let (waiting,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM job WHERE kind = $1", kind).unwrap();
            assert_eq!(waiting, 1, "{kind}");
        }
        town.leave_jobs();
    }

    async fn an_erasure_held_back_while_it_runs_is_left_alone(town: Town) {
        depart(&town, Figure::Desk, town.now() - TimeDelta::days(366)).await;
        plan(&town).await;
        let erasure = store::open(&mut town.read().await).await.unwrap().remove(0);
        let mut db = town.write().await;
        let today = town.now().date_naive();
        let held = erasure.clone().postpone(today + chrono::Days::new(9), crate::retention::Reason::Dispute, today).unwrap();
        store::save(&mut db, &held).await.unwrap();
        assert!(!store::hold(&mut db, &erasure).await.unwrap() && store::hold(&mut db, &held).await.unwrap());
        store::finish(&mut db, erasure.id, town.now()).await.unwrap();
        assert!(!store::hold(&mut db, &held).await.unwrap(), "it is done");
        assert!(store::erasure(&mut db, Id::new()).await.unwrap().is_none());
    }
}
