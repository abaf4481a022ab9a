//! What the desks of signatories are sent. In French, and in words that tell nothing.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use partner::Contact;
use web::{Arg, Lang, Words, day_long};

use super::model::Survey;

/// Asks an institution for its answer, by a link that opens once.
pub async fn ask(db: &mut Db, contact: &Contact, (survey, link): (&Survey, &str), now: DateTime<Utc>) -> Result<()> {
    let (subject, text) = words(survey, link)?;
    let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}

/// Subject and text.
fn words(survey: &Survey, link: &str) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let until = day_long(survey.closes_on, Lang::Fr);
    let facts: [(&'static str, &dyn Arg); 2] = [("until", &until), ("link", &link)];
    let subject = words.text(Lang::Fr, "survey-mail-subject", &facts);
    Ok((subject, words.text(Lang::Fr, "survey-mail-text", &facts)))
}
