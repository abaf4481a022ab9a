//! A small identity provider that can be made to lie.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base::Clock;
use chrono::TimeDelta;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use openidconnect::PrivateSigningKey as _;
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::url;
use openidconnect::url::Url;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

pub const CLIENT: &str = "maillage";
pub const SECRET: &str = "un secret de test";
pub const SUBJECT: &str = "agente-4217";

/// What is wrong with what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    None,
    Nonce,
    NoNonce,
    Audience,
    OneMoreAudience,
    Issuer,
    Expired,
    /// The token is signed by a key that is not the one it names.
    ForeignKey,
    /// The token names a key that nobody publishes.
    UnknownKey,
    Unsigned,
    /// Signed with what it shares with us.
    SharedKey,
    AccessHash,
    NoToken,
    NotJson,
    /// The second answer is about somebody else.
    UserSubject,
    UserForeignKey,
    UserAudience,
    /// The token endpoint leads elsewhere.
    Redirect,
    Endless,
    Slow,
    Broken,
    DiscoveryIssuer,
    DiscoveryElsewhere,
    DiscoveryEnd,
    DiscoveryKeys,
}

/// How it signs, and whether its second answer is signed too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// RSA, and a signed answer about the person, as `ProConnect`.
    Signed,
    /// P-256, and plain JSON over TLS.
    Plain,
}

/// A question that a browser brought.
#[derive(Debug, Clone)]
struct Asked {
    nonce: String,
    challenge: String,
    back: String,
}

/// What it knows and thinks.
#[derive(Debug, Clone)]
pub struct Mind {
    pub lie: Lie,
    pub style: Style,
    pub subject: String,
    pub siret: Option<String>,
    /// How strongly it knows her, if it tells.
    pub acr: Option<String>,
    /// How long ago she proved to it who she is, if it tells; below zero in times to come.
    pub age: Option<TimeDelta>,
    /// The name of its keys; a new one stands for new keys.
    pub kid: String,
    /// How often each address was asked for.
    pub asked: HashMap<&'static str, usize>,
    codes: HashMap<String, Asked>,
}

#[derive(Debug, Clone)]
pub struct Liar {
    pub issuer: String,
    mind: Arc<Mutex<Mind>>,
    clock: Clock,
    _serving: Arc<JoinSet<()>>,
}

/// What a browser comes back with.
#[derive(Debug, Clone)]
pub struct Return {
    pub code: String,
    pub state: String,
    pub iss: String,
}

