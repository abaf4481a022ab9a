//! Alert phones as devices: in whose stock, lent until when. No person, no place.

mod acts;
mod jobs;
mod mails;
mod model;
pub mod pages;
pub mod store;
mod waits;

pub use acts::{Hand, take};
pub use jobs::{Warn, warn};
pub use model::{Given, Phone, PhoneForm, State, Step, StepForm, Taken};
pub use waits::waits;
