//! The agenda, who came, and what was decided.

use base::{Id, execute};
use chrono::TimeDelta;
use contract::Contract;
use testkit::{ASSOCIATION, Client, POLICE, Town, VALBOURG};

use super::{followed, plan, version};

/// A contract of Valbourg that ends soon, to which the instance belongs.
async fn bind(town: &Town, coordinator: &Client, instance: &str) -> Id<Contract> {
    let contract = Contract {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        title: "Contrat local de Valbourg".into(),
        kind: None,
        level: None,
        starts_on: None,
        ends_on: "2027-06-30".parse().ok(),
        predecessor_id: None,
        version: 1,
    };
    let mut db = town.write().await;
    contract::add_contract(&mut db, &contract).await.unwrap();
    db.commit().await.unwrap();
    let id = contract.id.to_string();
    let mut fields = super::PLENARY.to_vec();
    fields.extend([("contract", id.as_str()), ("version", "1")]);
    followed(&coordinator.post_form(&format!("{instance}/modification"), &fields).await);
    contract.id
}

/// Says who came, the association present and the police station so, a day after the meeting.
pub async fn hold(coordinator: &Client, meeting: &str, police: &str) -> testkit::Answer {
    let version = version(coordinator, meeting).await;
    let (ours, theirs) = (format!("a-{}", testkit::id(ASSOCIATION)), format!("a-{}", testkit::id(POLICE)));
    let fields = [("version", version.as_str()), (ours.as_str(), "present"), (theirs.as_str(), police)];
    coordinator.post_form(&format!("{meeting}/presence"), &fields).await
}

async fn write_agenda(coordinator: &Client, meeting: &str, points: &str) {
    let version = version(coordinator, meeting).await;
    let fields = [("points", points), ("version", version.as_str())];
    followed(&coordinator.post_form(&format!("{meeting}/ordre-du-jour"), &fields).await);
}

const DECISION: [(&str, &str); 2] = [("text", "Former les accueils des institutions"), ("due_on", "2027-03-31")];

/// A page without its tags' line ends.
fn plain(page: &str) -> String {
    page.replace('\n', " ")
}

