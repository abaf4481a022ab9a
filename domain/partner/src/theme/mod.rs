//! What a territory chooses for its public pages: crest, colour, where the quick exit leads, legal texts.

mod colour;
mod crest;
mod model;
mod pages;
mod store;
mod tested;

use base::{Database, Result};
pub use colour::{Colour, UnfitColour};
pub use crest::{UnfitCrest, file as crest_file, read as read_crest};
pub use model::Dress;
pub use tested::{TESTED, Tested};
use web::{Access, Permission, Reach, Room, Routes, Themes};

/// Chooses how the public pages of a territory look and what they say of themselves.
pub const KEEP_THEME: Permission =
    Permission::new("keep-theme", &[("administrator", Reach::Everywhere), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/territoires", key: "theme-room", permission: KEEP_THEME };

pub fn routes() -> Routes {
    let (keep, anybody) = (Access::Holders(KEEP_THEME), Access::Anybody);
    Routes::new()
        .get("/pro/territoires", keep, pages::list)
        .get("/pro/territoires/{id}/apparence", keep, pages::form)
        .post("/pro/territoires/{id}/apparence", keep, pages::save)
        .post("/pro/territoires/{id}/blason", keep, pages::save_crest)
        .get("/infos/{slug}/mentions", anybody, pages::notice)
        .get("/infos/{slug}/accessibilite", anybody, pages::accessibility)
        .get("/infos/{slug}/donnees", anybody, pages::personal_data)
}

/// Puts the themes of all territories in memory.
pub async fn load(database: &Database, themes: &Themes) -> Result<()> {
    let dressed = store::dressed(&mut database.read().await?).await?;
    themes.replace(dressed.iter().map(store::Dressed::theme).collect());
    Ok(())
}

/// A number that changes with every choice: whoever saw another has to load again.
pub async fn stamp(database: &Database) -> Result<i64> {
    Ok(store::stamp(&mut database.read().await?).await?)
}
