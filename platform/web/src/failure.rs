//! How a request ends when it does not end well: one place draws every error, as a page or as problem+json.

use std::sync::Arc;

use askama::Template;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use base::{Error, Outage};
use serde::Serialize;

use crate::{App, Cx, Way};

pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why a request could not be answered as asked.
#[derive(Debug)]
pub enum Failure {
    Error(Error),
    /// Nobody is signed in: sign in first.
    SignIn,
    /// She signed in too long ago for this: prove again who she is.
    Prove,
    /// The request is not one that our pages make.
    BadRequest,
    /// A parameter of an address cannot be read; the key of the sentence that says which.
    BadQuestion(&'static str),
    /// Something that an address names is not known; the key of the sentence that says which.
    Unknown(&'static str),
    /// More was sent than a form can hold.
    TooLarge,
    /// Too many attempts: wait.
    TooMany,
    /// Too many pages in a minute: wait.
    TooFast,
}

impl base::Contended for Failure {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Error(Error::Conflict))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}
macro_rules! from_causes {
    ($($cause:ty),+) => {$(
        impl From<$cause> for Failure {
            fn from(cause: $cause) -> Self {
                Self::Error(Error::from(cause))
            }
        }
    )+};
}
from_causes!(sqlx::Error, anyhow::Error);
impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        anyhow::Error::from(error).into()
    }
}
impl From<base::NotAnId> for Failure {
    fn from(_: base::NotAnId) -> Self {
        Error::NotFound.into()
    }
}

impl Failure {
    fn status(&self) -> StatusCode {
        match self {
            Self::Error(Error::NotFound) => StatusCode::NOT_FOUND,
            Self::Error(Error::Forbidden) => StatusCode::FORBIDDEN,
            Self::Error(Error::Refused(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Error(Error::Conflict) => StatusCode::CONFLICT,
            Self::Error(error @ Error::Unexpected(_)) => match error.outage() {
                None => StatusCode::INTERNAL_SERVER_ERROR,
                Some(Outage::Away) => StatusCode::SERVICE_UNAVAILABLE,
                Some(Outage::Full) => StatusCode::INSUFFICIENT_STORAGE,
            },
            Self::Unknown(_) => StatusCode::NOT_FOUND,
            Self::SignIn | Self::Prove => StatusCode::UNAUTHORIZED,
            Self::BadRequest | Self::BadQuestion(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany | Self::TooFast => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// After how long one more will do, in whole seconds.
    fn wait_seconds(&self) -> Option<u16> {
        match self {
            Self::TooMany => Some(2),
            Self::TooFast => Some(1),
            Self::Error(error) if error.outage() == Some(Outage::Away) => Some(30),
            _ => None,
        }
    }
}

impl IntoResponse for Failure {
    /// Only notes the failure: the layer `draw` knows the reader's language and makes the page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(wait) = self.wait_seconds() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
            // Answers for other programs may be kept for a minute: not this one, least of all for others.
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// An error in JSON, after RFC 9457.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// What kind of error it is, in words that do not change.
    pub title: String,
    pub status: u16,
    /// What went wrong here, and what to do.
    pub detail: String,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    cx: &'a Cx,
    key: &'a str,
    incident: Option<String>,
}

#[derive(Template)]
#[template(path = "pro_error.html")]
struct ProErrorPage<'a> {
    cx: &'a Cx,
    key: &'a str,
    incident: Option<String>,
}

/// The sentence for an answer that some layer made without saying why.
fn key_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "error-not-found",
        StatusCode::FORBIDDEN => "error-forbidden",
        StatusCode::METHOD_NOT_ALLOWED => "error-method",
        StatusCode::CONFLICT => "error-conflict",
        StatusCode::PAYLOAD_TOO_LARGE => "error-too-large",
        StatusCode::TOO_MANY_REQUESTS => "error-too-many",
        StatusCode::UNAUTHORIZED => "error-sign-in",
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => "error-unavailable",
        StatusCode::INSUFFICIENT_STORAGE => "error-full",
        status if status.is_client_error() => "error-bad-request",
        _ => "error-unexpected",
    }
}

/// Logs a defect under a number that the user can read out. The route's template is logged, never the address.
fn log(error: &anyhow::Error, route: &str) -> String {
    let incident = format!("{:06X}", rand::random::<u32>() & 0x00FF_FFFF);
    tracing::error!(incident, route, "{error:#}");
    incident
}

/// The layer that turns every failure into a page of the right face, or into problem+json under `/api`.
pub async fn draw(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or_else(String::new, |route| route.as_str().to_owned());
    let cx = Cx::for_error(&app, &request);
    // For the guards of the routes, which are put together before there is an application.
    request.extensions_mut().insert(Arc::clone(&app));
    let is_asked = request.method() == Method::GET;
    let response = next.run(request).await;
    let status = response.status();
    let failure = response.extensions().get::<Arc<Failure>>().cloned();
    let is_bare = failure.is_some() || (status.is_client_error() || status.is_server_error()) && !is_drawn(&response);
    if !is_bare {
        return response;
    }
    let (key, incident) = match failure.as_deref() {
        Some(Failure::SignIn) if !path.starts_with("/api/") => {
            return crate::see_other(&Way::to(&back(&path, is_asked)).sign_in());
        }
        Some(Failure::Prove) => match app.sealer.seal(&back(&path, is_asked), cx.now()) {
            Ok(back) => return crate::see_other(&format!("/pro/preuve/{back}")),
            Err(_) => ("error-sign-in", None),
        },
        Some(Failure::Error(Error::Refused(key)) | Failure::BadQuestion(key) | Failure::Unknown(key)) => (*key, None),
        Some(Failure::Error(Error::Unexpected(error))) => (key_of(status), Some(log(error, &route))),
        Some(Failure::TooFast) => ("error-too-fast", None),
        _ => (key_of(status), None),
    };
    let mut drawn = render(&cx, &path, status, key, incident);
    for name in [header::ALLOW, header::RETRY_AFTER, header::CACHE_CONTROL] {
        if let Some(value) = response.headers().get(&name) {
            drawn.headers_mut().insert(name, value.clone());
        }
    }
    drawn
}

/// Where she is led once she has proved who she is: to the page itself, or, as an act is not done twice, to the room where
/// it began: `/pro/compte` for `/pro/compte/cles/…`.
fn back(path: &str, is_asked: bool) -> String {
    if is_asked { path.to_owned() } else { path.split('/').take(3).collect::<Vec<_>>().join("/") }
}

/// One of our own pages, or our JSON, already stands in the answer.
fn is_drawn(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/"))
}

fn render(cx: &Cx, path: &str, status: StatusCode, key: &str, incident: Option<String>) -> Response {
    if path.starts_with("/api/") {
        let problem = Problem { title: key.to_owned(), status: status.as_u16(), detail: cx.t(key) };
        let mut response = (status, axum::Json(problem)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        return response;
    }
    let html = if crate::cx::is_workspace(path) {
        ProErrorPage { cx, key, incident }.render()
    } else {
        ErrorPage { cx, key, incident }.render()
    };
    html.map_or_else(|_| status.into_response(), |html| (status, Html(html)).into_response())
}
