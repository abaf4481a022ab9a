//! Sealed tokens: what someone typed travels in an address that says nothing, and dies.

use aes_gcm::aead::{Aead as _, KeyInit as _, Nonce};
use aes_gcm::{Aes256Gcm, Key};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

const NONCE_BYTES: usize = 12;
const STAMP_BYTES: usize = 8;
/// What is sealed is padded to a multiple of this, so that an address does not tell how much was typed.
const PADDING_BYTES: usize = 128;

/// Seals and opens tokens with the key of the installation (AES-256-GCM, random nonce).
pub struct Sealer(Aes256Gcm);

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(•••)")
    }
}

impl Sealer {
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key)))
    }

    /// Seals `value` at `now`, in letters fit for an address.
    pub fn seal(&self, value: &impl Serialize, now: DateTime<Utc>) -> base::Result<String> {
        let mut plain = now.timestamp().to_be_bytes().to_vec();
        plain.extend(serde_json::to_vec(value).map_err(anyhow::Error::from)?);
        // JSON allows blanks at its end.
        plain.resize(plain.len().next_multiple_of(PADDING_BYTES), b' ');
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .0
            .encrypt(&Nonce::<Aes256Gcm>::from(nonce), plain.as_slice())
            .map_err(|_| anyhow::anyhow!("a token could not be sealed"))?;
        Ok(BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat()))
    }

    /// What was sealed, unless it was made elsewhere, altered, or is older than `lifetime` at `now`.
    pub fn open<T: DeserializeOwned>(&self, token: &str, now: DateTime<Utc>, lifetime: TimeDelta) -> Option<T> {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).ok()?;
        let plain = self.0.decrypt(&Nonce::<Aes256Gcm>::from(nonce), sealed).ok()?;
        let (stamp, value) = plain.split_first_chunk::<STAMP_BYTES>()?;
        let sealed_at = DateTime::from_timestamp(i64::from_be_bytes(*stamp), 0)?;
        let age = now - sealed_at;
        (age >= TimeDelta::seconds(-60) && age <= lifetime).then(|| serde_json::from_slice(value).ok())?
    }
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
}
