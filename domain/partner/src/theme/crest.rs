//! A crest: a PNG, drawn again from its points, so that nothing else that the file held goes out with it.

use std::io::Cursor;

use data_encoding::BASE64;
use png::{Decoder, Limits};

/// Why a file cannot be a crest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitCrest {
    #[error("not a PNG that can be read")]
    Unreadable,
    #[error("wider or higher than 1,024 points")]
    Large,
}

impl UnfitCrest {
    /// The key of a sentence that says what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "theme-crest-unreadable",
            Self::Large => "theme-crest-large",
        }
    }
}

const MOST_POINTS: u32 = 1024;
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// The crest in Base64, made of the file's points alone.
pub fn read(file: &[u8]) -> Result<String, UnfitCrest> {
    let decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MOST_BYTES });
    let mut reader = decoder.read_info().map_err(|_| UnfitCrest::Unreadable)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > MOST_POINTS || height > MOST_POINTS {
        return Err(UnfitCrest::Large);
    }
    let (colour, depth) = (reader.info().color_type, reader.info().bit_depth);
    let (palette, see_through) = (reader.info().palette.clone(), reader.info().trns.clone());
    let size = reader.output_buffer_size().filter(|size| *size <= MOST_BYTES).ok_or(UnfitCrest::Large)?;
    let mut points = vec![0; size];
    let frame = reader.next_frame(&mut points).map_err(|_| UnfitCrest::Unreadable)?;
    points.truncate(frame.buffer_size());
    let mut drawn = Vec::new();
    let mut encoder = png::Encoder::new(&mut drawn, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if let Some(palette) = palette {
        encoder.set_palette(palette);
    }
    if let Some(see_through) = see_through {
        encoder.set_trns(see_through);
    }
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&points));
    written.map_err(|_| UnfitCrest::Unreadable)?;
    Ok(BASE64.encode(&drawn))
}

/// The file of a crest that was kept.
pub fn file(kept: &str) -> Option<Vec<u8>> {
    BASE64.decode(kept.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, secret: &str) -> Vec<u8> {
        let mut drawn = Vec::new();
        let mut encoder = png::Encoder::new(&mut drawn, width, height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.add_text_chunk("Author".to_owned(), secret.to_owned()).unwrap();
        let points = vec![200; usize::try_from(width * height * 4).unwrap()];
        encoder.write_header().unwrap().write_image_data(&points).unwrap();
        drawn
    }

    #[test]
    fn a_crest_keeps_its_points_and_nothing_else_of_the_file() {
        let sent = png(8, 8, "quelqu’un de la mairie".replace('’', "'").as_str());
        assert!(String::from_utf8_lossy(&sent).contains("mairie"));
        let kept = file(&read(&sent).unwrap()).unwrap();
        assert!(!String::from_utf8_lossy(&kept).contains("mairie"));
        assert_eq!(read(&kept).map(|again| file(&again).unwrap()), Ok(kept));
    }

    #[test]
    fn what_is_no_png_is_refused() {
        let cut = png(8, 8, "x").into_iter().take(60).collect::<Vec<_>>();
        for sent in [&b""[..], b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\n", &cut] {
            assert_eq!(read(sent), Err(UnfitCrest::Unreadable));
        }
        assert_eq!(read(&png(1025, 1, "x")), Err(UnfitCrest::Large));
    }
}
