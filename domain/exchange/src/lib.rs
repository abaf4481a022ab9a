//! What others tell us and what we tell them, in formats that are not ours: data·inclusion, HSDS, `GeoJSON`, tables, vCard.
//! What comes in is a draft until somebody has read it; what goes out is what the public may read, and nothing else.

mod api;
mod inclusion;
pub mod out;
pub mod store;
pub mod take;
#[cfg(test)]
mod tests;
mod words;

pub use api::routes;
use web::Lang;
pub use words::tables;

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

base::text_enum! {
    /// What a record of a source is about.
    pub enum What { Structure = "structure", Service = "service" }
}
