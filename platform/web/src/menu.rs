//! The rooms of the workspace, as its menu lists them: each capability names its own.

use crate::{Cx, Permission};

/// A room of the workspace.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    pub path: &'static str,
    /// The key of its name.
    pub key: &'static str,
    /// Who may enter.
    pub permission: Permission,
}

impl Cx {
    /// The rooms that whoever is signed in may enter.
    pub fn rooms(&self) -> Vec<Room> {
        self.app.rooms.iter().copied().filter(|room| self.has(room.permission)).collect()
    }

    /// Says whether the room at `path` is one that whoever is signed in may enter: a page of elsewhere then leads there.
    pub fn may_enter(&self, path: &str) -> bool {
        self.rooms().iter().any(|room| room.path == path)
    }

    /// Says whether this page is in `room`, so that the menu can tell where one is.
    pub fn is_in(&self, room: &Room) -> bool {
        self.path().strip_prefix(room.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}
