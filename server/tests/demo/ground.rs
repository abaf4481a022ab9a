//! The demonstration, made for one test.

use std::collections::HashMap;

use base::Clock;
use chrono::{DateTime, Utc};
use directory::Finder;
use search::Synonyms;
use server::demo;
use testkit::{Engine, TestDatabase};

/// A Monday in November, ten in the morning in Paris.
pub fn monday() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// The demonstration in a database of its own, with its index.
pub struct Demo {
    pub database: TestDatabase,
    pub finder: Finder,
    pub clock: Clock,
}

pub async fn demo() -> Demo {
    account::use_cheap_hashing_for_tests();
    let database = testkit::database(Engine::Sqlite).await;
    let clock = Clock::chosen(monday());
    demo::make(&database.database, clock.now()).await.unwrap();
    let finder = Finder::in_memory(Synonyms::parse(help::SYNONYMS).unwrap()).unwrap();
    finder.catch_up(&database.database, &server::words().unwrap(), clock.now()).await.unwrap();
    Demo { database, finder, clock }
}

/// « structure/service », as the files of the demonstration name an entry, by the names that pages show.
pub fn keys() -> HashMap<(String, String), String> {
    let networks = demo::networks().unwrap();
    let structures = networks.iter().flat_map(|network| &network.structures);
    structures
        .flat_map(|structure| {
            let services = structure.services.iter();
            services.map(|service| {
                ((structure.name.clone(), service.name.clone()), format!("{}/{}", structure.key, service.key))
            })
        })
        .collect()
}
