//! The one binary: what an operator chooses, the routes put together, the commands.

pub mod commands;
pub mod config;
pub mod demo;
pub mod listen;
pub mod maintenance;
pub mod ring;
pub mod routes;
pub mod site;
pub mod tongue;
pub mod watch;

use sqlx::migrate::Migrator;
use web::Lang;

/// The history of the tables.
pub static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// The words of every crate.
pub fn words() -> anyhow::Result<web::Words> {
    web::Words::new(&[
        web::WORDS,
        partner::WORDS,
        account::WORDS,
        directory::WORDS,
        exchange::WORDS,
        privacy::WORDS,
        help::WORDS,
        campaign::WORDS,
        contract::WORDS,
        news::WORDS,
        meeting::WORDS,
        plan::WORDS,
        voucher::WORDS,
        shelter::WORDS,
        guidance::WORDS,
        role::WORDS,
        print::WORDS,
        kit::WORDS,
        operation::WORDS,
        WORDS,
    ])
}

/// The words of the command line, and of the page of maintenance.
pub const WORDS: &[(Lang, &str)] = &[
    (Lang::Fr, include_str!("../locales/fr.ftl")),
    (Lang::En, include_str!("../locales/en.ftl")),
    (Lang::Ar, include_str!("../locales/ar.ftl")),
    (Lang::Uk, include_str!("../locales/uk.ftl")),
    (Lang::Es, include_str!("../locales/es.ftl")),
    (Lang::Pt, include_str!("../locales/pt.ftl")),
    (Lang::Ro, include_str!("../locales/ro.ftl")),
    (Lang::Tr, include_str!("../locales/tr.ftl")),
];
