//! What the public reads, works out and answers for herself.

use testkit::{Figure, contents};

use super::open;
use crate::deadline::Step;
use base::Code as _;

const PAGES: &str = "/infos/valbourg/savoir";

testkit::both_engines! {
    async fn every_national_page_is_read_in_two_languages_and_two_versions(town: Town) {
        let anybody = open(&town);
        for prefix in ["", "/en"] {
            let list = anybody.get(&format!("{prefix}{PAGES}")).await;
            assert_eq!(list.status, 200);
            for number in 1..=13 {
                let path = format!("{prefix}{PAGES}/{number}");
                assert!(list.body.contains(&format!("href=\"{path}\"")), "{path}");
                let (full, simple) = (anybody.get(&path).await, anybody.get(&format!("{path}/simple")).await);
                assert_eq!((full.status, simple.status), (200, 200), "{path}");
                assert!(full.body.contains(&format!("href=\"{path}/simple\"")) && simple.body.contains(&format!("href=\"{path}\"")));
                assert!(full.headers.get("set-cookie").is_none());
            }
        }
        assert_eq!(anybody.get(&format!("{PAGES}/14")).await.status, 404);
        assert_eq!(anybody.get("/infos/nulle-part/savoir/1").await.status, 404);
    }

    async fn no_address_and_no_title_tells_what_a_page_is_about(town: Town) {
        let anybody = open(&town);
        let telling = ["violence", "plainte", "victime", "police", "protection", "danger", "conjoint", "femme", "conseil"];
        for path in ["", "/1", "/3/simple", "/4", "/13", "/delais", "/reperes"] {
            let path = format!("{PAGES}{path}");
            let page = anybody.get(&path).await;
            let (_, title) = page.body.split_once("<title>").unwrap();
            let title = title.split("</title>").next().unwrap().to_lowercase();
            assert!(title.starts_with("informations — "), "{title}");
            assert!(!telling.iter().any(|word| title.contains(word) || path.contains(word)), "{path}: {title}");
        }
    }

    async fn links_between_pages_stay_in_her_language_and_territory(town: Town) {
        let anybody = open(&town);
        let page = anybody.get(&format!("{PAGES}/4")).await;
        assert!(page.body.contains("<a href=\"/infos/valbourg/savoir/delais\">"), "{}", page.main());
        let page = anybody.get(&format!("/en{PAGES}/4")).await;
        assert!(page.body.contains("<a href=\"/en/infos/valbourg/savoir/delais\">"), "{}", page.main());
    }

    async fn another_language_reads_french_and_is_told_so(town: Town) {
        let anybody = open(&town);
        let page = anybody.get(&format!("/ar{PAGES}/1")).await;
        assert_eq!(page.status, 200);
        assert!(page.main().contains("Est-ce que je vis des violences"), "{}", page.main());
    }

    async fn deadlines_are_told_in_the_answer_and_nothing_is_kept(town: Town) {
        let anybody = open(&town);
        let before = contents(town.database()).await.unwrap();
        let path = format!("{PAGES}/delais");
        let dates = [("set_on", "2026-11-20"), ("noticed_on", "2026-11-25"), ("asked_on", "2026-11-20"), ("asked_at", "16:30")];
        let told = anybody.post_form(&path, &dates).await;
        assert_eq!(told.status, 200, "an address would keep the dates");
        let main = told.main().replace('\u{a0}', " ");
        assert!(main.contains("Selon ce que vous avez indiqué"), "{main}");
        for day in ["21 novembre 2026, 16 h 30", "26 novembre 2026", "10 décembre 2026", "25 novembre 2027"] {
            assert!(main.contains(day), "{day} in {main}");
        }
        assert!(main.contains("39 19") && main.contains("116 006"), "who to call");
        assert_eq!(contents(town.database()).await.unwrap(), before);
        assert!(told.headers.get("set-cookie").is_none());
    }

    async fn dates_that_cannot_be_are_told_and_what_was_typed_stays(town: Town) {
        let anybody = open(&town);
        let path = format!("{PAGES}/delais");
        let told = anybody.post_form(&path, &[("set_on", "demain"), ("noticed_on", "2026-11-25")]).await;
        assert_eq!(told.status, 422);
        assert!(told.body.contains("value=\"demain\"") && told.body.contains("value=\"2026-11-25\""), "{}", told.body);
        assert!(told.main().contains("Écrivez la date comme"), "{}", told.main());
        assert_eq!(anybody.post_form(&path, &[]).await.status, 422);
        assert_eq!(anybody.post_form(&path, &[("name", "Marie")]).await.status, 400, "there is no room for more");
    }

    async fn the_questions_about_danger_send_nothing_and_hold_every_answer(town: Town) {
        let anybody = open(&town);
        let page = anybody.get(&format!("{PAGES}/reperes")).await;
        let main = page.body.split_once("<main").unwrap().1.split("</main>").next().unwrap();
        assert!(!main.contains("<form") && !main.contains("<button") && !main.contains("<script"), "{main}");
        let (questions, answers) = (main.matches("<fieldset").count(), main.matches("class=\"then\"").count());
        assert_eq!((questions, answers), (crate::danger::Sign::ALL.len(), crate::danger::Sign::ALL.len()));
        for number in ["tel:17", "sms:114", "tel:15", "tel:3919", "tel:119", "tel:3114"] {
            assert!(main.contains(number), "{number}");
        }
        let style = anybody.get("/infos/savoir.css").await;
        assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
        let (outside, _) = style.body.split_once("@supports selector(:has(*))").unwrap();
        assert!(!outside.contains("display: none"), "a browser without :has hides nothing");
    }

    async fn every_step_has_its_reason(town: Town) {
        let anybody = open(&town);
        let words = anybody.get(&format!("{PAGES}/delais")).await;
        assert_eq!(words.status, 200);
        let shown = town.client(Figure::Nobody).post_form(&format!("{PAGES}/delais"), &[("set_on", "2026-11-20"), ("noticed_on", "2026-11-25"), ("asked_on", "2026-11-20")]).await;
        assert_eq!(shown.body.matches("<h3>").count(), Step::ALL.len());
    }
}
