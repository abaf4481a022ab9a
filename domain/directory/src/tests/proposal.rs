//! What partners propose, and what keepers decide.

use base::fetch_all;
use testkit::{Answer, Figure, Town};

use super::freshness::desk;
use super::{CANARY, Entries, Site, faults, fields, path, post, settle, with};
use crate::{Service, Status};

const ROOM: &str = "/pro/propositions";

fn form_of(service: &Service) -> String {
    format!("/pro/annuaire/{}/proposition", service.id)
}

/// Proposes an entry with something changed; gives what was answered.
async fn propose(town: &Town, figure: Figure, service: &Service, changed: &[(&str, &str)]) -> Answer {
    let client = town.client(figure);
    let form = fields(&client.get(&form_of(service)).await, &form_of(service));
    post(&client, &form_of(service), &with(&form, changed)).await
}

/// The same, where it must be taken; gives the address of the proposal.
async fn proposed(town: &Town, figure: Figure, service: &Service, changed: &[(&str, &str)]) -> String {
    let answer = propose(town, figure, service, changed).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().to_owned()
}

/// Accepts a proposal with something changed in it, from the page as it stands.
async fn accept(town: &Town, figure: Figure, proposal: &str, changed: &[(&str, &str)]) -> Answer {
    let (client, accept) = (town.client(figure), format!("{proposal}/correction"));
    let form = fields(&client.get(proposal).await, &accept);
    post(&client, &accept, &with(&form, changed)).await
}

/// The association's entry, that the desk of the police station would have otherwise.
async fn phone_proposed(town: &Town) -> (Site, Entries, String) {
    let (site, entries) = settle(town).await;
    let proposal =
        proposed(town, Figure::Desk, &entries.listening, &[("phone", "01 99 00 43 21"), ("note", "Appelé ce matin.")])
            .await;
    (site, entries, proposal)
}

