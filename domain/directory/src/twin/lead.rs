//! Where the address of a merged entry leads. It may be printed on paper: it leads to the other entry for ever.

use std::sync::Arc;

use axum::extract::{FromRequestParts as _, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Db, Id};
use web::{App, Cx, Decision, Result, see_other};

use super::store;
use crate::{Act, Service, Status, Structure, decide};

/// Under which part of an address an entry, or a structure, stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    /// `/pro/fiches`
    Kept,
    /// `/infos/e`, `/pro/annuaire`, `/api/v1/services`: whoever may read what is published.
    Read,
    /// `/api/v1/structures`
    Structure,
}

/// Leads on from what is not there any more to what it was merged into, where the reader may see that; else she is answered
/// as before. What was posted is not done to the other one: its page is shown.
pub async fn lead_on(request: Request, next: Next) -> Result<Response> {
    if place_of(request.uri().path()).is_none() {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.status() != StatusCode::NOT_FOUND {
        return Ok(response);
    }
    Ok(onward(asked).await?.unwrap_or(response))
}

/// What an address names, and where in it: `/pro/fiches/<id>/historique` an entry, at the third part.
fn place_of(path: &str) -> Option<(Under, usize, &str)> {
    let parts: Vec<&str> = path.split('/').collect();
    let under = |at: usize| match parts.get(..at)? {
        ["", "pro", "fiches"] => Some(Under::Kept),
        ["", "pro", "annuaire"] | ["", "api", "v1", "services"] | ["", "infos", .., "e"] => Some(Under::Read),
        ["", "api", "v1", "structures"] => Some(Under::Structure),
        _ => None,
    };
    let is_id = |part: &&str| part.parse::<Id<Service>>().is_ok();
    let at = parts.iter().position(is_id)?;
    Some((under(at)?, at, parts.get(at)?))
}

async fn onward(mut parts: Parts) -> Result<Option<Response>> {
    let Some(app) = parts.extensions.get::<Arc<App>>().cloned() else { return Ok(None) };
    let path = parts.uri.path().to_owned();
    let Some((under, at, id)) = place_of(&path) else { return Ok(None) };
    let cx = Cx::from_request_parts(&mut parts, &app).await?;
    let Some(kept) = seen(&cx, &mut cx.read().await?, under, id.parse()?).await? else { return Ok(None) };
    let others: Vec<&str> = path.split('/').collect();
    let before = others.get(..at).unwrap_or_default().join("/");
    let below = others.get(at + 1..).filter(|below| !below.is_empty() && is_reading(&parts.method));
    let below = below.map(|below| format!("/{}", below.join("/"))).unwrap_or_default();
    let path = format!("{before}/{kept}{below}");
    let path = if path.starts_with("/infos/") { cx.to(&path) } else { path };
    let response =
        if is_reading(&parts.method) { Redirect::permanent(&path).into_response() } else { see_other(&path) };
    Ok(Some(response))
}

fn is_reading(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

/// What `id` was merged into, written as an address has it, if the reader may see it there.
async fn seen(cx: &Cx, db: &mut Db, under: Under, id: Id<Service>) -> Result<Option<String>> {
    if under == Under::Structure {
        let structure: Option<Id<Structure>> = store::structure_after(db, Id::from_uuid(id.uuid())).await?;
        return Ok(structure.map(|structure| structure.to_string()));
    }
    let Some(alias) = store::alias(db, id).await? else { return Ok(None) };
    let Some(kept) = crate::store::entry(db, alias.kept_id).await? else { return Ok(None) };
    let is_seen = match under {
        Under::Kept => decide(cx.signed_in()?, Act::See, &kept.structure, cx.now()) == Decision::Permit,
        Under::Read | Under::Structure => kept.service.status == Status::Published,
    };
    Ok(is_seen.then(|| kept.service.id.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_an_entry_under_some_of_its_parts_alone() {
        let id = Id::<Service>::new().to_string();
        for (path, named) in [
            (format!("/infos/e/{id}"), Some((Under::Read, 3))),
            (format!("/infos/r/token/e/{id}"), Some((Under::Read, 5))),
            (format!("/api/v1/services/{id}"), Some((Under::Read, 4))),
            (format!("/api/v1/structures/{id}"), Some((Under::Structure, 4))),
            (format!("/pro/annuaire/{id}/proposition"), Some((Under::Read, 3))),
            (format!("/pro/fiches/{id}/lieux/{id}"), Some((Under::Kept, 3))),
            (format!("/pro/doublons/{id}"), None),
            (format!("/infos/{id}"), None),
            ("/pro/fiches".to_owned(), None),
        ] {
            assert_eq!(place_of(&path).map(|(under, at, _)| (under, at)), named, "{path}");
        }
    }
}
