//! Outlines are written whole, found by where they are, and written again without a change.

use std::fs::File;
use std::io::BufReader;

use crate::contour::{Contour, Why, Window, outlines_in, read, save};

fn square(code: &str, west: f64, south: f64) -> (usize, Contour) {
    let (east, north) = (west + 0.1, south + 0.1);
    let ring = vec![[west, south], [east, south], [east, north], [west, north], [west, south]];
    (7, Contour { commune_code: code.to_owned(), rings: vec![ring] })
}

fn around(west: f64, south: f64) -> Window {
    Window { west, south, east: west + 0.02, north: south + 0.02 }
}

testkit::both_engines! {
    async fn outlines_are_found_where_they_are(town: Town) {
        let (here, beside) = (square("99101", 2.2, 48.8), square("99103", 2.3, 48.8));
        let (saved, refused) = save(town.database(), &[here, beside], false, &mut || ()).await.unwrap();
        assert_eq!((saved.created, refused.len()), (2, 0));
        let mut db = town.read().await;
        for (window, expected) in [
            (around(2.24, 48.84), vec!["99101"]),
            (around(2.29, 48.84), vec!["99101", "99103"]),
            (around(3.0, 48.84), vec![]),
            (around(2.24, 49.84), vec![]),
        ] {
            let found = outlines_in(&mut db, window).await.unwrap();
            assert_eq!(found.iter().map(|outline| &*outline.contour.commune_code).collect::<Vec<_>>(), expected);
        }
    }

    async fn the_same_file_twice_changes_nothing_and_a_trial_writes_nothing(town: Town) {
        let here = [square("99101", 2.2, 48.8)];
        save(town.database(), &here, true, &mut || ()).await.unwrap();
        assert_eq!(save(town.database(), &here, false, &mut || ()).await.unwrap().0.created, 1, "the trial wrote nothing");
        assert_eq!(save(town.database(), &here, false, &mut || ()).await.unwrap().0.unchanged, 1);
        let moved = [square("99101", 2.25, 48.8)];
        assert_eq!(save(town.database(), &moved, false, &mut || ()).await.unwrap().0.changed, 1);
    }

    async fn the_outline_of_a_commune_that_is_not_known_is_refused_alone(town: Town) {
        let contours = [square("00000", 2.2, 48.8), square("99101", 2.2, 48.8)];
        let (saved, refused) = save(town.database(), &contours, false, &mut || ()).await.unwrap();
        assert_eq!(saved.created, 1);
        assert_eq!((refused[0].line, refused[0].why), (7, Why::UnknownCommune));
    }
}

#[test]
fn the_public_outlines_of_two_departements_are_read_without_a_fault() {
    let Some(folder) = std::env::var_os("MAILLAGE_TEST_DATA").map(std::path::PathBuf::from) else {
        println!("the real outlines are passed over: MAILLAGE_TEST_DATA is not set");
        return;
    };
    for (name, count) in
        [("communes-2026-92-hauts-de-seine.geojson", 36), ("communes-2026-49-maine-et-loire.geojson", 176)]
    {
        let file = File::open(folder.join("geo").join(name)).unwrap();
        let reading = read(BufReader::new(file));
        assert_eq!((reading.contours.len(), reading.refused), (count, Vec::new()), "{name}");
    }
}
