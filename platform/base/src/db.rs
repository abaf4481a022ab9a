//! One database, two engines, one SQL text. The macros of this file are the only place that calls sqlx' query functions.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use anyhow::Context as _;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::Result;

/// A unit of work: everything read and written through it stands together, or not at all.
#[derive(Debug)]
pub enum Db {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

#[doc(hidden)]
#[macro_export]
macro_rules! __run {
    ($db:expr, $query:ident, $finish:ident, $text:expr $(, $arg:expr)*) => {
        match $db {
            $crate::Db::Sqlite(tx) => $crate::__private::sqlx::$query($text)$(.bind(&$arg))*.$finish(&mut **tx).await,
            $crate::Db::Postgres(tx) => $crate::__private::sqlx::$query($text)$(.bind(&$arg))*.$finish(&mut **tx).await,
        }
    };
}

/// `fetch_all!(db => "SELECT …", a, b)`: every row, as the function's signature says.
#[macro_export]
macro_rules! fetch_all {
    ($db:expr => $text:expr $(, $arg:expr)* $(,)?) => { $crate::__run!($db, query_as, fetch_all, $text $(, $arg)*) };
}

/// `fetch_optional!(db => "SELECT …", a)`: the row, if there is one.
#[macro_export]
macro_rules! fetch_optional {
    ($db:expr => $text:expr $(, $arg:expr)* $(,)?) => { $crate::__run!($db, query_as, fetch_optional, $text $(, $arg)*) };
}

/// `fetch_one!(db => "SELECT COUNT(*) …")`: the row that must be there.
#[macro_export]
macro_rules! fetch_one {
    ($db:expr => $text:expr $(, $arg:expr)* $(,)?) => { $crate::__run!($db, query_as, fetch_one, $text $(, $arg)*) };
}

/// `execute!(db => "UPDATE …", a)`: how many rows it touched.
#[macro_export]
macro_rules! execute {
    ($db:expr => $text:expr $(, $arg:expr)* $(,)?) => {
        match $db {
            $crate::Db::Sqlite(tx) => {
                $crate::__private::sqlx::query($text)$(.bind(&$arg))*.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            $crate::Db::Postgres(tx) => {
                $crate::__private::sqlx::query($text)$(.bind(&$arg))*.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
    };
}

impl Db {
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Where the database is; hands out units of work.
#[derive(Clone, Debug)]
pub enum Database {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Why a database cannot be used. Each says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the address of the database must start with sqlite: or postgres://")]
    UnknownEngine,
    #[error("the address of the database is not written as postgres://NAME:PASSWORD@HOST:PORT/DATABASE")]
    Malformed,
    #[error("no PostgreSQL answers on {server}")]
    NoAnswer { server: String },
    #[error("PostgreSQL on {server} does not speak TLS, or shows a certificate that cannot be verified")]
    NotVerified { server: String },
    #[error("PostgreSQL on {server} does not let us in")]
    NotLetIn { server: String },
    #[error("there is no database {name} on {server}")]
    NoDatabase { server: String, name: String },
    #[error("this file is not a database")]
    NotADatabase,
    #[error("the file of the database can neither be opened nor made")]
    Unopened,
    #[error("the database cannot be reached or opened: {0}")]
    Unreachable(#[source] sqlx::Error),
    #[error("this database was not made by Maillage: nothing was changed in it")]
    NotOurs,
    #[error("this database was made by a newer Maillage (migration {0}): install that version")]
    Newer(i64),
    #[error("migration {0} of this database is not the one of this program")]
    Altered(i64),
    #[error("the account of the database may not touch tables: bring them up to date with one that may")]
    MayNotMigrate,
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[source] MigrateError),
}

impl OpenError {
    /// Says whether the address itself is wrong, whatever stands behind it.
    pub const fn is_misuse(&self) -> bool {
        matches!(self, Self::UnknownEngine | Self::Malformed)
    }

    fn of_sqlite(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|error| error.code());
        match code.as_deref() {
            Some(SQLITE_NOTADB) => Self::NotADatabase,
            Some(SQLITE_CANTOPEN) => Self::Unopened,
            _ => Self::Unreachable(error),
        }
    }

    /// What is told names the server, never who asks or with which password.
    fn of_postgres(error: sqlx::Error, options: &PgConnectOptions) -> Self {
        let server = format!("{}:{}", options.get_host(), options.get_port());
        let code = error.as_database_error().and_then(|error| error.code()).map(Cow::into_owned);
        match (code.as_deref(), &error) {
            (Some("28000" | "28P01"), _) => Self::NotLetIn { server },
            (Some("3D000"), _) => {
                Self::NoDatabase { server, name: options.get_database().unwrap_or_default().to_owned() }
            }
            (None, sqlx::Error::Tls(_)) => Self::NotVerified { server },
            // What a handshake breaks off with: the certificate is not one for this name.
            (None, sqlx::Error::Io(cause)) if cause.kind() == ErrorKind::InvalidData => Self::NotVerified { server },
            (None, sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) => Self::NoAnswer { server },
            _ => Self::Unreachable(error),
        }
    }
}

/// Says whether the account of a PostgreSQL was not allowed what it asked for (`insufficient_privilege`).
fn is_forbidden(error: &MigrateError) -> bool {
    let (MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _)) = error else { return false };
    cause.as_database_error().and_then(|error| error.code()).as_deref() == Some("42501")
}

const SQLITE_CANTOPEN: &str = "14";
const SQLITE_NOTADB: &str = "26";
/// How long PostgreSQL may take to answer at the start; until then it is tried again, as it may be starting too.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(4);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECTIONS: u32 = 8;
/// What each connection keeps of the file, negative for KiB: the system keeps the rest of it, once for all connections.
const SQLITE_CACHE: &str = "-1024";

impl Database {
    /// Opens `sqlite:PATH` (made if missing) or `postgres://…`, and brings its tables up to date.
    pub async fn open(url: &str, migrations: &Migrator) -> Result<Self, OpenError> {
        let database = Self::connect(url).await?;
        if !database.is_ours().await.map_err(OpenError::Unreachable)? {
            return Err(OpenError::NotOurs);
        }
        database.migrate(migrations).await?;
        Ok(database)
    }

    /// Looks at a file without changing it: connecting as we do would already switch its way of journaling.
    async fn refuse_foreign(path: &str) -> Result<(), OpenError> {
        let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(BUSY_TIMEOUT);
        let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_TIMEOUT);
        let seen = Self::Sqlite(pool.connect_with(options).await.map_err(OpenError::of_sqlite)?);
        let is_ours = seen.is_ours().await.map_err(OpenError::of_sqlite);
        seen.close().await;
        if is_ours? { Ok(()) } else { Err(OpenError::NotOurs) }
    }

    /// Opens what is there to look at it: nothing is made, nothing is brought up to date.
    pub async fn look(url: &str) -> Result<Self, OpenError> {
        if url.strip_prefix("sqlite:").is_some_and(|path| !Path::new(path).exists()) {
            return Err(OpenError::Unopened);
        }
        let database = Self::connect(url).await?;
        if database.is_ours().await.map_err(OpenError::Unreachable)? { Ok(database) } else { Err(OpenError::NotOurs) }
    }

    async fn connect(url: &str) -> Result<Self, OpenError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            if Path::new(path).exists() {
                Self::refuse_foreign(path).await?;
            }
            let options = SqliteConnectOptions::new()
                .filename(PathBuf::from(path))
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .pragma("cache_size", SQLITE_CACHE)
                .pragma("secure_delete", "ON");
            // A file does not hang up: asking each time whether it is still there would cost as much as the question.
            let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).test_before_acquire(false);
            // A full disk makes SQLite itself give up a unit of work, which its driver would believe open for ever after:
            // whoever took that connection next would write nothing, and read what stood then.
            let pool = pool.acquire_timeout(ACQUIRE_TIMEOUT).after_release(|connection, _| {
                Box::pin(async move {
                    connection.ping().await?;
                    Ok(!connection.is_in_transaction())
                })
            });
            return Ok(Self::Sqlite(pool.connect_with(options).await.map_err(OpenError::of_sqlite)?));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = crate::line::guarded(url, PgConnectOptions::from_str(url).map_err(|_| OpenError::Malformed)?)
                .application_name("maillage")
                .options([("idle_in_transaction_session_timeout", "60s"), ("statement_timeout", "60s")]);
            let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(ACQUIRE_TIMEOUT);
            // A pool hides why it gets no connection; a first one, which is not kept, tells, and sooner.
            let first = PgPoolOptions::new().max_connections(1).acquire_timeout(ANSWER_TIMEOUT);
            let first = first.connect_with(options.clone()).await;
            first.map_err(|error| OpenError::of_postgres(error, &options))?.close().await;
            return Ok(Self::Postgres(pool.connect_with(options).await.map_err(OpenError::Unreachable)?));
        }
        Err(OpenError::UnknownEngine)
    }

    /// An empty database, or one with our journal of migrations.
    async fn is_ours(&self) -> sqlx::Result<bool> {
        let tables: Vec<(String,)> =
            match self {
                Self::Sqlite(pool) => sqlx::query_as(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                )
                .fetch_all(pool)
                .await?,
                Self::Postgres(pool) => {
                    sqlx::query_as("SELECT tablename::TEXT FROM pg_tables WHERE schemaname = current_schema()")
                        .fetch_all(pool)
                        .await?
                }
            };
        let has = |name: &str| tables.iter().any(|(table,)| table == name);
        Ok(tables.is_empty() || (has("_sqlx_migrations") && (has("journal") || tables.len() == 1)))
    }

    /// Says whether every migration stands as it is written, and no other. Where it cannot be read, it is not.
    async fn is_up_to_date(&self, migrations: &Migrator) -> bool {
        let asked = "SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version";
        let done: sqlx::Result<Vec<(i64, Vec<u8>)>> = match self {
            Self::Sqlite(pool) => sqlx::query_as(asked).fetch_all(pool).await,
            Self::Postgres(pool) => sqlx::query_as(asked).fetch_all(pool).await,
        };
        let known: Vec<_> = migrations.iter().map(|one| (one.version, one.checksum.to_vec())).collect();
        done.is_ok_and(|done| done == known)
    }

    async fn migrate(&self, migrations: &Migrator) -> Result<(), OpenError> {
        // An account that may only read and write rows has then nothing to ask for.
        if self.is_up_to_date(migrations).await {
            return Ok(());
        }
        let done = match self {
            Self::Sqlite(pool) => migrations.run(pool).await,
            Self::Postgres(pool) => migrations.run(pool).await,
        };
        done.map_err(|error| match error {
            MigrateError::VersionMissing(version) => OpenError::Newer(version),
            MigrateError::VersionMismatch(version) => OpenError::Altered(version),
            other if is_forbidden(&other) => OpenError::MayNotMigrate,
            other => OpenError::Migration(other),
        })
    }

    /// A snapshot to read from: what others commit meanwhile is not seen.
    pub async fn read(&self) -> Result<Db> {
        Ok(match self {
            Self::Sqlite(pool) => Db::Sqlite(pool.begin().await?),
            Self::Postgres(pool) => {
                Db::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// A serializable unit of work: load, decide, save, and nobody has changed what was loaded.
    pub async fn write(&self) -> Result<Db> {
        Ok(match self {
            Self::Sqlite(pool) => Db::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Db::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?),
        })
    }

    /// A unit of work that compares what it writes over, with conditions in each `UPDATE`, instead of being serializable: on
    /// PostgreSQL each statement sees what is committed by then, and what is read here makes nobody else's work fail. For
    /// keepers of rows that others only add.
    pub async fn write_comparing(&self) -> Result<Db> {
        Ok(match self {
            Self::Sqlite(pool) => Db::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Db::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED").await?),
        })
    }

    /// Makes sure that what was erased is in no file any more: SQLite overwrites it (`secure_delete`), and its write-ahead log
    /// is emptied here. PostgreSQL cleans up by itself, in its own time.
    ///
    /// Fails with a conflict where somebody reads for so long that the log cannot be emptied.
    pub async fn wipe(&self) -> Result<()> {
        let Self::Sqlite(pool) = self else { return Ok(()) };
        let (is_busy, _, _): (i64, i64, i64) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(pool).await?;
        if is_busy == 0 { Ok(()) } else { Err(crate::Error::Conflict) }
    }

    /// Writes what a file of SQLite holds, as one instant saw it, into a file that is not there yet. Nobody waits for it.
    /// PostgreSQL has a program of its own for that: nothing is written, and the answer is no.
    pub async fn copy_into(&self, file: &Path) -> Result<bool> {
        let Self::Sqlite(pool) = self else { return Ok(false) };
        let file = file.to_str().context("the name of the file is not UTF-8")?;
        sqlx::query("VACUUM INTO $1").bind(file).execute(pool).await.context("the database cannot be copied")?;
        Ok(true)
    }

    /// Says whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        match self {
            Self::Sqlite(pool) => sqlx::query("SELECT 1").execute(pool).await.map(drop),
            Self::Postgres(pool) => sqlx::query("SELECT 1").execute(pool).await.map(drop),
        }
        .context("the database does not answer")?;
        Ok(())
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::Outage;

    /// What one unit of work adds; the disk has room for so many pages.
    const MUCH: &str = "INSERT INTO heap (text) VALUES (HEX(RANDOMBLOB(100000)))";
    const ROOM: &str = "PRAGMA max_page_count = 40";

    #[tokio::test]
    async fn a_disk_that_was_full_leaves_no_connection_in_the_middle_of_something() {
        let folder = TempDir::new().unwrap();
        let database = Database::connect(&format!("sqlite:{}", folder.path().join("heap.db").display())).await.unwrap();
        let mut db = database.write().await.unwrap();
        execute!(&mut db => "CREATE TABLE heap (text TEXT NOT NULL)").unwrap();
        db.commit().await.unwrap();
        for _ in 0..2 * CONNECTIONS {
            let mut db = database.write().await.unwrap();
            execute!(&mut db => ROOM).unwrap();
            let full = execute!(&mut db => MUCH).unwrap_err();
            assert_eq!(crate::Error::from(full).outage(), Some(Outage::Full));
            drop(db);
            let mut db = database.read().await.unwrap();
            let (rows,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM heap").unwrap();
            assert_eq!(rows, 0);
        }
        let mut db = database.write().await.unwrap();
        execute!(&mut db => "PRAGMA max_page_count = 4000").unwrap();
        execute!(&mut db => MUCH).unwrap();
        db.commit().await.unwrap();
        let mut db = database.read().await.unwrap();
        let (rows,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM heap").unwrap();
        assert_eq!(rows, 1);
    }
}
