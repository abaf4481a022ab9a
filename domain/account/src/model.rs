//! Accounts and their sessions, and the rules about them.

use base::text::one_line;
use base::{Codes, Error, Id, Private, Result};
use chrono::{DateTime, TimeDelta, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;

base::text_enum! {
    /// What somebody may do in the workspace.
    pub enum Role {
        Administrator = "administrator", Coordinator = "coordinator", Referent = "referent",
        Professional = "professional", Dpo = "dpo",
    }
}

base::text_enum! {
    /// Where an account stands: waiting for a second person's agreement, for its code to be used, code too old, usable, authorisation over, closed.
    pub enum State {
        Requested = "requested", Invited = "invited", Lapsed = "lapsed", Active = "active", Expired = "expired", Disabled = "disabled",
    }
}

/// Somebody who signs in, known by her function.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Account {
    pub id: Id<Account>,
    pub territory_id: Id<Territory>,
    pub institution_id: Option<Id<Institution>>,
    /// The name she signs in with; a disabled account has none.
    pub login: Option<Private<String>>,
    pub function: String,
    pub roles: Codes<Role>,
    /// Where notices about her account go: a professional address.
    pub email: Option<Private<String>>,
    pub password_hash: Option<Private<String>>,
    /// The secret of her one-time codes, sealed.
    pub totp_secret: Option<Private<String>>,
    /// The last step of time whose one-time code was used.
    pub totp_step: i64,
    /// Whether she has chosen a way in since her last code.
    pub is_activated: bool,
    /// SHA-256 of her activation code.
    pub activation_hash: Option<Private<String>>,
    pub activation_until: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    /// When she may no longer come in, unless her authorisation is renewed.
    pub authorised_until: DateTime<Utc>,
    pub disabled_at: Option<DateTime<Utc>>,
}

/// How long an activation code may be used.
pub const ACTIVATION_LIFE: TimeDelta = TimeDelta::hours(24);
/// How long an authorisation lasts before somebody renews it.
pub const AUTHORISATION_LIFE: TimeDelta = TimeDelta::days(365);

impl Account {
    pub fn state(&self, now: DateTime<Utc>) -> State {
        match self.activation_until {
            _ if self.disabled_at.is_some() => State::Disabled,
            _ if self.roles.is_empty() => State::Requested,
            _ if self.authorised_until <= now => State::Expired,
            Some(until) if now < until => State::Invited,
            _ if self.is_activated => State::Active,
            _ => State::Lapsed,
        }
    }

    /// Says whether her sessions open anything: her account is neither closed nor past its authorisation.
    pub fn may_come_in(&self, now: DateTime<Utc>) -> bool {
        self.disabled_at.is_none() && now < self.authorised_until
    }

    /// Gives her a new code; whatever let her in before is forgotten (passkeys stand in their own table).
    pub fn invite(self, activation_hash: Private<String>, now: DateTime<Utc>) -> Self {
        Self {
            password_hash: None,
            totp_secret: None,
            is_activated: false,
            activation_hash: Some(activation_hash),
            activation_until: Some(now + ACTIVATION_LIFE),
            ..self
        }
    }

    /// Uses up her code.
    pub fn activate(self, now: DateTime<Utc>) -> Result<Self> {
        if self.activation_until.is_none_or(|until| until <= now) {
            return Err(Error::Refused("account-activation-wrong"));
        }
        Ok(Self { is_activated: true, activation_hash: None, activation_until: None, ..self })
    }

    /// Closes the account: what let her in is forgotten, her function stays beside what she did.
    pub fn disable(self, now: DateTime<Utc>) -> Self {
        Self {
            login: None,
            email: None,
            password_hash: None,
            totp_secret: None,
            is_activated: false,
            activation_hash: None,
            activation_until: None,
            disabled_at: Some(now),
            ..self
        }
    }
}

/// An account, with the names of where she stands.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Standing {
    #[sqlx(flatten)]
    pub account: Account,
    pub territory_name: String,
    pub institution_name: Option<String>,
}

impl Standing {
    /// The words that whoever knows her would try first.
    pub fn words(&self) -> Vec<String> {
        let login = self.account.login.as_ref().map_or("", |login| login.reveal());
        let institution = self.institution_name.as_deref().unwrap_or_default();
        crate::strength::words_of(&[login, "Maillage", institution, &self.territory_name, &self.account.function])
    }
}

/// What is asked for to open an account.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub territory: Id<Territory>,
    pub institution: Option<Id<Institution>>,
    pub login: String,
    pub function: String,
    pub roles: Codes<Role>,
    /// Empty for none.
    pub email: String,
}

const MAX_FUNCTION_LETTERS: usize = 120;

impl Invitation {
    /// The account, without any way in yet.
    pub fn check(&self, now: DateTime<Utc>) -> Result<Account> {
        let login = login_of(&self.login);
        if !is_login(&login) {
            return Err(Error::Refused("account-login-malformed"));
        }
        let function = one_line(&self.function);
        if function.is_empty() || function.chars().count() > MAX_FUNCTION_LETTERS {
            return Err(Error::Refused("account-function-malformed"));
        }
        if self.roles.is_empty() {
            return Err(Error::Refused("account-roles-missing"));
        }
        if self.institution.is_none() && (self.roles.has(Role::Referent) || self.roles.has(Role::Professional)) {
            return Err(Error::Refused("account-institution-missing"));
        }
        let email = one_line(&self.email);
        if !email.is_empty() && !is_address(&email) {
            return Err(Error::Refused("account-email-malformed"));
        }
        Ok(Account {
            id: Id::new(),
            territory_id: self.territory,
            institution_id: self.institution,
            login: Some(Private::new(login)),
            function,
            roles: self.roles.clone(),
            email: Some(Private::new(email)).filter(|email| !email.reveal().is_empty()),
            password_hash: None,
            totp_secret: None,
            totp_step: 0,
            is_activated: false,
            activation_hash: None,
            activation_until: None,
            created_at: now,
            authorised_until: now + AUTHORISATION_LIFE,
            disabled_at: None,
        })
    }
}

