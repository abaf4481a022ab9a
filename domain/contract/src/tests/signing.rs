//! Institutions sign, by whoever stands for them on that day.

use base::Id;
use testkit::{ASSOCIATION, Client, Figure, HOSPITAL, NEIGHBOUR_TOWN_HALL, POLICE, PREFECTURE, Uuid};

use super::{begin, first, followed};

/// Makes an institution a signatory; gives the path of its page.
async fn add(coordinator: &Client, path: &str, institution: Uuid, name: &str) -> String {
    let signatories = format!("{path}/signataires");
    let id = testkit::id(institution);
    followed(&coordinator.post_form(&signatories, &[("institution", &id)]).await);
    let page = coordinator.get(&signatories).await.main();
    let (before, _) = page.split_once(&format!("\">{name}")).unwrap();
    before.rsplit_once("href=\"").unwrap().1.to_owned()
}

const HORIZON: &str = "Association Horizon";

testkit::both_engines! {
    async fn who_was_named_at_the_vote_may_not_be_who_signs(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let horizon = add(&coordinator, &path, ASSOCIATION, HORIZON).await;
        let mandates = format!("{horizon}/mandats");
        followed(&coordinator.post_form(&mandates, &[("function", "La présidente"), ("ends_on", "2024-03-07")]).await);
        followed(&coordinator.post_form(&mandates, &[("function", "Le président"), ("starts_on", "2024-03-08")]).await);
        followed(&coordinator.post_form(&format!("{path}/actes"), &[("kind", "vote"), ("done_on", "2023-06-01")]).await);
        let page = coordinator.get(&format!("{path}/signataires")).await.main();
        let id = first(&page, "name=\"signatories\" value=\"").to_owned();
        followed(&coordinator.post_form(&format!("{path}/signatures"), &[("signed_on", "2024-03-08"), ("signatories", &id)]).await);
        let page = coordinator.get(&path).await.main();
        assert!(page.contains("a signé le 8 mars 2024 · Le président") && page.contains("(au vote : La présidente)"), "{page}");
        assert!(page.contains("1 signatures sur 1") || page.contains("Une signature sur 1"), "{page}");
    }

    async fn mandates_that_meet_or_run_backwards_are_refused_with_a_sentence(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let horizon = add(&coordinator, &path, ASSOCIATION, HORIZON).await;
        let mandates = format!("{horizon}/mandats");
        followed(&coordinator.post_form(&mandates, &[("function", "La présidente"), ("starts_on", "2022-01-01")]).await);
        let answer = coordinator.post_form(&mandates, &[("function", "Le président"), ("starts_on", "2024-03-08")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("représente déjà cette institution") && answer.main().contains("Le président"), "{}", answer.main());
        let backwards = [("function", "Le président"), ("starts_on", "2021-03-08"), ("ends_on", "2021-03-07")];
        assert!(coordinator.post_form(&mandates, &backwards).await.main().contains("finit avant de commencer"));
    }

    async fn nobody_signs_for_another_institution(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        let horizon = add(&coordinator, &path, ASSOCIATION, HORIZON).await;
        let police = add(&coordinator, &path, POLICE, "Commissariat de Valbourg").await;
        followed(&coordinator.post_form(&format!("{police}/mandats"), &[("function", "La commissaire")]).await);
        let page = coordinator.get(&police).await.main();
        let (_, choices) = page.split_once("id=\"signed_by\"").unwrap();
        let commissioner = first(choices, "\"><option value=\"").to_owned();
        let commissioner = if commissioner.is_empty() { first(choices, "</option><option value=\"").to_owned() } else { commissioner };
        let fields = [("signed_on", "2024-03-08"), ("signed_by", commissioner.as_str())];
        let answer = coordinator.post_form(&format!("{horizon}/signature"), &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("représente une autre institution"), "{}", answer.main());
        followed(&coordinator.post_form(&format!("{police}/signature"), &fields).await);
        let answer = coordinator.post_form(&format!("{police}/retrait"), &[]).await;
        assert_eq!(answer.status, 422, "one that has signed stays");
        followed(&coordinator.post_form(&format!("{police}/signature/retrait"), &[]).await);
        followed(&coordinator.post_form(&format!("{police}/retrait"), &[]).await);
        assert_eq!(coordinator.get(&police).await.status, 404);
    }

    async fn an_institution_signs_once_and_is_of_the_network(town: Town) {
        let (coordinator, path) = begin(&town, "Contrat local").await;
        add(&coordinator, &path, ASSOCIATION, HORIZON).await;
        for institution in [ASSOCIATION, NEIGHBOUR_TOWN_HALL] {
            let id = testkit::id(institution);
            let answer = coordinator.post_form(&format!("{path}/signataires"), &[("institution", &id)]).await;
            assert_eq!(answer.status, 422);
        }
    }

    async fn an_institution_that_signs_several_contracts_sees_them_all_and_others_see_their_own(town: Town) {
        let (coordinator, here) = begin(&town, "Contrat de Valbourg").await;
        add(&coordinator, &here, PREFECTURE, "Préfecture du Val").await;
        let neighbour = town.client(Figure::Neighbour);
        let there = followed(&neighbour.post_form("/pro/contrats", &[("title", "Contrat de Rochemont")]).await);
        add(&neighbour, &there, PREFECTURE, "Préfecture du Val").await;
        let all = format!("/pro/contrats/institutions/{}", testkit::id(PREFECTURE));
        let page = coordinator.get(&all).await.main();
        assert!(page.contains("Contrat de Valbourg") && !page.contains("Rochemont"), "{page}");
        assert_eq!(coordinator.get(&there).await.status, 404);
        let mut db = town.write().await;
        let contract = there.rsplit('/').next().unwrap().parse().unwrap();
        crate::add_signatory(&mut db, contract, Id::from_uuid(HOSPITAL)).await.unwrap();
        db.commit().await.unwrap();
        let doctor = town.client(Figure::Doctor);
        assert!(doctor.get("/pro/contrats").await.main().contains("Contrat de Rochemont"), "her hospital signs it");
        assert_eq!(doctor.get(&there).await.status, 200);
        assert_eq!(town.client(Figure::Professional).get(&there).await.status, 404);
        let stranger = format!("/pro/contrats/institutions/{}", testkit::id(NEIGHBOUR_TOWN_HALL));
        assert_eq!(coordinator.get(&stranger).await.status, 404);
    }
}
