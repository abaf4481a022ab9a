//! The plan is looked at by axis, institution and year, on paper, as tables, and by the public.

use axum::response::{IntoResponse as _, Response};
use testkit::{Client, Figure, PREFECTURE, Town, id, read_pdf};
use web::{Access, Cx, Path};

use super::{add, begin, first, followed};

/// An axis with an action that everybody may read of, in a contract that holds.
async fn published(town: &Town) -> (Client, String, String) {
    let (coordinator, contract) = begin(town).await;
    let dates = [("title", "Contrat local"), ("starts_on", "2024-01-01"), ("version", "1")];
    followed(&coordinator.post_form(&format!("{contract}/modification"), &dates).await);
    followed(&coordinator.post_form(&format!("{contract}/plan/axes"), &[("title", "Prévenir")]).await);
    let form = coordinator.get(&format!("{contract}/plan/actions/nouvelle")).await.main();
    let place = format!("axe-{}", first(&form, "value=\"axe-"));
    let fields =
        [("title", "Sensibiliser les jeunes"), ("place", place.as_str()), ("public", "on"), ("ends_on", "2026-12-31")];
    let action = add(&coordinator, &contract, &fields).await;
    (coordinator, contract, action)
}

/// Answers whether the public has something to read.
async fn tell(cx: Cx, Path(slug): Path<String>) -> web::Result<Response> {
    let mut db = cx.read().await?;
    let territory = partner::territory_by_slug(&mut db, &slug).await?.unwrap();
    Ok(format!("{}", crate::is_public(&cx, &mut db, territory.id).await?).into_response())
}

const PUBLIC: &str = "/infos/valbourg/plan";

