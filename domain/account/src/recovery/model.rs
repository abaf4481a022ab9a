//! A recovery code.

use base::Private;

use crate::acts::{digest, grouped};
use crate::model::code_of;

/// 120 random bits that one can copy from paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode(Private<String>);

impl RecoveryCode {
    pub fn random() -> Self {
        Self(Private::new(grouped(&rand::random::<[u8; 15]>())))
    }

    /// What was typed, however it was grouped.
    pub fn of(typed: &str) -> Self {
        Self(Private::new(typed.to_owned()))
    }

    /// The code as it is shown, once.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// SHA-256: what the database keeps.
    pub fn hash(&self) -> String {
        digest(&code_of(self.0.reveal()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_24_letters_and_is_read_however_it_is_grouped() {
        let code = RecoveryCode::random();
        assert_eq!(code.reveal().replace('-', "").len(), 24);
        let typed = code.reveal().to_lowercase().replace('-', " ");
        assert_eq!(RecoveryCode::of(&typed).hash(), code.hash());
        assert_ne!(RecoveryCode::random().hash(), code.hash());
    }
}
