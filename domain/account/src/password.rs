//! Hashes passwords with argon2id, two at a time, and never on a thread that answers requests: each takes 64 MiB and a
//! good part of a second, by design.

use std::sync::OnceLock;

use anyhow::{Context as _, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error as HashError, PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use base::{Private, Result};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

/// What guessing one password costs.
#[derive(Debug, Clone, Copy)]
struct Cost {
    memory_kib: u32,
    passes: u32,
}

const FULL: Cost = Cost { memory_kib: 64 * 1024, passes: 3 };
const CHEAP: Cost = Cost { memory_kib: 64, passes: 1 };

/// The cost of this process: full, unless a test chose before the first hash.
static COST: OnceLock<Cost> = OnceLock::new();
/// How many hashes were worked out: what a test compares.
#[cfg(test)]
pub static WORKED_OUT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Makes hashing cheap in this process, for tests that sign in a hundred times.
///
/// No setting, argument or variable leads here, so that nothing weakens production by mistake: only code can call it,
/// and only before the first hash. A hash carries its own cost, so one made in full is always checked in full.
pub fn use_cheap_hashing_for_tests() {
    // A test may come second: the first one has chosen the same.
    COST.get_or_init(|| CHEAP);
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    #[cfg(test)]
    WORKED_OUT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let cost = COST.get_or_init(|| FULL);
    let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A password as it is measured and hashed: accents typed on any keyboard are the same.
pub fn normal(typed: &str) -> String {
    typed.nfc().collect()
}

/// Hashes a password with a salt of its own.
pub async fn hash(password: Private<String>) -> Result<Private<String>> {
    two_at_a_time(move || hash_now(password.reveal()).map(Private::new)).await
}

/// Says whether `typed` is the password of `known`. Without one it takes as long to say no.
pub async fn is_right(known: Option<Private<String>>, typed: Private<String>) -> Result<bool> {
    two_at_a_time(move || match known {
        Some(known) => is_right_now(known.reveal(), typed.reveal()),
        None => hash_now(typed.reveal()).map(|_| false),
    })
    .await
}

fn hash_now(password: &str) -> anyhow::Result<String> {
    let hash = hasher()?.hash_password(normal(password).as_bytes()).context("a password could not be hashed")?;
    Ok(hash.to_string())
}

fn is_right_now(known: &str, typed: &str) -> anyhow::Result<bool> {
    let known = PasswordHash::new(known).map_err(|error| anyhow!("a stored password hash cannot be read: {error}"))?;
    match hasher()?.verify_password(normal(typed).as_bytes(), &known) {
        Ok(()) => Ok(true),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(error) => Err(error).context("a password could not be checked"),
    }
}

async fn two_at_a_time<T: Send + 'static>(work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Result<T> {
    let seat = AT_ONCE.acquire().await.context("passwords are no longer hashed")?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        // Held here and not by the request, which may go away while the work goes on.
        drop(seat);
        done
    });
    Ok(done.await.context("hashing a password was cut short")??)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_recognised_and_another_is_not() {
        use_cheap_hashing_for_tests();
        let hash = hash_now("girafe tuba cactus").unwrap();
        assert!(is_right_now(&hash, "girafe tuba cactus").unwrap());
        assert!(!is_right_now(&hash, "girafe tuba Cactus").unwrap());
    }

    #[test]
    fn two_hashes_of_one_password_differ() {
        use_cheap_hashing_for_tests();
        assert_ne!(hash_now("girafe tuba cactus").unwrap(), hash_now("girafe tuba cactus").unwrap());
    }

    #[test]
    fn accents_typed_in_two_ways_are_one_password() {
        use_cheap_hashing_for_tests();
        let hash = hash_now("e\u{301}le\u{301}phant gris clair").unwrap();
        assert!(is_right_now(&hash, "éléphant gris clair").unwrap());
    }

    #[test]
    fn production_hashes_with_64_mebibytes_and_three_passes() {
        assert_eq!((FULL.memory_kib, FULL.passes), (65_536, 3));
    }
}
