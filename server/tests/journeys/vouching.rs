//! A voucher, from hand to till: two keys give it, a taxi without account uses it, and the desk sees it used.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab, quoted};

const DESK_LOGIN: &str = "commissariat@demo.example";
const FUNDER_LOGIN: &str = "regie@demo.example";

/// Presses Tab until the keyboard stands on the button of that kind.
async fn tab_to_kind(tab: &Tab, kind: &str) {
    let is_there =
        format!("document.activeElement.name === 'kind' && document.activeElement.value === {}", quoted(kind));
    for _ in 0..60 {
        if tab.eval::<bool>(&is_there).await {
            return;
        }
        tab.press("Tab").await;
    }
    panic!("the keyboard does not reach the button");
}

/// Opens a part of the convention that is in force.
async fn open_part(tab: &Tab, part: &str) {
    tab.go("/pro/conventions").await;
    let href = "[...document.querySelectorAll('main .entry')].find(one => one.querySelector('.tag')) \
                .querySelector('a').getAttribute('href')";
    let href = tab.eval::<String>(href).await;
    tab.go(&format!("{href}{part}")).await;
}

/// Its number, as it is read out.
async fn number(tab: &Tab) -> String {
    tab.eval("document.querySelector('main .number').textContent.trim()").await
}

#[tokio::test]
async fn a_voucher_is_handed_out_by_keyboard_used_without_account_and_seen_used() {
    tell("voucher", DESK, async |stage: &mut Stage| {
        stage.sign_in(FUNDER_LOGIN).await;
        let tab = &mut stage.tab;
        open_part(tab, "/prestataires").await;
        let key = "[...document.querySelectorAll('main .entry')].find(one => /Taxis/.test(one.textContent)) \
                   .querySelector('.secret').textContent.trim()";
        let key = tab.eval::<String>(key).await;
        tab.follow("Se déconnecter").await;
        stage.sign_in(DESK_LOGIN).await;
        let tab = &mut stage.tab;
        receive(tab).await;
        tab.look_at("/pro/bons", "desk").await;
        is_one_screen(tab).await;
        tab_to_kind(tab, "ride").await;
        tab.press_enter().await;
        tab.reads(&["Lisez ce numéro à voix haute", "Remis"]).await;
        tab.look("handed-out").await;
        let (voucher, number) = (tab.path().await, number(tab).await);
        tab.look_at(&format!("{voucher}/papier"), "paper").await;
        tab.go("/pro/bons").await;
        tab.look("desk-after").await;
        tab.follow("Se déconnecter").await;
        use_it(tab, &number, &key).await;
        stage.sign_in(DESK_LOGIN).await;
        stage.tab.go(&voucher).await;
        stage.tab.reads(&["Utilisé", "Taxis de la Seine"]).await;
        stage.tab.look("seen-used").await;
    })
    .await;
}

/// On a small telephone, what hands a voucher out is seen without scrolling; the notice of a demonstration is no part of it.
async fn is_one_screen(tab: &Tab) {
    tab.resize(360, 640).await;
    let end = "Math.max(...[...document.querySelectorAll('main button[name=kind]')].map(one => one.getBoundingClientRect().bottom)) \
               - document.querySelector('.demo').getBoundingClientRect().bottom";
    let end = tab.eval::<f64>(end).await;
    tab.resize(tab.screen.width, tab.screen.height).await;
    assert!(end <= 640.0, "the last button ends at {end}");
}

/// Confirms that the booklets of the demonstration have come.
async fn receive(tab: &mut Tab) {
    tab.look_at("/pro/bons/carnets", "booklets").await;
    while tab.text().await.contains("Nous avons reçu ce carnet") {
        tab.follow("Nous avons reçu ce carnet").await;
        tab.go("/pro/bons/carnets").await;
    }
    tab.look("booklets-received").await;
}

/// A taxi's own part: a number, a code, an amount; used once, and no more.
async fn use_it(tab: &mut Tab, number: &str, key: &str) {
    tab.look_at("/pro/bon", "check").await;
    tab.fill("Numéro du bon", "BT-7K3F-9Q2M-2").await;
    tab.follow_on("main form button").await;
    tab.look("check-refused").await;
    tab.fill("Numéro du bon", number).await;
    tab.follow_on("main form button").await;
    tab.look("till").await;
    tab.fill("Montant", "32,50").await;
    tab.fill("Code du prestataire", "AAAA-AAAA-A").await;
    tab.follow("Utiliser ce bon").await;
    tab.reads(&["Ce code de prestataire n’est pas le bon."]).await;
    tab.look("till-refused").await;
    tab.fill("Code du prestataire", key).await;
    tab.follow("Utiliser ce bon").await;
    tab.reads(&["C’est noté : ce bon est utilisé.", "32,50"]).await;
    tab.look("receipt").await;
    tab.go("/pro/bon").await;
    tab.fill("Numéro du bon", number).await;
    tab.follow_on("main form button").await;
    assert!(!tab.text().await.contains("Utiliser ce bon"), "a voucher is used once");
    tab.look("used-before").await;
}

#[tokio::test]
async fn the_funder_prints_a_booklet_and_the_desk_notes_one_of_its_slips() {
    tell("booklet", DESK, async |stage: &mut Stage| {
        stage.sign_in(FUNDER_LOGIN).await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/conventions", "conventions").await;
        for (part, name) in [
            ("", "convention"),
            ("/modification", "convention-edit"),
            ("/renouvellement", "convention-renewal"),
            ("/prestataires", "providers"),
            ("/factures", "invoices"),
            ("/paiements", "payments"),
            ("/bilan/2026", "statement"),
            ("/carnets", "booklets"),
        ] {
            open_part(tab, part).await;
            tab.look(name).await;
        }
        tab.look_at("/pro/conventions/nouvelle", "convention-new").await;
        open_part(tab, "/carnets").await;
        tab.click("Créer un carnet").await;
        tab.fill("Nombre de bons", "4").await;
        tab.click("Sur papier, imprimé d’avance").await;
        tab.follow_on("main details form[action$=carnets] button").await;
        tab.follow("Imprimer le carnet").await;
        let slips: usize = tab.eval("document.querySelectorAll('.slip .qr path').length").await;
        assert_eq!(slips, 4);
        tab.look("printed").await;
        let number = number(tab).await;
        tab.go("/pro").await;
        tab.follow("Se déconnecter").await;
        stage.sign_in(DESK_LOGIN).await;
        let tab = &mut stage.tab;
        receive(tab).await;
        tab.look_at("/pro/bons/papier", "note").await;
        tab.fill("Numéro du bon", &number).await;
        tab.follow("Enregistrer").await;
        tab.reads(&[&number, "Remis"]).await;
        tab.look("noted").await;
    })
    .await;
}
