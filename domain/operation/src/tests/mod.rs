//! Through HTTP and on both engines.

use std::fs;

use axum::Extension;
use base::{Id, execute, fetch_all};
use chrono::TimeDelta;
use mail::Message;
use queue::{Job, Row};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use testkit::{Answer, Figure, Town};

use crate::Folders;

/// A job that nobody here does.
#[derive(Debug, Serialize, Deserialize)]
struct Errand {
    about: String,
}

impl Job for Errand {
    const KIND: &'static str = "test.errand";
}

/// Opens the site, with folders of its own.
fn settle(town: &Town) -> TempDir {
    town.leave_jobs();
    let folder = TempDir::new().unwrap();
    let (data, index) = (folder.path().to_owned(), folder.path().join("index"));
    fs::create_dir_all(&index).unwrap();
    fs::write(index.join("segment"), vec![0; 3 * 1024 * 1024]).unwrap();
    let folders = Folders { stamp: data.join("backup.stamp"), data, index };
    let site = testkit::app(crate::routes()).words(crate::WORDS);
    town.serve(site.with(move |router| router.layer(Extension(folders))));
    folder
}

/// Puts a job there that failed for good with `failure`; gives its page.
async fn fail(town: &Town, failure: &str) -> String {
    let mut db = town.write().await;
    let errand = Errand { about: "madame Durand".to_owned() };
    queue::push(&mut db, &errand, town.now()).await.unwrap();
    execute!(&mut db => "
        UPDATE job SET failed_at = $1, attempts = 8, failure = $2 WHERE kind = 'test.errand' AND failed_at IS NULL",
        town.now(), failure)
    .unwrap();
    let jobs: Vec<(Id<Row>,)> =
        fetch_all!(&mut db => "SELECT id FROM job WHERE kind = 'test.errand' AND failure = $1", failure).unwrap();
    db.commit().await.unwrap();
    format!("/pro/exploitation/taches/{}", jobs[0].0)
}

async fn get(town: &Town, path: &str) -> Answer {
    town.client(Figure::Administrator).get(path).await
}

async fn post(town: &Town, path: &str, fields: &[(&str, &str)]) -> Answer {
    town.client(Figure::Administrator).post_form(path, fields).await
}

testkit::both_engines! {
    async fn the_administrator_sees_counts_and_codes_and_never_what_work_is_about(town: Town) {
        let folder = settle(&town);
        let job = fail(&town, "unexpected: a letter for durand@ville.example").await;
        let message = Message::new("durand@ville.example", "Une fiche à relire", "Bonjour").unwrap();
        let mut db = town.write().await;
        mail::send(&mut db, &message, town.now() - TimeDelta::hours(2)).await.unwrap();
        db.commit().await.unwrap();

        let pages = [get(&town, "/pro/exploitation").await, get(&town, "/pro/exploitation/taches").await, get(&town, &job).await];
        for page in &pages {
            assert_eq!(page.status, 200);
            let shown = page.main();
            assert!(shown.contains("test.errand"), "{shown}");
            for betrayal in ["Durand", "durand", "madame", "relire", "letter"] {
                assert!(!shown.contains(betrayal), "{betrayal} in {shown}");
            }
        }
        let shown = pages[0].main();
        assert!(shown.contains("Une tâche a échoué pour de bon") && shown.contains("mail.deliver"), "{shown}");
        assert!(shown.contains("Des messages attendent depuis plus d’une heure"), "{shown}");
        assert!(shown.contains("3 Mio") && shown.contains("aucune"), "the index, and no backup: {shown}");
        assert!(shown.contains("Aucune sauvegarde depuis plus de 26 heures"), "{shown}");
        fs::write(folder.path().join("backup.stamp"), town.now().to_rfc3339()).unwrap();
        assert!(!get(&town, "/pro/exploitation").await.main().contains("Aucune sauvegarde"));
    }

    async fn what_failed_is_tried_again_as_if_it_were_new(town: Town) {
        let _folder = settle(&town);
        let job = fail(&town, "refused: nothing-that-has-words").await;
        let page = get(&town, &job).await.main();
        assert!(page.contains("Une règle l’a refusée. (<code>nothing-that-has-words</code>)"), "{page}");
        for _ in 0..2 {
            let answer = post(&town, &format!("{job}/reprise"), &[]).await;
            assert_eq!((answer.status, answer.location()), (303, "/pro/exploitation/taches"));
        }
        assert_eq!(get(&town, &job).await.status, 404, "it waits again");
        let mut db = town.read().await;
        let rows: Vec<(i64, Option<String>)> =
            fetch_all!(&mut db => "SELECT attempts, failure FROM job WHERE kind = 'test.errand'").unwrap();
        assert_eq!(rows, [(0, None)]);
        let acts: Vec<(String,)> = fetch_all!(&mut db => "SELECT act FROM journal WHERE act = 'job.retried'").unwrap();
        assert_eq!(acts.len(), 1, "once, however often it is pressed");
    }

    async fn what_failed_is_dropped_only_once_that_was_confirmed(town: Town) {
        let _folder = settle(&town);
        let (job, other) = (fail(&town, "not found").await, fail(&town, "forbidden").await);
        let answer = post(&town, &format!("{job}/retrait"), &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Cochez la case pour confirmer"), "{}", answer.main());
        assert_eq!(post(&town, &format!("{job}/retrait"), &[("sure", "yes")]).await.status, 303);
        assert_eq!(get(&town, &job).await.status, 404);
        assert_eq!(post(&town, &format!("{job}/retrait"), &[("sure", "yes")]).await.status, 404);
        assert_eq!(get(&town, &other).await.status, 200, "another stays");
        let mut db = town.read().await;
        let acts: Vec<(String,)> = fetch_all!(&mut db => "SELECT act FROM journal WHERE act = 'job.dropped'").unwrap();
        assert_eq!(acts.len(), 1);
    }

    async fn an_installation_without_trouble_says_so(town: Town) {
        let _folder = settle(&town);
        let page = get(&town, "/pro/exploitation/taches").await;
        assert!(page.main().contains("Aucune tâche n’a échoué."), "{}", page.main());
        assert!(get(&town, "/pro/exploitation").await.main().contains("La file est vide."));
        assert_eq!(get(&town, "/pro/exploitation/taches?page=2").await.status, 404);
    }

    async fn nobody_else_enters(town: Town) {
        let _folder = settle(&town);
        let job = fail(&town, "not found").await;
        for figure in [Figure::Coordinator, Figure::Referent, Figure::Professional, Figure::Dpo] {
            for path in ["/pro/exploitation", "/pro/exploitation/taches", &job] {
                assert_eq!(town.client(figure).get(path).await.status, 403, "{path} as {figure:?}");
            }
            assert_eq!(town.client(figure).post_form(&format!("{job}/reprise"), &[]).await.status, 403);
        }
    }
}
