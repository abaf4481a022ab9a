//! The pictures of a document, each once.

use account::Square;
use base::Result;
use pdf::{Format, Picture};

use crate::content::Shown;

/// The pictures that a document shows, in the order in which it names them.
#[derive(Debug, Default)]
pub struct Pictures {
    pub all: Vec<Picture>,
}

impl Pictures {
    fn put(&mut self, picture: Picture, alt: &str) -> Shown {
        let known = self.all.iter().position(|known| *known == picture);
        let at = known.unwrap_or(self.all.len());
        if known.is_none() {
            self.all.push(picture);
        }
        Shown { picture: at, alt: alt.to_owned() }
    }

    pub fn png(&mut self, bytes: Vec<u8>, alt: &str) -> Shown {
        self.put(Picture { format: Format::Png, bytes }, alt)
    }

    pub fn svg(&mut self, drawing: String, alt: &str) -> Shown {
        self.put(Picture { format: Format::Svg, bytes: drawing.into_bytes() }, alt)
    }

    /// A square that a telephone reads.
    pub fn square(&mut self, text: &str, alt: &str) -> Result<Shown> {
        let Square { side, path } = Square::of(text)?;
        let drawing = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\"><rect \
             width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
        );
        Ok(self.svg(drawing, alt))
    }
}
