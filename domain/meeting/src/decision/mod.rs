//! What meetings decide, and the actions of the plan that it becomes.

pub mod form;
pub mod model;
pub mod pages;
pub mod store;

pub use model::MeetingDecision;
