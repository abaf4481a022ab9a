//! Text as it is compared: without accents, capitals or punctuation.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Folds text for comparing and for `search` columns: small letters, no accents, `œ` as `oe`, and one space for
/// whatever is neither letter nor digit. « L'Haÿ-les-Roses » becomes `l hay les roses`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What someone typed, made fit to keep on one line: control characters and doubled blanks become one space.
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What someone typed in a large field: line ends as `\n`, no other control character, no blank around.
pub fn many_lines(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>().trim().to_owned()
}

/// Small hexadecimal of `bytes`.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_accents_capitals_and_punctuation() {
        assert_eq!(fold("  L'Haÿ-les-Roses "), "l hay les roses");
        assert_eq!(fold("CŒUR, Été…"), "coeur ete");
        assert_eq!(fold("\u{0}\u{7}"), "");
    }

    #[test]
    fn one_line_keeps_no_control_character() {
        assert_eq!(one_line("  a\u{0}b\r\n\tc "), "a b c");
    }

    #[test]
    fn many_lines_keeps_line_ends_alone() {
        assert_eq!(many_lines("a\r\nb\u{7}\rc\n"), "a\nb\nc");
    }
}
