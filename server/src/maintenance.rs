//! The page that stands for all others while an installation is worked on: 503, in the reader's language, with the numbers
//! that save. A file of the data folder says so, even where the database is away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};
use web::{Lang, Words};

/// The file whose presence closes the site.
const FILE: &str = "maintenance";
/// When browsers and search engines may come back, in seconds.
const RETRY_AFTER: &str = "600";
const PAGE: &str = include_str!("maintenance.html");
/// Nothing is loaded, and nobody may show the page within theirs.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn file(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// Closes the site, or opens it again; every process that serves from this folder sees it within a second.
pub fn set(data: &Path, is_on: bool) -> io::Result<()> {
    if is_on {
        return fs::write(file(data), []);
    }
    match fs::remove_file(file(data)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether the site is closed, as this process last saw it.
#[derive(Debug)]
pub struct Maintenance {
    file: PathBuf,
    is_on: AtomicBool,
    words: Words,
}

impl Maintenance {
    pub fn of(data: &Path, words: Words) -> Self {
        let seen = Self { file: file(data), is_on: AtomicBool::new(false), words };
        seen.look();
        seen
    }

    /// Looks at the folder again.
    pub fn look(&self) {
        self.is_on.store(self.file.exists(), Ordering::Relaxed);
    }

    fn page(&self, lang: Lang) -> String {
        let word = |key| escaped(&self.words.text(lang, key, &[]));
        PAGE.replace("{lang}", &lang.to_string())
            .replace("{direction}", lang.direction())
            .replace("{title}", &word("maintenance-title"))
            .replace("{back}", &word("maintenance-back"))
            .replace("{danger}", &word("maintenance-danger"))
            .replace("{listen}", &word("maintenance-listen"))
            .replace("{deaf}", &word("maintenance-deaf"))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The language of the address, else of the browser: nobody is known here.
fn language(path: &str, headers: &HeaderMap) -> Lang {
    let named = path.split('/').nth(1).and_then(|first| first.parse().ok());
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accepted = accepted.split(',').find_map(|range| range.trim().get(..2)?.parse().ok());
    named.or(accepted).unwrap_or(Lang::Fr)
}

/// The layer around the whole site. What machines ask about its health goes through.
pub async fn stand_in(State(maintenance): State<Arc<Maintenance>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !maintenance.is_on.load(Ordering::Relaxed) || path.starts_with("/health/") {
        return next.run(request).await;
    }
    let lang = language(path, request.headers());
    let headers = [
        (header::RETRY_AFTER, RETRY_AFTER),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"),
        (header::VARY, "accept-language"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, Html(maintenance.page(lang))).into_response()
}

#[cfg(test)]
mod tests {
    use base::Code as _;

    use super::*;

    #[test]
    fn the_page_is_in_the_language_of_the_address_then_of_the_browser() {
        let mut headers = HeaderMap::new();
        assert_eq!(language("/pro", &headers), Lang::Fr);
        headers.insert(header::ACCEPT_LANGUAGE, "xx, uk;q=0.8, fr".parse().unwrap());
        assert_eq!(language("/infos", &headers), Lang::Uk);
        assert_eq!(language("/ar/infos", &headers), Lang::Ar);
    }

    #[test]
    fn every_language_has_the_page_whole() {
        let maintenance = Maintenance::of(Path::new("/nowhere"), crate::words().unwrap());
        let french = maintenance.page(Lang::Fr);
        for lang in Lang::ALL {
            let page = maintenance.page(*lang);
            assert!(!page.contains(['{', '}']) && !page.contains("maintenance-"), "{page}");
            assert!(["tel:17", "tel:3919", "sms:114"].iter().all(|number| page.contains(number)), "{page}");
            assert!(*lang == Lang::Fr || page != french, "{lang}");
        }
    }
}
