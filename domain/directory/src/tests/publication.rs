//! Publishing: a person's act, one by one or for a selection that was read over.

use testkit::Figure;

use super::{CANARY, fields, path, post, settle, with};
use crate::{Service, Status};

const SELECTION: &str = "/pro/fiches/publication";

fn chosen(service: &Service, version: i64) -> (String, String) {
    ("entry".to_owned(), format!("{}:{version}", service.id))
}

fn step(step: &str) -> (String, String) {
    ("step".to_owned(), step.to_owned())
}

testkit::both_engines! {
    async fn a_professional_publishes_nothing(town: Town) {
        let (site, entries) = settle(&town).await;
        let desk = town.client(Figure::Desk);
        for below in ["/publication", "/archivage"] {
            assert_eq!(desk.post_form(&path(&entries.complaint, below), &[("version", "1")]).await.status, 403);
        }
        assert_eq!(post(&desk, SELECTION, &[step("confirm"), chosen(&entries.complaint, 1)]).await.status, 403);
        for page in ["/pro/fiches", &path(&entries.complaint, "")] {
            let page = desk.get(page).await.main();
            assert!(page.contains("Déposer plainte") && !page.contains("name=\"entry\"") && !page.contains("ublier"), "{page}");
        }
        assert_eq!(desk.get("/pro/fiches/nouvelle").await.status, 403);
        assert_eq!(site.stored(&entries.complaint).await, entries.complaint);
    }

    async fn a_referent_publishes_an_entry_and_archives_it(town: Town) {
        let (site, entries) = settle(&town).await;
        let referent = town.client(Figure::Referent);
        assert!(!site.finds("plainte", &entries.complaint));
        let publish = path(&entries.complaint, "/publication");
        let page = referent.get(&path(&entries.complaint, "")).await;
        assert_eq!(post(&referent, &publish, &fields(&page, &publish)).await.status, 303);
        assert!(site.finds("plainte", &entries.complaint));
        // Clicked twice, it says that it is done.
        let again = post(&referent, &publish, &fields(&page, &publish)).await;
        assert_eq!(again.status, 409);
        assert!(again.main().contains("Relisez-la") && again.main().contains("Publiée"), "{}", again.main());
        assert_eq!(referent.post_form(&publish, &[("version", "2")]).await.status, 409);
        let archive = path(&entries.complaint, "/archivage");
        assert_eq!(referent.post_form(&archive, &[("version", "1")]).await.status, 409);
        assert_eq!(referent.post_form(&archive, &[("version", "2")]).await.status, 303);
        assert!(!site.finds("plainte", &entries.complaint));
        assert_eq!(referent.post_form(&archive, &[("version", "3")]).await.status, 409);
        let stored = site.stored(&entries.complaint).await;
        assert_eq!((stored.status, stored.version), (Status::Archived, 3));
        assert_eq!(site.journal().await, ["service.archived", "service.published"]);
    }

    async fn an_entry_that_lacks_something_is_not_published(town: Town) {
        let (site, entries) = settle(&town).await;
        let answer = town.client(Figure::Referent).post_form(&path(&entries.bare, "/publication"), &[("version", "1")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("n’est pas complète") && answer.main().contains("Cochez au moins un besoin."));
        assert_eq!(site.stored(&entries.bare).await, entries.bare);
    }

    async fn a_reviewed_selection_is_published_and_a_stale_one_is_left_out(town: Town) {
        let (site, entries) = settle(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        let list = coordinator.get("/pro/fiches?statut=draft").await;
        assert_eq!(list.main().matches("name=\"entry\"").count(), 2, "{}", list.main());
        let boxes = [step("review"), chosen(&entries.complaint, 1), chosen(&entries.bare, 1)];
        let review = post(&coordinator, SELECTION, &boxes).await;
        assert_eq!(review.status, 200);
        let page = review.main();
        for shown in ["Déposer plainte", "Commissariat de Valbourg", "01 99 00 12 34", "du lundi au vendredi", "Aucun lieu.", "n’est pas complète"] {
            assert!(page.contains(shown), "{shown} in {page}");
        }
        assert_eq!(site.stored(&entries.complaint).await, entries.complaint);
        let mut confirmed = fields(&review, SELECTION);
        assert_eq!(confirmed, [step("confirm"), chosen(&entries.complaint, 1)]);
        // Meanwhile the other one becomes complete, and the first one goes on.
        let correction = path(&entries.bare, "/correction");
        let typed = with(&fields(&coordinator.get(&correction).await, &correction), &[("summary", "On vous reçoit."), ("needs", "complaint")]);
        assert_eq!(post(&coordinator, &correction, &typed).await.status, 303);
        assert_eq!(coordinator.post_form(&path(&entries.complaint, "/verification"), &[("version", "1")]).await.status, 303);
        confirmed.push(chosen(&entries.bare, 2));
        let answer = post(&coordinator, SELECTION, &confirmed).await;
        assert_eq!(answer.status, 200);
        let page = answer.main();
        assert!(page.contains("Une fiche est publiée.") && page.contains("Non publiées") && page.contains("Relisez-la"), "{page}");
        let (complaint, bare) = (site.stored(&entries.complaint).await, site.stored(&entries.bare).await);
        assert_eq!((complaint.status, bare.status, bare.version), (Status::Draft, Status::Published, 3));
        assert!(site.finds("brigade", &entries.bare) && !site.finds("plainte", &entries.complaint));
        assert_eq!(site.journal().await, ["service.checked", "service.corrected", "service.published"]);
    }

    async fn a_selection_with_an_entry_of_somebody_else_publishes_nothing(town: Town) {
        let (site, entries) = settle(&town).await;
        let neighbour = Service { status: Status::Draft, ..entries.neighbour.clone() };
        for step in ["review", "confirm"] {
            let fields = [super::publication::step(step), chosen(&entries.complaint, 1), chosen(&neighbour, 1)];
            assert_eq!(post(&town.client(Figure::Coordinator), SELECTION, &fields).await.status, 404);
        }
        assert_eq!(site.stored(&entries.complaint).await, entries.complaint);
        for forged in ["", "x", "x:1", &format!("{}:x", neighbour.id)] {
            let fields = [step("confirm"), ("entry".to_owned(), forged.to_owned())];
            assert_eq!(post(&town.client(Figure::Coordinator), SELECTION, &fields).await.status, 400, "{forged}");
        }
    }

    async fn an_empty_selection_is_told_so(town: Town) {
        settle(&town).await;
        let answer = post(&town.client(Figure::Coordinator), SELECTION, &[step("review")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("cochez les fiches"), "{}", answer.main());
        let answer = town.client(Figure::Coordinator).get(SELECTION).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/fiches"));
    }

    async fn a_hidden_address_is_not_in_the_review(town: Town) {
        let (_, entries) = settle(&town).await;
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(coordinator.post_form(&path(&entries.listening, "/archivage"), &[("version", "1")]).await.status, 303);
        let page = post(&coordinator, SELECTION, &[step("review"), chosen(&entries.listening, 2)]).await;
        assert!(page.body.contains("Adresse donnée après un appel") && !page.body.contains(CANARY), "{}", page.main());
    }
}
