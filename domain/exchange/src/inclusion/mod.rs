//! data·inclusion 1.0.10: its fields out of ours, ours out of its fields, and what is wrong in what was received.

pub mod fields;
pub mod overlay;
pub mod taken;

/// What of a record is an address: it stands in the place alone.
pub const ADDRESS: [&str; 5] = ["adresse", "complement_adresse", "code_postal", "longitude", "latitude"];
