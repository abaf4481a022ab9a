//! The innocent page of somebody else: where the quick exit leads, and what was read before.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

const PAGE: &str = "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le temps qu’il fait</title>\
                    <link rel=\"icon\" href=\"data:,\"></head><body><h1>Beau temps</h1></body></html>";

/// Serves the page at every address, until the tests end. Returns where.
pub fn serve() -> String {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || listener.incoming().for_each(|stream| answer(stream.unwrap())));
    format!("http://{address}")
}

/// A browser that goes away before the end is no fault.
fn answer(mut stream: TcpStream) {
    thread::spawn(move || {
        let mut request = [0; 8192];
        if matches!(stream.read(&mut request), Ok(1..)) {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store";
            drop(write!(stream, "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{PAGE}", PAGE.len()));
        }
    });
}
