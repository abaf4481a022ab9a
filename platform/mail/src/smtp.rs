//! The mail server that the operator chose.

use std::net::IpAddr;
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use base::{Error, Id, Result};
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Code;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use url::{Host, Url};

use crate::Message;
use crate::message::address;
use crate::post::Outcome;
use crate::store::Mail;

/// Shorter than the time after which another worker takes the job over.
const TIMEOUT: Duration = Duration::from_secs(120);
/// Answers of a mail server about ourselves, not about a recipient: an operator mends them, and the mail waits.
const OUR_FAULT: [&str; 6] = ["502", "503", "530", "534", "535", "538"];

/// Why what the operator wrote is no mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("a mail server is smtps://user@host:465 or smtp://user@host:587")]
    Address,
    #[error("a password stands in a file, not in an address that others can list")]
    Password,
    #[error("a user needs a password file, and a password file needs a user")]
    Credentials,
    #[error("a sender is an address, or « Name <address> »")]
    From,
}

/// A mail server, and who writes.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Smtp(•••)")
    }
}

impl Smtp {
    /// The server at `smtps://user@host:465` (encrypted at once) or `smtp://user@host:587` (encrypted before anything is
    /// said; in clear only to this very machine).
    pub fn new(server: &str, from: &str, password: Option<String>) -> Result<Self, Unusable> {
        let url = Url::parse(server).map_err(|_| Unusable::Address)?;
        let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        let host = url.host_str().filter(|host| !host.is_empty() && is_bare).ok_or(Unusable::Address)?;
        if url.password().is_some() {
            return Err(Unusable::Password);
        }
        let from = sender(from)?;
        let tls = || TlsParameters::new(host.to_owned()).map_err(|_| Unusable::Address);
        let (port, tls) = match url.scheme() {
            "smtps" => (465, Tls::Wrapper(tls()?)),
            "smtp" if is_here(&url) => (25, Tls::None),
            "smtp" => (587, Tls::Required(tls()?)),
            _ => return Err(Unusable::Address),
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(url.port().unwrap_or(port))
            .tls(tls)
            .timeout(Some(TIMEOUT))
            // Not the name of this machine: it is nobody's business.
            .hello_name(ClientId::Domain(from.email.domain().to_owned()));
        match (percent_decoded(url.username())?, password) {
            (user, None) if user.is_empty() => {}
            (user, Some(password)) if !user.is_empty() => {
                transport = transport.credentials(Credentials::new(user, password));
            }
            _ => return Err(Unusable::Credentials),
        }
        Ok(Self { transport: transport.build(), from })
    }

    /// Sends a message. A recipient that is refused is given up; anything else is an error, and tried again.
    pub(crate) async fn send(&self, id: Id<Mail>, message: &Message, now: DateTime<Utc>) -> Result<Outcome> {
        let letter = self.letter(id, message, now).map_err(Error::Unexpected)?;
        let sent = tokio::time::timeout(TIMEOUT, self.transport.send(letter)).await;
        let Ok(sent) = sent else { return Err(anyhow!("the mail server takes too long").into()) };
        match sent {
            Ok(_) => Ok(Outcome::Sent),
            Err(error) => match error.status().map(|code: Code| code.to_string()) {
                Some(code) if error.is_permanent() && !OUR_FAULT.contains(&code.as_str()) => Ok(Outcome::GivenUp(code)),
                Some(code) => Err(anyhow!("the mail server answers {code}").into()),
                None if error.is_response() => Err(anyhow!("the mail server's answer cannot be read").into()),
                None => Err(anyhow!("the mail server cannot be reached: {error}").into()),
            },
        }
    }

    fn letter(&self, id: Id<Mail>, message: &Message, now: DateTime<Utc>) -> anyhow::Result<lettre::Message> {
        let to = message.to().parse().context("the address is no address")?;
        let builder = lettre::Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(message.subject())
            .date(now.into())
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .header(AutoSubmitted)
            .header(MIME_VERSION_1_0);
        let letter = match message.calendar() {
            None => builder.header(ContentType::TEXT_PLAIN).body(message.text().to_owned()),
            Some(calendar) => builder.multipart(invited(message.text(), calendar)?),
        };
        letter.context("the message cannot be written")
    }
}

/// A text with an invitation beside it: as another shape of the same, which calendars read, and as a file, which people open.
fn invited(text: &str, calendar: &str) -> anyhow::Result<MultiPart> {
    let method = if calendar.contains("\r\nMETHOD:CANCEL\r\n") { "CANCEL" } else { "REQUEST" };
    let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))?;
    let shapes = MultiPart::alternative()
        .singlepart(SinglePart::plain(text.to_owned()))
        .singlepart(SinglePart::builder().header(kind).body(calendar.to_owned()));
    let file =
        Attachment::new("invitation.ics".to_owned()).body(calendar.to_owned(), ContentType::parse("text/calendar")?);
    Ok(MultiPart::mixed().multipart(shapes).singlepart(file))
}

