//! What each partner does, and how they act together: a sheet is written, submitted, validated; a circuit is read, and
//! another agreed to.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

const CCAS: &str = "Centre communal";

#[tokio::test]
async fn an_institution_writes_its_sheet_and_partners_read_it() {
    tell("role-sheet", DESK, async |stage: &mut Stage| {
        stage.sign_in("regie@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/roles", "list").await;
        tab.follow("Commencer la fiche").await;
        tab.look("blank").await;
        tab.follow("Enregistrer le brouillon").await;
        tab.reads(&["Écrivez au moins une rubrique."]).await;
        tab.look("nothing-written").await;
        tab.fill("Missions dans le réseau", "Accueille les habitants, évalue leur situation, et paie les bons.").await;
        tab.follow("Enregistrer le brouillon").await;
        tab.reads(&["Il manque des rubriques", "À écrire."]).await;
        tab.look("incomplete").await;
        let sheet = tab.path().await;
        tab.follow("Modifier").await;
        tab.fill("Ce qu’elle peut faire", "- recevoir sans rendez-vous le matin ;").await;
        tab.fill("Ce qu’elle ne peut pas faire", "Recevoir une plainte.").await;
        tab.fill("Conditions d’entrée", "Habiter la ville.").await;
        tab.fill("Délais", "Sous deux jours ouvrés.").await;
        tab.fill("Joindre le référent ou la référente", "Accueil social, 01 99 00 00 20.").await;
        tab.follow("Enregistrer le brouillon").await;
        tab.look("written").await;
        tab.follow("Soumettre à validation").await;
        tab.reads(&["En attente de validation"]).await;
        tab.look("submitted").await;
        tab.follow("Valider pour mon institution").await;
        tab.reads(&["Validé le", "validé par référente du CCAS"]).await;
        tab.look("valid").await;
        tab.follow("Versions validées").await;
        tab.reads(&["Version 1"]).await;
        tab.look("versions").await;
        tab.follow("Se déconnecter").await;
        stage.sign_in("commissariat@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at(&sheet, "partner").await;
        tab.reads(&["Recevoir une plainte."]).await;
        tab.look_at("/pro/roles/impression", "print").await;
    })
    .await;
}

/// Writes the step on screen: who, what, and within how long.
async fn write_step(tab: &Tab, institution: &str, what: &str) {
    let choose = format!(
        "(() => {{ const field = document.querySelector('#institution'); \
         field.value = [...field.options].find(one => one.text.includes({})).value; return true; }})()",
        crate::tab::quoted(institution)
    );
    assert!(tab.eval::<bool>(&choose).await);
    tab.fill("Fonction", "personne d’accueil").await;
    tab.fill("Ce qui est fait", what).await;
    tab.fill("Nombre", "2").await;
    let days = "(() => { document.querySelector('#unit').value = 'days'; return true; })()";
    assert!(tab.eval::<bool>(days).await);
}

#[tokio::test]
async fn a_circuit_is_read_and_another_is_agreed_to() {
    tell("circuit", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/circuits", "list").await;
        tab.follow_on("main .entries a").await;
        tab.reads(&["Schéma du circuit", "Étapes"]).await;
        tab.look("in-force").await;
        tab.go("/pro/circuits").await;
        tab.click("Commencer un circuit").await;
        tab.fill("Titre", "Une nuit à l’abri").await;
        tab.fill("Situation", "Quelqu’un ne peut pas rentrer chez soi ce soir.").await;
        tab.follow_on("main details form button").await;
        tab.look("begun").await;
        tab.follow("Ajouter une étape").await;
        tab.look("step-blank").await;
        tab.follow("Enregistrer l’étape").await;
        tab.reads(&["Choisissez une institution, ou écrivez une fonction."]).await;
        tab.look("step-refused").await;
        write_step(tab, "Commissariat", "Remet un bon d’hébergement et appelle l’hôtel.").await;
        tab.follow("Enregistrer l’étape").await;
        tab.follow("Ajouter une étape").await;
        write_step(tab, CCAS, "Rappelle la personne et cherche avec elle une suite.").await;
        tab.follow("Enregistrer l’étape").await;
        tab.look("written").await;
        tab.follow("Relire et soumettre le circuit").await;
        tab.look("draft").await;
        tab.follow("Soumettre à validation").await;
        tab.reads(&["En attente de validation", "Validations : 0 sur 2."]).await;
        let circuit = tab.path().await;
        for login in ["commissariat@demo.example", "regie@demo.example"] {
            stage.tab.follow("Se déconnecter").await;
            stage.sign_in(login).await;
            stage.tab.go("/pro/circuits").await;
            stage.tab.reads(&["À valider par vous"]).await;
            stage.tab.look(&format!("to-validate-{}", &login[..5])).await;
            stage.tab.go(&circuit).await;
            stage.tab.follow("Valider pour mon institution").await;
        }
        stage.tab.reads(&["Validé le", "Sous 2 jours"]).await;
        stage.tab.look("agreed").await;
    })
    .await;
}
