//! Builds this crate again when a migration is added: it holds them all.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
