//! Four questions, each of which can be passed over, lead to answers that say why they are there.

use base::Codes;
use directory::{Audience, Hours, Moment, Need, Service, Visibility};
use testkit::{Answer, Client};

use super::{keep, line, open, place};

/// The sealed state of the question on a page.
fn state(page: &Answer) -> String {
    let rest = page.body.split("name=\"state\" value=\"").nth(1).expect("a question");
    rest.split('"').next().expect("its state").to_owned()
}

/// Answers a question and follows to the next page.
async fn answer(client: &Client, page: &Answer, name: &str, value: &str) -> Answer {
    let fields = [("state", &*state(page)), (name, value)];
    let answer = client.post_form("/infos/questions", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(value.len() < 4 || !answer.location().contains(value), "no answer stands in an address");
    client.get(answer.location()).await
}

async fn answers(client: &Client, who: &str, need: &str) -> Answer {
    let first = client.get("/infos/valbourg/questions").await;
    let second = answer(client, &first, "answer", who).await;
    let third = answer(client, &second, "answer", need).await;
    let fourth = answer(client, &third, "skip", "1").await;
    answer(client, &fourth, "answer", "now").await
}

fn for_audience(name: &str, audience: Audience, need: Need) -> Service {
    Service { audiences: Codes::from_iter([audience]), needs: Codes::from_iter([need]), ..line(name) }
}

testkit::both_engines! {
    async fn each_path_ends_with_answers_that_say_why(town: Town) {
        keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        keep(&town, for_audience("Allô enfance", Audience::Child, Need::Listening), Vec::new()).await;
        keep(&town, for_audience("Numéro pour arrêter", Audience::Perpetrator, Need::StopViolence), Vec::new()).await;
        let client = open(&town).await;
        let hers = answers(&client, "myself", "listening").await.main();
        assert!(hers.contains("Ligne d’écoute") && hers.contains("répond en ce moment"), "{hers}");
        let young = answers(&client, "young", "listening").await.main();
        let at = |text: &str| young.find(text).expect(text);
        assert!(at("Allô enfance") < at("Ligne d’écoute"), "what is made for her comes first");
        assert!(young.contains("fait pour les moins de 18 ans"));
        let his = answers(&client, "violent", "housing").await.main();
        assert!(his.contains("Numéro pour arrêter") && !his.contains("Ligne d’écoute"), "{his}");
        for who in ["somebody_else", "professional"] {
            assert!(answers(&client, who, "listening").await.main().contains("Ligne d’écoute"), "{who}");
        }
    }

    async fn who_says_what_she_needs_is_not_shown_emergency_numbers_first(town: Town) {
        let emergency = Service { is_emergency: true, area: "france".into(), ..line("Urgence") };
        keep(&town, emergency, Vec::new()).await;
        keep(&town, line("Tout près"), vec![place(0.2, Visibility::Public, None)]).await;
        let client = open(&town).await;
        let named = answers(&client, "myself", "listening").await.main();
        assert!(named.find("Tout près") < named.find(">Urgence<"), "{named}");
        let first = client.get("/infos/valbourg/questions").await;
        let mut page = answer(&client, &first, "answer", "myself").await;
        for _ in 0..3 {
            page = answer(&client, &page, "skip", "1").await;
        }
        assert!(page.main().find(">Urgence<") < page.main().find("Tout près"));
    }

    async fn every_question_can_be_passed_over(town: Town) {
        keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        let client = open(&town).await;
        let mut page = client.get("/infos/questions").await;
        for _ in 0..4 {
            page = answer(&client, &page, "skip", "1").await;
        }
        assert!(page.main().contains("Qui peut vous aider") && page.body.contains("Ligne d’écoute"));
    }

    async fn one_goes_back_with_what_was_answered(town: Town) {
        let client = open(&town).await;
        let first = client.get("/infos/valbourg/questions").await;
        let second = answer(&client, &first, "answer", "young").await;
        assert!(second.main().contains("Question 2 sur 4"));
        let third = answer(&client, &second, "answer", "sexual_health").await;
        let back = third.main();
        let back = back.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a way back").to_owned();
        let second = client.get(&back).await;
        assert!(second.main().contains("Question 2 sur 4"));
        assert!(second.body.find("value=\"sexual_health\"") < second.body.find("<details"), "still the young person’s path");
    }

    async fn an_answer_that_fits_nothing_is_asked_again_and_what_was_typed_is_kept(town: Town) {
        let client = open(&town).await;
        let first = client.get("/infos/valbourg/questions").await;
        let wrong = client.post_form("/infos/questions", &[("state", &state(&first)), ("answer", "martian")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("Ce choix n’est pas dans la liste"));
        let second = answer(&client, &first, "skip", "1").await;
        let empty = client.post_form("/infos/questions", &[("state", &state(&second)), ("text", "  ")]).await;
        assert!(empty.status == 422 && empty.body.contains("Dites en quelques mots"));
        let third = answer(&client, &second, "text", "\u{202e}<script>alert(1)</script> 😀").await;
        assert!(!third.body.contains("<script>alert"));
        let unknown = [("state", &*state(&third)), ("commune", "Rochemond")];
        let unknown = client.post_form("/infos/questions", &unknown).await;
        assert!(unknown.status == 422 && unknown.body.contains("value=\"Rochemond\"") && unknown.body.contains("Rochemont"));
        let forged = client.post_form("/infos/questions", &[("state", "forged"), ("answer", "myself")]).await;
        assert!(forged.body.contains("Cette recherche est effacée"));
    }

    async fn nothing_that_fits_ends_with_3919_and_17_and_the_nearest_three(town: Town) {
        for (name, far) in [("Au loin", 9.0), ("Tout près", 0.5), ("Plus loin", 3.0), ("À côté", 1.0)] {
            keep(&town, line(name), vec![place(far, Visibility::Public, None)]).await;
        }
        keep(&town, for_audience("Numéro pour arrêter", Audience::Perpetrator, Need::StopViolence), Vec::new()).await;
        let client = open(&town).await;
        let page = answers(&client, "myself", "transport").await.main();
        assert!(page.contains("tel:3919") && page.contains("tel:17"));
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert!(at("Tout près") < at("À côté") && at("À côté") < at("Plus loin"));
        assert!(!page.contains("Au loin") && !page.contains("Numéro pour arrêter"));
    }

    async fn what_is_shut_comes_last_for_who_needs_it_now(town: Town) {
        // The town's clock stands on a weekday morning.
        let shut: Hours = "Sa 03:00-03:05".parse().unwrap();
        let closed = Service { hours: Some(shut), moments: Codes::from_iter([Moment::Now]), ..line("Fermée à cette heure") };
        keep(&town, closed, Vec::new()).await;
        keep(&town, line("Ouverte"), Vec::new()).await;
        let client = open(&town).await;
        let page = answers(&client, "myself", "listening").await.main();
        assert!(page.find("Ouverte") < page.find("Fermée à cette heure"), "{page}");
    }

    async fn the_page_to_call_tells_which_lines_answer_at_this_minute(town: Town) {
        let shut: Hours = "Sa 03:00-03:05".parse().unwrap();
        keep(&town, Service { hours: Some(shut), ..line("Fermée à cette heure") }, Vec::new()).await;
        keep(&town, line("Ouverte"), Vec::new()).await;
        keep(&town, for_audience("Numéro pour arrêter", Audience::Perpetrator, Need::Listening), Vec::new()).await;
        let client = open(&town).await;
        for path in ["/infos/appeler", "/infos/valbourg/appeler"] {
            let page = client.get(path).await.main();
            let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
            assert!(at("Ouverte") < at("Fermés en ce moment") && at("Fermés en ce moment") < at("Fermée à cette heure"));
            assert!(page.contains("sms:114") && page.contains("Où vous êtes"));
            assert!(!page.contains("Numéro pour arrêter"));
        }
    }

    async fn a_right_to_left_language_turns_the_page_and_keeps_its_address(town: Town) {
        keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        let client = open(&town).await;
        let home = client.get("/ar/infos/valbourg").await;
        assert!(home.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
        assert!(home.body.contains("href=\"/ar/infos/valbourg/questions\"") && home.body.contains("href=\"/uk/infos/valbourg\""));
        let missing = client.get("/ar/infos/nulle-part").await;
        assert!(missing.status == 404 && missing.body.contains("<html lang=\"ar\""));
        let unknown = client.get("/xx/infos/valbourg").await;
        assert!(unknown.status == 404 && unknown.body.contains("<html lang=\"fr\""));
        assert_eq!(client.get("/ar/pro").await.status, 404, "the workspace has one address");
    }
}
