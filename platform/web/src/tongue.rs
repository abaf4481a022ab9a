//! The language of a public address: its first part, taken off before a route is chosen, so that a page has one route in
//! every language.

use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use tower::Layer as _;
use tower::util::MapRequestLayer;

use crate::Lang;

/// The language that an address asked for, noted in the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue(pub Lang);

/// The languages whose words, all of them as they stand, a person has read again. Shared by every request.
#[derive(Debug, Clone, Default)]
pub struct Rereads(Arc<RwLock<Vec<Lang>>>);

impl Rereads {
    pub fn has(&self, lang: Lang) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).contains(&lang)
    }

    pub fn replace(&self, langs: Vec<Lang>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = langs;
    }
}

/// What is asked for without its language, and that language: French without one.
fn split(path: &str) -> (Lang, &str) {
    let named = path.split('/').nth(1).and_then(|first| first.parse::<Lang>().ok());
    // French has no prefix: `/fr/…` is an address of nothing.
    match named.filter(|lang| *lang != Lang::Fr) {
        Some(lang) => (lang, path.strip_prefix(lang.prefix()).filter(|rest| !rest.is_empty()).unwrap_or("/")),
        None => (Lang::Fr, path),
    }
}

/// Only the pages that people read have languages: nothing else answers under a second address.
fn has_languages(path: &str) -> bool {
    path == "/" || path == "/infos" || path.starts_with("/infos/")
}

fn take_off(mut request: Request) -> Request {
    let (lang, rest) = split(request.uri().path());
    if lang != Lang::Fr && has_languages(rest) {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        let mut parts = request.uri().clone().into_parts();
        parts.path_and_query = format!("{rest}{query}").parse::<PathAndQuery>().ok();
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(Tongue(lang));
    request
}

/// The same routes, each in every language.
pub fn in_every_language(router: Router) -> Router {
    Router::new().fallback_service(MapRequestLayer::new(take_off).layer(router))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_the_first_part_and_french_is_none() {
        assert_eq!(split("/ar/infos/valbourg"), (Lang::Ar, "/infos/valbourg"));
        assert_eq!(split("/en"), (Lang::En, "/"));
        assert_eq!(split("/en/"), (Lang::En, "/"));
        assert_eq!(split("/infos"), (Lang::Fr, "/infos"));
        assert_eq!(split("/fr/infos"), (Lang::Fr, "/fr/infos"));
        assert_eq!(split("/xx/infos"), (Lang::Fr, "/xx/infos"));
    }

    #[test]
    fn the_workspace_and_the_programs_answers_have_one_address() {
        for path in ["/pro", "/api/v1/services", "/a/0/q.js", "/health/live", "/q"] {
            assert!(!has_languages(path), "{path}");
        }
    }
}
