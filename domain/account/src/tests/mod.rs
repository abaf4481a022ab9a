//! Through HTTP and on both engines.

mod account;
mod activation;
mod people;
mod policy;
mod sign_in;
mod throttle;

use base::{Database, Id, fetch_all};
use testkit::{Answer, Client, Figure, POLICE, Town, VALBOURG};

use crate::model::{Account, Invitation, Role};

const LOGIN: &str = "referente.police";
const PASSWORD: &str = "girafe tuba cactus";
const OTHER_PASSWORD: &str = "lampe orage citron";

/// The site of this crate, with real sessions.
fn serve(town: &Town) {
    crate::use_cheap_hashing_for_tests();
    town.serve(testkit::app(crate::routes()).words(crate::WORDS).load_actor(crate::load_actor));
}

fn invitation(login: &str) -> Invitation {
    Invitation {
        territory: Id::from_uuid(VALBOURG),
        institution: Some(Id::from_uuid(POLICE)),
        login: login.to_owned(),
        function: "référente du commissariat".to_owned(),
        roles: [Role::Referent].into_iter().collect(),
        email: String::new(),
    }
}

/// Opens the site, and an account with [`PASSWORD`].
async fn settle(town: &Town, login: &str) -> Account {
    serve(town);
    let mut db = town.write().await;
    let account = crate::create_with_password(&mut db, &invitation(login), PASSWORD, town.now()).await.unwrap();
    db.commit().await.unwrap();
    account
}

async fn try_to_sign_in(town: &Town, login: &str, password: &str) -> Answer {
    let fields = [("login", login), ("password", password)];
    town.client(Figure::Nobody).post_form("/pro/connexion", &fields).await
}

/// A browser that has just signed in.
async fn signed_in(town: &Town, login: &str, password: &str) -> Client {
    let answer = try_to_sign_in(town, login, password).await;
    assert_eq!((answer.status, answer.location()), (303, "/pro"), "{}", answer.main());
    town.client(Figure::Nobody).with_cookie(&cookie(&answer))
}

/// `name=value` of the cookie that came back.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

async fn is_in(client: &Client) -> bool {
    let answer = client.get("/pro").await;
    assert!(answer.status == 200 || answer.location() == "/pro/connexion", "{}", answer.body);
    answer.status == 200
}

/// What was written in the journal, in order of writing where the instants differ.
async fn journal(database: &Database) -> Vec<String> {
    let mut db = database.read().await.unwrap();
    let acts: Vec<(String,)> = fetch_all!(&mut db => "SELECT act FROM journal ORDER BY at, act LIMIT 100").unwrap();
    acts.into_iter().map(|(act,)| act).collect()
}
