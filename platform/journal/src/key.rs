//! The key that signs checkpoints.

use base::text::hex;
use hkdf::Hkdf;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// Signs checkpoints: ECDSA on the curve P-256 with SHA-256, deterministic (RFC 6979). It prints its public half alone.
#[derive(Clone)]
pub struct Key {
    signing: SigningKey,
    verifying: VerifyingKey,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Key").field(&self.id()).finish()
    }
}

/// What the key is for, so that the installation's secret gives other keys for other things.
const INFO: &str = "maillage journal checkpoint 1";
const BYTES: usize = 32;

impl Key {
    /// The key of an installation whose secret is `secret`, by HKDF-SHA-256; the same secret gives the same key.
    pub fn derive(secret: &[u8; BYTES]) -> Self {
        let hkdf = Hkdf::<Sha256>::new(None, secret);
        let mut attempt = 0_u32;
        loop {
            let mut scalar = [0; BYTES];
            let info = format!("{INFO} {attempt}");
            // One draw in 2^32 is no number of the curve: the next attempt draws another.
            if hkdf.expand(info.as_bytes(), &mut scalar).is_ok()
                && let Ok(signing) = SigningKey::from_slice(&scalar)
            {
                let verifying = *signing.verifying_key();
                return Self { signing, verifying };
            }
            attempt += 1;
        }
    }

    /// The public half, as hexadecimal of its compressed point (SEC 1): what others verify with.
    pub fn public(&self) -> String {
        hex(self.verifying.to_sec1_point(true).as_bytes())
    }

    /// A short name of the key.
    pub fn id(&self) -> String {
        let mut id = hex(&Sha256::digest(self.public()));
        id.truncate(16);
        id
    }

    /// Signs `message`, as hexadecimal of the two numbers of the signature.
    pub fn sign(&self, message: &[u8]) -> String {
        let signature: Signature = self.signing.sign(message);
        hex(&signature.to_bytes())
    }

    /// Says whether `signature` is one of ours over `message`.
    pub fn has_signed(&self, message: &[u8], signature: &str) -> bool {
        let bytes = data_encoding::HEXLOWER.decode(signature.as_bytes()).unwrap_or_default();
        Signature::from_slice(&bytes).is_ok_and(|signature| self.verifying.verify(message, &signature).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let signature = key.sign(b"message");
        assert_eq!(signature, key.sign(b"message"), "signing draws no number");
        assert!(key.has_signed(b"message", &signature));
        assert!(!key.has_signed(b"another", &signature));
        assert!(!other.has_signed(b"message", &signature));
        for forged in ["", "00", "é", &"0".repeat(128), &signature.to_uppercase()] {
            assert!(!key.has_signed(b"message", forged), "{forged}");
        }
    }

    #[test]
    fn the_secret_half_is_never_printed() {
        assert_eq!(format!("{:?}", Key::derive(&[1; 32])), format!("Key({:?})", Key::derive(&[1; 32]).id()));
    }
}
