//! Every route of the program.

use mail::Post;
use queue::Handlers;
use web::{Room, Routes};

/// The routes of all capabilities.
pub fn routes() -> Routes {
    account::routes().merge(partner::routes()).merge(directory::routes()).merge(help::routes())
}

/// What is done for each kind of job; `post` takes the mails.
pub fn jobs(post: Post) -> Handlers {
    account::jobs().and(directory::jobs()).and(journal::jobs()).and(mail::jobs(post))
}

/// The rooms of the workspace, in the order of its menu.
pub fn rooms() -> Vec<Room> {
    vec![directory::ROOM, partner::ROOM, account::ROOM]
}
