//! What is unusual: rules over what the journal counted in an hour. A rule never judges anybody; it asks the officer to look.

mod jobs;
mod model;
mod pages;
pub mod store;

use base::{Db, Id, Result};
use chrono::{DateTime, Utc};
pub use jobs::{Watch, watch};
pub use model::{Alert, Finding, Kind, Level, Outcome};
use web::{Access, Routes};

use crate::{KEEP_PRIVACY, mails};

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_PRIVACY);
    Routes::new()
        .get("/pro/protection/alertes", keep, pages::list)
        .get("/pro/protection/alertes/{id}", keep, pages::form)
        .post("/pro/protection/alertes/{id}", keep, pages::settle)
}

/// Keeps what was found at `at`, and tells the officers by mail that something waits: not what. What concerns the
/// installation is an alert of each territory.
pub async fn raise(db: &mut Db, findings: &[Finding], at: DateTime<Utc>) -> Result<()> {
    for finding in findings {
        let territories = match finding.territory {
            Some(territory) => vec![Id::from_uuid(territory)],
            None => partner::territories(db).await?.into_iter().map(|territory| territory.id).collect(),
        };
        for territory in territories {
            store::add(db, &Alert::of(finding, territory, at)).await?;
            mails::tell_officers(db, Some(territory), at).await?;
        }
    }
    Ok(())
}
