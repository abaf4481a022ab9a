//! What institutions are sent. In French: whoever reads it is not there to say which language she reads.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use partner::Contact;
use web::{Lang, Words};

/// Tells a contact that an edition is to be withdrawn; which one, and why, stands behind the link.
pub async fn tell(db: &mut Db, contact: &Contact, link: &str, now: DateTime<Utc>) -> Result<()> {
    let words = Words::new(&[crate::WORDS])?;
    let subject = words.text(Lang::Fr, "kit-mail-subject", &[]);
    let text = words.text(Lang::Fr, "kit-mail-text", &[("link", &link)]);
    let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}
