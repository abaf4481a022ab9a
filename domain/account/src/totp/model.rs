//! The secret of one-time codes (RFC 6238: SHA-1, six digits, 30 seconds), and which step a code is of.

use base::Private;
use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Secret};
use uuid::Uuid;
use web::Sealer;

const SECRET_BYTES: usize = 20;
pub const STEP_SECONDS: i64 = 30;
/// How many steps before and after the present one a code may be of. Two, because telephones and old desks are off by up
/// to a minute and nobody there can set them right. Guessing is hardly helped: five codes of a million, three tries a
/// step, a hundred tries a day.
const STEPS_OFF: u16 = 2;

/// What a telephone and the installation share: 160 random bits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TotpSecret(Private<[u8; SECRET_BYTES]>);

impl TotpSecret {
    pub fn random() -> Self {
        Self(Private::new(rand::random()))
    }

    /// The secret as it stands in a telephone and in a sealed token: base32.
    pub fn letters(&self) -> String {
        BASE32_NOPAD.encode(self.0.reveal())
    }

    pub fn of_letters(letters: &str) -> Option<Self> {
        let bytes = BASE32_NOPAD.decode(letters.as_bytes()).ok()?;
        Some(Self(Private::new(bytes.try_into().ok()?)))
    }

    /// The letters in groups of four, for whoever types them.
    pub fn groups(&self) -> String {
        let letters: Vec<char> = self.letters().chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// What a telephone reads from the square. A sign-in name has no letter to be escaped but `@`.
    pub fn uri(&self, login: &str) -> String {
        format!("otpauth://totp/Maillage:{}?secret={}&issuer=Maillage", login.replace('@', "%40"), self.letters())
    }

    /// The secret sealed for the row of `account`.
    pub fn keep(&self, sealer: &Sealer, account: Uuid) -> base::Result<Private<String>> {
        sealer.keep(self.0.reveal(), account).map(Private::new)
    }

    pub fn open(kept: &Private<String>, sealer: &Sealer, account: Uuid) -> Option<Self> {
        let bytes = sealer.open_kept(kept.reveal(), account)?;
        Some(Self(Private::new(bytes.try_into().ok()?)))
    }

    /// The step that `code` is of, if it is one of those about `now`; blanks in it do not count.
    pub fn step_of(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let secret = Secret::new_stack(*self.0.reveal());
        let totp = Builder::new().with_secret(secret).with_skew(STEPS_OFF).build().ok()?;
        let step = totp.check(&digits, u64::try_from(now.timestamp()).ok()?)?;
        i64::try_from(step).ok()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    /// The secret of the examples of RFC 6238.
    fn secret() -> TotpSecret {
        TotpSecret(Private::new(*b"12345678901234567890"))
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            assert_eq!(secret().step_of(code, at(seconds)), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_off_by_a_minute_and_not_by_two() {
        let now = at(1_111_111_109);
        for off in [-60, -30, 0, 30, 60] {
            assert!(secret().step_of("081804", now + TimeDelta::seconds(off)).is_some(), "{off}");
        }
        for off in [-120, 120] {
            assert_eq!(secret().step_of("081804", now + TimeDelta::seconds(off)), None, "{off}");
        }
    }

    #[test]
    fn a_code_is_six_digits_however_they_are_grouped() {
        assert!(secret().step_of(" 287 082", at(59)).is_some());
        for code in ["", "28708", "2870822", "28708a", "٢٨٧٠٨٢", "-28708"] {
            assert_eq!(secret().step_of(code, at(59)), None, "{code}");
        }
    }

    #[test]
    fn a_secret_is_kept_for_one_account_and_read_back() {
        let (sealer, owner) = (Sealer::new(&[7; 32]), Uuid::from_u128(1));
        let kept = secret().keep(&sealer, owner).unwrap();
        assert_eq!(TotpSecret::open(&kept, &sealer, owner), Some(secret()));
        assert_eq!(TotpSecret::open(&kept, &sealer, Uuid::from_u128(2)), None);
        assert_eq!(TotpSecret::of_letters(&secret().letters()), Some(secret()));
    }

    #[test]
    fn a_telephone_reads_where_the_code_belongs() {
        let uri = secret().uri("accueil@demo.example");
        assert_eq!(
            uri,
            "otpauth://totp/Maillage:accueil%40demo.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Maillage"
        );
        assert_eq!(secret().groups(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn no_log_tells_a_secret() {
        assert_eq!(format!("{:?}", secret()), "TotpSecret(•••)");
    }
}
