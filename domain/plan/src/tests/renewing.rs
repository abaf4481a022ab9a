//! A plan goes on in that of the next contract, or ends with its own.

use testkit::{Client, Figure, Town};

use super::{add, begin, first, followed, refused};

/// A plan with an axis that holds an objective, below which an action runs; another action is done. Gives its contract, the next
/// one, and the ids of axis, objective and the two actions.
async fn renewed(town: &Town) -> (Client, String, String, [String; 4]) {
    let (coordinator, before) = begin(town).await;
    let facts = [("title", "Contrat local"), ("starts_on", "2024-01-01"), ("ends_on", "2026-12-31"), ("version", "1")];
    followed(&coordinator.post_form(&format!("{before}/modification"), &facts).await);
    let axes = format!("{before}/plan/axes");
    followed(&coordinator.post_form(&axes, &[("title", "Former")]).await);
    let axis = first(&coordinator.get(&axes).await.main(), "id=\"axis-").to_owned();
    followed(&coordinator.post_form(&format!("{axes}/{axis}/objectifs"), &[("title", "Une offre commune")]).await);
    let form = coordinator.get(&format!("{before}/plan/actions/nouvelle")).await.main();
    let objective = first(&form, "value=\"objectif-").to_owned();
    let place = format!("objectif-{objective}");
    let open = add(&coordinator, &before, &[("place", &place), ("budget", "1000"), ("ends_on", "2026-06-30")]).await;
    let steps = format!("{open}/etapes");
    for (title, done_on) in [("Guide relu", "2026-01-15"), ("Guide imprimé", "")] {
        let step = [("kind", "deliverable"), ("title", title), ("done_on", done_on), ("weight", "1")];
        followed(&coordinator.post_form(&steps, &step).await);
    }
    let indicators = format!("{open}/indicateurs");
    let indicator = [
        ("title", "Personnes formées"),
        ("unit", "count"),
        ("feed", "typed"),
        ("protection", "small"),
        ("least", "11"),
        ("weight", "1"),
        ("target", "200"),
    ];
    followed(&coordinator.post_form(&indicators, &indicator).await);
    let page = coordinator.get(&open).await.main();
    let values =
        format!("{indicators}/{}/valeurs", first(&page, &format!("href=\"{indicators}/")).split('/').next().unwrap());
    let value = [("measured_on", "2026-01-31"), ("amount", "120"), ("source", "Registre")];
    followed(&coordinator.post_form(&values, &value).await);
    let done = add(&coordinator, &before, &[("title", "Imprimer une affiche")]).await;
    followed(&coordinator.post_form(&format!("{done}/etat"), &[("state", "done"), ("version", "1")]).await);
    let fields = [("title", "Contrat local 2027-2029"), ("starts_on", "2027-01-01")];
    let next = followed(&coordinator.post_form(&format!("{before}/renouvellement"), &fields).await);
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let ids = [axis, objective, id(&open), id(&done)];
    (coordinator, before, next, ids)
}

