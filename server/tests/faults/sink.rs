//! A mail server that keeps what it takes, and can go away and come back.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// The letters that were taken, all of them.
#[derive(Debug, Clone, Default)]
pub struct Letters(Arc<Mutex<Vec<String>>>);

impl Letters {
    /// How often each letter was taken, by the name that its sender gave it.
    pub fn counted(&self) -> BTreeMap<String, usize> {
        let mut counted = BTreeMap::new();
        for letter in self.0.lock().unwrap().iter() {
            let name = letter.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
            *counted.entry(name.to_owned()).or_default() += 1;
        }
        counted
    }
}

/// A port on which nobody listens yet.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[derive(Debug)]
pub struct Sink {
    port: u16,
    is_closing: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Sink {
    pub fn open(port: u16, letters: &Letters) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        let (is_closing, letters) = (Arc::new(AtomicBool::new(false)), letters.clone());
        let closing = Arc::clone(&is_closing);
        let listening = thread::spawn(move || {
            for stream in listener.incoming() {
                if closing.load(Ordering::Relaxed) {
                    break;
                }
                let letters = letters.clone();
                // Whoever hangs up in the middle has sent nothing.
                thread::spawn(move || drop(speak(&stream.unwrap(), &letters)));
            }
        });
        Self { port, is_closing, listening: Some(listening) }
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.is_closing.store(true, Ordering::Relaxed);
        // Wakes it up.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

fn speak(mut stream: &TcpStream, letters: &Letters) -> io::Result<()> {
    stream.write_all(b"220 sink ready\r\n")?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next().transpose()? {
        let answer = match line.get(..4).unwrap_or_default() {
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let mut letter = String::new();
                loop {
                    // Cut off in the middle of a letter: it was not taken.
                    let Some(line) = lines.next().transpose()? else { return Ok(()) };
                    if line == "." {
                        break;
                    }
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.0.lock().unwrap().push(letter);
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 well",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
        if answer.starts_with("221") {
            break;
        }
    }
    Ok(())
}
