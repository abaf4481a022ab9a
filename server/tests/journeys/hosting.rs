//! What a territory makes its own: languages read again, a note on an entry kept elsewhere, its looks, and the frames in
//! which others show its list.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

#[tokio::test]
async fn a_speaker_reads_a_language_again() {
    tell("languages", DESK, async |stage: &mut Stage| {
        stage.sign_in("administration@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/langues", "list").await;
        tab.look_at("/pro/langues/ar", "arabic").await;
        tab.look_at("/pro/langues/uk", "ukrainian").await;
        tab.click_on("input[name=reread]").await;
        tab.follow("Enregistrer et continuer").await;
        tab.go("/pro/langues").await;
        tab.reads(&["Textes relus : 1 sur"]).await;
    })
    .await;
}

/// The public page of a national line, as the town's visitors find it.
async fn a_national_entry(tab: &mut Tab) -> String {
    tab.go("/infos/boulogne-billancourt").await;
    tab.fill("De quoi avez-vous besoin ?", "3919").await;
    tab.follow("Chercher").await;
    let href = "[...document.querySelectorAll('main .entry')].find(one => /39.19/.test(one.innerText)) \
                .querySelector('a[href*=\"/e/\"]').getAttribute('href')";
    let href = tab.eval::<String>(href).await;
    href.split(['?', '#']).next().unwrap().rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_territory_adds_a_note_to_an_entry_it_inherits() {
    tell("local-note", DESK, async |stage: &mut Stage| {
        let entry = a_national_entry(&mut stage.tab).await;
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.go(&format!("/pro/annuaire/{entry}")).await;
        tab.follow("Écrire ou changer la note de votre territoire").await;
        tab.look("form").await;
        tab.fill("Note", "Une écoutante vient à la mairie le premier mardi du mois.").await;
        tab.follow("Enregistrer la note").await;
        tab.reads(&["premier mardi du mois"]).await;
        tab.look("noted").await;
        tab.follow("Se déconnecter").await;
        assert_eq!(a_national_entry(tab).await, entry);
        tab.follow_on(&format!("main a[href*='{entry}']")).await;
        tab.reads(&["premier mardi du mois"]).await;
        tab.look("public").await;
    })
    .await;
}

#[tokio::test]
async fn a_territory_chooses_its_looks_and_who_may_frame_its_list() {
    tell("looks", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/territoires", "list").await;
        tab.follow_on("main .entries a").await;
        tab.look("form").await;
        let form = tab.path().await;
        tab.fill("Couleur (facultatif)", "#ffdd88").await;
        tab.fill("Sites qui peuvent afficher la liste des aides (facultatif)", "mairie").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["Cette couleur est trop pâle", "Une de ces adresses ne va pas."]).await;
        tab.look("refused").await;
        tab.fill("Couleur (facultatif)", "#7a1f5c").await;
        tab.fill("Sites qui peuvent afficher la liste des aides (facultatif)", "https://www.mairie.example").await;
        tab.follow("Enregistrer").await;
        tab.go(&form).await;
        tab.reads(&["À copier dans la page du site.", "/cadre"]).await;
        tab.look("chosen").await;
        tab.follow("Se déconnecter").await;
        tab.go("/infos/boulogne-billancourt").await;
        tab.look("public").await;
        tab.go("/infos/boulogne-billancourt/cadre").await;
        tab.look("frame").await;
    })
    .await;
}
