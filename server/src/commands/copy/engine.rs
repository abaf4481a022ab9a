//! What each engine says of its tables, and how it takes rows whose table is not known before.

use base::{Db, execute, fetch_all};
use futures::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Postgres, QueryBuilder, Row as _, Sqlite};

use super::cell::{Cell, Type, bind_cell, read_cell};

/// A table of ours, with its columns in the order of their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    columns: Vec<(String, Type)>,
}

/// As many values as one statement of SQLite takes, with room to spare.
const VALUES: usize = 30_000;
const MOST_ROWS: usize = 500;

impl Table {
    /// How many rows go into one statement.
    pub fn batch(&self) -> usize {
        (VALUES / self.columns.len().max(1)).clamp(1, MOST_ROWS)
    }

    fn listed(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// Every table but the history of migrations, in the order of their names.
pub async fn tables(db: &mut Db) -> anyhow::Result<Vec<Table>> {
    let columns: Vec<(String, String, String)> = match db {
        db @ Db::Sqlite(_) => fetch_all!(db => r"
            SELECT one.name, part.name, part.type FROM sqlite_master one, pragma_table_info(one.name) part
             WHERE one.type = 'table' AND one.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND one.name <> '_sqlx_migrations'
             ORDER BY one.name, part.name")?,
        db @ Db::Postgres(_) => fetch_all!(db => r#"
            SELECT CAST(one.tablename AS TEXT), CAST(part.column_name AS TEXT), CAST(part.data_type AS TEXT)
              FROM pg_catalog.pg_tables one
              JOIN information_schema.columns part
                ON part.table_name = one.tablename AND part.table_schema = one.schemaname
             WHERE one.schemaname = current_schema() AND one.tablename <> '_sqlx_migrations'
             ORDER BY one.tablename COLLATE "C", part.column_name COLLATE "C""#)?,
    };
    let mut tables = Vec::<Table>::new();
    for (table, column, declared) in columns {
        let column = (column, Type::of(&declared)?);
        match tables.last_mut() {
            Some(last) if last.name == table => last.columns.push(column),
            _ => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    Ok(tables)
}

/// How many rows a table has.
pub async fn count(db: &mut Db, table: &Table) -> anyhow::Result<u64> {
    let text = AssertSqlSafe(format!("SELECT COUNT(*) FROM \"{}\"", table.name));
    let count: i64 = match db {
        Db::Sqlite(tx) => sqlx::query_scalar(text).fetch_one(&mut **tx).await?,
        Db::Postgres(tx) => sqlx::query_scalar(text).fetch_one(&mut **tx).await?,
    };
    Ok(u64::try_from(count)?)
}

/// Gives every row of a table to `take`, in no order.
pub async fn each(
    db: &mut Db,
    table: &Table,
    mut take: impl AsyncFnMut(Vec<Cell>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let text = AssertSqlSafe(format!("SELECT {} FROM \"{}\"", table.listed(), table.name));
    macro_rules! read {
        ($tx:expr) => {{
            let mut rows = sqlx::query(text).fetch(&mut **$tx);
            while let Some(row) = rows.try_next().await? {
                let mut cells = Vec::with_capacity(table.columns.len());
                for (at, (_, kind)) in table.columns.iter().enumerate() {
                    cells.push(read_cell!(row, at, kind));
                }
                take(cells).await?;
            }
        }};
    }
    match db {
        Db::Sqlite(tx) => read!(tx),
        Db::Postgres(tx) => read!(tx),
    }
    Ok(())
}

/// Adds rows to a table, in one statement.
pub async fn insert(db: &mut Db, table: &Table, rows: Vec<Vec<Cell>>) -> anyhow::Result<()> {
    let text = format!("INSERT INTO \"{}\" ({}) ", table.name, table.listed());
    macro_rules! write {
        ($tx:expr, $engine:ty) => {{
            let mut query = QueryBuilder::<$engine>::new(text);
            query.push_values(rows, |mut values, row| {
                for cell in row {
                    bind_cell!(values, cell);
                }
            });
            query.build().persistent(false).execute(&mut **$tx).await?;
        }};
    }
    match db {
        Db::Sqlite(tx) => write!(tx, Sqlite),
        Db::Postgres(tx) => write!(tx, Postgres),
    }
    Ok(())
}

/// Takes out what the migrations put into a new database: it comes with the rest.
pub async fn empty(db: &mut Db, table: &Table) -> anyhow::Result<()> {
    say(db, format!("DELETE FROM \"{}\"", table.name)).await
}

/// Rows may name others that come later, until [`settle`]. Nothing here waits for the clock.
pub async fn defer(db: &mut Db) -> anyhow::Result<()> {
    if let db @ Db::Sqlite(_) = db {
        execute!(db => "PRAGMA defer_foreign_keys = ON")?;
        return Ok(());
    }
    execute!(&mut *db => "SET LOCAL statement_timeout = 0")?;
    execute!(&mut *db => "SET LOCAL idle_in_transaction_session_timeout = 0")?;
    links(db, "DEFERRABLE INITIALLY DEFERRED").await
}

/// Checks that every row that is named is there, and lets none name another in advance any more. SQLite does so when it
/// commits.
pub async fn settle(db: &mut Db) -> anyhow::Result<()> {
    if let Db::Sqlite(_) = db {
        return Ok(());
    }
    execute!(&mut *db => "SET CONSTRAINTS ALL IMMEDIATE")?;
    links(db, "NOT DEFERRABLE").await
}

/// Every link of a table to another becomes so.
async fn links(db: &mut Db, how: &str) -> anyhow::Result<()> {
    let links: Vec<(String, String)> = fetch_all!(&mut *db => "
        SELECT CAST(one.relname AS TEXT), CAST(link.conname AS TEXT)
          FROM pg_catalog.pg_constraint link JOIN pg_catalog.pg_class one ON one.oid = link.conrelid
         WHERE link.contype = 'f' AND link.connamespace = current_schema()::regnamespace
         ORDER BY one.relname, link.conname")?;
    for (table, link) in links {
        say(db, format!("ALTER TABLE \"{table}\" ALTER CONSTRAINT \"{link}\" {how}")).await?;
    }
    Ok(())
}

/// Says to the engine what no text of ours can say beforehand; what is named in it comes from the engine's own lists.
async fn say(db: &mut Db, text: String) -> anyhow::Result<()> {
    match db {
        Db::Sqlite(tx) => sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut **tx).await.map(|_| ())?,
        Db::Postgres(tx) => sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut **tx).await.map(|_| ())?,
    }
    Ok(())
}