testkit::both_engines! {
    async fn she_orders_points_and_ticks_what_is_proposed(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        bind(&town, &coordinator, &instance).await;
        let page = coordinator.get(&format!("{meeting}/ordre-du-jour")).await.main();
        assert!(page.contains("Fin du contrat dans l’année : Contrat local de Valbourg"), "{page}");
        let proposal = super::first(&page, "name=\"proposals\" value=\"").to_owned();
        let version = version(&coordinator, &meeting).await;
        let fields = [("points", "Tour de table\nBilan"), ("proposals", proposal.as_str()), ("version", version.as_str())];
        followed(&coordinator.post_form(&format!("{meeting}/ordre-du-jour"), &fields).await);
        let page = plain(&coordinator.get(&meeting).await.main());
        assert!(page.contains("<ol><li>Tour de table</li><li>Bilan</li><li>Fin du contrat"), "{page}");
        let page = coordinator.get(&format!("{meeting}/ordre-du-jour")).await.main();
        assert!(!page.contains("name=\"proposals\""), "what is on the agenda is proposed no more: {page}");
    }

    async fn a_late_action_is_proposed(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        let contract = bind(&town, &coordinator, &instance).await;
        let mut db = town.write().await;
        let late = plan::NewAction {
            contract,
            title: "Relire les fiches".into(),
            lead: None,
            starts_on: None,
            ends_on: "2026-11-20".parse().ok(),
            decided: None,
        };
        plan::add_action(&mut db, &late, town.now()).await.unwrap();
        db.commit().await.unwrap();
        let page = coordinator.get(&format!("{meeting}/ordre-du-jour")).await.main();
        assert!(page.contains("Action en retard : Relire les fiches"), "{page}");
    }

    async fn an_agenda_begun_on_an_older_version_shows_the_difference(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        let old = version(&coordinator, &meeting).await;
        write_agenda(&coordinator, &meeting, "Bilan").await;
        let fields = [("points", "Projets"), ("version", old.as_str())];
        let answer = coordinator.post_form(&format!("{meeting}/ordre-du-jour"), &fields).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains(">Projets</textarea>") && answer.main().contains("<del>"), "{}", answer.main());
    }

    async fn nobody_says_who_came_before_the_day_and_every_institution_is_told_of(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        let early = hold(&coordinator, &meeting, "present").await;
        assert!(early.status == 422 && early.main().contains("pas encore eu lieu"), "{}", early.main());
        town.clock().advance(TimeDelta::days(23));
        let missing = hold(&coordinator, &meeting, "").await;
        assert!(missing.status == 422 && missing.main().contains("Indiquez pour chaque institution"), "{}", missing.main());
        assert!(missing.main().contains("<option value=\"present\" selected>"), "what was chosen is kept");
        followed(&hold(&coordinator, &meeting, "excused").await);
        let page = coordinator.get(&meeting).await.main();
        for said in ["Une institution présente ou représentée sur 2", "Le quorum est atteint", "excusées : 1", "Excusée"] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }

    async fn two_who_say_who_came_lose_nothing(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        town.clock().advance(TimeDelta::days(23));
        let old = version(&coordinator, &meeting).await;
        followed(&hold(&coordinator, &meeting, "present").await);
        let theirs = format!("a-{}", testkit::id(POLICE));
        let fields = [("version", old.as_str()), (theirs.as_str(), "absent")];
        let answer = coordinator.post_form(&format!("{meeting}/presence"), &fields).await;
        assert_eq!(answer.status, 409);
        assert!(answer.main().contains("<del>") && answer.main().contains("Absente"), "{}", answer.main());
        assert!(!coordinator.get(&meeting).await.main().contains("absentes : 1"));
    }

    async fn what_was_left_is_proposed_to_the_next_meeting(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        write_agenda(&coordinator, &meeting, "Bilan\nProjets").await;
        town.clock().advance(TimeDelta::days(23));
        followed(&hold(&coordinator, &meeting, "present").await);
        followed(&coordinator.post_form(&format!("{meeting}/decisions"), &[("text", "Revoir la convention")]).await);
        let next = coordinator.get(&meeting).await.main();
        let next = super::first(&next, &format!("href=\"{instance}/reunions/nouvelle?")).to_owned();
        let form = coordinator.get(&format!("{instance}/reunions/nouvelle?{next}")).await.main();
        assert!(form.contains("value=\"2027-11-09\"") && form.contains("value=\"09:30\""), "a Tuesday within the year: {form}");
        let fields = [("day", "2027-11-09"), ("from", "09:30"), ("to", "11:30"), ("place", "Mairie")];
        let next = followed(&coordinator.post_form(&format!("{instance}/reunions"), &fields).await);
        let page = coordinator.get(&format!("{next}/ordre-du-jour")).await.main();
        for said in ["Bilan", "Projets", "Non traité la dernière fois", "Décision sans action : Revoir la convention"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(coordinator.get(&meeting).await.main().contains("9 novembre 2027"));
    }

    async fn a_decision_becomes_an_action_of_the_plan(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        let contract = bind(&town, &coordinator, &instance).await;
        town.clock().advance(TimeDelta::days(23));
        let early = coordinator.post_form(&format!("{meeting}/decisions"), &DECISION).await;
        assert!(early.status == 422 && early.main().contains("Notez d’abord qui est venu"), "{}", early.main());
        followed(&hold(&coordinator, &meeting, "present").await);
        let lead = testkit::id(ASSOCIATION);
        let mut fields = DECISION.to_vec();
        fields.push(("in_plan", "on"));
        let without = coordinator.post_form(&format!("{meeting}/decisions"), &fields).await;
        assert!(without.status == 422 && without.main().contains("une action a besoin de quelqu’un"), "{}", without.main());
        assert!(without.main().contains("value=\"Former les accueils des institutions\""));
        fields.push(("institution", &lead));
        followed(&coordinator.post_form(&format!("{meeting}/decisions"), &fields).await);
        let id = meeting.rsplit('/').next().unwrap().parse::<Id<crate::Meeting>>().unwrap();
        let mut db = town.read().await;
        let actions = plan::of_meeting(&mut db, id.uuid()).await.unwrap();
        drop(db);
        let [action] = actions.as_slice() else { panic!("{actions:?}") };
        assert_eq!((action.contract_id, action.title.as_str()), (contract, DECISION[0].1));
        assert_eq!((action.lead_id, action.decided_on), (Some(Id::from_uuid(ASSOCIATION)), "2026-12-15".parse().ok()));
        let page = coordinator.get(&meeting).await.main();
        assert!(page.contains(&action.path()) && page.contains("<span class=\"tag\">Prévue</span>"), "{page}");
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE plan_action SET state = 'done'").unwrap();
        db.commit().await.unwrap();
        assert!(coordinator.get(&meeting).await.main().contains("<span class=\"tag\">Faite</span>"));
    }

    async fn a_decision_without_action_may_become_one_later_or_be_taken_away(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        town.clock().advance(TimeDelta::days(23));
        followed(&hold(&coordinator, &meeting, "present").await);
        let lead = testkit::id(POLICE);
        let mut fields = DECISION.to_vec();
        fields.push(("institution", &lead));
        followed(&coordinator.post_form(&format!("{meeting}/decisions"), &fields).await);
        followed(&coordinator.post_form(&format!("{meeting}/decisions"), &[("text", "Rien de plus")]).await);
        bind(&town, &coordinator, &instance).await;
        let page = coordinator.get(&meeting).await.main();
        assert!(page.contains("sans action"), "{page}");
        let make = super::first(&page, &format!("action=\"{meeting}/decisions/")).to_owned();
        assert!(make.ends_with("/action"), "{make}");
        followed(&coordinator.post_form(&format!("{meeting}/decisions/{make}"), &[]).await);
        let again = coordinator.post_form(&format!("{meeting}/decisions/{make}"), &[]).await;
        assert!(again.status == 422 && again.main().contains("devenue une action"), "{}", again.main());
        let kept = make.replace("/action", "/retrait");
        assert_eq!(coordinator.post_form(&format!("{meeting}/decisions/{kept}"), &[]).await.status, 422);
        let page = coordinator.get(&meeting).await.main();
        let gone = super::first(&page, &format!("action=\"{meeting}/decisions/")).to_owned();
        followed(&coordinator.post_form(&format!("{meeting}/decisions/{gone}"), &[]).await);
        assert!(!coordinator.get(&meeting).await.main().contains("Rien de plus"));
    }

    async fn an_evaluation_reads_the_meetings_that_were_held(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        let contract = bind(&town, &coordinator, &instance).await;
        assert_eq!(crate::held_of_contract(&mut town.read().await, contract).await.unwrap().len(), 0);
        town.clock().advance(TimeDelta::days(23));
        followed(&hold(&coordinator, &meeting, "represented").await);
        let held = crate::held_of_contract(&mut town.read().await, contract).await.unwrap();
        assert_eq!((held.len(), held[0].counted.voices(), held[0].counted.represented), (1, 2, 1));
        let known = contract::contract(&mut town.read().await, contract).await.unwrap().unwrap();
        let app = town.serve(testkit::app(crate::routes()).words(crate::WORDS));
        let cx = web::Cx::for_work(&app, web::Lang::Fr);
        let told = crate::chapters(&cx, &mut town.read().await, &known).await.unwrap();
        assert_eq!((told[0].lines[0].as_str(), told[0].rows.len()), ("Une réunion tenue.", 1));
    }
}
