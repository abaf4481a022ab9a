//! Runs and drops: what is left is never less than nothing.

use chrono::TimeDelta;
use futures::future::join_all;
use testkit::{ASSOCIATION, Figure, POLICE, ROCHEMONT, VALBOURG};

use super::{add_cafe, add_institution, go, issue, post, print, settle, stock};

testkit::both_engines! {
    async fn several_runs_of_an_edition_add_up_and_drops_take_from_them(town: Town) {
        let edition = settle(&town).await;
        let list = town.client(Figure::Coordinator).get("/pro/exemplaires").await;
        assert!(list.main().contains("Guide des professionnels"), "{}", list.main());
        assert_eq!(print(&town, &edition, "3 000").await.status, 303);
        assert_eq!(print(&town, &edition, "2000").await.status, 303);
        let cafe = add_cafe(&town).await;
        assert_eq!(go(&town, &edition, ("dropped", &cafe), "600").await.status, 303);
        assert_eq!(go(&town, &edition, ("returned", &cafe), "100").await.status, 303);
        assert_eq!(go(&town, &edition, ("destroyed", &cafe), "50").await.status, 303);
        assert_eq!(go(&town, &edition, ("destroyed", ""), "10").await.status, 303);
        let told = stock(&town, &edition).await;
        assert_eq!((told.printed, told.held.left(), told.left()), (5000, 450, 4490));
        let page = town.client(Figure::Coordinator).get(&edition).await.main();
        for words in ["Café des Arts", "Valbourg", "1 250,50 €", "Imprimerie municipale", "4490"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let lines = town.client(Figure::Coordinator).get(&format!("{edition}/mouvements")).await.main();
        for words in ["Déposés dans un lieu", "Revenus d’un lieu", "Réserve", "coordinatrice du réseau de Valbourg"] {
            assert!(lines.contains(words), "{words}: {lines}");
        }
    }

    async fn more_than_is_left_is_refused_with_how_many_are_left_and_keeps_what_was_typed(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "100").await;
        let cafe = add_cafe(&town).await;
        go(&town, &edition, ("dropped", &cafe), "60").await;
        let answer = go(&town, &edition, ("dropped", &cafe), "41").await;
        assert_eq!(answer.status, 422);
        let page = answer.main();
        assert!(page.contains("Il ne reste que 40 exemplaires à déposer."), "{page}");
        assert!(page.contains("value=\"41\"") && page.contains(" selected>Café des Arts"), "{page}");
        let answer = go(&town, &edition, ("returned", &cafe), "61").await;
        assert!(answer.status == 422 && answer.main().contains("Ce lieu n’a plus que 60 exemplaires"), "{}", answer.main());
        let answer = go(&town, &edition, ("destroyed", ""), "41").await;
        assert!(answer.status == 422 && answer.main().contains("que 40 exemplaires"), "{}", answer.main());
        assert_eq!(stock(&town, &edition).await.left(), 40);
    }

    async fn of_four_that_drop_the_last_hundred_at_once_one_passes(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "100").await;
        let cafe = add_cafe(&town).await;
        for round in 0..5 {
            let answers = join_all((0..4).map(|_| go(&town, &edition, ("dropped", &cafe), "100"))).await;
            let passed = answers.iter().filter(|answer| answer.status == 303).count();
            assert_eq!(passed, 1, "{round}: {:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
            assert!(answers.iter().all(|answer| [303, 409, 422].contains(&answer.status)));
            assert_eq!(stock(&town, &edition).await.left(), 0);
            assert_eq!(go(&town, &edition, ("returned", &cafe), "100").await.status, 303);
        }
    }

    async fn the_same_form_sent_twice_is_noted_once(town: Town) {
        let edition = settle(&town).await;
        let id = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
        let day = web::today_at(town.now()).to_string();
        let run = [("id", id), ("printed", "500"), ("printed_on", &day), ("source", "Imprimerie"), ("cost", "")];
        let cafe = add_cafe(&town).await;
        let drop = [("id", id), ("kind", "dropped"), ("depot", &cafe), ("copies", "300")];
        for _ in 0..2 {
            assert_eq!(post(&town, &format!("{edition}/tirages"), &run).await.status, 303);
            assert_eq!(post(&town, &format!("{edition}/mouvements"), &drop).await.status, 303);
        }
        let told = stock(&town, &edition).await;
        assert_eq!((told.printed, told.left()), (500, 200));
    }

    async fn copies_that_are_ordered_are_not_there_before_their_day(town: Town) {
        let edition = settle(&town).await;
        let later = (web::today_at(town.now()) + TimeDelta::days(10)).to_string();
        let run = [("printed", "500"), ("printed_on", later.as_str()), ("source", "Imprimerie"), ("cost", "")];
        assert_eq!(post(&town, &format!("{edition}/tirages"), &run).await.status, 303);
        let cafe = add_cafe(&town).await;
        assert_eq!(go(&town, &edition, ("dropped", &cafe), "1").await.status, 422);
        town.clock().advance(TimeDelta::days(10));
        assert_eq!(go(&town, &edition, ("dropped", &cafe), "1").await.status, 303);
    }

    async fn a_day_that_cannot_be_is_refused(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "100").await;
        let (cafe, today) = (add_cafe(&town).await, web::today_at(town.now()));
        let on = async |days: i64| {
            let day = (today + TimeDelta::days(days)).to_string();
            let movement = [("kind", "dropped"), ("depot", cafe.as_str()), ("copies", "1"), ("done_on", day.as_str())];
            let run = [("printed", "1"), ("printed_on", day.as_str()), ("source", "Imprimerie"), ("cost", "")];
            let movement = post(&town, &format!("{edition}/mouvements"), &movement).await.status;
            (post(&town, &format!("{edition}/tirages"), &run).await.status, movement)
        };
        assert_eq!(on(0).await, (303, 303));
        assert_eq!(on(-1).await, (422, 422));
        assert_eq!(on(366).await, (303, 422));
        assert_eq!(on(367).await, (422, 422));
    }

    async fn a_movement_names_a_place_of_the_territory(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "100").await;
        for (kind, depot) in [("dropped", ""), ("returned", ""), ("dropped", "aaaaaaaaaaaaaaaaaaaaaaaaaa"), ("sold", "")] {
            assert_eq!(go(&town, &edition, (kind, depot), "1").await.status, 422, "{kind} {depot}");
        }
    }

    async fn proofs_and_editions_of_others_have_no_copies(town: Town) {
        settle(&town).await;
        for edition in [issue(&town, VALBOURG, None).await, issue(&town, ROCHEMONT, Some(1)).await] {
            let page = format!("/pro/exemplaires/editions/{edition}");
            assert_eq!(town.client(Figure::Coordinator).get(&page).await.status, 404);
            assert_eq!(print(&town, &page, "100").await.status, 404);
        }
    }

    async fn a_referent_sees_what_her_institution_was_given_and_nothing_else(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "1000").await;
        let referent = town.client(Figure::Referent);
        assert_eq!(referent.get(&edition).await.status, 404, "her institution has none");
        assert!(referent.get("/pro/exemplaires").await.main().contains("Aucun dépôt n’a été noté"));
        let (hers, others) = (add_institution(&town, POLICE).await, add_institution(&town, ASSOCIATION).await);
        go(&town, &edition, ("dropped", &hers), "37").await;
        go(&town, &edition, ("dropped", &others), "613").await;
        for page in [&edition, &format!("{edition}/mouvements"), "/pro/exemplaires"] {
            let main = referent.get(page).await.main();
            assert!(main.contains("37") && !main.contains("613") && !main.contains("Horizon"), "{page}: {main}");
        }
        assert_eq!(referent.get(&super::depot_page(&hers)).await.status, 200);
        assert_eq!(referent.get(&super::depot_page(&others)).await.status, 404);
        assert_eq!(referent.get(&format!("{edition}/tableau")).await.status, 403);
        let form = [("kind", "returned"), ("depot", hers.as_str()), ("copies", "37")];
        assert_eq!(referent.post_form(&format!("{edition}/mouvements"), &form).await.status, 403);
        assert_eq!(town.client(Figure::Neighbour).get(&edition).await.status, 404);
    }

    async fn the_stock_is_a_table_that_no_spreadsheet_takes_for_formulas(town: Town) {
        let edition = settle(&town).await;
        print(&town, &edition, "1000").await;
        let depot = super::add_depot(&town, &[("institution", ""), ("name", "=1+1"), ("commune", "Valbourg")]).await;
        go(&town, &edition, ("dropped", &depot), "950").await;
        let coordinator = town.client(Figure::Coordinator);
        let table = coordinator.get("/pro/exemplaires/tableau").await;
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        assert!(table.body.contains("Guide des professionnels et des bénévoles,1,2026-11-23,1000,0,950,0,0,50,non"), "{}", table.body);
        let table = coordinator.get(&format!("{edition}/tableau")).await;
        assert!(table.body.contains("'=1+1,Valbourg,950,0,0,950"), "{}", table.body);
        let list = coordinator.get("/pro/exemplaires").await.main();
        assert!(list.contains("Presque épuisée"), "{list}");
    }
}
