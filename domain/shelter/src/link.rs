//! Personal links: whoever has no account declares by one, from a telephone.

use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

/// How long a link opens.
pub const LIFE: TimeDelta = TimeDelta::days(366);

/// What a link says: 128 bits that nobody guesses.
pub fn new_secret() -> String {
    BASE32_NOPAD.encode(&rand::random::<[u8; 16]>()).to_lowercase()
}

/// What is kept of a link.
pub fn digest(secret: &str) -> String {
    BASE32_NOPAD.encode(&Sha256::digest(secret.as_bytes())).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_kept_as_its_digest_alone() {
        let secret = new_secret();
        assert_eq!(secret.len(), 26);
        assert!(digest(&secret) != secret && new_secret() != secret);
    }
}
