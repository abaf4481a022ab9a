//! A contract is begun, told of and written.

use testkit::{Client, Figure, SOCIAL_CENTRE};

use super::{begin, first, followed, serve};

/// The vote of the source: 49 present, 6 represented, 55 for.
const VOTE: [(&str, &str); 15] = [
    ("kind", "vote"),
    ("done_on", "2023-06-01"),
    ("hour", "18:00"),
    ("body", "Conseil municipal"),
    ("subject", "Contrat local"),
    ("number", "136597"),
    ("convened_on", "2023-05-26"),
    ("present", "49"),
    ("represented", "6"),
    ("votes_for", "55"),
    ("secretary", "Une conseillère"),
    ("rapporteur", "Une maire-adjointe"),
    ("siret", "21920012800018"),
    ("matter_code", "8.5"),
    ("matter_name", "domaines de compétences par thèmes/politique de la ville"),
];

async fn vote(coordinator: &Client, path: &str) -> String {
    let institution = testkit::id(SOCIAL_CENTRE);
    let mut fields = VOTE.to_vec();
    fields.push(("institution", &institution));
    followed(&coordinator.post_form(&format!("{path}/actes"), &fields).await);
    let page = coordinator.get(path).await.main();
    first(&page, &format!("href=\"{path}/actes/")).to_owned()
}

