//! The journal, as the officer reads it.

use chrono::TimeDelta;
use testkit::{Client, Figure, POLICE, Town, id};

use super::{act, acts, serve};

/// The pseudonyms of a page, in order.
fn pseudonyms(page: &str) -> Vec<String> {
    page.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next()).map(str::to_owned).collect()
}

async fn settle(town: &Town) {
    serve(town);
    let at = |minutes| town.now() - TimeDelta::minutes(minutes);
    act(town, Figure::Referent, "account.renewed", at(50)).await;
    act(town, Figure::Professional, "service.corrected", at(40)).await;
    act(town, Figure::Referent, "service.checked", at(30)).await;
    act(town, Figure::Neighbour, "roles.changed", at(20)).await;
}

async fn page(browser: &Client, question: &str) -> String {
    let answer = browser.get(&format!("/pro/journal{question}")).await;
    assert_eq!(answer.status, 200, "{}", answer.main());
    answer.main()
}

testkit::both_engines! {
    async fn the_journal_is_read_under_pseudonyms_and_no_function_is_shown(town: Town) {
        settle(&town).await;
        let page = page(&town.client(Figure::Dpo), "").await;
        assert!(page.contains("Fiche corrigée") && page.contains("Autorisation renouvelée"), "{page}");
        assert!(!page.contains(Figure::Referent.function()) && !page.contains(&id(Figure::Referent.account())), "{page}");
        let [_, referent, professional, again] = &pseudonyms(&page)[..] else { panic!("{page}") };
        assert_eq!(referent, again, "the same person");
        assert_ne!(referent, professional);
    }

    async fn what_was_done_next_door_does_not_exist(town: Town) {
        settle(&town).await;
        let page = page(&town.client(Figure::Dpo), "").await;
        assert!(!page.contains("Rôles changés"), "{page}");
    }

    async fn each_opening_of_the_journal_is_in_the_journal(town: Town) {
        settle(&town).await;
        let browser = town.client(Figure::Dpo);
        page(&browser, "").await;
        page(&browser, "?acte=service").await;
        assert_eq!(acts(&town).await.iter().filter(|act| *act == "journal.opened").count(), 2);
    }

    async fn acts_are_searched_by_family_institution_period_and_person(town: Town) {
        settle(&town).await;
        let browser = town.client(Figure::Dpo);
        let services = page(&browser, "?acte=service").await;
        assert!(services.contains("Fiche corrigée") && !services.contains("<h2>Autorisation renouvelée"), "{services}");
        let police = page(&browser, &format!("?institution={}", id(POLICE))).await;
        assert!(police.contains("<h2>Fiche vérifiée") && !police.contains("<h2>Fiche corrigée"), "{police}");
        assert!(page(&browser, "?du=2026-11-24").await.contains("Aucun acte ne correspond"));
        let referent = pseudonyms(&police)[0].clone();
        let hers = page(&browser, &format!("?personne={referent}")).await;
        assert!(hers.contains("<h2>Autorisation renouvelée") && !hers.contains("<h2>Fiche corrigée"), "{hers}");
        assert!(page(&browser, "?personne=aaaaaaaaaa").await.contains("Aucun acte ne correspond"));
        let wrong = browser.get("/pro/journal?du=hier&acte=tout").await;
        assert!(wrong.status == 422 && wrong.body.contains("acte-fault") | wrong.body.contains("du-fault"), "{}", wrong.main());
    }

    async fn twenty_acts_stand_on_a_page_and_the_next_goes_on(town: Town) {
        serve(&town);
        for minute in 1..=25 {
            act(&town, Figure::Referent, "service.checked", town.now() - TimeDelta::minutes(minute)).await;
        }
        let browser = town.client(Figure::Dpo);
        let first = page(&browser, "?acte=service").await;
        assert_eq!(first.matches("<h2>Fiche vérifiée").count(), 20);
        let (_, rest) = first.split_once("rel=\"next\" href=\"/pro/journal").unwrap();
        let next = rest.split('"').next().unwrap().replace("&#38;", "&");
        let second = page(&browser, &next).await;
        assert_eq!(second.matches("<h2>Fiche vérifiée").count(), 5);
        assert!(!second.contains("rel=\"next\""), "{second}");
    }

    async fn a_pseudonym_is_lifted_for_a_reason_and_that_is_an_act(town: Town) {
        settle(&town).await;
        let browser = town.client(Figure::Dpo);
        let referent = pseudonyms(&page(&browser, "?acte=account").await)[0].clone();
        let path = format!("/pro/journal/personnes/{referent}");
        assert!(!browser.get(&path).await.body.contains(Figure::Referent.function()));
        assert_eq!(browser.post_form(&path, &[]).await.status, 422, "why?");
        assert_eq!(browser.post_form(&path, &[("motive", "curiosity")]).await.status, 422);
        let lifted = browser.post_form(&path, &[("motive", "misuse")]).await;
        assert!(lifted.status == 200 && lifted.body.contains(Figure::Referent.function()), "{}", lifted.main());
        let filter = journal::Filter { act: Some("pseudonym.".to_owned()), ..journal::Filter::default() };
        let entries = journal::entries(&mut town.read().await, &filter, None, 9).await.unwrap();
        assert_eq!(entries.len(), 1);
        assert_eq!((entries[0].act.as_str(), entries[0].motive.as_deref()), ("pseudonym.lifted", Some("misuse")));
        assert_eq!(entries[0].object_id, Figure::Referent.account());
    }

    async fn nobodys_pseudonym_and_somebodys_of_elsewhere_are_alike(town: Town) {
        settle(&town).await;
        let app = town.serve(testkit::app(crate::routes()).words(crate::WORDS).words(account::WORDS));
        let neighbour = app.sealer.pseudonym(Figure::Dpo.account(), Figure::Neighbour.account()).unwrap();
        let browser = town.client(Figure::Dpo);
        let [unknown, foreign] = ["aaaaaaaaaa", &neighbour].map(|name| format!("/pro/journal/personnes/{name}"));
        let (unknown, foreign) = (browser.get(&unknown).await, browser.get(&foreign).await);
        assert_eq!((unknown.status, foreign.status, unknown.body), (404, 404, foreign.body));
    }

    async fn the_journal_is_taken_away_five_times_a_day_under_pseudonyms(town: Town) {
        settle(&town).await;
        let browser = town.client(Figure::Dpo);
        let question = [("acte", "service")];
        let file = browser.post_form("/pro/journal/export", &question).await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
        let lines: Vec<_> = file.body.lines().collect();
        assert_eq!(lines.len(), 3, "{}", file.body);
        assert!(lines[1].contains("service.checked") && lines[1].contains("Commissariat de Valbourg"), "{}", lines[1]);
        assert!(!file.body.contains(Figure::Referent.function()) && !file.body.contains(&id(Figure::Referent.account())));
        for _ in 1..5 {
            assert_eq!(browser.post_form("/pro/journal/export", &question).await.status, 200);
        }
        let refused = browser.post_form("/pro/journal/export", &question).await;
        assert!(refused.status == 422 && refused.body.contains("cinq fichiers"), "{}", refused.main());
        assert_eq!(acts(&town).await.iter().filter(|act| *act == "journal.exported").count(), 5);
        town.clock().advance(TimeDelta::days(1) + TimeDelta::seconds(1));
        assert_eq!(browser.post_form("/pro/journal/export", &question).await.status, 200);
    }

    async fn nobody_else_reads_the_journal(town: Town) {
        settle(&town).await;
        for figure in [Figure::Administrator, Figure::Coordinator, Figure::Referent, Figure::Professional, Figure::Neighbour] {
            assert_eq!(town.client(figure).get("/pro/journal").await.status, 403, "{figure:?}");
            assert_eq!(town.client(figure).post_form("/pro/journal/export", &[]).await.status, 403, "{figure:?}");
        }
        assert!(!acts(&town).await.iter().any(|act| act.starts_with("journal.")));
    }
}
