//! The quick exit for browsers without JavaScript, in two hops: the first puts a blank page between ours and the rest,
//! the second leaves and asks the browser to drop what it kept. Measured in Chromium: one hop alone leaves our page one
//! "Back" away, shown again without a request.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use crate::{Cx, Path, Result};

pub const HOP: &str = "/q";
pub const LEAVE: &str = "/q2";

/// A blank page that goes on by itself.
pub async fn hop() -> Response {
    blank("0; url=/q2")
}

/// The same from the pages of a territory.
pub async fn hop_from(cx: Cx, Path(slug): Path<String>) -> Response {
    match cx.app.themes.get(&slug) {
        Some(theme) => blank(&format!("0; url=/q2/{}", theme.slug)),
        None => blank("0; url=/q2"),
    }
}

fn blank(refresh: &str) -> Response {
    let blank =
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>…</title></head><body></body></html>";
    let mut response = Html(blank).into_response();
    let refresh = HeaderValue::from_str(refresh).unwrap_or(HeaderValue::from_static("0; url=/q2"));
    response.headers_mut().insert(header::REFRESH, refresh);
    response
}

/// Leaves for the page that the operator chose.
pub async fn leave(cx: Cx) -> Result<Response> {
    lead_to(&cx.app.settings.exit_url)
}

/// Leaves for the page that the territory chose.
pub async fn leave_from(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    let theme = cx.app.themes.get(&slug);
    let chosen = theme.as_ref().and_then(|theme| theme.exit_url.as_deref());
    lead_to(chosen.unwrap_or(&cx.app.settings.exit_url))
}

fn lead_to(target: &str) -> Result<Response> {
    let target = HeaderValue::from_str(target).map_err(anyhow::Error::from)?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, target);
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}
