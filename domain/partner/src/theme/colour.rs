//! A colour, and whether one can read by it: WCAG 2.2, criterion 1.4.3, 4.5 to 1 for text.

use std::fmt;
use std::str::FromStr;

/// A colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// Why a colour cannot be the accent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UnfitColour {
    /// Not written as `#1d5c63`.
    Unreadable,
    /// Too pale on the pages' ground: the ratio it has, and the nearest colour that will do.
    Pale { ratio: f64, instead: Colour },
}

/// The grounds of the pages, as the style has them.
const LIGHT_GROUND: Colour = Colour([0xfb, 0xf9, 0xf5]);
const DARK_GROUND: Colour = Colour([0x1c, 0x23, 0x26]);
const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);
const DARK_INK: Colour = Colour([0x0d, 0x20, 0x22]);
/// What text needs at least.
const READABLE: f64 = 4.5;

impl FromStr for Colour {
    type Err = UnfitColour;

    fn from_str(typed: &str) -> Result<Self, UnfitColour> {
        let digits = typed.trim().strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or(UnfitColour::Unreadable)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// Relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The ratio of contrast of two colours, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// `hundredths` of `other` in this one.
    fn mixed(self, other: Self, hundredths: u32) -> Self {
        let ([r, g, b], [x, y, z]) = (self.0, other.0);
        let part = |from: u8, to: u8| {
            let sum = u32::from(from) * (100 - hundredths) + u32::from(to) * hundredths;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self([part(r, x), part(g, y), part(b, z)])
    }

    /// The nearest colour towards `end` that can be read on `ground`.
    fn readable(self, ground: Self, end: Self) -> Self {
        let towards = (0..=100).map(|hundredths| self.mixed(end, hundredths));
        towards.into_iter().find(|colour| colour.contrast(ground) >= READABLE).unwrap_or(end)
    }

    /// The colour as an accent; one that is too pale is refused with one that will do.
    pub fn check(self) -> Result<Self, UnfitColour> {
        let ratio = self.contrast(LIGHT_GROUND);
        if ratio >= READABLE {
            return Ok(self);
        }
        Err(UnfitColour::Pale { ratio, instead: self.readable(LIGHT_GROUND, BLACK) })
    }

    /// The same by dark light.
    pub fn in_the_dark(self) -> Self {
        self.readable(DARK_GROUND, WHITE)
    }

    /// The declarations of the style, for light and for dark.
    pub fn style(self) -> String {
        let dark = self.in_the_dark();
        let wash = |accent: Self, ground: Self| {
            let tinted = ground.mixed(accent, 10);
            if accent.contrast(tinted) >= READABLE { tinted } else { ground }
        };
        format!(
            ":root{{--accent:{self};--accent-ink:{WHITE};--accent-wash:{}}}\n@media (prefers-color-scheme:dark){{:root{{--accent:{dark};--accent-ink:{DARK_INK};--accent-wash:{}}}}}\n",
            wash(self, LIGHT_GROUND),
            wash(dark, DARK_GROUND),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_is_measured_as_the_guidelines_do() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for typed in ["", "rouge", "#12345", "#1234567", "#12345g", "123456", "#é2345"] {
            assert_eq!(typed.parse::<Colour>(), Err(UnfitColour::Unreadable), "{typed}");
        }
    }

    #[test]
    fn a_pale_colour_is_refused_with_one_that_will_do() {
        let Err(UnfitColour::Pale { ratio, instead }) = colour("#ffcc00").check() else { panic!("it is pale") };
        assert!(ratio < READABLE && instead.check().is_ok());
        assert!(instead.contrast(LIGHT_GROUND) < 5.0, "no darker than it must be");
    }

    proptest! {
        #[test]
        fn whatever_passes_can_be_read_by_day_and_by_night(red: u8, green: u8, blue: u8) {
            let chosen = Colour([red, green, blue]);
            let accent = chosen.check().unwrap_or_else(|unfit| match unfit {
                UnfitColour::Pale { instead, .. } => instead,
                UnfitColour::Unreadable => unreachable!(),
            });
            prop_assert!(accent.contrast(LIGHT_GROUND) >= READABLE && accent.contrast(WHITE) >= READABLE);
            let dark = accent.in_the_dark();
            prop_assert!(dark.contrast(DARK_GROUND) >= READABLE && dark.contrast(DARK_INK) >= READABLE);
        }
    }
}
