//! The demonstration network, whole: what people type finds what it should, and the facts of the sources stand in it.

mod facts;
mod openapi;
mod queries;

use std::collections::HashMap;

use base::Clock;
use chrono::{DateTime, Utc};
use directory::Finder;
use search::Synonyms;
use server::demo;
use testkit::{Engine, TestDatabase};

/// A Monday in November, ten in the morning in Paris.
fn monday() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// The demonstration in a database of its own, with its index.
struct Demo {
    database: TestDatabase,
    finder: Finder,
    clock: Clock,
}

async fn demo() -> Demo {
    account::use_cheap_hashing_for_tests();
    let database = testkit::database(Engine::Sqlite).await;
    let clock = Clock::chosen(monday());
    demo::make(&database.database, clock.now()).await.unwrap();
    let finder = Finder::in_memory(Synonyms::parse(help::SYNONYMS).unwrap()).unwrap();
    finder.catch_up(&database.database, &server::words().unwrap(), clock.now()).await.unwrap();
    Demo { database, finder, clock }
}

/// « structure/service », as the files of the demonstration name an entry, by the names that pages show.
fn keys() -> HashMap<(String, String), String> {
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