testkit::both_engines! {
    async fn the_home_page_is_told_of_a_plan_once_somebody_may_read_of_it(town: Town) {
        let (coordinator, contract, action) = published(&town).await;
        let routes = crate::routes().merge(contract::routes()).get("/infos/{slug}/porte", Access::Anybody, tell);
        town.serve(testkit::app(routes).words(crate::WORDS).words(contract::WORDS));
        let is_told = async || town.client(Figure::Nobody).get("/infos/valbourg/porte").await.body;
        assert_eq!(is_told().await, "true");
        followed(&coordinator.post_form(&format!("{action}/retrait"), &[]).await);
        assert_eq!(is_told().await, "false", "what was taken away is not read");
        followed(&coordinator.post_form(&format!("{action}/retour"), &[]).await);
        let ended = [("title", "Contrat local"), ("starts_on", "2024-01-01"), ("ends_on", "2026-11-22"), ("version", "2")];
        followed(&coordinator.post_form(&format!("{contract}/modification"), &ended).await);
        assert_eq!(is_told().await, "false", "a contract that is over holds no more");
    }

    async fn the_plan_is_looked_at_by_institution_and_by_year_and_narrowed(town: Town) {
        let (coordinator, contract) = begin(&town).await;
        add(&coordinator, &contract, &[("title", "Ancienne"), ("starts_on", "2024-01-01"), ("ends_on", "2025-12-31")]).await;
        add(&coordinator, &contract, &[("title", "Suivante"), ("lead", &id(PREFECTURE))]).await;
        let plan = format!("{contract}/plan");
        let by = coordinator.get(&format!("{plan}?vue=institution")).await.main();
        let (police, prefecture) = by.split_once("<h2>Préfecture du Val</h2>").unwrap();
        assert!(police.contains("Ancienne") && prefecture.contains("Suivante"), "{by}");
        let by = coordinator.get(&format!("{plan}?vue=annee")).await.main();
        assert!(by.contains("<h2>2025</h2>") && by.contains("<h2>2024</h2>") && by.contains("Sans date"), "{by}");
        let late = coordinator.get(&format!("{plan}?retard=on")).await.main();
        assert!(late.contains("Ancienne") && !late.contains(">Suivante<") && late.contains("Une action trouvée"), "{late}");
        let none = coordinator.get(&format!("{plan}?etat=done")).await.main();
        assert!(none.contains("Aucune action ne correspond"), "{none}");
        assert_eq!(coordinator.get(&format!("{plan}?vue=x&etat=y&pilote=z&tri=t")).await.status, 200);
    }

    async fn the_plan_goes_out_as_tables_and_on_paper(town: Town) {
        let (coordinator, contract, action) = published(&town).await;
        followed(&coordinator.post_form(&format!("{action}/indicateurs"), &[("title", "=Jeunes"), ("target", "80")]).await);
        let csv = coordinator.get(&format!("{contract}/plan.csv")).await;
        assert_eq!(csv.header("content-disposition"), "attachment; filename=\"plan.csv\"");
        assert!(csv.body.contains("Prévenir,,Sensibiliser les jeunes,,Commissariat de Valbourg"), "{}", csv.body);
        let csv = coordinator.get(&format!("{contract}/plan/indicateurs.csv")).await.body;
        assert!(csv.contains("Sensibiliser les jeunes,'=Jeunes,,Nombre,0,80,,0,"), "{csv}");
        let answer = coordinator.get(&format!("{contract}/plan.pdf")).await;
        assert_eq!(answer.header("content-type"), "application/pdf");
        let text = read_pdf(&answer.bytes);
        for said in ["Plan d’actions", "Prévenir", "Sensibiliser les jeunes", "Commissariat", "pas encore mesuré"] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }

    async fn the_public_reads_what_is_public_of_contracts_that_hold(town: Town) {
        let (coordinator, contract, _) = published(&town).await;
        add(&coordinator, &contract, &[("title", "Action interne")]).await;
        let anybody = town.client(Figure::Nobody);
        let answer = anybody.get(PUBLIC).await;
        assert!(answer.status == 200 && answer.header("set-cookie").is_empty());
        let page = answer.main();
        assert!(page.contains("Sensibiliser les jeunes") && page.contains("Commissariat de Valbourg"), "{page}");
        assert!(!page.contains("Action interne") && !page.contains("/pro/"), "{page}");
        let over = [("title", "Contrat local"), ("starts_on", "2024-01-01"), ("ends_on", "2025-12-31"), ("version", "2")];
        followed(&coordinator.post_form(&format!("{contract}/modification"), &over).await);
        assert!(anybody.get(PUBLIC).await.main().contains("Aucune action n’est publiée"));
        assert_eq!(anybody.get("/infos/nulle-part/plan").await.status, 404);
        assert!(anybody.get("/en/infos/valbourg/plan").await.main().contains("No action is published"));
    }

    async fn the_public_sees_no_small_count_and_nothing_that_is_for_partners(town: Town) {
        let (coordinator, _, action) = published(&town).await;
        for (title, protection, amount) in
            [("Petit groupe", "small", "7"), ("Secret", "partners", "7777"), ("Grand groupe", "small", "70")]
        {
            let fields = [("title", title), ("target", "100"), ("protection", protection)];
            followed(&coordinator.post_form(&format!("{action}/indicateurs"), &fields).await);
            let page = coordinator.get(&action).await.main();
            let (before, _) = page.split_once(&format!("\">{title}</h3>")).unwrap();
            let values = format!("{action}/indicateurs/{}/valeurs", before.rsplit("id=\"i-").next().unwrap());
            followed(&coordinator.post_form(&values, &[("measured_on", "2026-11-01"), ("amount", amount), ("source", "Bilan")]).await);
        }
        let session = |day: &'static str, under_18: &'static str| [("held_on", day), ("setting", "school"), ("under_18", under_18), ("adults", "3")];
        followed(&coordinator.post_form(&format!("{action}/seances"), &session("2026-06-01", "28")).await);
        let page = town.client(Figure::Nobody).get(PUBLIC).await.main();
        assert!(page.contains("Petit groupe") && page.contains("moins de 11") && !page.contains(">7 "), "{page}");
        assert!(page.contains("<dd>70 ") && !page.contains("Secret") && !page.contains("7777"), "{page}");
        assert!(page.contains("70 %"), "progress is of what may be told alone: {page}");
        assert!(page.contains("Moins de 18 ans : 28") && page.contains("Adultes : moins de 11"), "{page}");
    }

    async fn what_is_counted_for_partners_alone_is_not_told_by_its_sessions(town: Town) {
        let (coordinator, _, action) = published(&town).await;
        let fields = [("title", "Jeunes"), ("feed", "under_18"), ("protection", "partners")];
        followed(&coordinator.post_form(&format!("{action}/indicateurs"), &fields).await);
        followed(&coordinator.post_form(&format!("{action}/seances"), &[("held_on", "2026-06-01"), ("setting", "school"), ("under_18", "2800")]).await);
        let page = town.client(Figure::Nobody).get(PUBLIC).await.main();
        assert!(!page.contains("800") && !page.contains("une séance"), "{page}");
    }
}
