//! Writing a row.

use base::text::hex;
use base::{Db, Id, execute};
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{Entry, Outcome};

/// Who did it, for which institution, in which territory. A program's own act has none of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Author {
    pub account: Option<Uuid>,
    pub institution: Option<Uuid>,
    pub territory: Option<Uuid>,
}

/// What is written of an act. Every text is a code: small letters, digits, `.`, `_`, `-`, 64 at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act<'a> {
    pub author: Author,
    /// The codes of her roles at that moment, parted by spaces.
    pub role: Option<&'a str>,
    /// The name of her session, from [`session_name`].
    pub session: Option<&'a str>,
    /// What was done, in the past tense: `service.corrected`.
    pub name: &'a str,
    pub object: Uuid,
    pub at: DateTime<Utc>,
    /// On which ground of the law or of an agreement.
    pub basis: Option<&'a str>,
    /// For which reason, out of a closed list.
    pub motive: Option<&'a str>,
    pub outcome: Outcome,
    /// What stands for a person in the journal; nothing leads back once her case is erased.
    pub pseudonym: Option<&'a str>,
    pub compartment: Option<&'a str>,
    /// The agreement of the person under which it was done.
    pub grant: Option<Uuid>,
}

impl<'a> Act<'a> {
    /// An act that was done, without ground or reason: `Act { basis: Some("consent"), ..Act::new(…) }.write(db)`.
    pub const fn new(author: Author, name: &'a str, object: Uuid, at: DateTime<Utc>) -> Self {
        Self {
            author,
            role: None,
            session: None,
            name,
            object,
            at,
            basis: None,
            motive: None,
            outcome: Outcome::Done,
            pseudonym: None,
            compartment: None,
            grant: None,
        }
    }

    /// Writes the act. A text that is not a code is refused, and not told: it could be what nobody may read.
    pub async fn write(&self, db: &mut Db) -> sqlx::Result<()> {
        self.check()?;
        let (id, author) = (Id::<Entry>::new(), self.author);
        execute!(db => "
            INSERT INTO journal (id, at, account_id, institution_id, territory_id, role, session, act, object_id, basis,
                                 motive, result, pseudonym, compartment, grant_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            id, self.at, author.account, author.institution, author.territory, self.role, self.session, self.name,
            self.object, self.basis, self.motive, self.outcome, self.pseudonym, self.compartment, self.grant)?;
        Ok(())
    }

    fn check(&self) -> sqlx::Result<()> {
        let codes = [
            ("act", Some(self.name)),
            ("session", self.session),
            ("basis", self.basis),
            ("motive", self.motive),
            ("pseudonym", self.pseudonym),
            ("compartment", self.compartment),
        ];
        let wrong = codes.into_iter().find(|(_, text)| text.is_some_and(|text| !is_code(text)));
        let wrong = wrong.map(|(field, _)| field).or_else(|| {
            let role = self.role?;
            (!role.split(' ').all(is_code)).then_some("role")
        });
        match wrong {
            None => Ok(()),
            Some(field) => Err(sqlx::Error::Encode(format!("the journal takes codes only: {field}").into())),
        }
    }
}

const LONGEST: usize = 64;
/// Digits of the name of a session: enough to tell apart those of three years.
const SESSION_NAME: usize = 16;

fn is_code(text: &str) -> bool {
    let is_sign = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"._-".contains(&c);
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_sign)
}

/// A short name for the session whose key is `key`, for the journal: it leads back to no key.
pub fn session_name(key: &str) -> String {
    let mut name = hex(&Sha256::digest(key));
    name.truncate(SESSION_NAME);
    name
}

/// Writes that `author` did `act` (past tense, as `service.corrected`) to `object` at `at`.
pub async fn write(db: &mut Db, author: Author, act: &str, object: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    Act::new(author, act, object, at).write(db).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_small_letters_digits_and_three_signs() {
        for code in ["a", "service.corrected", "legal-basis_2", &"a".repeat(64)] {
            assert!(is_code(code), "{code}");
        }
        for text in ["", "Service", "a b", "é", "a@b", "a\n", "a;b", &"a".repeat(65)] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn a_session_has_the_same_name_each_time_and_another_than_others() {
        let name = session_name("one");
        assert!(is_code(&name) && name.len() == SESSION_NAME, "{name}");
        assert_eq!(name, session_name("one"));
        assert_ne!(name, session_name("two"));
    }

    #[test]
    fn what_is_not_a_code_is_refused_and_not_told() {
        let secret = "Mme Durand";
        let act = |change: fn(&mut Act<'static>)| {
            let mut act = Act::new(Author::default(), "case.opened", Uuid::nil(), DateTime::UNIX_EPOCH);
            change(&mut act);
            act.check().map_err(|error| error.to_string())
        };
        assert_eq!(act(|_| ()), Ok(()));
        assert_eq!(act(|act| act.role = Some("referent coordinator")), Ok(()));
        let wrong: [fn(&mut Act<'static>); 6] = [
            |act| act.name = "Mme Durand",
            |act| act.basis = Some("Mme Durand"),
            |act| act.motive = Some("Mme Durand"),
            |act| act.pseudonym = Some("Mme Durand"),
            |act| act.role = Some("Mme Durand"),
            |act| act.session = Some("Mme Durand"),
        ];
        for change in wrong {
            let refusal = act(change).unwrap_err();
            assert!(refusal.contains("codes only") && !refusal.contains(secret), "{refusal}");
        }
    }
}
