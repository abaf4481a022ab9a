//! Through HTTP and on both engines.

mod deleting;
mod keeping;
mod public;
mod tongues;

use testkit::{Answer, Client, Figure, Town};

/// Opens the pages on the town, and gives whoever comes without an account.
fn open(town: &Town) -> Client {
    town.serve(testkit::app(crate::routes()).words(partner::WORDS).words(crate::WORDS));
    town.client(Figure::Nobody)
}

/// The hidden value that a page's form sends under `name`.
fn hidden<'a>(page: &'a Answer, name: &str) -> &'a str {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap()
}
