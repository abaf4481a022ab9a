//! Role sheets, through their life.

use chrono::TimeDelta;
use testkit::{ASSOCIATION, Client, Figure, NEIGHBOUR_TOWN_HALL, POLICE, SOCIAL_CENTRE, Town, id};

use super::{act, document_of, journal, send, site};

const WHOLE: [(&str, &str); 6] = [
    ("missions", "Reçoit les plaintes.\n\n- protège ;\n- enquête."),
    ("can", "Venir à l’hôpital."),
    ("cannot", "Héberger."),
    ("conditions", "Sans rendez-vous."),
    ("delays", "Le jour même."),
    ("contact", "La référente, au commissariat."),
];

fn path(institution: testkit::Uuid) -> String {
    format!("/pro/roles/{}", id(institution))
}

async fn write(client: &Client, institution: testkit::Uuid, others: &[(&str, &str)]) -> testkit::Answer {
    let form = format!("{}/redaction", path(institution));
    act(client, &form, &form, others).await
}

/// A sheet of the police station that its référente has validated.
async fn validated(town: &Town) -> Client {
    town.serve(site());
    let referent = town.client(Figure::Referent);
    assert_eq!(write(&referent, POLICE, &WHOLE).await.status, 303);
    validate(&referent).await;
    referent
}