/// The sign-in name as it is compared: capitals and blanks around do not count.
pub fn login_of(typed: &str) -> String {
    one_line(typed).to_lowercase()
}

fn is_login(login: &str) -> bool {
    (3..=80).contains(&login.len()) && login.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_@".contains(&b))
}

/// Says whether a mail can be sent there: one `@`, a dot after it, nothing odd. Only a mail that arrives proves more.
pub fn is_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_graphic() && !"<>()[],;:\\\"".contains(c);
    let parts: Vec<&str> = text.split('@').collect();
    let [name, host] = parts[..] else { return false };
    text.len() <= 200 && text.chars().all(is_plain) && !name.is_empty() && host.contains('.') && !host.starts_with('.')
}

/// The activation code as it is compared. It is copied by hand from paper: dashes and blanks do not count, and the
/// three digits that no code holds are the letters they look like.
pub fn code_of(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| match c.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        letter => letter,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-21T09:00:00Z".parse().unwrap()
    }

    fn invitation() -> Invitation {
        Invitation {
            territory: Id::new(),
            institution: Some(Id::new()),
            login: " Referente.Commissariat ".into(),
            function: "référente du commissariat".into(),
            roles: [Role::Referent].into_iter().collect(),
            email: String::new(),
        }
    }

    fn account() -> Account {
        invitation().check(now()).unwrap()
    }

    fn secret(text: &str) -> Private<String> {
        Private::new(text.to_owned())
    }

    fn refusal<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
        match result {
            Err(Error::Refused(key)) => key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_authorisation_ends_after_a_year_unless_it_is_renewed() {
        let active = account().invite(secret("h"), now()).activate(now()).unwrap();
        let last = now() + AUTHORISATION_LIFE - TimeDelta::seconds(1);
        assert!(active.may_come_in(last) && active.state(last) == State::Active);
        let after = now() + AUTHORISATION_LIFE;
        assert!(!active.may_come_in(after) && active.state(after) == State::Expired);
    }

    #[test]
    fn somebody_without_a_role_is_not_invited() {
        let nobody = Invitation { roles: Codes::default(), ..invitation() };
        assert_eq!(refusal(nobody.check(now())), "account-roles-missing");
    }

    #[test]
    fn an_address_is_one_that_a_mail_can_reach() {
        for address in ["a", "a@b", "@b.fr", "a@b@c.fr", "a b@c.fr", "a@.fr", "a@c.fr\r\nBcc: d@e.fr", "é@c.fr"] {
            assert!(!is_address(address), "{address}");
        }
        assert!(is_address("accueil.nuit@commissariat.example"));
    }

    #[test]
    fn a_code_is_good_for_24_hours_and_once() {
        let invited = account().invite(secret("h"), now());
        let just_before = now() + ACTIVATION_LIFE - TimeDelta::seconds(1);
        assert_eq!(invited.state(just_before), State::Invited);
        assert_eq!(invited.state(now() + ACTIVATION_LIFE), State::Lapsed);
        let late = invited.clone().activate(now() + ACTIVATION_LIFE);
        assert_eq!(refusal(late), "account-activation-wrong");
        let active = invited.activate(just_before).unwrap();
        assert_eq!(active.state(now()), State::Active);
        assert_eq!(refusal(active.activate(just_before)), "account-activation-wrong");
    }

    #[test]
    fn a_new_code_forgets_the_password() {
        let active = account().invite(secret("h"), now()).activate(now()).unwrap();
        let active = Account { password_hash: Some(secret("p")), totp_secret: Some(secret("t")), ..active };
        let again = active.invite(secret("i"), now());
        assert_eq!((again.password_hash, again.totp_secret), (None, None));
    }

    #[test]
    fn a_disabled_account_keeps_nothing_that_let_her_in() {
        let gone = account().invite(secret("h"), now()).disable(now());
        assert_eq!((&gone.login, &gone.password_hash, &gone.activation_hash), (&None, &None, &None));
        assert_eq!(gone.state(now()), State::Disabled);
    }

    #[test]
    fn a_sign_in_name_is_the_same_in_capitals() {
        assert_eq!(account().login, Some(secret("referente.commissariat")));
    }

    #[test]
    fn a_sign_in_name_is_made_of_plain_letters() {
        for login in ["ab", "référente", "a b c", "<script>", &"a".repeat(81)] {
            let asked = Invitation { login: login.to_owned(), ..invitation() };
            assert_eq!(refusal(asked.check(now())), "account-login-malformed", "{login}");
        }
    }

    #[test]
    fn a_referent_and_a_professional_belong_to_an_institution() {
        let alone =
            |role| Invitation { institution: None, roles: [role].into_iter().collect(), ..invitation() }.check(now());
        assert_eq!(refusal(alone(Role::Referent)), "account-institution-missing");
        assert_eq!(refusal(alone(Role::Professional)), "account-institution-missing");
        assert!(alone(Role::Coordinator).is_ok() && alone(Role::Administrator).is_ok());
    }

    #[test]
    fn a_code_copied_by_hand_is_read_as_it_was_meant() {
        assert_eq!(code_of(" abcd-0ef1 8gh\u{a0}"), "ABCDOEFIBGH");
    }

    #[test]
    fn no_log_tells_her_sign_in_name_or_her_password() {
        let printed = format!("{:?}", account().invite(secret("h"), now()));
        assert!(!printed.contains("referente.commissariat"), "{printed}");
    }
}
