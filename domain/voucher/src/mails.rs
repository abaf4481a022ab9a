//! What whoever pays is sent. In French: it is read by whoever opens the mailbox of her institution.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use mail::Message;
use partner::Contact;
use web::{Arg, Lang, Words};

use crate::convention::{BudgetLine, Convention};

/// Tells a contact that a budget has reached a threshold.
pub async fn tell_of_budget(
    db: &mut Db,
    contact: &Contact,
    (convention, line): (&Convention, &BudgetLine),
    now: DateTime<Utc>,
) -> Result<()> {
    let (subject, text) = words(convention, line)?;
    let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    mail::send(db, &message, now).await
}

/// Subject and text.
fn words(convention: &Convention, line: &BudgetLine) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let kind = words.text(Lang::Fr, &format!("kind-mail-{}", line.kind), &[]);
    let year = line.year.to_string();
    let facts: [(&'static str, &dyn Arg); 4] =
        [("percent", &line.told), ("year", &year), ("kind", &kind), ("name", &convention.name)];
    let subject = words.text(Lang::Fr, "budget-mail-subject", &facts);
    Ok((subject, words.text(Lang::Fr, "budget-mail-text", &facts)))
}
