//! The quick exit for browsers without JavaScript, in two hops: the first puts a blank page between ours and the rest,
//! the second leaves and asks the browser to drop what it kept. Measured in Chromium: one hop alone leaves our page one
//! "Back" away, shown again without a request.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use crate::{Cx, Result};

pub const HOP: &str = "/q";
pub const LEAVE: &str = "/q2";

/// A blank page that goes on by itself.
pub async fn hop() -> Response {
    let blank =
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>…</title></head><body></body></html>";
    let mut response = Html(blank).into_response();
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("0; url=/q2"));
    response
}

/// Leaves for the page that the operator chose.
pub async fn leave(cx: Cx) -> Result<Response> {
    let target = HeaderValue::from_str(&cx.app.settings.exit_url).map_err(anyhow::Error::from)?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, target);
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}
