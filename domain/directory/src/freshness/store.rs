//! The questions asked of the rules and of the checks.

use base::{Db, Id, execute, fetch_all};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use sqlx::FromRow;

use super::{Aspect, Check, Rule, Rules, Warning};
use crate::{Service, Status};

/// The rules that a territory has chosen.
pub async fn rules(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Rules> {
    let rules = fetch_all!(db => "
        SELECT kind, aspect, check_days, offline_days FROM freshness_rule
         WHERE territory_id = $1 ORDER BY aspect, id LIMIT 200", territory)?;
    Ok(Rules(rules))
}

/// Puts `rules` in the place of those that a territory had.
pub async fn replace_rules(db: &mut Db, territory: Id<Territory>, rules: &Rules) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM freshness_rule WHERE territory_id = $1", territory)?;
    for rule in &rules.0 {
        let id = Id::<Rule>::new();
        execute!(db => "
            INSERT INTO freshness_rule (id, territory_id, kind, aspect, check_days, offline_days)
            VALUES ($1, $2, $3, $4, $5, $6)", id, territory, rule.kind, rule.aspect, rule.check_days, rule.offline_days)?;
    }
    Ok(())
}

/// The last check of each aspect of an entry.
pub async fn checks(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<Check>> {
    fetch_all!(db => "
        SELECT aspect, checked_on, checked_by FROM service_check WHERE service_id = $1 ORDER BY aspect LIMIT 20", service)
}

pub async fn note_check(db: &mut Db, service: Id<Service>, check: &Check) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO service_check (service_id, aspect, checked_on, checked_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (service_id, aspect) DO UPDATE SET checked_on = excluded.checked_on, checked_by = excluded.checked_by",
        service, check.aspect, check.checked_on, check.checked_by)?;
    Ok(())
}

pub async fn set_ends(
    db: &mut Db,
    service: Id<Service>,
    due_on: Option<NaiveDate>,
    offline_on: Option<NaiveDate>,
) -> sqlx::Result<()> {
    execute!(db => "UPDATE service SET due_on = $2, offline_on = $3 WHERE id = $1", service, due_on, offline_on)?;
    Ok(())
}

pub async fn forget_warnings(db: &mut Db, service: Id<Service>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM service_warning WHERE service_id = $1", service)?;
    Ok(())
}

pub async fn warnings(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<Warning>> {
    fetch_all!(db => "SELECT stage, given_on FROM service_warning WHERE service_id = $1 ORDER BY stage LIMIT 20", service)
}

pub async fn note_warning(db: &mut Db, service: Id<Service>, warning: Warning) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO service_warning (service_id, stage, given_on) VALUES ($1, $2, $3)
        ON CONFLICT (service_id, stage) DO UPDATE SET given_on = excluded.given_on",
        service, warning.stage, warning.given_on)?;
    Ok(())
}

/// An entry that goes offline unless somebody checks it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Ending {
    pub id: Id<Service>,
    pub name: String,
    pub institution_id: Option<Id<Institution>>,
    pub offline_on: NaiveDate,
}

/// The published entries that go offline on `until` or before, in the order of that day and of their id, after `after`.
pub async fn endings(
    db: &mut Db,
    until: NaiveDate,
    after: (NaiveDate, Id<Service>),
    limit: i64,
) -> sqlx::Result<Vec<Ending>> {
    let (day, id) = after;
    fetch_all!(db => "
        SELECT v.id, v.name, s.institution_id, v.offline_on
          FROM service v JOIN structure s ON s.id = v.structure_id
         WHERE v.status = $1 AND v.offline_on <= $2 AND (v.offline_on, v.id) > ($3, $4)
         ORDER BY v.offline_on, v.id LIMIT $5", Status::Published, until, day, id, limit)
}

/// The published entries of a territory after `after`, in the order of their ids.
pub async fn published_of(
    db: &mut Db,
    territory: Id<Territory>,
    after: Id<Service>,
    limit: i64,
) -> sqlx::Result<Vec<Id<Service>>> {
    let ids: Vec<(Id<Service>,)> = fetch_all!(db => "
        SELECT v.id FROM service v JOIN structure s ON s.id = v.structure_id
         WHERE v.status = $1 AND s.territory_id = $2 AND v.id > $3 ORDER BY v.id LIMIT $4",
        Status::Published, territory, after, limit)?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Published entries whose days nobody has worked out: they were published before there were rules.
pub async fn undated(db: &mut Db, limit: i64) -> sqlx::Result<Vec<Id<Service>>> {
    let ids: Vec<(Id<Service>,)> = fetch_all!(db => "
        SELECT id FROM service WHERE status = $1 AND due_on IS NULL ORDER BY id LIMIT $2", Status::Published, limit)?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// What was checked of an entry, once for each of `aspects`.
pub async fn note_checks(
    db: &mut Db,
    service: Id<Service>,
    aspects: impl Iterator<Item = Aspect>,
    (checked_on, checked_by): (NaiveDate, &str),
) -> sqlx::Result<()> {
    for aspect in aspects {
        note_check(db, service, &Check { aspect, checked_on, checked_by: checked_by.to_owned() }).await?;
    }
    Ok(())
}
