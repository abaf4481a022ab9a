//! Inviting, renewing, changing and closing, as the people of the town.

use base::{Id, fetch_one};
use chrono::TimeDelta;
use testkit::{ASSOCIATION, Answer, Client, Figure, POLICE, Town, id};

use super::codes::shown as shown_code;
use super::{PASSWORD, hidden, journal};
use crate::model::{Account, Role, State};
use crate::{store, use_cheap_hashing_for_tests};

/// The people of the town, signed in for the pages of this crate.
fn serve(town: &Town) {
    use_cheap_hashing_for_tests();
    let words = testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS);
    town.serve(words);
}

async fn account(town: &Town, login: &str) -> Account {
    store::by_login(&mut town.read().await, login).await.unwrap().unwrap()
}

fn of(figure: Figure) -> String {
    format!("/pro/personnes/{}", id(figure.account()))
}

async fn invite(browser: &Client, login: &str, role: &str, institution: &str) -> Answer {
    let fields = [
        ("institution", institution),
        ("function", "agent de nuit"),
        ("login", login),
        ("email", ""),
        ("roles", role),
        ("delivery", "hand"),
    ];
    browser.post_form("/pro/personnes/nouvelle", &fields).await
}

/// The activation code that a page shows: 26 letters and digits, in groups.
fn code(answer: &Answer) -> Option<String> {
    let (_, rest) = answer.body.split_once("class=\"code\">")?;
    rest.split('<').next().map(str::to_owned)
}

