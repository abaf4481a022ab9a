//! What each engine says of itself: the one thing that has no common text.

use base::{Db, fetch_one, fetch_optional};

/// The engine with its version, and how many bytes the database takes.
pub async fn engine(db: &mut Db) -> sqlx::Result<(String, i64)> {
    match db {
        db @ Db::Sqlite(_) => fetch_one!(db => "
            SELECT 'SQLite ' || sqlite_version(), page_count * page_size FROM pragma_page_count(), pragma_page_size()"),
        db @ Db::Postgres(_) => fetch_one!(db => "
            SELECT 'PostgreSQL ' || current_setting('server_version'), pg_database_size(current_database())"),
    }
}

/// The last migration that stands.
pub async fn version(db: &mut Db) -> sqlx::Result<Option<i64>> {
    let last: Option<(i64,)> =
        fetch_optional!(db => "SELECT version FROM _sqlx_migrations ORDER BY version DESC LIMIT 1")?;
    Ok(last.map(|(version,)| version))
}
