//! What others show the public of a territory: its home page leads there, where there is something.

use std::pin::Pin;

use base::{Db, Id};
use partner::Territory;
use web::{Cx, Result};

/// Whether there is something.
pub type Shown<'a> = Pin<Box<dyn Future<Output = Result<bool>> + Send + 'a>>;

/// Says whether the public may read of the plan of a territory; put around the router.
#[derive(Debug, Clone, Copy)]
pub struct PlanDoor(pub for<'a> fn(&'a Cx, &'a mut Db, Id<Territory>) -> Shown<'a>);
