//! Whatever is kept for a time has an owner who erases it, and a line that says how long.

use base::{Code as _, fetch_all};
use privacy::{Keeping, Object};

use crate::source::expect_none;

/// The objects that the server knows how to erase, and whether erasing them is announced.
fn declared() -> Vec<(Object, bool)> {
    let holdings = server::routes::holdings().into_iter();
    holdings.map(|holding| (holding.object, matches!(holding.keeping, Keeping::Planned { .. }))).collect()
}

#[test]
fn every_object_is_declared_once_and_as_the_page_says() {
    let mut expected: Vec<_> = Object::ALL.iter().map(|object| (*object, object.is_planned())).collect();
    let mut declared = declared();
    expected.sort_unstable();
    declared.sort_unstable();
    assert_eq!(declared, expected);
}

testkit::both_engines! {
    async fn every_object_has_a_line_of_retention(town: Town) {
        let mut db = town.read().await;
        let lines: Vec<(Object,)> = fetch_all!(&mut db => "SELECT object FROM retention ORDER BY object LIMIT 100").unwrap();
        let missing = Object::ALL.iter().filter(|object| !lines.iter().any(|(line,)| line == *object));
        expect_none("How long each object is kept stands in the table.", missing.map(ToString::to_string));
    }
}