testkit::both_engines! {
    async fn a_partner_proposes_and_the_keeper_sees_the_difference_and_accepts_it_as_it_is(town: Town) {
        let (site, entries) = settle(&town).await;
        let mut db = town.write().await;
        desk(&mut db).await;
        db.commit().await.unwrap();
        let changed = [("phone", "01 99 00 43 21"), ("note", "Appelé ce matin.")];
        let proposal = proposed(&town, Figure::Desk, &entries.listening, &changed).await;
        town.work(crate::jobs()).await;
        let mails = town.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to(), "accueil@horizon.example");
        assert!(!mails[0].text().contains("4321") && !mails[0].text().contains("Appelé"), "{}", mails[0].text());
        assert_eq!(site.stored(&entries.listening).await.phone, entries.listening.phone, "nothing has changed yet");
        let keeper = town.client(Figure::Professional);
        assert!(keeper.get(ROOM).await.main().contains(&proposal));
        let shown = keeper.get(&proposal).await.main();
        for told in ["</span>34</del>", "</span>21</ins>", "Appelé ce matin.", Figure::Desk.function()] {
            assert!(shown.contains(told), "{told}: {shown}");
        }
        let accepted = accept(&town, Figure::Professional, &proposal, &[]).await;
        assert_eq!((accepted.status, accepted.location()), (303, path(&entries.listening, "").as_str()));
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.phone, stored.version), ("01 99 00 43 21".parse().ok(), 2));
        assert_eq!(site.find("écoute")[0].phone, "01 99 00 43 21".parse().ok(), "the public reads it at once");
        assert!(keeper.get(&path(&entries.listening, "/historique")).await.main().contains(Figure::Professional.function()));
        assert_eq!(site.journal().await, ["proposal.accepted", "proposal.made", "service.corrected"]);
        assert!(town.client(Figure::Desk).get(ROOM).await.main().contains("Acceptée"));
    }

    async fn the_keeper_accepts_what_she_has_edited(town: Town) {
        let (site, entries, proposal) = phone_proposed(&town).await;
        let accepted = accept(&town, Figure::Professional, &proposal, &[("phone", "01 99 00 43 22")]).await;
        assert_eq!(accepted.status, 303);
        assert_eq!(site.stored(&entries.listening).await.phone, "01 99 00 43 22".parse().ok());
        let wrong = proposed(&town, Figure::Desk, &entries.listening, &[("summary", "On vous croit.")]).await;
        let answer = accept(&town, Figure::Professional, &wrong, &[("phone", "douze")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("value=\"douze\"") && answer.main().contains("<details open"), "{}", answer.main());
    }

    async fn a_proposal_is_refused_with_a_reason_that_whoever_proposed_reads(town: Town) {
        let (site, entries, proposal) = phone_proposed(&town).await;
        let (keeper, refuse) = (town.client(Figure::Professional), format!("{proposal}/refus"));
        let silent = keeper.post_form(&refuse, &[("answer", " ")]).await;
        assert_eq!(silent.status, 422);
        assert_eq!(faults(&silent)[0].0, "answer");
        let long = "é".repeat(501);
        let endless = keeper.post_form(&refuse, &[("answer", &long)]).await;
        assert_eq!((endless.status, faults(&endless)[0].0.as_str()), (422, "answer"));
        assert!(endless.main().contains(&long), "what she wrote is kept");
        let refused = keeper.post_form(&refuse, &[("answer", "Ce numéro est celui du siège.")]).await;
        assert_eq!((refused.status, refused.location()), (303, ROOM));
        let desk = town.client(Figure::Desk);
        for page in [ROOM, &proposal] {
            let shown = desk.get(page).await.main();
            assert!(shown.contains("Refusée") && shown.contains("Ce numéro est celui du siège."), "{shown}");
        }
        assert_eq!(site.stored(&entries.listening).await, entries.listening);
    }

    async fn what_is_decided_is_not_decided_again(town: Town) {
        let (site, entries, proposal) = phone_proposed(&town).await;
        let keeper = town.client(Figure::Professional);
        let form = fields(&keeper.get(&proposal).await, &format!("{proposal}/correction"));
        assert_eq!(keeper.post_form(&format!("{proposal}/refus"), &[("answer", "Non.")]).await.status, 303);
        let accepted = post(&keeper, &format!("{proposal}/correction"), &form).await;
        let refused = keeper.post_form(&format!("{proposal}/refus"), &[("answer", "Non.")]).await;
        let withdrawn = town.client(Figure::Desk).post_form(&format!("{proposal}/retrait"), &[]).await;
        for answer in [accepted, refused, withdrawn] {
            assert_eq!(answer.status, 422);
            assert!(answer.main().contains("Cette proposition a déjà reçu une réponse."), "{}", answer.main());
        }
        assert_eq!(site.stored(&entries.listening).await, entries.listening);
        assert_eq!(site.journal().await, ["proposal.made", "proposal.refused"]);
    }

    async fn accepting_on_an_older_version_shows_it_again_and_keeps_the_text(town: Town) {
        let (site, entries, proposal) = phone_proposed(&town).await;
        let (keeper, accept) = (town.client(Figure::Professional), format!("{proposal}/correction"));
        let form = with(&fields(&keeper.get(&proposal).await, &accept), &[("how_to", "Sonnez deux fois.")]);
        let correction = path(&entries.listening, "/correction");
        let other = fields(&keeper.get(&correction).await, &correction);
        assert_eq!(post(&keeper, &correction, &with(&other, &[("summary", "On vous croit.")])).await.status, 303);
        let stale = post(&keeper, &accept, &form).await;
        assert_eq!(stale.status, 422);
        let again = fields(&stale, &accept);
        for kept in [("how_to", "Sonnez deux fois."), ("version", "2")] {
            assert!(again.contains(&(kept.0.to_owned(), kept.1.to_owned())), "{again:?}");
        }
        assert_eq!(site.stored(&entries.listening).await.summary, "On vous croit.");
        assert_eq!(post(&keeper, &accept, &again).await.status, 303, "sent again, it is hers that stands");
        assert_eq!(site.stored(&entries.listening).await.how_to, "Sonnez deux fois.");
    }

    async fn a_proposal_is_known_to_those_who_made_it_and_those_who_decide(town: Town) {
        let (_, _, proposal) = phone_proposed(&town).await;
        for (figure, status) in [
            (Figure::Desk, 200), (Figure::Referent, 200), (Figure::Professional, 200), (Figure::Coordinator, 200),
            (Figure::Doctor, 404), (Figure::Neighbour, 404), (Figure::Dpo, 403),
        ] {
            assert_eq!(town.client(figure).get(&proposal).await.status, status, "{figure:?}");
        }
        for act in ["correction", "refus", "retrait", "creation"] {
            let form: &[_] = if act == "refus" { &[("answer", "Non.")] } else { &[] };
            let form: Vec<(String, String)> = match act {
                "correction" => fields(&town.client(Figure::Professional).get(&proposal).await, &format!("{proposal}/correction")),
                _ => form.iter().map(|(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned())).collect(),
            };
            for stranger in [Figure::Doctor, Figure::Neighbour] {
                let answer = post(&town.client(stranger), &format!("{proposal}/{act}"), &form).await;
                assert_eq!(answer.status, 404, "{act} {stranger:?}");
            }
            if act != "retrait" {
                let answer = post(&town.client(Figure::Desk), &format!("{proposal}/{act}"), &form).await;
                assert_eq!(answer.status, 403, "{act}: she does not decide");
            }
        }
        for stranger in [Figure::Doctor, Figure::Neighbour] {
            assert!(!town.client(stranger).get(ROOM).await.main().contains(&proposal));
        }
    }

    async fn only_the_institution_that_proposed_withdraws(town: Town) {
        let (_, entries, proposal) = phone_proposed(&town).await;
        let withdraw = format!("{proposal}/retrait");
        for keeper in [Figure::Professional, Figure::Coordinator] {
            assert_eq!(town.client(keeper).post_form(&withdraw, &[]).await.status, 403);
        }
        assert_eq!(town.client(Figure::Referent).post_form(&withdraw, &[]).await.status, 303, "a colleague may");
        let keeper = town.client(Figure::Professional).get(&proposal).await.main();
        assert!(keeper.contains("Retirée") && !keeper.contains("<form"), "{keeper}");
        proposed(&town, Figure::Desk, &entries.listening, &[("phone", "01 99 00 43 21")]).await;
    }

    async fn nothing_of_a_hidden_street_is_found_out_by_proposing(town: Town) {
        let (site, entries) = settle(&town).await;
        let told = format!("Venez au {CANARY}.");
        let guess = proposed(&town, Figure::Desk, &entries.listening, &[("how_to", &told)]).await;
        let other = proposed(&town, Figure::Desk, &entries.listening, &[("how_to", "Venez au 7 bis rue du Merle.")]).await;
        let read = async |address: &str| {
            let page = town.client(Figure::Desk).get(address).await;
            let id = address.rsplit('/').next().unwrap();
            page.main().replace("Canari", "Merle").replace(id, "")
        };
        assert_eq!(read(&guess).await, read(&other).await, "both are answered alike");
        let refused = accept(&town, Figure::Professional, &guess, &[]).await;
        assert_eq!(refused.status, 422);
        let sentence = site.app.words.text(web::Lang::Fr, "entry-address-in-text", &[]).replace('\u{a0}', " ");
        assert_eq!(faults(&refused), [("how_to".to_owned(), sentence)]);
        assert_eq!(site.stored(&entries.listening).await, entries.listening);
    }

    async fn once_an_entry_is_taken_away_whoever_proposed_reads_nothing_more_of_it(town: Town) {
        let (_, entries, proposal) = phone_proposed(&town).await;
        let keeper = town.client(Figure::Coordinator);
        let archive = path(&entries.listening, "/archivage");
        assert_eq!(keeper.post_form(&archive, &[("version", "1")]).await.status, 303);
        let correction = path(&entries.listening, "/correction");
        let form = fields(&keeper.get(&correction).await, &correction);
        let secret = with(&form, &[("summary", "Déménage bientôt."), ("name", "Ancienne écoute")]);
        assert_eq!(post(&keeper, &correction, &secret).await.status, 303);
        let shown = town.client(Figure::Desk).get(&proposal).await;
        assert_eq!(shown.status, 200);
        assert!(!shown.body.contains("Déménage") && !shown.body.contains("Ancienne"), "{}", shown.main());
        assert!(!town.client(Figure::Desk).get(ROOM).await.body.contains("Ancienne"));
        assert!(keeper.get(&proposal).await.body.contains("Déménage"));
    }

    async fn what_is_proposed_must_be_right_and_change_something(town: Town) {
        let (_, entries) = settle(&town).await;
        let same = propose(&town, Figure::Desk, &entries.listening, &[]).await;
        assert_eq!(same.status, 422);
        assert!(same.main().contains("Rien n’a changé"), "{}", same.main());
        let same = propose(&town, Figure::Desk, &entries.listening, &[("phone", "+33 1.99.00.12.34")]).await;
        assert_eq!(same.status, 422, "the same number, typed otherwise");
        let wrong = [("phone", "douze"), ("summary", "On vous croit."), ("note", "Vu sur place.")];
        let wrong = propose(&town, Figure::Desk, &entries.listening, &wrong).await;
        assert_eq!((wrong.status, faults(&wrong)[0].0.as_str()), (422, "phone"));
        for kept in ["On vous croit.", "Vu sur place."] {
            assert!(wrong.main().contains(kept));
        }
        assert_eq!(town.client(Figure::Desk).get(&form_of(&entries.complaint)).await.status, 404, "a draft");
    }

    async fn an_institution_has_five_open_proposals_about_an_entry_at_most(town: Town) {
        let (_, entries) = settle(&town).await;
        let text = |n: usize| format!("On vous croit {n} fois.");
        let mut made = Vec::new();
        for n in 0..5 {
            made.push(proposed(&town, Figure::Desk, &entries.listening, &[("summary", &text(n))]).await);
        }
        let sixth = propose(&town, Figure::Referent, &entries.listening, &[("summary", &text(6))]).await;
        assert_eq!(sixth.status, 422);
        assert!(sixth.main().contains("cinq propositions ouvertes"), "{}", sixth.main());
        proposed(&town, Figure::Desk, &entries.neighbour, &[("summary", &text(6))]).await;
        proposed(&town, Figure::Doctor, &entries.listening, &[("summary", &text(6))]).await;
        let withdraw = format!("{}/retrait", made[0]);
        assert_eq!(town.client(Figure::Desk).post_form(&withdraw, &[]).await.status, 303);
        proposed(&town, Figure::Referent, &entries.listening, &[("summary", &text(6))]).await;
    }

    async fn a_service_that_is_missing_becomes_a_draft_with_its_history(town: Town) {
        let (site, _) = settle(&town).await;
        let (doctor, new) = (town.client(Figure::Doctor), "/pro/propositions/nouvelle");
        let bare = doctor.post_form(new, &[("name", "Permanence du soir")]).await;
        let missing: Vec<_> = faults(&bare).into_iter().map(|(field, _)| field).collect();
        assert_eq!((bare.status, missing), (422, vec!["structure_name".to_owned(), "kind".to_owned()]));
        let form = [
            ("structure_name", "Centre du Lac"), ("name", "Permanence du soir"), ("kind", "place"),
            ("summary", "On vous reçoit tard."), ("phone", "01 99 00 55 66"), ("how_to", "Venez."), ("note", "Vue hier."),
        ];
        let made = doctor.post_form(new, &form).await;
        assert_eq!(made.status, 303);
        let proposal = made.location().to_owned();
        for stranger in [Figure::Professional, Figure::Neighbour] {
            assert_eq!(town.client(stranger).get(&proposal).await.status, 404);
        }
        let take = format!("{proposal}/creation");
        assert_eq!(doctor.post_form(&take, &[]).await.status, 403);
        let keeper = town.client(Figure::Coordinator);
        assert!(keeper.get(ROOM).await.main().contains(&proposal));
        assert!(keeper.get(&proposal).await.main().contains("On vous reçoit tard."));
        let taken = keeper.post_form(&take, &[]).await;
        assert_eq!(taken.status, 303);
        let entry = taken.location().strip_suffix("/correction").unwrap().to_owned();
        let mut db = town.read().await;
        let made: Vec<(String, String, Status)> = fetch_all!(&mut db => "
            SELECT s.name, v.phone, v.status FROM service v JOIN structure s ON s.id = v.structure_id
             WHERE v.name = 'Permanence du soir' ORDER BY v.id LIMIT 2").unwrap();
        assert_eq!(made, [("Centre du Lac".to_owned(), "+33199005566".to_owned(), Status::Draft)]);
        let history = keeper.get(&format!("{entry}/historique")).await.main();
        assert!(history.contains(Figure::Coordinator.function()), "{history}");
        assert!(!site.find("permanence").iter().any(|card| card.name == "Permanence du soir"), "not before it is published");
        assert!(doctor.get(&proposal).await.main().contains("Acceptée"));
        assert_eq!(doctor.get(&entry).await.status, 404, "the draft is its keepers'");
        assert_eq!(keeper.post_form(&take, &[]).await.status, 422);
    }

    async fn an_institution_has_five_new_services_that_wait_at_most(town: Town) {
        settle(&town).await;
        let send = async |figure, name: &str| {
            let form = [("structure_name", "Centre du Lac"), ("name", name), ("kind", "place")];
            town.client(figure).post_form("/pro/propositions/nouvelle", &form).await
        };
        for n in 0..5 {
            assert_eq!(send(Figure::Desk, &format!("Permanence {n}")).await.status, 303);
        }
        let sixth = send(Figure::Referent, "Permanence 6").await;
        assert_eq!(sixth.status, 422);
        assert!(sixth.main().contains("cinq nouvelles fiches") && sixth.main().contains("Permanence 6"), "{}", sixth.main());
        assert_eq!(send(Figure::Doctor, "Permanence 6").await.status, 303);
    }
}
