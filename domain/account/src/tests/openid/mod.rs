//! Signing in with an identity provider, honest or not.

mod coming_in;
mod demand;
mod liar;
mod lies;
mod linking;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use base::{Id, Private, execute};
use openidconnect::url::Url;
use testkit::{Answer, Client, Figure, POLICE, Town};
use web::Settings;

use self::liar::{CLIENT, Liar, Return, SECRET, SUBJECT};
use super::{LOGIN, invitation};
use crate::Account;
use crate::openid::model::Identity;
use crate::openid::{Configuration, Demand, Provider, store};

const BACK: &str = "/pro/connexion/fournisseur/retour";
/// Long enough for an answer on this machine, and for a test.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Opens the site beside a provider: a demonstration, where a password alone opens.
async fn serve(town: &Town) -> Liar {
    let liar = Liar::start(town.clock().clone()).await;
    choose(town, true).await;
    serve_beside(town, &liar, true);
    liar
}

fn serve_beside(town: &Town, liar: &Liar, is_demo: bool) {
    serve_demanding(town, liar, is_demo, Demand::default());
}

fn serve_demanding(town: &Town, liar: &Liar, is_demo: bool, demand: Demand) {
    crate::use_cheap_hashing_for_tests();
    let chosen = Configuration {
        issuer: liar.issuer.clone(),
        client_id: CLIENT.to_owned(),
        client_secret: Private::new(SECRET.to_owned()),
        name: "ProConnect".to_owned(),
    };
    let provider = Arc::new(Provider::patient(chosen, PATIENCE).unwrap().demanding(demand));
    let settings = Settings { identity_provider: Some(provider.offered()), is_demo, ..Settings::default() };
    let site = testkit::app(crate::routes())
        .words(crate::WORDS)
        .words(partner::WORDS)
        .load_actor(crate::load_actor)
        .settings(settings);
    town.serve(site.with(|router| router.layer(Extension(provider))));
}

/// The police station chooses whether its people may sign in with the provider.
async fn choose(town: &Town, provider: bool) {
    let mut db = town.write().await;
    execute!(&mut db => "
        INSERT INTO sign_in_policy (institution_id, allows_password, allows_provider, version) VALUES ($1, TRUE, $2, 1)
        ON CONFLICT (institution_id) DO UPDATE SET allows_provider = excluded.allows_provider", POLICE, provider)
    .unwrap();
    db.commit().await.unwrap();
}

/// An account that comes in with the provider alone.
async fn settle(town: &Town, liar: &Liar) -> Account {
    let mut db = town.write().await;
    let invited = invitation(LOGIN).check(town.now()).unwrap();
    let account = Account { is_activated: true, ..invited };
    crate::store::add(&mut db, &account).await.unwrap();
    store::link(&mut db, &identity(liar, account.id, town)).await.unwrap();
    db.commit().await.unwrap();
    account
}

fn identity(liar: &Liar, account_id: Id<Account>, town: &Town) -> Identity {
    let subject = Private::new(SUBJECT.to_owned());
    Identity { issuer: liar.issuer.clone(), subject, account_id, linked_at: town.now() }
}

fn nobody(town: &Town) -> Client {
    town.client(Figure::Nobody)
}

/// Where the page leads by itself.
fn leads_to(answer: &Answer) -> Url {
    assert_eq!(answer.status, 200, "{}", answer.main());
    let (wait, url) = answer.header("refresh").split_once("; url=").unwrap();
    assert_eq!(wait, "0");
    // Without Refresh, there is a link.
    assert!(answer.body.contains(&format!("href=\"{}\"", url.replace('&', "&#38;"))), "{}", answer.main());
    url.parse().unwrap()
}

fn asked(url: &Url) -> HashMap<String, String> {
    url.query_pairs().into_owned().collect()
}

/// Somebody at the provider, and the browser she left with.
struct Journey {
    url: Url,
    browser: Client,
}

async fn depart(browser: &Client, path: &str, fields: &[(&str, &str)]) -> Journey {
    let answer = browser.post_form(path, fields).await;
    let url = leads_to(&answer);
    Journey { url, browser: browser.clone().with_cookie(&bound(&answer)) }
}

/// Goes to the provider and comes back, as somebody who wants to come in.
async fn come_in(town: &Town, liar: &Liar) -> Answer {
    let journey = depart(&nobody(town), "/pro/connexion/fournisseur", &[]).await;
    land(&journey, &liar.welcome(&journey.url)).await
}

async fn land(journey: &Journey, back: &Return) -> Answer {
    journey.browser.post_form(BACK, &back.fields()).await
}

/// The cookie that binds a journey to a browser.
fn bound(answer: &Answer) -> String {
    format!("o={}", cookies(answer)["o"])
}

/// The cookies that came back, by name; empty ones are taken away.
fn cookies(answer: &Answer) -> HashMap<String, String> {
    let all = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let pairs = all.map(|cookie| cookie.split(';').next().unwrap().split_once('=').unwrap());
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A browser with the session that was opened.
fn opened(town: &Town, answer: &Answer) -> Client {
    assert_eq!((answer.status, answer.location()), (303, "/pro"), "{}", answer.main());
    nobody(town).with_cookie(&format!("s={}", cookies(answer)["s"]))
}

/// The sentence of a refusal.
#[track_caller]
fn refused(answer: &Answer, words: &str) {
    assert_eq!(answer.status, 422, "{}", answer.main());
    let text = answer.main();
    assert!(text.contains("La connexion avec ProConnect n’a pas abouti") && text.contains(words), "{text}");
    assert!(!cookies(answer).contains_key("s"), "a session was opened");
}
