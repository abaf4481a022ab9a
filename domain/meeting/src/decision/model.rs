//! A decision of a meeting.

use base::Id;
use chrono::NaiveDate;
use partner::Institution;
use plan::Action;
use sqlx::FromRow;

use crate::Meeting;

/// What a meeting decided, who leads it and until when.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct MeetingDecision {
    pub id: Id<MeetingDecision>,
    pub meeting_id: Id<Meeting>,
    /// From 1.
    pub position: i64,
    pub text: String,
    pub institution_id: Option<Id<Institution>>,
    pub due_on: Option<NaiveDate>,
    /// The action of the plan that it became.
    pub action_id: Option<Id<Action>>,
}