async fn validate(referent: &Client) {
    let page = referent.get(&path(POLICE)).await;
    let answer = send(referent, &page, &format!("/pro/textes/{}/validation", document_of(&page)), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
}

testkit::both_engines! {
    async fn an_institution_without_a_sheet_is_listed_with_the_button_that_begins_one(town: Town) {
        town.serve(site());
        let list = town.client(Figure::Coordinator).get("/pro/roles").await.main();
        assert_eq!(list.matches("Aucune fiche").count(), 6, "{list}");
        assert_eq!(list.matches("Commencer la fiche").count(), 6);
        assert!(!list.contains("Mairie de Rochemont"));
        let list = town.client(Figure::Referent).get("/pro/roles").await.main();
        assert_eq!(list.matches("Commencer la fiche").count(), 1, "only for her own institution");
        let list = town.client(Figure::Professional).get("/pro/roles").await.main();
        assert!(!list.contains("Commencer la fiche"));
    }

    async fn partners_read_a_sheet_once_its_institution_has_validated_it(town: Town) {
        town.serve(site());
        let (referent, partner) = (town.client(Figure::Referent), town.client(Figure::Professional));
        assert_eq!(write(&referent, POLICE, &WHOLE).await.status, 303);
        assert!(partner.get(&path(POLICE)).await.main().contains("pas encore de fiche de rôle validée"));
        validate(&referent).await;
        let page = partner.get(&path(POLICE)).await.main();
        assert!(page.contains("Validé le 23 novembre 2026") && page.contains("<li>protège ;</li>"), "{page}");
        assert!(!page.contains("Brouillon") && !page.contains("/redaction"), "{page}");
        assert!(partner.get("/pro/roles").await.main().contains("Validé le 23 novembre 2026"));
        let acts = ["role_document.approved", "role_document.begun", "role_document.came_into_force"];
        assert_eq!(journal(&town).await, acts);
    }

    async fn only_the_institution_validates_its_sheet(town: Town) {
        town.serve(site());
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(write(&coordinator, POLICE, &WHOLE).await.status, 303);
        let page = coordinator.get(&path(POLICE)).await;
        assert!(!page.main().contains("Valider pour mon institution"));
        let document = document_of(&page);
        let validation = format!("/pro/textes/{document}/validation");
        assert_eq!(coordinator.post_form(&validation, &[("version", "1")]).await.status, 403);
        // The station has somebody who can: nobody notes it in her place.
        assert!(!page.main().contains("/consignation"));
        let noting = format!("/pro/textes/{document}/consignation");
        assert_eq!(coordinator.get(&noting).await.status, 422);
        let typed = [("institution", id(POLICE)), ("function", "Commissaire".into()), ("given_on", "2026-11-20".into()), ("version", "1".into())];
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(coordinator.post_form(&noting, &typed).await.status, 422);
        // An agent of the same station is no référente.
        assert_eq!(town.client(Figure::Desk).post_form(&validation, &[("version", "1")]).await.status, 403);
        assert!(town.client(Figure::Professional).get(&path(POLICE)).await.main().contains("pas encore"));
        assert_eq!(send(&town.client(Figure::Referent), &town.client(Figure::Referent).get(&path(POLICE)).await, &validation, &[]).await.status, 303);
    }

    async fn a_coordinator_notes_what_an_institution_without_accounts_has_validated(town: Town) {
        town.serve(site());
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(write(&coordinator, ASSOCIATION, &WHOLE).await.status, 303);
        let document = document_of(&coordinator.get(&path(ASSOCIATION)).await);
        let noting = format!("/pro/textes/{document}/consignation");
        let faulty = act(&coordinator, &noting, &noting, &[("function", "Présidente"), ("given_on", "2026-12-01")]).await;
        assert_eq!(faulty.status, 422);
        assert!(faulty.main().contains("Choisissez un jour passé") && faulty.main().contains("value=\"Présidente\""));
        let answer = act(&coordinator, &noting, &noting, &[("function", "Présidente"), ("given_on", "2026-11-03")]).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
        let page = coordinator.get(&path(ASSOCIATION)).await.main();
        assert!(page.contains("validé par Présidente, le 3 novembre 2026"), "{page}");
        assert!(page.contains("consigné par coordinatrice du réseau de Valbourg"), "{page}");
        let acts = ["role_document.begun", "role_document.came_into_force", "role_document.noted"];
        assert_eq!(journal(&town).await, acts);
    }

    async fn a_sheet_that_lacks_a_section_is_kept_and_not_validated(town: Town) {
        town.serve(site());
        let referent = town.client(Figure::Referent);
        assert_eq!(write(&referent, POLICE, &[("missions", "Protège.")]).await.status, 303);
        let page = referent.get(&path(POLICE)).await;
        assert!(page.main().contains("Il manque des rubriques") && !page.main().contains("/validation"));
        let validation = format!("/pro/textes/{}/validation", document_of(&page));
        let answer = referent.post_form(&validation, &[("version", "1")]).await;
        assert_eq!((answer.status, answer.main().contains("Il manque des rubriques")), (422, true));
    }

    async fn a_draft_leaves_what_is_in_force_to_its_readers(town: Town) {
        let referent = validated(&town).await;
        assert_eq!(write(&referent, POLICE, &[("delays", "Sous deux jours.")]).await.status, 303);
        let partner = town.client(Figure::Professional).get(&path(POLICE)).await.main();
        assert!(partner.contains("Le jour même.") && !partner.contains("Sous deux jours."), "{partner}");
        let hers = referent.get(&path(POLICE)).await.main();
        assert!(hers.contains("Sous deux jours.") && hers.contains("Vous lisez le brouillon"), "{hers}");
        let valid = referent.get(&format!("{}?valid=true", path(POLICE))).await.main();
        assert!(valid.contains("Le jour même."), "{valid}");
    }

    async fn versions_are_kept_compared_and_taken_up_again(town: Town) {
        let referent = validated(&town).await;
        write(&referent, POLICE, &[("delays", "Sous deux jours.")]).await;
        validate(&referent).await;
        let document = document_of(&referent.get(&path(POLICE)).await);
        let versions = format!("/pro/textes/{document}/versions");
        let list = referent.get(&versions).await;
        let main = list.main();
        assert!(main.contains("Version 2") && main.contains("Version 1"), "{main}");
        assert!(main.contains("<del>") && main.contains("même") && main.contains("<ins>") && main.contains("deux"));
        let partner = town.client(Figure::Professional).get(&versions).await;
        assert!(partner.main().contains("Version 1") && !partner.main().contains("comme brouillon"));
        let answer = send(&referent, &list, &format!("{versions}/1"), &[]).await;
        assert_eq!(answer.status, 303);
        assert!(referent.get(&path(POLICE)).await.main().contains("Le jour même."));
        let partner = town.client(Figure::Professional).get(&path(POLICE)).await.main();
        assert!(partner.contains("Sous deux jours."), "taken up as a draft, not in force");
        assert_eq!(send(&referent, &list, &format!("{versions}/1"), &[]).await.status, 409, "the list is old");
        assert_eq!(referent.post_form(&format!("{versions}/9"), &[("version", "1")]).await.status, 404);
    }

    async fn the_second_of_two_writers_sees_the_difference_and_keeps_her_text(town: Town) {
        let referent = validated(&town).await;
        let form = format!("{}/redaction", path(POLICE));
        let open = referent.get(&form).await;
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(write(&coordinator, POLICE, &[("can", "Venir partout.")]).await.status, 303);
        let answer = send(&referent, &open, &form, &[("can", "Venir au centre de santé.")]).await;
        assert_eq!(answer.status, 409);
        let main = answer.main();
        assert!(main.contains("Quelqu’un a modifié") && main.contains("<del>") && main.contains("partout"), "{main}");
        assert!(main.contains(">Venir au centre de santé.</textarea>"), "{main}");
        assert_eq!(send(&referent, &answer, &form, &[]).await.status, 303);
        assert!(referent.get(&path(POLICE)).await.main().contains("Venir au centre de santé."));
    }

    async fn two_who_begin_the_same_sheet_do_not_overwrite_each_other(town: Town) {
        town.serve(site());
        let referent = town.client(Figure::Referent);
        let form = format!("{}/redaction", path(POLICE));
        let open = referent.get(&form).await;
        assert_eq!(write(&town.client(Figure::Coordinator), POLICE, &WHOLE).await.status, 303);
        let answer = send(&referent, &open, &form, &[("missions", "Enquête.")]).await;
        assert_eq!((answer.status, answer.main().contains(">Enquête.</textarea>")), (409, true));
    }

    async fn what_is_too_long_is_told_and_what_was_typed_is_kept(town: Town) {
        town.serve(site());
        let long = "é".repeat(1501);
        let answer = write(&town.client(Figure::Referent), POLICE, &[("delays", long.as_str())]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Raccourcissez cette rubrique") && answer.body.contains(&long));
    }

    async fn after_twelve_months_a_sheet_is_to_be_looked_at_again(town: Town) {
        let referent = validated(&town).await;
        town.clock().advance(TimeDelta::days(364));
        assert!(!referent.get(&path(POLICE)).await.main().contains("À revoir"));
        town.clock().advance(TimeDelta::days(1));
        for figure in [Figure::Referent, Figure::Professional] {
            assert!(town.client(figure).get(&path(POLICE)).await.main().contains("À revoir"));
        }
        validate(&referent).await;
        let page = referent.get(&path(POLICE)).await.main();
        assert!(page.contains("Validé le 23 novembre 2027") && !page.contains("À revoir"), "{page}");
    }

    async fn what_is_taken_away_is_nobodys_until_it_is_brought_back(town: Town) {
        let referent = validated(&town).await;
        let page = referent.get(&path(POLICE)).await;
        let document = document_of(&page);
        assert_eq!(send(&referent, &page, &format!("/pro/textes/{document}/retrait"), &[]).await.status, 303);
        let partner = town.client(Figure::Professional);
        assert!(partner.get(&path(POLICE)).await.main().contains("pas encore de fiche"));
        assert_eq!(partner.get(&format!("/pro/textes/{document}/versions")).await.status, 404);
        assert!(!partner.get("/pro/roles/impression").await.main().contains("Reçoit les plaintes"));
        assert_eq!(referent.get(&format!("{}/redaction", path(POLICE))).await.status, 422);
        let page = referent.get(&path(POLICE)).await;
        assert_eq!(send(&referent, &page, &format!("/pro/textes/{document}/retour"), &[]).await.status, 303);
        assert!(partner.get(&path(POLICE)).await.main().contains("Reçoit les plaintes."));
    }

    async fn sheets_are_printed_one_to_a_page(town: Town) {
        validated(&town).await;
        let page = town.client(Figure::Professional).get("/pro/roles/impression").await.main();
        assert_eq!(page.matches("class=\"sheet\"").count(), 1);
        assert!(page.contains("Commissariat de Valbourg") && page.contains("Validé le 23 novembre 2026"), "{page}");
    }

    async fn nobody_reads_or_writes_beyond_her_reach(town: Town) {
        validated(&town).await;
        let document = document_of(&town.client(Figure::Referent).get(&path(POLICE)).await);
        let neighbour = town.client(Figure::Neighbour);
        let unknown = neighbour.get("/pro/textes/aaaaaaaaaaaaaaaaaaaaaaaaaa/versions").await;
        let ours = neighbour.get(&format!("/pro/textes/{document}/versions")).await;
        assert_eq!((ours.status, ours.main()), (404, unknown.main()));
        assert_eq!(neighbour.get(&path(POLICE)).await.status, 404);
        let referent = town.client(Figure::Referent);
        assert_eq!(referent.get(&path(NEIGHBOUR_TOWN_HALL)).await.status, 404);
        assert_eq!(referent.get(&format!("{}/redaction", path(SOCIAL_CENTRE))).await.status, 403);
        assert_eq!(town.client(Figure::Desk).get(&format!("{}/redaction", path(POLICE))).await.status, 403);
        assert_eq!(town.client(Figure::Dpo).get("/pro/roles").await.status, 403);
        assert!(town.client(Figure::Nobody).get("/pro/roles").await.is_sign_in());
    }
}
