//! What a personal link says, and what is kept of it.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

/// 128 bits that nobody guesses.
pub fn new_secret() -> String {
    BASE32_NOPAD.encode(&rand::random::<[u8; 16]>()).to_lowercase()
}

/// What is kept of a secret.
pub fn digest(secret: &str) -> String {
    BASE32_NOPAD.encode(&Sha256::digest(secret.to_ascii_lowercase().as_bytes())).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_as_its_digest_alone() {
        let secret = new_secret();
        assert_eq!(secret.len(), 26);
        assert_ne!(digest(&secret), secret);
        assert_ne!(new_secret(), secret);
        assert_eq!(digest(&secret.to_uppercase()), digest(&secret));
    }
}
