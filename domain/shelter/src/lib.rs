//! Where somebody can sleep tonight: shelters and hotels say in ten seconds how many places they have, partners see how many
//! for which communes and whom to call, and never where. What was asked for is counted, so that what is missing shows. Beside
//! it, the stock of alert phones and what the courts and the hospital count: numbers and dates, nobody.

mod declaration;
mod demand;
mod form;
mod hour;
mod jobs;
mod link;
mod measure;
mod model;
mod month;
mod names;
mod pages;
mod phone;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod tonight;

use base::Code as _;
pub use declaration::store::put as declare;
pub use declaration::{Declaration, Free};
pub use demand::store::{add_counts, year as demand_of_year};
pub use demand::{Counted, Said, Year};
pub use jobs::{Tidy, jobs};
pub use measure::store::{counts as measure_counts, insert as add_measure};
pub use measure::{Count, Measure};
pub use model::Shelter;
pub use phone::store::{
    Stock, count_closed, erase_closed, given as phones_given, insert as add_phone, stock as phone_stock,
};
pub use phone::{Given, Hand, Phone, PhoneForm, Step, Warn, take, waits};
pub use store::{insert as add_shelter, put_communes};
pub use tonight::{Offer, Reached, offers, tonight};
use web::{Access, Cx, Form, Lang, Path, Permission, Reach, Room, Routes};

/// Sees how many places are free tonight.
pub const SEE_PLACES: Permission = Permission::new(
    "see-places",
    &[("coordinator", Reach::Territory), ("referent", Reach::Territory), ("professional", Reach::Territory)],
);

/// Declares the free places of shelters.
pub const DECLARE_PLACES: Permission = Permission::new(
    "declare-places",
    &[("coordinator", Reach::Territory), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

/// Names shelters and gives them links.
pub const KEEP_SHELTERS: Permission = Permission::new("keep-shelters", &[("coordinator", Reach::Territory)]);

/// Counts what came of the requests that her institution receives.
pub const NOTE_REQUESTS: Permission = Permission::new(
    "note-requests",
    &[("coordinator", Reach::Institution), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

/// Sees what was asked for in a year: of her territory, or of her institution.
pub const SEE_DEMAND: Permission = Permission::new(
    "see-demand",
    &[("coordinator", Reach::Territory), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

/// Sees how many alert phones each holder has.
pub const SEE_PHONES: Permission = Permission::new(
    "see-phones",
    &[("coordinator", Reach::Territory), ("referent", Reach::Territory), ("professional", Reach::Institution)],
);

/// Keeps the alert phones of her institution.
pub const KEEP_PHONES: Permission = Permission::new(
    "keep-phones",
    &[("coordinator", Reach::Territory), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

/// Tells the monthly counts that her institution knows.
pub const KEEP_MEASURES: Permission = Permission::new(
    "keep-measures",
    &[("coordinator", Reach::Territory), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

pub const ROOM: Room = Room { path: "/pro/places", key: "pro-menu-places", permission: SEE_PLACES };
pub const MEASURES: Room = Room { path: "/pro/mesures", key: "pro-menu-measures", permission: KEEP_MEASURES };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    places().merge(shelters()).merge(measures()).merge(phones())
}

/// What partners see and count.
fn places() -> Routes {
    let (note, see) = (Access::Holders(NOTE_REQUESTS), Access::Holders(SEE_DEMAND));
    Routes::new()
        .get("/pro/places", Access::Holders(SEE_PLACES), tonight::show)
        .post("/pro/places/demandes", note, demand::pages::note)
        .post("/pro/places/demandes/{id}/retrait", note, demand::pages::take_back)
        .get("/pro/places/bilan/{year}", see, demand::pages::show)
        .get("/pro/places/bilan/{year}/tableau", see, demand::pages::csv)
        .get("/pro/places/libres/{secret}", Access::Anybody, declaration::pages::show_by_link)
        .post("/pro/places/libres/{secret}", Access::Anybody, declaration::pages::declare_by_link)
}

/// Who declares, and who keeps those who do.
fn shelters() -> Routes {
    let (declare, keep) = (Access::Holders(DECLARE_PLACES), Access::Holders(KEEP_SHELTERS));
    Routes::new()
        .get("/pro/places/lieux", declare, pages::list)
        .post("/pro/places/lieux", keep, pages::add)
        .get("/pro/places/lieux/nouveau", keep, pages::blank)
        .get("/pro/places/lieux/{id}", declare, declaration::pages::show)
        .post("/pro/places/lieux/{id}", declare, declaration::pages::declare_signed_in)
        .get("/pro/places/lieux/{id}/modification", keep, pages::edit)
        .post("/pro/places/lieux/{id}/modification", keep, pages::save)
        .post("/pro/places/lieux/{id}/lien", keep, pages::make_link)
        .post("/pro/places/lieux/{id}/suspension", keep, pages::suspend)
        .post("/pro/places/lieux/{id}/reprise", keep, pages::resume)
}

/// Monthly counts.
fn measures() -> Routes {
    let keep = Access::Holders(KEEP_MEASURES);
    Routes::new()
        .get("/pro/mesures", keep, measure::pages::now)
        .post("/pro/mesures", keep, measure::pages::note)
        .get("/pro/mesures/annee/{year}", keep, measure::pages::show)
        .get("/pro/mesures/annee/{year}/tableau", keep, measure::pages::csv)
}

/// The stock of alert phones; each step of a device has an address of its own.
fn phones() -> Routes {
    let keep = Access::Holders(KEEP_PHONES);
    let routes = Routes::new()
        .get("/pro/mesures/telephones", Access::Holders(SEE_PHONES), phone::pages::list)
        .post("/pro/mesures/telephones", keep, phone::pages::add)
        .get("/pro/mesures/telephones/{id}", keep, phone::pages::show);
    Step::ALL.iter().fold(routes, |routes, step| {
        routes.post(step.address(), keep, |cx: Cx, id: Path<_>, form: Form<_>| phone::pages::take(*step, cx, id, form))
    })
}
