//! What keepers are told before their entries go offline. In French: whoever reads it is not there to say which language
//! she reads.

use base::{Db, Id, Result};
use chrono::{DateTime, NaiveDate, Utc};
use mail::Message;
use partner::Institution;
use web::{Lang, Words, day_long};

/// Warns the desk of an institution; one without an address is told nothing, and its entries wait in the workspace.
pub async fn warn(
    db: &mut Db,
    institution: Id<Institution>,
    entries: &[(String, NaiveDate)],
    now: DateTime<Utc>,
) -> Result<()> {
    let contacts = partner::contacts(db, institution).await?;
    let words = Words::new(&[crate::WORDS])?;
    let lines = entries.iter().map(|(name, day)| {
        words.text(Lang::Fr, "freshness-mail-line", &[("name", name), ("day", &day_long(*day, Lang::Fr))])
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    let subject = words.text(Lang::Fr, "freshness-mail-subject", &[]);
    let text = words.text(Lang::Fr, "freshness-mail-text", &[("lines", &lines)]);
    for contact in contacts {
        let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
        mail::send(db, &message, now).await?;
    }
    Ok(())
}
