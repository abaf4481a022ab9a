//! The questions asked of moments, their years and their tasks.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;
use partner::{Institution, Territory};

use super::model::{Moment, MomentProgress, MomentTask, MomentYear, TaskDue};

pub async fn insert(db: &mut Db, new: &Moment) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO moment (id, territory_id, name, month, day, checklist, version) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id, new.territory_id, new.name.as_str(), new.month, new.day, new.checklist.as_str(), new.version)?;
    Ok(())
}

/// Writes a moment over the version before its own; says whether that still stood.
pub async fn update(db: &mut Db, new: &Moment) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE moment SET name = $3, month = $4, day = $5, checklist = $6, version = $2 WHERE id = $1 AND version = $2 - 1",
        new.id, new.version, new.name.as_str(), new.month, new.day, new.checklist.as_str())?;
    Ok(touched == 1)
}

pub async fn moment(db: &mut Db, id: Id<Moment>) -> sqlx::Result<Option<Moment>> {
    fetch_optional!(db => "SELECT * FROM moment WHERE id = $1", id)
}

/// The moments of a territory, in the order of the year; 50 at most.
pub async fn moments(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Moment>> {
    fetch_all!(db => "SELECT * FROM moment WHERE territory_id = $1 ORDER BY month, day, id LIMIT 50", territory)
}

pub async fn insert_year(db: &mut Db, new: &MomentYear) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO moment_year (id, moment_id, year, held_on, opened_on, opened_by) VALUES ($1, $2, $3, $4, $5, $6)",
        new.id, new.moment_id, new.year, new.held_on, new.opened_on, new.opened_by.as_str())?;
    Ok(())
}

pub async fn year(db: &mut Db, id: Id<MomentYear>) -> sqlx::Result<Option<MomentYear>> {
    fetch_optional!(db => "SELECT * FROM moment_year WHERE id = $1", id)
}

/// The years of a moment, the latest first; 50 at most.
pub async fn years(db: &mut Db, moment: Id<Moment>) -> sqlx::Result<Vec<MomentYear>> {
    fetch_all!(db => "SELECT * FROM moment_year WHERE moment_id = $1 ORDER BY year DESC LIMIT 50", moment)
}

pub async fn progress(db: &mut Db, year: Id<MomentYear>) -> sqlx::Result<MomentProgress> {
    fetch_one!(db => "
        SELECT COUNT(*) FILTER (WHERE done_on IS NOT NULL) AS done, COUNT(*) AS tasks FROM moment_task
         WHERE moment_year_id = $1", year)
}

pub async fn insert_task(db: &mut Db, new: &MomentTask) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO moment_task (id, moment_year_id, title, institution_id, days_before, due_on, done_on, done_by, reminders,
                                 version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id, new.moment_year_id, new.title.as_str(), new.institution_id, new.days_before, new.due_on, new.done_on,
        new.done_by.as_str(), new.reminders, new.version)?;
    Ok(())
}

/// Writes a task over the version before its own; says whether that still stood.
pub async fn update_task(db: &mut Db, new: &MomentTask) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE moment_task
           SET title = $3, institution_id = $4, days_before = $5, due_on = $6, done_on = $7, done_by = $8, reminders = $9,
               version = $2
         WHERE id = $1 AND version = $2 - 1",
        new.id, new.version, new.title.as_str(), new.institution_id, new.days_before, new.due_on, new.done_on,
        new.done_by.as_str(), new.reminders)?;
    Ok(touched == 1)
}

pub async fn remove_task(db: &mut Db, id: Id<MomentTask>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM moment_task WHERE id = $1", id)?;
    Ok(())
}

pub async fn task(db: &mut Db, id: Id<MomentTask>) -> sqlx::Result<Option<MomentTask>> {
    fetch_optional!(db => "SELECT * FROM moment_task WHERE id = $1", id)
}

/// The tasks of a year, the first due first; 200 at most.
pub async fn tasks(db: &mut Db, year: Id<MomentYear>) -> sqlx::Result<Vec<MomentTask>> {
    fetch_all!(db => "
        SELECT * FROM moment_task WHERE moment_year_id = $1 ORDER BY due_on, title, id LIMIT 200", year)
}

/// What an institution has not done and is due by a day, the first due first; 100 at most.
pub async fn due(db: &mut Db, institution: Id<Institution>, by: NaiveDate) -> sqlx::Result<Vec<TaskDue>> {
    fetch_all!(db => "
        SELECT t.*, m.name AS moment, m.territory_id, y.held_on
          FROM moment_task t JOIN moment_year y ON y.id = t.moment_year_id JOIN moment m ON m.id = y.moment_id
         WHERE t.institution_id = $1 AND t.done_on IS NULL AND t.due_on <= $2 ORDER BY t.due_on, t.id LIMIT 100",
        institution, by)
}

/// What somebody has to do and is due between two days, of all territories, from a task on.
pub async fn waiting(
    db: &mut Db,
    (from, until): (NaiveDate, NaiveDate),
    after: Id<MomentTask>,
    limit: i64,
) -> sqlx::Result<Vec<TaskDue>> {
    fetch_all!(db => "
        SELECT t.*, m.name AS moment, m.territory_id, y.held_on
          FROM moment_task t JOIN moment_year y ON y.id = t.moment_year_id JOIN moment m ON m.id = y.moment_id
         WHERE t.done_on IS NULL AND t.due_on >= $1 AND t.due_on <= $2 AND t.institution_id IS NOT NULL AND t.id > $3
         ORDER BY t.id LIMIT $4", from, until, after, limit)
}

/// Notes how many reminders a task has had; who writes on it at the same time is not in the way.
pub async fn note_reminders(db: &mut Db, id: Id<MomentTask>, reminders: i64) -> sqlx::Result<()> {
    execute!(db => "UPDATE moment_task SET reminders = $2 WHERE id = $1", id, reminders)?;
    Ok(())
}
