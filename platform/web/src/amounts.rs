//! Amounts as people read them.

use crate::Lang;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_as_in_the_language() {
        assert_eq!(euros(123_450, Lang::Fr), "1\u{202f}234,50\u{a0}€");
        assert_eq!((euros(123_450, Lang::En), euros(7, Lang::Fr)), ("€1,234.50".to_owned(), "0,07\u{a0}€".to_owned()));
        assert_eq!(euros(-5, Lang::Fr), "-0,05\u{a0}€");
    }
}
