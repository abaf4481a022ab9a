//! The questions asked about institutions' choices.

use base::{Db, Id, execute, fetch_optional};
use partner::Institution;

use super::model::Policy;

/// What the institution chose, or what holds until it does.
pub async fn of(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Policy> {
    let chosen: Option<Policy> =
        fetch_optional!(db => "SELECT * FROM sign_in_policy WHERE institution_id = $1", institution)?;
    Ok(chosen.unwrap_or(Policy::unsaid(institution)))
}

pub async fn save(db: &mut Db, policy: &Policy) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO sign_in_policy (institution_id, allows_password, allows_provider, function_address, version)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (institution_id) DO UPDATE SET allows_password = excluded.allows_password,
            allows_provider = excluded.allows_provider, function_address = excluded.function_address, version = excluded.version",
        policy.institution_id, policy.allows_password, policy.allows_provider, policy.function_address, policy.version)?;
    Ok(())
}
