//! The line to the identity provider: the one way in which the workspace asks something of another site.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::url::{Origin, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::crypto::ring;

/// Asks one origin, and nothing else: no other host or port, no redirect, no answer that is long or late.
#[derive(Debug)]
pub struct Line {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    origin: Origin,
    patience: Duration,
}

/// Why there is no answer. None tells what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("an address elsewhere")]
    Elsewhere,
    #[error("no connection")]
    Broken,
    #[error("no answer in time")]
    Late,
    #[error("an answer without end")]
    TooLong,
}

/// Keys, tokens and claims are some kilobytes.
const LONGEST_BYTES: usize = 256 * 1024;

impl Line {
    /// A line to the origin of `issuer`, whose certificate the system's own authorities vouch for.
    pub fn to(issuer: &Url, patience: Duration) -> std::io::Result<Self> {
        let connector = HttpsConnectorBuilder::new().with_provider_and_native_roots(ring::default_provider())?;
        let connector = connector.https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector);
        Ok(Self { client, origin: issuer.origin(), patience })
    }

    /// Says whether `url` is one of the provider's.
    pub fn leads_to(&self, url: &Url) -> bool {
        url.origin() == self.origin
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, LineError> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| LineError::Elsewhere)?;
        if !self.leads_to(&url) {
            return Err(LineError::Elsewhere);
        }
        tokio::time::timeout(self.patience, self.send(request)).await.map_err(|_| LineError::Late)?
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, LineError> {
        let response = self.client.request(request.map(Body::from)).await.map_err(|_| LineError::Broken)?;
        let (head, body) = response.into_parts();
        let body = to_bytes(Body::new(body), LONGEST_BYTES).await.map_err(|_| LineError::TooLong)?;
        Ok(HttpResponse::from_parts(head, body.to_vec()))
    }
}

impl<'a> AsyncHttpClient<'a> for Line {
    type Error = LineError;
    type Future = BoxFuture<'a, Result<HttpResponse, LineError>>;

    fn call(&'a self, request: HttpRequest) -> Self::Future {
        self.ask(request).boxed()
    }
}

#[cfg(test)]
mod tests {
    use testkit::Untrusted;

    use super::*;

    #[tokio::test]
    async fn a_provider_whose_certificate_nobody_vouches_for_is_asked_nothing() {
        let server = Untrusted::start();
        let url = Url::parse(&format!("https://localhost:{}/", server.port)).unwrap();
        let line = Line::to(&url, Duration::from_secs(20)).unwrap();
        let asked = line.ask(axum::http::Request::get(url.as_str()).body(Vec::new()).unwrap()).await;
        assert_eq!((asked.unwrap_err(), server.count_believers()), (LineError::Broken, 0));
        server.be_believed();
        assert_eq!(server.count_believers(), 1, "it was the certificate");
    }
}
