//! Sessions are entered, added up, corrected.

use testkit::Figure;

use super::{add, begin, first, followed, refused};

const SESSION: [(&str, &str); 6] = [
    ("held_on", "2026-11-20"),
    ("setting", "school"),
    ("subject", "Théâtre-forum"),
    ("commune", "Valbourg"),
    ("under_18", "28"),
    ("professionals", "2"),
];

testkit::both_engines! {
    async fn sessions_are_added_up_by_year_and_setting_and_feed_indicators(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[("setting", "school")]).await;
        let fields = [("title", "Jeunes"), ("unit", "count"), ("feed", "under_18"), ("target", "112")];
        followed(&coordinator.post_form(&format!("{action}/indicateurs"), &fields).await);
        let referent = town.client(Figure::Referent);
        let sessions = format!("{action}/seances");
        for (day, setting) in [("2026-11-20", "school"), ("2026-11-21", "sport"), ("2025-06-01", "school")] {
            let mut fields = SESSION.to_vec();
            fields[0].1 = day;
            fields[1].1 = setting;
            followed(&referent.post_form(&sessions, &fields).await);
        }
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("75 %") && page.contains("84"), "{page}");
        let list = coordinator.get(&sessions).await.main();
        let told = ["2026", "56", "2026, École, collège, lycée", "28", "2026, Sport", "2025", "21 novembre 2026", "Théâtre-forum", "Valbourg"];
        let mut rest = list.as_str();
        for said in told {
            (_, rest) = rest.split_once(said).unwrap_or_else(|| panic!("{said} in its order: {list}"));
        }
        let csv = coordinator.get(&format!("{contract}/plan/seances.csv")).await.body;
        assert!(csv.contains("Former l’accueil,2025-06-01,\"École, collège, lycée\",Théâtre-forum,Valbourg,28,0,2,30\n"), "{csv}");
        assert_eq!(csv.lines().count(), 4);
    }

    async fn a_session_says_how_many_came_and_has_been(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let sessions = format!("{}/seances", add(&coordinator, &contract, &[]).await);
        let with = |name: &'static str, value: &'static str| {
            let mut fields = SESSION.to_vec();
            fields.retain(|(known, _)| *known != name);
            fields.push((name, value));
            fields
        };
        for (name, value, said) in [
            ("under_18", "-1", "un nombre entier de 0 à 10 000"),
            ("adults", "2,5", "un nombre entier de 0 à 10 000"),
            ("held_on", "2026-11-24", "pas encore venue"),
            ("setting", "", "Choisissez dans la liste"),
            ("commune", "Nulleville", "n’est pas connue"),
        ] {
            let answer = coordinator.post_form(&sessions, &with(name, value)).await;
            refused(&answer, said);
            assert!(answer.main().contains("Théâtre-forum"), "what was typed is kept");
        }
        let empty = [("held_on", "2026-11-20"), ("setting", "school")];
        refused(&coordinator.post_form(&sessions, &empty).await, "combien de personnes");
        assert!(coordinator.get(&sessions).await.main().contains("Aucune séance notée"));
    }

    async fn one_goes_on_with_another_on_the_same_day(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let sessions = format!("{}/seances", add(&coordinator, &contract, &[]).await);
        let mut fields = SESSION.to_vec();
        fields.push(("again", "on"));
        let next = followed(&coordinator.post_form(&sessions, &fields).await);
        assert_eq!(next, format!("{sessions}/nouvelle?jour=2026-11-20&cadre=school"));
        let form = coordinator.get(&next).await.main();
        assert!(form.contains("value=\"2026-11-20\"") && form.contains("value=\"school\" selected"), "{form}");
    }

    async fn two_who_correct_a_session_lose_nothing_and_it_comes_back(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let sessions = format!("{}/seances", add(&coordinator, &contract, &[]).await);
        followed(&coordinator.post_form(&sessions, &SESSION).await);
        let list = coordinator.get(&sessions).await.main();
        let session = format!("{sessions}/{}", first(list.split_once("<tbody>").unwrap().1, &format!("href=\"{sessions}/")));
        let form = coordinator.get(&session).await.main();
        assert!(form.contains("value=\"Valbourg (99)\""), "{form}");
        let with = |count: &'static str, version: &'static str| {
            let mut fields = SESSION.to_vec();
            fields[4].1 = count;
            fields.push(("version", version));
            fields
        };
        followed(&coordinator.post_form(&session, &with("30", "1")).await);
        let answer = coordinator.post_form(&session, &with("31", "1")).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("<ins>") && answer.main().contains("value=\"31\""), "{}", answer.main());
        followed(&coordinator.post_form(&format!("{session}/retrait"), &[]).await);
        let list = coordinator.get(&sessions).await.main();
        assert!(list.contains("Aucune séance notée") && list.contains("Ce qui a été retiré"), "{list}");
        followed(&coordinator.post_form(&format!("{session}/retour"), &[]).await);
        assert!(coordinator.get(&sessions).await.main().contains("20 novembre 2026"));
        assert_eq!(town.client(Figure::Professional).post_form(&format!("{session}/retrait"), &[]).await.status, 403);
        assert_eq!(town.client(Figure::Professional).get(&session).await.status, 403);
    }

    async fn sessions_stand_on_pages_of_twenty(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let sessions = format!("{}/seances", add(&coordinator, &contract, &[]).await);
        for day in 1..=21 {
            let day = format!("2026-10-{day:02}");
            let mut fields = SESSION.to_vec();
            fields[0].1 = &day;
            followed(&coordinator.post_form(&sessions, &fields).await);
        }
        let page = coordinator.get(&sessions).await.main();
        assert!(page.contains("21 octobre 2026") && !page.contains(">1er octobre 2026"), "{page}");
        assert!(page.contains("588"), "sums are of all of them: {page}");
        assert!(coordinator.get(&format!("{sessions}?page=2")).await.main().contains("1er octobre 2026"));
        assert_eq!(coordinator.get(&format!("{sessions}?page=3")).await.status, 404);
    }
}