impl Return {
    pub fn fields(&self) -> [(&'static str, &str); 3] {
        [("code", &self.code), ("state", &self.state), ("iss", &self.iss)]
    }
}

/// The key of these tests: it opens nothing.
fn rsa() -> CoreRsaPrivateSigningKey {
    let kind = "RSA PRIVATE KEY";
    let pem = format!("-----BEGIN {kind}-----\n{}-----END {kind}-----\n", include_str!("rsa_key.txt"));
    CoreRsaPrivateSigningKey::from_pem(&pem, None).unwrap()
}

fn p256(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

fn encode(value: &Value) -> String {
    BASE64URL_NOPAD.encode(value.to_string().as_bytes())
}

impl Liar {
    pub async fn start(clock: Clock) -> Self {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let mind = Mind {
            lie: Lie::None,
            style: Style::Signed,
            subject: SUBJECT.to_owned(),
            siret: None,
            acr: None,
            age: None,
            kid: "first".to_owned(),
            asked: HashMap::new(),
            codes: HashMap::new(),
        };
        let mut serving = JoinSet::new();
        let mind = Arc::new(Mutex::new(mind));
        let here = Self { issuer, mind, clock, _serving: Arc::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/user", get(user))
            .with_state(here.clone());
        serving.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { _serving: Arc::new(serving), ..here }
    }

    pub fn mind(&self) -> MutexGuard<'_, Mind> {
        self.mind.lock().unwrap()
    }

    /// What is on its mind now.
    pub fn look(&self) -> Mind {
        self.mind().clone()
    }

    pub fn lie(&self, lie: Lie) {
        self.mind().lie = lie;
    }

    fn note(&self, what: &'static str) -> Lie {
        let mut mind = self.mind();
        *mind.asked.entry(what).or_default() += 1;
        mind.lie
    }

    /// Somebody proves who she is on its pages, and is sent back.
    pub fn welcome(&self, url: &Url) -> Return {
        let asked: HashMap<_, _> = url.query_pairs().into_owned().collect();
        let code = format!("code-{}", self.look().codes.len());
        let question = Asked {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            back: asked["redirect_uri"].clone(),
        };
        self.mind().codes.insert(code.clone(), question);
        Return { code, state: asked["state"].clone(), iss: self.issuer.clone() }
    }

    fn sign(&self, claims: &Value, lie: Lie) -> String {
        let Mind { style, kid, .. } = self.look();
        let foreign = matches!(lie, Lie::ForeignKey | Lie::UserForeignKey);
        let kid = if lie == Lie::UnknownKey { "nobody's".to_owned() } else { kid };
        let algorithm = match (lie, style) {
            (Lie::Unsigned, _) => "none",
            (Lie::SharedKey, _) => "HS256",
            (_, Style::Signed) => "RS256",
            (_, Style::Plain) => "ES256",
        };
        let message = format!("{}.{}", encode(&json!({"alg": algorithm, "kid": kid, "typ": "JWT"})), encode(claims));
        let signature = match (algorithm, foreign) {
            ("none", _) => Vec::new(),
            ("HS256", _) => hmac(SECRET.as_bytes(), message.as_bytes()),
            ("RS256", false) => rsa().sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, message.as_bytes()).unwrap(),
            (_, foreign) => {
                let signature: Signature = p256(if foreign { 9 } else { 7 }).sign(message.as_bytes());
                signature.to_bytes().to_vec()
            }
        };
        format!("{message}.{}", BASE64URL_NOPAD.encode(&signature))
    }
}

/// RFC 2104, for the one lie that needs it.
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize().to_vec()
}

async fn discovery(State(liar): State<Liar>) -> Response {
    let lie = liar.note("discovery");
    match lie {
        Lie::Broken => return StatusCode::BAD_GATEWAY.into_response(),
        Lie::Slow => tokio::time::sleep(Duration::from_secs(60)).await,
        Lie::Endless => return ([(header::CONTENT_TYPE, "application/json")], "x".repeat(1 << 20)).into_response(),
        _ => {}
    }
    let place = |lied, path: &str| {
        let root = if lie == lied { "http://127.0.0.2:9" } else { &liar.issuer };
        format!("{root}{path}")
    };
    let issuer = if lie == Lie::DiscoveryIssuer { "https://elsewhere.example" } else { &liar.issuer };
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": place(Lie::DiscoveryElsewhere, "/authorize"),
        "token_endpoint": format!("{}/token", liar.issuer),
        "userinfo_endpoint": format!("{}/user", liar.issuer),
        "jwks_uri": place(Lie::DiscoveryKeys, "/keys"),
        "end_session_endpoint": place(Lie::DiscoveryEnd, "/end"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "scopes_supported": ["openid", "siret"],
        // What it says it signs with is not what is believed.
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
        "authorization_response_iss_parameter_supported": true,
    }))
    .into_response()
}

async fn keys(State(liar): State<Liar>) -> Json<Value> {
    liar.note("keys");
    let mut own = serde_json::to_value(rsa().as_verification_key()).unwrap();
    let Mind { kid, style, .. } = liar.look();
    if style == Style::Plain {
        let point = p256(7).verifying_key().to_sec1_point(false);
        let (x, y) = (BASE64URL_NOPAD.encode(point.x().unwrap()), BASE64URL_NOPAD.encode(point.y().unwrap()));
        own = json!({"kty": "EC", "crv": "P-256", "use": "sig", "x": x, "y": y});
    }
    own["kid"] = Value::String(kid);
    Json(json!({ "keys": [own] }))
}

