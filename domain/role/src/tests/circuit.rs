//! Circuits, through their life.

use testkit::{Answer, Client, Figure, HOSPITAL, POLICE, SOCIAL_CENTRE, Town, Uuid, id};

use super::{act, document_of, fields, journal, send, site};

/// Begins a circuit; gives the page that shows it.
async fn begin(coordinator: &Client) -> String {
    let typed = [("title", "Plainte à l’hôpital"), ("situation", "La personne est soignée."), ("version", "0")];
    let answer = coordinator.post_form("/pro/circuits", &typed).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().strip_suffix("/redaction").unwrap().to_owned()
}

/// Adds a step of an institution, or of a lawyer.
async fn add(coordinator: &Client, at: &str, who: Option<Uuid>, others: &[(&str, &str)]) -> Answer {
    let institution = who.map(id).unwrap_or_default();
    let mut typed = vec![("institution", institution.as_str()), ("function", "de permanence"), ("what", "Agit.")];
    typed.retain(|(name, _)| others.iter().all(|(other, _)| other != name));
    typed.extend_from_slice(others);
    act(coordinator, &format!("{at}/etapes"), &format!("{at}/etapes"), &typed).await
}

/// A circuit from the hospital to the police station, submitted.
async fn submitted(town: &Town) -> (Client, String, String) {
    town.serve(site());
    let coordinator = town.client(Figure::Coordinator);
    let at = begin(&coordinator).await;
    for who in [Some(HOSPITAL), Some(POLICE), None] {
        let answer = add(&coordinator, &at, who, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
    }
    let document = at.rsplit('/').next().unwrap().to_owned();
    assert_eq!(act(&coordinator, &at, &format!("/pro/textes/{document}/soumission"), &[]).await.status, 303);
    (coordinator, at, document)
}

/// Everybody named agrees: the station by its référente, the hospital through the coordinator.
async fn agree(town: &Town, coordinator: &Client, at: &str, document: &str) {
    let validation = format!("/pro/textes/{document}/validation");
    assert_eq!(act(&town.client(Figure::Referent), at, &validation, &[]).await.status, 303);
    let noting = format!("/pro/textes/{document}/consignation");
    let typed = [("function", "Directrice"), ("given_on", "2026-11-23")];
    assert_eq!(act(coordinator, &noting, &noting, &typed).await.status, 303);
}

testkit::both_engines! {
    async fn a_circuit_is_in_force_once_every_institution_named_has_validated(town: Town) {
        let (coordinator, at, document) = submitted(&town).await;
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.get(&at).await.status, 404);
        assert!(professional.get("/pro/circuits").await.main().contains("Aucun circuit n’est encore en vigueur"));
        let referent = town.client(Figure::Referent);
        assert!(referent.get("/pro/circuits").await.main().contains("À valider par vous"));
        let page = referent.get(&at).await.main();
        assert!(page.contains("Validations : 0 sur 2.") && page.contains("Hôpital de Valbourg : en attente"), "{page}");
        assert_eq!(act(&referent, &at, &format!("/pro/textes/{document}/validation"), &[]).await.status, 303);
        assert!(coordinator.get(&at).await.main().contains("Validations : 1 sur 2."));
        assert_eq!(professional.get(&at).await.status, 404);
        let noting = format!("/pro/textes/{document}/consignation");
        let form = coordinator.get(&noting).await;
        assert!(form.main().contains("Hôpital de Valbourg") && !form.main().contains("Commissariat de Valbourg"));
        let typed = [("function", "Directrice"), ("given_on", "2026-11-20")];
        assert_eq!(send(&coordinator, &form, &noting, &typed).await.status, 303);
        let page = professional.get(&at).await;
        assert!(page.main().contains("Validé le 23 novembre 2026"), "{}", page.main());
        assert!(page.body.contains("<svg") && page.main().contains("3. de permanence"), "{}", page.main());
        let acts = journal(&town).await;
        let count = |act: &str| acts.iter().filter(|one| *one == act).count();
        let agreed = (count("role_document.approved"), count("role_document.noted"));
        assert_eq!((agreed, count("role_document.came_into_force")), ((1, 1), 1));
    }

    async fn a_draft_is_not_validated(town: Town) {
        town.serve(site());
        let coordinator = town.client(Figure::Coordinator);
        let at = begin(&coordinator).await;
        add(&coordinator, &at, Some(SOCIAL_CENTRE), &[]).await;
        let page = coordinator.get(&at).await;
        assert!(page.main().contains("au moins deux étapes") && !page.main().contains("/soumission"));
        add(&coordinator, &at, Some(POLICE), &[]).await;
        let document = document_of(&coordinator.get(&at).await);
        let validation = format!("/pro/textes/{document}/validation");
        // She is of the social centre, which a step names; but nobody has been asked yet.
        assert_eq!(coordinator.post_form(&validation, &[("version", "3")]).await.status, 422);
        assert_eq!(town.client(Figure::Referent).post_form(&validation, &[("version", "3")]).await.status, 404);
    }

    async fn whose_steps_change_agree_again_and_nobody_else(town: Town) {
        let (coordinator, at, document) = submitted(&town).await;
        agree(&town, &coordinator, &at, &document).await;
        let step = format!("{at}/etapes/2");
        assert_eq!(act(&coordinator, &step, &step, &[("what", "Agit autrement.")]).await.status, 303);
        let page = coordinator.get(&at).await.main();
        assert!(page.contains("Validations : 1 sur 2.") && page.contains("Commissariat de Valbourg : en attente"), "{page}");
        let partner = town.client(Figure::Professional).get(&at).await.main();
        assert!(!partner.contains("Agit autrement."), "what is in force stays so");
        assert_eq!(act(&coordinator, &at, &format!("/pro/textes/{document}/soumission"), &[]).await.status, 303);
        let referent = town.client(Figure::Referent);
        assert_eq!(act(&referent, &at, &format!("/pro/textes/{document}/validation"), &[]).await.status, 303);
        assert!(town.client(Figure::Professional).get(&at).await.main().contains("Agit autrement."));
        let versions = coordinator.get(&format!("/pro/textes/{document}/versions")).await.main();
        assert!(versions.contains("Version 2") && versions.contains("<ins>"), "{versions}");
    }

    async fn steps_are_moved_taken_out_and_brought_back(town: Town) {
        let (coordinator, at, _) = submitted(&town).await;
        let form = format!("{at}/redaction");
        let order = async || {
            let page = coordinator.get(&form).await.main();
            let mut at: Vec<_> = ["Hôpital de Valbourg", "Commissariat de Valbourg", "de permanence</h3>"]
                .iter().map(|who| page.find(&format!(". {who}"))).enumerate().collect();
            at.retain(|(_, place)| place.is_some());
            at.sort_by_key(|(_, place)| *place);
            at.into_iter().map(|(who, _)| who).collect::<Vec<_>>()
        };
        assert_eq!(order().await, [0, 1, 2]);
        let up = format!("{at}/etapes/3/deplacement");
        assert_eq!(act(&coordinator, &form, &up, &[("direction", "earlier")]).await.status, 303);
        assert_eq!(order().await, [0, 2, 1]);
        let stale = coordinator.get(&form).await;
        assert_eq!(act(&coordinator, &form, &format!("{at}/etapes/2/retrait"), &[]).await.status, 303);
        assert_eq!(order().await, [0, 2]);
        assert_eq!(send(&coordinator, &stale, &up, &[("direction", "earlier")]).await.status, 409);
        let page = coordinator.get(&form).await.main();
        assert!(page.contains("Étapes retirées"), "{page}");
        assert_eq!(act(&coordinator, &form, &format!("{at}/etapes/2/retour"), &[]).await.status, 303);
        assert_eq!(order().await, [0, 2, 1]);
    }

    async fn ways_that_come_back_are_refused(town: Town) {
        let (coordinator, at, _) = submitted(&town).await;
        let step = format!("{at}/etapes/3");
        let answer = act(&coordinator, &step, &step, &[("to1", "1"), ("condition1", "elle hésite")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("ramène à une étape déjà passée"), "{}", answer.main());
        assert!(fields(&answer, &step).contains(&("condition1".to_owned(), "elle hésite".to_owned())));
        let ahead = format!("{at}/etapes/1");
        assert_eq!(act(&coordinator, &ahead, &ahead, &[("to1", "3")]).await.status, 303);
        let form = format!("{at}/redaction");
        let up = format!("{at}/etapes/3/deplacement");
        assert_eq!(act(&coordinator, &form, &up, &[("direction", "earlier")]).await.status, 303);
        let refused = act(&coordinator, &form, &up, &[("direction", "earlier")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.main().contains("à un point déjà passé"), "{}", refused.main());
    }

    async fn a_step_written_by_two_people_keeps_both_texts(town: Town) {
        let (coordinator, at, _) = submitted(&town).await;
        let step = format!("{at}/etapes/1");
        let open = coordinator.get(&step).await;
        assert_eq!(act(&coordinator, &step, &step, &[("what", "Soigne d’abord.")]).await.status, 303);
        let answer = send(&coordinator, &open, &step, &[("what", "Écoute d’abord.")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("Soigne") && answer.main().contains(">Écoute d’abord.</textarea>"));
        assert_eq!(send(&coordinator, &answer, &step, &[]).await.status, 303);
        assert!(coordinator.get(&at).await.main().contains("Écoute d’abord."));
        // Taken out meanwhile: hers is to be added.
        let open = coordinator.get(&step).await;
        act(&coordinator, &format!("{at}/redaction"), &format!("{step}/retrait"), &[]).await;
        let answer = send(&coordinator, &open, &step, &[("what", "Oriente d’abord.")]).await;
        assert_eq!(answer.status, 409);
        let added = format!("{at}/etapes");
        assert_eq!(send(&coordinator, &answer, &added, &[]).await.status, 303);
        assert!(coordinator.get(&at).await.main().contains("Oriente d’abord."));
    }

    async fn a_title_written_by_two_people_keeps_both(town: Town) {
        let (coordinator, at, document) = submitted(&town).await;
        agree(&town, &coordinator, &at, &document).await;
        let form = format!("{at}/redaction");
        let open = coordinator.get(&form).await;
        assert_eq!(act(&coordinator, &form, &form, &[("title", "Plainte aux urgences")]).await.status, 303);
        let answer = send(&coordinator, &open, &form, &[("title", "Plainte en maternité")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("value=\"Plainte en maternité\"") && answer.main().contains("<del>"));
        let list = town.client(Figure::Professional).get("/pro/circuits").await.main();
        assert!(list.contains("Plainte à l’hôpital"), "a draft renames nothing: {list}");
        // Nobody's steps have changed: nobody has to agree again.
        act(&coordinator, &at, &format!("/pro/textes/{document}/soumission"), &[]).await;
        let list = town.client(Figure::Professional).get("/pro/circuits").await.main();
        assert!(list.contains("Plainte aux urgences"), "{list}");
    }

    async fn what_is_wrong_with_a_step_is_told_and_kept(town: Town) {
        town.serve(site());
        let coordinator = town.client(Figure::Coordinator);
        let at = begin(&coordinator).await;
        let answer = add(&coordinator, &at, None, &[("function", ""), ("what", "Conseille."), ("unit", "days")]).await;
        assert_eq!(answer.status, 422);
        let main = answer.main();
        assert!(main.contains("Choisissez une institution, ou écrivez une fonction."), "{main}");
        assert!(main.contains("Écrivez un nombre de 1 à 99.") && main.contains(">Conseille.</textarea>"), "{main}");
        let short = coordinator.post_form("/pro/circuits", &[("title", "x"), ("situation", ""), ("version", "0")]).await;
        assert_eq!((short.status, short.main().contains("value=\"x\"")), (422, true));
    }

    async fn a_circuit_has_twenty_steps_at_most(town: Town) {
        town.serve(site());
        let coordinator = town.client(Figure::Coordinator);
        let at = begin(&coordinator).await;
        let form = coordinator.get(&format!("{at}/etapes")).await;
        for _ in 0..20 {
            assert_eq!(add(&coordinator, &at, None, &[]).await.status, 303);
        }
        let answer = send(&coordinator, &form, &format!("{at}/etapes"), &[("what", "Une de trop.")]).await;
        assert_eq!(answer.status, 422);
        assert!(coordinator.get(&format!("{at}/redaction")).await.main().contains("vingt étapes au plus"));
    }

    async fn a_circuit_due_is_agreed_to_anew_by_all(town: Town) {
        let (coordinator, at, document) = submitted(&town).await;
        agree(&town, &coordinator, &at, &document).await;
        assert!(!coordinator.get(&at).await.main().contains("/soumission"));
        town.clock().advance(chrono::TimeDelta::days(365));
        assert!(town.client(Figure::Professional).get(&at).await.main().contains("À revoir"));
        assert_eq!(act(&coordinator, &at, &format!("/pro/textes/{document}/soumission"), &[]).await.status, 303);
        assert!(coordinator.get(&at).await.main().contains("Validations : 0 sur 2."));
        assert_eq!(town.client(Figure::Professional).get(&at).await.status, 200, "it stays in force meanwhile");
    }

    async fn only_the_coordination_writes_circuits(town: Town) {
        let (coordinator, at, document) = submitted(&town).await;
        let referent = town.client(Figure::Referent);
        assert_eq!(referent.get(&format!("{at}/redaction")).await.status, 403);
        assert_eq!(referent.post_form("/pro/circuits", &[("title", "Autre"), ("situation", "Toujours"), ("version", "0")]).await.status, 403);
        assert_eq!(town.client(Figure::Professional).get(&format!("{at}/redaction")).await.status, 403);
        assert_eq!(town.client(Figure::Neighbour).get(&at).await.status, 404);
        agree(&town, &coordinator, &at, &document).await;
        // A partner whom no step names reads it, and has nothing to agree to.
        let doctor = town.client(Figure::Doctor).get(&at).await.main();
        assert!(!doctor.contains("/validation") && !doctor.contains("/retrait"), "{doctor}");
    }
}
