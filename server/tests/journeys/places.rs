//! A night: a hotel declares its places from a telephone, the desk sees them and counts what was asked for, the hour passes
//! and they are gone. Then the stock of alert phones, and the figures of a month.

use base::{Database, execute};
use chrono::TimeDelta;
use server::MIGRATIONS;

use crate::story::{Stage, tell};
use crate::tab::{DESK, TELEPHONE};

const COORDINATION: &str = "coordination@demo.example";
const STATION: &str = "commissariat@demo.example";

/// Makes a personal link of the hotel; its path.
async fn make_link(stage: &mut Stage) -> String {
    stage.sign_in(COORDINATION).await;
    let tab = &mut stage.tab;
    tab.look_at("/pro/places/lieux", "shelters").await;
    tab.follow("Hôtel du Parc").await;
    tab.look("shelter").await;
    let shelter = tab.path().await;
    tab.look_at(&format!("{shelter}/modification"), "shelter-edit").await;
    tab.look_at("/pro/places/lieux/nouveau", "shelter-new").await;
    tab.fill("Nom", "12 rue des Lilas").await;
    tab.follow("Enregistrer").await;
    tab.reads(&["Cela ressemble à une adresse"]).await;
    tab.look("shelter-refused").await;
    tab.go(&shelter).await;
    tab.follow("Faire un lien").await;
    tab.reads(&["Ce lien ne sera plus montré"]).await;
    let link = tab.eval::<String>("document.querySelector('main .secret').textContent.trim()").await;
    let link = format!("/pro/places/libres/{}", link.rsplit('/').next().unwrap());
    tab.follow("Se déconnecter").await;
    link
}

/// The hour of every declaration passes.
async fn pass_the_hour(stage: &Stage) {
    let database = Database::open(&stage.site.database(), &MIGRATIONS).await.unwrap();
    let mut db = database.write().await.unwrap();
    let now = base::Clock::System.now();
    let (declared_at, until_at) = (now - TimeDelta::hours(9), now);
    execute!(&mut db => "UPDATE shelter_declaration SET declared_at = $1, until_at = $2", declared_at, until_at)
        .unwrap();
    db.commit().await.unwrap();
    database.close().await;
}

#[tokio::test]
async fn a_hotel_declares_the_desk_sees_and_counts_and_the_hour_passes() {
    tell("places", TELEPHONE, async |stage: &mut Stage| {
        let link = make_link(stage).await;
        let tab = &mut stage.tab;
        tab.run_scripts(false).await;
        tab.look_at(&link, "declare").await;
        tab.follow_on("button[value='alone+']").await;
        tab.follow_on("button[value='pets-']").await;
        tab.follow("Déclarer mes places").await;
        tab.reads(&["4 places libres jusqu’à 9 h"]).await;
        tab.look("declared").await;
        // What a demonstration says of itself stands above, and makes the name a line longer.
        let end = "document.querySelector('.tap').getBoundingClientRect().bottom \
                   - document.querySelector('.demo').getBoundingClientRect().bottom \
                   - document.querySelector('h1').getBoundingClientRect().height / 2";
        let end = tab.eval::<f64>(end).await;
        assert!(end <= 640.0, "the button is seen without scrolling on a small telephone: it ends at {end}");
        tab.run_scripts(true).await;
        tab.look_at("/pro/places/libres/aaaaaaaaaaaaaaaaaaaaaaaaaa", "dead").await;
        stage.sign_in(STATION).await;
        let tab = &mut stage.tab;
        tab.go("/pro/bons").await;
        tab.reads(&["Places ce soir : 5 (dont 2 avec enfants)"]).await;
        tab.look("vouchers").await;
        tab.follow("Places ce soir : 5").await;
        tab.reads(&["Hôtel du Parc", "Lieu dont le nom n’est pas montré", "Issy-les-Moulineaux"]).await;
        assert!(!tab.text().await.contains("Maison d’Ambre"));
        tab.look("tonight").await;
        tab.follow("Pas avec des enfants").await;
        tab.reads(&["Comptées ces dernières 24 heures", "un adulte, pas d’enfant"]).await;
        tab.look("counted").await;
        pass_the_hour(stage).await;
        let tab = &mut stage.tab;
        tab.go("/pro/places").await;
        tab.reads(&["Places ce soir : 0", "pas déclaré"]).await;
        tab.look("passed").await;
    })
    .await;
}

#[tokio::test]
async fn the_coordination_reads_the_year_the_stock_and_the_month() {
    tell("measures", DESK, async |stage: &mut Stage| {
        stage.sign_in(COORDINATION).await;
        let tab = &mut stage.tab;
        let year = base::Clock::System.now().format("%Y").to_string();
        tab.look_at(&format!("/pro/places/bilan/{year}"), "year").await;
        tab.reads(&["Sans place, par mois et par raison", "ne les publiez pas tels quels"]).await;
        tab.look_at("/pro/mesures/telephones", "phones").await;
        tab.reads(&["TGD-014", "Stock par détenteur"]).await;
        tab.follow("TGD-014").await;
        tab.look("phone").await;
        tab.follow("Noter le renouvellement").await;
        tab.reads(&["Noter le renouvellement", "Noter le retour"]).await;
        tab.look("renewed").await;
        tab.look_at("/pro/mesures", "measures").await;
        tab.reads(&["Plaintes prises à l’hôpital", "Attribués"]).await;
        tab.follow("Se déconnecter").await;
        stage.sign_in(STATION).await;
        let tab = &mut stage.tab;
        tab.look_at("/pro/mesures", "measures-own").await;
        tab.fill("Nombre", "douze").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["Écrivez un nombre en chiffres"]).await;
        tab.fill("Nombre", "12").await;
        tab.follow("Enregistrer").await;
        tab.reads(&["Mesures par mois", "12"]).await;
        tab.look("told").await;
    })
    .await;
}
