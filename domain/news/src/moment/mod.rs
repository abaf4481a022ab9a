//! Days that come back each year – 8 March, 25 November – and what is to be done before them: by whom, by when, how far.
//! Which days, and what is to be done, is data of a territory: nothing of it is in the code but what is offered to begin with.

mod form;
mod jobs;
mod mails;
mod model;
mod offered;
mod pages;
mod store;
mod task;
mod year;

pub use jobs::{RemindMoments, jobs};
pub use model::{Moment, MomentTask, MomentYear, TaskDue, held_on, next_on};
pub use offered::offered;
pub use store::{due as moments_due_by, insert as add_moment, insert_task as add_task, insert_year as add_year};
use web::{Access, Routes};

use crate::{MODERATE_NEWS, SEE_NEWS, WRITE_NEWS};

pub fn routes() -> Routes {
    let (see, write) = (Access::Holders(SEE_NEWS), Access::Holders(WRITE_NEWS));
    let moderate = Access::Holders(MODERATE_NEWS);
    Routes::new()
        .get("/pro/actualites/temps-forts", see, pages::list)
        .post("/pro/actualites/temps-forts", moderate, pages::create)
        .post("/pro/actualites/temps-forts/proposes", moderate, pages::take_offered)
        .get("/pro/actualites/temps-forts/{id}", see, pages::show)
        .post("/pro/actualites/temps-forts/{id}", moderate, pages::save)
        .post("/pro/actualites/temps-forts/{id}/annees", moderate, pages::open)
        .get("/pro/actualites/temps-forts/annees/{id}", see, year::show)
        .post("/pro/actualites/temps-forts/annees/{id}/taches", moderate, year::add)
        .get("/pro/actualites/temps-forts/taches/{id}", moderate, task::form)
        .post("/pro/actualites/temps-forts/taches/{id}", moderate, task::save)
        .post("/pro/actualites/temps-forts/taches/{id}/retrait", moderate, task::remove)
        .post("/pro/actualites/temps-forts/taches/{id}/fait", write, task::finish)
        .post("/pro/actualites/temps-forts/taches/{id}/a-faire", write, task::reopen)
}
