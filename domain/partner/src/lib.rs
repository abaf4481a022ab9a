//! Who is in the network: the territories that a contract or a coordination answers for, the communes they are made of,
//! and the institutions that take part, each known once however many contracts it signs.

mod contact;
pub mod contour;
pub mod import;
mod model;
mod pages;
pub mod reread;
mod store;
#[cfg(test)]
mod tests;
pub mod theme;

pub use contact::store::{add_contact, confirm_contacts, contact, contacts, contacts_of_territory};
pub use contact::{Contact, KEEP_CONTACTS};
pub use model::{
    Change, Commune, Institution, InstitutionKind, Membership, Resolved, Territory, TerritoryKind, head,
    key as commune_key,
};
pub use reread::{load as load_rereads, stamp as rereads_stamp};
pub use store::{
    add_commune, add_institution, add_membership, add_territory, add_territory_commune, commune, departments_communes,
    institution, institution_by_siret, member, members, only_commune, resolve, territories, territory,
    territory_by_host, territory_by_slug, territory_of_commune,
};
pub use theme::{Dress, KEEP_THEME, UnfitCrest, crest_file, load as load_themes, read_crest, stamp as themes_stamp};
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Sees the institutions of her territory.
pub const SEE_INSTITUTIONS: Permission = Permission::new(
    "see-institutions",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
        ("dpo", Reach::Territory),
    ],
);

pub const ROOM: Room = Room { path: "/pro/institutions", key: "pro-menu-institutions", permission: SEE_INSTITUTIONS };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    theme::routes()
        .merge(reread::routes())
        .merge(contact::routes())
        .get("/pro/institutions", Access::Holders(SEE_INSTITUTIONS), pages::list)
        .get("/pro/institutions/{id}", Access::Holders(SEE_INSTITUTIONS), pages::show)
}
