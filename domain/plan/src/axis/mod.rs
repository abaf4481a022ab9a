//! The axes of a plan, and their objectives.

pub mod model;

pub use model::{Axis, Objective};
