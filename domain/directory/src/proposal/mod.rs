//! Proposals: a partner says how an entry should read, or which service is missing; its keepers accept, edit or refuse, and
//! she is answered.

mod acts;
mod form;
mod mails;
mod model;
pub mod pages;
pub mod store;

pub use form::NewForm;
pub use model::{KEPT, Proposal, State};
