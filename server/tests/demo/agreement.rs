//! Pages and API answer alike: the same entries in the same order, whatever is asked.

use directory::{Audience, Kind, Language, Need};
use serde_json::{Value, json};
use testkit::Client;

use crate::openapi::program;

const QUERIES: usize = 200;
const COMMUNES: [&str; 4] = ["92012", "92040", "49007", ""];
const TEXTS: [&str; 12] = [
    "",
    "mon mari me frappe",
    "ou dormir ce soir",
    "porter plainte",
    "avocat gratuit",
    "psy pour mon fils",
    "je suis violent",
    "telephone surveillé",
    "certificat medcin",
    "bus santé",
    "argent pour partir",
    "3919",
];

/// One of `many`, chosen by a number that goes on by itself: the same questions each time.
struct Chooser(u64);

impl Chooser {
    fn number(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn one<T: Copy>(&mut self, many: &[T]) -> T {
        many[self.number(many.len())]
    }

    /// A code one time out of three, else nothing.
    fn code<C: base::Code>(&mut self) -> String {
        if self.number(3) == 0 { self.one(C::ALL).to_string() } else { String::new() }
    }
}

/// What is asked, as a form and as JSON.
fn question(chooser: &mut Chooser) -> Option<(Vec<(&'static str, String)>, Value)> {
    let (text, commune) = (chooser.one(&TEXTS), chooser.one(&COMMUNES));
    let [need, kind] = [chooser.code::<Need>(), chooser.code::<Kind>()];
    let [language, audience] = [chooser.code::<Language>(), chooser.code::<Audience>()];
    let is_open = chooser.number(4) == 0;
    if text.is_empty() && need.is_empty() {
        return None;
    }
    let open = if is_open { "1" } else { "" };
    let form = [
        ("text", text),
        ("need", &*need),
        ("commune_code", commune),
        ("kind", &*kind),
        ("language", &*language),
        ("audience", &*audience),
        ("open", open),
    ];
    let form = form.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    let told = |code: &str| if code.is_empty() { Value::Null } else { Value::from(code) };
    let body = json!({
        "text": text, "need": told(&need), "commune": told(commune), "kind": told(&kind), "language": told(&language),
        "audience": told(&audience), "open": is_open, "limit": 20,
    });
    Some((form, body))
}

/// The ids of the entries that the first page of answers links to, in their order.
async fn of_page(program: &Client, form: &[(&'static str, String)]) -> Vec<String> {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = program.post_form("/infos/recherche", &form).await;
    assert_eq!(answer.status, 303, "{form:?}: {}", answer.main());
    let page = program.get(answer.location()).await;
    // Where nothing answers, the page offers what is nearest: that is no answer, and the API has none.
    let body = page.body.split("Les aides les plus proches").next().unwrap_or_default();
    let links = body.split("/e/").skip(1).map(|rest| rest.chars().take(26).collect::<String>());
    let mut ids: Vec<String> = Vec::new();
    for id in links {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

async fn of_api(program: &Client, body: &Value) -> Vec<String> {
    let answer = program.post_json("/api/v1/search", &body.to_string()).await;
    assert_eq!(answer.status, 200, "{body}: {}", answer.body);
    let found: Value = answer.json();
    let id = |one: &Value| one["service"]["id"].as_str().unwrap().to_owned();
    found["answers"].as_array().unwrap().iter().map(id).collect()
}

testkit::both_engines! {
    async fn two_hundred_questions_have_the_same_answers_on_pages_and_in_the_api(town: Town) {
        let program = program(&town).await;
        let mut chooser = Chooser(20_261_122);
        let (mut asked, mut answered) = (0, 0);
        while asked < QUERIES {
            let Some((form, body)) = question(&mut chooser) else { continue };
            let (page, api) = (of_page(&program, &form).await, of_api(&program, &body).await);
            assert_eq!(page, api, "{body}");
            asked += 1;
            answered += usize::from(!page.is_empty());
        }
        assert!(answered > QUERIES / 4, "only {answered} questions had an answer at all");
    }
}