/// Says that no person wrote this, so that no machine answers (RFC 3834).
#[derive(Debug, Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn sender(text: &str) -> Result<Mailbox, Unusable> {
    let mailbox: Mailbox = text.trim().parse().map_err(|_| Unusable::From)?;
    let is_one_line = !text.trim().chars().any(char::is_control);
    if !is_one_line || address(mailbox.email.as_ref()).is_err() {
        return Err(Unusable::From);
    }
    Ok(mailbox)
}

/// Says whether the server is this very machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        // The host of a scheme that browsers do not know stays text.
        Some(Host::Domain(host)) => host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// A user name as it stands in an address: `a%40b` is `a@b`.
fn percent_decoded(text: &str) -> Result<String, Unusable> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        let (digits, after) = after.split_at_checked(2).ok_or(Unusable::Address)?;
        bytes.extend(before.as_bytes());
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| Unusable::Address)?);
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8(bytes).map_err(|_| Unusable::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "Réseau de Valbourg <ne-pas-repondre@valbourg.example>";

    fn unusable(server: &str, from: &str, password: Option<&str>) -> Option<Unusable> {
        Smtp::new(server, from, password.map(str::to_owned)).err()
    }

    #[test]
    fn a_server_is_told_by_its_address() {
        let servers = ["smtps://mail.valbourg.example", "smtp://mail.valbourg.example:2525", "smtp://127.0.0.1:25/"];
        for server in servers {
            assert_eq!(unusable(server, FROM, None), None, "{server}");
        }
        assert_eq!(unusable("smtps://ccas%40valbourg.example@mail.valbourg.example:465", FROM, Some("x")), None);
        for server in
            ["", "mail.valbourg.example", "https://x.example", "smtp://", "smtp://x/?tls=none", "smtp://%zz@x"]
        {
            assert_eq!(unusable(server, FROM, None), Some(Unusable::Address), "{server}");
        }
    }

    #[test]
    fn a_password_stands_in_no_address() {
        assert_eq!(unusable("smtps://a:secret@x.example", FROM, Some("secret")), Some(Unusable::Password));
        assert_eq!(unusable("smtps://a@x.example", FROM, None), Some(Unusable::Credentials));
        assert_eq!(unusable("smtps://x.example", FROM, Some("secret")), Some(Unusable::Credentials));
    }

    #[test]
    fn a_sender_has_an_address() {
        for from in ["", "Réseau", "a@b", "Réseau <a@b.example>\r\nBcc: x@y.example"] {
            assert_eq!(unusable("smtps://x.example", from, None), Some(Unusable::From), "{from}");
        }
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_clear() {
        for (server, here) in [
            ("smtp://127.0.0.1", true),
            ("smtp://localhost:2525", true),
            ("smtp://[::1]:25", true),
            ("smtp://127.0.0.1.example", false),
            ("smtp://mail.valbourg.example", false),
        ] {
            assert_eq!(is_here(&Url::parse(server).unwrap()), here, "{server}");
        }
    }
}