testkit::both_engines! {
    async fn a_title_is_enough_and_the_page_says_what_is_not_known(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local de Valbourg").await;
        let page = coordinator.get(&path).await.main();
        for said in ["En préparation", "Dates non indiquées", "Aucun acte", "Aucun signataire", "pas encore été recopié"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let list = coordinator.get("/pro/contrats").await.main();
        assert!(list.contains("Contrat local de Valbourg"), "{list}");
    }

    async fn a_contract_begun_by_mistake_is_taken_away_and_one_that_says_something_stays(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat par erreur").await;
        let law = [("kind", "law"), ("title", "Loi")];
        followed(&coordinator.post_form(&format!("{path}/visas"), &law).await);
        assert_eq!(town.client(Figure::Professional).post_form(&format!("{path}/retrait"), &[]).await.status, 403);
        assert_eq!(followed(&coordinator.post_form(&format!("{path}/retrait"), &[]).await), "/pro/contrats");
        assert_eq!(coordinator.get(&path).await.status, 404);
        let path = followed(&coordinator.post_form("/pro/contrats", &[("title", "Contrat local")]).await);
        followed(&coordinator.post_form(&format!("{path}/texte"), &[("text", "Le texte."), ("number", "0")]).await);
        let answer = coordinator.post_form(&format!("{path}/retrait"), &[]).await;
        assert!(answer.status == 422 && answer.main().contains("il reste"), "{}", answer.main());
        assert!(!coordinator.get(&path).await.main().contains("Retirer ce contrat"));
    }

    async fn what_was_typed_wrong_is_kept_and_explained(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        let fields = [("title", "Contrat local"), ("starts_on", "2024-01-01"), ("ends_on", "2023-01-01"), ("communes", "Nulleville")];
        let answer = coordinator.post_form("/pro/contrats", &fields).await;
        assert_eq!(answer.status, 422);
        let page = answer.main();
        assert!(page.contains("Le dernier jour est avant le premier") && page.contains("Nulleville"), "{page}");
        let fields = [("title", "Contrat local"), ("communes", "Nulleville")];
        let page = coordinator.post_form("/pro/contrats", &fields).await.main();
        assert!(page.contains("n’est pas connue"), "{page}");
        assert!(coordinator.get("/pro/contrats").await.main().contains("Aucun contrat"));
    }

    async fn a_contract_may_cover_some_communes(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        let fields = [("title", "Contrat local"), ("communes", "Valbourg\n99102\n")];
        let path = followed(&coordinator.post_form("/pro/contrats", &fields).await);
        let page = coordinator.get(&path).await.main();
        assert!(page.contains("Rochemont, Valbourg"), "{page}");
        let form = coordinator.get(&format!("{path}/modification")).await.main();
        assert!(form.contains("Rochemont (99)"), "{form}");
    }

    async fn two_who_write_the_facts_lose_nothing(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let change = format!("{path}/modification");
        let fields = |title: &'static str| [("title", title), ("version", "1")];
        followed(&coordinator.post_form(&change, &fields("Contrat local 2024")).await);
        let answer = coordinator.post_form(&change, &fields("Contrat local 2025")).await;
        assert_eq!(answer.status, 409);
        let page = answer.main();
        assert!(page.contains("<del>") && page.contains("2024") && page.contains("value=\"Contrat local 2025\""), "{page}");
        let answer = coordinator.post_form(&change, &[("title", "Contrat local 2025"), ("version", "2")]).await;
        assert_eq!(answer.status, 303);
    }

    async fn two_who_write_the_text_lose_nothing_and_what_it_said_comes_back(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let text = format!("{path}/texte");
        followed(&coordinator.post_form(&text, &[("text", "Le **lundi** matin."), ("number", "0")]).await);
        assert!(coordinator.get(&path).await.main().contains("<strong>lundi</strong>"));
        let answer = coordinator.post_form(&text, &[("text", "Le mardi matin."), ("number", "0")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("Le mardi matin.</textarea>") && answer.main().contains("<ins>"), "{}", answer.main());
        followed(&coordinator.post_form(&text, &[("text", "Le mardi matin."), ("number", "1")]).await);
        let versions = coordinator.get(&format!("{path}/versions")).await.main();
        assert!(versions.contains("Version 2") && versions.contains("coordinatrice du réseau de Valbourg"), "{versions}");
        followed(&coordinator.post_form(&format!("{path}/versions/1"), &[("number", "2")]).await);
        assert!(coordinator.get(&path).await.main().contains("<strong>lundi</strong>"));
        assert_eq!(coordinator.post_form(&format!("{path}/versions/1"), &[("number", "2")]).await.status, 409);
    }

    async fn no_html_of_a_writer_reaches_the_page(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat <script>alert(1)</script>").await;
        let fields = [("text", "<script>alert(2)</script>\n\n<b onclick=\"x()\">mot</b>"), ("number", "0")];
        followed(&coordinator.post_form(&format!("{path}/texte"), &fields).await);
        let page = coordinator.get(&path).await.main();
        assert!(!page.contains("<script>") && !page.contains("onclick"), "{page}");
        let bad = [("text", "[mot](javascript:alert)"), ("number", "1")];
        assert_eq!(coordinator.post_form(&format!("{path}/texte"), &bad).await.status, 422);
    }

    async fn what_a_contract_hangs_on_is_told_apart_from_what_its_signatories_promised_elsewhere(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let visas = format!("{path}/visas");
        let law = [("kind", "law"), ("title", "Loi visant à protéger les victimes"), ("reference", "n° 2020-936"), ("date", "2020-07-30")];
        followed(&coordinator.post_form(&visas, &law).await);
        let charter = [("kind", "charter"), ("title", "Charte européenne pour l’égalité"), ("date", "2019")];
        followed(&coordinator.post_form(&visas, &charter).await);
        let page = coordinator.get(&path).await.main();
        let (laws, commitments) = page.split_once("Engagements voisins").unwrap();
        assert!(laws.contains("n° 2020-936 (30 juillet 2020)") && commitments.contains("l’égalité (2019)"), "{page}");
        let list = coordinator.get(&visas).await.main();
        let remove = format!("{visas}/{}", first(&list, &format!("action=\"{visas}/")));
        followed(&coordinator.post_form(&remove, &[]).await);
        assert!(!coordinator.get(&path).await.main().contains("2020-936"));
        assert_eq!(coordinator.post_form(&remove, &[]).await.status, 404);
        let wrong = [("kind", "law"), ("title", "Loi"), ("date", "juillet")];
        assert!(coordinator.post_form(&visas, &wrong).await.main().contains("ou une année comme 2019"));
    }

    async fn the_life_of_a_contract_is_told_in_order_and_moves_it_on(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let act = vote(&coordinator, &path).await;
        let acts = format!("{path}/actes");
        let filing = [("kind", "filing"), ("done_on", "2023-06-06"), ("about", act.as_str()), ("number", "092-219200128-20230601-136597-DE-1-1")];
        followed(&coordinator.post_form(&acts, &filing).await);
        assert!(coordinator.get(&path).await.main().contains(">Voté<"));
        followed(&coordinator.post_form(&acts, &[("kind", "opinion"), ("done_on", "2023-05-30"), ("body", "Commission")]).await);
        followed(&coordinator.post_form(&acts, &[("kind", "ceremony"), ("done_on", "2024-03-08"), ("hour", "15:00"), ("place", "Salons")]).await);
        let page = coordinator.get(&path).await.main();
        let told = ["30 mai 2023", "1er juin 2023", "26 mai 2023", "À l’unanimité", "Une maire-adjointe", "6 juin 2023", "136597-DE-1-1", "8 mars 2024"];
        let mut rest = page.as_str();
        for said in told {
            (_, rest) = rest.split_once(said).unwrap_or_else(|| panic!("{said} in its order: {page}"));
        }
        assert!(page.contains(">En vigueur<"), "{page}");
    }

    async fn a_vote_that_does_not_add_up_is_refused_with_what_was_typed(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let mut fields = VOTE.to_vec();
        fields[9] = ("votes_for", "54");
        let answer = coordinator.post_form(&format!("{path}/actes"), &fields).await;
        assert_eq!(answer.status, 422);
        let page = answer.main();
        assert!(page.contains("Le compte n’y est pas") && page.contains("value=\"54\""), "{page}");
        assert!(coordinator.get(&path).await.main().contains("Aucun acte"));
    }

    async fn two_who_change_an_act_lose_nothing_and_a_filed_vote_stays(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let act = vote(&coordinator, &path).await;
        let change = format!("{path}/actes/{act}");
        let with = |note: &'static str, version: &'static str| {
            let mut fields = VOTE.to_vec();
            fields.extend([("note", note), ("version", version)]);
            fields
        };
        followed(&coordinator.post_form(&change, &with("première", "1")).await);
        let answer = coordinator.post_form(&change, &with("seconde", "1")).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("première") && answer.main().contains("seconde"), "{}", answer.main());
        let filing = [("kind", "filing"), ("done_on", "2023-06-06"), ("about", act.as_str())];
        followed(&coordinator.post_form(&format!("{path}/actes"), &filing).await);
        let answer = coordinator.post_form(&format!("{change}/retrait"), &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("retirez-le d’abord"), "{}", answer.main());
    }

    async fn votes_go_out_in_the_national_format(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        assert_eq!(coordinator.get(&format!("{path}/deliberations")).await.status, 422);
        let act = vote(&coordinator, &path).await;
        let filing = [("kind", "filing"), ("done_on", "2023-06-06"), ("about", act.as_str()), ("number", "092-219200128-20230601-136597-DE-1-1")];
        followed(&coordinator.post_form(&format!("{path}/actes"), &filing).await);
        let expected = "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL\n\
            Centre communal d’action sociale de Valbourg,21920012800018,136597,2023-06-01,8.5,domaines de compétences par thèmes/politique de la ville,Contrat local,,,PREF092,2023-06-06,55,55,55,0,0,\n";
        assert_eq!(coordinator.get(&format!("{path}/deliberations")).await.body, expected);
        assert_eq!(coordinator.get("/pro/contrats/deliberations").await.body, expected);
        let form = coordinator.get(&format!("{path}/actes/{act}")).await.main();
        assert!(!form.contains("il manque"), "{form}");
    }

    async fn a_contract_is_read_by_its_territory_and_its_signatories_and_by_nobody_else(town: Town) {
        let (_, path) = begin(&town, "Contrat local").await;
        assert_eq!(town.client(Figure::Professional).get(&path).await.status, 200);
        assert_eq!(town.client(Figure::Professional).get(&format!("{path}/modification")).await.status, 403);
        let neighbour = town.client(Figure::Neighbour);
        assert_eq!(neighbour.get(&path).await.status, 404);
        assert_eq!(neighbour.get(&format!("{path}/modification")).await.status, 404);
        assert_eq!(town.client(Figure::Nobody).get(&path).await.status, 303);
    }
}
