//! Members are written to, each once, and answer by a link.

use base::{Id, execute};
use chrono::TimeDelta;
use mail::Message;
use testkit::{Figure, HOSPITAL, Town};

use super::{PLENARY, act, begin, first, followed, member, plan, seat, version, work};
use crate::invitation::jobs::{Tell, Watch};
use crate::{InstanceKind, Meeting, MeetingState, Slot};

/// The link of a mail.
fn link(mail: &Message) -> String {
    let (_, rest) = mail.text().split_once("http://localhost:8080").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

/// The lines of the calendar of a mail, unfolded.
fn ics(mail: &Message) -> String {
    mail.calendar().unwrap().replace("\r\n ", "")
}

async fn watch(town: &Town) {
    let mut db = town.write().await;
    let job = Watch { origin: "http://localhost:8080".into() };
    queue::schedule(&mut db, &job, town.now()).await.unwrap();
    db.commit().await.unwrap();
}

testkit::both_engines! {
    async fn each_member_is_asked_once_with_a_calendar(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        let mails = town.mails();
        let mut to: Vec<_> = mails.iter().map(Message::to).collect();
        to.sort_unstable();
        assert_eq!(to, ["accueil@commissariat.example", "direction@horizon.example"]);
        assert_eq!(mails[0].subject(), "Plénière de Valbourg\u{a0}: réunion du 15 décembre 2026");
        let told = ics(&mails[0]);
        for line in ["METHOD:REQUEST\r\n", "SEQUENCE:0\r\n", "SUMMARY:Plénière de Valbourg\r\n", "LOCATION:Salle du conseil\r\n", "DTSTART;TZID=Europe/Paris:20261215T093000\r\n", "ORGANIZER:mailto:secretariat@valbourg.example\r\n"] {
            assert!(told.contains(line), "{line}: {told}");
        }
        let id: Id<Meeting> = meeting.rsplit('/').next().unwrap().parse().unwrap();
        let mut db = town.write().await;
        queue::push(&mut db, &Tell { meeting: id, origin: String::new() }, town.now()).await.unwrap();
        db.commit().await.unwrap();
        work(&town).await;
        assert_eq!(town.mails().len(), 0, "running twice writes to nobody");
        assert!(coordinator.get(&meeting).await.main().contains("courriel parti"));
    }

    async fn a_meeting_in_the_past_is_not_convened(town: Town) {
        let (coordinator, instance, _) = plan(&town).await;
        let past = [("day", "2026-11-20"), ("from", "09:30"), ("to", "11:30"), ("place", "Salle du conseil")];
        let meeting = followed(&coordinator.post_form(&format!("{instance}/reunions"), &past).await);
        let answer = act(&coordinator, &meeting, "convocation").await;
        assert!(answer.status == 422 && answer.main().contains("Cette date est passée"), "{}", answer.main());
        assert!(!coordinator.get(&meeting).await.main().contains("Convoquer les membres"));
    }

    async fn nobody_is_convened_to_an_instance_without_members(town: Town) {
        let (coordinator, instance) = begin(&town, &PLENARY).await;
        let meeting = followed(&coordinator.post_form(&format!("{instance}/reunions"), &super::SLOT).await);
        let answer = act(&coordinator, &meeting, "convocation").await;
        assert!(answer.status == 422 && answer.main().contains("Personne ne siège"), "{}", answer.main());
    }

    async fn a_change_has_the_same_uid_and_a_higher_sequence_and_a_cancellation_takes_it_back(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        let uid = |mail: &Message| ics(mail).split_once("UID:").unwrap().1.split("\r\n").next().unwrap().to_owned();
        let asked = town.mails();
        let version = version(&coordinator, &meeting).await;
        let fields = [("day", "2026-12-16"), ("from", "09:30"), ("to", "11:30"), ("place", "Mairie"), ("version", version.as_str())];
        followed(&coordinator.post_form(&format!("{meeting}/modification"), &fields).await);
        work(&town).await;
        let moved = town.mails();
        assert_eq!(moved.len(), 2);
        assert_eq!(uid(&moved[0]), uid(&asked[0]));
        assert!(ics(&moved[0]).contains("SEQUENCE:1\r\n") && moved[0].text().contains("a changé"), "{}", moved[0].text());
        assert_eq!(town.client(Figure::Nobody).get(&link(&asked[0])).await.status, 410, "a newer mail replaces the link");
        followed(&act(&coordinator, &meeting, "annulation").await);
        work(&town).await;
        let cancelled = town.mails();
        assert_eq!(cancelled.len(), 2);
        let told = ics(&cancelled[0]);
        assert!(told.contains("METHOD:CANCEL\r\n") && told.contains("SEQUENCE:2\r\n") && told.contains("STATUS:CANCELLED"), "{told}");
        assert_eq!(uid(&cancelled[0]), uid(&asked[0]));
    }

    async fn nobody_is_told_of_a_meeting_that_is_cancelled_before_it_is_convened(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "annulation").await);
        work(&town).await;
        assert_eq!(town.mails().len(), 0);
        assert!(coordinator.get(&meeting).await.main().contains("Annulée"));
    }

    async fn a_mail_about_an_observatory_says_neither_who_meets_nor_where(town: Town) {
        super::serve(&town);
        let instance = crate::Instance { name: "Observatoire des violences".into(), ..super::instance(InstanceKind::Observatory) };
        let slot = Slot { day: "2026-12-15".parse().unwrap(), from_minute: 570, to_minute: 690, place: "Salle des violettes".into() };
        let meeting = Meeting::new(instance.id, slot);
        let mut db = town.write().await;
        crate::add_instance(&mut db, &instance).await.unwrap();
        crate::add_member(&mut db, &member(&instance, "direction@centre.example")).await.unwrap();
        crate::add_meeting(&mut db, &meeting).await.unwrap();
        db.commit().await.unwrap();
        let coordinator = town.client(Figure::Coordinator);
        followed(&act(&coordinator, &meeting.path(), "convocation").await);
        work(&town).await;
        let mails = town.mails();
        assert_eq!(mails[0].subject(), "Réunion du 15 décembre 2026");
        let told = format!("{} {}", mails[0].text(), ics(&mails[0]));
        assert!(!told.contains("Observatoire") && !told.contains("violettes") && !told.contains("LOCATION"), "{told}");
        assert!(ics(&mails[0]).contains("SUMMARY:Réunion du 15 décembre 2026\r\n"));
        let page = town.client(Figure::Nobody).get(&link(&mails[0])).await.main();
        assert!(page.contains("Salle des violettes"), "the place stands behind the link: {page}");
        let file = coordinator.get(&format!("{}/calendrier", meeting.path())).await;
        assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
        assert!(!file.body.contains("violences") && !file.body.contains("LOCATION"), "{}", file.body);
    }

    async fn she_answers_once_for_her_institution_and_looking_says_nothing(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        let mails = town.mails();
        let hers = mails.iter().find(|mail| mail.to() == "direction@horizon.example").unwrap();
        let (anybody, link) = (town.client(Figure::Nobody), link(hers));
        for _ in 0..3 {
            assert!(anybody.get(&link).await.main().contains("Votre institution sera-t-elle là"));
        }
        let without = anybody.post_form(&link, &[("said", "represented")]).await;
        assert!(without.status == 422 && without.main().contains("fonction de la personne"), "{}", without.main());
        assert_eq!(anybody.post_form(&link, &[("said", "absent")]).await.status, 422, "absence is for others to say");
        followed(&anybody.post_form(&link, &[("said", "represented"), ("by_function", "La présidente")]).await);
        let page = anybody.get(&link).await.main();
        assert!(page.contains("c’est noté : Représentée") && !page.contains("<button>Répondre"), "{page}");
        assert_eq!(anybody.post_form(&link, &[("said", "present")]).await.status, 410);
        let page = coordinator.get(&meeting).await.main();
        assert!(page.contains("Représentée") && page.contains("La présidente"), "{page}");
        let today = town.now().date_naive();
        let mut db = town.read().await;
        let association = crate::of_institution(&mut db, Id::from_uuid(testkit::ASSOCIATION), today).await.unwrap();
        let police = crate::of_institution(&mut db, Id::from_uuid(testkit::POLICE), today).await.unwrap();
        assert_eq!((association[0].is_to_answer, police[0].is_to_answer), (false, true));
    }

    async fn another_day_is_answered_again(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        let asked = town.mails();
        let anybody = town.client(Figure::Nobody);
        followed(&anybody.post_form(&link(&asked[0]), &[("said", "excused")]).await);
        let version = version(&coordinator, &meeting).await;
        let fields = [("day", "2026-12-17"), ("from", "09:30"), ("to", "11:30"), ("place", "Mairie"), ("version", version.as_str())];
        followed(&coordinator.post_form(&format!("{meeting}/modification"), &fields).await);
        assert!(!coordinator.get(&meeting).await.main().contains("Excusée<"));
        work(&town).await;
        let again = town.mails().into_iter().find(|mail| mail.to() == asked[0].to()).unwrap();
        followed(&anybody.post_form(&link(&again), &[("said", "present")]).await);
    }

    async fn a_reminder_goes_out_seven_days_before_and_once(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        town.mails();
        watch(&town).await;
        let mut days = Vec::new();
        for _ in 0..30 {
            work(&town).await;
            let mails = town.mails().into_iter().filter(|mail| mail.to() != "secretariat@valbourg.example");
            days.extend(mails.map(|mail| format!("{} {}", town.now().date_naive(), mail.to())));
            town.clock().advance(TimeDelta::days(1));
        }
        days.sort();
        assert_eq!(days, ["2026-12-08 accueil@commissariat.example", "2026-12-08 direction@horizon.example"]);
        assert!(coordinator.get(&meeting).await.main().contains("indiquez qui est venu"));
        town.leave_jobs();
    }

    async fn a_dead_mailbox_is_shown_even_after_the_mail_is_erased(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        town.mails();
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE mail SET sent_at = NULL, failure = '550' WHERE to_address = 'direction@horizon.example'").unwrap();
        db.commit().await.unwrap();
        let is_shown = async || coordinator.get(&meeting).await.main().matches("boîte aux lettres qui ne reçoit plus").count();
        assert_eq!(is_shown().await, 1);
        watch(&town).await;
        work(&town).await;
        let mut db = town.write().await;
        execute!(&mut db => "DELETE FROM mail").unwrap();
        db.commit().await.unwrap();
        assert_eq!(is_shown().await, 1);
        town.leave_jobs();
    }

    async fn whoever_sits_since_is_convened_alone(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        town.mails();
        seat(&coordinator, &instance, HOSPITAL, "urgences@hopital.example").await;
        assert!(coordinator.get(&meeting).await.main().contains("pas encore prévenu"));
        followed(&coordinator.post_form(&format!("{meeting}/convocation/complement"), &[]).await);
        work(&town).await;
        assert_eq!(town.mails().iter().map(Message::to).collect::<Vec<_>>(), ["urgences@hopital.example"]);
    }

    async fn who_is_taken_away_after_she_was_asked_to_come_is_told_alone(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        let asked = town.mails();
        let uid = |mail: &Message| ics(mail).split_once("UID:").unwrap().1.split("\r\n").next().unwrap().to_owned();
        let page = coordinator.get(&format!("{instance}/membres")).await.main();
        let (_, rest) = page.split_once("direction@horizon.example").unwrap();
        let member = first(rest, &format!("href=\"{instance}/membres/")).to_owned();
        followed(&coordinator.post_form(&format!("{instance}/membres/{member}/retrait"), &[]).await);
        work(&town).await;
        let mails = town.mails();
        assert_eq!(mails.iter().map(Message::to).collect::<Vec<_>>(), ["direction@horizon.example"]);
        let told = ics(&mails[0]);
        assert!(told.contains("METHOD:CANCEL\r\n") && told.contains("SEQUENCE:1\r\n") && told.contains("STATUS:CANCELLED"), "{told}");
        assert!(uid(&mails[0]) == uid(&asked[0]) && mails[0].text().contains("ne vous attend plus"), "{}", mails[0].text());
        followed(&coordinator.post_form(&format!("{meeting}/convocation/complement"), &[]).await);
        work(&town).await;
        assert_eq!(town.mails().len(), 0, "nothing has changed for the others");
        seat(&coordinator, &instance, testkit::ASSOCIATION, "direction@horizon.example").await;
        followed(&coordinator.post_form(&format!("{meeting}/convocation/complement"), &[]).await);
        work(&town).await;
        let again = town.mails();
        assert_eq!(again.len(), 1);
        assert!(ics(&again[0]).contains("METHOD:REQUEST\r\n") && ics(&again[0]).contains("SEQUENCE:1\r\n"), "{}", ics(&again[0]));
    }

    async fn a_mandate_that_ends_before_the_meeting_takes_it_back_and_her_link(town: Town) {
        let (coordinator, instance, meeting) = plan(&town).await;
        followed(&act(&coordinator, &meeting, "convocation").await);
        work(&town).await;
        let asked = town.mails().into_iter().find(|mail| mail.to() == "direction@horizon.example").unwrap();
        let page = coordinator.get(&format!("{instance}/membres")).await.main();
        let (_, rest) = page.split_once("direction@horizon.example").unwrap();
        let member = first(rest, &format!("href=\"{instance}/membres/")).to_owned();
        let ends = |day: &'static str| [("id", member.clone()), ("function", "Directrice".to_owned()), ("email", "direction@horizon.example".to_owned()), ("starts_on", "2026-11-01".to_owned()), ("ends_on", day.to_owned())];
        for (day, count) in [("2026-12-31", 0), ("2026-12-14", 1), ("2026-12-13", 0)] {
            let fields = ends(day);
            let fields: Vec<_> = fields.iter().map(|(name, typed)| (*name, typed.as_str())).collect();
            followed(&coordinator.post_form(&format!("{instance}/membres"), &fields).await);
            work(&town).await;
            let mails = town.mails();
            assert_eq!(mails.len(), count, "{day}");
            assert!(mails.iter().all(|mail| ics(mail).contains("METHOD:CANCEL\r\n")));
        }
        assert_eq!(town.client(Figure::Nobody).get(&link(&asked)).await.status, 410);
    }

    async fn nobody_who_was_not_asked_is_told_that_she_need_not_come(town: Town) {
        let (coordinator, instance, _) = plan(&town).await;
        let page = coordinator.get(&format!("{instance}/membres")).await.main();
        let member = first(&page, &format!("href=\"{instance}/membres/")).to_owned();
        followed(&coordinator.post_form(&format!("{instance}/membres/{member}/retrait"), &[]).await);
        work(&town).await;
        assert_eq!(town.mails().len(), 0);
    }

    async fn two_who_convene_at_once_do_it_once(town: Town) {
        let (coordinator, _, meeting) = plan(&town).await;
        let version = version(&coordinator, &meeting).await;
        let again = [("version", version.as_str())];
        followed(&coordinator.post_form(&format!("{meeting}/convocation"), &again).await);
        assert_eq!(coordinator.post_form(&format!("{meeting}/convocation"), &again).await.status, 409);
        work(&town).await;
        assert_eq!(town.mails().len(), 2);
        let id = meeting.rsplit('/').next().unwrap().parse().unwrap();
        let state = crate::meeting::store::meeting(&mut town.read().await, id).await.unwrap().unwrap().state;
        assert_eq!(state, MeetingState::Convened);
    }
}