/// What the page proposes.
fn choices([axis, objective, open, done]: &[String; 4]) -> [(String, &'static str); 4] {
    [
        (format!("axe-{axis}"), "reprise"),
        (format!("objectif-{objective}"), "reprise"),
        (format!("action-{open}"), "reprise"),
        (format!("action-{done}"), "fin"),
    ]
}

fn fields<'a>(choices: &'a [(String, &'static str)], is_confirmed: bool) -> Vec<(&'a str, &'a str)> {
    let confirmed = is_confirmed.then_some(("confirmed", "on"));
    choices.iter().map(|(name, typed)| (name.as_str(), *typed)).chain(confirmed).collect()
}

testkit::both_engines! {
    async fn what_goes_on_is_told_before_copied_once_and_told_after(town: Town) {
        let (coordinator, before, next, ids) = renewed(&town).await;
        let (plan, renewal) = (format!("{next}/plan"), format!("{next}/plan/reprise"));
        assert!(coordinator.get(&plan).await.main().contains("Reprendre le plan du contrat précédent"));
        let page = coordinator.get(&renewal).await.main();
        assert!(page.contains("<dt>À décider</dt><dd>4</dd>"), "{page}");
        assert_eq!(page.matches("value=\"reprise\" selected").count(), 3, "{page}");
        let choices = choices(&ids);
        let told = coordinator.post_form(&renewal, &fields(&choices, false)).await;
        assert_eq!(told.status, 200);
        for said in ["Rien n’est encore fait", "<dt>Axes repris</dt><dd>1</dd>", "<dt>Actions reprises</dt><dd>1</dd>", "<dt>Actions terminées</dt><dd>1</dd>"] {
            assert!(told.main().contains(said), "{said}: {}", told.main());
        }
        assert!(coordinator.get(&plan).await.main().contains("Ce plan est vide"), "asking does nothing");
        for _ in 0..2 {
            followed(&coordinator.post_form(&renewal, &fields(&choices, true)).await);
        }
        let page = coordinator.get(&renewal).await.main();
        for said in ["<dt>Axes repris</dt><dd>1</dd>", "<dt>Objectifs repris</dt><dd>1</dd>", "<dt>Actions reprises</dt><dd>1</dd>", "<dt>Actions terminées</dt><dd>1</dd>", "<dt>À décider</dt><dd>0</dd>"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let page = coordinator.get(&plan).await.main();
        assert_eq!(page.matches(">Former l’accueil</a>").count(), 1, "{page}");
        for said in ["Une action reprise du contrat précédent, aucune nouvelle.", "Une action s’est terminée avec lui.", "Imprimer une affiche", ">Reprise</span>", "Une offre commune"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let report = coordinator.get(&format!("{before}/plan")).await.main();
        assert!(report.contains("Reprise dans le contrat suivant") && report.contains("Terminée avec ce contrat"), "{report}");
        assert!(!report.contains("En retard :"), "what goes on elsewhere is late no more: {report}");
    }

    async fn what_goes_on_leaves_its_results_its_money_and_what_is_done_behind(town: Town) {
        let (coordinator, before, next, ids) = renewed(&town).await;
        let choices = choices(&ids);
        followed(&coordinator.post_form(&format!("{next}/plan/reprise"), &fields(&choices, true)).await);
        let page = coordinator.get(&format!("{next}/plan")).await.main();
        let action = format!("{next}/plan/actions/{}", first(&page, &format!("href=\"{next}/plan/actions/")).replace("nouvelle", ""));
        let action = if action.ends_with('/') {
            let (_, rest) = page.split_once(&format!("<strong><a href=\"{next}/plan/actions/")).unwrap();
            format!("{next}/plan/actions/{}", rest.split('"').next().unwrap())
        } else {
            action
        };
        let page = coordinator.get(&action).await.main();
        assert!(page.contains("Guide imprimé") && !page.contains("Guide relu"), "{page}");
        assert!(page.contains("Personnes formées") && page.contains("pas encore mesuré") && !page.contains("<strong>120</strong>"), "{page}");
        assert!(page.contains("Commissariat de Valbourg") && !page.contains("<dt>Budget</dt>"), "{page}");
        assert!(page.contains("Il manque une date de fin"), "its last day has passed: {page}");
        let old = format!("{before}/plan/actions/{}", ids[2]);
        assert!(page.contains(&format!("href=\"{old}\"")), "{page}");
        let page = coordinator.get(&old).await.main();
        assert!(page.contains(&format!("href=\"{action}\"")) && page.contains("<strong>120</strong>"), "{page}");
    }

    async fn an_action_goes_on_below_another_axis_and_what_ended_may_go_on_after_all(town: Town) {
        let (coordinator, _, next, ids) = renewed(&town).await;
        let axes = format!("{next}/plan/axes");
        followed(&coordinator.post_form(&axes, &[("title", "Prévenir")]).await);
        let axis = format!("axe-{}", first(&coordinator.get(&axes).await.main(), "id=\"axis-"));
        let renewal = format!("{next}/plan/reprise");
        let (open, done) = (format!("action-{}", ids[2]), format!("action-{}", ids[3]));
        let fields = [(open.as_str(), axis.as_str()), (&done, "fin"), ("confirmed", "on")];
        followed(&coordinator.post_form(&renewal, &fields).await);
        let page = coordinator.get(&format!("{next}/plan")).await.main();
        let (_, below) = page.split_once("<h2>Prévenir</h2>").unwrap();
        assert!(below.contains("Former l’accueil") && !page.contains("Une offre commune"), "{page}");
        assert!(coordinator.get(&renewal).await.main().contains("<dt>À décider</dt><dd>2</dd>"), "its axis and objective");
        followed(&coordinator.post_form(&renewal, &[(done.as_str(), "reprise"), ("confirmed", "on")]).await);
        let page = coordinator.get(&format!("{next}/plan")).await.main();
        assert!(page.contains(">Imprimer une affiche</a>") && page.contains("2 actions reprises"), "{page}");
        refused(&coordinator.post_form(&renewal, &[(&format!("axe-{}", ids[0]), "ailleurs")]).await, "Choisissez dans la liste");
    }

    async fn what_was_taken_away_from_the_next_plan_comes_back_instead_of_doubling(town: Town) {
        let (coordinator, _, next, ids) = renewed(&town).await;
        let (renewal, axes) = (format!("{next}/plan/reprise"), format!("{next}/plan/axes"));
        let axis = format!("axe-{}", ids[0]);
        let fields = [(axis.as_str(), "reprise"), ("confirmed", "on")];
        followed(&coordinator.post_form(&renewal, &fields).await);
        let copy = first(&coordinator.get(&axes).await.main(), "id=\"axis-").to_owned();
        followed(&coordinator.post_form(&format!("{axes}/{copy}/retrait"), &[]).await);
        followed(&coordinator.post_form(&renewal, &fields).await);
        let page = coordinator.get(&axes).await.main();
        assert_eq!((page.matches("id=\"axis-").count(), first(&page, "id=\"axis-")), (1, copy.as_str()), "{page}");
        assert!(page.contains(">Repris</span>"), "{page}");
    }

    async fn only_who_keeps_the_next_plan_takes_over_and_only_where_a_contract_came_before(town: Town) {
        let (coordinator, before, next, ids) = renewed(&town).await;
        let renewal = format!("{next}/plan/reprise");
        assert_eq!(coordinator.get(&format!("{before}/plan/reprise")).await.status, 404);
        assert_eq!(town.client(Figure::Neighbour).get(&renewal).await.status, 404);
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.get(&renewal).await.status, 403);
        let choices = choices(&ids);
        assert_eq!(professional.post_form(&renewal, &fields(&choices, true)).await.status, 403);
        let page = professional.get(&format!("{next}/plan")).await.main();
        assert!(!page.contains("/plan/reprise"), "{page}");
    }
}
