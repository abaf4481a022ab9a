//! What a holder is sent. In French, and in words that tell nobody what the device is for.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use partner::Contact;
use web::{Arg, Lang, Words, day_long};

use super::Phone;

/// Tells a contact that the term of a device comes.
pub async fn warn(db: &mut Db, contact: &Contact, phone: &Phone, now: DateTime<Utc>) -> Result<()> {
    let (subject, text) = words(phone, now)?;
    let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}

/// Subject and text.
fn words(phone: &Phone, now: DateTime<Utc>) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let today = web::today_at(now);
    let until = day_long(phone.until_on.unwrap_or(today), Lang::Fr);
    let left = phone.days_left(today).unwrap_or_default().max(0);
    let facts: [(&'static str, &dyn Arg); 3] = [("number", &phone.number), ("until", &until), ("days", &left)];
    let subject = words.text(Lang::Fr, "phone-mail-subject", &[]);
    Ok((subject, words.text(Lang::Fr, "phone-mail-text", &facts)))
}
