//! Amounts: whole cents from the form to the list for the accountant. Nothing here is a fraction.

/// The most that one line may say: ten thousand euros for a voucher is a typing error.
const MOST_CENTS: i64 = 1_000_000;
/// The most that a budget line may say.
const MOST_BUDGET_CENTS: i64 = 10_000_000_000;

/// Reads « 23,50 », « 1 234.5 » or « 40 € »; more than two digits after the comma, a sign or a word is refused.
pub fn cents(typed: &str) -> Result<i64, &'static str> {
    read(typed).filter(|cents| *cents <= MOST_CENTS).ok_or("voucher-amount-unreadable")
}

/// The same for a budget.
pub fn budget_cents(typed: &str) -> Result<i64, &'static str> {
    read(typed).filter(|cents| *cents <= MOST_BUDGET_CENTS).ok_or("voucher-amount-unreadable")
}

fn read(typed: &str) -> Option<i64> {
    let bare = typed.trim();
    let bare = bare.strip_suffix('€').or_else(|| bare.strip_suffix("EUR")).unwrap_or(bare);
    let text: String = bare.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (euros, rest) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let is_plain = |digits: &str| digits.bytes().all(|c| c.is_ascii_digit());
    if euros.is_empty() || euros.len() > 10 || rest.len() > 2 || !is_plain(euros) || !is_plain(rest) {
        return None;
    }
    let hundredths: i64 = format!("{rest:0<2}").parse().ok()?;
    Some(euros.parse::<i64>().ok()? * 100 + hundredths)
}

/// As French spreadsheets read it: « 1234,50 ».
pub fn plain(cents: i64) -> String {
    format!("{}{},{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, expected) in [("23,50", 2350), ("23.5", 2350), ("23", 2300), (" 1 234,05 € ", 123_405), ("0,07", 7)]
        {
            assert_eq!(cents(typed), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn words_signs_and_third_digits_are_refused() {
        for typed in ["", "vingt euros", "-5", "+5", "1,234", "1e3", "10 000,01", "5,,0", "٣", "NaN", ",50"] {
            assert_eq!(cents(typed), Err("voucher-amount-unreadable"), "{typed}");
        }
        assert_eq!(budget_cents("10 000,01"), Ok(1_000_001));
    }

    #[test]
    fn spreadsheets_read_a_comma() {
        assert_eq!(plain(123_405), "1234,05");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(amount in 0_i64..=MOST_CENTS) {
            prop_assert_eq!(cents(&plain(amount)), Ok(amount));
            prop_assert_eq!(cents(&web::euros(amount, web::Lang::Fr)), Ok(amount));
        }
    }
}
