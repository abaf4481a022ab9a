//! A territory adds a note to an entry that it inherits, and changes nothing of the entry.

use testkit::Figure;

use super::*;

testkit::both_engines! {
    async fn a_note_stands_on_an_inherited_entry_and_goes_when_it_is_emptied(town: Town) {
        let (site, entries) = settle(&town).await;
        let (finder, service) = (&site.finder, entries.neighbour.id);
        let keeper = town.client(Figure::Coordinator);
        let path = format!("/pro/annuaire/{service}/note");
        let fields = [("version", "0"), ("text", "Ici, demandez la permanence du mardi.")];
        assert_eq!(keeper.post_form(&path, &fields).await.status, 303);
        let card = finder.published(service).unwrap().unwrap();
        assert_eq!(card.note_for("valbourg"), Some("Ici, demandez la permanence du mardi."));
        assert_eq!(card.note_for("rochemont"), None);
        let stale = keeper.post_form(&path, &[("version", "0"), ("text", "Autre chose")]).await;
        assert_eq!(stale.status, 409);
        assert!(stale.body.contains("permanence du mardi") && stale.body.contains("Autre chose"), "both texts are there");
        assert_eq!(keeper.post_form(&path, &[("version", "1"), ("text", " ")]).await.status, 303);
        assert_eq!(finder.published(service).unwrap().unwrap().note_for("valbourg"), None);
    }

    async fn a_note_is_read_again_when_the_index_is_made_anew(town: Town) {
        let (site, entries) = settle(&town).await;
        let (finder, service) = (&site.finder, entries.neighbour.id);
        let path = format!("/pro/annuaire/{service}/note");
        town.client(Figure::Coordinator).post_form(&path, &[("version", "0"), ("text", "Au deuxième étage.")]).await;
        assert!(finder.published(service).unwrap().is_some());
        let anew = serve(&town).await.finder;
        assert_eq!(anew.published(service).unwrap().unwrap().note_for("valbourg"), Some("Au deuxième étage."));
    }

    async fn a_long_note_is_refused_and_kept_on_the_page_and_own_entries_have_none(town: Town) {
        let (site, entries) = settle(&town).await;
        let (finder, service) = (&site.finder, entries.neighbour.id);
        let keeper = town.client(Figure::Coordinator);
        let long = "mot ".repeat(200);
        let refused = keeper.post_form(&format!("/pro/annuaire/{service}/note"), &[("version", "0"), ("text", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(long.trim()));
        assert!(finder.published(service).unwrap().unwrap().notes.is_empty());
        assert_eq!(keeper.get(&format!("/pro/annuaire/{}/note", entries.listening.id)).await.status, 404);
    }
}
