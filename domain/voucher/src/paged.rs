//! Lists that grow are read a page at a time.

use base::Error;
use serde::Deserialize;
use web::{PAGE_SIZE, Paging, Result};

/// The page that an address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

impl Which {
    /// That page of so many; one that is not there is not found.
    pub fn paging(&self, total: i64) -> Result<Paging> {
        Ok(Paging::new(self.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?)
    }
}

/// Where a page begins, and how many stand on it, as queries want them.
pub const fn window(paging: &Paging) -> (i64, i64) {
    (paging.offset() as i64, PAGE_SIZE as i64)
}
