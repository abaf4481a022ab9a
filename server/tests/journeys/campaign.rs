//! A campaign, told through: a mail arrives, its link opens, one entry is confirmed, one corrected, the table is right, and
//! the link is dead afterwards.

use crate::postbox::Postbox;
use crate::story::{Stage, tell_with};
use crate::tab::{DESK, Tab};

/// Names the address of the CCAS, and opens a campaign that lasts thirty days.
async fn open(tab: &mut Tab) {
    tab.go("/pro/institutions").await;
    let ccas = "[...document.querySelectorAll('main a')].find(a => /CCAS|action sociale/i.test(a.textContent)).href";
    let address = tab.eval::<String>(ccas).await;
    tab.go(address.split_once("/pro/").map(|(_, rest)| format!("/pro/{rest}")).unwrap().as_str()).await;
    tab.fill("Fonction ou service", "Accueil du CCAS").await;
    tab.fill("Adresse électronique", "accueil@ccas.example").await;
    tab.follow_on("main details form button").await;
    tab.reads(&["Accueil du CCAS", "Pas encore confirmé"]).await;
    tab.look("contact").await;
    tab.go("/pro/campagnes").await;
    tab.look("none").await;
    tab.fill("Nom", "Avant le comité de pilotage").await;
    let day = "(() => { const day = new Date(Date.now() + 30 * 864e5).toISOString().slice(0, 10); \
               document.querySelector('#closes_on').value = day; return true; })()";
    assert!(tab.eval::<bool>(day).await);
    tab.follow_on("main details form button").await;
    tab.reads(&["Avancement par institution", "aucune adresse désignée"]).await;
    tab.look("opened").await;
}

/// Says that the first entry is right, and corrects the telephone of the second.
async fn answer(tab: &mut Tab, link: &str) {
    tab.go(link).await;
    tab.reads(&["Vos fiches sont-elles justes", "Accueil du CCAS"]).await;
    tab.look("link").await;
    let choose = "(() => { const [first, second] = document.querySelectorAll('section.entry'); \
                  first.querySelector('input[value=unchanged]').click(); \
                  second.querySelector('input[value=corrected]').click(); \
                  second.querySelector('input[name$=\".phone\"]').value = '01 99 00 55 66'; return true; })()";
    assert!(tab.eval::<bool>(choose).await);
    tab.follow("Envoyer mes réponses").await;
}

#[tokio::test]
async fn an_institution_answers_by_the_link_of_its_mail() {
    let Some(postbox) = Postbox::open() else { return };
    tell_with("campaign", DESK, &["--no-work".to_owned()], async |stage: &mut Stage| {
        let _work = stage.site.work(&postbox.url);
        stage.sign_in("coordination@demo.example").await;
        open(&mut stage.tab).await;
        let mail = postbox.next();
        assert!(mail.contains("les 2 fiches") && mail.contains("30 jours"), "{mail}");
        let (_, link) = mail.split_once("/pro/verification/").unwrap();
        let link = format!("/pro/verification/{}", link.split_whitespace().next().unwrap());
        let tab = &mut stage.tab;
        tab.follow("Se déconnecter").await;
        answer(tab, &link).await;
        tab.reads(&["Vos réponses sont enregistrées"]).await;
        tab.look("thanks").await;
        tab.go(&link).await;
        tab.reads(&["Ce lien ne s’ouvre plus"]).await;
        tab.look("dead").await;
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.go("/pro/campagnes").await;
        tab.follow("Avant le comité de pilotage").await;
        tab.reads(&["2 fiches vérifiées sur"]).await;
        let row = "[...document.querySelectorAll('tbody tr')].find(row => /CCAS|action sociale/i.test(row.textContent)) \
                   .textContent";
        let row = tab.eval::<String>(row).await;
        assert!(row.contains('2') && row.contains('1'), "{row}");
        tab.look("table").await;
    })
    .await;
}
