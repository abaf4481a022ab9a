//! A fresh database with our tables and nothing in them.

use std::path::{Path, PathBuf};
use std::sync::Once;

use base::{Database, Id};
use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// The history of the tables, as the server runs it.
pub fn migrations() -> &'static Migrator {
    &MIGRATIONS
}

/// Which engine a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The engines to be tested here: PostgreSQL only where `TEST_POSTGRES` names a cluster's `postgres` database, by an
/// address without parameters.
pub fn engines() -> Vec<Engine> {
    static SAID: Once = Once::new();
    if cluster().is_some() {
        return vec![Engine::Sqlite, Engine::Postgres];
    }
    SAID.call_once(|| eprintln!("PostgreSQL is passed over: TEST_POSTGRES is not set"));
    vec![Engine::Sqlite]
}

fn cluster() -> Option<PgConnectOptions> {
    let url = url_of_cluster()?;
    Some(url.parse().expect("TEST_POSTGRES is the address of a cluster's database postgres"))
}

fn url_of_cluster() -> Option<String> {
    let url = std::env::var_os("TEST_POSTGRES")?.into_string().expect("TEST_POSTGRES is text");
    Some(url).filter(|url| !url.is_empty())
}

/// A database of one test.
#[derive(Debug)]
pub struct TestDatabase {
    pub database: Database,
    /// What to erase in the end.
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    Folder(TempDir),
    Name(String),
}

/// A fresh database of `engine`; asking for PostgreSQL where [`engines`] does not list it stops the test.
pub async fn database(engine: Engine) -> TestDatabase {
    match engine {
        Engine::Sqlite => sqlite().await,
        Engine::Postgres => postgres().await,
    }
}

async fn open(url: &str) -> Database {
    Database::open(url, &MIGRATIONS).await.expect("the database opens and its tables are made")
}

/// A copy of a file that was migrated once.
async fn sqlite() -> TestDatabase {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(sqlite_template).await;
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("town.db");
    std::fs::copy(template, &file).expect("the temporary folder can be written");
    TestDatabase { database: open(&sqlite_url(&file)).await, kept: Kept::Folder(folder) }
}

/// The migrated template, beside what is compiled: each test is a process of its own. It carries a hash of the migrations, and
/// is given its name only once it is whole; of several that come first at once, each makes the same.
async fn sqlite_template() -> PathBuf {
    let program = std::env::current_exe().expect("a test is a program");
    let home = program.parent().expect("a program is in a folder");
    let template = home.join(format!("maillage_template_{}.db", fingerprint()));
    if !template.exists() {
        let folder = TempDir::new_in(home).expect("a folder beside the program");
        let file = folder.path().join("template.db");
        // Closing moves everything out of the write-ahead log into the file.
        open(&sqlite_url(&file)).await.close().await;
        std::fs::rename(&file, &template).expect("the template is given its name");
    }
    template
}

fn sqlite_url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Any number: whoever makes a template holds this lock of the cluster.
const TEMPLATE_LOCK: i64 = 0x4d41_494c;

async fn postgres() -> TestDatabase {
    let template = postgres_template().await;
    let name = format!("maillage_test_{}", Id::<TestDatabase>::new());
    let mut admin = admin().await;
    // To copy files costs a third less than to log their blocks, the other way, which PostgreSQL 15 brought and prefers.
    let strategy =
        if admin.server_version_num().is_some_and(|version| version >= 150_000) { "STRATEGY FILE_COPY" } else { "" };
    command(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {template} {strategy}")).await;
    admin.close().await.expect("the connection closes");
    TestDatabase { database: open(&url_of(&name)).await, kept: Kept::Name(name) }
}

/// The name of the migrated template, made by whichever process comes first. It carries a hash of the migrations, and is
/// given its name only once it is whole.
async fn postgres_template() -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE.get_or_init(make_postgres_template).await
}

async fn make_postgres_template() -> String {
    let template = format!("maillage_template_{}", fingerprint());
    let mut admin = admin().await;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(TEMPLATE_LOCK).execute(&mut admin).await.expect("the lock is had");
    let (is_there,): (bool,) = sqlx::query_as("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
        .bind(&template)
        .fetch_one(&mut admin)
        .await
        .expect("the cluster lists its databases");
    if !is_there {
        let unfinished = format!("{template}_unfinished");
        command(&mut admin, format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
        command(&mut admin, format!("CREATE DATABASE {unfinished} TEMPLATE template0 ENCODING 'UTF8'")).await;
        open(&url_of(&unfinished)).await.close().await;
        command(&mut admin, format!("ALTER DATABASE {unfinished} RENAME TO {template}")).await;
    }
    // The lock goes with the connection.
    admin.close().await.expect("the connection closes");
    template
}

/// Sixteen digits that stand for all migrations.
fn fingerprint() -> String {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    MIGRATIONS.iter().for_each(|migration| (migration.version, &migration.checksum).hash(&mut hasher));
    format!("{:016x}", hasher.finish())
}

async fn admin() -> PgConnection {
    let cluster = cluster().expect("TEST_POSTGRES is set");
    cluster.connect().await.expect("the cluster of TEST_POSTGRES answers")
}

/// Does what a cluster does outside of transactions. The names are made here: letters, digits and low lines.
async fn command(admin: &mut PgConnection, text: String) {
    sqlx::raw_sql(AssertSqlSafe(text)).execute(admin).await.expect("the cluster does as it is told");
}

/// Tells the PostgreSQL at `url` what no test could through our own macros: roles, rights, tables that are not ours.
pub async fn tell(url: &str, text: String) -> sqlx::Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut connection).await?;
    connection.close().await
}

/// The address of a database of the cluster.
fn url_of(name: &str) -> String {
    let url = url_of_cluster().expect("TEST_POSTGRES is set");
    let (cluster, _) = url.rsplit_once('/').expect("TEST_POSTGRES ends in the name of a database");
    format!("{cluster}/{name}")
}

impl TestDatabase {
    /// Closes the database and erases it.
    pub async fn close(self) {
        self.database.close().await;
        match self.kept {
            Kept::Folder(folder) => folder.close().expect("the temporary folder can be erased"),
            Kept::Name(name) => {
                let mut admin = admin().await;
                command(&mut admin, format!("DROP DATABASE {name} WITH (FORCE)")).await;
            }
        }
    }
}
