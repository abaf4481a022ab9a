//! A code handed over in person becomes a password, once.

use base::Error;
use chrono::TimeDelta;
use testkit::{Answer, Figure, Town};

use super::{
    LOGIN, OTHER_PASSWORD, PASSWORD, cookie, hidden, invitation, is_in, serve, settle, signed_in, try_to_sign_in,
};
use crate::model::State;

async fn invite(town: &Town) -> String {
    serve(town);
    let mut db = town.write().await;
    let code = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
    db.commit().await.unwrap();
    code
}

async fn activate(town: &Town, code: &str, new: &str, again: &str) -> Answer {
    let shown = begin(town, LOGIN, code).await;
    if shown.status != 200 {
        return shown;
    }
    let token = hidden(&shown, "token");
    let fields = [("token", token.as_str()), ("new", new), ("again", again)];
    town.client(Figure::Nobody).post_form("/pro/activation/mot-de-passe", &fields).await
}

async fn begin(town: &Town, login: &str, code: &str) -> Answer {
    town.client(Figure::Nobody).post_form("/pro/activation", &[("login", login), ("code", code)]).await
}

testkit::both_engines! {
    async fn a_code_lets_in_and_makes_the_password(town: Town) {
        let code = invite(&town).await;
        assert_eq!(code.replace('-', "").len(), 26);
        let answer = activate(&town, &code, PASSWORD, PASSWORD).await;
        assert!(answer.body.contains("J’ai noté mes codes"), "{}", answer.main());
        assert!(is_in(&town.client(Figure::Nobody).with_cookie(&cookie(&answer))).await);
        signed_in(&town, LOGIN, PASSWORD).await;
        assert!(super::signed::ways(&town).await.iter().any(|way| way == "activation"));
    }

    async fn a_code_is_used_once(town: Town) {
        let code = invite(&town).await;
        let underway = hidden(&begin(&town, LOGIN, &code).await, "token");
        assert_eq!(activate(&town, &code, PASSWORD, PASSWORD).await.status, 200);
        let fields = [("token", underway.as_str()), ("new", OTHER_PASSWORD), ("again", OTHER_PASSWORD)];
        let late = town.client(Figure::Nobody).post_form("/pro/activation/mot-de-passe", &fields).await;
        assert!(late.status == 422 && late.body.contains("Trop de temps est passé"), "{}", late.main());
        let again = activate(&town, &code, OTHER_PASSWORD, OTHER_PASSWORD).await;
        assert_eq!(again.status, 422);
        signed_in(&town, LOGIN, PASSWORD).await;
    }

    async fn of_two_who_use_a_code_at_once_one_comes_in(town: Town) {
        let code = invite(&town).await;
        let (first, second) =
            tokio::join!(activate(&town, &code, PASSWORD, PASSWORD), activate(&town, &code, PASSWORD, PASSWORD));
        let entered = [first.status, second.status].into_iter().filter(|status| *status == 200).count();
        assert_eq!(entered, 1, "{} {}", first.status, second.status);
        assert!([first.status, second.status].into_iter().all(|status| [200, 409, 422].contains(&status)));
    }

    async fn a_code_lasts_24_hours(town: Town) {
        let code = invite(&town).await;
        town.clock().advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
        assert_eq!(activate(&town, &code, "short", "short").await.status, 422);
        town.clock().advance(TimeDelta::seconds(1));
        let late = activate(&town, &code, PASSWORD, PASSWORD).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("24 heures"), "{}", late.main());
        assert_eq!(try_to_sign_in(&town, LOGIN, PASSWORD).await.status, 422);
    }

    async fn a_code_opens_the_account_that_it_was_made_for_alone(town: Town) {
        let code = invite(&town).await;
        assert_eq!(begin(&town, "coordinator", &code).await.status, 422);
    }

    async fn a_wrong_code_and_an_unknown_name_are_refused_alike(town: Town) {
        let code = invite(&town).await;
        let wrong = activate(&town, "AAAA-BBBB", PASSWORD, PASSWORD).await;
        let unknown = begin(&town, "nobody.at.all", &code).await;
        assert_eq!((wrong.status, unknown.status), (422, 422));
        assert_eq!(wrong.body.replace("AAAA-BBBB", "…").replace(LOGIN, "…"),
            unknown.body.replace(&code, "…").replace("nobody.at.all", "…"));
    }

    async fn a_refused_password_does_not_use_the_code_up(town: Town) {
        let code = invite(&town).await;
        let easy = "Commissariat de Valbourg";
        let tries = [("court", "court"), (PASSWORD, "autre chose"), (easy, easy)];
        for (new, again) in tries {
            let refused = activate(&town, &code, new, again).await;
            assert_eq!(refused.status, 422, "{new}");
            assert!(refused.body.contains("name=\"token\""), "the code need not be copied again");
            assert!(!refused.body.contains(&format!("value=\"{new}\"")), "{}", refused.main());
        }
        assert_eq!(activate(&town, &code.to_lowercase().replace('-', " "), PASSWORD, PASSWORD).await.status, 200);
    }

    async fn whoever_lost_her_password_gets_a_new_code_and_the_old_one_opens_nothing(town: Town) {
        let account = settle(&town, LOGIN).await;
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let mut db = town.write().await;
        let code = crate::invite_again(&mut db, LOGIN, town.now()).await.unwrap();
        db.commit().await.unwrap();
        assert!(!is_in(&browser).await);
        assert_eq!(try_to_sign_in(&town, LOGIN, PASSWORD).await.status, 422);
        assert_eq!(activate(&town, &code, OTHER_PASSWORD, OTHER_PASSWORD).await.status, 200);
        let known = crate::store::account(&mut town.read().await, account.id).await.unwrap().unwrap();
        assert_eq!(known.state(town.now()), State::Active);
    }

    async fn nobody_is_invited_twice_or_into_an_institution_from_elsewhere(town: Town) {
        settle(&town, LOGIN).await;
        let mut db = town.write().await;
        let taken = crate::invite(&mut db, &invitation("REFERENTE.police"), town.now()).await;
        assert!(matches!(taken, Err(Error::Refused("account-login-taken"))), "{taken:?}");
        let neighbour = Some(base::Id::from_uuid(testkit::NEIGHBOUR_TOWN_HALL));
        let elsewhere = crate::Invitation { institution: neighbour, ..invitation("somebody") };
        let elsewhere = crate::invite(&mut db, &elsewhere, town.now()).await;
        assert!(matches!(elsewhere, Err(Error::Refused("account-institution-elsewhere"))), "{elsewhere:?}");
    }

    async fn a_demonstration_password_opens_its_account(town: Town) {
        serve(&town);
        let password = crate::random_password();
        let mut db = town.write().await;
        crate::create_with_password(&mut db, &invitation(LOGIN), &password, town.now()).await.unwrap();
        db.commit().await.unwrap();
        signed_in(&town, LOGIN, &password).await;
    }
}
