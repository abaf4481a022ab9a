//! The fonts of every document, inside the program.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The licence of the fonts (SIL Open Font License 1.1), as their package tells it.
pub const LICENCE: &str = include_str!(concat!(env!("OUT_DIR"), "/LICENCE"));

const FILES: [&[u8]; 5] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/NotoSans-Regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/NotoSans-Bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/NotoSans-Italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/NotoSansArabic-Regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/NotoSansArabic-Bold.ttf")),
];

/// The fonts, with what is known of each.
pub struct Fonts {
    pub fonts: Vec<Font>,
    pub book: LazyHash<FontBook>,
}

impl Fonts {
    /// Says whether some font can draw a letter.
    pub fn has(&self, letter: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
    }
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Fonts { fonts, book }
});
