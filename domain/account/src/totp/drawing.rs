//! The square that a telephone reads, as one path of an SVG.

use std::fmt::Write as _;

use anyhow::anyhow;
use fast_qr::QRBuilder;

/// Light all around, or telephones do not see where it begins.
const MARGIN: usize = 4;

/// A square: how many points it has on each side, and the path of its dark ones.
#[derive(Debug)]
pub struct Square {
    pub side: usize,
    pub path: String,
}

impl Square {
    pub fn of(text: &str) -> anyhow::Result<Self> {
        let code = QRBuilder::new(text).build().map_err(|error| anyhow!("a square could not be drawn: {error:?}"))?;
        let mut path = String::new();
        let rows = code.data.chunks(code.size.max(1)).take(code.size).enumerate();
        for (y, row) in rows {
            for (x, _) in row.iter().enumerate().filter(|(_, point)| point.value()) {
                write!(path, "M{} {}h1v1h-1z", x + MARGIN, y + MARGIN)?;
            }
        }
        Ok(Self { side: code.size + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_its_three_corners_and_its_margin() {
        let square = Square::of("otpauth://totp/Maillage:x?secret=GEZDGNBVGY3TQOJQ&issuer=Maillage").unwrap();
        let last = square.side - MARGIN - 7;
        for (x, y) in [(4, 4), (last, 4), (4, last)] {
            assert!(square.path.contains(&format!("M{x} {y}h1v1h-1z")), "{x} {y}");
        }
        assert!(!square.path.contains("M3 ") && !square.path.contains("M0 "));
    }
}
