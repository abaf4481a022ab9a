//! How the engine would answer a query.

use base::Database;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection, Row as _};

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
            connection.execute("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off").await?;
            prepare(&mut connection, text).await?;
            let explain = AssertSqlSafe(format!("EXPLAIN EXECUTE plan{}", listed(&vec!["NULL"; parameters(text)])));
            let rows = connection.fetch_all(sqlx::raw_sql(explain)).await?;
            // Its settings are not for the next one who takes this connection.
            connection.close().await?;
            rows.iter().map(|row| row.try_get::<String, _>(0).map(|line| line.trim().to_owned())).collect()
        }
    }
}

/// Types of values that `CAST($n AS TEXT)` hides from PostgreSQL; the program tells them with the values.
const HIDDEN: [&str; 6] = ["unknown", "uuid", "bigint", "date", "timestamptz", "boolean"];

/// Prepares `text` as `plan`, trying the types that cannot be seen.
async fn prepare(connection: &mut PgConnection, text: &str) -> sqlx::Result<()> {
    let hidden: Vec<_> = (1..=parameters(text)).filter(|n| text.contains(&format!("CAST(${n} AS TEXT)"))).collect();
    let attempts = hidden.iter().fold(1, |attempts, _| attempts * HIDDEN.len());
    let mut outcome = Ok(());
    for attempt in 0..attempts {
        let mut types = vec!["unknown"; parameters(text)];
        let mut left = attempt;
        for n in &hidden {
            types[n - 1] = HIDDEN[left % HIDDEN.len()];
            left /= HIDDEN.len();
        }
        let prepare = AssertSqlSafe(format!("PREPARE plan{} AS {text}", listed(&types)));
        outcome = connection.execute(sqlx::raw_sql(prepare)).await.map(drop);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

fn listed(values: &[&str]) -> String {
    if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) }
}

/// How many values the query takes: the largest `$n`.
fn parameters(text: &str) -> usize {
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split('$').skip(1).filter_map(|part| digits(part).parse().ok()).max().unwrap_or(0)
}
