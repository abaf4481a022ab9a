//! Which words of the public face a person has read again: until all those of a language are, its pages say so.

mod model;
mod pages;
mod store;

use base::{Database, Result};
use web::{Access, Permission, Reach, Rereads, Room, Routes, Words};

/// Says that a person has read words again.
pub const REREAD_WORDS: Permission = Permission::new("reread-words", &[("administrator", Reach::Everywhere)]);

pub const ROOM: Room = Room { path: "/pro/langues", key: "reread-room", permission: REREAD_WORDS };

pub fn routes() -> Routes {
    let reread = Access::Holders(REREAD_WORDS);
    Routes::new().get("/pro/langues", reread, pages::list).get("/pro/langues/{lang}", reread, pages::show).post(
        "/pro/langues/{lang}",
        reread,
        pages::save,
    )
}

/// A number that changes whenever a word is read again: another process looks at it, and loads.
pub async fn stamp(database: &Database) -> Result<i64> {
    Ok(store::stamp(&mut database.read().await?).await?)
}

/// Puts in memory which languages are wholly read again.
pub async fn load(database: &Database, words: &Words, rereads: &Rereads) -> Result<()> {
    let kept = store::all(&mut database.read().await?).await?;
    rereads.replace(model::whole(words, &kept));
    Ok(())
}
