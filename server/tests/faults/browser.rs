//! Asks over the network as a browser does, and lives with being hung up on.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// Longer than anything takes here.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often somebody presses again when told that somebody was at it at the same time.
const PRESSES: usize = 40;

/// What came back, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    fn read(bytes: &[u8]) -> io::Result<Self> {
        let text = String::from_utf8_lossy(bytes);
        let cut = || io::Error::from(ErrorKind::UnexpectedEof);
        // Without its whole head, nothing was acknowledged.
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(cut)?;
        Ok(Self { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// Where it leads; empty if nowhere.
    pub fn location(&self) -> &str {
        self.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default()
    }
}

/// The browser of one person, or of nobody.
#[derive(Debug, Clone)]
pub struct Browser {
    pub port: u16,
    cookie: String,
}

impl Browser {
    pub fn new(port: u16, cookie: &str) -> Self {
        Self { port, cookie: cookie.to_owned() }
    }

    pub fn of_nobody(port: u16) -> Self {
        Self::new(port, "")
    }

    pub fn get(&self, path: &str) -> io::Result<Answer> {
        self.ask(&format!("GET {path} HTTP/1.0\r\n"), "")
    }

    /// Sends a form once.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let form = pairs.join("&");
        let head = format!(
            "POST {path} HTTP/1.0\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            form.len()
        );
        self.ask(&head, &form)
    }

    /// Sends a form, again while somebody else is at the same thing; how often it was told so.
    pub fn press(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<(Answer, usize)> {
        for told in 0..PRESSES {
            let answer = self.post(path, fields)?;
            if answer.status != 409 {
                return Ok((answer, told));
            }
        }
        panic!("told {PRESSES} times to try again");
    }

    fn ask(&self, head: &str, body: &str) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let request = format!("{head}Host: localhost\r\nCookie: {}\r\n\r\n{body}", self.cookie);
        // At once: small pieces would wait for one another.
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Answer::read(&answer)
    }
}

/// A value as a form sends it.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// What a browser would send of the form that is posted to `action`, as it stands on the page.
pub fn fields(page: &str, action: &str) -> Vec<(String, String)> {
    let form = page.split("<form").find(|form| form.contains(&format!("method=\"post\" action=\"{action}\"")));
    let form = form.unwrap_or_else(|| panic!("no form for {action} in {page}")).split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for tag in form.split('<').filter(|tag| tag.starts_with("input ") || tag.starts_with("textarea ")) {
        let (head, text) = tag.split_once('>').unwrap();
        let is_choice = head.contains("type=\"checkbox\"") || head.contains("type=\"radio\"");
        if is_choice && !head.ends_with(" checked") {
            continue;
        }
        let value = attribute(head, "value").unwrap_or(text);
        fields.push((attribute(head, "name").unwrap().to_owned(), unescaped(value)));
    }
    fields
}

fn attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn unescaped(text: &str) -> String {
    text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&")
}
