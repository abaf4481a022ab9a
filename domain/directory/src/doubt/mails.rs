//! What keepers are told of a doubt. In French: whoever reads it is not there to say which language she reads.

use base::{Db, Id, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use partner::Institution;
use web::{Cx, Lang};

use super::Reason;

/// Tells the desk of an institution, at an instant, what was said of one of its entries.
pub async fn tell(
    cx: &Cx,
    db: &mut Db,
    institution: Id<Institution>,
    (name, reason): (&str, Reason),
    at: DateTime<Utc>,
) -> Result<()> {
    let words = &cx.app.words;
    let reason = words.text(Lang::Fr, &format!("doubt-reason-{reason}"), &[]);
    let subject = words.text(Lang::Fr, "doubt-mail-subject", &[]);
    let text = words.text(Lang::Fr, "doubt-mail-text", &[("name", &name), ("reason", &reason)]);
    for contact in partner::contacts(db, institution).await? {
        let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
        mail::send(db, &message, at).await?;
    }
    Ok(())
}
