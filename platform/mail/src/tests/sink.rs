//! A mail server that writes down what it is sent.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// One transaction, as it came over the wire.
#[derive(Debug, Clone, Default)]
pub struct Received {
    pub commands: Vec<String>,
    /// Headers and body, if the recipient was taken.
    pub letter: String,
}

#[derive(Debug)]
pub struct Sink {
    pub port: u16,
    received: Receiver<Received>,
}

impl Sink {
    /// Listens, and answers to the recipients of the connections to come what `answers` says, one after the other.
    pub fn open(answers: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, received) = channel();
        std::thread::spawn(move || {
            for (stream, answer) in listener.incoming().zip(answers) {
                sender.send(speak(&stream.unwrap(), answer).unwrap()).unwrap();
            }
        });
        Self { port, received }
    }

    /// What came over the next connection.
    pub fn next(&self) -> Received {
        self.received.recv_timeout(PATIENCE).expect("a transaction with the sink")
    }
}

fn speak(mut stream: &TcpStream, to_recipient: &str) -> std::io::Result<Received> {
    let mut received = Received::default();
    writeln!(stream, "220 sink ready\r")?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next().transpose()? {
        let answer = match line.get(..4).unwrap_or_default() {
            "RCPT" => to_recipient,
            "DATA" => {
                writeln!(stream, "354 go on\r")?;
                while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
                    received.letter.push_str(&line);
                    received.letter.push('\n');
                }
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 well",
        };
        writeln!(stream, "{answer}\r")?;
        received.commands.push(line);
        if answer.starts_with("221") {
            break;
        }
    }
    Ok(received)
}
