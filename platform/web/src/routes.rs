//! Routes put together: each says who may ask, so that a test can try every one as everybody.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts as _, Request};
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use base::Code as _;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use crate::{App, Cx, Failure, Lang, Permission, assets, exit, failure, headers, neighbour, theme, tongue};

/// Who may ask for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, without an account.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// The roles that hold a permission.
    Holders(Permission),
}

/// One line of the table of routes.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub access: Access,
}

/// The routes of a capability.
#[derive(Debug, Default)]
pub struct Routes {
    pub router: Router<Arc<App>>,
    pub list: Vec<Route>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("GET", path, access, get(handler))
    }

    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("POST", path, access, post(handler))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        handler: MethodRouter<Arc<App>>,
    ) -> Self {
        let handler = match access {
            Access::Anybody => handler,
            access => handler.route_layer(from_fn(move |request, next| guard(access, request, next))),
        };
        self.router = self.router.route(path, handler);
        self.list.push(Route { method, path, access });
        self
    }

    /// What the routes ask for, each permission once, in the order of its name.
    pub fn permissions(&self) -> Vec<Permission> {
        let asked = self.list.iter().filter_map(|route| match route.access {
            Access::Holders(permission) => Some((permission.name, permission)),
            Access::Anybody | Access::SignedIn => None,
        });
        asked.collect::<BTreeMap<_, _>>().into_values().collect()
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }
}

/// Lets nobody through whom the table of routes does not name, before anything that was sent is read. The handler asks
/// again: `may` is its first line.
async fn guard(access: Access, request: Request, next: Next) -> Result<Response, Failure> {
    let (mut parts, body) = request.into_parts();
    let app = parts.extensions.get::<Arc<App>>().cloned().context("a guard without its application")?;
    let cx = Cx::from_request_parts(&mut parts, &app).await?;
    match access {
        Access::Anybody => {}
        Access::SignedIn => {
            cx.signed_in()?;
        }
        Access::Holders(permission) => {
            cx.may(permission)?;
        }
    }
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// Forms are small; what is larger is refused before it is read.
const BODY_LIMIT_BYTES: usize = 64 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);

/// The routes with everything that stands around them: headers, errors, limits, protection against forged requests.
pub fn finish(routes: Routes, app: Arc<App>) -> Router {
    let router = routes
        .merge(common())
        .router
        .fallback(|| async { Failure::from(base::Error::NotFound) })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(from_fn_with_state(Arc::clone(&app), neighbour::slow))
        .layer(CatchPanicLayer::custom(|_| -> Response { StatusCode::INTERNAL_SERVER_ERROR.into_response() }))
        .layer(from_fn_with_state(Arc::clone(&app), failure::draw))
        .layer(from_fn(headers::put))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .with_state(app);
    tongue::in_every_language(router)
}

fn common() -> Routes {
    Routes::new()
        .get(exit::HOP, Access::Anybody, exit::hop)
        .get(exit::LEAVE, Access::Anybody, exit::leave)
        .get("/q/{slug}", Access::Anybody, exit::hop_from)
        .get("/q2/{slug}", Access::Anybody, exit::leave_from)
        .get("/a/t/{slug}/{fingerprint}/{name}", Access::Anybody, theme::serve)
        .get("/a/{fingerprint}/{name}", Access::Anybody, assets::public)
        .get("/pro/a/{fingerprint}/{name}", Access::Anybody, assets::workspace)
        .get("/robots.txt", Access::Anybody, robots)
        .get("/health/live", Access::Anybody, live)
        .get("/health/ready", Access::Anybody, ready)
}

/// People must be able to find the site; the workspace, results and entries are not for indexes.
async fn robots() -> String {
    let answers = Lang::ALL.iter().map(|lang| format!("Disallow: {}/infos/r/\n", lang.prefix()));
    format!("User-agent: *\nDisallow: /pro\n{}", answers.collect::<String>())
}

async fn live() -> &'static str {
    "ok\n"
}

async fn ready(cx: crate::Cx) -> Result<&'static str, StatusCode> {
    cx.app.db.ping().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    Ok("ok\n")
}
