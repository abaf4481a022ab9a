//! The coordination keeps the people of the network and the looks of its pages; data protection watches.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

#[tokio::test]
async fn the_coordination_invites_somebody_changes_her_roles_and_closes_her_account() {
    tell("people", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/personnes", "list").await;
        tab.follow("Inviter quelqu’un").await;
        tab.look("invitation").await;
        tab.fill("Fonction", "agent de nuit du commissariat").await;
        tab.fill("Identifiant", "nuit.commissariat").await;
        tab.click_on("input[name=roles][value=professional]").await;
        tab.follow_on("main form button").await;
        tab.reads(&["Il reste des points à corriger", "Ce rôle demande une institution"]).await;
        tab.look("invitation-refused").await;
        tab.eval::<bool>("(document.querySelector('#institution').selectedIndex = 2, true)").await;
        tab.follow_on("main form button").await;
        tab.reads(&["Notez ou imprimez ce code maintenant"]).await;
        tab.look("code").await;
        tab.follow("C’est fait").await;
        tab.reads(&["Code remis, pas encore utilisé"]).await;
        tab.look("person").await;
        tab.follow("Changer les rôles").await;
        tab.look("roles").await;
        tab.click_on("input[name=roles][value=coordinator]").await;
        tab.follow("Enregistrer les rôles").await;
        tab.reads(&["Rôles demandés", "L’accord doit venir d’une autre personne"]).await;
        tab.look("request").await;
        tab.follow_on("main a[href$='/code']").await;
        tab.look("new-code").await;
        tab.back_to_person().await;
        tab.follow("Fermer le compte").await;
        tab.look("departure").await;
        tab.follow("Fermer le compte maintenant").await;
        tab.reads(&["Compte fermé"]).await;
        tab.look("gone").await;
    })
    .await;
}

impl Tab {
    async fn back_to_person(&self) {
        self.follow_on("main a[href^='/pro/personnes/']").await;
    }
}

#[tokio::test]
async fn the_coordination_dresses_the_pages_of_its_territory() {
    tell("dressing", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/droits", "rights").await;
        tab.look_at("/pro/territoires", "territories").await;
        tab.follow("Boulogne-Billancourt").await;
        tab.look("choice").await;
        tab.fill("Couleur (facultatif)", "#ffcc00").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["trop pâle", "La couleur lisible la plus proche"]).await;
        tab.look("pale").await;
        tab.fill("Couleur (facultatif)", "#7a1f4b").await;
        tab.follow("Enregistrer").await;
        tab.follow("Se déconnecter").await;
        tab.look_at("/infos/boulogne-billancourt", "public").await;
        let accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()";
        assert_eq!(tab.eval::<String>(accent).await, "#7a1f4b");
        for (path, name) in [("mentions", "notice"), ("accessibilite", "accessibility"), ("donnees", "personal-data")] {
            tab.look_at(&format!("/infos/boulogne-billancourt/{path}"), name).await;
        }
    })
    .await;
}

#[tokio::test]
async fn data_protection_reads_the_journal_under_pseudonyms() {
    tell("watching", DESK, async |stage: &mut Stage| {
        stage.sign_in("donnees@demo.example").await;
        let tab = &mut stage.tab;
        tab.look("home").await;
        for (path, name) in WATCHED {
            tab.look_at(path, name).await;
        }
    })
    .await;
}

/// The rooms of data protection.
const WATCHED: [(&str, &str); 7] = [
    ("/pro/journal", "journal"),
    ("/pro/chaine", "chain"),
    ("/pro/protection", "rooms"),
    ("/pro/protection/alertes", "alerts"),
    ("/pro/protection/decisions", "decisions"),
    ("/pro/protection/effacements", "erasures"),
    ("/pro/protection/registre", "register"),
];
