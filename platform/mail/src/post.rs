//! Who takes a mail.

use std::sync::{Arc, Mutex, PoisonError};

use base::Result;
use chrono::{DateTime, Utc};

use crate::store::Mail;
use crate::{Message, Smtp};

/// Who takes the mails of this process.
#[derive(Debug, Clone, Default)]
pub enum Post {
    /// A mail server.
    Smtp(Arc<Smtp>),
    /// This list, in the order of sending: for tests.
    Kept(Arc<Mutex<Vec<Message>>>),
    /// Nobody: mails stay where they are and are erased after a week. So it is in a demonstration.
    #[default]
    None,
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// It is never tried again, and why.
    GivenUp(String),
}

/// Nobody takes mails here.
const NO_SERVER: &str = "no-server";
/// What stands in the table is no message; nothing of ours writes such a row.
const UNFIT: &str = "unfit";

impl Post {
    /// Takes a mail; an error is worth another try.
    pub(crate) async fn take(&self, mail: &Mail, now: DateTime<Utc>) -> Result<Outcome> {
        let (subject, text) = (mail.subject.reveal(), mail.body.reveal());
        let Ok(message) = Message::new(mail.to_address.reveal(), subject, text) else {
            return Ok(Outcome::GivenUp(UNFIT.to_owned()));
        };
        let message = match &mail.calendar {
            Some(calendar) => message.with_calendar(calendar.reveal().clone()),
            None => message,
        };
        match self {
            Self::Smtp(smtp) => smtp.send(mail.id, &message, now).await,
            Self::Kept(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(message);
                Ok(Outcome::Sent)
            }
            Self::None => Ok(Outcome::GivenUp(NO_SERVER.to_owned())),
        }
    }

    /// Says in the log, once, that nobody takes mails.
    pub fn warn_if_none(&self) {
        if matches!(self, Self::None) {
            tracing::warn!("no mail server is configured (--smtp): mails stay unsent, and are erased after 7 days");
        }
    }
}
