//! Opening and closing accounts: for the command `user`, the demonstration and the daily erasure.

use base::text::hex;
use base::{Code as _, Db, Error, Id, Private, Result};
use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use web::SessionKey;

use crate::model::{Account, Invitation, Role, code_of, login_of};
use crate::{password, people, session, store};

/// SHA-256 in hexadecimal: what the database keeps of a code or a name.
pub fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

impl Account {
    /// Writes in the journal what she did in the session of `key`: for whoever is only coming in, whom no context knows yet.
    pub async fn sign(
        &self,
        db: &mut Db,
        key: &SessionKey,
        act: &str,
        object: Uuid,
        at: DateTime<Utc>,
    ) -> sqlx::Result<()> {
        self.sign_for(db, key, (act, None), object, at).await
    }

    /// The same, with the code of why, or by what.
    pub async fn sign_for(
        &self,
        db: &mut Db,
        key: &SessionKey,
        (act, motive): (&str, Option<&str>),
        object: Uuid,
        at: DateTime<Utc>,
    ) -> sqlx::Result<()> {
        let author = journal::Author {
            account: Some(self.id.uuid()),
            institution: self.institution_id.map(Id::uuid),
            territory: Some(self.territory_id.uuid()),
        };
        let roles = self.roles.iter().map(Role::code).collect::<Vec<_>>().join(" ");
        let role = Some(roles.as_str()).filter(|roles| !roles.is_empty());
        let session = journal::session_name(&key.0);
        let act = journal::Act::new(author, act, object, at);
        journal::Act { role, motive, session: Some(&session), ..act }.write(db).await
    }
}

/// Opens an account and gives the code to hand over in person: good once, within 24 hours, for choosing a password.
pub async fn invite(db: &mut Db, invitation: &Invitation, now: DateTime<Utc>) -> Result<String> {
    let (account, code) = with_code(admit(db, invitation, now).await?, now);
    store::add(db, &account).await?;
    journal::write(db, journal::Author::default(), "account.invited", account.id.uuid(), now).await?;
    Ok(code)
}

/// Gives a new code to somebody who lost her password, once it is sure in person that it is she. Her password no longer
/// opens anything, nor do her sessions.
pub async fn invite_again(db: &mut Db, login: &str, now: DateTime<Utc>) -> Result<String> {
    let account = store::by_login(db, &login_of(login)).await?.ok_or(Error::NotFound)?;
    let (account, code) = with_code(account, now);
    store::save(db, &account).await?;
    people::forget_ways_in(db, account.id).await?;
    journal::write(db, journal::Author::default(), "account.invited", account.id.uuid(), now).await?;
    Ok(code)
}

/// Opens an account that has `password` at once, for the demonstration: it is not asked whether it is a good one.
pub async fn create_with_password(
    db: &mut Db,
    invitation: &Invitation,
    password: &str,
    now: DateTime<Utc>,
) -> Result<Account> {
    let account = admit(db, invitation, now).await?;
    let password_hash = Some(password::hash(Private::new(password.to_owned())).await?);
    let account = Account { password_hash, is_activated: true, ..account };
    store::add(db, &account).await?;
    journal::write(db, journal::Author::default(), "account.activated", account.id.uuid(), now).await?;
    Ok(account)
}

/// Closes the account at once: her sessions end, and her sign-in name, password and code are forgotten.
pub async fn disable(db: &mut Db, login: &str, now: DateTime<Utc>) -> Result<()> {
    let account = store::by_login(db, &login_of(login)).await?.ok_or(Error::NotFound)?;
    let id = account.id.uuid();
    people::close(db, account, now).await?;
    journal::write(db, journal::Author::default(), "account.disabled", id, now).await?;
    Ok(())
}

/// Erases what lives for hours: dead sessions, codes and failures older than a day. Gives how many rows; doing it twice
/// changes nothing. Accounts of people who left wait for the plan of data protection.
pub async fn purge(db: &mut Db, now: DateTime<Utc>) -> Result<u64> {
    let sessions = session::store::erase_dead(db, now).await? + session::store::erase_old_devices(db, now).await?;
    let attempts = store::erase_old_attempts(db, now).await?;
    let codes = store::forget_lapsed_codes(db, now).await? + people::erase_old_requests(db, now).await?;
    Ok(sessions + attempts + codes)
}

/// A random password that one can copy from a terminal, for an account of the demonstration: 80 bits.
pub fn random_password() -> String {
    grouped(&rand::random::<[u8; 10]>()).to_lowercase()
}

/// The account with a new activation code, and the code: 128 random bits that one can copy from paper.
pub fn with_code(account: Account, now: DateTime<Utc>) -> (Account, String) {
    let code = new_code();
    (account.invite(Private::new(digest(&code_of(&code))), now), code)
}

fn new_code() -> String {
    grouped(&rand::random::<[u8; 16]>())
}

/// Base32, in groups of four letters.
pub fn grouped(bytes: &[u8]) -> String {
    let letters: Vec<char> = BASE32_NOPAD.encode(bytes).chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The account asked for, if its name is free and its institution takes part in the territory.
pub async fn admit(db: &mut Db, invitation: &Invitation, now: DateTime<Utc>) -> Result<Account> {
    let account = invitation.check(now)?;
    if let Some(institution) = invitation.institution
        && partner::member(db, invitation.territory, institution).await?.is_none()
    {
        return Err(Error::Refused("account-institution-elsewhere"));
    }
    if store::by_login(db, &login_of(&invitation.login)).await?.is_some() {
        return Err(Error::Refused("account-login-taken"));
    }
    Ok(account)
}
