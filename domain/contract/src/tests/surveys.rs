//! Signatories are asked, and nothing tells who answered what.

use base::{Id, Private};
use chrono::TimeDelta;
use partner::Contact;
use testkit::{ASSOCIATION, Answer, Client, Figure, HOSPITAL, POLICE, PREFECTURE, SOCIAL_CENTRE, Town, Uuid, contents};

use super::{begin, followed};

const SIGNATORIES: [Uuid; 5] = [ASSOCIATION, HOSPITAL, POLICE, PREFECTURE, SOCIAL_CENTRE];
const QUESTIONS: &str = "Le contrat a un effet positif\nLes réunions sont utiles";

/// A contract that five sign, with a survey of two questions; only the association has a desk that is written to.
async fn settle(town: &Town) -> (Client, String, String) {
    let (coordinator, path) = begin(town, "Contrat local").await;
    for institution in SIGNATORIES {
        let id = testkit::id(institution);
        followed(&coordinator.post_form(&format!("{path}/signataires"), &[("institution", &id)]).await);
    }
    let mut db = town.write().await;
    let contact = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(ASSOCIATION),
        function: "Accueil".to_owned(),
        email: Private::new("accueil@horizon.example".to_owned()),
        confirmed_on: None,
    };
    partner::add_contact(&mut db, &contact).await.unwrap();
    db.commit().await.unwrap();
    let survey = open(town, &coordinator, &path).await;
    (coordinator, path, survey)
}

async fn open(town: &Town, coordinator: &Client, path: &str) -> String {
    let closes_on = (town.now() + TimeDelta::days(30)).date_naive().to_string();
    let form = [("closes_on", closes_on.as_str()), ("questions", QUESTIONS)];
    followed(&coordinator.post_form(&format!("{path}/enquetes"), &form).await)
}

/// The links of the mails that were sent since.
async fn links(town: &Town) -> Vec<String> {
    town.work(crate::jobs()).await;
    let links = town.mails().into_iter().map(|mail| {
        assert_eq!(mail.to(), "accueil@horizon.example");
        let (_, rest) = mail.text().split_once("http://localhost:8080").unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    });
    links.collect()
}

