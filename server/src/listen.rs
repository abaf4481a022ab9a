//! The listener: takes connections, gives nobody for ever to say what she wants, and ends in good order.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower::ServiceExt as _;

/// How long the head of a request may take to arrive, and a connection to stay open with nothing said.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// The largest head of a request.
const HEAD_BYTES: usize = 32 * 1024;
/// As many connections at once; more wait until one ends, so that memory and files stay bounded.
const CONNECTIONS: usize = 4096;
/// How long to wait where the system has no file left for a connection.
const REST: Duration = Duration::from_millis(500);

/// Serves until `stop`, then lets what is being answered end.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) -> io::Result<()> {
    let (close, closing) = watch::channel(false);
    let (mut open, mut stop) = (JoinSet::new(), pin!(stop));
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = open.join_next() => {}
            taken = listener.accept(), if open.len() < CONNECTIONS => match taken {
                Ok((stream, peer)) => drop(open.spawn(answer(stream, peer, router.clone(), closing.clone()))),
                // Somebody hung up before she was heard, or there are no files left: others are waiting.
                Err(error) if is_of_one(&error) => {}
                Err(_) => tokio::time::sleep(REST).await,
            }
        }
    }
    drop(listener);
    close.send_replace(true);
    while open.join_next().await.is_some() {}
    Ok(())
}

/// Says whether an error is of one connection only.
fn is_of_one(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Answers what is asked on one connection. Why it ended is nobody's business: the public face keeps no log.
async fn answer(stream: TcpStream, peer: SocketAddr, router: Router, mut closing: watch::Receiver<bool>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answered: Result<Response, Infallible> = router.oneshot(request).await;
            answered
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).max_buf_size(HEAD_BYTES);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = closing.wait_for(|closing| *closing) => {}
    }
    connection.as_mut().graceful_shutdown();
    drop(connection.await);
}
