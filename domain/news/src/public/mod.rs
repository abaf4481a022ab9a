//! What everybody reads: the news and the events of a territory, a feed, a calendar. No cookie, no row, no script.

mod calendar;
mod feed;
mod pages;

use web::{Access, Routes};

pub fn routes() -> Routes {
    let anybody = Access::Anybody;
    Routes::new()
        .get("/infos/{slug}/actualites", anybody, pages::news)
        .get("/infos/{slug}/actualites.atom", anybody, feed::give)
        .get("/infos/{slug}/actualites/{id}", anybody, pages::one_news)
        .get("/infos/{slug}/agenda", anybody, pages::agenda)
        .get("/infos/{slug}/agenda.ics", anybody, calendar::give)
        .get("/infos/{slug}/agenda/passes", anybody, pages::archive)
        .get("/infos/{slug}/agenda/{id}", anybody, pages::one_event)
        .get("/infos/{slug}/agenda/{id}/date.ics", anybody, calendar::give_one)
}
