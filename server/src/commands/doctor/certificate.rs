//! The certificate that the front server shows, looked at as a browser does.

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use rustls::RootCertStore;
use rustls::client::ClientConfig;
use rustls::crypto::ring;
use rustls::pki_types::{ServerName, UnixTime};
use rustls::time_provider::TimeProvider;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::Url;

use super::finding::{CERTIFICATE_DAYS, Certificate};

/// Judges certificates as if it were so much later.
#[derive(Debug)]
struct Later(Duration);

impl TimeProvider for Later {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(Duration::from_secs(UnixTime::now().as_secs()) + self.0))
    }
}

/// What is shown at `origin`, asked twice: today, and as if it were `CERTIFICATE_DAYS` later.
pub async fn look(origin: &str, patience: Duration) -> Certificate {
    let Some(url) = Url::parse(origin).ok().filter(|url| url.scheme() == "https") else { return Certificate::NotAsked };
    match shows(&url, Duration::ZERO, patience).await {
        Certificate::Good => {}
        other => return other,
    }
    match shows(&url, Duration::from_secs(CERTIFICATE_DAYS * 86_400), patience).await {
        Certificate::Refused => Certificate::Ends,
        other => other,
    }
}

async fn shows(url: &Url, ahead: Duration, patience: Duration) -> Certificate {
    match timeout(patience, greet(url, ahead)).await {
        Ok(Ok(())) => Certificate::Good,
        // What a handshake breaks off with.
        Ok(Err(error)) if error.kind() == ErrorKind::InvalidData => Certificate::Refused,
        _ => Certificate::Silent,
    }
}

/// Shakes hands and hangs up; nothing is asked.
async fn greet(url: &Url, ahead: Duration) -> std::io::Result<()> {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let port = url.port_or_known_default().unwrap_or(443);
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_details(Arc::new(ring::default_provider()), Arc::new(Later(ahead)))
        .with_safe_default_protocol_versions()
        .map_err(std::io::Error::other)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect((host.as_str(), port)).await?;
    let name = ServerName::try_from(host).map_err(std::io::Error::other)?;
    TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    Ok(())
}