fn refuse(error: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response()
}

const ACCESS: &str = "a-token-for-the-second-question";

async fn token(State(liar): State<Liar>, headers: HeaderMap, body: String) -> Response {
    let lie = liar.note("token");
    match lie {
        Lie::Broken => return StatusCode::BAD_GATEWAY.into_response(),
        Lie::Slow => tokio::time::sleep(Duration::from_secs(60)).await,
        Lie::Redirect => return axum::response::Redirect::temporary("http://127.0.0.2:9/token").into_response(),
        Lie::NotJson => return "<html>".into_response(),
        _ => {}
    }
    let secret: String = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let expected = format!("Basic {}", BASE64.encode(format!("{CLIENT}:{secret}").as_bytes()));
    if headers[header::AUTHORIZATION] != expected {
        return refuse("invalid_client");
    }
    let form: HashMap<_, _> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let Some(asked) = liar.mind().codes.remove(&form["code"]) else { return refuse("invalid_grant") };
    let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(form["code_verifier"].as_bytes()));
    if challenge != asked.challenge || form["redirect_uri"] != asked.back {
        return refuse("invalid_grant");
    }
    let told = claims(&liar, lie, &asked.nonce);
    let id_token = liar.sign(&told, if lie == Lie::UserForeignKey { Lie::None } else { lie });
    let mut answer = json!({"access_token": ACCESS, "token_type": "Bearer", "expires_in": 60, "id_token": id_token});
    if lie == Lie::NoToken {
        answer.as_object_mut().unwrap().remove("id_token");
    }
    Json(answer).into_response()
}

fn claims(liar: &Liar, lie: Lie, nonce: &str) -> Value {
    let now = liar.clock.now().timestamp();
    let mut hash = Sha256::digest(ACCESS.as_bytes()).to_vec();
    hash.truncate(16);
    let mut claims = json!({
        "iss": liar.issuer, "aud": CLIENT, "sub": liar.look().subject, "iat": now, "exp": now + 60,
        "nonce": nonce, "at_hash": BASE64URL_NOPAD.encode(&hash),
    });
    let Mind { acr, age, .. } = liar.look();
    if let Some(acr) = acr {
        claims["acr"] = json!(acr);
    }
    if let Some(age) = age {
        claims["auth_time"] = json!(now - age.num_seconds());
    }
    let (name, value) = match lie {
        Lie::Nonce => ("nonce", json!("another")),
        Lie::NoNonce => ("nonce", Value::Null),
        Lie::Audience => ("aud", json!("somebody-else")),
        Lie::OneMoreAudience => ("aud", json!([CLIENT, "somebody-else"])),
        Lie::Issuer => ("iss", json!("http://127.0.0.1:1")),
        Lie::Expired => ("exp", json!(now - 31)),
        // Nothing but its signature could betray it.
        Lie::SharedKey => ("at_hash", Value::Null),
        Lie::AccessHash => ("at_hash", json!(BASE64URL_NOPAD.encode(&[0; 16]))),
        _ => return claims,
    };
    claims[name] = value;
    claims
}

async fn user(State(liar): State<Liar>, headers: HeaderMap) -> Response {
    let lie = liar.note("user");
    if headers[header::AUTHORIZATION] != format!("Bearer {ACCESS}") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Mind { subject, siret, style, .. } = liar.look();
    let subject = if lie == Lie::UserSubject { "somebody-else".to_owned() } else { subject };
    let audience = if lie == Lie::UserAudience { "somebody-else" } else { CLIENT };
    let told = json!({"iss": liar.issuer, "aud": audience, "sub": subject, "siret": siret, "given_name": "Nobody"});
    match style {
        Style::Plain => Json(told).into_response(),
        Style::Signed => {
            let told = liar.sign(&told, if lie == Lie::UserForeignKey { lie } else { Lie::None });
            ([(header::CONTENT_TYPE, "application/jwt")], told).into_response()
        }
    }
}
