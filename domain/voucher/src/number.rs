//! The number of a voucher: forty random bits and a check character, in Crockford's letters, which nobody mixes up when
//! they are read out or written by hand.

use std::fmt;
use std::str::FromStr;

use crate::Kind;

/// Crockford's base 32: no I, L, O or U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DIGITS: usize = 8;
const BITS_TO_DROP: u32 = 24;
/// Crockford's check is the remainder by this prime: one letter misread or two swapped always show.
const CHECK: u64 = 37;

/// Eight letters and their check. It opens a payment: logs and panics never show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(String);

impl Number {
    /// A number that nobody can guess. Those whose check would be a sign (`*`, `~`, `$`, `=`) or a U are drawn again, as
    /// nobody can read a sign out: 39.8 bits are left.
    pub fn draw() -> Self {
        loop {
            if let Some(number) = Self::of(rand::random::<u64>() >> BITS_TO_DROP) {
                return number;
            }
        }
    }

    fn of(bits: u64) -> Option<Self> {
        let letter = |value: u64| LETTERS.get(usize::try_from(value).ok()?).copied().map(char::from);
        let digits = (0..DIGITS).rev().map(|place| letter((bits >> (5 * place)) & 31));
        digits.chain([letter(bits % CHECK)]).collect::<Option<String>>().map(Self)
    }

    /// The nine letters, as the database has them.
    pub fn letters(&self) -> &str {
        &self.0
    }

    /// As it is printed: `BT-7K3F-9Q2M-C`.
    pub fn printed(&self, kind: Kind) -> String {
        format!("{}-{self}", kind.prefix())
    }

    /// Letter by letter, for reading it out.
    pub fn spelt(&self) -> Vec<char> {
        self.0.chars().collect()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (head, rest) = self.0.split_at_checked(4).unwrap_or((&self.0, ""));
        let (middle, check) = rest.split_at_checked(4).unwrap_or((rest, ""));
        write!(f, "{head}-{middle}-{check}")
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Number(•••)")
    }
}

/// The letter that was meant: O is 0, I and L are 1.
fn meant(c: char) -> char {
    match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    }
}

impl FromStr for Number {
    /// The key of what to do next.
    type Err = &'static str;

    /// Reads what was typed, with or without the letters in front, in any case, with any blanks and dashes.
    fn from_str(typed: &str) -> Result<Self, &'static str> {
        let is_between = |c: &char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.' | '_');
        let all: String = typed.chars().filter(|c| !is_between(c)).map(meant).collect();
        let bare = ["BT", "BH"].iter().find_map(|prefix| all.strip_prefix(prefix)).filter(|rest| rest.len() > DIGITS);
        let letters = bare.unwrap_or(&all);
        let value = |c: u8| LETTERS.iter().position(|letter| *letter == c);
        let values: Option<Vec<usize>> = letters.bytes().map(value).collect();
        let Some((check, digits)) = values.as_deref().and_then(<[usize]>::split_last) else {
            return Err("voucher-number-unreadable");
        };
        if digits.len() != DIGITS {
            return Err("voucher-number-unreadable");
        }
        let bits = digits.iter().fold(0, |bits, digit| (bits << 5) | *digit as u64);
        if bits % CHECK == *check as u64 { Ok(Self(letters.to_owned())) } else { Err("voucher-number-check") }
    }
}

impl TryFrom<String> for Number {
    type Error = &'static str;

    fn try_from(column: String) -> Result<Self, &'static str> {
        column.parse()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn swapped(letters: &str, at: usize) -> String {
        let mut letters: Vec<char> = letters.chars().collect();
        letters.swap(at, at + 1);
        letters.into_iter().collect()
    }

    #[test]
    fn two_thousand_numbers_are_all_different_and_read_back() {
        let drawn: std::collections::BTreeSet<_> = (0..2000).map(|_| Number::draw()).collect();
        assert_eq!(drawn.len(), 2000);
        for number in drawn {
            assert_eq!(number.printed(Kind::Ride).parse(), Ok(number.clone()));
            assert_eq!(number.to_string().to_lowercase().parse(), Ok(number));
        }
    }

    #[test]
    fn letters_that_look_alike_are_the_same() {
        let number: Number = (1..).find_map(|bits| Number::of(bits << 20)).unwrap();
        let misread = number.to_string().replace('0', "o").replace('1', "I");
        assert_eq!(misread.parse(), Ok(number));
    }

    #[test]
    fn a_number_is_in_no_log() {
        assert_eq!(format!("{:?}", Number::draw()), "Number(•••)");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", "7K3F", "BT-7K3F-9Q2M", "7K3F-9Q2U-C", "7K3F-9Q2M-CC", "é7K3F9Q2M", "0000-0000-*"] {
            assert_eq!(typed.parse::<Number>(), Err("voucher-number-unreadable"), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn one_letter_misread_shows(bits in 0_u64..1 << 40, at in 0_usize..9, other in 0_usize..32) {
            let Some(number) = Number::of(bits) else { return Ok(()) };
            let mut letters = number.letters().as_bytes().to_vec();
            prop_assume!(letters[at] != LETTERS[other]);
            letters[at] = LETTERS[other];
            let misread = String::from_utf8(letters).unwrap();
            prop_assert_eq!(misread.parse::<Number>(), Err("voucher-number-check"));
        }

        #[test]
        fn two_neighbours_swapped_show(bits in 0_u64..1 << 40, at in 0_usize..7) {
            let Some(number) = Number::of(bits) else { return Ok(()) };
            let other = swapped(number.letters(), at);
            prop_assume!(other != number.letters());
            prop_assert_eq!(other.parse::<Number>(), Err("voucher-number-check"));
        }

        #[test]
        fn whatever_is_typed_is_answered(typed in "\\PC{0,40}") {
            drop(typed.parse::<Number>());
        }
    }
}
