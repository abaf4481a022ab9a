//! Every route, asked by everybody.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::http::Method;
use testkit::{ASSOCIATION, Answer, Contents, Figure, Town, Uuid, contents};
use web::{Access, App, Route};

use crate::everything::{FORGED, PUBLISHED, fill, open, routes, session, sign_in};
use crate::source::{changes, expect_none};

/// Who asks, in the order of the table.
const ASKING: [Figure; 6] = [
    Figure::Nobody,
    Figure::Administrator,
    Figure::Coordinator,
    Figure::Referent,
    Figure::Professional,
    Figure::Neighbour,
];
/// What a page may write when it is merely looked at: that a session is in use, that a sign-in failed.
const NOTED: [&str; 2] = ["session", "sign_in_failure"];

/// The object of the town that a path with an id can name, and what it is.
fn real(path: &str) -> Option<(&'static str, Uuid)> {
    let objects = [
        ("/pro/institutions/{id}", "association", ASSOCIATION),
        ("/pro/compte/sessions/{id}", "coordinator's", session(Figure::Coordinator)),
        ("/pro/fiches/{id}", "association's", PUBLISHED),
        ("/infos/e/{id}", "published", PUBLISHED),
        ("/infos/r/{token}/e/{id}", "published", PUBLISHED),
    ];
    let (_, what, id) =
        objects.into_iter().find(|(of, _, _)| path.strip_prefix("/en").unwrap_or(path).starts_with(of))?;
    Some((what, id))
}

/// What is typed in the forms that need every field; enough to be read, not to be accepted.
fn typed(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/pro/connexion" => &[("login", "personne"), ("password", "rien")],
        "/pro/activation" => &[("login", "personne"), ("code", "rien"), ("new", "un"), ("again", "deux")],
        "/pro/compte/mot-de-passe" => &[("current", "rien"), ("new", "un"), ("again", "deux")],
        _ => &[],
    }
}

/// A town with the whole site open, made anew after whatever changed it.
struct Stage {
    town: Town,
    app: Arc<App>,
}

impl Stage {
    async fn new(town: &Town) -> Self {
        let town = Town::new(town.engine()).await;
        let app = open(&town).await;
        Self { town, app }
    }

    async fn end(self) {
        self.town.leave_jobs();
        self.town.finish().await;
    }

    async fn ask(&mut self, route: &Route, id: Uuid, figure: Figure) -> Answer {
        if figure != Figure::Nobody {
            sign_in(&self.town, figure).await;
        }
        let path = fill(route.path, &self.app, id);
        let answer = if route.method == "GET" {
            self.town.client(figure).get(&path).await
        } else {
            self.town.client(figure).post_form(&path, typed(route.path)).await
        };
        if route.method != "GET" && answer.status < 400 {
            let fresh = Self::new(&self.town).await;
            std::mem::replace(self, fresh).end().await;
        }
        answer
    }

    /// What the database holds, but for what looking may note.
    async fn kept(&self) -> Contents {
        let mut contents = contents(self.town.database()).await.unwrap();
        contents.retain(|table, _| !NOTED.contains(&table.as_str()));
        contents
    }
}

/// The answers to everybody, for one id.
async fn ask_all(stage: &mut Stage, route: &Route, id: Uuid) -> Vec<(Figure, Answer)> {
    let mut answers = Vec::new();
    for figure in ASKING {
        answers.push((figure, stage.ask(route, id, figure).await));
    }
    answers
}

fn access(access: Access) -> &'static str {
    match access {
        Access::Anybody => "anybody",
        Access::SignedIn => "signed-in",
        Access::Holders(permission) => permission.name,
    }
}

fn line(route: &Route, what: &str, answers: &[(Figure, Answer)]) -> String {
    let mut line = format!("{:<4} {:<42} {:<18} {what:<14}", route.method, route.path, access(route.access));
    answers.iter().for_each(|(_, answer)| write!(line, " {}", answer.status).unwrap());
    line + "\n"
}

/// What the table of routes promises, against what was answered.
fn broken(route: &Route, figure: Figure, answer: &Answer) -> Option<&'static str> {
    let is_out = |route: Access| match route {
        Access::Anybody => false,
        Access::SignedIn => figure == Figure::Nobody,
        Access::Holders(permission) => figure == Figure::Nobody || !permission.is_given_to(figure.role()),
    };
    let is_sent_to_sign_in = (answer.status, answer.location()) == (303, "/pro/connexion");
    match figure {
        _ if answer.status >= 500 => Some("a defect"),
        _ if answer.status == 400 => Some("typed() lacks what the form asks for"),
        Figure::Nobody if is_out(route.access) && !is_sent_to_sign_in => Some("nobody is let in"),
        Figure::Nobody => None,
        _ if is_out(route.access) && !matches!(answer.status, 403 | 404) => Some("the wrong role is let in"),
        _ if !is_out(route.access) && is_sent_to_sign_in => Some("she is signed in"),
        _ => None,
    }
}

/// What an answer says, whichever id was asked for.
fn said(answer: &Answer, id: Uuid) -> String {
    answer.body.replace(&testkit::id(id), "…")
}

testkit::both_engines! {
    async fn everybody_is_answered_as_the_table_says(town: Town) {
        let mut stage = Stage::new(&town).await;
        let mut table = "# Nobody, administrator, coordinator, referent, professional, neighbour.\n".to_owned();
        let mut findings = Vec::new();
        for route in routes() {
            let before = stage.kept().await;
            let forged = ask_all(&mut stage, &route, FORGED).await;
            let has_id = route.path.contains("{id}");
            table += &line(&route, if has_id { "forged" } else { "" }, &forged);
            let mut all = forged.clone();
            if let Some((what, id)) = real(route.path).filter(|_| has_id) {
                let answers = ask_all(&mut stage, &route, id).await;
                table += &line(&route, what, &answers);
                for ((figure, unknown), (_, foreign)) in forged.iter().zip(&answers) {
                    if foreign.status == 404 && (unknown.status != 404 || said(unknown, FORGED) != said(foreign, id)) {
                        findings.push(format!("{} {}: {figure:?} can tell {what} from nothing", route.method, route.path));
                    }
                }
                all.extend(answers);
            } else if has_id {
                findings.push(format!("{} {}: tell real() what stands there", route.method, route.path));
            }
            let broken = all.iter().filter_map(|(figure, answer)| Some((figure, answer, broken(&route, *figure, answer)?)));
            findings.extend(broken.map(|(figure, answer, why)| {
                format!("{} {}: {figure:?} {}: {why}", route.method, route.path, answer.status)
            }));
            if route.method == "GET" && stage.kept().await != before {
                findings.push(format!("GET {} writes", route.path));
            }
        }
        stage.end().await;
        findings.extend(changes("permissions.txt", &table));
        expect_none("Each route lets in those whom the table of routes names, and no others.", findings);
    }

    async fn no_form_is_taken_from_another_site(town: Town) {
        let app = open(&town).await;
        let before = contents(town.database()).await.unwrap();
        for route in routes().iter().filter(|route| route.method != "GET") {
            let elsewhere = town.client(Figure::Coordinator).with_header("sec-fetch-site", "cross-site");
            let path = fill(route.path, &app, PUBLISHED);
            assert_eq!(elsewhere.post_form(&path, &[]).await.status, 403, "{}", route.path);
            let origin = elsewhere.without("sec-fetch-site").with_header("origin", "https://elsewhere.example");
            assert_eq!(origin.send(Method::POST, &path, Some(&[])).await.status, 403, "{}", route.path);
        }
        assert!(contents(town.database()).await.unwrap() == before);
    }
}
