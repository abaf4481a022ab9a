//! How fast a neighbourhood of the network may try to come in. Nothing here is written down or logged: a neighbourhood is
//! known, in memory alone, by a number that only today's key gives.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::{App, Failure};

/// How many attempts a neighbourhood has at once, and in each minute.
const ATTEMPTS: i64 = 30;
/// How long it waits for one more attempt.
pub const ONE_MORE: TimeDelta = TimeDelta::seconds(60 / ATTEMPTS);
/// How many neighbourhoods are remembered; beyond, the one that was quiet for longest is forgotten. Well under a megabyte.
const REMEMBERED: usize = 4096;

/// A neighbourhood: a /24 of IPv4, a /48 of IPv6, unrecognisable.
type Place = [u8; 16];

/// What each neighbourhood has tried today.
pub struct Pace {
    day: Mutex<Day>,
}

struct Day {
    date: NaiveDate,
    key: [u8; 32],
    /// When each will have all its attempts again.
    full_at: HashMap<Place, DateTime<Utc>>,
}

impl std::fmt::Debug for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pace(•••)")
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self { day: Mutex::new(Day::new(NaiveDate::MIN)) }
    }
}

impl Day {
    fn new(date: NaiveDate) -> Self {
        Self { date, key: rand::random(), full_at: HashMap::new() }
    }

    fn place(&self, address: IpAddr) -> Option<Place> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(prefix(address).as_slice());
        mac.finalize().into_bytes().first_chunk().copied()
    }

    fn forget_the_quietest(&mut self) {
        let quietest = self.full_at.iter().min_by_key(|(_, full_at)| **full_at).map(|(place, _)| *place);
        if let Some(place) = quietest {
            self.full_at.remove(&place);
        }
    }
}

/// The part of an address that neighbours share.
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

impl Pace {
    /// Counts one more attempt from `address`, or refuses it.
    pub fn one_more(&self, address: IpAddr, now: DateTime<Utc>) -> Result<(), Failure> {
        let mut day = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        if day.date != now.date_naive() {
            *day = Day::new(now.date_naive());
        }
        let Some(place) = day.place(address) else { return Err(Failure::TooMany) };
        let full_at = day.full_at.get(&place).copied().unwrap_or(now).max(now) + ONE_MORE;
        if full_at - now > ONE_MORE * i32::try_from(ATTEMPTS).unwrap_or(i32::MAX) {
            return Err(Failure::TooMany);
        }
        if day.full_at.len() >= REMEMBERED && !day.full_at.contains_key(&place) {
            day.forget_the_quietest();
        }
        day.full_at.insert(place, full_at);
        Ok(())
    }
}

/// Asked for by a handler of what somebody could guess at: the neighbourhood of whoever asks still has an attempt.
#[derive(Debug)]
pub struct Paced;

impl FromRequestParts<Arc<App>> for Paced {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        // Without a socket there is nobody behind it: a test that speaks to the router.
        let peer = ConnectInfo::<SocketAddr>::from_request_parts(parts, app).await;
        let Ok(ConnectInfo(peer)) = peer else { return Ok(Self) };
        let address = client(peer.ip(), app.settings.proxy, &parts.headers);
        app.pace.one_more(address, app.clock.now())?;
        Ok(Self)
    }
}

/// Who asks: the peer, or whom our own proxy says it asks for. What anybody else says of it is not believed.
fn client(peer: IpAddr, proxy: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
    if proxy != Some(peer.to_canonical()) {
        return peer;
    }
    let told = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    told.and_then(|told| told.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn tries(pace: &Pace, from: &str, at: DateTime<Utc>) -> usize {
        (0..100).take_while(|_| pace.one_more(address(from), at).is_ok()).count()
    }

    #[test]
    fn a_neighbourhood_tries_thirty_times_a_minute() {
        let pace = Pace::default();
        assert_eq!(tries(&pace, "192.0.2.1", now()), 30);
        assert_eq!(tries(&pace, "192.0.2.1", now() + TimeDelta::seconds(2)), 1);
        assert_eq!(tries(&pace, "192.0.2.1", now() + TimeDelta::seconds(62)), 30);
    }

    #[test]
    fn neighbours_share_their_attempts_and_others_do_not() {
        let pace = Pace::default();
        for (one, neighbour, stranger) in [
            ("192.0.2.1", "192.0.2.200", "192.0.3.1"),
            ("2001:db8:1::1", "2001:db8:1:ffff::2", "2001:db8:2::1"),
            ("::ffff:198.51.100.1", "198.51.100.2", "::ffff:198.51.101.1"),
        ] {
            assert_eq!(tries(&pace, one, now()), 30);
            assert_eq!((tries(&pace, neighbour, now()), tries(&pace, stranger, now())), (0, 30), "{one}");
        }
    }

    #[test]
    fn ten_thousand_neighbourhoods_take_no_more_room_than_a_few_thousand() {
        let pace = Pace::default();
        for n in 0..10_000_u32 {
            let six = Ipv6Addr::from(u128::from(n) << 80);
            pace.one_more(IpAddr::V6(six), now() + TimeDelta::milliseconds(i64::from(n))).unwrap();
        }
        assert_eq!(pace.day.lock().unwrap().full_at.len(), REMEMBERED);
    }

    #[test]
    fn the_key_changes_with_the_day_and_nothing_is_remembered_across() {
        let pace = Pace::default();
        tries(&pace, "192.0.2.1", now());
        let before = pace.day.lock().unwrap().key;
        pace.one_more(address("198.51.100.1"), now() + TimeDelta::days(1)).unwrap();
        let day = pace.day.lock().unwrap();
        assert!(day.key != before && day.full_at.len() == 1);
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
}
