//! Answers made of pages.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use crate::Result;

/// A page.
pub fn page(template: &impl Template) -> Result<Response> {
    Ok(Html(template.render()?).into_response())
}

/// The same page again, with what was typed and what is wrong with it (422).
pub fn invalid(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(template.render()?)).into_response())
}

/// Leads on to another page after an act (303), so that reloading repeats nothing.
pub fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}
