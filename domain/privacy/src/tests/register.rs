//! The register.

use base::Code as _;
use testkit::{Client, Figure};

use super::{acts, serve};
use crate::register::model::Activity;

const PATH: &str = "/pro/protection/registre/mail";

async fn save(browser: &Client, version: &str, purpose: &str) -> testkit::Answer {
    let fields = [
        ("version", version),
        ("purpose", purpose),
        ("basis", "b"),
        ("people", "p"),
        ("categories", "c"),
        ("recipients", "r"),
        ("retention", "d"),
        ("security", "s"),
    ];
    browser.post_form(PATH, &fields).await
}

testkit::both_engines! {
    async fn the_register_is_prefilled_and_changed_line_by_line(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Dpo);
        let lines = Activity::ALL.len();
        let page = browser.get("/pro/protection/registre").await.main();
        assert_eq!(page.matches("pas encore relu").count(), lines, "{page}");
        assert!(page.contains("Rien n’est enregistré.") && page.contains("Territoire : Valbourg"), "{page}");
        assert_eq!(save(&browser, "0", "Prévenir les agents.").await.status, 303);
        let page = browser.get("/pro/protection/registre").await.main();
        assert!(page.contains("Prévenir les agents.") && page.contains("Version 1"), "{page}");
        assert_eq!(page.matches("pas encore relu").count(), lines - 1, "{page}");
        assert_eq!(acts(&town).await, ["processing.changed"]);
    }

    async fn the_second_of_two_editors_sees_what_the_first_wrote(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Dpo);
        assert_eq!(save(&browser, "0", "Le premier texte.").await.status, 303);
        let answer = save(&browser, "0", "Le second texte.").await;
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("Le premier texte.") && answer.body.contains("Le second texte."), "{}", answer.main());
        assert_eq!(save(&browser, "1", "Le second texte.").await.status, 303);
    }

    async fn a_line_is_not_left_empty(town: Town) {
        serve(&town);
        let answer = save(&town.client(Figure::Dpo), "0", " ").await;
        assert!(answer.status == 422 && answer.body.contains("purpose-fault"), "{}", answer.main());
        assert_eq!(town.client(Figure::Dpo).get("/pro/protection/registre/nothing").await.status, 404);
        assert_eq!(town.client(Figure::Coordinator).get(PATH).await.status, 403);
    }
}
