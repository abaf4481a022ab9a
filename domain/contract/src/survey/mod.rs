//! What signatories think of their contract, asked without anybody being able to tell who answered what: only how many answered
//! in each way is ever kept, and nothing is shown under five answers.

mod answer;
mod form;
mod jobs;
mod mails;
pub mod model;
mod pages;
mod report;
pub mod store;

pub use answer::answer_by_code;
pub use jobs::{SurveyInvite, jobs};
pub use model::{Choice, Question, Survey, Tally};
pub use report::{QuestionResult, SurveyResult, last_result};
use web::{Access, Routes};

use crate::{KEEP_CONTRACTS, SEE_CONTRACTS};

pub fn routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_CONTRACTS), Access::Holders(KEEP_CONTRACTS));
    Routes::new()
        .get("/pro/contrats/{id}/enquetes", see, pages::list)
        .post("/pro/contrats/{id}/enquetes", keep, pages::open)
        .get("/pro/enquetes/{id}", see, pages::show)
        .post("/pro/enquetes/{id}/codes", keep, pages::print_codes)
        .post("/pro/enquetes/{id}/invitation", keep, pages::invite)
        .post("/pro/enquetes/{id}/cloture", keep, pages::close)
        .get("/pro/enquete", Access::Anybody, answer::ask)
        .post("/pro/enquete", Access::Anybody, answer::find)
        .get("/pro/enquete/merci", Access::Anybody, answer::thanks)
        .get("/pro/enquete/{code}", Access::Anybody, answer::show)
        .post("/pro/enquete/{code}", Access::Anybody, answer::answer)
}
