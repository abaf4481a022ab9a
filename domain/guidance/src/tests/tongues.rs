//! What is read in the languages that are not complete, and what says that nobody has read it again.

use testkit::Figure;
use web::Lang;

use super::{hidden, open};
use crate::national::article;
use base::Code as _;

const PAGES: &str = "/infos/valbourg/savoir";

fn others() -> impl Iterator<Item = Lang> {
    Lang::ALL.iter().copied().filter(|lang| !lang.is_complete())
}

testkit::both_engines! {
    async fn safety_is_read_in_every_language_and_says_that_nobody_has_read_it_again(town: Town) {
        let anybody = open(&town);
        for lang in others() {
            for number in [2, 9, 10] {
                let title = &article(number, lang).unwrap().text.title;
                for version in ["", "/simple"] {
                    let path = format!("{PAGES}/{number}{version}");
                    let page = anybody.get(&format!("{}{path}", lang.prefix())).await;
                    assert_eq!(page.status, 200, "{lang}{path}");
                    assert!(page.body.contains(&format!("<h1>{title}</h1>")), "{lang}: {}", page.main());
                    assert!(page.body.contains(&format!("<html lang=\"{lang}\"")), "{lang}");
                    let notice = page.body.split_once("class=\"notice\"").unwrap().1.split("</p>").next().unwrap();
                    assert!(notice.contains(&format!("href=\"{path}\" hreflang=\"fr\"")), "{lang}: {notice}");
                }
            }
        }
        let arabic = anybody.get(&format!("/ar{PAGES}/10")).await.body;
        assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("<a href=\"tel:3919\">\u{2066}39 19\u{2069}</a>"));
        assert!(arabic.contains("href=\"/ar/infos/valbourg/savoir/4\""), "on to the next page in her language");
    }

    async fn the_list_says_which_pages_are_in_french_alone(town: Town) {
        let anybody = open(&town);
        let list = anybody.get(&format!("/tr{PAGES}")).await.body;
        assert!(list.contains("Güvenliğimi hazırlamak</a></h2>"), "{list}");
        let tag = "<span class=\"tag\" lang=\"fr\" dir=\"ltr\">Français</span></h2>";
        assert!(list.contains(&format!("Porter plainte, ou laisser une trace</a> {tag}")), "{list}");
        assert_eq!(list.matches(tag).count(), 10);
        assert!(!anybody.get(PAGES).await.body.contains(tag));
    }

    async fn dates_and_questions_are_in_every_language(town: Town) {
        let anybody = open(&town);
        let words = [
            ("/uk", "Обчислити", "Запитання, щоб побачити небезпеку"),
            ("/ar", "حساب", "أسئلة لرؤية الخطر"),
        ];
        for (prefix, send, title) in words {
            let path = format!("{prefix}{PAGES}/delais");
            assert!(anybody.get(&path).await.body.contains(&format!("<button>{send}</button>")), "{prefix}");
            let told = anybody.post_form(&path, &[("set_on", "2026-11-20")]).await;
            assert_eq!(told.status, 200);
            assert!(told.body.contains(&format!("action=\"{path}\"")) && !told.main().contains("Le juge"), "{prefix}");
            assert!(anybody.get(&format!("{prefix}{PAGES}/reperes")).await.main().contains(title), "{prefix}");
        }
    }

    async fn a_translation_warns_until_it_is_read_again_even_when_the_words_around_it_have_been(town: Town) {
        let app = town.serve(testkit::app(crate::routes()).words(partner::WORDS).words(crate::WORDS));
        app.rereads.replace(vec![Lang::Es]);
        let (anybody, coordinator) = (town.client(Figure::Nobody), town.client(Figure::Coordinator));
        let notices = async || anybody.get(&format!("/es{PAGES}/9")).await.body.matches("class=\"notice\"").count();
        assert_eq!(notices().await, 1);
        let page = coordinator.get("/pro/conseils/9/es").await;
        let digest = hidden(&page, "digest").to_owned();
        assert_eq!(coordinator.post_form("/pro/conseils/9/es/relecture", &[("digest", &digest)]).await.status, 303);
        assert_eq!(notices().await, 0);
        app.rereads.replace(Vec::new());
        assert_eq!(notices().await, 1, "said once, of the words around");
    }
}
