//! The guide of the demonstration: an edition, five thousand copies as Angers had of its own, and where they were dropped.
//! Free places and figures are made up.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use base::{Clock, Database, Db, Id};
use chrono::{DateTime, TimeDelta, Utc};
use directory::Finder;
use kit::{Depot, Move, Movement, Run};
use partner::{Institution, Territory};
use print::{ChoiceForm, Edition, Source};
use search::Synonyms;
use web::{App, Cx, Lang, Paces, Rereads, Sealer, Settings, Themes};

/// Where copies lie.
pub struct Ground<'a> {
    pub territory: Id<Territory>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

const FUNCTION: &str = "coordinatrice du contrat local";

/// So many days before the demonstration the edition was made: no entry was checked after it.
const AGE: TimeDelta = TimeDelta::days(2);

/// The institution, or the name and commune of a free place; how many copies, and how many days ago.
type Dropped = (Option<&'static str>, (&'static str, &'static str), i64, i64);

const DROPS: [Dropped; 8] = [
    (Some("ville-boulogne-billancourt"), ("", ""), 900, 2),
    (Some("ccas-boulogne-billancourt"), ("", ""), 600, 2),
    (Some("commissariat-boulogne-billancourt"), ("", ""), 400, 1),
    (Some("centre-hospitalier-ambroise-pare"), ("", ""), 500, 1),
    (Some("cidff-hauts-de-seine-sud"), ("", ""), 700, 1),
    (None, ("Médiathèque (démonstration)", "Boulogne-Billancourt"), 550, 1),
    (None, ("Pharmacie du Marché (démonstration)", "Boulogne-Billancourt"), 150, 0),
    (None, ("Café des Arts (démonstration)", "Boulogne-Billancourt"), 100, 0),
];

/// Makes the edition and its copies. What it shows is gathered now; it is drawn by its job, once the demonstration is served.
pub async fn make(database: &Database, ground: &Ground<'_>) -> anyhow::Result<()> {
    let app = app(database, ground.now - AGE)?;
    let finder = Finder::in_memory(Synonyms::none())?;
    finder.catch_up(database, &app.words, ground.now).await?;
    let mut db = database.write().await?;
    let edition = issue(&mut db, &Cx::for_work(&app, Lang::Fr), &finder, ground).await?;
    let run = Run {
        id: Id::new(),
        edition_id: edition.id,
        copies: 5000,
        printed_on: edition.made_on,
        source: "Imprimerie municipale (démonstration)".to_owned(),
        cost_cents: Some(420_000),
        noted_at: ground.now,
        noted_by: FUNCTION.to_owned(),
    };
    kit::add_run(&mut db, &run).await?;
    for (institution, place, copies, days) in DROPS {
        let depot = depot(ground, institution, place)?;
        kit::add_depot(&mut db, &depot).await?;
        kit::add_movement(&mut db, &drop_at(&depot, &edition, copies, ground.now - TimeDelta::days(days))).await?;
    }
    db.commit().await?;
    Ok(())
}

/// What a process knows, on the day of the edition.
fn app(database: &Database, at: DateTime<Utc>) -> anyhow::Result<Arc<App>> {
    Ok(Arc::new(App {
        db: database.clone(),
        clock: Clock::chosen(at),
        words: crate::words()?,
        // Nothing is sealed for paper.
        replica: None,
        sealer: Sealer::new(&[0; 32]),
        load_actor: account::load_actor,
        settings: Settings::default(),
        paces: Paces::default(),
        rooms: Vec::new(),
        desk: Vec::new(),
        permissions: Vec::new(),
        themes: Themes::default(),
        rereads: Rereads::default(),
    }))
}

/// How long whoever opens the demonstration has it to herself: drawing takes ten seconds of a program that is not optimised.
const QUIET: TimeDelta = TimeDelta::seconds(90);

async fn issue(db: &mut Db, cx: &Cx, finder: &Finder, ground: &Ground<'_>) -> anyhow::Result<Edition> {
    let territory = partner::territory(db, ground.territory).await?.context("the territory of the guide")?;
    let form = ChoiceForm { kind: "guide".to_owned(), ..ChoiceForm::default() };
    let choice = form.check().map_err(|_| anyhow!("the choice of the guide"))?;
    let draw_at = ground.now + QUIET;
    let proof = print::make(&Source { cx, finder, territory: &territory, draw_at }, db, choice, FUNCTION).await?;
    Ok(print::issue(cx, db, &proof, draw_at).await?)
}

fn depot(ground: &Ground<'_>, institution: Option<&str>, (name, commune): (&str, &str)) -> anyhow::Result<Depot> {
    let known = |key: &str| ground.institutions.get(key).copied().with_context(|| format!("no institution {key}"));
    Ok(Depot {
        id: Id::new(),
        territory_id: ground.territory,
        institution_id: institution.map(known).transpose()?,
        name: name.to_owned(),
        commune: commune.to_owned(),
        contact: String::new(),
        version: 1,
    })
}

fn drop_at(depot: &Depot, edition: &Edition, copies: i64, at: DateTime<Utc>) -> Movement {
    Movement {
        id: Id::new(),
        edition_id: edition.id,
        depot_id: Some(depot.id),
        kind: Move::Dropped,
        copies,
        done_on: web::today_at(at),
        noted_at: at,
        noted_by: FUNCTION.to_owned(),
    }
}
