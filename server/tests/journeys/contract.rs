//! The coordinator keeps the contract: she begins one from the facts of a vote and a signature, and the page works out the rest;
//! a contract that ends is renewed.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab, quoted};

/// Puts a value into a field that is not typed: a date, an hour, a choice.
async fn put(tab: &Tab, name: &str, value: &str) {
    let put = format!("(() => {{ document.querySelector('#{name}').value = {}; return true; }})()", quoted(value));
    assert!(tab.eval::<bool>(&put).await);
}

/// Chooses what reads so in a list.
async fn choose(tab: &Tab, name: &str, words: &str) {
    let put = format!(
        "(() => {{ const field = document.querySelector('#{name}'); \
         field.value = [...field.options].find(one => one.text.includes({})).value; return true; }})()",
        quoted(words)
    );
    assert!(tab.eval::<bool>(&put).await);
}

/// Opens what is folded away.
async fn unfold(tab: &Tab) {
    let open = "(() => { document.querySelectorAll('details').forEach(one => one.open = true); return true; })()";
    assert!(tab.eval::<bool>(open).await);
}

async fn note_vote(tab: &mut Tab) {
    tab.follow("Vote de l’assemblée").await;
    put(tab, "done_on", "2023-06-01").await;
    put(tab, "hour", "18:00").await;
    tab.fill("Objet", "Contrat local").await;
    put(tab, "convened_on", "2023-05-26").await;
    tab.fill("Présents", "49").await;
    tab.fill("Excusés représentés", "6").await;
    tab.fill("Secrétaire de séance", "Une conseillère municipale").await;
    tab.fill("Rapporteur", "Une maire-adjointe").await;
    tab.fill("Pour", "54").await;
    tab.follow("Enregistrer").await;
    tab.reads(&["Le compte n’y est pas"]).await;
    tab.look("vote-refused").await;
    tab.fill("Pour", "55").await;
    tab.follow("Enregistrer").await;
    tab.reads(&["À l’unanimité", "26 mai 2023", "Voté"]).await;
}

async fn sign(tab: &mut Tab, contract: &str) {
    tab.go(&format!("{contract}/signataires")).await;
    for name in ["Ville de Boulogne-Billancourt", "CIDFF", "Préfecture des Hauts-de-Seine"] {
        unfold(tab).await;
        choose(tab, "institution", if name == "CIDFF" { "Hauts-de-Seine Sud" } else { name }).await;
        tab.follow_on("form[action$='/signataires'] button").await;
    }
    tab.follow("Centre d'information sur les droits des femmes et des familles, Hauts-de-Seine Sud").await;
    tab.look("signatory").await;
    for (function, from, until) in [("La présidente", "", "2024-03-07"), ("Le président", "2024-03-08", "")] {
        tab.fill("Fonction", function).await;
        put(tab, "starts_on", from).await;
        put(tab, "ends_on", until).await;
        tab.follow("Enregistrer le mandat").await;
    }
    tab.go(&format!("{contract}/signataires")).await;
    unfold(tab).await;
    put(tab, "signed_on", "2024-03-08").await;
    let all = "(() => { document.querySelectorAll('input[name=signatories]').forEach(one => one.checked = true); return true; })()";
    assert!(tab.eval::<bool>(all).await);
    tab.follow("Noter la signature").await;
    tab.look("signatories").await;
}

