//! What institutions are sent. In French: whoever reads it is not there to say which language she reads.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use partner::Contact;
use web::{Arg, Lang, Words, day_long};

use crate::Campaign;

/// Asks a contact to check the entries of her institution, by a link of her own.
pub async fn ask(
    db: &mut Db,
    contact: &Contact,
    (campaign, entries): (&Campaign, i64),
    link: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let (subject, text) = words(campaign, entries, link)?;
    let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}

/// Subject and text.
fn words(campaign: &Campaign, entries: i64, link: &str) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let until = day_long(campaign.closes_on, Lang::Fr);
    let facts: [(&'static str, &dyn Arg); 4] =
        [("count", &entries), ("until", &until), ("link", &link), ("name", &campaign.name)];
    let subject = words.text(Lang::Fr, "campaign-mail-subject", &facts);
    Ok((subject, words.text(Lang::Fr, "campaign-mail-text", &facts)))
}
