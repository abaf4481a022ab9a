//! The headers of the two faces, value by value. They were tried in Chromium without a warning; the tests hold them to
//! the letter. Every response carries them, errors and assets included.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

const PUBLIC_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; upgrade-insecure-requests";
const WORKSPACE_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; frame-src 'none'; worker-src 'none'; manifest-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; upgrade-insecure-requests";

/// Everything that a page does not need is switched off; the workspace gets passkeys and copying back.
const PUBLIC_PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), captured-surface-control=(), clipboard-read=(), clipboard-write=(), compute-pressure=(), deferred-fetch=(), deferred-fetch-minimal=(), digital-credentials-create=(), digital-credentials-get=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), language-detector=(), language-model=(), local-fonts=(), local-network=(), local-network-access=(), loopback-network=(), magnetometer=(), media-playback-while-not-visible=(), microphone=(), midi=(), on-device-speech-recognition=(), otp-credentials=(), payment=(), picture-in-picture=(), private-state-token-issuance=(), private-state-token-redemption=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), speaker-selection=(), storage-access=(), summarizer=(), sync-xhr=(), translator=(), unload=(), usb=(), window-management=(), xr-spatial-tracking=()";
const WORKSPACE_PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), captured-surface-control=(), clipboard-read=(), clipboard-write=(self), compute-pressure=(), deferred-fetch=(), deferred-fetch-minimal=(), digital-credentials-create=(), digital-credentials-get=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), language-detector=(), language-model=(), local-fonts=(), local-network=(), local-network-access=(), loopback-network=(), magnetometer=(), media-playback-while-not-visible=(), microphone=(), midi=(), on-device-speech-recognition=(), otp-credentials=(), payment=(), picture-in-picture=(), private-state-token-issuance=(), private-state-token-redemption=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), speaker-selection=(), storage-access=(), summarizer=(), sync-xhr=(), translator=(), unload=(), usb=(), window-management=(), xr-spatial-tracking=()";

const COMMON: [(&str, &str); 11] = [
    ("integrity-policy", "blocked-destinations=(script)"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("origin-agent-cluster", "?1"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-dns-prefetch-control", "off"),
    ("x-permitted-cross-domain-policies", "none"),
];

/// The JSON answers are for other programs: they may be read from anywhere and kept for a minute, and show no page.
const API: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("access-control-allow-origin", "*"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// The page that other sites may show within theirs: no script, and whom each territory chose.
const FRAME_CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'";

/// Noted in an answer that others may show within their pages: the origins that may.
#[derive(Debug, Clone)]
pub struct Framed(pub Vec<String>);

/// The same answer, for `origins` to show within their pages.
pub fn framed(mut response: Response, origins: &[String]) -> Response {
    response.extensions_mut().insert(Framed(origins.to_vec()));
    response
}

/// What differs from a public page where others may show it.
fn open_to(headers: &mut HeaderMap, Framed(origins): &Framed) {
    let policy = format!("{FRAME_CSP}; frame-ancestors {}; upgrade-insecure-requests", origins.join(" "));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.remove(header::X_FRAME_OPTIONS);
        set(headers, "cross-origin-resource-policy", "cross-origin");
    }
}

/// The layer that puts them on.
pub async fn put(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_api = path.starts_with("/api/");
    let is_workspace = crate::cx::is_workspace(path);
    let mut response = next.run(request).await;
    let framed = response.extensions().get::<Framed>().cloned();
    let headers = response.headers_mut();
    if is_api {
        API.iter().for_each(|(name, value)| set(headers, name, value));
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, max-age=60"));
        return response;
    }
    COMMON.iter().for_each(|(name, value)| set(headers, name, value));
    if is_workspace {
        set(headers, "content-security-policy", WORKSPACE_CSP);
        set(headers, "permissions-policy", WORKSPACE_PERMISSIONS);
        set(headers, "x-robots-tag", "noindex, nofollow, noarchive");
        // A fingerprinted asset has already said how long it may be kept.
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    } else {
        set(headers, "content-security-policy", PUBLIC_CSP);
        set(headers, "permissions-policy", PUBLIC_PERMISSIONS);
        set(headers, "cache-control", "no-store");
        if let Some(framed) = &framed {
            open_to(headers, framed);
        }
    }
    response
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
}
