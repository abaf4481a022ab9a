//! Vouchers: a town's social centre pays taxi rides and hotel nights that others, at three in the morning, hand to people who
//! must not stay where they are. A voucher is a number: it knows no name, no address and no reason, is used once, and is paid
//! back to the taxi or the hotel from its number alone.

mod acts;
mod booklet;
mod check;
mod convention;
mod desk;
mod form;
mod gauge;
mod invoice;
mod jobs;
mod keeping;
mod mails;
mod model;
mod moment;
mod money;
mod names;
mod neutral;
mod number;
mod paged;
mod paper;
mod payment;
mod provider;
mod show;
mod statement;
mod store;
mod table;
#[cfg(test)]
mod tests;

pub use acts::{Hand, hand_out, use_up};
pub use booklet::{Booklet, make as make_booklet};
pub use convention::store::{
    conventions, insert as add_convention, put_budget, put_terms, update as update_convention,
};
pub use convention::{BudgetLine, Complaint, Convention, Tariff, Terms};
pub use jobs::{Expire, jobs};
pub use keeping::{count_accounts, count_settled, erase_accounts, reduce};
pub use model::{Door, HandOut, Kind, State, Step, Taken, Use, Voucher};
pub use number::Number;
pub use provider::store::insert as add_provider;
pub use provider::{Provider, new_key as new_provider_key};
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Hands out the vouchers that her institution holds.
pub const HAND_OUT_VOUCHERS: Permission = Permission::new(
    "hand-out-vouchers",
    &[("coordinator", Reach::Institution), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

/// Follows the vouchers that her institution pays: notes and corrects uses.
pub const FOLLOW_VOUCHERS: Permission = Permission::new(
    "follow-vouchers",
    &[("coordinator", Reach::Territory), ("referent", Reach::Institution), ("professional", Reach::Institution)],
);

/// Keeps conventions, booklets, invoices and payments.
pub const KEEP_VOUCHERS: Permission =
    Permission::new("keep-vouchers", &[("coordinator", Reach::Territory), ("referent", Reach::Institution)]);

pub const ROOM: Room = Room { path: "/pro/bons", key: "pro-menu-vouchers", permission: HAND_OUT_VOUCHERS };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    desks().merge(conventions_routes()).merge(money_routes()).merge(providers())
}

/// What those who hand out see.
fn desks() -> Routes {
    let (hand_out, follow) = (Access::Holders(HAND_OUT_VOUCHERS), Access::Holders(FOLLOW_VOUCHERS));
    Routes::new()
        .get("/pro/bons", hand_out, desk::show)
        .post("/pro/bons", hand_out, desk::hand_out)
        .get("/pro/bons/papier", hand_out, desk::paper)
        .post("/pro/bons/papier", hand_out, desk::note_paper)
        .post("/pro/bons/recherche", hand_out, show::find)
        .get("/pro/bons/carnets", hand_out, booklet::pages::mine)
        .get("/pro/bons/carnets/{id}/papier", Access::Holders(KEEP_VOUCHERS), booklet::pages::print)
        .get("/pro/bons/carnets/{id}/pdf", Access::Holders(KEEP_VOUCHERS), booklet::pages::pdf)
        .post("/pro/bons/carnets/{id}/reception", hand_out, booklet::pages::receive)
        .post("/pro/bons/carnets/{id}/perte", hand_out, booklet::pages::note_lost)
        .get("/pro/bons/{id}", hand_out, show::show)
        .get("/pro/bons/{id}/papier", hand_out, show::print)
        .get("/pro/bons/{id}/pdf", hand_out, show::pdf)
        .post("/pro/bons/{id}/annulation", hand_out, show::cancel)
        .post("/pro/bons/{id}/perte", hand_out, show::lose)
        .post("/pro/bons/{id}/utilisation", follow, show::note_use)
        .post("/pro/bons/{id}/correction", follow, show::correct)
}

/// What whoever pays has signed.
fn conventions_routes() -> Routes {
    let keep = Access::Holders(KEEP_VOUCHERS);
    Routes::new()
        .get("/pro/conventions", keep, convention::pages::list)
        .post("/pro/conventions", keep, convention::pages::open)
        .get("/pro/conventions/nouvelle", keep, convention::pages::blank)
        .get("/pro/conventions/{id}", keep, convention::pages::show)
        .get("/pro/conventions/{id}/modification", keep, convention::pages::edit)
        .post("/pro/conventions/{id}/modification", keep, convention::pages::save)
        .get("/pro/conventions/{id}/renouvellement", keep, convention::pages::renewal)
        .post("/pro/conventions/{id}/renouvellement", keep, convention::pages::renew)
        .post("/pro/conventions/{id}/budget", keep, convention::set_budget)
        .get("/pro/conventions/{id}/carnets", keep, booklet::pages::list)
        .post("/pro/conventions/{id}/carnets", keep, booklet::pages::add)
        .get("/pro/conventions/{id}/prestataires", keep, provider::pages::list)
        .post("/pro/conventions/{id}/prestataires", keep, provider::pages::add)
        .post("/pro/prestataires/{id}/suspension", keep, provider::pages::suspend)
        .post("/pro/prestataires/{id}/reprise", keep, provider::pages::resume)
        .post("/pro/prestataires/{id}/code", keep, provider::pages::change_key)
}

/// What is invoiced, paid and told of a year.
fn money_routes() -> Routes {
    let keep = Access::Holders(KEEP_VOUCHERS);
    Routes::new()
        .get("/pro/conventions/{id}/factures", keep, invoice::pages::list)
        .post("/pro/conventions/{id}/factures", keep, invoice::pages::add)
        .post("/pro/conventions/{id}/fichier", keep, invoice::pages::file)
        .get("/pro/factures/{id}", keep, invoice::pages::show)
        .post("/pro/factures/lignes/{id}/acceptation", keep, invoice::pages::accept)
        .post("/pro/factures/lignes/{id}/refus", keep, invoice::pages::refuse)
        .get("/pro/conventions/{id}/paiements", keep, payment::pages::list)
        .post("/pro/conventions/{id}/paiements", keep, payment::pages::make)
        .get("/pro/paiements/{id}", keep, payment::pages::show)
        .get("/pro/paiements/{id}/tableau", keep, payment::pages::csv)
        .get("/pro/paiements/{id}/classeur", keep, payment::pages::ods)
        .get("/pro/paiements/{id}/pdf", keep, payment::pages::pdf)
        .post("/pro/paiements/{id}/reglement", keep, payment::pages::pay)
        .get("/pro/conventions/{id}/bilan/{year}", keep, statement::pages::show)
        .get("/pro/conventions/{id}/bilan/{year}/tableau", keep, statement::pages::csv)
        .get("/pro/conventions/{id}/bilan/{year}/pdf", keep, statement::pages::pdf)
}

/// What a taxi or a hotel needs, without an account.
fn providers() -> Routes {
    Routes::new()
        .get("/pro/bon", Access::Anybody, check::ask)
        .post("/pro/bon", Access::Anybody, check::check)
        .get("/pro/bon/{token}", Access::Anybody, check::show)
        .post("/pro/bon/{token}", Access::Anybody, check::use_up)
}
