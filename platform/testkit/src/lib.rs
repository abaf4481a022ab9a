//! A small town whose people recur in every test, a fresh database of either engine, and a client that asks pages
//! through HTTP as one of those people.
//!
//! ```ignore
//! testkit::both_engines! {
//!     async fn a_neighbour_does_not_see_our_institutions(town: Town) {
//!         town.serve(testkit::app(crate::routes()).words(crate::WORDS));
//!         let answer = town.client(Figure::Neighbour).get(&format!("/pro/institutions/{}", testkit::id(ASSOCIATION))).await;
//!         assert_eq!(answer.status, 404);
//!     }
//! }
//! ```
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops where its ground gives way"
)]

mod client;
mod contents;
mod database;
mod figure;
mod log;
mod paper;
mod plan;
mod site;
mod town;
mod untrusted;

pub use client::{Answer, Client};
pub use contents::{Commits, Contents, contents};
pub use database::{Engine, TestDatabase, database, engines, migrations, tell};
pub use figure::Figure;
pub use log::Log;
pub use paper::read_pdf;
pub use plan::plan;
pub use site::{Site, app};
pub use town::{
    ASSOCIATION, HOSPITAL, NEIGHBOUR_TOWN_HALL, POLICE, PREFECTURE, ROCHEMONT, SOCIAL_CENTRE, TAXI, Town, VALBOURG, id,
    run,
};

pub use untrusted::Untrusted;
pub use uuid::Uuid;

/// Writes each test twice: `name::sqlite`, and `name::postgres`, which passes over without a cluster.
///
/// Afterwards the town is closed, which fails the test if it left a job behind.
#[macro_export]
macro_rules! both_engines {
    ($($(#[$about:meta])* async fn $name:ident($town:ident: Town) $body:block)+) => {$(
        $(#[$about])*
        async fn $name($town: $crate::Town) $body

        mod $name {
            #[test]
            fn sqlite() {
                $crate::run($crate::Engine::Sqlite, super::$name);
            }

            #[test]
            fn postgres() {
                $crate::run($crate::Engine::Postgres, super::$name);
            }
        }
    )+};
}

#[cfg(test)]
mod tests;
