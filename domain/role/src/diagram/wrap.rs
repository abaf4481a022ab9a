//! Text on lines of a width, measured by its letters: the drawing knows no font of the reader's.

/// A tenth of a pixel, at the drawing's size of letters. Wide rather than narrow: what is measured must fit.
type Tenths = i32;

const NARROW: &str = "iIjlft.,:;!'’|()[]-  \u{a0}\u{202f}";
const WIDE: &str = "mwMWœŒæÆ@%—…→";

fn letter(c: char) -> Tenths {
    match c {
        c if NARROW.contains(c) => 52,
        c if WIDE.contains(c) => 128,
        c if c.is_uppercase() || c.is_ascii_digit() => 94,
        // Ideographs, pictures.
        c if u32::from(c) >= 0x2e80 => 140,
        _ => 82,
    }
}

/// How wide a text is, in pixels, rounded up.
pub fn width(text: &str) -> i32 {
    (text.chars().map(letter).sum::<Tenths>() + 9) / 10
}

/// The text on lines of `most` pixels; a word that is wider is broken.
pub fn wrap(text: &str, most: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, most)) {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(&word) <= most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

fn pieces(word: &str, most: i32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || width(piece) + letter(c) / 10 < most => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(
            wrap("Appelle la ligne dédiée du commissariat", 110),
            ["Appelle la", "ligne dédiée du", "commissariat"]
        );
        assert_eq!(wrap("", 110), [""; 0]);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in any::<String>(), most in 40_i32..400) {
            let lines = wrap(&text, most);
            for line in &lines {
                prop_assert!(width(line) <= most, "{line:?}");
            }
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.join(" ")), letters(&text));
        }
    }
}
