//! A language is flagged on its pages until a person has read all its words again.

use testkit::{Answer, Client, Figure, Town};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS));
}

fn digests(page: &Answer) -> Vec<String> {
    let boxes = page.body.split("name=\"reread\" value=\"").skip(1);
    boxes.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

async fn save(keeper: &Client, page: &str, digests: &[String]) {
    let mut fields = vec![("page", page)];
    fields.extend(digests.iter().map(|digest| ("reread", digest.as_str())));
    assert_eq!(keeper.post_form("/pro/langues/es", &fields).await.status, 303);
}

async fn page(keeper: &Client, number: usize) -> Answer {
    keeper.get(&format!("/pro/langues/es?page={number}")).await
}

/// Ticks every word of every page; how many pages there are.
async fn tick_all(keeper: &Client) -> usize {
    for number in 1.. {
        let shown = page(keeper, number).await;
        if shown.status == 404 {
            return number - 1;
        }
        save(keeper, &number.to_string(), &digests(&shown)).await;
    }
    unreachable!()
}

/// Whether the public pages say that the words are not read again.
async fn is_flagged(town: &Town) -> bool {
    let page = town.client(Figure::Nobody).get("/es/nowhere").await;
    page.body.contains("lang=\"es\"") && page.body.contains("class=\"notice\"")
}

testkit::both_engines! {
    async fn the_notice_is_lifted_when_every_word_is_read_again_and_comes_back_with_one(town: Town) {
        serve(&town);
        let keeper = town.client(Figure::Administrator);
        assert!(is_flagged(&town).await);
        let first = page(&keeper, 1).await;
        save(&keeper, "1", &digests(&first)).await;
        assert!(is_flagged(&town).await, "the other pages are left");
        assert!(tick_all(&keeper).await > 1);
        assert!(!is_flagged(&town).await);
        assert!(keeper.get("/pro/langues").await.main().contains("la mention est levée"));
        save(&keeper, "1", &digests(&first)[1..]).await;
        assert!(is_flagged(&town).await, "one is taken back");
    }

    async fn a_word_that_changed_since_the_page_was_shown_stays_to_be_read(town: Town) {
        serve(&town);
        let keeper = town.client(Figure::Administrator);
        save(&keeper, "1", &["0123456789abcdef0123456789abcdef".to_owned()]).await;
        assert!(page(&keeper, 1).await.main().contains("Textes relus : 0 sur"));
    }

    async fn complete_languages_and_unknown_ones_have_no_such_page(town: Town) {
        serve(&town);
        let keeper = town.client(Figure::Administrator);
        for lang in ["fr", "en", "xx"] {
            assert_eq!(keeper.get(&format!("/pro/langues/{lang}")).await.status, 404, "{lang}");
        }
    }
}
