//! What référents are sent. In French, and in words that tell nothing.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use web::{Arg, Lang, Words};

/// Asks somebody whether what is kept of her still holds, by a link of her own.
pub async fn ask(db: &mut Db, email: &str, (territory, link): (&str, &str), now: DateTime<Utc>) -> Result<()> {
    let (subject, text) = words(territory, link)?;
    let message = Message::new(email, &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}

/// Subject and text.
fn words(territory: &str, link: &str) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let facts: [(&'static str, &dyn Arg); 2] = [("territory", &territory), ("link", &link)];
    let subject = words.text(Lang::Fr, "referent-mail-subject", &facts);
    Ok((subject, words.text(Lang::Fr, "referent-mail-text", &facts)))
}
