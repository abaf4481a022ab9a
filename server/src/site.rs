//! The process put together: folder, key, database, index, routes.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use account::LeakedPasswords;
use account::openid::{NotAProvider, Provider};
use anyhow::Context as _;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use base::{Clock, Database, OpenError};
use directory::Finder;
use journal::{CheckpointFile, Keeper};
use search::Synonyms;
use sha2::{Digest as _, Sha256};
use web::{App, Paces, Replica, Rereads, Settings, Themes};

use crate::config::{Config, ConfigError};
use crate::maintenance::{self, Maintenance};
use crate::ring::Ring;
use crate::watch::{Meter, count, measure};
use crate::{MIGRATIONS, routes};

/// Why the program cannot start. Each is a sentence of the command line.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data folder cannot be written to")]
    Folder(#[source] std::io::Error),
    #[error("{0} is not a key of ours")]
    Key(String),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Provider(#[from] NotAProvider),
    #[error(transparent)]
    Database(#[from] OpenError),
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

/// Another database has another index, even in the same data folder.
fn index_name(database: &str) -> String {
    let mut name = base::text::hex(&Sha256::digest(database.as_bytes()));
    name.truncate(16);
    name
}

/// Where the index of the chosen database stands.
pub fn index_folder(config: &Config) -> PathBuf {
    config.data.join("index").join(index_name(&config.database))
}

/// Where this process keeps its files, as the administrator's page looks at them.
fn folders(config: &Config) -> operation::Folders {
    operation::Folders {
        data: config.data.clone(),
        index: index_folder(config),
        stamp: config.data.join(crate::commands::BACKUP_STAMP),
    }
}

/// Makes the data folder where it is missing, and tries to write to it: the database would not say why it cannot.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    fs::write(&trial, [])?;
    fs::remove_file(&trial)
}

/// Opens the database that was chosen; makes the data folder where it is missing.
pub async fn open_database(config: &Config) -> Result<Database, StartError> {
    let open = async || Database::open(&config.database, &MIGRATIONS).await;
    if config.has_database_in_data() {
        make_folder(&config.data).map_err(StartError::Folder)?;
        return Ok(open().await?);
    }
    // A database that stands elsewhere may be refused: no folder is made for it.
    let database = open().await?;
    make_folder(&config.data).map_err(StartError::Folder)?;
    Ok(database)
}

/// Keeps the journal of the database sealed and signed, with the key of this installation.
pub fn keeper(config: &Config, db: &Database) -> Result<Keeper, StartError> {
    let (key, file) = (Ring::open(&config.data)?.key(), CheckpointFile::of(&config.data));
    Ok(Keeper { db: db.clone(), clock: Clock::System, key, file })
}

/// The identity provider that was chosen, if one was. It is not asked anything before somebody wants to sign in with it.
pub fn identity_provider(config: &Config) -> Result<Option<Arc<Provider>>, StartError> {
    let Some(chosen) = &config.openid else { return Ok(None) };
    let provider = Provider::new(chosen.read()?)?.demanding(chosen.demand.clone());
    Ok(Some(Arc::new(provider)))
}

/// The list of stolen passwords that was chosen, if one was. A wrong file would let every password through in silence.
pub fn leaked_passwords(config: &Config) -> Result<LeakedPasswords, StartError> {
    let Some(path) = &config.leaked_passwords else { return Ok(LeakedPasswords::default()) };
    LeakedPasswords::open(path).map_err(|cause| match cause.kind() {
        ErrorKind::InvalidData => StartError::Other(base::Error::Refused("cli-leaked-passwords").into()),
        _ => ConfigError::Unreadable { path: path.display().to_string(), cause }.into(),
    })
}

/// What a process knows once: its words, its themes, its settings.
pub async fn app(
    config: &Config,
    db: Database,
    provider: Option<&Provider>,
    is_demo: bool,
) -> Result<Arc<App>, StartError> {
    let defaults = Settings::default();
    let exit_url = config.exit_url.clone().unwrap_or(defaults.exit_url);
    let origin = config.origin();
    let identity_provider = provider.map(Provider::offered);
    let app = Arc::new(App {
        db,
        clock: Clock::System,
        words: crate::words()?,
        replica: config.database_read.clone().map(Replica::new),
        sealer: Ring::open(&config.data)?.sealer(),
        load_actor: account::load_actor,
        settings: Settings { exit_url, origin, identity_provider, proxy: config.proxy, is_demo },
        paces: Paces::default(),
        rooms: routes::rooms(),
        desk: routes::desk(),
        permissions: routes::routes().permissions(),
        themes: Themes::default(),
        rereads: Rereads::default(),
    });
    partner::load_themes(&app.db, &app.themes).await.context("the themes cannot be read")?;
    let rereads = partner::load_rereads(&app.db, &app.words, &app.rereads).await;
    rereads.context("what was read again cannot be read")?;
    Ok(app)
}

/// A process ready to serve.
#[derive(Debug)]
pub struct Site {
    pub app: Arc<App>,
    pub finder: Arc<Finder>,
    pub meter: Arc<Meter>,
    pub maintenance: Arc<Maintenance>,
    pub router: Router,
}

impl Site {
    /// Puts the process together; the index is in step with the database when it returns.
    pub async fn open(
        config: &Config,
        db: Database,
        provider: Option<Arc<Provider>>,
        is_demo: bool,
    ) -> Result<Self, StartError> {
        let leaked_passwords = leaked_passwords(config)?;
        let app = app(config, db, provider.as_deref(), is_demo).await?;
        let synonyms = Synonyms::parse(help::SYNONYMS).map_err(anyhow::Error::msg)?;
        let finder = Arc::new(Finder::open(&index_folder(config), synonyms)?);
        finder
            .catch_up(&app.db, &app.words, app.clock.now())
            .await
            .context("the index could not be brought in step")?;
        let (meter, maintenance) = (Arc::<Meter>::default(), Maintenance::of(&config.data, app.words.clone()));
        let maintenance = Arc::new(maintenance);
        let mut routes = routes::routes();
        routes.router = routes.router.layer(from_fn_with_state(Arc::clone(&meter), measure));
        let router = web::finish(routes, Arc::clone(&app))
            .layer(Extension(Arc::clone(&finder)))
            .layer(Extension(help::Grounds::default()))
            .layer(Extension(routes::chapters()))
            .layer(Extension(routes::plan_door()))
            .layer(Extension(folders(config)))
            .layer(Extension(leaked_passwords));
        let router = match provider {
            Some(provider) => router.layer(Extension(provider)),
            None => router,
        };
        let router = router
            .layer(from_fn_with_state(Arc::clone(&maintenance), maintenance::stand_in))
            .layer(from_fn_with_state(Arc::clone(&meter), count));
        Ok(Self { app, finder, meter, maintenance, router })
    }
}
