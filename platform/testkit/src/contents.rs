//! Everything that a database holds, for tests about what it must not hold.

use std::collections::BTreeMap;

use base::Database;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _};

/// The rows of each table, as text.
pub type Contents = BTreeMap<String, Vec<String>>;

const SQLITE_TABLES: &str = "
    SELECT name FROM sqlite_master
     WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '_sqlx_migrations'";
const POSTGRES_TABLES: &str = "
    SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'";

/// Reads every column of every row of ours, in an order that does not change.
pub async fn contents(database: &Database) -> sqlx::Result<Contents> {
    let mut contents = Contents::new();
    for table in column(database, SQLITE_TABLES.to_owned(), POSTGRES_TABLES.to_owned()).await? {
        let columns = format!("SELECT name FROM pragma_table_info('{table}')");
        let columns = column(database, columns, "SELECT ''".to_owned()).await?;
        let quoted: Vec<_> = columns.iter().map(|name| format!("quote({name})")).collect();
        let sqlite = format!("SELECT {} AS line FROM {table} ORDER BY line", quoted.join(" || ' ' || "));
        let postgres = format!("SELECT CAST(one AS TEXT) AS line FROM {table} one ORDER BY line");
        contents.insert(table, column(database, sqlite, postgres).await?);
    }
    Ok(contents)
}

/// The only column of a query.
async fn column(database: &Database, sqlite: String, postgres: String) -> sqlx::Result<Vec<String>> {
    let rows: Vec<(String,)> = match database {
        Database::Sqlite(pool) => sqlx::query_as(AssertSqlSafe(sqlite)).fetch_all(pool).await?,
        Database::Postgres(pool) => sqlx::query_as(AssertSqlSafe(postgres)).fetch_all(pool).await?,
    };
    Ok(rows.into_iter().map(|(text,)| text).collect())
}

/// Tells whether anybody has committed since it was asked last, without reading what the database holds.
#[derive(Debug)]
pub struct Commits {
    connection: SqliteConnection,
    seen: i64,
}

impl Commits {
    /// Watches a database of SQLite; there is no such watch over PostgreSQL.
    pub async fn of(database: &Database) -> sqlx::Result<Option<Self>> {
        let Database::Sqlite(pool) = database else { return Ok(None) };
        let query = "SELECT file FROM pragma_database_list WHERE name = 'main'";
        let (file,): (String,) = sqlx::query_as(query).fetch_one(pool).await?;
        let connection = SqliteConnectOptions::new().filename(file).read_only(true).connect().await?;
        let mut commits = Self { connection, seen: 0 };
        commits.has_more().await?;
        Ok(Some(commits))
    }

    /// Whether somebody committed since the last question.
    pub async fn has_more(&mut self) -> sqlx::Result<bool> {
        let (version,): (i64,) = sqlx::query_as("PRAGMA data_version").fetch_one(&mut self.connection).await?;
        Ok(std::mem::replace(&mut self.seen, version) != version)
    }
}
