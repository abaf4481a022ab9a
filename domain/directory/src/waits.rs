//! What the directory has for whoever is signed in: what is to be checked, decided or compared, and what has changed.

use base::{Db, Id, fetch_all};
use chrono::{DateTime, Utc};
use partner::Territory;
use sqlx::FromRow;
use web::{Cx, Pressure, Result, Wait, Waits};

use crate::store::{Filter, Scope, count};
use crate::twin::TwinState;
use crate::{MERGE_ENTRIES, PUBLISH_ENTRY, SEE_CATALOGUE, SEE_ENTRIES, Service, Status, doubt, proposal, twin};

/// How many changed entries are named; the list tells the others.
const NAMED: usize = 5;

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, since: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let mut waits = kept(cx, db).await?;
        waits.extend(changed(cx, db, since).await?);
        Ok(waits)
    })
}

/// What waits for those who keep entries.
async fn kept(cx: &Cx, db: &mut Db) -> Result<Vec<Wait>> {
    let reader = cx.signed_in()?;
    if !SEE_ENTRIES.is_given_to(reader) {
        return Ok(Vec::new());
    }
    let scope = Scope::of(reader);
    let due = Filter { due_on: Some(cx.today()), ..Filter::default() };
    let offline = Filter { status: Some(Status::Offline), ..Filter::default() };
    let drafts = Filter { status: Some(Status::Draft), ..Filter::default() };
    let mut waits = vec![
        (Pressure::Late, ("desk-entries-offline", count(db, scope, offline).await?), "/pro/fiches?statut=offline"),
        (Pressure::Late, ("desk-entries-due", count(db, scope, due).await?), "/pro/fiches?a_verifier=true"),
        (Pressure::Due, ("desk-doubts", doubt::store::count_of_scope(db, scope).await?), "/pro/fiches/doutes"),
        (Pressure::Due, ("desk-proposals", proposal::store::count_to_decide(db, scope).await?), "/pro/propositions"),
    ];
    if PUBLISH_ENTRY.is_given_to(reader) {
        waits.push((Pressure::Due, ("desk-drafts", count(db, scope, drafts).await?), "/pro/fiches?statut=draft"));
    }
    if MERGE_ENTRIES.is_given_to(reader) {
        let twins = twin::store::count(db, scope.territory, TwinState::Open).await?;
        waits.push((Pressure::Due, ("desk-twins", twins), "/pro/doublons"));
    }
    let waits = waits.into_iter().filter_map(|(pressure, told, path)| Wait::counted(cx, pressure, told, path));
    Ok(waits.collect())
}

/// An entry that was changed.
#[derive(Debug, FromRow)]
struct Changed {
    id: Id<Service>,
    name: String,
}

async fn changed_since(db: &mut Db, territory: Id<Territory>, since: DateTime<Utc>) -> sqlx::Result<Vec<Changed>> {
    fetch_all!(db => "
        SELECT v.id, v.name FROM structure s JOIN service v ON v.structure_id = s.id
         WHERE s.territory_id = $1 AND v.status = $2 AND v.updated_at > $3
         ORDER BY v.updated_at DESC, v.id LIMIT $4", territory, Status::Published, since, NAMED as i64 + 1)
}

/// What the public reads that is new or says something else.
async fn changed(cx: &Cx, db: &mut Db, since: DateTime<Utc>) -> Result<Vec<Wait>> {
    let reader = cx.signed_in()?;
    if !SEE_CATALOGUE.is_given_to(reader) {
        return Ok(Vec::new());
    }
    let changed = changed_since(db, Id::from_uuid(reader.territory), since).await?;
    let more = changed.len() > NAMED;
    let told =
        |entry: Changed| Wait::news(cx.t1("desk-changed", "name", entry.name), format!("/pro/annuaire/{}", entry.id));
    let mut waits: Vec<_> = changed.into_iter().take(NAMED).map(told).collect();
    if more {
        waits.push(Wait::news(cx.t("desk-changed-more"), "/pro/annuaire".to_owned()));
    }
    Ok(waits)
}
