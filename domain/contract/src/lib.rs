//! The contract that the network of a territory signs: what it hangs on, the acts of its life, who signs it and who stands for
//! them. All but its title may be unknown; how far it is, who is new and what does not add up is worked out.

mod act;
mod form;
mod model;
mod names;
mod pages;
mod reach;
mod referent;
mod renewal;
mod secret;
mod signatory;
mod store;
mod survey;
#[cfg(test)]
mod tests;
mod text;
mod typed;
mod visa;
mod waits;

pub use act::deliberation::deliberations;
pub use act::store::{acts, insert as add_act};
pub use act::{Act, ActKind, Vote};
pub use model::{Contract, ContractKind, Level, Milestones, Period, State, TextVersion};
use queue::Handlers;
pub use referent::store::{
    count_ended as count_ended_referents, erase_ended as erase_ended_referents, insert as add_referent,
};
pub use referent::{Annex, AnnexLine, Confirm, KEEP_REFERENTS, Rank, Referent, SEE_REFERENTS, annex};
pub use renewal::{Chapter, Chapters, ChaptersTold, Evaluation, TellChapters, evaluation};
pub use signatory::store::{add_representative, insert as add_signatory, note_signature, representatives, signatories};
pub use signatory::{Representative, Signatory, Signature};
pub use store::{add_text, contract, insert as add_contract, milestones, of_institution, of_territory, successor};
pub use survey::store::{insert as add_survey, put_question};
pub use survey::{
    Choice, Question, QuestionResult, Survey, SurveyInvite, SurveyResult, Tally, answer_by_code, last_result,
};
pub use visa::store::insert as add_visa;
pub use visa::{Visa, VisaKind};
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Reads the contracts of her territory, and those that her institution signs elsewhere.
pub const SEE_CONTRACTS: Permission = Permission::new(
    "see-contracts",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
        ("dpo", Reach::Territory),
    ],
);

/// Keeps the contracts of her territory: their facts, acts and signatories.
pub const KEEP_CONTRACTS: Permission =
    Permission::new("keep-contracts", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/contrats", key: "pro-menu-contracts", permission: SEE_CONTRACTS };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

/// What is done later: asking référents and signatories.
pub fn jobs() -> Handlers {
    referent::jobs().and(survey::jobs())
}

pub fn routes() -> Routes {
    contract_routes()
        .merge(act_routes())
        .merge(signatory_routes())
        .merge(referent::routes())
        .merge(renewal::routes())
        .merge(survey::routes())
}

/// What a contract is, hangs on and says.
fn contract_routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_CONTRACTS), Access::Holders(KEEP_CONTRACTS));
    Routes::new()
        .get("/pro/contrats", see, pages::list)
        .post("/pro/contrats", keep, pages::create)
        .get("/pro/contrats/nouveau", keep, pages::blank)
        .get("/pro/contrats/{id}", see, pages::show)
        .get("/pro/contrats/{id}/modification", keep, pages::edit)
        .post("/pro/contrats/{id}/modification", keep, pages::save)
        .post("/pro/contrats/{id}/retrait", keep, pages::remove)
        .get("/pro/contrats/{id}/visas", keep, visa::pages::list)
        .post("/pro/contrats/{id}/visas", keep, visa::pages::add)
        .post("/pro/contrats/{id}/visas/{visa}/retrait", keep, visa::pages::remove)
        .get("/pro/contrats/{id}/texte", keep, text::pages::form)
        .post("/pro/contrats/{id}/texte", keep, text::pages::save)
        .get("/pro/contrats/{id}/versions", see, text::pages::list)
        .post("/pro/contrats/{id}/versions/{number}", keep, text::pages::restore)
}

/// What happened to it.
fn act_routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_CONTRACTS), Access::Holders(KEEP_CONTRACTS));
    Routes::new()
        .post("/pro/contrats/{id}/actes", keep, act::pages::add)
        .get("/pro/contrats/{id}/actes/nouveau", keep, act::pages::blank)
        .get("/pro/contrats/{id}/actes/{act}", keep, act::pages::edit)
        .post("/pro/contrats/{id}/actes/{act}", keep, act::pages::save)
        .post("/pro/contrats/{id}/actes/{act}/retrait", keep, act::pages::remove)
        .get("/pro/contrats/{id}/deliberations", see, act::deliberation::of_contract)
        .get("/pro/contrats/deliberations", see, act::deliberation::of_territory)
}

/// Who signs it.
fn signatory_routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_CONTRACTS), Access::Holders(KEEP_CONTRACTS));
    Routes::new()
        .get("/pro/contrats/institutions/{id}", see, signatory::pages::institution)
        .get("/pro/contrats/{id}/signataires", see, signatory::pages::list)
        .post("/pro/contrats/{id}/signataires", keep, signatory::pages::add)
        .post("/pro/contrats/{id}/signatures", keep, signatory::pages::sign)
        .get("/pro/contrats/{id}/signataires/{signatory}", see, signatory::one::show)
        .post("/pro/contrats/{id}/signataires/{signatory}/mandats", keep, signatory::one::represent)
        .post("/pro/contrats/{id}/signataires/{signatory}/mandats/{mandate}/retrait", keep, signatory::one::unrepresent)
        .post("/pro/contrats/{id}/signataires/{signatory}/signature", keep, signatory::one::sign)
        .post("/pro/contrats/{id}/signataires/{signatory}/signature/retrait", keep, signatory::one::unsign)
        .post("/pro/contrats/{id}/signataires/{signatory}/retrait", keep, signatory::one::remove)
}
