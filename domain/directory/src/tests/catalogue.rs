//! The directory as partners read it.

use testkit::Figure;

use super::{CANARY, settle};

const ROOM: &str = "/pro/annuaire";

testkit::both_engines! {
    async fn a_partner_finds_every_published_entry_wherever_it_is_and_no_draft(town: Town) {
        let (_, entries) = settle(&town).await;
        let client = town.client(Figure::Desk);
        for (text, found) in [("écoute", &entries.listening), ("Rochemont", &entries.neighbour)] {
            let answer = client.post_form(ROOM, &[("text", text)]).await;
            assert_eq!(answer.status, 200);
            assert!(answer.main().contains(&format!("{ROOM}/{}", found.id)), "{}", answer.main());
        }
        let drafts = client.post_form(ROOM, &[("text", "plainte")]).await;
        assert!(!drafts.main().contains(&entries.complaint.id.to_string()));
        assert!(drafts.main().contains("Aucune fiche"), "{}", drafts.main());
        assert_eq!(client.get(&format!("{ROOM}/{}", entries.complaint.id)).await.status, 404);
    }

    async fn what_is_searched_for_stands_in_no_address_and_nothing_is_no_search(town: Town) {
        settle(&town).await;
        let client = town.client(Figure::Desk);
        let empty = client.post_form(ROOM, &[("text", "  ")]).await;
        assert_eq!((empty.status, empty.location()), (303, ROOM));
        let page = client.post_form(ROOM, &[("text", "écoute <b>")]).await;
        assert!(page.main().contains("method=\"post\" action=\"/pro/annuaire\""));
        assert!(page.main().contains("value=\"écoute &#60;b&#62;\""), "{}", page.main());
        assert_eq!(client.post_form(ROOM, &[("text", &"é".repeat(5_000))]).await.status, 200);
    }

    async fn a_partner_reads_of_a_hidden_place_its_commune_alone(town: Town) {
        let (_, entries) = settle(&town).await;
        let page = town.client(Figure::Desk).get(&format!("{ROOM}/{}", entries.listening.id)).await;
        assert!(page.main().contains("Valbourg") && page.main().contains("01 99 00 12 34"), "{}", page.main());
        assert!(!page.body.contains(CANARY) && !page.body.contains("Canari") && !page.body.contains("48.83"));
    }

    async fn whoever_has_no_part_in_the_directory_does_not_read_it(town: Town) {
        let (_, entries) = settle(&town).await;
        let page = format!("{ROOM}/{}", entries.listening.id);
        for path in [ROOM, &page] {
            assert_eq!(town.client(Figure::Nobody).get(path).await.status, 303);
            assert_eq!(town.client(Figure::Dpo).get(path).await.status, 403);
        }
    }
}