/// The codes printed for all who have not answered, as they are read on paper.
async fn printed(coordinator: &Client, survey: &str) -> Vec<String> {
    let page = coordinator.get(survey).await.main();
    let ids: Vec<_> = page
        .split("name=\"signatories\" value=\"")
        .skip(1)
        .map(|rest| ("signatories", rest.split('"').next().unwrap()))
        .collect();
    let answer = coordinator.post_form(&format!("{survey}/codes"), &ids).await;
    assert_eq!(answer.status, 200, "{}", answer.main());
    answer.main().split("<strong>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

async fn answer(town: &Town, code: &str, (first, second): (&str, &str), comment: &str) -> Answer {
    let anybody = town.client(Figure::Nobody);
    let link = followed(&anybody.post_form("/pro/enquete", &[("code", code)]).await);
    assert!(anybody.get(&link).await.main().contains("Les réunions sont utiles"));
    anybody.post_form(&link, &[("q1", first), ("q2", second), ("comment", comment)]).await
}

testkit::both_engines! {
    async fn all_who_answered_well_are_a_hundred_percent_with_their_count_once_it_is_over(town: Town) {
        let (coordinator, _, survey) = settle(&town).await;
        links(&town).await;
        for (number, code) in printed(&coordinator, &survey).await.iter().enumerate() {
            let choice = if number % 2 == 0 { "fully" } else { "rather" };
            let comment = if number == 4 { "À poursuivre" } else { "" };
            assert_eq!(followed(&answer(&town, code, (choice, "rather_not"), comment).await), "/pro/enquete/merci");
        }
        let page = coordinator.get(&survey).await.main();
        assert!(page.contains("5 réponses pour 5 signataires") && !page.contains("100 %"), "not before the end: {page}");
        followed(&coordinator.post_form(&format!("{survey}/cloture"), &[]).await);
        let page = town.client(Figure::Professional).get(&survey).await.main();
        assert!(page.contains("100 %") && page.contains("(5 sur 5)") && page.contains("(0 sur 5)"), "{page}");
        assert!(page.contains("Tout à fait d’accord : 3") && page.contains("À poursuivre"), "{page}");
    }

    async fn nothing_is_shown_under_five_answers(town: Town) {
        let (coordinator, _, survey) = settle(&town).await;
        links(&town).await;
        for code in printed(&coordinator, &survey).await.iter().take(4) {
            followed(&answer(&town, code, ("fully", "fully"), "Merci").await);
        }
        followed(&coordinator.post_form(&format!("{survey}/cloture"), &[]).await);
        let page = coordinator.get(&survey).await.main();
        assert!(page.contains("rien n’est montré") && !page.contains(" %") && !page.contains("Merci"), "{page}");
    }

    async fn a_code_serves_once_and_says_so(town: Town) {
        let (coordinator, _, survey) = settle(&town).await;
        let sent = links(&town).await;
        let [link] = sent.as_slice() else { panic!("{sent:?}") };
        let anybody = town.client(Figure::Nobody);
        for _ in 0..3 {
            assert_eq!(anybody.get(link).await.status, 200, "a mail scanner looks too");
        }
        assert_eq!(anybody.post_form(link, &[("q1", "fully")]).await.status, 422, "a question is left");
        let whole = [("q1", "fully"), ("q2", "no_opinion")];
        followed(&anybody.post_form(link, &whole).await);
        for again in [anybody.get(link).await, anybody.post_form(link, &whole).await] {
            assert_eq!(again.status, 410);
            assert!(again.main().contains("a déjà servi"), "{}", again.main());
        }
        let page = coordinator.get(&survey).await.main();
        assert!(page.contains("Une réponse pour 5 signataires"), "{page}");
    }

    async fn who_is_reminded_gets_another_code_and_the_old_one_opens_no_more(town: Town) {
        let (coordinator, _, survey) = settle(&town).await;
        let sent = links(&town).await;
        followed(&coordinator.post_form(&format!("{survey}/invitation"), &[]).await);
        assert_eq!(links(&town).await, Vec::<String>::new(), "once a day at most");
        town.clock().advance(TimeDelta::days(1));
        followed(&coordinator.post_form(&format!("{survey}/invitation"), &[]).await);
        let again = links(&town).await;
        let anybody = town.client(Figure::Nobody);
        assert_eq!((anybody.get(&sent[0]).await.status, anybody.get(&again[0]).await.status), (410, 200));
        followed(&anybody.post_form(&again[0], &[("q1", "fully"), ("q2", "fully")]).await);
        town.clock().advance(TimeDelta::days(1));
        followed(&coordinator.post_form(&format!("{survey}/invitation"), &[]).await);
        assert_eq!(links(&town).await, Vec::<String>::new(), "it has answered");
        town.clock().advance(TimeDelta::days(40));
        assert_eq!(coordinator.post_form(&format!("{survey}/invitation"), &[]).await.status, 422);
    }

    async fn the_database_holds_nothing_that_joins_an_answer_to_its_code(town: Town) {
        let (coordinator, _, survey) = settle(&town).await;
        links(&town).await;
        let codes = printed(&coordinator, &survey).await;
        let same = ("fully", "rather");
        followed(&answer(&town, &codes[0], same, "b").await);
        followed(&answer(&town, &codes[1], same, "a").await);
        let one = contents(town.database()).await.unwrap();
        let told = ["survey", "survey_question"].map(|table| one[table].join("\n"));
        let plain = codes[0].replace(' ', "");
        let whole: String = one.values().flatten().cloned().collect();
        assert!(!whole.contains(&plain), "codes are kept as digests");
        assert!(told.iter().all(|text| !text.contains(&crate::secret::digest(&plain))));
        let acts = one["journal"].join("\n");
        assert!(!acts.contains("survey.answered"), "{acts}");
        // Comments stand in the order of the alphabet, answers as counts: nothing is left of who came first.
        assert!(told[0].replace("\"\"", "\"").contains("[\"a\",\"b\"]"), "{}", told[0]);
        assert_eq!(one["survey_question"].len(), 2, "one row for each question, none for an answer");
    }

    async fn the_same_question_is_compared_with_the_last_time(town: Town) {
        let (coordinator, path, survey) = settle(&town).await;
        links(&town).await;
        for code in printed(&coordinator, &survey).await {
            followed(&answer(&town, &code, ("not_at_all", "fully"), "").await);
        }
        let form = [("closes_on", "2026-12-23"), ("questions", QUESTIONS)];
        assert_eq!(coordinator.post_form(&format!("{path}/enquetes"), &form).await.status, 422, "one at a time");
        followed(&coordinator.post_form(&format!("{survey}/cloture"), &[]).await);
        town.clock().advance(TimeDelta::days(200));
        let second = open(&town, &coordinator, &path).await;
        links(&town).await;
        for code in printed(&coordinator, &second).await {
            followed(&answer(&town, &code, ("fully", "fully"), "").await);
        }
        followed(&coordinator.post_form(&format!("{second}/cloture"), &[]).await);
        let page = coordinator.get(&second).await.main();
        assert!(page.contains("La dernière fois : 0 %") && page.contains("La dernière fois : 100 %"), "{page}");
        let report = coordinator.get(&format!("{path}/bilan")).await.main();
        assert!(report.contains("100 %") && report.contains("(5 sur 5)"), "{report}");
    }

    async fn only_who_keeps_the_contract_asks(town: Town) {
        let (_, _, survey) = settle(&town).await;
        links(&town).await;
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.post_form(&format!("{survey}/cloture"), &[]).await.status, 403);
        assert_eq!(professional.post_form(&format!("{survey}/codes"), &[]).await.status, 403);
        assert_eq!(town.client(Figure::Neighbour).get(&survey).await.status, 404);
        let page = professional.get(&survey).await.main();
        assert!(!page.contains("Qui a répondu"), "{page}");
        let unknown = town.client(Figure::Nobody).post_form("/pro/enquete", &[("code", "aaaa bbbb cccc dddd")]).await;
        assert!(unknown.status == 422 && unknown.main().contains("n’est pas connu"), "{}", unknown.main());
        assert_eq!(town.client(Figure::Nobody).get("/pro/enquete/aaaabbbbccccdddd").await.status, 410);
    }
}
