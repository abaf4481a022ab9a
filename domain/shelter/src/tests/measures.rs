//! Monthly counts: told by whoever knows, corrected without losing what was told.

use testkit::{Answer, Figure, Town};

use super::serve;

async fn note(town: &Town, figure: Figure, (month, measure, count): (&str, &str, &str)) -> Answer {
    let form = [("month", month), ("measure", measure), ("count", count)];
    town.client(figure).post_form("/pro/mesures", &form).await
}

testkit::both_engines! {
    async fn a_correction_holds_and_what_it_replaced_can_be_read(town: Town) {
        serve(&town);
        for count in ["12", "11"] {
            let answer = note(&town, Figure::Doctor, ("2026-10", "hospital_complaint", count)).await;
            assert_eq!((answer.status, answer.location()), (303, "/pro/mesures/annee/2026"));
        }
        let page = town.client(Figure::Doctor).get("/pro/mesures").await.main();
        assert!(page.contains("<td>11</td>") && page.contains("octobre 2026, Plaintes prises à l’hôpital : 12 (médecin des urgences"), "{page}");
        let table = town.client(Figure::Doctor).get("/pro/mesures/annee/2026/tableau").await.body;
        assert!(table.contains("2026-10;Hôpital de Valbourg;Plaintes prises à l’hôpital;11") && !table.contains(";12"), "{table}");
    }

    async fn an_institution_sees_its_own_and_the_coordination_sees_all(town: Town) {
        serve(&town);
        note(&town, Figure::Doctor, ("2026-10", "hospital_complaint", "12")).await;
        note(&town, Figure::Desk, ("2026-10", "bracelet", "3")).await;
        let seen = async |figure| town.client(figure).get("/pro/mesures/annee/2026").await.main();
        assert!(!seen(Figure::Doctor).await.contains("Commissariat") && !seen(Figure::Desk).await.contains("Hôpital de Valbourg"));
        let all = seen(Figure::Coordinator).await;
        assert!(all.contains("Commissariat de Valbourg") && all.contains("Hôpital de Valbourg"));
        assert!(!seen(Figure::Neighbour).await.contains("Valbourg</h2>"));
    }

    async fn what_is_wrong_is_told_and_kept(town: Town) {
        serve(&town);
        for (month, count, told) in [("2026-12", "1", "déjà commencé"), ("2026-10", "douze", "en chiffres")] {
            let answer = note(&town, Figure::Desk, (month, "bracelet", count)).await;
            assert!(answer.status == 422 && answer.main().contains(told), "{}", answer.main());
            assert!(answer.body.contains(&format!("value=\"{count}\"")));
        }
        assert_eq!(town.client(Figure::Desk).get("/pro/mesures/annee/2026/tableau").await.body.lines().count(), 1);
    }
}
