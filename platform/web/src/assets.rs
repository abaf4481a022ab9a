//! The styles, the scripts and the icon, inside the binary. Their addresses carry a fingerprint of their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256, Sha384};

use crate::Failure;

struct Asset {
    name: &'static str,
    kind: &'static str,
    content: &'static [u8],
    /// Of the content: 16 hexadecimal digits of its SHA-256.
    fingerprint: String,
    /// For the `integrity` attribute: without it, the policy of our headers blocks the script.
    integrity: String,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let files: [(&str, &str, &[u8]); 6] = [
        ("style.css", "text/css; charset=utf-8", include_bytes!("../assets/style.css")),
        ("pro.css", "text/css; charset=utf-8", include_bytes!("../assets/pro.css")),
        ("q.js", "text/javascript; charset=utf-8", include_bytes!("../assets/q.js")),
        ("cles.js", "text/javascript; charset=utf-8", include_bytes!("../assets/cles.js")),
        ("fin.js", "text/javascript; charset=utf-8", include_bytes!("../assets/fin.js")),
        ("icon.svg", "image/svg+xml", include_bytes!("../assets/icon.svg")),
    ];
    files.into_iter().map(|(name, kind, content)| describe(name, kind, content)).collect()
});

fn describe(name: &'static str, kind: &'static str, content: &'static [u8]) -> Asset {
    let mut fingerprint = base::text::hex(&Sha256::digest(content));
    fingerprint.truncate(16);
    let integrity = format!("sha384-{}", BASE64.encode(&Sha384::digest(content)));
    Asset { name, kind, content, fingerprint, integrity }
}

fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The address of an asset on the workspace or on the public face.
pub fn path(name: &str, is_workspace: bool) -> String {
    let fingerprint = find(name).map_or("", |asset| asset.fingerprint.as_str());
    format!("{}/a/{fingerprint}/{name}", if is_workspace { "/pro" } else { "" })
}

pub fn integrity(name: &str) -> &'static str {
    find(name).map_or("", |asset| asset.integrity.as_str())
}

/// Serves an asset to the public face, which keeps nothing.
pub async fn public(Path((fingerprint, name)): Path<(String, String)>) -> Result<Response, Failure> {
    serve(&fingerprint, &name)
}

/// Serves an asset to the workspace, which may keep it: its address changes with its content.
pub async fn workspace(Path((fingerprint, name)): Path<(String, String)>) -> Result<Response, Failure> {
    let mut response = serve(&fingerprint, &name)?;
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, forever);
    Ok(response)
}

fn serve(fingerprint: &str, name: &str) -> Result<Response, Failure> {
    let asset = find(name).filter(|asset| asset.fingerprint == fingerprint).ok_or(base::Error::NotFound)?;
    Ok(([(header::CONTENT_TYPE, asset.kind)], asset.content).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_script_of_the_public_face_weighs_two_kilobytes_at_most() {
        assert!(find("q.js").unwrap().content.len() <= 2048);
    }
}
