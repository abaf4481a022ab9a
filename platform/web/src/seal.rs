//! Sealed tokens: what someone typed travels in an address that says nothing, and dies.

use std::sync::{Arc, PoisonError, RwLock};

use aes_gcm::aead::{Aead as _, KeyInit as _, Nonce, Payload};
use aes_gcm::{Aes256Gcm, Key};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use hmac::{Hmac, Mac as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use uuid::Uuid;

const NONCE_BYTES: usize = 12;
const STAMP_BYTES: usize = 8;
/// What is sealed is padded to a multiple of this, so that an address does not tell how much was typed.
const PADDING_BYTES: usize = 128;

/// What the pseudonyms of an installation hang on, besides its key.
const PSEUDONYM: &[u8] = b"maillage pseudonym 1";
/// Fifty bits: two people of one installation do not share a pseudonym, and one can read it out.
const PSEUDONYM_LETTERS: usize = 10;

/// For how long a process may go on sealing with a key that another has replaced: until it has read the new one.
const HAND_OVER: TimeDelta = TimeDelta::hours(1);

/// Seals and opens tokens with the key of the installation (AES-256-GCM, random nonce); gives pseudonyms with it. After a
/// change of keys, older ones still open what they sealed.
pub struct Sealer(RwLock<Arc<Ring>>);

/// The keys that a sealer holds.
struct Ring {
    key: [u8; 32],
    newest: Aes256Gcm,
    /// Each with the instant from which another one seals.
    older: Vec<(Aes256Gcm, DateTime<Utc>)>,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(•••)")
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key))
}

impl Sealer {
    pub fn new(key: &[u8; 32]) -> Self {
        Self::of(key, &[])
    }

    /// One that seals with `newest`, and opens what the `older` ones sealed until the instant of each.
    pub fn of(newest: &[u8; 32], older: &[([u8; 32], DateTime<Utc>)]) -> Self {
        Self(RwLock::new(Arc::new(Ring::new(newest, older))))
    }

    /// Takes other keys from now on.
    pub fn renew(&self, newest: &[u8; 32], older: &[([u8; 32], DateTime<Utc>)]) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Ring::new(newest, older));
    }

    fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What stands for `subject` before the eyes of `reader`: ten letters (HMAC-SHA-256 with the key of the installation).
    /// The same reader always sees the same, as long as the key does not change; another one, or another installation, sees
    /// something else.
    pub fn pseudonym(&self, reader: Uuid, subject: Uuid) -> base::Result<String> {
        let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.ring().key).map_err(anyhow::Error::from)?;
        let mac = mac.chain_update(PSEUDONYM).chain_update(reader).chain_update(subject).finalize();
        let mut letters = BASE32_NOPAD.encode(&mac.into_bytes()).to_ascii_lowercase();
        letters.truncate(PSEUDONYM_LETTERS);
        Ok(letters)
    }

    /// Seals `value` at `now`, in letters fit for an address.
    pub fn seal(&self, value: &impl Serialize, now: DateTime<Utc>) -> base::Result<String> {
        self.seal_for("", value, now)
    }

    /// The same for one `purpose`: what was sealed for another one does not open.
    pub fn seal_for(&self, purpose: &str, value: &impl Serialize, now: DateTime<Utc>) -> base::Result<String> {
        let mut plain = now.timestamp().to_be_bytes().to_vec();
        plain.extend(serde_json::to_vec(value).map_err(anyhow::Error::from)?);
        // JSON allows blanks at its end.
        plain.resize(plain.len().next_multiple_of(PADDING_BYTES), b' ');
        self.ring().encrypt(&plain, purpose.as_bytes())
    }

    /// What was sealed, unless it was made elsewhere, altered, or is older than `lifetime` at `now`.
    pub fn open<T: DeserializeOwned>(&self, token: &str, now: DateTime<Utc>, lifetime: TimeDelta) -> Option<T> {
        self.open_for("", token, now, lifetime)
    }

    /// The same for what [`Self::seal_for`] sealed.
    pub fn open_for<T: DeserializeOwned>(
        &self,
        purpose: &str,
        token: &str,
        now: DateTime<Utc>,
        lifetime: TimeDelta,
    ) -> Option<T> {
        let (plain, until) = self.ring().decrypt(token, purpose.as_bytes())?;
        let (stamp, value) = plain.split_first_chunk::<STAMP_BYTES>()?;
        let sealed_at = DateTime::from_timestamp(i64::from_be_bytes(*stamp), 0)?;
        // Whoever has taken an old key away with her could seal what she likes: only what was sealed in its time counts.
        if until.is_some_and(|until| sealed_at > until + HAND_OVER) {
            return None;
        }
        let age = now - sealed_at;
        (age >= TimeDelta::seconds(-60) && age <= lifetime).then(|| serde_json::from_slice(value).ok())?
    }

    /// Seals `secret` for the database, for as long as the installation has its key. It opens in the row of `owner` alone.
    pub fn keep(&self, secret: &[u8], owner: Uuid) -> base::Result<String> {
        self.ring().encrypt(secret, &kept_for(owner))
    }

    /// What was kept for `owner`.
    pub fn open_kept(&self, kept: &str, owner: Uuid) -> Option<Vec<u8>> {
        Some(self.ring().decrypt(kept, &kept_for(owner))?.0)
    }

    /// What an older key keeps for `owner`, sealed by the newest; `None` where that one sealed it, and where no key opens it.
    pub fn keep_anew(&self, kept: &str, owner: Uuid) -> base::Result<Option<String>> {
        match self.ring().decrypt(kept, &kept_for(owner)) {
            Some((secret, Some(_))) => self.keep(&secret, owner).map(Some),
            _ => Ok(None),
        }
    }
}

