//! The questions asked of the register.

use base::{Code as _, Db, Id, execute, fetch_all};
use partner::Territory;

use super::first;
use super::model::{Activity, Processing};

/// The whole register of a territory, each line as the officer left it, or as the program describes itself.
pub async fn all(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Processing>> {
    let kept: Vec<Processing> = fetch_all!(db => "
        SELECT * FROM processing WHERE territory_id = $1 ORDER BY activity LIMIT 100", territory)?;
    let line = |activity: &Activity| {
        let kept = kept.iter().find(|line| line.activity == *activity);
        kept.cloned().unwrap_or_else(|| first::words(territory, *activity))
    };
    Ok(Activity::ALL.iter().map(line).collect())
}

/// One line of the register.
pub async fn line(db: &mut Db, territory: Id<Territory>, activity: Activity) -> sqlx::Result<Processing> {
    let first = || first::words(territory, activity);
    Ok(all(db, territory).await?.into_iter().find(|line| line.activity == activity).unwrap_or_else(first))
}

pub async fn save(db: &mut Db, line: &Processing) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO processing (territory_id, activity, purpose, basis, people, categories, recipients, retention,
                                security, version, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (territory_id, activity) DO UPDATE SET purpose = excluded.purpose, basis = excluded.basis,
            people = excluded.people, categories = excluded.categories, recipients = excluded.recipients,
            retention = excluded.retention, security = excluded.security, version = excluded.version,
            updated_at = excluded.updated_at", line.territory_id, line.activity, line.purpose, line.basis, line.people,
        line.categories, line.recipients, line.retention, line.security, line.version, line.updated_at)?;
    Ok(())
}
