//! A meeting of an instance, from its planning to its minutes.

pub mod acts;
pub mod calendar;
pub mod form;
pub mod model;
pub mod pages;
pub mod show;
pub mod store;

pub use model::{Meeting, MeetingState};
