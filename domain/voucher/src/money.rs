//! Amounts: whole cents from the form to the list for the accountant. Nothing here is a fraction.

use web::Lang;

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

/// « 1 234,50 € », "€1,234.50".
pub fn euros(cents: i64, lang: Lang) -> String {
    let digits = (cents.abs() / 100).to_string();
    let separator = if lang == Lang::En { "," } else { "\u{202f}" };
    let mut whole = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            whole.push_str(separator);
        }
        whole.push(digit);
    }
    let (sign, rest) = (if cents < 0 { "-" } else { "" }, cents.abs() % 100);
    if lang == Lang::En { format!("{sign}€{whole}.{rest:02}") } else { format!("{sign}{whole},{rest:02}\u{a0}€") }
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
    fn amounts_are_shown_as_in_the_language() {
        assert_eq!(euros(123_450, Lang::Fr), "1\u{202f}234,50\u{a0}€");
        assert_eq!((euros(123_450, Lang::En), euros(7, Lang::Fr)), ("€1,234.50".to_owned(), "0,07\u{a0}€".to_owned()));
        assert_eq!(plain(123_405), "1234,05");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(amount in 0_i64..=MOST_CENTS) {
            prop_assert_eq!(cents(&plain(amount)), Ok(amount));
            prop_assert_eq!(cents(&euros(amount, Lang::Fr)), Ok(amount));
        }
    }
}
