//! Proofs and editions: numbers, what changed since, what is kept, whose they are.

use chrono::TimeDelta;
use directory::store;
use testkit::{ASSOCIATION, Answer, Client, Figure, Uuid, VALBOURG};

use super::{coordinator, file, made, read, settle};
use crate::EraseProofs;

/// Sends a logo as a browser does.
async fn post_logo(keeper: &Client, institution: Uuid, file: Vec<u8>) -> Answer {
    keeper.post_parts("/pro/imprimes/logos", &[("institution", &testkit::id(institution))], ("logo", file)).await
}

/// A picture of one point.
fn png() -> Vec<u8> {
    let mut drawn = Vec::new();
    let mut encoder = png::Encoder::new(&mut drawn, 1, 1);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&[90, 40, 130, 255]).unwrap();
    drawn
}

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

    async fn the_logos_of_partners_stand_on_documents_but_on_neutral_ones(town: Town) {
        settle(&town).await;
        let keeper = coordinator(&town);
        let refused = post_logo(&keeper, ASSOCIATION, b"<svg onload='x'/>".to_vec()).await;
        assert_eq!(refused.status, 422);
        assert!(refused.main().contains("n’est pas une image PNG"), "{}", refused.main());
        let heavy = post_logo(&keeper, ASSOCIATION, vec![0; 50 * 1024 * 1024]).await;
        assert!(matches!(heavy.status, 413 | 422), "{}: {}", heavy.status, heavy.main());
        let other = post_logo(&keeper, VALBOURG, png()).await;
        assert!(other.main().contains("Choisissez une institution du réseau"), "{}", other.main());
        assert_eq!(post_logo(&keeper, ASSOCIATION, png()).await.status, 303);
        let shown = keeper.get("/pro/imprimes/logos").await.main();
        assert!(shown.contains("Logo : Association"), "{shown}");
        let images = async |neutral: &[(&str, &str)]| {
            let pdf = file(&town, &made(&town, "poster", neutral).await).await;
            super::tool("pdfimages", &pdf, &["-list"])
        };
        let (with, without) = (images(&[]).await, images(&[("neutral", "on")]).await);
        assert!(with.lines().count() > without.lines().count(), "{with}{without}");
        let removed = keeper.post_form(&format!("/pro/imprimes/logos/{}/retrait", testkit::id(ASSOCIATION)), &[]).await;
        assert_eq!(removed.status, 303);
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
