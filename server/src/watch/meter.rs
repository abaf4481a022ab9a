//! What this process has answered, by route, and how long it took.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use base::Error;
use web::Failure;

/// The bounds of the histogram: in seconds, as text and in thousandths.
const BOUNDS: [(&str, u64); 10] = [
    ("0.005", 5),
    ("0.01", 10),
    ("0.025", 25),
    ("0.05", 50),
    ("0.1", 100),
    ("0.25", 250),
    ("0.5", 500),
    ("1", 1000),
    ("2.5", 2500),
    ("10", 10_000),
];

/// How often a route answered, and how long it took.
#[derive(Debug, Clone, Default)]
struct Times {
    /// How many took no longer than each bound and longer than the one before; the last, longer than all.
    within: [u64; BOUNDS.len() + 1],
    together: Duration,
    /// By class: `2xx`.
    classes: BTreeMap<&'static str, u64>,
}

/// A method and the template of a route.
type Key = (&'static str, String);

/// Why a request was refused to whoever made it, as far as its safety goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// No role of hers holds the right.
    Right,
    /// What she named is not there, or she may not know of it.
    Absent,
    /// A form that no page of ours made.
    Forged,
    /// More than one may ask in a minute.
    Pace,
    /// What no form or address of ours says.
    Input,
}

impl Refusal {
    const fn label(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Absent => "absent",
            Self::Forged => "forged",
            Self::Pace => "pace",
            Self::Input => "input",
        }
    }

    /// Why a handler of the workspace or of the API answered so, if it refused.
    fn of(response: &Response) -> Option<Self> {
        match &**response.extensions().get::<Arc<Failure>>()? {
            Failure::Error(Error::Forbidden) => Some(Self::Right),
            Failure::Error(Error::NotFound) => Some(Self::Absent),
            _ => None,
        }
    }

    /// Why an answer with this status was refused, as far as it tells.
    const fn with(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::FORBIDDEN => Some(Self::Forged),
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Self::Absent),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::Pace),
            StatusCode::BAD_REQUEST
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY => Some(Self::Input),
            _ => None,
        }
    }
}

/// Whether a refusal was told already, further inside.
#[derive(Debug, Clone, Default)]
struct Told(Arc<AtomicBool>);

#[derive(Debug)]
pub struct Meter {
    started: Instant,
    routes: Mutex<BTreeMap<Key, Times>>,
    answers: Mutex<BTreeMap<&'static str, u64>>,
    /// By face: those of the public one are counted and no more.
    refusals: Mutex<BTreeMap<(&'static str, Refusal), u64>>,
    /// When the index was last in step with the database.
    in_step: Mutex<Instant>,
}

impl Default for Meter {
    fn default() -> Self {
        let now = Instant::now();
        Self {
            started: now,
            routes: Mutex::default(),
            answers: Mutex::default(),
            refusals: Mutex::default(),
            in_step: Mutex::new(now),
        }
    }
}

const fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    }
}

/// Anybody can make up a method: what is not ours is one.
const fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

impl Meter {
    /// The index is in step with the database now.
    pub fn note_index(&self) {
        *self.in_step.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    pub fn since_start(&self) -> Duration {
        self.started.elapsed()
    }

    /// How long ago the index was last in step.
    pub fn since_index(&self) -> Duration {
        self.in_step.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    fn note(&self, key: Key, status: StatusCode, took: Duration) {
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let times = routes.entry(key).or_default();
        let place = BOUNDS.iter().position(|(_, most)| took <= Duration::from_millis(*most)).unwrap_or(BOUNDS.len());
        if let Some(count) = times.within.get_mut(place) {
            *count += 1;
        }
        times.together += took;
        *times.classes.entry(class(status)).or_default() += 1;
    }

    fn note_answer(&self, status: StatusCode) {
        *self.answers.lock().unwrap_or_else(PoisonError::into_inner).entry(class(status)).or_default() += 1;
    }

    /// Counts a refusal of the workspace, and says so in the log: the route's template, never who asked, from where or for
    /// what.
    fn note_refusal(&self, why: Refusal, route: &str) {
        tracing::warn!(why = why.label(), route, "refused");
        self.count_refusal("workspace", why);
    }

    fn count_refusal(&self, face: &'static str, why: Refusal) {
        *self.refusals.lock().unwrap_or_else(PoisonError::into_inner).entry((face, why)).or_default() += 1;
    }

    /// All that was noted, in the text format of Prometheus.
    pub fn written(&self) -> String {
        let mut text = String::from("# TYPE maillage_answers_total counter\n");
        for (class, count) in self.answers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            line(&mut text, format_args!("maillage_answers_total{{status=\"{class}\"}} {count}"));
        }
        text.push_str("# TYPE maillage_refusals_total counter\n");
        for ((face, why), count) in self.refusals.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let labels = format_args!("face=\"{face}\",why=\"{}\"", why.label());
            line(&mut text, format_args!("maillage_refusals_total{{{labels}}} {count}"));
        }
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        text.push_str("# TYPE maillage_requests_total counter\n");
        for ((method, route), times) in &routes {
            for (class, count) in &times.classes {
                let labels = format_args!("method=\"{method}\",route=\"{route}\",status=\"{class}\"");
                line(&mut text, format_args!("maillage_requests_total{{{labels}}} {count}"));
            }
        }
        text.push_str("# TYPE maillage_request_duration_seconds histogram\n");
        for ((method, route), times) in &routes {
            histogram(&mut text, &format!("method=\"{method}\",route=\"{route}\""), times);
        }
        text
    }
}

