//! Every row of every table from one database into another, then read again and compared.

use anyhow::{Context as _, bail};
use base::Db;
use indicatif::ProgressBar;

use super::cell::{Cell, Sum};
use super::engine::{self, Table, count, defer, each, empty, insert, settle};
use crate::commands::import::{progress, tick};

/// What was copied of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub table: String,
    pub rows: u64,
    /// The beginning of the sum of all rows, the same in both databases.
    pub sum: String,
    pub is_same: bool,
}

/// Copies and compares; nothing is kept before the caller commits.
pub async fn pour(from: &mut Db, to: &mut Db, tables: &[Table]) -> anyhow::Result<Vec<Copied>> {
    if engine::tables(to).await? != tables {
        bail!("the tables of the two databases differ");
    }
    let mut all = 0;
    for table in tables {
        all += count(from, table).await?;
    }
    // Each row is written, then read again.
    let bar = progress(usize::try_from(2 * all)?);
    defer(to).await?;
    // What is there comes from the migrations, and may be named by other tables.
    for table in tables {
        empty(to, table).await?;
    }
    let mut read = Vec::new();
    for table in tables {
        read.push(write(from, to, table, &bar).await.with_context(|| table.name.clone())?);
    }
    settle(to).await?;
    let mut copied = Vec::new();
    for (table, read) in tables.iter().zip(read) {
        let written = sum(to, table, &bar).await.with_context(|| table.name.clone())?;
        let (is_same, sum) = (written == read, read.told());
        copied.push(Copied { table: table.name.clone(), rows: read.rows, sum, is_same });
    }
    bar.finish_and_clear();
    Ok(copied)
}

/// Writes the rows of one table as they are read; gives what was read.
async fn write(from: &mut Db, to: &mut Db, table: &Table, bar: &ProgressBar) -> anyhow::Result<Sum> {
    let (mut sum, mut batch) = (Sum::default(), Vec::<Vec<Cell>>::new());
    let most = table.batch();
    each(from, table, async |row| {
        sum.add(&row);
        tick(bar);
        batch.push(row);
        if batch.len() == most { insert(to, table, std::mem::take(&mut batch)).await } else { Ok(()) }
    })
    .await?;
    if !batch.is_empty() {
        insert(to, table, batch).await?;
    }
    Ok(sum)
}

async fn sum(db: &mut Db, table: &Table, bar: &ProgressBar) -> anyhow::Result<Sum> {
    let mut sum = Sum::default();
    each(db, table, async |row| {
        sum.add(&row);
        tick(bar);
        Ok(())
    })
    .await?;
    Ok(sum)
}
