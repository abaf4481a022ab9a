//! The questions asked of role sheets and circuits, of who agreed to them, and of their versions.

use std::collections::BTreeSet;

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Institution, Territory};

use super::model::{Approval, Document, Version, write};
use crate::VALIDATE_ROLES;

pub async fn insert(db: &mut Db, new: &Document) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO role_document (id, territory_id, institution_id, title, content, status, version, updated_at,
                                   valid_number, valid_on, withdrawn_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        new.id, new.territory_id, new.institution_id, new.title, new.content, new.status, new.version, new.updated_at,
        new.valid_number, new.valid_on, new.withdrawn_on)?;
    Ok(())
}

pub async fn update(db: &mut Db, new: &Document) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE role_document SET title = $2, content = $3, status = $4, version = $5, updated_at = $6,
               valid_number = $7, valid_on = $8, withdrawn_on = $9 WHERE id = $1",
        new.id, new.title, new.content, new.status, new.version, new.updated_at, new.valid_number, new.valid_on,
        new.withdrawn_on)?;
    Ok(())
}

pub async fn document(db: &mut Db, id: Id<Document>) -> sqlx::Result<Option<Document>> {
    fetch_optional!(db => "SELECT * FROM role_document WHERE id = $1", id)
}

/// The sheet of an institution in a territory's network.
pub async fn sheet(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Id<Institution>,
) -> sqlx::Result<Option<Document>> {
    fetch_optional!(db => "
        SELECT * FROM role_document WHERE territory_id = $1 AND institution_id = $2", territory, institution)
}

/// All sheets of a territory; a network has some tens of institutions.
pub async fn sheets(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Document>> {
    fetch_all!(db => "
        SELECT * FROM role_document WHERE territory_id = $1 AND institution_id IS NOT NULL
         ORDER BY institution_id LIMIT 2000", territory)
}

/// All circuits of a territory, by title; a network agrees on some tens.
pub async fn circuits(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Document>> {
    fetch_all!(db => "
        SELECT * FROM role_document WHERE territory_id = $1 AND institution_id IS NULL ORDER BY title, id LIMIT 500",
        territory)
}

/// Who has agreed to a document.
pub async fn approvals(db: &mut Db, document: Id<Document>) -> sqlx::Result<Vec<Approval>> {
    fetch_all!(db => "
        SELECT institution_id, function, given_on, noted_by FROM role_approval WHERE document_id = $1
         ORDER BY given_on, institution_id LIMIT 100", document)
}

pub async fn put_approval(db: &mut Db, document: Id<Document>, new: &Approval) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO role_approval (document_id, institution_id, function, given_on, noted_by)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (document_id, institution_id) DO UPDATE
           SET function = excluded.function, given_on = excluded.given_on, noted_by = excluded.noted_by",
        document, new.institution_id, new.function, new.given_on, new.noted_by)?;
    Ok(())
}

/// Forgets that an institution has agreed: what it agreed to has changed.
pub async fn erase_approval(db: &mut Db, document: Id<Document>, institution: Id<Institution>) -> sqlx::Result<()> {
    execute!(db => "
        DELETE FROM role_approval WHERE document_id = $1 AND institution_id = $2", document, institution)?;
    Ok(())
}

/// Keeps a document as it comes into force.
pub async fn insert_version(db: &mut Db, new: &Document, approvals: &[Approval]) -> base::Result<()> {
    let approvals = write(&approvals)?;
    execute!(db => "
        INSERT INTO role_version (document_id, number, content, approvals, valid_on) VALUES ($1, $2, $3, $4, $5)",
        new.id, new.valid_number, new.content, approvals, new.valid_on)?;
    Ok(())
}

/// The versions of a document, the newest first.
pub async fn versions(db: &mut Db, document: Id<Document>, offset: i64, limit: i64) -> sqlx::Result<Vec<Version>> {
    fetch_all!(db => "
        SELECT number, content, approvals, valid_on FROM role_version WHERE document_id = $1
         ORDER BY number DESC LIMIT $3 OFFSET $2", document, offset, limit)
}

pub async fn count_versions(db: &mut Db, document: Id<Document>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM role_version WHERE document_id = $1", document)?;
    Ok(count)
}

pub async fn version(db: &mut Db, document: Id<Document>, number: i64) -> sqlx::Result<Option<Version>> {
    fetch_optional!(db => "
        SELECT number, content, approvals, valid_on FROM role_version WHERE document_id = $1 AND number = $2",
        document, number)
}

/// The sheets in force in a territory, each as it was validated.
pub async fn shown_sheets(
    db: &mut Db,
    territory: Id<Territory>,
) -> sqlx::Result<Vec<(Id<Institution>, String, NaiveDate)>> {
    fetch_all!(db => "
        SELECT d.institution_id, v.content, v.valid_on
          FROM role_document d JOIN role_version v ON v.document_id = d.id AND v.number = d.valid_number
         WHERE d.territory_id = $1 AND d.institution_id IS NOT NULL AND d.withdrawn_on IS NULL
         ORDER BY d.institution_id LIMIT 2000", territory)
}

/// The institutions of a territory that somebody can validate for: she has an account that opens at `now`.
pub async fn represented(
    db: &mut Db,
    territory: Id<Territory>,
    now: DateTime<Utc>,
) -> sqlx::Result<BTreeSet<Id<Institution>>> {
    let accounts: Vec<(Id<Institution>, String)> = fetch_all!(db => "
        SELECT institution_id, roles FROM account
         WHERE territory_id = $1 AND institution_id IS NOT NULL AND is_activated AND disabled_at IS NULL
           AND authorised_until > $2 ORDER BY institution_id LIMIT 20000", territory, now)?;
    let may_validate = |roles: &str| {
        let holds = |role: &str| VALIDATE_ROLES.held.iter().any(|(held, _)| *held == role);
        roles.split_ascii_whitespace().any(holds)
    };
    Ok(accounts.into_iter().filter(|(_, roles)| may_validate(roles)).map(|(institution, _)| institution).collect())
}
