//! Every route, asked by everybody.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::DateTime;
use testkit::{Answer, Commits, Contents, Engine, Figure, Town, contents};
use web::{Access, App, Route};

use crate::everything::{NOTHING, Named, PUBLISHED, fill, forms, named, open, real, routes};
use crate::forms::Form;
use crate::rights::{self, ASKING};
use crate::source::{changes, expect_none};

/// What a page may write when it is merely looked at: that a session is in use, that a sign-in failed, that something
/// protected was opened.
const NOTED: [&str; 3] = ["session", "sign_in_failure", "journal"];

/// A town with the whole site open, made anew after whatever changed it.
struct Stage {
    town: Town,
    app: Arc<App>,
    forms: BTreeMap<String, Form>,
    /// What the database held before anybody asked anything.
    before: Contents,
    /// The same, with what looking may note.
    whole: Contents,
    /// Whether anybody wrote at all: most answers write nothing, and reading everything again takes long.
    commits: Option<Commits>,
}

impl Stage {
    async fn new(town: &Town) -> Self {
        let town = Town::new(town.engine()).await;
        let app = open(&town).await;
        let forms = forms(&town, &app).await;
        let commits = Commits::of(town.database()).await.unwrap();
        Self { before: kept(&town).await, whole: contents(town.database()).await.unwrap(), commits, forms, town, app }
    }

    /// Sets everything up again as it was.
    async fn renew(&mut self) {
        let town = Town::new(self.town.engine()).await;
        self.app = open(&town).await;
        self.commits = Commits::of(town.database()).await.unwrap();
        self.town.leave_jobs();
        std::mem::replace(&mut self.town, town).finish().await;
    }

    async fn end(self) {
        self.town.leave_jobs();
        self.town.finish().await;
    }

    /// Asks for a route, with its form as it stands on the page where there is one.
    async fn ask(&mut self, route: &Route, named: Named, figure: Figure) -> Answer {
        let (path, client) = (fill(route.path, &self.app, named), self.town.client(figure));
        if route.method == "GET" {
            return client.get(&path).await;
        }
        if route.path.starts_with("/api/") {
            return client.post_json(&path, "{}").await;
        }
        let fields = self.forms.get(route.path).map(|form| form.filled(|_| None)).unwrap_or_default();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = client.post_form(&path, &fields).await;
        // Signing out changes nothing but what looking may note, and would leave the others out.
        if self.has_written().await && contents(self.town.database()).await.unwrap() != self.whole {
            self.renew().await;
        }
        answer
    }

    async fn has_written(&mut self) -> bool {
        match &mut self.commits {
            Some(commits) => commits.has_more().await.unwrap(),
            None => true,
        }
    }
}

/// What the database holds, but for what looking may note.
async fn kept(town: &Town) -> Contents {
    let mut contents = contents(town.database()).await.unwrap();
    contents.retain(|table, _| !NOTED.contains(&table.as_str()));
    contents
}

/// The answers to everybody, about one thing.
async fn ask_all(stage: &mut Stage, route: &Route, named: Named) -> Vec<(Figure, Answer)> {
    let mut answers = Vec::new();
    for (figure, _) in ASKING {
        answers.push((figure, stage.ask(route, named, figure).await));
    }
    answers
}

/// What the table of routes promises, against what was answered.
fn broken(route: &Route, figure: Figure, answer: &Answer) -> Option<&'static str> {
    let actor = figure.actor(DateTime::UNIX_EPOCH);
    let is_out = |route: Access| match (route, &actor) {
        (Access::Anybody, _) | (Access::SignedIn, Some(_)) => false,
        (Access::SignedIn | Access::Holders(_), None) => true,
        (Access::Holders(permission), Some(actor)) => !permission.is_given_to(actor),
    };
    let is_sent_to_sign_in = answer.is_sign_in();
    match figure {
        _ if answer.status >= 500 => Some("a defect"),
        _ if answer.status == 400 => Some("no page has this form: it cannot be tried"),
        Figure::Nobody if is_out(route.access) && !is_sent_to_sign_in => Some("nobody is let in"),
        Figure::Nobody => None,
        _ if is_out(route.access) && !matches!(answer.status, 403 | 404) => Some("the wrong role is let in"),
        _ if !is_out(route.access) && is_sent_to_sign_in => Some("she is signed in"),
        _ => None,
    }
}

/// What an answer says, whatever was asked for.
fn said(answer: &Answer, named: Named) -> String {
    answer.body.replace(&testkit::id(named.id), "…").replace(&testkit::id(named.place), "…")
}

/// Who may what does not hang on the engine, and this asks much: one engine is enough.
#[test]
fn everybody_is_answered_as_the_table_says() {
    testkit::run(Engine::Sqlite, everybody);
}

async fn everybody(town: Town) {
    let mut stage = Stage::new(&town).await;
    let words = server::words().unwrap();
    let mut table = rights::held(&words);
    let mut findings = Vec::new();
    for route in routes() {
        let has_id = route.path.contains("{id}");
        let forged = ask_all(&mut stage, &route, NOTHING).await;
        table += &rights::line(&words, &route, if has_id { NOTHING.what } else { "" }, &forged);
        let mut all = forged.clone();
        if has_id && real(route.path).is_empty() {
            findings.push(format!("{} {}: tell real() what stands there", route.method, route.path));
        }
        for named in real(route.path) {
            let answers = ask_all(&mut stage, &route, named).await;
            table += &rights::line(&words, &route, named.what, &answers);
            for ((figure, unknown), (_, foreign)) in forged.iter().zip(&answers) {
                if foreign.status == 404 && (unknown.status != 404 || said(unknown, NOTHING) != said(foreign, named)) {
                    findings.push(format!(
                        "{} {}: {figure:?} can tell {} from nothing",
                        route.method, route.path, named.what
                    ));
                }
            }
            all.extend(answers);
        }
        let broken = all.iter().filter_map(|(figure, answer)| Some((figure, answer, broken(&route, *figure, answer)?)));
        findings.extend(broken.map(|(figure, answer, why)| {
            format!("{} {}: {figure:?} {}: {why}", route.method, route.path, answer.status)
        }));
        if route.method == "GET" && kept(&stage.town).await != stage.before {
            findings.push(format!("GET {} writes", route.path));
        }
    }
    stage.end().await;
    findings.extend(changes("../../../docs/droits.md", &table));
    expect_none("Each route lets in those whom the table of routes names, and no others.", findings);
}

testkit::both_engines! {
    async fn no_form_is_taken_from_another_site(town: Town) {
        let app = open(&town).await;
        let before = contents(town.database()).await.unwrap();
        for route in routes().iter().filter(|route| route.method != "GET") {
            let elsewhere = town.client(Figure::Coordinator).with_header("sec-fetch-site", "cross-site");
            let path = fill(route.path, &app, named("", PUBLISHED));
            assert_eq!(elsewhere.post_form(&path, &[]).await.status, 403, "{}", route.path);
            let origin = elsewhere.without("sec-fetch-site").with_header("origin", "https://elsewhere.example");
            assert_eq!(origin.post_form(&path, &[]).await.status, 403, "{}", route.path);
        }
        assert!(contents(town.database()).await.unwrap() == before);
    }
}
