//! Where somebody asks from, as far as the limits need it: a neighbourhood of the network, never an address that is kept.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use crate::{Actor, App, Failure, exit};

/// The part of an address that neighbours share: a /24 of IPv4, a /48 of IPv6.
fn prefix(address: IpAddr) -> Vec<u8> {
    let narrow = |four: Ipv4Addr| four.octets().into_iter().take(3).collect();
    match address {
        IpAddr::V4(four) => narrow(four),
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or_else(|| wide(six), narrow),
    }
}

fn wide(six: Ipv6Addr) -> Vec<u8> {
    six.octets().into_iter().take(6).collect()
}

/// Who asks: the peer, or whom our own proxy says it asks for. What anybody else says of it is not believed.
fn client(peer: IpAddr, proxy: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
    if proxy != Some(peer.to_canonical()) {
        return peer;
    }
    let told = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    told.and_then(|told| told.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
}

/// The address that asks. Without a socket there is nobody behind it: a test that speaks to the router.
async fn address(app: &Arc<App>, parts: &mut Parts) -> Option<IpAddr> {
    let ConnectInfo(peer) = ConnectInfo::<SocketAddr>::from_request_parts(parts, app).await.ok()?;
    Some(client(peer.ip(), app.settings.proxy, &parts.headers))
}

/// The neighbourhood to count a page for. Not this very machine without a proxy: whoever asks from there holds it already.
async fn counted(app: &Arc<App>, parts: &mut Parts) -> Option<Vec<u8>> {
    let address = address(app, parts).await?;
    let is_here = app.settings.proxy.is_none() && address.to_canonical().is_loopback();
    (!is_here).then(|| prefix(address))
}

/// Asked for by a handler of what somebody could guess at: the neighbourhood of whoever asks still has an attempt.
#[derive(Debug)]
pub struct Paced;

impl FromRequestParts<Arc<App>> for Paced {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let Some(address) = address(app, parts).await else { return Ok(Self) };
        if app.paces.attempts.one_more(&prefix(address), app.clock.now()) { Ok(Self) } else { Err(Failure::TooMany) }
    }
}

/// Asked for by a handler that takes codes off paper which are worth money: the neighbourhood still has one to try.
#[derive(Debug)]
pub struct CodePaced;

impl FromRequestParts<Arc<App>> for CodePaced {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let Some(address) = address(app, parts).await else { return Ok(Self) };
        if app.paces.codes.one_more(&prefix(address), app.clock.now()) { Ok(Self) } else { Err(Failure::TooMany) }
    }
}

/// Counts a page of the workspace: for the person who is signed in, however many sit behind one address; else for the
/// neighbourhood, as a page of the public face.
pub async fn count_work(app: &Arc<App>, parts: &mut Parts, actor: Option<&Actor>) -> Result<(), Failure> {
    let Some(neighbourhood) = counted(app, parts).await else { return Ok(()) };
    let now = app.clock.now();
    let is_in_time = match actor {
        Some(actor) => app.paces.work.one_more(actor.account.as_bytes(), now),
        None => app.paces.pages.one_more(&neighbourhood, now),
    };
    if is_in_time { Ok(()) } else { Err(Failure::TooFast) }
}

/// What is never refused: leaving, what pages are dressed with, and saying that the process is well.
fn is_free(path: &str) -> bool {
    [exit::HOP, exit::LEAVE].contains(&path)
        || ["/q/", "/q2/", "/a/", "/pro/a/", "/health/"].iter().any(|free| path.starts_with(free))
}

/// The layer that slows whoever asks for too much of the public face. The workspace is counted where its people are known.
pub async fn slow(State(app): State<Arc<App>>, request: Request, next: Next) -> Result<Response, Failure> {
    let path = request.uri().path();
    if is_free(path) || crate::cx::is_workspace(path) {
        return Ok(next.run(request).await);
    }
    let pace = if path.starts_with("/api/") { &app.paces.answers } else { &app.paces.pages };
    let (mut parts, body) = request.into_parts();
    match counted(&app, &mut parts).await {
        Some(neighbourhood) if !pace.one_more(&neighbourhood, app.clock.now()) => Err(Failure::TooFast),
        _ => Ok(next.run(Request::from_parts(parts, body)).await),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn neighbours_share_a_prefix_and_others_do_not() {
        for (one, neighbour, stranger) in [
            ("192.0.2.1", "192.0.2.200", "192.0.3.1"),
            ("2001:db8:1::1", "2001:db8:1:ffff::2", "2001:db8:2::1"),
            ("::ffff:198.51.100.1", "198.51.100.2", "::ffff:198.51.101.1"),
        ] {
            assert_eq!(prefix(address(one)), prefix(address(neighbour)));
            assert_ne!(prefix(address(one)), prefix(address(stranger)));
        }
    }

    #[test]
    fn only_our_own_proxy_is_believed() {
        let told =
            |text: &'static str| HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), text.parse().unwrap())]);
        let (proxy, peer) = (address("127.0.0.1"), address("192.0.2.1"));
        let forged = told("198.51.100.1, 198.51.100.2");
        assert_eq!(client(peer, Some(proxy), &forged), peer);
        assert_eq!(client(peer, None, &forged), peer);
        assert_eq!(client(proxy, Some(proxy), &forged), address("198.51.100.2"), "what it added itself comes last");
        assert_eq!(client(proxy, Some(proxy), &told("nonsense")), proxy);
        assert_eq!(client(proxy, Some(proxy), &HeaderMap::new()), proxy);
    }

    #[test]
    fn leaving_and_what_pages_are_dressed_with_are_free_and_nothing_else_is() {
        for path in ["/q", "/q2", "/q/valbourg", "/q2/valbourg", "/a/x/style.css", "/pro/a/x/pro.css", "/health/live"] {
            assert!(is_free(path), "{path}");
        }
        for path in ["/", "/qui", "/q3", "/infos", "/api/v1", "/annuaire", "/pro/annuaire", "/healthy"] {
            assert!(!is_free(path), "{path}");
        }
    }
}
