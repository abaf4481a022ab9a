//! The key that signs checkpoints.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use base::text::hex;
use chrono::{DateTime, TimeDelta, Utc};
use hkdf::Hkdf;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// Signs checkpoints: ECDSA on the curve P-256 with SHA-256, deterministic (RFC 6979).
///
/// It prints its public half alone. After a change, the public halves of older keys still tell what they signed. Copies are
/// one key: what renews one renews all.
#[derive(Clone)]
pub struct Key(Arc<RwLock<Pair>>);

/// What signs now, and what has signed.
struct Pair {
    signing: SigningKey,
    /// Each with the instant from which another one signs.
    older: Vec<(VerifyingKey, DateTime<Utc>)>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Key").field(&self.id()).finish()
    }
}

/// For how long a process may go on signing with a key that another has replaced: until it has been given the new one.
const HAND_OVER: TimeDelta = TimeDelta::days(1);
/// What the key is for, so that the installation's secret gives other keys for other things.
const INFO: &str = "maillage journal checkpoint 1";
const BYTES: usize = 32;

impl Key {
    /// The key of an installation whose secret is `secret`, by HKDF-SHA-256; the same secret gives the same key.
    pub fn derive(secret: &[u8; BYTES]) -> Self {
        Self(Arc::new(RwLock::new(Pair { signing: derive(secret), older: Vec::new() })))
    }

    /// Signs with the key of `secret` from now on; the `older` ones, by their public halves, are believed until the instant of
    /// each. What is no public half is nobody's.
    pub fn renew(&self, secret: &[u8; BYTES], older: &[(String, DateTime<Utc>)]) {
        let read =
            |public: &str| VerifyingKey::from_sec1_bytes(&data_encoding::HEXLOWER.decode(public.as_bytes()).ok()?).ok();
        let older = older.iter().filter_map(|(public, until)| Some((read(public)?, *until))).collect();
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Pair { signing: derive(secret), older };
    }

    fn pair(&self) -> RwLockReadGuard<'_, Pair> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The public half, as hexadecimal of its compressed point (SEC 1): what others verify with.
    pub fn public(&self) -> String {
        public(self.pair().signing.verifying_key())
    }

    /// A short name of the key.
    pub fn id(&self) -> String {
        id(self.pair().signing.verifying_key())
    }

    /// Signs `message`, as hexadecimal of the two numbers of the signature; with the name of the key that did.
    pub fn sign(&self, message: &[u8]) -> (String, String) {
        let pair = self.pair();
        let signature: Signature = pair.signing.sign(message);
        (id(pair.signing.verifying_key()), hex(&signature.to_bytes()))
    }

    /// Says whether the key named `signer`, which is ours or was at the instant `at`, made `signature` over `message`.
    pub fn has_signed(&self, (signer, at): (&str, DateTime<Utc>), message: &[u8], signature: &str) -> bool {
        let bytes = data_encoding::HEXLOWER.decode(signature.as_bytes()).unwrap_or_default();
        let Ok(signature) = Signature::from_slice(&bytes) else { return false };
        let is_its = |key: &VerifyingKey| id(key) == signer && key.verify(message, &signature).is_ok();
        let pair = self.pair();
        is_its(pair.signing.verifying_key())
            || pair.older.iter().any(|(key, until)| at <= *until + HAND_OVER && is_its(key))
    }
}

fn derive(secret: &[u8; BYTES]) -> SigningKey {
    let hkdf = Hkdf::<Sha256>::new(None, secret);
    // One draw in 2^32 is no number of the curve: the next attempt draws another.
    first(|attempt| {
        let mut scalar = [0; BYTES];
        hkdf.expand(format!("{INFO} {attempt}").as_bytes(), &mut scalar).ok()?;
        SigningKey::from_slice(&scalar).ok()
    })
}

/// What the first attempt that gives something gives; they are counted from 0.
fn first<T>(mut draw: impl FnMut(u32) -> Option<T>) -> T {
    let mut attempt = 0;
    loop {
        if let Some(drawn) = draw(attempt) {
            return drawn;
        }
        attempt += 1;
    }
}

fn public(key: &VerifyingKey) -> String {
    hex(key.to_sec1_point(true).as_bytes())
}

fn id(key: &VerifyingKey) -> String {
    let mut id = hex(&Sha256::digest(public(key)));
    id.truncate(16);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_that_gives_nothing_is_followed_by_the_next() {
        let mut asked = Vec::new();
        let third = first(|attempt| {
            asked.push(attempt);
            (attempt == 2).then_some("third")
        });
        assert_eq!((third, asked), ("third", vec![0, 1, 2]));
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000, 0).unwrap()
    }

    #[test]
    fn a_secret_gives_one_key_and_another_secret_another() {
        let (key, again, other) = (Key::derive(&[1; 32]), Key::derive(&[1; 32]), Key::derive(&[2; 32]));
        assert_eq!((key.public(), key.id()), (again.public(), again.id()));
        assert_ne!(key.id(), other.id());
        assert_eq!((key.public().len(), key.id().len()), (66, 16));
    }

    #[test]
    fn a_signature_is_good_for_its_message_and_its_key() {
        let (key, other) = (Key::derive(&[1; 32]), Key::derive(&[2; 32]));
        let (id, signature) = key.sign(b"message");
        assert_eq!((id.clone(), signature.clone()), key.sign(b"message"), "signing draws no number");
        let is_good =
            |key: &Key, id: &str, message: &[u8], signature: &str| key.has_signed((id, now()), message, signature);
        assert!(is_good(&key, &id, b"message", &signature));
        assert!(!is_good(&key, &id, b"another", &signature));
        assert!(!is_good(&key, &other.id(), b"message", &signature));
        assert!(!is_good(&other, &id, b"message", &signature));
        for forged in ["", "00", "é", &"0".repeat(128), &signature.to_uppercase()] {
            assert!(!is_good(&key, &id, b"message", forged), "{forged}");
        }
    }

    #[test]
    fn an_older_key_is_believed_for_what_it_signed_in_its_time() {
        let (old, key) = (Key::derive(&[1; 32]), Key::derive(&[1; 32]));
        let (copy, (id, signature)) = (key.clone(), old.sign(b"message"));
        key.renew(&[2; 32], &[("no key".to_owned(), now()), (old.public(), now())]);
        assert_eq!((copy.id(), key.id()), (Key::derive(&[2; 32]).id(), copy.id()));
        assert_ne!(copy.sign(b"message").1, signature);
        let is_good = |at| copy.has_signed((&id, at), b"message", &signature);
        assert!(is_good(now() - TimeDelta::days(700)) && is_good(now() + HAND_OVER));
        assert!(!is_good(now() + HAND_OVER + TimeDelta::seconds(1)));
        assert!(!copy.has_signed((&id, now()), b"another", &signature));
    }

    #[test]
    fn the_secret_half_is_never_printed() {
        assert_eq!(format!("{:?}", Key::derive(&[1; 32])), format!("Key({:?})", Key::derive(&[1; 32]).id()));
    }
}
