//! Reading documents as a reader meets them, with another program than the one that wrote them.

use std::process::Command;

/// The text of a PDF in the order in which it was written, which is that of its tags, each blank as one space.
pub fn read_pdf(file: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, file).expect("a file in it");
    let told =
        Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output().expect("bin/test installs poppler-utils");
    assert!(told.status.success(), "no document: {}", String::from_utf8_lossy(file.get(..200).unwrap_or(file)));
    String::from_utf8_lossy(&told.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}
