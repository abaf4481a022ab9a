//! Where a request ends: whoever stands in front and the program must never disagree about it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::desk::{Desk, FRENCH};
use crate::service::Running;

/// The first lines of all that is answered to `sent`.
fn answers(port: u16, sent: &str) -> Vec<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(sent.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // Whoever is refused may be hung up on.
    drop(stream.read_to_end(&mut answer));
    let answer = String::from_utf8_lossy(&answer).into_owned();
    // An answer begins where the one before ends, on the same line if that one has no line end.
    let begun = answer.split("HTTP/1.1 ").skip(1);
    begun.map(|rest| rest.lines().next().unwrap_or_default().to_owned()).collect()
}

/// A request whose length is told by `framing`, with a body that another request follows at once.
fn request(framing: &str, body: &str) -> String {
    format!(
        "POST /pro/connexion HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n{framing}\r\n{body}\
         GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
}

#[test]
fn a_request_ends_where_its_framing_says_or_is_refused() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    let well = answers(serving.port(), &request("Content-Length: 3\r\n", "a=b"));
    assert_eq!(well, ["400 Bad Request", "200 OK"], "one form that no page has, then another request");
    // The pieces hold, whatever length is told beside them: what follows is a request of its own, seen as such.
    let both = answers(
        serving.port(),
        &request("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "3\r\na=b\r\n0\r\n\r\n"),
    );
    assert!(both.len() <= 2 && both.first().is_some_and(|first| first.starts_with("400")), "{both:?}");
    for framing in [
        "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: 3, 4\r\n",
        "Content-Length: +3\r\n",
        "Content-Length: -3\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding : chunked\r\n",
    ] {
        let refused = answers(serving.port(), &request(framing, "a=b"));
        assert_eq!(refused.len(), 1, "{framing:?}: {refused:?}");
        assert!(refused[0].starts_with("400"), "{framing:?}: {refused:?}");
    }
    assert!(serving.get("/health/live").starts_with("HTTP/1.1 200 OK"));
    serving.stop();
}