impl Ring {
    fn new(newest: &[u8; 32], older: &[([u8; 32], DateTime<Utc>)]) -> Self {
        let older = older.iter().map(|(key, until)| (cipher(key), *until)).collect();
        Self { key: *newest, newest: cipher(newest), older }
    }

    fn encrypt(&self, plain: &[u8], bound_to: &[u8]) -> base::Result<String> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .newest
            .encrypt(&Nonce::<Aes256Gcm>::from(nonce), Payload { msg: plain, aad: bound_to })
            .map_err(|_| anyhow::anyhow!("something could not be sealed"))?;
        Ok(BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat()))
    }

    /// What was sealed, and until when its key sealed; no instant for the newest.
    fn decrypt(&self, sealed: &str, bound_to: &[u8]) -> Option<(Vec<u8>, Option<DateTime<Utc>>)> {
        let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let nonce = Nonce::<Aes256Gcm>::from(<[u8; NONCE_BYTES]>::try_from(nonce).ok()?);
        let open = |cipher: &Aes256Gcm| cipher.decrypt(&nonce, Payload { msg: sealed, aad: bound_to }).ok();
        if let Some(plain) = open(&self.newest) {
            return Some((plain, None));
        }
        self.older.iter().find_map(|(cipher, until)| Some((open(cipher)?, Some(*until))))
    }
}

