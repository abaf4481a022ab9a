//! A word that is typed everywhere must be found nowhere.

use std::collections::BTreeSet;

use testkit::{Client, Figure, Log, Town, contents};
use web::Access;

use crate::everything::{PUBLISHED, fill, named, open, routes};
use crate::forms::{self, Field, Form};
use crate::source::{expect_none, program};

/// Letters that no file, name or sentence of ours holds.
const CANARY: &str = "zqkanarivogelqz";

/// What an address may ask after its `?`, and a name that none knows.
const ASKED: [&str; 11] =
    ["page", "after", "limit", "need", "kind", "language", "audience", "without_complaint", "commune", "text", CANARY];

/// Listens to all that is said in this process from now on: by our crates down to the last detail, by others down to what
/// explains a fault.
fn listen() -> Log {
    let ours: BTreeSet<_> = program().map(|source| source.crate_folder()).collect();
    let ours = ours.iter().filter_map(|folder| folder.rsplit('/').next());
    Log::listen(&ours.fold("debug,house=trace".to_owned(), |filter, name| format!("{filter},{name}=trace")))
}

fn lines_with(log: &Log, word: &str) -> Vec<String> {
    let text = log.text().to_lowercase();
    text.lines().filter(|line| line.contains(word)).map(|line| format!("log: {line}")).collect()
}

/// Sends a form with the canary in the fields that `is_chosen` names, and follows where it leads.
async fn send(client: &Client, form: &Form, is_chosen: impl Fn(&str) -> bool) -> Vec<String> {
    let typed = form.filled(|field| match (field.name.as_str(), field.value.as_deref()) {
        (name, _) if is_chosen(name) => Some(CANARY.to_owned()),
        // Without a text, there is no search to follow.
        ("text", Some("")) => Some("logement".to_owned()),
        _ => None,
    });
    let fields: Vec<_> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut answer = client.post_form(&form.action, &fields).await;
    let mut findings = Vec::new();
    for _ in 0..3 {
        let telling =
            answer.headers.iter().filter(|(_, value)| String::from_utf8_lossy(value.as_bytes()).contains(CANARY));
        findings.extend(telling.map(|(name, value)| format!("{}: {name}: {value:?}", form.action)));
        let next = answer.location().to_owned();
        if !next.starts_with('/') {
            break;
        }
        answer = client.get(&next).await;
    }
    findings
}

/// A browser that has the canary in all it says about itself.
fn talkative(town: &Town) -> Client {
    let client = town.client(Figure::Nobody).with_header("user-agent", CANARY).with_header("accept-language", CANARY);
    let referer = format!("https://{CANARY}.example/{CANARY}");
    client.with_header("referer", &referer).with_cookie(&format!("{CANARY}={CANARY}"))
}

testkit::both_engines! {
    async fn what_is_typed_stays_nowhere(town: Town) {
        let log = listen();
        tracing::trace!("control-of-the-log");
        let app = open(&town).await;
        let client = talkative(&town);
        let mut open_forms: Vec<Form> = Vec::new();
        for route in routes().iter().filter(|route| route.method == "GET" && route.access == Access::Anybody) {
            let page = client.get(&fill(route.path, &app, named("", PUBLISHED))).await;
            open_forms.extend(forms::of(&page));
            let path = ["{id}", "{slug}", "{token}"].iter().fold(route.path.to_owned(), |path, name| path.replace(name, CANARY));
            client.get(&path).await;
            for name in ASKED {
                client.get(&format!("{path}?{name}={CANARY}")).await;
            }
            client.get(&format!("{path}/{CANARY}")).await;
        }
        open_forms.dedup();
        assert!(open_forms.iter().any(|form| form.action == "/infos/recherche"), "{open_forms:?}");
        assert!(open_forms.iter().any(|form| form.action == "/pro/connexion"), "{open_forms:?}");
        let mut findings = Vec::new();
        for form in &open_forms {
            findings.extend(send(&client, form, |_| true).await);
            for Field { name: chosen, .. } in &form.fields {
                findings.extend(send(&client, form, |name| name == chosen).await);
            }
        }
        town.leave_jobs();
        assert!(!lines_with(&log, "control-of-the-log").is_empty(), "the log is listened to");
        findings.extend(lines_with(&log, CANARY));
        for (table, rows) in contents(town.database()).await.unwrap() {
            findings.extend(rows.iter().filter(|row| row.to_lowercase().contains(CANARY)).map(|row| format!("{table}: {row}")));
        }
        expect_none("What is typed on the public face stands in no log, no address, no row.", findings);
    }
}
