//! Pages that help somebody know and prepare: the network writes one, the public reads it; dates are computed, questions
//! about danger answered, and nothing is kept.

use crate::story::{Stage, tell};
use crate::tab::{DESK, TELEPHONE, Tab};

const PUBLIC: &str = "/infos/boulogne-billancourt/savoir";

/// Puts a text into the field `name` at once: letters are typed elsewhere.
async fn put(tab: &Tab, name: &str, text: &str) {
    let put =
        format!("(() => {{ document.querySelector('#{name}').value = {}; return true; }})()", crate::tab::quoted(text));
    assert!(tab.eval::<bool>(&put).await);
}

#[tokio::test]
async fn the_network_writes_a_page_and_the_public_reads_its_simple_version() {
    tell("guidance", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/conseils", "list").await;
        tab.follow_on("main tbody a").await;
        tab.look("national").await;
        tab.go("/pro/conseils").await;
        tab.click("Écrire une page locale").await;
        tab.fill("Titre", "Où laver son linge").await;
        tab.follow_on("main details form button").await;
        tab.look("blank").await;
        put(tab, "body", "").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["Écrivez un texte."]).await;
        tab.look("refused").await;
        put(
            tab,
            "body",
            "## Le matin\n\nLa maison des associations prête une machine.\n\n- sans papiers ;\n- sans payer.",
        )
        .await;
        put(tab, "simple", "Vous pouvez laver votre linge. C’est gratuit.").await;
        put(tab, "sources", "Ville de Boulogne-Billancourt | https://www.boulognebillancourt.com/").await;
        tab.follow("Voir l’aperçu").await;
        tab.reads(&["Aperçu", "Le matin", "Facilité de lecture"]).await;
        tab.look("preview").await;
        tab.follow("Enregistrer").await;
        tab.look("draft").await;
        tab.follow("Publier").await;
        tab.reads(&["publiée"]).await;
        tab.look("published").await;
        tab.follow("J’ai relu cette page, elle est juste").await;
        tab.reads(&["relue par coordinatrice"]).await;
        tab.follow("Versions").await;
        tab.look("history").await;
        tab.follow("Revenir à la page").await;
        let public = "[...document.querySelectorAll('main a')].find(one => /page publique/.test(one.textContent)) \
                      .getAttribute('href')";
        let public = tab.eval::<String>(public).await;
        tab.follow("Se déconnecter").await;
        tab.go(&public).await;
        tab.reads(&["Où laver son linge", "sans payer"]).await;
        tab.look("public").await;
        tab.follow("Lire la version simplifiée").await;
        tab.reads(&["C’est gratuit."]).await;
        tab.look("public-simple").await;
    })
    .await;
}

#[tokio::test]
async fn she_reads_computes_and_answers_for_herself() {
    tell("knowing", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.look_at(PUBLIC, "list").await;
        tab.follow_on("main .entries a").await;
        tab.look("page").await;
        tab.look_at(&format!("{PUBLIC}/delais"), "deadlines").await;
        tab.follow("Calculer").await;
        tab.reads(&["Donnez au moins une date."]).await;
        tab.look("deadlines-refused").await;
        let today = "(() => { const day = new Date(Date.now() - 864e5).toISOString().slice(0, 10); \
                     document.querySelector('#set_on').value = day; \
                     document.querySelector('#noticed_on').value = new Date().toISOString().slice(0, 10); return true; })()";
        assert!(tab.eval::<bool>(today).await);
        tab.follow("Calculer").await;
        tab.reads(&["Selon ce que vous avez indiqué", "Vous pouvez faire appel jusqu’au"]).await;
        tab.look("deadlines-told").await;
        tab.look_at(&format!("{PUBLIC}/reperes"), "danger").await;
        assert!(!tab.text().await.contains("même sans marque"), "an answer shows before it is asked for");
        tab.click_on("input[name=d-strangling][value=yes]").await;
        tab.click_on("input[name=d-despair][value=yes]").await;
        tab.reads(&["Appelez le 15, même sans marque", "31 14"]).await;
        tab.look("danger-ticked").await;
        tab.look_at(&format!("/ar{PUBLIC}"), "arabic-list").await;
        tab.look_at(&format!("/ar{PUBLIC}/delais"), "arabic-deadlines").await;
        tab.look_at(&format!("/ar{PUBLIC}/reperes"), "arabic-danger").await;
        tab.look_at(&format!("/ar{PUBLIC}/1"), "arabic-page").await;
    })
    .await;
}