/// No purpose of a token begins so.
fn kept_for(owner: Uuid) -> Vec<u8> {
    [b"kept:".as_slice(), owner.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: TimeDelta = TimeDelta::hours(1);

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[test]
    fn a_token_is_opened_by_its_own_key_within_its_hour() {
        let sealer = Sealer::new(&[7; 32]);
        let token = sealer.seal(&"mon mari me frappe", now()).unwrap();
        assert_eq!(sealer.open(&token, now() + TimeDelta::minutes(59), HOUR), Some("mon mari me frappe".to_owned()));
        assert_eq!(sealer.open::<String>(&token, now() + TimeDelta::minutes(61), HOUR), None);
        assert_eq!(Sealer::new(&[8; 32]).open::<String>(&token, now(), HOUR), None);
    }

    #[test]
    fn a_forged_token_opens_nothing() {
        let sealer = Sealer::new(&[7; 32]);
        let mut token = sealer.seal(&"x", now()).unwrap();
        token.replace_range(20..21, if token.get(20..21) == Some("A") { "B" } else { "A" });
        for forged in [token.as_str(), "", "A", "é", "..", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(sealer.open::<String>(forged, now(), HOUR), None);
        }
    }

    #[test]
    fn two_short_searches_have_tokens_of_one_length() {
        let sealer = Sealer::new(&[7; 32]);
        let length = |text: &str| sealer.seal(&text, now()).unwrap().len();
        assert_eq!(length("viol"), length("hébergement ce soir"));
    }

    #[test]
    fn what_was_sealed_for_something_opens_for_nothing_else() {
        let sealer = Sealer::new(&[7; 32]);
        let token = sealer.seal_for("code", &"x", now()).unwrap();
        assert_eq!(sealer.open_for::<String>("code", &token, now(), HOUR), Some("x".to_owned()));
        assert_eq!(sealer.open_for::<String>("activation", &token, now(), HOUR), None);
        assert_eq!(sealer.open::<String>(&token, now(), HOUR), None);
    }

    #[test]
    fn a_pseudonym_is_the_same_for_one_reader_and_another_for_each_other() {
        let (sealer, [reader, other, anne, jeanne]) = (Sealer::new(&[7; 32]), [1, 2, 3, 4].map(Uuid::from_u128));
        let pseudonym = |reader, subject| sealer.pseudonym(reader, subject).unwrap();
        assert_eq!(pseudonym(reader, anne), pseudonym(reader, anne));
        assert_ne!(pseudonym(reader, anne), pseudonym(reader, jeanne));
        assert_ne!(pseudonym(reader, anne), pseudonym(other, anne));
        assert_ne!(pseudonym(reader, anne), Sealer::new(&[8; 32]).pseudonym(reader, anne).unwrap());
        assert!(pseudonym(reader, anne).len() == 10 && !pseudonym(reader, anne).contains(char::is_uppercase));
    }

    #[test]
    fn what_is_kept_opens_in_its_own_row_alone() {
        let (sealer, owner) = (Sealer::new(&[7; 32]), Uuid::from_u128(1));
        let kept = sealer.keep(b"a secret", owner).unwrap();
        assert_eq!(sealer.open_kept(&kept, owner), Some(b"a secret".to_vec()));
        assert_eq!(sealer.open_kept(&kept, Uuid::from_u128(2)), None);
        assert_eq!(Sealer::new(&[8; 32]).open_kept(&kept, owner), None);
        assert_eq!(sealer.open::<String>(&kept, now(), HOUR), None);
    }

    #[test]
    fn an_older_key_opens_what_it_sealed_in_its_time_and_seals_no_more() {
        let (old, owner, changed_at) = (Sealer::new(&[7; 32]), Uuid::from_u128(1), now() + TimeDelta::minutes(10));
        let (token, kept) = (old.seal(&"x", now()).unwrap(), old.keep(b"a secret", owner).unwrap());
        let sealer = Sealer::new(&[7; 32]);
        sealer.renew(&[8; 32], &[([7; 32], changed_at)]);
        assert_eq!(sealer.open(&token, now() + TimeDelta::minutes(20), HOUR), Some("x".to_owned()));
        assert_eq!(sealer.open_kept(&kept, owner), Some(b"a secret".to_vec()));
        let new = sealer.seal(&"y", changed_at).unwrap();
        assert_eq!(old.open::<String>(&new, changed_at, HOUR), None, "the old key still seals");
        assert_eq!(Sealer::new(&[8; 32]).open(&new, changed_at, HOUR), Some("y".to_owned()));
        // Somebody kept the old key.
        let [soon, late] = [HAND_OVER, HAND_OVER + TimeDelta::seconds(1)].map(|after| changed_at + after);
        let forged = |at| sealer.open::<String>(&old.seal(&"z", at).unwrap(), at, HOUR);
        assert_eq!((forged(soon), forged(late)), (Some("z".to_owned()), None));
    }

    #[test]
    fn what_an_older_key_keeps_is_kept_anew_once() {
        let (owner, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let kept = Sealer::new(&[7; 32]).keep(b"a secret", owner).unwrap();
        let sealer = Sealer::of(&[8; 32], &[([6; 32], now()), ([7; 32], now())]);
        let anew = sealer.keep_anew(&kept, owner).unwrap().unwrap();
        assert_eq!(Sealer::new(&[8; 32]).open_kept(&anew, owner), Some(b"a secret".to_vec()));
        assert_eq!(sealer.keep_anew(&anew, owner).unwrap(), None);
        assert_eq!(sealer.keep_anew(&kept, other).unwrap(), None, "it opens in another row");
    }
}
