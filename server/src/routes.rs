//! Every route of the program.

use web::Routes;

/// The routes of all capabilities.
pub fn routes() -> Routes {
    account::routes().merge(partner::routes()).merge(directory::routes()).merge(help::routes())
}

/// What is done for each kind of job.
pub fn jobs() -> queue::Handlers {
    account::jobs().and(directory::jobs())
}
