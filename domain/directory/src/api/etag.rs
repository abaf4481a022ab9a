//! Answers carry the mark of their content; whoever has them already is told so, and sent nothing again.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};
use web::Result;

/// The most that an answer of the API holds, in bytes.
const MOST: usize = 8 * 1024 * 1024;

/// Marks what was answered, and answers 304 to whoever has it.
pub async fn mark(request: Request, next: Next) -> Result<Response> {
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let (mut parts, body) = next.run(request).await.into_parts();
    if parts.status != StatusCode::OK {
        return Ok(Response::from_parts(parts, body));
    }
    let bytes = to_bytes(body, MOST).await.map_err(anyhow::Error::from)?;
    let mark = mark_of(&bytes);
    if known.is_some_and(|known| is_among(&known, &mark)) {
        return Ok((StatusCode::NOT_MODIFIED, HeaderMap::from_iter([(header::ETAG, mark)])).into_response());
    }
    parts.headers.insert(header::ETAG, mark);
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

/// Weak, as compression comes after it (RFC 9110 §8.8.3).
fn mark_of(bytes: &[u8]) -> HeaderValue {
    let half: u128 = Sha256::digest(bytes).iter().take(16).fold(0, |all, byte| all << 8 | u128::from(*byte));
    HeaderValue::from_str(&format!("W/\"{half:032x}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Says whether `mark` is one of those that the asker has.
pub fn is_among(known: &HeaderValue, mark: &HeaderValue) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let (Ok(known), Ok(mark)) = (known.to_str(), mark.to_str()) else { return false };
    known.trim() == "*" || known.split(',').any(|one| bare(one) == bare(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_known_alone_in_a_list_strong_or_weak() {
        let mark = mark_of(b"{}");
        let text = mark.to_str().unwrap().to_owned();
        for known in [text.clone(), format!("\"x\", {text}"), text.trim_start_matches("W/").to_owned(), "*".into()] {
            assert!(is_among(&HeaderValue::from_str(&known).unwrap(), &mark), "{known}");
        }
        assert!(!is_among(&mark_of(b"[]"), &mark));
    }
}
