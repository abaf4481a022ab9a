//! A row of the journal, as it is read.

use base::Id;
use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

base::text_enum! {
    /// How an act ended.
    pub enum Outcome { Done = "done", Refused = "refused" }
}

/// A row of the journal. Its codes are texts, as a row that was tampered with must still be readable.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Entry {
    pub id: Id<Entry>,
    pub at: DateTime<Utc>,
    pub account_id: Option<Uuid>,
    pub institution_id: Option<Uuid>,
    pub territory_id: Option<Uuid>,
    /// The author's roles at that moment, parted by spaces.
    pub role: Option<String>,
    pub session: Option<String>,
    pub act: String,
    pub object_id: Uuid,
    pub basis: Option<String>,
    pub motive: Option<String>,
    pub result: String,
    pub pseudonym: Option<String>,
    pub compartment: Option<String>,
    pub grant_id: Option<Uuid>,
    /// Its place in the chain, once it is sealed.
    pub seq: Option<i64>,
    pub hash: Option<String>,
}