#[tokio::test]
async fn the_coordinator_begins_a_contract_from_the_facts_and_the_page_shows_them() {
    tell("contract", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/contrats", "list").await;
        tab.follow("Commencer un contrat").await;
        tab.look("new").await;
        tab.fill("Titre", "Contrat local de Boulogne-Billancourt").await;
        choose(tab, "level", "CLSPD").await;
        tab.follow("Enregistrer").await;
        let contract = tab.path().await;
        note_vote(tab).await;
        tab.follow("Transmission à la préfecture").await;
        put(tab, "done_on", "2023-06-06").await;
        choose(tab, "about", "1er juin 2023").await;
        tab.fill("Numéro de l’acte", "092-219200128-20230601-136597-DE-1-1").await;
        tab.follow("Enregistrer").await;
        tab.follow("Cérémonie de signature").await;
        put(tab, "done_on", "2024-03-08").await;
        put(tab, "hour", "15:00").await;
        tab.fill("Lieu", "Salons d’honneur de l’hôtel de ville").await;
        tab.follow("Enregistrer").await;
        sign(tab, &contract).await;
        tab.go(&contract).await;
        tab.reads(&[
            "En vigueur",
            "3 signatures sur 3",
            "a signé le 8 mars 2024 · Le président (au vote : La présidente)",
            "092-219200128-20230601-136597-DE-1-1",
            "8 mars 2024, 15 h",
        ])
        .await;
        tab.look("told").await;
        for (part, name) in [
            ("visas", "visas"),
            ("texte", "text"),
            ("versions", "versions"),
            ("annexe", "annex"),
            ("enquetes", "surveys"),
            ("bilan", "report"),
        ] {
            tab.look_at(&format!("{contract}/{part}"), name).await;
        }
    })
    .await;
}

/// Takes the plan over: what will happen is told, and done once it was confirmed.
async fn carry_over(tab: &mut Tab) {
    tab.follow("Plan d’actions").await;
    let plan = tab.path().await;
    tab.look("plan-before").await;
    tab.follow("Reprendre le plan du contrat précédent").await;
    tab.reads(&["Où en est la reprise", "À décider", "Prévenir"]).await;
    tab.look("carrying").await;
    tab.follow("Vérifier avant de reprendre").await;
    tab.reads(&["Ce qui va se passer", "Rien n’est encore fait"]).await;
    tab.look("carrying-told").await;
    tab.follow("Confirmer la reprise").await;
    tab.reads(&["Tout est repris"]).await;
    tab.look("carried").await;
    tab.go(&plan).await;
    tab.reads(&[
        "Une action reprise du contrat précédent, aucune nouvelle.",
        "Former",
        "Prévenir",
        "Fédérer",
        "Reprise",
    ])
    .await;
    tab.look("plan-carried").await;
    tab.go(&format!("{plan}/axes")).await;
    tab.look("axes-carried").await;
}

#[tokio::test]
async fn angers_reads_what_its_contract_came_to_and_renews_it() {
    tell("renewal", DESK, async |stage: &mut Stage| {
        stage.sign_in("angers@demo.example").await;
        let tab = &mut stage.tab;
        tab.go("/pro/contrats").await;
        tab.follow("(2020-2023)").await;
        tab.reads(&["Terminé", "19 signataires. Leurs signatures n’ont pas été notées.", "Renouvelé par"]).await;
        let first = tab.path().await;
        tab.look_at(&format!("{first}/bilan"), "report-before").await;
        tab.reads(&["100 %", "(19 sur 19)"]).await;
        tab.go("/pro/contrats").await;
        tab.follow("(2024-2026)").await;
        let contract = tab.path().await;
        tab.reads(&["En vigueur", "25 signatures sur 25", "6 nouveaux signataires", "Former", "Prévenir", "Fédérer"])
            .await;
        tab.look("second").await;
        tab.go(&format!("{contract}/bilan")).await;
        tab.look("report").await;
        tab.follow("Renouveler le contrat").await;
        tab.look("form").await;
        tab.fill("Titre", "Contrat local 2027-2029").await;
        put(tab, "ends_on", "2029-12-31").await;
        tab.click("Université d'Angers").await;
        tab.click("Ville d'Angers").await;
        tab.follow("Créer le nouveau contrat").await;
        let said =
            ["Contrat local 2027-2029", "Un nouveau signataire", "Aucune signature sur 25", "En préparation", "Former"];
        tab.reads(&said).await;
        tab.look("renewed").await;
        carry_over(tab).await;
        tab.go(&contract).await;
        tab.reads(&["Renouvelé par"]).await;
    })
    .await;
}
