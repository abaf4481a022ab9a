//! A wrong edition is taken back.

use base::{Id, Private};
use partner::Contact;
use testkit::{ASSOCIATION, Figure, POLICE, Town, Uuid};

use super::{add_cafe, add_institution, depot_page, go, post, print, settle, stock};
use crate::TellRecall;

async fn name_contact(town: &Town, institution: Uuid, email: &str) {
    let contact = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(institution),
        function: "Accueil".to_owned(),
        email: Private::new(email.to_owned()),
        confirmed_on: None,
    };
    let mut db = town.write().await;
    partner::add_contact(&mut db, &contact).await.unwrap();
    db.commit().await.unwrap();
}

const RECALL: [(&str, &str); 2] = [("reason", "place_safety"), ("todo", "Jetez-les toutes.")];

testkit::both_engines! {
    async fn a_recall_is_told_once_to_each_institution_that_holds_copies_without_saying_what(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "1000").await;
        name_contact(&town, POLICE, "accueil@police.example").await;
        name_contact(&town, ASSOCIATION, "accueil@horizon.example").await;
        let (police, association) = (add_institution(&town, POLICE).await, add_institution(&town, ASSOCIATION).await);
        go(&town, &edition, ("dropped", &police), "200").await;
        go(&town, &edition, ("dropped", &association), "100").await;
        go(&town, &edition, ("returned", &association), "100").await;
        go(&town, &edition, ("dropped", &add_cafe(&town).await), "50").await;
        for _ in 0..2 {
            assert_eq!(post(&town, &format!("{edition}/rappel"), &RECALL).await.status, 303);
        }
        town.work(crate::jobs()).await;
        let mails = town.mails();
        assert_eq!(mails.len(), 1, "the association has none left");
        assert_eq!((mails[0].to(), mails[0].subject()), ("accueil@police.example", "Une édition d’un document est à retirer"));
        assert!(mails[0].text().contains(&format!("http://localhost:8080{edition}")), "{}", mails[0].text());
        for word in ["Guide", "sécurité", "Jetez"] {
            assert!(!mails[0].text().contains(word), "{word}");
        }
        let mut db = town.write().await;
        let again = TellRecall { edition: edition.rsplit('/').next().unwrap().parse().unwrap(), origin: String::new() };
        queue::push(&mut db, &again, town.now()).await.unwrap();
        db.commit().await.unwrap();
        town.work(crate::jobs()).await;
        assert!(town.mails().is_empty(), "once each");
        let page = town.client(Figure::Referent).get(&edition).await.main();
        assert!(page.contains("Jetez-les toutes.") && page.contains("La sécurité d’un lieu"), "{page}");
    }

    async fn a_recalled_edition_is_dropped_and_printed_no_more_and_its_copies_come_back(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "1000").await;
        let cafe = add_cafe(&town).await;
        go(&town, &edition, ("dropped", &cafe), "200").await;
        post(&town, &format!("{edition}/rappel"), &RECALL).await;
        town.work(crate::jobs()).await;
        let refused = go(&town, &edition, ("dropped", &cafe), "1").await;
        assert!(refused.status == 422 && refused.main().contains("ne peut plus être déposée"), "{}", refused.main());
        assert_eq!(print(&town, &edition, "1").await.status, 422);
        let coordinator = town.client(Figure::Coordinator);
        let page = coordinator.get(&edition).await.main();
        assert!(page.contains("0 exemplaires repris sur 200") && page.contains("value=\"200\""), "{page}");
        go(&town, &edition, ("destroyed", &cafe), "150").await;
        let page = coordinator.get(&edition).await.main();
        assert!(page.contains("value=\"75\"") && page.contains("150 exemplaires repris sur 200"), "{page}");
        go(&town, &edition, ("returned", &cafe), "50").await;
        let page = coordinator.get(&edition).await.main();
        assert!(page.contains("Tout est repris") && page.contains("850 exemplaires attendent encore"), "{page}");
        go(&town, &edition, ("destroyed", ""), "850").await;
        assert_eq!(stock(&town, &edition).await.left(), 0);
        assert!(coordinator.get("/pro/exemplaires").await.main().contains("Édition rappelée"));
        let id = edition.rsplit('/').next().unwrap().parse().unwrap();
        let told = print::edition(&mut town.read().await, id).await.unwrap().unwrap();
        assert_eq!(told.recalled_on, Some(town.now().date_naive()), "its page among what is printed says so too");
        assert_eq!(coordinator.get(&depot_page(&cafe)).await.status, 200);
    }

    async fn a_recall_says_why_and_keeps_what_was_typed(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "10").await;
        let answer = post(&town, &format!("{edition}/rappel"), &[("todo", "Rien")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains(">Rien</textarea>") && answer.main().contains("Choisissez pourquoi"));
        assert!(!town.client(Figure::Coordinator).get("/pro/exemplaires").await.main().contains("Édition rappelée"));
    }
}
