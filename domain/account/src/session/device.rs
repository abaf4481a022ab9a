//! The browsers that somebody has used before. The first sign-in from another one is told to her.

use base::{Db, Private, Result};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use mail::Message;
use sqlx::FromRow;
use web::{Lang, Words};

use super::{cookie, store};
use crate::acts::digest;
use crate::model::Account;
use crate::sign_in::Opening;

/// How long a browser is known after its last sign-in.
pub const KNOWN_FOR: TimeDelta = TimeDelta::days(365);

/// A browser that was met before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Device {
    pub added_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
}

/// Recognises the browser of an opening. One that is not known is told to her, and gets the cookie that comes back,
/// unless others use it: ticking that box must not keep the mail from being sent.
pub async fn meet(
    db: &mut Db,
    account: &Account,
    opening: &Opening,
    now: DateTime<Utc>,
) -> Result<Option<Private<String>>> {
    if let Some(key) = &opening.device
        && store::note_device(db, account.id, key, now).await?
    {
        return Ok(None);
    }
    account.sign(db, &opening.key(), "device.met", account.id.uuid(), now).await?;
    tell_new_device(db, account, now).await?;
    if opening.is_shared {
        return Ok(None);
    }
    let value = cookie::random();
    store::add_device(db, account.id, &digest(&value), now).await?;
    Ok(Some(Private::new(value)))
}

/// Sends word of it to the address of her account: her function and the moment, nothing to click.
///
/// In French: she is not there to say which language she reads.
async fn tell_new_device(db: &mut Db, account: &Account, now: DateTime<Utc>) -> Result<()> {
    let Some(address) = &account.email else { return Ok(()) };
    let message = word_of(address, account, now)?;
    mail::send(db, &message, now).await
}

fn word_of(address: &Private<String>, account: &Account, now: DateTime<Utc>) -> anyhow::Result<Message> {
    let words = Words::new(&[crate::WORDS])?;
    let local = now.with_timezone(&Paris).naive_local();
    let day = web::day_long(local.date(), Lang::Fr);
    let hour = web::hour(local.time(), Lang::Fr);
    let moment = words.text(Lang::Fr, "account-moment", &[("day", &day), ("hour", &hour)]);
    let subject = words.text(Lang::Fr, "account-device-mail-subject", &[]);
    let facts: [(&str, &dyn web::Arg); 2] = [("function", &account.function), ("moment", &moment)];
    let text = words.text(Lang::Fr, "account-device-mail-text", &facts);
    Ok(Message::new(address.reveal(), &subject, &text)?)
}
