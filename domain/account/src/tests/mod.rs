//! Through HTTP and on both engines.

mod account;
mod activation;
mod codes;
mod device;
mod key;
mod leaked;
mod new_password;
mod openid;
mod passkey;
mod people;
mod policy;
mod proof;
mod seals;
mod sign_in;
mod signed;
mod throttle;
mod way;

use std::sync::Arc;

use base::{Database, Id, fetch_all};
use testkit::{Answer, Client, Figure, POLICE, Town, VALBOURG};

use web::{App, Settings};

use crate::model::{Account, Invitation, Role};

const LOGIN: &str = "referente.police";
const PASSWORD: &str = "girafe tuba cactus";
const OTHER_PASSWORD: &str = "lampe orage citron";

/// The site of this crate, with real sessions; a demonstration, where a password alone opens.
fn serve(town: &Town) {
    serve_with(town, Settings { is_demo: true, ..Settings::default() });
}

/// The same where it is not one.
fn serve_for_good(town: &Town) {
    serve_with(town, Settings::default());
}

fn serve_with(town: &Town, settings: Settings) -> Arc<App> {
    crate::use_cheap_hashing_for_tests();
    let site = testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS);
    town.serve(site.load_actor(crate::load_actor).settings(settings))
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

/// What an answer sets: `name=value; flags`, of the session or of the device. Empty where it does not.
fn set_cookie(answer: &Answer, names: [&str; 2]) -> String {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    all.into_iter().find(|set| names.iter().any(|name| set.starts_with(name))).unwrap_or_default().to_owned()
}

/// `name=value` of the session's cookie that came back.
fn cookie(answer: &Answer) -> String {
    set_cookie(answer, ["__Host-s=", "s="]).split(';').next().unwrap_or_default().to_owned()
}

/// The same of the cookie by which the browser will be known.
fn device_cookie(answer: &Answer) -> String {
    set_cookie(answer, ["__Host-d=", "d="]).split(';').next().unwrap_or_default().to_owned()
}

/// What stands in a hidden field of the page.
fn hidden(answer: &Answer, name: &str) -> String {
    let (_, rest) =
        answer.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{}", answer.main()));
    rest.split('"').next().unwrap().to_owned()
}

async fn is_in(client: &Client) -> bool {
    let answer = client.get("/pro").await;
    assert!(answer.status == 200 || answer.is_sign_in(), "{}", answer.body);
    answer.status == 200
}

/// What was written in the journal, in order of writing where the instants differ.
async fn journal(database: &Database) -> Vec<String> {
    let mut db = database.read().await.unwrap();
    let acts: Vec<(String,)> = fetch_all!(&mut db => "SELECT act FROM journal ORDER BY at, act LIMIT 100").unwrap();
    acts.into_iter().map(|(act,)| act).collect()
}
