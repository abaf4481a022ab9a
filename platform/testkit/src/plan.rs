//! How the engine would answer a query.

use base::Database;
use sqlx::{AssertSqlSafe, Executor as _, Row as _};

/// The engine's plan for `text`, line by line, for values that it does not know; PostgreSQL leaves out sequential scans
/// where anything else is possible, as its tables are empty here.
pub async fn plan(database: &Database, text: &str) -> sqlx::Result<Vec<String>> {
    match database {
        Database::Sqlite(pool) => {
            let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"))).fetch_all(pool).await?;
            rows.iter().map(|row| row.try_get("detail")).collect()
        }
        Database::Postgres(pool) => {
            let mut connection = pool.acquire().await?;
            connection
                .execute("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; DEALLOCATE ALL")
                .await?;
            connection.execute(sqlx::raw_sql(AssertSqlSafe(format!("PREPARE plan AS {text}")))).await?;
            let nulls = vec!["NULL"; parameters(text)].join(", ");
            let nulls = if nulls.is_empty() { nulls } else { format!("({nulls})") };
            let explain = AssertSqlSafe(format!("EXPLAIN EXECUTE plan{nulls}"));
            let rows = connection.fetch_all(sqlx::raw_sql(explain)).await?;
            // Its settings are not for the next one who takes this connection.
            connection.close().await?;
            rows.iter().map(|row| row.try_get::<String, _>(0).map(|line| line.trim().to_owned())).collect()
        }
    }
}

/// How many values the query takes: the largest `$n`.
fn parameters(text: &str) -> usize {
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split('$').skip(1).filter_map(|part| digits(part).parse().ok()).max().unwrap_or(0)
}
