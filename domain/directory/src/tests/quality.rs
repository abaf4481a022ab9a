//! Keepers see how well an entry is told and what would raise it.

use testkit::Figure;

use super::{path, settle};

testkit::both_engines! {
    async fn the_keepers_of_an_entry_see_what_would_raise_its_score(town: Town) {
        let (_site, entries) = settle(&town).await;
        let desk = town.client(Figure::Desk);
        let bare = desk.get(&path(&entries.bare, "")).await.main();
        assert!(bare.contains("Qualité de la fiche : "), "{bare}");
        for advice in ["Décrivez le service en 200", "Vérifiez la fiche : ", "Dites à quels besoins il répond."] {
            assert!(bare.contains(advice), "{advice} is not in {bare}");
        }
        let told = desk.get(&path(&entries.complaint, "")).await.main();
        assert!(!told.contains("Dites à quels besoins il répond."), "{told}");
    }
}
