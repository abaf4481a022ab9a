//! Axes, objectives, actions and their steps are kept.

use testkit::{ASSOCIATION, Figure, HOSPITAL, PREFECTURE, id};

use super::{add, begin, first, followed, refused};

testkit::both_engines! {
    async fn a_plan_is_axes_objectives_and_actions(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let plan = format!("{contract}/plan");
        assert!(coordinator.get(&plan).await.main().contains("Ce plan est vide"));
        let axes = format!("{plan}/axes");
        followed(&coordinator.post_form(&axes, &[("title", "Former")]).await);
        followed(&coordinator.post_form(&axes, &[("title", "Prévenir")]).await);
        let page = coordinator.get(&axes).await.main();
        let axis = first(&page, "id=\"axis-").to_owned();
        followed(&coordinator.post_form(&format!("{axes}/{axis}/objectifs"), &[("title", "Une offre commune")]).await);
        let form = coordinator.get(&format!("{plan}/actions/nouvelle")).await.main();
        let objective = format!("objectif-{}", first(&form, "value=\"objectif-"));
        let action = add(&coordinator, &contract, &[("place", &objective), ("ends_on", "2026-12-31")]).await;
        let page = coordinator.get(&plan).await.main();
        let told = ["Former", "Une offre commune", "Former l’accueil", "pas encore mesuré", "Prévenir", "Aucune action encore"];
        let mut rest = page.as_str();
        for said in told {
            (_, rest) = rest.split_once(said).unwrap_or_else(|| panic!("{said} in its order: {page}"));
        }
        let answer = coordinator.post_form(&format!("{axes}/{axis}/retrait"), &[]).await;
        refused(&answer, "porte encore des objectifs");
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("Commissariat de Valbourg") && page.contains("31 décembre 2026"), "{page}");
    }

    async fn an_axis_and_an_objective_that_were_taken_away_come_back(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let (plan, axes) = (format!("{contract}/plan"), format!("{contract}/plan/axes"));
        followed(&coordinator.post_form(&axes, &[("title", "Former")]).await);
        let axis = first(&coordinator.get(&axes).await.main(), "id=\"axis-").to_owned();
        followed(&coordinator.post_form(&format!("{axes}/{axis}/objectifs"), &[("title", "Une offre commune")]).await);
        let form = coordinator.get(&format!("{plan}/actions/nouvelle")).await.main();
        let objective = first(&form, "value=\"objectif-").to_owned();
        let action = add(&coordinator, &contract, &[("place", &format!("objectif-{objective}"))]).await;
        let (of_axis, of_objective) = (format!("{axes}/{axis}"), format!("{plan}/objectifs/{objective}"));
        let answer = coordinator.post_form(&format!("{of_objective}/retrait"), &[]).await;
        refused(&answer, "déplacez-les ou retirez-les d’abord");
        followed(&coordinator.post_form(&format!("{action}/retrait"), &[]).await);
        for path in [&of_objective, &of_axis] {
            followed(&coordinator.post_form(&format!("{path}/retrait"), &[]).await);
            assert_eq!(coordinator.post_form(&format!("{path}/retrait"), &[]).await.status, 404);
        }
        let page = coordinator.get(&axes).await.main();
        assert!(page.contains("Ce qui a été retiré") && page.contains(&format!("{of_axis}/retour")), "{page}");
        assert!(!page.contains(&format!("{of_objective}/retour")), "it has no place to come back to: {page}");
        assert_eq!(coordinator.post_form(&format!("{of_objective}/retour"), &[]).await.status, 404);
        for path in [&of_axis, &of_objective] {
            followed(&coordinator.post_form(&format!("{path}/retour"), &[]).await);
            assert_eq!(coordinator.post_form(&format!("{path}/retour"), &[]).await.status, 404);
        }
        assert!(coordinator.get(&plan).await.main().contains("Une offre commune"));
        for path in [&of_objective, &of_axis] {
            followed(&coordinator.post_form(&format!("{path}/retrait"), &[]).await);
        }
        followed(&coordinator.post_form(&format!("{action}/retour"), &[]).await);
        let page = coordinator.get(&plan).await.main();
        assert!(page.contains("Former</h2>") && page.contains("Une offre commune</h3>"), "an action comes back with its place: {page}");
    }

    async fn two_who_name_an_axis_lose_nothing(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let axes = format!("{contract}/plan/axes");
        followed(&coordinator.post_form(&axes, &[("title", "Former")]).await);
        let axis = first(&coordinator.get(&axes).await.main(), "id=\"axis-").to_owned();
        let save = format!("{axes}/{axis}");
        followed(&coordinator.post_form(&save, &[("title", "Former ensemble"), ("position", "2"), ("version", "1")]).await);
        let answer = coordinator.post_form(&save, &[("title", "Se former"), ("position", "1"), ("version", "1")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("Former ensemble") && answer.main().contains("value=\"Se former\""), "{}", answer.main());
        refused(&coordinator.post_form(&save, &[("title", "a"), ("version", "2")]).await, "3 à 300 lettres");
        followed(&coordinator.post_form(&format!("{save}/retrait"), &[]).await);
        assert_eq!(coordinator.post_form(&format!("{save}/retrait"), &[]).await.status, 404);
    }

    async fn an_action_without_lead_is_a_draft_that_says_so(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[("lead", "")]).await;
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("Il manque une institution pilote"), "{page}");
        assert!(page.contains("Il manque une date de fin") && page.contains("Rien ne permet de mesurer"), "{page}");
    }

    async fn a_lead_that_does_not_sign_is_warned_of(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[("lead", &id(HOSPITAL))]).await;
        assert!(coordinator.get(&action).await.main().contains("ne signe pas ce contrat"));
        let form = coordinator.get(&format!("{action}/modification")).await.main();
        assert!(form.contains("Hôpital de Valbourg (ne signe pas ce contrat)"), "{form}");
    }

    async fn what_was_typed_wrong_is_kept_and_explained(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let actions = format!("{contract}/plan/actions");
        let fields = [("title", "Former l’accueil"), ("starts_on", "2026-02-01"), ("ends_on", "2026-01-01")];
        let answer = coordinator.post_form(&actions, &fields).await;
        refused(&answer, "Le dernier jour est avant le premier");
        assert!(answer.main().contains("value=\"2026-02-01\""));
        let fields = [("title", "Former l’accueil"), ("budget", "1 000"), ("fundings", "Ville : 600\nÉtat : 500")];
        let answer = coordinator.post_form(&actions, &fields).await;
        refused(&answer, "donnent plus que le budget");
        assert!(answer.main().contains("Ville : 600\nÉtat : 500"), "{}", answer.main());
        let long = "a".repeat(5001);
        refused(&coordinator.post_form(&actions, &[("title", "Former"), ("description", &long)]).await, "Raccourcissez");
        assert!(coordinator.get(&format!("{contract}/plan")).await.main().contains("Ce plan est vide"));
    }

    async fn who_pays_is_told_with_the_whole(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let fields = [("budget", "20 000"), ("fundings", "Ville : 16 000\nÉtat : 3 500,50"), ("helper", &id(PREFECTURE)), ("helper", &id(ASSOCIATION))];
        let action = add(&coordinator, &contract, &fields).await;
        let page = coordinator.get(&action).await.main();
        let told = page.replace(['\u{202f}', '\u{a0}'], " ");
        assert!(told.contains("Ville : 16 000 €") && told.contains("Total : 19 500,50 €"), "{page}");
        assert!(page.contains("Association Horizon, Préfecture du Val"), "{page}");
        let form = coordinator.get(&format!("{action}/modification")).await.main();
        assert!(form.contains("État : 3500,50"), "{form}");
    }

    async fn two_who_change_an_action_lose_nothing(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let save = format!("{action}/modification");
        let with = |title: &'static str, version: &'static str| [("title", title), ("audience", "Agents"), ("version", version)];
        followed(&coordinator.post_form(&save, &with("Former les agents", "1")).await);
        let answer = coordinator.post_form(&save, &with("Former l’accueil public", "1")).await;
        assert_eq!(answer.status, 409);
        let page = answer.main();
        assert!(page.contains("<del>") && page.contains("agents") && page.contains("value=\"Former l’accueil public\""), "{page}");
        followed(&coordinator.post_form(&save, &with("Former l’accueil public", "2")).await);
        assert!(coordinator.get(&action).await.main().contains("Former l’accueil public"));
    }

    async fn an_action_moves_on_by_its_rules(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[("starts_on", "2026-12-01")]).await;
        let state = format!("{action}/etat");
        refused(&coordinator.post_form(&state, &[("state", "running"), ("version", "1")]).await, "ne commence que plus tard");
        refused(&coordinator.post_form(&state, &[("state", "dropped"), ("version", "1")]).await, "pourquoi l’action est abandonnée");
        let why = [("state", "dropped"), ("reason", "Sans financement"), ("version", "1")];
        followed(&coordinator.post_form(&state, &why).await);
        let page = coordinator.get(&action).await.main();
        assert!(page.contains(">Abandonnée<") && page.contains("Sans financement"), "{page}");
        assert_eq!(coordinator.post_form(&state, &why).await.status, 409, "it has moved meanwhile");
        refused(&coordinator.post_form(&state, &[("state", "done"), ("version", "2")]).await, "ne peut pas passer");
        followed(&coordinator.post_form(&state, &[("state", "planned"), ("version", "2")]).await);
        assert!(!coordinator.get(&action).await.main().contains("Sans financement"));
    }

    async fn what_was_taken_away_comes_back(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        followed(&coordinator.post_form(&format!("{action}/retrait"), &[]).await);
        assert_eq!(coordinator.get(&action).await.status, 404);
        let page = coordinator.get(&format!("{contract}/plan")).await.main();
        assert!(page.contains("Ce qui a été retiré") && page.contains("Former l’accueil"), "{page}");
        let seen = town.client(Figure::Professional).get(&format!("{contract}/plan")).await.main();
        assert!(!seen.contains("Former l’accueil"), "{seen}");
        followed(&coordinator.post_form(&format!("{action}/retour"), &[]).await);
        assert_eq!(coordinator.get(&action).await.status, 200);
        assert_eq!(coordinator.post_form(&format!("{action}/retour"), &[]).await.status, 404);
    }

    async fn steps_make_progress_and_a_late_one_says_so(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let steps = format!("{action}/etapes");
        let guide = [("kind", "deliverable"), ("title", "Guide imprimé"), ("due_on", "2026-11-22"), ("weight", "3")];
        followed(&coordinator.post_form(&steps, &guide).await);
        let met = [("kind", "milestone"), ("title", "Première rencontre"), ("due_on", "2026-12-22"), ("weight", "1")];
        followed(&coordinator.post_form(&steps, &met).await);
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("En retard : Guide imprimé, attendu le 22 novembre 2026") && page.contains("0 %"), "{page}");
        refused(&coordinator.post_form(&format!("{action}/etat"), &[("state", "done"), ("version", "1")]).await, "n’est pas encore fait");
        let (_, rest) = page.split_once("Guide imprimé</h3>").unwrap();
        let done = first(rest, "action=\"").to_owned();
        refused(&coordinator.post_form(&done, &[("done_on", "2026-11-24"), ("version", "1")]).await, "pas encore venue");
        followed(&coordinator.post_form(&done, &[("done_on", "2026-11-23"), ("version", "1")]).await);
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("75 %") && page.contains("Fait le 23 novembre 2026") && !page.contains("En retard :"), "{page}");
        assert_eq!(coordinator.post_form(&done, &[("done_on", ""), ("version", "1")]).await.status, 409);
        followed(&coordinator.post_form(&done, &[("done_on", ""), ("version", "2")]).await);
        assert!(coordinator.get(&action).await.main().contains("0 %"));
    }

    async fn two_who_change_a_step_lose_nothing_and_it_comes_back(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let fields = |title: &'static str, version: &'static str| [("kind", "milestone"), ("title", title), ("weight", "1"), ("version", version)];
        followed(&coordinator.post_form(&format!("{action}/etapes"), &fields("Rencontre", "0")).await);
        let page = coordinator.get(&action).await.main();
        let step = format!("{action}/etapes/{}", first(&page, &format!("href=\"{action}/etapes/")));
        followed(&coordinator.post_form(&step, &fields("Première rencontre", "1")).await);
        let answer = coordinator.post_form(&step, &fields("Rencontre de lancement", "1")).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("<ins>") && answer.main().contains("value=\"Rencontre de lancement\""), "{}", answer.main());
        refused(&coordinator.post_form(&step, &[("kind", "x"), ("title", "Rencontre"), ("version", "2")]).await, "Choisissez dans la liste");
        followed(&coordinator.post_form(&format!("{step}/retrait"), &[]).await);
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("Aucun livrable ni jalon") && page.contains("Ce qui a été retiré"), "{page}");
        assert_eq!(coordinator.get(&step).await.status, 404);
        followed(&coordinator.post_form(&format!("{step}/retour"), &[]).await);
        assert!(coordinator.get(&action).await.main().contains("Première rencontre</h3>"));
    }

    async fn no_html_of_a_writer_reaches_a_page(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let bad = "<script>alert(1)</script>";
        let action = add(&coordinator, &contract, &[("title", bad), ("description", bad), ("public", "on")]).await;
        followed(&coordinator.post_form(&format!("{action}/etapes"), &[("kind", "milestone"), ("title", bad)]).await);
        for path in [action.clone(), format!("{contract}/plan"), format!("{contract}/plan?vue=annee"), "/infos/valbourg/plan".to_owned()] {
            assert!(!coordinator.get(&path).await.body.contains("<script>alert"), "{path}");
        }
    }

    async fn who_may_not_know_of_a_plan_finds_nothing_and_who_may_not_keep_it_is_refused(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        let action = add(&coordinator, &contract, &[]).await;
        let neighbour = town.client(Figure::Neighbour);
        for path in [format!("{contract}/plan"), action.clone(), format!("{contract}/plan.pdf"), format!("{action}/modification")] {
            assert_eq!(neighbour.get(&path).await.status, 404, "{path}");
        }
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.get(&action).await.status, 200);
        assert_eq!(professional.get(&format!("{action}/modification")).await.status, 403);
        assert_eq!(professional.post_form(&format!("{action}/retrait"), &[]).await.status, 403);
        assert_eq!(town.client(Figure::Referent).post_form(&format!("{contract}/plan/actions"), &[("title", "Former")]).await.status, 403);
        assert_eq!(town.client(Figure::Nobody).get(&action).await.status, 303);
        assert_eq!(town.client(Figure::Dpo).get(&action).await.status, 200);
        let other = super::followed(&coordinator.post_form("/pro/contrats", &[("title", "Un autre contrat")]).await);
        let elsewhere = action.replace(&contract, &other);
        assert_eq!(coordinator.get(&elsewhere).await.status, 404, "an action is of one contract");
    }

    async fn a_contract_that_has_a_plan_is_not_taken_away(town: Town) {
        super::serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        let contract = followed(&coordinator.post_form("/pro/contrats", &[("title", "Contrat local")]).await);
        followed(&coordinator.post_form(&format!("{contract}/plan/axes"), &[("title", "Former")]).await);
        refused(&coordinator.post_form(&format!("{contract}/retrait"), &[]).await, "il reste");
        assert!(coordinator.get(&format!("{contract}/plan")).await.main().contains("Former"));
    }
}
