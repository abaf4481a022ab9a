//! Indicators are defined, values entered, corrected and read.

use testkit::{Client, Figure};

use super::{add, begin, first, followed, refused};

/// An indicator of an action, by the coordinator; gives its path.
async fn indicator(coordinator: &Client, action: &str, fields: &[(&str, &str)]) -> String {
    let mut all = vec![("title", "Professionnels formés"), ("unit", "count"), ("feed", "typed"), ("target", "200")];
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields);
    followed(&coordinator.post_form(&format!("{action}/indicateurs"), &all).await);
    let page = coordinator.get(action).await.main();
    let ids: Vec<_> = page.split("aria-labelledby=\"i-").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    format!("{action}/indicateurs/{}", ids.last().unwrap())
}

const VALUE: [(&str, &str); 3] = [("measured_on", "2024-10-31"), ("amount", "100"), ("source", "Bilan du contrat")];

testkit::both_engines! {
    async fn progress_is_worked_out_from_values_against_targets(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let indicator = indicator(&coordinator, &action, &[]).await;
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("pas encore mesuré") && page.contains("Un indicateur n’est pas encore mesuré"), "{page}");
        followed(&coordinator.post_form(&format!("{indicator}/valeurs"), &VALUE).await);
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("50 %") && page.contains("sur 200 visés"), "{page}");
        let plan = coordinator.get(&format!("{contract}/plan")).await.main();
        assert!(plan.contains("50 %"), "{plan}");
    }

    async fn a_value_out_of_its_unit_is_refused_and_kept(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let count = indicator(&coordinator, &action, &[]).await;
        let enter = async |path: &str, amount: &str| {
            let fields = [("measured_on", "2024-10-31"), ("amount", amount), ("source", "Bilan")];
            coordinator.post_form(&format!("{path}/valeurs"), &fields).await
        };
        for wrong in ["-3", "3,5", "trois"] {
            let answer = enter(&count, wrong).await;
            refused(&answer, "un nombre entier");
            assert!(answer.main().contains(&format!("value=\"{wrong}\"")), "{}", answer.main());
        }
        let percent = indicator(&coordinator, &action, &[("title", "Satisfaction"), ("unit", "percent"), ("target", "90")]).await;
        refused(&enter(&percent, "101").await, "un pourcentage de 0 à 100");
        followed(&enter(&percent, "99,5 %").await);
        let unsaid = [("measured_on", "2024-10-31"), ("amount", "5"), ("source", "")];
        refused(&coordinator.post_form(&format!("{count}/valeurs"), &unsaid).await, "d’où vient ce chiffre");
        let to_come = [("measured_on", "2026-11-24"), ("amount", "5"), ("source", "Bilan")];
        refused(&coordinator.post_form(&format!("{count}/valeurs"), &to_come).await, "pas encore venue");
    }

    async fn a_correction_erases_nothing(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let values = format!("{}/valeurs", indicator(&coordinator, &action, &[]).await);
        followed(&coordinator.post_form(&values, &VALUE).await);
        refused(&coordinator.post_form(&values, &VALUE).await, "déjà saisie pour ce jour");
        let page = coordinator.get(&values).await.main();
        assert!(page.contains("coordinatrice du réseau de Valbourg") && page.contains("Bilan du contrat"), "{page}");
        let value = format!("{values}/{}", first(&page, &format!("href=\"{values}/")));
        let form = coordinator.get(&value).await.main();
        assert!(form.contains("value=\"100\"") && form.contains("reste dans l’historique"), "{form}");
        followed(&coordinator.post_form(&value, &[("measured_on", "2024-10-31"), ("amount", "150"), ("source", "Recompte")]).await);
        let page = coordinator.get(&values).await.main();
        assert!(page.contains("<del>100</del>") && page.contains("150") && page.contains("Recompte"), "{page}");
        assert!(coordinator.get(&action).await.main().contains("75 %"));
        assert_eq!(coordinator.post_form(&value, &VALUE).await.status, 409, "it was replaced meanwhile");
        let newest = format!("{values}/{}", first(&page, &format!("href=\"{values}/")));
        followed(&coordinator.post_form(&format!("{newest}/retrait"), &[]).await);
        assert!(coordinator.get(&action).await.main().contains("pas encore mesuré"));
        let page = coordinator.get(&values).await.main();
        assert!(page.contains("retirée") && page.contains("<del>150</del>"), "{page}");
    }

    async fn two_who_correct_a_value_at_once_do_not_both_stand(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let values = format!("{}/valeurs", indicator(&coordinator, &action, &[]).await);
        followed(&coordinator.post_form(&values, &VALUE).await);
        let page = coordinator.get(&values).await.main();
        let value = format!("{values}/{}", first(&page, &format!("href=\"{values}/")));
        let sent = (0..4).map(|_| {
            let (coordinator, value) = (coordinator.clone(), value.clone());
            async move {
                coordinator.post_form(&value, &[("measured_on", "2024-10-31"), ("amount", "7"), ("source", "Recompte")]).await.status
            }
        });
        let mut answers = futures::future::join_all(sent).await;
        answers.sort_unstable();
        assert_eq!(answers, [303, 409, 409, 409]);
    }

    async fn those_of_the_lead_enter_values_and_no_others(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let indicator = indicator(&coordinator, &action, &[]).await;
        let values = format!("{indicator}/valeurs");
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.post_form(&values, &VALUE).await.status, 403);
        let page = professional.get(&values).await;
        assert!(page.status == 200 && !page.main().contains("<form"), "{}", page.main());
        for figure in [Figure::Referent, Figure::Desk] {
            let client = town.client(figure);
            let fields = [("measured_on", if figure == Figure::Desk { "2024-11-01" } else { "2024-11-02" }), ("amount", "20"), ("source", "Registre")];
            followed(&client.post_form(&values, &fields).await);
        }
        let referent = town.client(Figure::Referent);
        assert_eq!(referent.post_form(&indicator, &[("title", "Autre")]).await.status, 403);
        assert!(referent.get(&values).await.main().contains("référente du commissariat"));
        assert_eq!(town.client(Figure::Neighbour).get(&values).await.status, 404);
    }

    async fn two_who_define_an_indicator_lose_nothing_and_it_comes_back_with_its_values(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let indicator = indicator(&coordinator, &action, &[]).await;
        followed(&coordinator.post_form(&format!("{indicator}/valeurs"), &VALUE).await);
        let fields = |target: &'static str, version: &'static str| {
            [("title", "Professionnels formés"), ("target", target), ("version", version)]
        };
        followed(&coordinator.post_form(&indicator, &fields("400", "1")).await);
        let answer = coordinator.post_form(&indicator, &fields("100", "1")).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("<del>") && answer.main().contains("value=\"100\""), "{}", answer.main());
        let unit = [("title", "Professionnels formés"), ("unit", "percent"), ("version", "2")];
        refused(&coordinator.post_form(&indicator, &unit).await, "déjà saisies dans l’unité d’avant");
        followed(&coordinator.post_form(&format!("{indicator}/retrait"), &[]).await);
        assert!(coordinator.get(&action).await.main().contains("Aucun indicateur"));
        assert_eq!(coordinator.get(&format!("{indicator}/valeurs")).await.status, 404);
        followed(&coordinator.post_form(&format!("{indicator}/retour"), &[]).await);
        assert!(coordinator.get(&action).await.main().contains("25 %"));
    }

    async fn values_are_drawn_and_told_in_words_too(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let values = format!("{}/valeurs", indicator(&coordinator, &action, &[("sum", "on")]).await);
        for (day, amount) in [("2023-12-31", "40"), ("2024-12-31", "80")] {
            followed(&coordinator.post_form(&values, &[("measured_on", day), ("amount", amount), ("source", "Bilan")]).await);
        }
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("<svg") && page.contains("31 décembre 2023 : 40. 31 décembre 2024 : 80."), "{page}");
        assert!(page.contains("En tableau") && page.contains("60 %"), "{page}");
    }
}
