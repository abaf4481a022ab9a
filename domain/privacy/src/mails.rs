//! The messages that this capability sends: no link, no content, nothing about anybody. In French: whoever reads them is not
//! there to say which language she reads.

use std::collections::BTreeSet;

use account::Role;
use base::{Db, Id, Result};
use chrono::{DateTime, Utc};
use journal::Month;
use mail::Message;
use partner::Territory;
use web::{Arg, Lang, Words};

/// The addresses of those who have `role` and can come in, in one territory or in all; each once.
async fn addresses(
    db: &mut Db,
    role: Role,
    territory: Option<Id<Territory>>,
    now: DateTime<Utc>,
) -> Result<BTreeSet<String>> {
    let territories = partner::territories(db).await?.into_iter().map(|one| one.id);
    let mut addresses = BTreeSet::new();
    for id in territories.filter(|id| territory.is_none_or(|wanted| wanted == *id)).collect::<Vec<_>>() {
        let people = account::of_territory(db, id).await?;
        let present = people.into_iter().filter(|person| person.roles.has(role) && person.may_come_in(now));
        addresses.extend(present.filter_map(|person| person.email).map(base::Private::into_inner));
    }
    Ok(addresses)
}

/// Subject and text.
fn words(subject: &str, text: &str, facts: &[(&'static str, &dyn Arg)]) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    Ok((words.text(Lang::Fr, subject, facts), words.text(Lang::Fr, text, facts)))
}

async fn send(db: &mut Db, to: BTreeSet<String>, (subject, text): (String, String), now: DateTime<Utc>) -> Result<()> {
    for address in to {
        let message = Message::new(&address, &subject, &text).map_err(anyhow::Error::from)?;
        mail::send(db, &message, now).await?;
    }
    Ok(())
}

/// Tells the officers of a territory, or of all, that something waits for them in the workspace.
pub async fn tell_officers(db: &mut Db, territory: Option<Id<Territory>>, now: DateTime<Utc>) -> Result<()> {
    let to = addresses(db, Role::Dpo, territory, now).await?;
    let words = words("privacy-mail-subject", "privacy-mail-text", &[])?;
    send(db, to, words, now).await
}

/// Sends the head of a month to all référents, who keep it where nobody of ours can change it.
pub async fn send_head(db: &mut Db, month: &Month, now: DateTime<Utc>) -> Result<()> {
    let to = addresses(db, Role::Referent, None, now).await?;
    let words = words(
        "chain-mail-subject",
        "chain-mail-text",
        &[("month", &month.month), ("head", &month.head), ("last", &month.last_seq)],
    )?;
    send(db, to, words, now).await
}
