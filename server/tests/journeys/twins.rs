//! Two entries speak of the same help: they are told apart, or made one, and one can go back.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

const NAME: &str = "Permanence d’écoute du mardi";

/// Creates an entry of that name in a structure of its own; the second time, the page says what it looks like.
async fn create(tab: &mut Tab, structure: &str, name: &str, is_again: bool) {
    tab.go("/pro/fiches/nouvelle").await;
    tab.fill("Nom de la structure nouvelle", structure).await;
    tab.fill("Nom", name).await;
    tab.click_on("[name=kind][value=place]").await;
    tab.follow("Créer la fiche").await;
    if is_again {
        tab.reads(&["Ceci ressemble à ce qui existe déjà"]).await;
        tab.look("met").await;
        tab.click("Ce n’est pas la même").await;
        tab.follow("Créer la fiche").await;
    }
    tab.reads(&["Corriger une fiche"]).await;
}

#[tokio::test]
async fn two_twins_are_made_one_and_separated_again() {
    tell("twins", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/doublons", "none").await;
        create(tab, "Maison des associations", NAME, false).await;
        tab.fill("En une phrase", "On vous écoute le mardi.").await;
        tab.follow("Enregistrer").await;
        create(tab, "Maison des Associations", NAME, true).await;
        tab.fill("En une phrase", "Une écoutante vous reçoit.").await;
        tab.follow("Enregistrer").await;
        tab.look_at("/pro/doublons", "list").await;
        tab.follow_on("main .entries a").await;
        tab.look("pair").await;
        let pair = tab.path().await;
        tab.follow("Ce ne sont pas des doublons").await;
        tab.go(&pair).await;
        tab.reads(&["Ces fiches ont été dites différentes"]).await;
        tab.look("distinct").await;
        tab.follow("Les regarder à nouveau").await;
        tab.go(&pair).await;
        tab.follow("Garder plutôt l’autre").await;
        tab.look("swapped").await;
        tab.follow("Réunir les deux fiches").await;
        tab.go(&pair).await;
        tab.reads(&["Ces fiches n’en font plus qu’une."]).await;
        tab.look("merged").await;
        tab.go("/pro/doublons?etat=merged").await;
        tab.reads(&[NAME]).await;
        tab.go(&pair).await;
        tab.follow("Séparer ces fiches").await;
        tab.go(&pair).await;
        tab.reads(&["Non publiée", "Ces fiches ont été dites différentes"]).await;
        assert!(!tab.text().await.contains("Réunie à une autre"), "both are entries again");
        tab.look("separated").await;
    })
    .await;
}
