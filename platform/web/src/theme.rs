//! How the pages of a territory are dressed: colours, crest, where the quick exit leads. Kept in memory, so that a public
//! page asks the database nothing for it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

use crate::{App, Failure};

/// The dress of one territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub slug: String,
    pub name: String,
    /// Declarations that come after the common style; empty for the common colours.
    pub style: String,
    /// A PNG.
    pub crest: Option<Vec<u8>>,
    /// Where the quick exit leads, if not where it leads everywhere.
    pub exit_url: Option<String>,
    /// The origins that may show the list of help within their pages; none: nobody may.
    pub frames: Vec<String>,
}

impl Theme {
    /// What the addresses of its files carry: they change with their content.
    pub fn fingerprint(&self) -> String {
        let mut content = Sha256::new();
        content.update(self.style.as_bytes());
        content.update(self.crest.as_deref().unwrap_or_default());
        let mut fingerprint = base::text::hex(&content.finalize());
        fingerprint.truncate(16);
        fingerprint
    }

    /// The address of one of its files.
    pub fn file(&self, name: &str) -> String {
        format!("/a/t/{}/{}/{name}", self.slug, self.fingerprint())
    }
}

/// The dresses of all territories, by their name in addresses.
#[derive(Debug, Default)]
pub struct Themes(RwLock<BTreeMap<String, Arc<Theme>>>);

impl Themes {
    pub fn get(&self, slug: &str) -> Option<Arc<Theme>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(slug).cloned()
    }

    /// Puts these in place of all.
    pub fn replace(&self, themes: Vec<Theme>) {
        let themes = themes.into_iter().map(|theme| (theme.slug.clone(), Arc::new(theme))).collect();
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = themes;
    }
}

/// Serves a file of a theme.
pub async fn serve(
    State(app): State<Arc<App>>,
    Path((slug, fingerprint, name)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let theme = app.themes.get(&slug).filter(|theme| theme.fingerprint() == fingerprint);
    let theme = theme.ok_or(base::Error::NotFound)?;
    match (name.as_str(), &theme.crest) {
        ("theme.css", _) if !theme.style.is_empty() => {
            Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], theme.style.clone()).into_response())
        }
        ("crest.png", Some(crest)) => Ok(([(header::CONTENT_TYPE, "image/png")], crest.clone()).into_response()),
        _ => Err(base::Error::NotFound.into()),
    }
}
