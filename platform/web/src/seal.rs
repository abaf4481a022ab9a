//! Sealed tokens: what someone typed travels in an address that says nothing, and dies.

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

/// Seals and opens tokens with the key of the installation (AES-256-GCM, random nonce); gives pseudonyms with it.
pub struct Sealer {
    cipher: Aes256Gcm,
    key: [u8; 32],
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(•••)")
    }
}

impl Sealer {
    pub fn new(key: &[u8; 32]) -> Self {
        Self { cipher: Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key)), key: *key }
    }

    /// What stands for `subject` before the eyes of `reader`: ten letters (HMAC-SHA-256 with the key of the installation).
    /// The same reader always sees the same; another one, or another installation, sees something else.
    pub fn pseudonym(&self, reader: Uuid, subject: Uuid) -> base::Result<String> {
        let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.key).map_err(anyhow::Error::from)?;
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
        self.encrypt(&plain, purpose.as_bytes())
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
        let plain = self.decrypt(token, purpose.as_bytes())?;
        let (stamp, value) = plain.split_first_chunk::<STAMP_BYTES>()?;
        let sealed_at = DateTime::from_timestamp(i64::from_be_bytes(*stamp), 0)?;
        let age = now - sealed_at;
        (age >= TimeDelta::seconds(-60) && age <= lifetime).then(|| serde_json::from_slice(value).ok())?
    }

    /// Seals `secret` for the database, for as long as the installation has its key. It opens in the row of `owner` alone.
    pub fn keep(&self, secret: &[u8], owner: Uuid) -> base::Result<String> {
        self.encrypt(secret, &kept_for(owner))
    }

    /// What was kept for `owner`.
    pub fn open_kept(&self, kept: &str, owner: Uuid) -> Option<Vec<u8>> {
        self.decrypt(kept, &kept_for(owner))
    }

    fn encrypt(&self, plain: &[u8], bound_to: &[u8]) -> base::Result<String> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .cipher
            .encrypt(&Nonce::<Aes256Gcm>::from(nonce), Payload { msg: plain, aad: bound_to })
            .map_err(|_| anyhow::anyhow!("something could not be sealed"))?;
        Ok(BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat()))
    }

    fn decrypt(&self, sealed: &str, bound_to: &[u8]) -> Option<Vec<u8>> {
        let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).ok()?;
        self.cipher.decrypt(&Nonce::<Aes256Gcm>::from(nonce), Payload { msg: sealed, aad: bound_to }).ok()
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
}
