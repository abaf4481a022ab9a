//! The way to a PostgreSQL: in clear within a machine; to another one by TLS, with a certificate that is verified.

use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr as _;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

/// Who could read or change what is said on the way to a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A file, or a server of this machine: nobody stands between.
    Here,
    /// Another machine, by TLS, with a certificate that is verified for its name: nobody.
    Verified,
    /// Another machine, and its address asks for less (`sslmode`): whoever stands between.
    Open,
}

impl Line {
    /// How the database at `url` is spoken to; nothing is asked of it.
    pub fn of(url: &str) -> Self {
        // Reading any other address as one of PostgreSQL would look for a file of passwords, and complain.
        let options = url.starts_with("postgres").then(|| PgConnectOptions::from_str(url).ok()).flatten();
        let Some(options) = options.filter(|options| !is_here(options)) else { return Self::Here };
        match guarded(url, options).get_ssl_mode() {
            PgSslMode::VerifyFull => Self::Verified,
            _ => Self::Open,
        }
    }
}

/// The authorities that the system trusts, a city's own among them.
pub const AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Asks another machine for a certificate, unless the address says how it is to be spoken to.
pub(crate) fn guarded(url: &str, options: PgConnectOptions) -> PgConnectOptions {
    let (_, asked) = url.split_once('?').unwrap_or_default();
    if is_here(&options) || asked.contains("sslmode=") || asked.contains("ssl-mode=") {
        return options;
    }
    let options = options.ssl_mode(PgSslMode::VerifyFull);
    let has_own = asked.contains("sslrootcert=") || asked.contains("ssl-root-cert=") || asked.contains("ssl-ca=");
    if has_own || !Path::new(AUTHORITIES).exists() { options } else { options.ssl_root_cert(AUTHORITIES) }
}

fn is_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host().trim_matches(['[', ']']);
    options.get_socket().is_some()
        || host == "localhost"
        || host.starts_with('/')
        || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_machine_shows_a_verified_certificate_unless_its_address_says_otherwise() {
        for here in [
            "sqlite:data/maillage.db",
            "postgres://a@127.0.0.1/m",
            "postgres://a@localhost/m?sslmode=disable",
            "postgres://a@[::1]:5432/m",
            "postgres:///m?host=/var/run/postgresql",
        ] {
            assert_eq!(Line::of(here), Line::Here, "{here}");
        }
        for verified in [
            "postgres://a:b@base.ville.example/m",
            "postgresql://a@192.0.2.7:5433/m?application_name=x",
            "postgres://a:sslmode=disable@base.ville.example/m",
            "postgres://a@base.ville.example/m?sslmode=verify-full",
        ] {
            assert_eq!(Line::of(verified), Line::Verified, "{verified}");
        }
        for open in ["disable", "allow", "prefer", "require", "verify-ca"] {
            let url = format!("postgres://a@base.ville.example/m?sslmode={open}");
            assert_eq!(Line::of(&url), Line::Open, "{url}");
        }
    }
}