fn histogram(text: &mut String, labels: &str, times: &Times) {
    const NAME: &str = "maillage_request_duration_seconds";
    let mut all = 0;
    for ((bound, _), count) in BOUNDS.iter().zip(times.within) {
        all += count;
        line(text, format_args!("{NAME}_bucket{{{labels},le=\"{bound}\"}} {all}"));
    }
    all = times.within.iter().sum();
    line(text, format_args!("{NAME}_bucket{{{labels},le=\"+Inf\"}} {all}"));
    line(text, format_args!("{NAME}_sum{{{labels}}} {:.6}", times.together.as_secs_f64()));
    line(text, format_args!("{NAME}_count{{{labels}}} {all}"));
}

/// Writing into a text cannot fail.
pub fn line(text: &mut String, told: std::fmt::Arguments<'_>) {
    writeln!(text, "{told}").unwrap_or_default();
}

/// The layer around each route.
pub async fn measure(State(meter): State<Arc<Meter>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or_else(String::new, |path| path.as_str().to_owned());
    let told = request.extensions().get::<Told>().cloned().unwrap_or_default();
    let (key, since) = ((method(request.method()), route), Instant::now());
    let response = next.run(request).await;
    if let Some(why) = Refusal::of(&response).filter(|_| is_workspace(&key.1)) {
        meter.note_refusal(why, &key.1);
        told.0.store(true, Ordering::Relaxed);
    }
    meter.note(key, response.status(), since.elapsed());
    response
}

/// The public face and its API tell nothing to the log: whoever looks for help there leaves no trace.
fn is_workspace(path: &str) -> bool {
    path == "/pro" || path.starts_with("/pro/")
}

/// The layer around the whole site: what was refused before it had a route counts too.
pub async fn count(State(meter): State<Arc<Meter>>, mut request: Request, next: Next) -> Response {
    let (told, is_workspace) = (Told::default(), is_workspace(request.uri().path()));
    request.extensions_mut().insert(told.clone());
    let response = next.run(request).await;
    meter.note_answer(response.status());
    match Refusal::with(response.status()).filter(|_| !told.0.load(Ordering::Relaxed)) {
        // What somebody mistyped is no matter for the log.
        Some(why @ (Refusal::Input | Refusal::Absent)) if is_workspace => meter.count_refusal("workspace", why),
        Some(why) if is_workspace => meter.note_refusal(why, ""),
        Some(why) => meter.count_refusal("public", why),
        None => {}
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_counts_all_that_took_no_longer_than_each_bound() {
        let meter = Meter::default();
        for (milliseconds, status) in [(1, 200), (5, 200), (6, 303), (20_000, 500)] {
            let status = StatusCode::from_u16(status).unwrap();
            meter.note(("GET", "/infos/{slug}".to_owned()), status, Duration::from_millis(milliseconds));
        }
        let text = meter.written();
        let told = |suffix: &str, label: &str, value: &str| {
            let labels = format!("method=\"GET\",route=\"/infos/{{slug}}\"{label}");
            format!("maillage_{suffix}{{{labels}}} {value}\n")
        };
        for (le, count) in [("0.005", "2"), ("0.01", "3"), ("10", "3"), ("+Inf", "4")] {
            let line = told("request_duration_seconds_bucket", &format!(",le=\"{le}\""), count);
            assert!(text.contains(&line), "{line} is not in:\n{text}");
        }
        assert!(text.contains(&told("request_duration_seconds_sum", "", "20.012000")), "{text}");
        assert!(text.contains(&told("requests_total", ",status=\"5xx\"", "1")), "{text}");
    }

    #[tokio::test]
    async fn a_refusal_is_counted_once_by_its_face_and_its_reason() {
        use axum::body::Body;
        use axum::middleware::from_fn_with_state;
        use axum::response::IntoResponse as _;
        use axum::routing::get;
        use tower::ServiceExt as _;

        let meter = Arc::<Meter>::default();
        let refuse = |failure: fn() -> Failure| get(move || async move { failure().into_response() });
        let router = axum::Router::new()
            .route("/pro/a/{id}", refuse(|| Error::Forbidden.into()))
            .route("/pro/b", refuse(|| Error::NotFound.into()))
            .route("/pro/c", refuse(|| Failure::TooFast))
            .route("/infos/b", refuse(|| Error::NotFound.into()))
            .route("/infos/c", refuse(|| Failure::TooFast))
            .route("/infos/d", refuse(|| Failure::BadRequest))
            .route("/pro/e", refuse(|| Failure::TooLarge))
            .route("/pro/d", refuse(|| Error::Conflict.into()))
            .layer(from_fn_with_state(Arc::clone(&meter), measure))
            // As one that looks where a form comes from.
            .route("/pro/forged", get(|| async { StatusCode::FORBIDDEN }))
            .layer(from_fn_with_state(Arc::clone(&meter), count));
        let workspace = ["/pro/a/1", "/pro/a/2", "/pro/b", "/pro/c", "/pro/d", "/pro/e", "/pro/forged"];
        for path in workspace.into_iter().chain(["/infos/b", "/infos/c", "/infos/d", "/infos/d"]) {
            let request = axum::http::Request::builder().uri(path).body(Body::empty()).unwrap();
            router.clone().oneshot(request).await.unwrap();
        }
        let text = meter.written();
        let told: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("maillage_refusals_total")).collect();
        let of = |face: &str, whys: &[&str]| -> Vec<String> {
            whys.iter().map(|why| format!("{{face=\"{face}\",why={why}")).collect()
        };
        let public = of("public", &["\"absent\"} 1", "\"pace\"} 1", "\"input\"} 2"]);
        let ours = of("workspace", &["\"right\"} 2", "\"absent\"} 1", "\"forged\"} 1", "\"pace\"} 1", "\"input\"} 1"]);
        assert_eq!(told, [public, ours].concat());
    }
}
