//! What those are sent who have something to do. In French, and in words that tell nothing: neither the day nor the task.

use base::{Db, Result};
use chrono::{DateTime, NaiveDate, Utc};
use mail::Message;
use partner::Contact;
use web::{Arg, Lang, Words, day_long};

/// Reminds a desk of so many things to do, the first of which is due on a day.
pub async fn remind(
    db: &mut Db,
    contact: &Contact,
    (tasks, until): (i64, NaiveDate),
    origin: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let (subject, text) = words(tasks, until, origin)?;
    let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}

/// Subject and text.
fn words(tasks: i64, until: NaiveDate, origin: &str) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let (until, link) = (day_long(until, Lang::Fr), format!("{origin}/pro/actualites/temps-forts"));
    let facts: [(&'static str, &dyn Arg); 3] = [("count", &tasks), ("until", &until), ("link", &link)];
    let subject = words.text(Lang::Fr, "moment-mail-subject", &facts);
    Ok((subject, words.text(Lang::Fr, "moment-mail-text", &facts)))
}
