//! What a personal link or a code says, and what is kept of it.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

/// 128 bits that nobody guesses.
pub fn new_secret() -> String {
    BASE32_NOPAD.encode(&rand::random::<[u8; 16]>()).to_lowercase()
}

/// 80 bits, which somebody types from paper: four groups of four letters.
pub fn new_code() -> String {
    BASE32_NOPAD.encode(&rand::random::<[u8; 10]>()).to_lowercase()
}

/// A code as it is printed.
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What is kept of a secret, however it was typed.
pub fn digest(secret: &str) -> String {
    let plain: String = secret.chars().filter(char::is_ascii_alphanumeric).collect();
    BASE32_NOPAD.encode(&Sha256::digest(plain.to_ascii_lowercase().as_bytes())).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_as_its_digest_alone_and_read_however_it_is_typed() {
        let secret = new_secret();
        assert_eq!(secret.len(), 26);
        assert_ne!(digest(&secret), secret);
        assert_ne!(new_secret(), secret);
        assert_eq!(grouped("abcdefghijklmnop"), "abcd efgh ijkl mnop");
        assert_eq!(digest(&format!(" {}-{}", &secret[..4].to_uppercase(), &secret[4..])), digest(&secret));
    }
}
