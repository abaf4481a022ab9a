//! Puts the fonts beside the program: Noto Sans and Noto Sans Arabic, as Debian packs them, with their licence.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What is embedded, in the order in which the typesetter looks for letters.
const FONTS: [&str; 5] = [
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
];
const FOLDER: &str = "/usr/share/fonts/truetype/noto";
const LICENCE: &str = "/usr/share/doc/fonts-noto-core/copyright";

/// A file that a build cannot do without.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", from.display());
    let content = fs::read(from).map_err(|error| {
        let name = from.display();
        io::Error::new(
            error.kind(),
            format!("{name}: {error}. Install fonts-noto-core, or set MAILLAGE_FONTS to a folder."),
        )
    })?;
    fs::write(to, content)
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=MAILLAGE_FONTS");
    let chosen = env::var_os("MAILLAGE_FONTS").map(PathBuf::from);
    let folder = chosen.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    let licence = chosen.map_or_else(|| PathBuf::from(LICENCE), |folder| folder.join("LICENCE"));
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    for font in FONTS {
        copy(&folder.join(font), &out.join(font))?;
    }
    copy(&licence, &out.join("LICENCE"))
}