testkit::both_engines! {
    async fn a_referent_sees_the_people_of_her_institution_and_no_others(town: Town) {
        serve(&town);
        let page = town.client(Figure::Referent).get("/pro/personnes").await.main();
        assert!(page.contains(Figure::Desk.function()) && !page.contains("l’association"), "{page}");
        let page = town.client(Figure::Coordinator).get("/pro/personnes").await.main();
        assert!(page.contains("l’association") && page.contains(Figure::Desk.function()), "{page}");
        assert!(!page.contains(Figure::Neighbour.function()), "{page}");
        assert_eq!(town.client(Figure::Professional).get("/pro/personnes").await.status, 403);
        assert_eq!(town.client(Figure::Referent).get(&of(Figure::Professional)).await.status, 404);
        assert_eq!(town.client(Figure::Coordinator).get(&of(Figure::Neighbour)).await.status, 404);
    }

    async fn a_referent_invites_for_her_institution_alone(town: Town) {
        serve(&town);
        let answer = invite(&town.client(Figure::Referent), "nuit", "professional", &id(ASSOCIATION)).await;
        assert_eq!(answer.status, 200, "{}", answer.main());
        assert_eq!(code(&answer).unwrap().replace('-', "").len(), 26);
        let invited = account(&town, "nuit").await;
        assert_eq!(invited.institution_id, Some(Id::from_uuid(POLICE)));
        assert_eq!(invited.state(town.now()), State::Invited);
        assert_eq!(journal(town.database()).await, ["account.invited"]);
    }

    async fn a_code_is_sent_to_the_function_address_alone_and_names_nobody(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Referent);
        let address = "poste@commissariat.example";
        let path = format!("/pro/institutions/{}/connexion", id(POLICE));
        let chosen = [("version", "0"), ("allows_password", "yes"), ("function_address", address)];
        assert_eq!(browser.post_form(&path, &chosen).await.status, 303);
        let fields = [
            ("function", "agent de nuit"), ("login", "nuit"), ("email", "moi@commissariat.example"),
            ("roles", "professional"), ("delivery", "mail"),
        ];
        let answer = browser.post_form("/pro/personnes/nouvelle", &fields).await;
        assert_eq!(answer.status, 200, "{}", answer.main());
        town.work(crate::jobs()).await;
        let mails = town.mails();
        assert_eq!(mails.iter().map(mail::Message::to).collect::<Vec<_>>(), [address], "hers is for notices, not for codes");
        let (subject, text) = (mails[0].subject(), mails[0].text());
        let sent = text.lines().map(str::trim).find(|line| line.split('-').all(|group| group.len() > 1 && group.len() < 5));
        let sent = sent.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(sent.replace('-', "").len(), 26, "{text}");
        assert!(text.contains("une seule fois, pendant 24 heures"), "{text}");
        for told in ["nuit", "moi@", "Commissariat", "commissariat", "Valbourg", "référente", "http", "://"] {
            assert!(!subject.contains(told) && !text.contains(told), "{told} in {subject} {text}");
        }
        assert!(code(&answer).is_none() && !answer.body.contains(sent), "whoever invites does not see it");
        let mut acts = journal(town.database()).await;
        acts.retain(|act| act.starts_with("account."));
        assert_eq!(acts, ["account.code_sent", "account.invited"]);
        let nobody = town.client(Figure::Nobody);
        let begin = async || nobody.post_form("/pro/activation", &[("login", "nuit"), ("code", sent)]).await;
        let shown = begin().await;
        assert_eq!(shown.status, 200, "{}", shown.main());
        let new = [("token", &*hidden(&shown, "token")), ("new", PASSWORD), ("again", PASSWORD)];
        let proposed = nobody.post_form("/pro/activation/mot-de-passe", &new).await;
        let first = [("token", &*hidden(&proposed, "token")), ("code", &*shown_code(&proposed, town.now()))];
        assert_eq!(nobody.post_form("/pro/activation/codes", &first).await.status, 200);
        assert_eq!(begin().await.status, 422, "it works once");
        assert_eq!(account(&town, "nuit").await.state(town.now()), State::Active);
        town.work(crate::jobs()).await;
        assert_eq!(town.mails()[0].to(), "moi@commissariat.example", "that she came in is told to her");
    }

    async fn a_role_that_is_not_hers_to_give_is_refused_and_nothing_is_kept(town: Town) {
        serve(&town);
        for role in ["coordinator", "administrator", "dpo"] {
            let answer = invite(&town.client(Figure::Referent), "nuit", role, "").await;
            assert_eq!(answer.status, 422, "{role}");
            assert!(answer.body.contains("Vous ne pouvez pas donner") && answer.body.contains("agent de nuit"), "{role}");
        }
        assert!(store::by_login(&mut town.read().await, "nuit").await.unwrap().is_none());
        assert!(journal(town.database()).await.is_empty());
    }

    async fn what_was_typed_wrong_is_said_beside_its_field(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Coordinator);
        let fields = [
            ("institution", ""), ("function", ""), ("login", "é"), ("email", "ici"), ("roles", "professional"),
            ("delivery", "hand"),
        ];
        assert_eq!(browser.post_form("/pro/personnes/nouvelle", &fields).await.status, 422);
        assert_eq!(invite(&browser, "desk", "professional", &id(POLICE)).await.status, 422, "taken");
        let answer = invite(&browser, "nuit", "professional", "").await;
        assert!(answer.status == 422 && answer.body.contains("institution-fault"), "{}", answer.main());
    }

    async fn the_coordination_is_opened_to_somebody_by_two_people(town: Town) {
        serve(&town);
        let (asker, other) = (town.client(Figure::Administrator), town.client(Figure::Coordinator));
        let answer = invite(&asker, "adjointe", "coordinator", "").await;
        assert!(answer.status == 200 && code(&answer).is_none(), "{}", answer.main());
        let waiting = account(&town, "adjointe").await;
        assert!(waiting.roles.is_empty() && waiting.state(town.now()) == State::Requested);
        let path = format!("/pro/personnes/{}", waiting.id);
        let code_path = format!("{path}/code");
        let agree = format!("{path}/demande/accord");
        assert_eq!(asker.post_form(&code_path, &[("delivery", "hand")]).await.status, 422, "not before");
        assert_eq!(asker.post_form(&agree, &[]).await.status, 422, "not by the one who asked");
        assert_eq!(other.post_form(&agree, &[]).await.status, 303);
        assert!(account(&town, "adjointe").await.roles.has(Role::Coordinator));
        let answer = other.post_form(&code_path, &[("delivery", "hand")]).await;
        assert!(code(&answer).is_some(), "{}", answer.main());
        assert_eq!(other.post_form(&agree, &[]).await.status, 422, "a request is used once");
    }

    async fn a_request_lapses_after_a_week_and_may_be_refused(town: Town) {
        serve(&town);
        invite(&town.client(Figure::Administrator), "adjointe", "coordinator", "").await;
        let waiting = account(&town, "adjointe").await;
        let path = format!("/pro/personnes/{}/demande", waiting.id);
        town.clock().advance(TimeDelta::days(7));
        let other = town.client(Figure::Coordinator);
        assert_eq!(other.post_form(&format!("{path}/accord"), &[]).await.status, 422);
        let asker = town.client(Figure::Administrator);
        assert_eq!(asker.post_form(&format!("{path}/refus"), &[]).await.status, 303, "who asked takes it back");
        let closed = store::account(&mut town.read().await, waiting.id).await.unwrap().unwrap();
        assert_eq!(closed.state(town.now()), State::Disabled);
    }

    async fn roles_are_changed_and_her_sessions_end(town: Town) {
        serve(&town);
        let path = format!("{}/roles", of(Figure::Desk));
        let both = [("roles", "professional"), ("roles", "referent")];
        let answer = town.client(Figure::Referent).post_form(&path, &both).await;
        assert_eq!((answer.status, answer.location()), (303, of(Figure::Desk).as_str()));
        assert!(account(&town, "desk").await.roles.has(Role::Referent));
        assert_eq!(town.client(Figure::Referent).post_form(&path, &[]).await.status, 422, "one role at least");
        let to_herself = format!("{}/roles", of(Figure::Referent));
        let answer = town.client(Figure::Referent).post_form(&to_herself, &[("roles", "coordinator")]).await;
        assert_eq!(answer.status, 422, "nobody gives herself a role");
    }

    async fn the_last_administrator_stays(town: Town) {
        serve(&town);
        invite(&town.client(Figure::Administrator), "seconde", "administrator", "").await;
        let second = account(&town, "seconde").await;
        let depart = format!("{}/depart", of(Figure::Administrator));
        assert_eq!(town.client(Figure::Administrator).post_form(&depart, &[]).await.status, 422);
        let mut db = town.write().await;
        let refused = crate::disable(&mut db, "administrator", town.now()).await;
        assert!(matches!(refused, Err(base::Error::Refused("people-last-administrator"))));
        drop(db);
        assert!(account(&town, "administrator").await.disabled_at.is_none());
        // Whoever waits for an agreement does not count.
        assert!(second.roles.is_empty());
    }

    async fn a_departure_closes_everything_at_once_and_tells_what_is_left(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Coordinator);
        let depart = format!("{}/depart", of(Figure::Referent));
        let page = browser.get(&depart).await.main();
        assert!(page.contains("L’institution n’aura plus de référente ni de référent."), "{page}");
        assert!(!page.contains("Plus personne de l’institution"), "{page}");
        assert_eq!(browser.post_form(&depart, &[]).await.status, 303);
        let mut db = town.read().await;
        let gone = store::account(&mut db, Id::from_uuid(Figure::Referent.account())).await.unwrap().unwrap();
        assert_eq!((gone.state(town.now()), gone.login), (State::Disabled, None));
        for table in ["session", "passkey", "recovery_code", "identity", "device", "challenge"] {
            let left = match table {
                "session" => fetch_one!(&mut db => "SELECT COUNT(*) FROM session WHERE account_id = $1", gone.id),
                "passkey" => fetch_one!(&mut db => "SELECT COUNT(*) FROM passkey WHERE account_id = $1", gone.id),
                "recovery_code" => {
                    fetch_one!(&mut db => "SELECT COUNT(*) FROM recovery_code WHERE account_id = $1", gone.id)
                }
                "identity" => fetch_one!(&mut db => "SELECT COUNT(*) FROM identity WHERE account_id = $1", gone.id),
                "device" => fetch_one!(&mut db => "SELECT COUNT(*) FROM device WHERE account_id = $1", gone.id),
                _ => fetch_one!(&mut db => "SELECT COUNT(*) FROM challenge WHERE account_id = $1", gone.id),
            };
            let (left,): (i64,) = left.unwrap();
            assert_eq!(left, 0, "{table}");
        }
        drop(db);
        assert_eq!(browser.post_form(&depart, &[]).await.status, 422, "once");
    }

    async fn an_authorisation_is_renewed_by_somebody_else(town: Town) {
        serve(&town);
        let renew = |figure| format!("{}/renouvellement", of(figure));
        town.clock().advance(TimeDelta::days(360));
        let browser = town.client(Figure::Coordinator);
        let page = browser.get("/pro/personnes?etat=fin").await.main();
        assert!(page.contains(Figure::Desk.function()), "{page}");
        assert_eq!(browser.post_form(&renew(Figure::Desk), &[]).await.status, 303);
        assert_eq!(browser.post_form(&renew(Figure::Coordinator), &[]).await.status, 422);
        town.clock().advance(TimeDelta::days(10));
        assert_eq!(account(&town, "desk").await.state(town.now()), State::Active);
        assert_eq!(account(&town, "doctor").await.state(town.now()), State::Expired);
    }

    async fn a_new_code_is_not_given_by_somebody_who_could_not_give_the_roles(town: Town) {
        serve(&town);
        let path = format!("{}/code", of(Figure::Coordinator));
        let own = town.client(Figure::Coordinator).post_form(&path, &[("delivery", "hand")]).await;
        assert_eq!(own.status, 422, "her own account is not taken over with a code");
        for figure in [Figure::Coordinator, Figure::Desk] {
            let path = format!("{}/code", of(figure));
            let alone = town.client(Figure::Administrator).post_form(&path, &[("delivery", "hand")]).await;
            assert_eq!(alone.status, 422, "{figure:?} is not taken over by an administrator alone");
        }
        let answer = town.client(Figure::Referent).post_form(&format!("{}/code", of(Figure::Desk)), &[("delivery", "hand")]).await;
        assert!(code(&answer).is_some());
        let answer = town.client(Figure::Referent).post_form(&format!("{}/code", of(Figure::Desk)), &[("delivery", "mail")]).await;
        assert_eq!(answer.status, 422, "no function address");
    }
}
