//! Numbers for those who watch over an installation, in the text format of Prometheus.
//!
//! They have a listener of their own, and tell of routes and kinds of work, never of a person; the public listener does not
//! know them.

mod meter;
mod page;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use web::App;

pub use self::meter::{Meter, count, measure};

/// What the numbers are taken from.
#[derive(Debug, Clone)]
pub struct Watched {
    pub app: Arc<App>,
    pub meter: Arc<Meter>,
}

/// The one page of the listener.
pub fn router(watched: Watched) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(watched)
}

async fn metrics(State(watched): State<Watched>) -> impl IntoResponse {
    let text = page::written(&watched).await;
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text)
}
