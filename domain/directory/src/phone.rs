//! Telephone numbers: E.164, or one of the short numbers of the national plan, which the library refuses.

use std::fmt;
use std::str::FromStr;

use phonenumber::country::Id::FR;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

/// A number that can be dialled from France, kept as it is dialled: `+33146000000`, `3919`, `116006`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// What was typed is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number")]
pub struct NotAPhone;

/// The short numbers of the French national numbering plan (ARCEP): emergency numbers of two or three digits,
/// European ones on 116 and 118, and four digits starting with 1 or 3.
fn is_short(digits: &str) -> bool {
    match digits.len() {
        2 => matches!(digits, "15" | "17" | "18"),
        3 => matches!(digits, "112" | "114" | "115" | "119" | "191" | "196" | "197"),
        4 => digits.starts_with(['1', '3']),
        6 => digits.starts_with("116") || digits.starts_with("118"),
        _ => false,
    }
}

impl FromStr for Phone {
    type Err = NotAPhone;

    fn from_str(typed: &str) -> Result<Self, NotAPhone> {
        // What is already as it is dialled, as all that is stored, is not read again.
        let is_national =
            |rest: &str| rest.len() == 9 && !rest.starts_with('0') && rest.bytes().all(|b| b.is_ascii_digit());
        if typed.strip_prefix("+33").is_some_and(is_national) {
            return Ok(Self(typed.to_owned()));
        }
        let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '/' | '(' | ')' | '\u{2011}');
        let kept: String = typed.chars().filter(|c| !is_separator(*c)).collect();
        if !kept.starts_with('+') && is_short(&kept) {
            return Ok(Self(kept));
        }
        // « +33 (0)1 46 … » is written often and dialled by nobody.
        let kept = kept.strip_prefix("+330").map_or(kept.clone(), |rest| format!("+33{rest}"));
        if !kept.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotAPhone);
        }
        let number = phonenumber::parse(Some(FR), &kept).map_err(|_| NotAPhone)?;
        let e164 = number.format().mode(phonenumber::Mode::E164).to_string();
        // The ranges kept for fiction (01 99 00…) are possible numbers that no operator serves.
        let is_french = e164.strip_prefix("+33").is_some_and(|rest| rest.len() == 9 && !rest.starts_with('0'));
        if is_french || phonenumber::is_valid(&number) { Ok(Self(e164)) } else { Err(NotAPhone) }
    }
}

impl Phone {
    /// As it is dialled, and as it is kept.
    pub fn dialled(&self) -> &str {
        &self.0
    }

    /// Says whether it is one of the plan's short numbers.
    pub fn is_short_number(&self) -> bool {
        !self.0.starts_with('+')
    }
}

/// Pairs of digits, as the French read a number out.
fn by_pairs(digits: &str) -> String {
    let mut spaced = String::with_capacity(digits.len() * 2);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && position % 2 == digits.len() % 2 {
            spaced.push('\u{a0}');
        }
        spaced.push(digit);
    }
    spaced
}

impl fmt::Display for Phone {
    /// As people read it: `01 46 00 00 00`, `39 19`, `116 006`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.strip_prefix("+33"), self.0.len()) {
            (Some(rest), _) => f.write_str(&by_pairs(&format!("0{rest}"))),
            (None, 4) => f.write_str(&by_pairs(&self.0)),
            (None, 6) => {
                write!(f, "{}\u{a0}{}", self.0.get(..3).unwrap_or_default(), self.0.get(3..).unwrap_or_default())
            }
            (None, _) => f.write_str(&self.0),
        }
    }
}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
impl<DB: Database> Type<DB> for Phone
where
    String: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        String::type_info()
    }
    fn compatible(ty: &DB::TypeInfo) -> bool {
        String::compatible(ty)
    }
}
impl<'q, DB: Database> Encode<'q, DB> for Phone
where
    String: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buf: &mut <DB as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.0.encode_by_ref(buf)
    }
}
impl<'r, DB: Database> Decode<'r, DB> for Phone
where
    String: Decode<'r, DB>,
{
    fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(String::decode(value)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_is_dialled_and_shown_as_it_is_read() {
        for (typed, dialled, shown) in [
            ("01 46.00-00 00", "+33146000000", "01\u{a0}46\u{a0}00\u{a0}00\u{a0}00"),
            ("+33199001234", "+33199001234", "01\u{a0}99\u{a0}00\u{a0}12\u{a0}34"),
            ("+33 (0)1 99 00 12 34", "+33199001234", "01\u{a0}99\u{a0}00\u{a0}12\u{a0}34"),
            ("0 800 05 95 95", "+33800059595", "08\u{a0}00\u{a0}05\u{a0}95\u{a0}95"),
            ("39 19", "3919", "39\u{a0}19"),
            ("116 006", "116006", "116\u{a0}006"),
            ("17", "17", "17"),
            ("112", "112", "112"),
        ] {
            let phone: Phone = typed.parse().unwrap();
            assert_eq!((phone.dialled(), phone.to_string().as_str()), (dialled, shown));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let long = "00000000000000000000";
        for typed in
            ["", "abc", "12", "0", "01 46 00 00", "116", long, "<script>", "+", "9999", "+33099001234", "+3319900123é"]
        {
            assert_eq!(typed.parse::<Phone>(), Err(NotAPhone), "{typed}");
        }
    }
}
