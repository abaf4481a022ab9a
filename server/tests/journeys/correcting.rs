//! A professional keeps the entries of her institution right.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

const LOGIN: &str = "commissariat@demo.example";

async fn sign_in(tab: &mut Tab, password: &str) {
    tab.go("/pro").await;
    assert_eq!(tab.path().await, "/pro/connexion");
    tab.look("sign-in").await;
    tab.fill("Identifiant", LOGIN).await;
    tab.fill("Mot de passe", "ce n’est pas lui").await;
    tab.follow("Se connecter").await;
    assert_eq!(tab.path().await, "/pro/connexion");
    tab.look("sign-in-refused").await;
    tab.fill("Mot de passe", password).await;
    tab.follow("Se connecter").await;
    assert_eq!(tab.path().await, "/pro");
    tab.look("home").await;
}

#[tokio::test]
async fn a_professional_signs_in_sees_her_account_and_leaves() {
    tell("signing-in", DESK, async |stage: &mut Stage| {
        let password = stage.site.password(LOGIN).to_owned();
        let tab = &mut stage.tab;
        sign_in(tab, &password).await;
        tab.go("/pro/compte").await;
        tab.look("account").await;
        tab.go("/pro/institutions").await;
        tab.look("institutions").await;
        tab.follow("Se déconnecter").await;
        tab.go("/pro/compte").await;
        assert_eq!(tab.path().await, "/pro/connexion");
    })
    .await;
}
