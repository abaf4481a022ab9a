//! Freshness: an entry says when it was checked, asks for another check in its time, and leaves the public face rather
//! than tell what nobody has looked at for too long.

mod acts;
mod form;
mod jobs;
mod mails;
mod model;
pub mod pages;
pub mod store;

pub use acts::{back_if_fresh, note_all_checks, note_checks, renew, renew_at, stand, touched};
pub use form::RulesForm;
pub use jobs::{Ripen, SettleRules, ripen, settle_rules};
pub use model::{Aspect, Check, Rule, Rules, STAGES, Standing, Step, Warning, aspects, standing, step};
pub use store::note_checks as note_checks_on;
