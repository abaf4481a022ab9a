//! By the link: looking changes nothing, sending uses it up.

use testkit::Figure;

use super::{fields, links, open, post, settle, stored};

testkit::both_engines! {
    async fn one_click_says_that_nothing_has_changed(town: Town) {
        let entries = settle(&town).await;
        let (address, links) = open(&town).await;
        let [link] = links.as_slice() else { panic!("{links:?}") };
        let anybody = town.client(Figure::Nobody);
        for _ in 0..3 {
            let page = anybody.get(link).await;
            assert_eq!(page.status, 200, "a mail scanner looks too");
            assert!(page.main().contains("Écoute") && page.main().contains("01 99 00 12 34") && !page.main().contains("Plainte"));
        }
        assert_eq!(stored(&town, entries.listening).await.checked_on, None);
        let answer = post(&town, link, &fields(&anybody.get(link).await), &[("all".into(), "unchanged")]).await;
        assert_eq!((answer.status, answer.location()), (303, "/pro/verification/merci"));
        for id in [entries.listening, entries.shelter] {
            let service = stored(&town, id).await;
            assert_eq!((service.checked_on, service.checked_by.as_str()), (Some(town.now().date_naive()), "Accueil"));
        }
        assert_eq!(anybody.get(link).await.status, 410);
        let page = town.client(Figure::Coordinator).get(&address).await.main();
        assert!(page.contains("2 fiches vérifiées sur 3") && page.contains("100\u{a0}%") | page.contains("100 %"), "{page}");
        assert_eq!(anybody.get("/pro/verification/merci").await.status, 200);
    }

    async fn one_is_confirmed_and_one_corrected(town: Town) {
        let entries = settle(&town).await;
        let (address, links) = open(&town).await;
        let page = town.client(Figure::Nobody).get(&links[0]).await;
        let choices = [
            (format!("{}.choice", entries.listening), "unchanged"),
            (format!("{}.choice", entries.shelter), "corrected"),
            (format!("{}.phone", entries.shelter), "01 99 00 55 66"),
        ];
        assert_eq!(post(&town, &links[0], &fields(&page), &choices).await.status, 303);
        let corrected = stored(&town, entries.shelter).await;
        assert_eq!(corrected.phone.unwrap().dialled(), "+33199005566");
        let (_, asked) = super::asked(&town, &address).await;
        let outcomes: Vec<_> = asked.iter().map(|asked| asked.outcome.map(|outcome| outcome.to_string())).collect();
        assert!(outcomes.contains(&Some("corrected".into())) && outcomes.contains(&Some("unchanged".into())));
        let history = town.client(Figure::Professional).get(&format!("/pro/fiches/{}/historique", entries.shelter)).await;
        assert!(history.main().contains("Accueil"), "{}", history.main());
    }

    async fn what_is_wrong_is_told_and_nothing_is_saved_nor_the_link_used(town: Town) {
        let entries = settle(&town).await;
        let (_, links) = open(&town).await;
        let anybody = town.client(Figure::Nobody);
        let page = fields(&anybody.get(&links[0]).await);
        let wrong = [
            (format!("{}.choice", entries.listening), "unchanged"),
            (format!("{}.choice", entries.shelter), "corrected"),
            (format!("{}.phone", entries.shelter), "douze"),
        ];
        let answer = post(&town, &links[0], &page, &wrong).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Rien n’a été enregistré") && answer.body.contains("douze"), "{}", answer.main());
        assert_eq!(stored(&town, entries.listening).await.checked_on, None);
        assert_eq!(post(&town, &links[0], &page, &[]).await.status, 422, "an answer to nothing");
        assert_eq!(anybody.get(&links[0]).await.status, 200);
    }

    async fn two_who_send_at_once_by_one_link_are_not_both_taken(town: Town) {
        settle(&town).await;
        let (_, links) = open(&town).await;
        let page = fields(&town.client(Figure::Nobody).get(&links[0]).await);
        let all = [("all".to_owned(), "unchanged")];
        assert_eq!(post(&town, &links[0], &page, &all).await.status, 303);
        assert_eq!(post(&town, &links[0], &page, &all).await.status, 410);
    }

    async fn an_entry_that_went_on_meanwhile_is_shown_again(town: Town) {
        let entries = settle(&town).await;
        let (_, links) = open(&town).await;
        let page = fields(&town.client(Figure::Nobody).get(&links[0]).await);
        let mut db = town.write().await;
        let changed = directory::Service { version: 2, name: "Écoute autrement".into(), ..stored(&town, entries.listening).await };
        assert!(directory::store::update_service(&mut db, &changed).await.unwrap());
        db.commit().await.unwrap();
        let answer = post(&town, &links[0], &page, &[("all".into(), "unchanged")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("pendant que vous lisiez") && answer.main().contains("Écoute autrement"));
        let again = fields(&answer);
        assert_eq!(post(&town, &links[0], &again, &[("all".into(), "unchanged")]).await.status, 303);
    }

    async fn entries_that_are_left_come_by_the_next_link(town: Town) {
        let entries = settle(&town).await;
        let (_, links) = open(&town).await;
        let page = fields(&town.client(Figure::Nobody).get(&links[0]).await);
        let answer = post(&town, &links[0], &page, &[(format!("{}.choice", entries.listening), "unchanged")]).await;
        let next = answer.location().to_owned();
        assert!(next != "/pro/verification/merci" && next != links[0]);
        let page = town.client(Figure::Nobody).get(&next).await;
        assert!(page.main().contains("Mise à l’abri") && !page.main().contains("Écoute"), "{}", page.main());
    }

    async fn a_link_dies_after_thirty_days_with_its_campaign_and_when_it_is_forged(town: Town) {
        settle(&town).await;
        let (address, sent) = open(&town).await;
        let anybody = town.client(Figure::Nobody);
        let forged = anybody.get("/pro/verification/aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
        town.clock().advance(chrono::TimeDelta::days(30));
        let old = anybody.get(&sent[0]).await;
        assert_eq!((old.status, old.main()), (410, forged.main()));
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(coordinator.post_form(&format!("{address}/relance"), &[]).await.status, 303);
        let fresh = links(&town).await;
        assert_eq!(anybody.get(&fresh[0]).await.status, 200);
        assert_eq!(coordinator.post_form(&format!("{address}/cloture"), &[]).await.status, 303);
        assert_eq!(anybody.get(&fresh[0]).await.status, 410);
    }
}
