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
    sign_in_with(tab, password).await;
    tab.look("home").await;
}

async fn sign_in_with(tab: &Tab, password: &str) {
    tab.fill("Identifiant", LOGIN).await;
    tab.fill("Mot de passe", password).await;
    tab.follow("Se connecter").await;
    assert_eq!(tab.path().await, "/pro");
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

/// Opens, in the workspace, an entry of her institution.
async fn open_entry(tab: &Tab, name: &str) {
    tab.go("/pro").await;
    tab.follow("Fiches").await;
    tab.fill("Chercher dans mes fiches", name).await;
    tab.follow("Chercher").await;
    tab.follow(name).await;
}

const COMPLAINT: &str = "Porter plainte au commissariat";

#[tokio::test]
async fn a_professional_corrects_a_telephone_and_everybody_reads_it_at_once() {
    tell("correcting", DESK, async |stage: &mut Stage| {
        let password = stage.site.password(LOGIN).to_owned();
        let tab = &mut stage.tab;
        sign_in(tab, &password).await;
        tab.go("/pro/fiches").await;
        tab.look("entries").await;
        open_entry(tab, COMPLAINT).await;
        tab.look("entry").await;
        tab.follow("Corriger cette fiche").await;
        tab.look("correction").await;
        tab.fill("Téléphone", "01 99").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["Il reste des points à corriger", "Ce numéro ne peut pas être appelé"]).await;
        tab.look("correction-refused").await;
        tab.fill("Téléphone", "01 99 00 98 76").await;
        tab.follow("Enregistrer").await;
        tab.reads(&[COMPLAINT, "01 99 00 98 76", "version 2"]).await;
        tab.follow("Voir la page publique").await;
        tab.reads(&[COMPLAINT, "01 99 00 98 76"]).await;
        everybody_reads(tab, "01 99 00 98 76").await;
    })
    .await;
}

/// The answers too show what was corrected, as soon as the index has heard of it: it listens once a second.
async fn everybody_reads(tab: &Tab, phone: &str) {
    for _ in 0..20 {
        tab.go("/infos/boulogne-billancourt").await;
        tab.fill("De quoi avez-vous besoin ?", COMPLAINT).await;
        tab.follow("Chercher").await;
        let text = tab.text().await;
        tab.expect(&text, COMPLAINT);
        if text.contains(phone) {
            return;
        }
    }
    panic!("the answers still show the old telephone");
}

#[tokio::test]
async fn two_people_who_correct_the_same_entry_lose_nothing() {
    tell("correcting-together", DESK, async |stage: &mut Stage| {
        let password = stage.site.password(LOGIN).to_owned();
        let tab = &mut stage.tab;
        tab.go("/pro/connexion").await;
        sign_in_with(tab, &password).await;
        open_entry(tab, COMPLAINT).await;
        tab.follow("Corriger cette fiche").await;
        // Her colleague is faster.
        let colleague = Tab::open(&stage.browser, &tab.story, &tab.site, DESK).await;
        colleague.go(&tab.path().await).await;
        colleague.fill("En une phrase", "Ce que la collègue a écrit.").await;
        colleague.follow("Enregistrer").await;
        tab.page.bring_to_front().await.unwrap();
        tab.fill("En une phrase", "Ce qu’elle a écrit.").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["Quelqu’un a modifié cette fiche", "Ce qui diffère"]).await;
        tab.look("outrun").await;
        tab.click("Les deux textes").await;
        tab.reads(&["Ce que la collègue a écrit.", "Ce qu’elle a écrit."]).await;
        tab.follow("Enregistrer mon texte").await;
        tab.reads(&["Ce qu’elle a écrit.", "version 3"]).await;
    })
    .await;
}

#[tokio::test]
async fn the_coordination_writes_a_new_entry_with_its_place() {
    tell("writing", DESK, async |stage: &mut Stage| {
        let password = stage.site.password("coordination@demo.example").to_owned();
        let tab = &mut stage.tab;
        tab.go("/pro/connexion").await;
        tab.fill("Identifiant", "coordination@demo.example").await;
        tab.fill("Mot de passe", &password).await;
        tab.follow("Se connecter").await;
        tab.go("/pro/fiches/nouvelle").await;
        tab.look("new").await;
        tab.fill("Nom de la structure nouvelle", "Maison des associations").await;
        tab.fill("Nom", "Permanence d’écoute").await;
        tab.click_on("[name=kind][value=place]").await;
        tab.follow("Créer la fiche").await;
        tab.reads(&["Corriger une fiche", "Cette fiche n’est pas publiée"]).await;
        tab.follow("Ne rien changer").await;
        tab.reads(&["Permanence d’écoute", "Non publiée", "Pour que cette fiche soit publiée"]).await;
        tab.look("draft").await;
        tab.follow("Ajouter un lieu").await;
        tab.look("place").await;
        tab.click("Tout le monde : l’adresse est publique.").await;
        tab.fill("Numéro et rue", "22 rue de la Belle-Feuille").await;
        tab.fill("Code postal", "92100").await;
        tab.fill("Commune", "Boulogne-Billancourt").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["22 rue de la Belle-Feuille", "92100"]).await;
        tab.go("/pro/fiches?statut=draft").await;
        tab.click("Choisir la fiche « Permanence d’écoute »").await;
        tab.follow("Relire et publier la sélection").await;
        tab.reads(&["Relire avant de publier", "Permanence d’écoute"]).await;
        tab.look("review").await;
    })
    .await;
}
