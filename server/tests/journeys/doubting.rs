//! What is wrong in an entry, said and mended: a visitor reports it, a partner proposes better, its keeper decides.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

#[tokio::test]
async fn a_visitor_reports_a_wrong_number_and_a_keeper_settles_it() {
    tell("doubt", DESK, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        let entry = an_entry(tab).await;
        tab.go(&format!("/infos/e/{entry}")).await;
        tab.look("public").await;
        tab.follow_on("main a[href$='/erreur']").await;
        tab.look("question").await;
        tab.follow("Envoyer").await;
        tab.reads(&["Choisissez une réponse dans la liste."]).await;
        tab.look("nothing-chosen").await;
        tab.click_on("input[name=reason][value=wrong_number]").await;
        tab.follow("Envoyer").await;
        assert_eq!(tab.path().await, format!("/infos/e/{entry}/merci"));
        tab.look("thanks").await;
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at(&format!("/pro/annuaire/{entry}"), "partner").await;
        tab.reads(&["Ce n’est pas le bon numéro"]).await;
        tab.look_at("/pro/fiches/doutes", "list").await;
        tab.follow_on(&format!("main a[href^='/pro/fiches/{entry}']")).await;
        tab.look("keeper").await;
        tab.follow("J’ai vérifié : la fiche est juste").await;
        tab.look_at("/pro/fiches/doutes", "settled").await;
        tab.reads(&["Aucune erreur n’est signalée."]).await;
    })
    .await;
}

#[tokio::test]
async fn a_partner_proposes_a_correction_and_the_keeper_accepts_it() {
    tell("proposal", DESK, async |stage: &mut Stage| {
        let entry = an_entry(&mut stage.tab).await;
        stage.sign_in("commissariat@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/annuaire", "catalogue").await;
        tab.fill("Chercher dans tout l’annuaire", "parler à quelqu’un").await;
        tab.follow_on("form[role=search] button").await;
        tab.look("catalogue-found").await;
        tab.look_at("/pro/propositions/nouvelle", "new").await;
        tab.look_at(&format!("/pro/annuaire/{entry}"), "partner").await;
        tab.follow("Proposer une correction").await;
        tab.look("form").await;
        tab.fill("En une phrase", "On vous écoute, sans rendez-vous.").await;
        tab.follow("Proposer").await;
        tab.reads(&["Ce qui changerait", "En attente"]).await;
        tab.look("made").await;
        let proposal = tab.path().await;
        tab.follow("Se déconnecter").await;
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/propositions", "to-decide").await;
        tab.look_at(&proposal, "decision").await;
        tab.click("Retoucher avant d’accepter").await;
        tab.look("decision-retouched").await;
        tab.follow("Accepter et mettre à jour la fiche").await;
        assert_eq!(tab.path().await, format!("/pro/fiches/{entry}"));
        tab.reads(&["On vous écoute, sans rendez-vous."]).await;
        tab.look_at(&format!("/pro/fiches/{entry}/historique"), "history").await;
        tab.reads(&["Correction"]).await;
        tab.look_at("/pro/fiches/fraicheur", "freshness").await;
        tab.look_at(&format!("/pro/fiches/{entry}/arrets"), "rounds").await;
        tab.look_at(&format!("/pro/fiches/{entry}/arrets/nouveau"), "round").await;
    })
    .await;
}

/// An entry of the town's own that the public reads, and that is not the commissariat's: by its name, since what comes
/// first among the answers changes with the hour.
async fn an_entry(tab: &mut Tab) -> String {
    tab.go("/infos/boulogne-billancourt").await;
    tab.fill("De quoi avez-vous besoin ?", "savoir à qui s’adresser").await;
    tab.follow("Chercher").await;
    tab.follow("Savoir à qui").await;
    let path = tab.path().await;
    path.rsplit('/').next().unwrap().to_owned()
}
