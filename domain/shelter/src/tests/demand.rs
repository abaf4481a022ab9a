//! Two taps count a request; a day later nothing of it is left but the count.

use chrono::TimeDelta;
use testkit::{Answer, Figure, Town};

use super::serve;

/// The key of the form on the page of tonight.
fn key(page: &Answer) -> String {
    page.body.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn note(town: &Town, figure: Figure, said: &str) -> Answer {
    let client = town.client(figure);
    let key = key(&client.get("/pro/places").await);
    let form = [("said", said), ("adults", "1"), ("children", "2"), ("nights", "3"), ("key", key.as_str())];
    client.post_form("/pro/places/demandes", &form).await
}

async fn table(town: &Town, figure: Figure) -> String {
    town.client(figure).get("/pro/places/bilan/2026/tableau").await.body
}

testkit::both_engines! {
    async fn a_request_is_counted_in_two_taps_and_once_however_often_it_is_sent(town: Town) {
        serve(&town);
        let desk = town.client(Figure::Desk);
        let key = key(&desk.get("/pro/places").await);
        let form = [("said", "no_children"), ("adults", "1"), ("children", "2"), ("nights", "1"), ("key", key.as_str())];
        for _ in 0..2 {
            assert_eq!(desk.post_form("/pro/places/demandes", &form).await.status, 303);
        }
        assert_eq!(note(&town, Figure::Desk, "met").await.status, 303);
        assert_eq!(note(&town, Figure::Desk, "housing").await.status, 303);
        let table = table(&town, Figure::Desk).await;
        assert!(table.contains("2026-11;Pas avec des enfants;1;1;2;0"), "{table}");
        assert!(table.contains("2026-11;Une place a été trouvée;1;1;2;3"), "{table}");
        let year = desk.get("/pro/places/bilan/2026").await.main();
        assert!(year.contains("<svg") && year.contains("<desc") && year.contains("Pas avec des enfants : 1."), "{year}");
        assert!(year.contains("ne les publiez pas tels quels"));
    }

    async fn a_slip_is_taken_back_within_a_day_and_by_her_institution_alone(town: Town) {
        serve(&town);
        note(&town, Figure::Desk, "too_far").await;
        note(&town, Figure::Desk, "too_far").await;
        let page = town.client(Figure::Desk).get("/pro/places").await;
        let address = page.body.split("action=\"").map(|rest| rest.split('"').next().unwrap()).find(|action| action.ends_with("/retrait")).unwrap();
        assert_eq!(town.client(Figure::Professional).post_form(address, &[]).await.status, 404);
        assert_eq!(town.client(Figure::Referent).post_form(address, &[]).await.status, 303, "of the same station");
        assert_eq!(town.client(Figure::Desk).post_form(address, &[]).await.status, 404, "and once");
        assert!(table(&town, Figure::Desk).await.contains("2026-11;Trop loin;1;1;2;0"));
        town.clock().advance(TimeDelta::hours(25));
        let mut db = town.write().await;
        queue::schedule(&mut db, &crate::Tidy {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        town.work(crate::jobs()).await;
        town.leave_jobs();
        assert!(!town.client(Figure::Desk).get("/pro/places").await.main().contains("Retirer"));
        let rows: (i64,) = base::fetch_one!(&mut town.read().await => "SELECT COUNT(*) FROM shelter_note").unwrap();
        assert_eq!(rows.0, 0, "nothing is left but the count");
        assert!(table(&town, Figure::Desk).await.contains("2026-11;Trop loin;1;1;2;0"));
    }

    async fn each_institution_sees_its_own_counts_and_the_coordination_all(town: Town) {
        serve(&town);
        note(&town, Figure::Desk, "no_place").await;
        note(&town, Figure::Professional, "no_place").await;
        note(&town, Figure::Neighbour, "no_place").await;
        for (figure, times) in [(Figure::Desk, 1), (Figure::Professional, 1), (Figure::Coordinator, 2), (Figure::Neighbour, 1)] {
            let table = table(&town, figure).await;
            assert!(table.contains(&format!("Aucune place;{times};")), "{figure:?}: {table}");
        }
        assert_eq!(town.client(Figure::Desk).get("/pro/places/bilan/2027").await.status, 404);
        assert!(town.client(Figure::Desk).get("/pro/places/bilan/2025").await.main().contains("Rien n’a été compté"));
    }

    async fn what_cannot_be_counted_is_told_and_nothing_is_counted(town: Town) {
        serve(&town);
        let desk = town.client(Figure::Desk);
        for (said, adults, told) in [("", "1", "par un des boutons"), ("met", "0", "de 1 à 30"), ("met", "deux", "en chiffres")] {
            let answer = desk.post_form("/pro/places/demandes", &[("said", said), ("adults", adults), ("nights", "1")]).await;
            assert!(answer.status == 422 && answer.main().contains(told), "{}", answer.main());
            assert!(answer.body.contains(&format!("value=\"{adults}\"")), "what was typed stays");
        }
        assert_eq!(table(&town, Figure::Desk).await.lines().count(), 1);
    }
}

/// Runs beside the others.
#[expect(clippy::disallowed_methods, reason = "several who do the same at once are what is tried")]
fn beside<T: Send + 'static>(task: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    tokio::spawn(task)
}

testkit::both_engines! {
    async fn desks_that_count_at_once_all_count(town: Town) {
        serve(&town);
        let tasks = (0..6).map(|_| {
            let town = town.clone();
            beside(async move { note(&town, Figure::Desk, "no_answer").await.status })
        });
        for task in tasks.collect::<Vec<_>>() {
            assert_eq!(task.await.unwrap(), 303);
        }
        assert!(table(&town, Figure::Desk).await.contains("Personne n’a répondu;6;"));
    }
}
