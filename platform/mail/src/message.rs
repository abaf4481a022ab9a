//! A message, and what keeps it from being one.

use std::fmt;

use base::Private;
use base::text::many_lines;
use lettre::Address;

/// Why something cannot be sent as a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Not `somebody@somewhere.fr`: other shapes are allowed by the rules of mail, and used by nobody but forgers.
    #[error("this is not an address to write to")]
    Address,
    /// Empty, longer than 150 letters, or with a line end or another control character: a header could be forged.
    #[error("a subject is one line of text")]
    Subject,
    #[error("a message says something")]
    Text,
}

/// More would be cut by those who show it.
const SUBJECT_LETTERS: usize = 150;
const ADDRESS_LETTERS: usize = 254;
/// What an address may hold besides letters and digits.
const ADDRESS_SIGNS: &str = ".@!#$%&'*+/=?^_`{|}~-";

/// A message to one address.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    to: Private<String>,
    subject: String,
    text: String,
    calendar: Option<String>,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Message(•••)")
    }
}

impl Message {
    pub fn new(to: &str, subject: &str, text: &str) -> Result<Self, Unfit> {
        let is_long = subject.chars().count() > SUBJECT_LETTERS;
        if subject.trim().is_empty() || is_long || subject.chars().any(char::is_control) {
            return Err(Unfit::Subject);
        }
        let text = many_lines(text);
        if text.is_empty() {
            return Err(Unfit::Text);
        }
        Ok(Self { to: Private::new(address(to)?.to_string()), subject: subject.to_owned(), text, calendar: None })
    }

    /// Carries an invitation (iCalendar), which mail programs offer to put into a calendar.
    #[must_use]
    pub fn with_calendar(self, calendar: String) -> Self {
        Self { calendar: Some(calendar), ..self }
    }

    pub fn to(&self) -> &str {
        self.to.reveal()
    }

    pub fn subject(&self) -> &str {
        &self.subject
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The invitation that it carries.
    pub fn calendar(&self) -> Option<&str> {
        self.calendar.as_deref()
    }
}

/// Says whether somebody can be written to under `text`. Whether she reads it, only a mail tells.
pub fn is_address(text: &str) -> bool {
    address(text).is_ok()
}

/// An address in its plain shape: ASCII, no quotes, no number in place of a domain, a domain with a dot.
pub fn address(text: &str) -> Result<Address, Unfit> {
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || ADDRESS_SIGNS.contains(c));
    let has_dot = text.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.'));
    if !is_plain || !has_dot || text.len() > ADDRESS_LETTERS {
        return Err(Unfit::Address);
    }
    text.parse().map_err(|_| Unfit::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfit(to: &str, subject: &str, text: &str) -> Option<Unfit> {
        Message::new(to, subject, text).err()
    }

    #[test]
    fn an_address_is_written_plainly() {
        for to in ["ccas@valbourg.example", "a.b+c@sous.domaine.example", "o'neil@x.example"] {
            assert_eq!(unfit(to, "Bonjour", "Bonjour."), None, "{to}");
        }
        let forged = [
            "",
            "ccas",
            "ccas@valbourg",
            "ccas@",
            "@valbourg.example",
            "a@b@c.example",
            "ccas@valbourg.example\r\nBcc: x@y.example",
            "ccas@valbourg.example\nRCPT TO:<x@y.example>",
            "ccas@valbourg.example, x@y.example",
            "<ccas@valbourg.example>",
            "\"c c\"@valbourg.example",
            "ccas@[127.0.0.1]",
            "é@valbourg.example",
            "a@.example",
            "a@b..example",
            "a@-b.example",
            "a@b-.example",
            "a.@b.example",
            ".a@b.example",
            "a..b@b.example",
            "ccas@valbourg.example\u{0}",
            &format!("{}@valbourg.example", "a".repeat(250)),
        ];
        for to in forged {
            assert_eq!(unfit(to, "Bonjour", "Bonjour."), Some(Unfit::Address), "{to:?}");
        }
    }

    #[test]
    fn a_subject_is_one_line() {
        let long = "a".repeat(SUBJECT_LETTERS + 1);
        for subject in ["", "  ", "Bonjour\r\nBcc: x@y.example", "Bonjour\n", "Bonjour\r", "a\u{0}b", "a\u{85}b", &long]
        {
            assert_eq!(unfit("ccas@valbourg.example", subject, "Bonjour."), Some(Unfit::Subject), "{subject:?}");
        }
    }

    #[test]
    fn a_text_keeps_its_lines_and_no_other_sign() {
        let message = Message::new("ccas@valbourg.example", "Bonjour", "Un\r\ndeux\u{7}\r\n\r\n").unwrap();
        assert_eq!(message.text(), "Un\ndeux");
        assert_eq!(unfit("ccas@valbourg.example", "Bonjour", "\n\u{0}"), Some(Unfit::Text));
    }

    #[test]
    fn a_message_never_prints_itself() {
        let message = Message::new("ccas@valbourg.example", "Bonjour", "Un texte").unwrap();
        assert_eq!(format!("{message:?}"), "Message(•••)");
    }
}
