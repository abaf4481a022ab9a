//! What a request carries, read so that a fault of form becomes one of our pages.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::response::IntoResponse as _;
use serde::de::DeserializeOwned;

use crate::{App, Failure};

/// Parts of the path. What cannot be read as such is not found: a forged id looks like an unknown one.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        match axum::extract::Path::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(base::Error::NotFound.into()),
        }
    }
}

/// The question after `?`; lists are read.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        match axum_extra::extract::Query::from_request_parts(parts, app).await {
            Ok(axum_extra::extract::Query(value)) => Ok(Self(value)),
            Err(_) => Err(Failure::BadRequest),
        }
    }
}

/// What was typed in a form; lists are read.
#[derive(Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Failure> {
        match axum_extra::extract::Form::from_request(request, app).await {
            Ok(axum_extra::extract::Form(value)) => Ok(Self(value)),
            Err(rejection) => match rejection.into_response().status() {
                axum::http::StatusCode::PAYLOAD_TOO_LARGE => Err(Failure::TooLarge),
                _ => Err(Failure::BadRequest),
            },
        }
    }
}
