//! The coordinator has the guide printed: a proof, an edition, five thousand copies and where they went; a week later a number
//! is another, and the page says that the paper is wrong.

use std::time::{Duration, Instant};

use base::{Database, execute};
use chrono::TimeDelta;
use server::MIGRATIONS;

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab, quoted};

/// A document takes seconds to be drawn, and there is one of the demonstration before it.
const PATIENCE: Duration = Duration::from_secs(180);
const GUIDE: &str = "Guide des professionnels et des bénévoles";

/// Waits until the page, which looks again by itself, shows the document.
async fn wait_until_drawn(tab: &Tab) {
    let start = Instant::now();
    let address = tab.path().await;
    loop {
        tab.go(&address).await;
        if tab.eval::<bool>("!!document.querySelector('.sheets img')").await {
            return;
        }
        assert!(start.elapsed() < PATIENCE, "the document is not drawn");
        let reloads = "!!document.querySelector('meta[http-equiv=refresh]')";
        assert!(!tab.eval::<bool>(reloads).await, "nobody loses her place because a page reloads by itself");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// The pages before a document is asked for.
async fn look_where_it_is_chosen(tab: &mut Tab) {
    tab.look_at("/pro/imprimes/logos", "logos").await;
    tab.look_at("/pro/imprimes", "list").await;
    tab.follow(GUIDE).await;
    tab.look("choice").await;
}

/// Asks for a proof of the guide; gives its page.
async fn preview(tab: &mut Tab) -> String {
    tab.go("/pro/imprimes").await;
    tab.follow(GUIDE).await;
    tab.follow("Voir l’épreuve").await;
    tab.path().await
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

async fn unfold(tab: &Tab) {
    let open = "(() => { document.querySelectorAll('details').forEach(one => one.open = true); return true; })()";
    assert!(tab.eval::<bool>(open).await);
}

/// Notes a drop from the page of an edition.
async fn drop_at(tab: &Tab, place: &str, copies: &str) {
    unfold(tab).await;
    choose(tab, "depot", place).await;
    let put = format!("(() => {{ document.querySelector('#copies').value = {}; return true; }})()", quoted(copies));
    assert!(tab.eval::<bool>(&put).await);
    tab.follow_on("form[action$='/mouvements'] button").await;
}

/// Notes five thousand copies, a new place, and what went where; more than there are is refused.
async fn note_copies(tab: &mut Tab, copies: &str) {
    tab.look_at(copies, "none").await;
    tab.fill("Nombre d’exemplaires", "5 000").await;
    tab.fill("Imprimeur ou provenance", "Imprimerie municipale").await;
    tab.fill("Coût en euros", "4 200").await;
    tab.follow("Enregistrer le tirage").await;
    tab.reads(&["5000", "4 200,00 €", "Aucun exemplaire n’a encore été déposé"]).await;
    tab.look_at("/pro/exemplaires/lieux", "depots").await;
    unfold(tab).await;
    tab.fill("Nom du lieu", "Librairie de la Place").await;
    tab.fill("Commune", "Boulogne-Billancourt").await;
    tab.follow("Ajouter ce lieu").await;
    tab.reads(&["Librairie de la Place", "Rien n’a encore été déposé ici."]).await;
    tab.go(copies).await;
    drop_at(tab, "Librairie de la Place", "300").await;
    drop_at(tab, "Commissariat", "4600").await;
    tab.reads(&["Restants, à déposer", "Presque épuisée"]).await;
    drop_at(tab, "Librairie de la Place", "101").await;
    tab.reads(&["Il ne reste que 100 exemplaires à déposer."]).await;
    tab.look("refused").await;
    tab.look_at(copies, "copies").await;
    tab.follow("Mouvements").await;
    tab.look("movements").await;
    tab.follow("Librairie de la Place").await;
    tab.look("depot").await;
}

/// A week passes since whatever was printed.
async fn pass_a_week(stage: &Stage) {
    let database = Database::open(&stage.site.database(), &MIGRATIONS).await.unwrap();
    let mut db = database.write().await.unwrap();
    let then = base::Clock::System.now() - TimeDelta::days(7);
    execute!(&mut db => "UPDATE edition SET made_on = $1, made_at = $2", web::today_at(then), then).unwrap();
    db.commit().await.unwrap();
    database.close().await;
}

async fn change_a_telephone(tab: &mut Tab) {
    tab.go("/pro/fiches").await;
    tab.fill("Chercher dans mes fiches", "Porter plainte au commissariat").await;
    tab.follow("Chercher").await;
    tab.follow("Porter plainte au commissariat").await;
    tab.follow("Corriger cette fiche").await;
    tab.fill("Téléphone", "01 99 00 77 88").await;
    tab.follow("Enregistrer").await;
}

#[tokio::test]
async fn five_thousand_copies_are_printed_and_a_week_later_a_number_is_wrong_on_them() {
    tell("printing", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/exemplaires", "stock").await;
        tab.reads(&[GUIDE, "5000", "3900", "1100"]).await;
        look_where_it_is_chosen(tab).await;
        let proof = preview(tab).await;
        tab.glance("waiting").await;
        wait_until_drawn(tab).await;
        tab.reads(&["Rien n’a changé : inutile de réimprimer."]).await;
        tab.look("proof").await;
        tab.follow("En faire une édition").await;
        tab.reads(&["Édition n° 2"]).await;
        note_copies(tab, &proof.replace("imprimes", "exemplaires/editions")).await;
        wait_until_drawn_at(tab, &proof).await;
        pass_a_week(stage).await;
        let tab = &mut stage.tab;
        change_a_telephone(tab).await;
        preview(tab).await;
        tab.reads(&[
            "Depuis l’édition n° 2",
            "Porter plainte au commissariat : téléphone",
            "il est utile de réimprimer",
        ])
        .await;
        wait_until_drawn(tab).await;
        tab.look("wrong").await;
    })
    .await;
}

async fn wait_until_drawn_at(tab: &Tab, address: &str) {
    tab.go(address).await;
    wait_until_drawn(tab).await;
}

#[tokio::test]
async fn a_wrong_edition_is_taken_back_place_by_place() {
    tell("recalling", DESK, async |stage: &mut Stage| {
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.go("/pro/exemplaires").await;
        tab.follow(GUIDE).await;
        unfold(tab).await;
        tab.look("form").await;
        tab.follow("Rappeler l’édition").await;
        tab.reads(&["Choisissez pourquoi l’édition est rappelée."]).await;
        tab.click("Un numéro est faux").await;
        tab.fill("Que doivent faire les lieux ?", "Retirez-les des présentoirs et jetez-les.").await;
        tab.follow("Rappeler l’édition").await;
        tab.reads(&["Édition rappelée", "0 exemplaires repris sur 3900", "Retirez-les des présentoirs"]).await;
        tab.look("recalled").await;
        tab.follow("Jetés").await;
        tab.reads(&["900 exemplaires repris sur 3900", "Tout est repris"]).await;
        tab.look("taken-back").await;
        let page = tab.path().await;
        tab.follow("Se déconnecter").await;
        stage.sign_in("commissariat@demo.example").await;
        let tab = &mut stage.tab;
        tab.go("/pro/exemplaires").await;
        tab.look("hers").await;
        tab.follow(GUIDE).await;
        assert_eq!(tab.path().await, page);
        tab.reads(&["Retirez-les des présentoirs", "400"]).await;
        tab.look("hers-edition").await;
    })
    .await;
}
