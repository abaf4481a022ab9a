//! Proofs and editions: numbers, what changed since, what is kept, whose they are.

use chrono::TimeDelta;
use directory::store;
use testkit::Figure;

use super::{coordinator, file, made, read, settle};
use crate::EraseProofs;

testkit::both_engines! {
    async fn an_edition_has_its_number_on_paper_and_the_next_one_the_next(town: Town) {
        settle(&town).await;
        for number in ["1", "2"] {
            let address = made(&town, "sheet", &[("subject", "desk")]).await;
            assert!(read(&file(&town, &address).await).contains("Épreuve"));
            assert_eq!(coordinator(&town).post_form(&format!("{address}/edition"), &[]).await.status, 303);
            town.work(crate::jobs()).await;
            let text = read(&file(&town, &address).await);
            assert!(text.contains(&format!("Édition n° {number}")) && !text.contains("Épreuve"), "{text}");
            let again = coordinator(&town).post_form(&format!("{address}/edition"), &[]).await;
            assert_eq!(again.status, 422, "an edition has one number");
        }
    }

    async fn what_changed_since_the_last_edition_is_told(town: Town) {
        let printer = settle(&town).await;
        let first = made(&town, "guide", &[]).await;
        coordinator(&town).post_form(&format!("{first}/edition"), &[]).await;
        town.work(crate::jobs()).await;
        let same = made(&town, "guide", &[]).await;
        let page = coordinator(&town).get(&same).await.main();
        assert!(page.contains("Rien n’a changé"), "{page}");
        town.clock().advance(TimeDelta::days(7));
        let mut db = town.write().await;
        let entry = store::entries_after(&mut db, base::Id::zero(), 10).await.unwrap().remove(0);
        let moved = directory::Service { phone: Some("01 99 00 99 99".parse().unwrap()), version: entry.service.version + 1, ..entry.service };
        assert!(store::update_service(&mut db, &moved).await.unwrap());
        store::record_change(&mut db, &[moved.id], town.now()).await.unwrap();
        db.commit().await.unwrap();
        printer.catch_up(&town).await;
        let now = made(&town, "guide", &[]).await;
        let page = coordinator(&town).get(&now).await.main();
        assert!(page.contains("1 fiche a changé") && page.contains("téléphone"), "{page}");
        assert!(page.contains("il est utile de réimprimer"), "{page}");
    }

    async fn a_proof_is_erased_after_a_week_and_an_edition_stays(town: Town) {
        settle(&town).await;
        let (proof, edition) = (made(&town, "sheet", &[]).await, made(&town, "sheet", &[]).await);
        coordinator(&town).post_form(&format!("{edition}/edition"), &[]).await;
        town.work(crate::jobs()).await;
        town.clock().advance(TimeDelta::days(8));
        let mut db = town.write().await;
        queue::schedule(&mut db, &EraseProofs {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        town.work(crate::jobs()).await;
        assert_eq!(coordinator(&town).get(&proof).await.status, 404);
        assert_eq!(coordinator(&town).get(&edition).await.status, 200);
        assert_eq!(coordinator(&town).post_form(&format!("{edition}/suppression"), &[]).await.status, 422);
        town.leave_jobs();
    }

    async fn the_same_document_is_drawn_once(town: Town) {
        settle(&town).await;
        made(&town, "sheet", &[("subject", "bar")]).await;
        let form = [("kind", "sheet"), ("subject", "bar")];
        let again = coordinator(&town).post_form("/pro/imprimes/nouveau/sheet", &form).await;
        // No job has run: what was drawn already is shown at once.
        file(&town, again.location()).await;
    }

    async fn nobody_else_reads_the_documents_of_a_territory(town: Town) {
        settle(&town).await;
        let address = made(&town, "sheet", &[]).await;
        for figure in Figure::signed_in().filter(|figure| !matches!(figure, Figure::Coordinator | Figure::Administrator)) {
            let answer = town.client(figure).get(&address).await;
            assert!(matches!(answer.status, 403 | 404), "{figure:?}: {}", answer.status);
        }
    }

    async fn a_choice_that_does_not_exist_is_told_and_nothing_is_made(town: Town) {
        settle(&town).await;
        let form = [("kind", "poster"), ("size", "a9")];
        let answer = coordinator(&town).post_form("/pro/imprimes/nouveau/poster", &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Ce choix n’existe pas"), "{}", answer.main());
        assert!(coordinator(&town).get("/pro/imprimes").await.main().contains("Rien n’a encore été imprimé"));
        assert_eq!(coordinator(&town).get("/pro/imprimes/nouveau/roman").await.status, 404);
    }
}
