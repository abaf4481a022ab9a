//! The identity provider: what it says of itself, where it sends people, and whether what it says of them is believed.

use std::time::Duration;

use base::{Error, Private, Result};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier,
    CoreJsonWebKey, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
    CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType, CoreTokenResponse,
};
use openidconnect::url::Url;
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, AdditionalProviderMetadata, AuthType, AuthenticationContextClass,
    AuthorizationCode, AuthorizationRequest, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    DiscoveryError, EndSessionUrl, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, LogoutRequest, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, ProviderMetadata,
    RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, SubjectIdentifier, TokenResponse as _,
    UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use web::{IdentityProvider, SIGN_IN};

use super::demand::{Demand, LENIENCY, unmet};
use super::line::{Line, LineError};
use super::model::{Claims, Configuration, Journey, Purpose, is_issuer, siret_of};

/// What the provider says of itself besides what every provider must.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct More {
    end_session_endpoint: Option<EndSessionUrl>,
    /// It names itself when it sends somebody back (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Speaker =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The one thing asked of it beyond who she is.
#[derive(Debug, Serialize, Deserialize)]
struct Establishment {
    siret: Option<String>,
}

impl AdditionalClaims for Establishment {}

/// What is known of the provider.
#[derive(Debug)]
enum Known {
    Nothing,
    Found {
        metadata: Box<Metadata>,
        until: DateTime<Utc>,
    },
    /// It did not answer: it is left in peace for a moment, so that nobody waits behind somebody who waits.
    Down {
        until: DateTime<Utc>,
    },
}

/// The provider that the operator chose.
#[derive(Debug)]
pub struct Provider {
    pub name: String,
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    demand: Demand,
    line: Line,
    known: Mutex<Known>,
}

/// Why a provider cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NotAProvider {
    #[error("the issuer is neither an https address nor one of this machine")]
    Issuer,
    #[error("the certificates of this system cannot be read")]
    Certificates(#[from] std::io::Error),
}

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long all answers of one journey may take together: less than a page has.
const WHOLE_PATIENCE: Duration = Duration::from_secs(25);
const METADATA_LIFE: TimeDelta = TimeDelta::hours(1);
const DOWN_LIFE: TimeDelta = TimeDelta::seconds(5);
const RANDOM_BYTES: u32 = 32;
/// A subject is 255 letters of ASCII at most.
const LONGEST_SUBJECT: usize = 255;

/// What a token may be signed with: only a key that the provider keeps to itself, never one that is shared.
const BELIEVED: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

const DOWN: Error = Error::Refused("account-openid-down");
/// A journey that ended, was over before, or began in another browser.
pub const STALE: Error = Error::Refused("account-openid-stale");

/// Refuses what the provider says. The log gets `why`, a word of ours, and nothing of what was said.
pub fn disbelieve(why: &'static str) -> Error {
    tracing::warn!(why, "the identity provider was not believed");
    Error::Refused("account-openid-untrusted")
}

impl Provider {
    /// Nothing is asked of it yet.
    pub fn new(chosen: Configuration) -> Result<Self, NotAProvider> {
        Self::patient(chosen, PATIENCE)
    }

    /// The same, that waits so long for an answer.
    pub fn patient(chosen: Configuration, patience: Duration) -> Result<Self, NotAProvider> {
        let issuer = IssuerUrl::new(chosen.issuer).map_err(|_| NotAProvider::Issuer)?;
        if !is_issuer(issuer.url()) {
            return Err(NotAProvider::Issuer);
        }
        Ok(Self {
            line: Line::to(issuer.url(), patience)?,
            name: chosen.name,
            issuer,
            client_id: ClientId::new(chosen.client_id),
            client_secret: ClientSecret::new(chosen.client_secret.into_inner()),
            demand: Demand::default(),
            known: Mutex::new(Known::Nothing),
        })
    }

    /// The same, whose proofs have to be as strong and as fresh as `demand` says.
    #[must_use]
    pub fn demanding(self, demand: Demand) -> Self {
        Self { demand, ..self }
    }

    /// The provider as pages name it.
    pub fn offered(&self) -> IdentityProvider {
        IdentityProvider { name: self.name.clone(), issuer: self.issuer().to_owned() }
    }

    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// A journey for `purpose`, and the address at the provider where it begins.
    pub async fn invite(&self, origin: &str, purpose: Purpose, now: DateTime<Utc>) -> Result<(Journey, Url)> {
        let metadata = self.metadata(now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let speaker = self.speaker(&metadata, origin)?;
        let question = speaker.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new_random_len(RANDOM_BYTES),
            || Nonce::new_random_len(RANDOM_BYTES),
        );
        // Nothing is asked for by name; where she works, only of a provider that says it can tell.
        let siret = Scope::new("siret".to_owned());
        let tells = metadata.scopes_supported().is_some_and(|scopes| scopes.contains(&siret));
        let question = question.add_scopes(tells.then_some(siret)).set_pkce_challenge(challenge);
        let levels = self.demand.levels.iter().cloned().map(AuthenticationContextClass::new);
        let question = levels.fold(question, AuthorizationRequest::add_auth_context_value);
        let max_age = self.demand.max_age().and_then(|age| age.to_std().ok());
        let question = match max_age {
            Some(max_age) => question.set_max_age(max_age),
            None => question,
        };
        let (url, state, nonce) = question.url();
        Ok((Journey { issuer: self.issuer().to_owned(), state, nonce, verifier, purpose }, url))
    }

    /// Says whether a return could be the provider's: it must name itself if it always does, and no other.
    pub async fn sent_back(&self, named: Option<&str>, now: DateTime<Utc>) -> Result<bool> {
        let metadata = self.metadata(now).await?;
        let always = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        Ok(named.map_or(!always, |named| named == self.issuer()))
    }

    /// Exchanges the code that came back for what the provider tells of the person.
    pub async fn tell(&self, origin: &str, journey: Journey, code: String, now: DateTime<Utc>) -> Result<Claims> {
        let telling = self.hear(origin, journey, code, now);
        tokio::time::timeout(WHOLE_PATIENCE, telling).await.unwrap_or(Err(DOWN))
    }

    async fn hear(&self, origin: &str, journey: Journey, code: String, now: DateTime<Utc>) -> Result<Claims> {
        let mut metadata = self.metadata(now).await?;
        let speaker = self.speaker(&metadata, origin)?;
        let answer = self.exchange(&speaker, code, journey.verifier).await?;
        let id_token = answer.id_token().ok_or_else(|| disbelieve("no-id-token"))?;
        if is_of_unknown_key(&self.verify(&metadata, id_token, &journey.nonce, answer.access_token(), now)) {
            // Its keys may have changed since they were fetched. They are fetched once more, and no more than that.
            metadata = self.refresh(now).await?;
        }
        let subject = self
            .verify(&metadata, id_token, &journey.nonce, answer.access_token(), now)
            .map_err(|error| unmet(&error).unwrap_or_else(|| disbelieve(reason(&error))))?;
        if subject.len() > LONGEST_SUBJECT || !subject.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(disbelieve("subject"));
        }
        let siret = self.siret(&metadata, origin, answer.access_token(), &subject).await?;
        let id_token = Private::new(id_token.to_string());
        Ok(Claims { issuer: self.issuer().to_owned(), subject: Private::new(subject.to_string()), siret, id_token })
    }

    async fn exchange(&self, speaker: &Speaker, code: String, verifier: PkceCodeVerifier) -> Result<CoreTokenResponse> {
        let exchange = speaker.exchange_code(AuthorizationCode::new(code)).map_err(|_| disbelieve("no-endpoint"))?;
        let answer = exchange.set_pkce_verifier(verifier).request_async(&self.line).await;
        answer.map_err(|error| match error {
            RequestTokenError::Request(error) => unreached(error),
            RequestTokenError::ServerResponse(said) if *said.error() == CoreErrorResponseType::InvalidGrant => STALE,
            RequestTokenError::ServerResponse(_) => disbelieve("exchange-refused"),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => disbelieve("exchange-malformed"),
        })
    }

    /// The subject of a token that is the provider's, for us, of this journey, not over, and of the access token beside it.
    fn verify(
        &self,
        metadata: &Metadata,
        id_token: &CoreIdToken,
        nonce: &Nonce,
        access: &AccessToken,
        now: DateTime<Utc>,
    ) -> Result<SubjectIdentifier, ClaimsVerificationError> {
        let keys = metadata.jwks().clone();
        let (client, secret) = (self.client_id.clone(), self.client_secret.clone());
        let verifier = CoreIdTokenVerifier::new_confidential_client(client, secret, self.issuer.clone(), keys)
            .set_allowed_algs(BELIEVED)
            .set_time_fn(move || now - LENIENCY)
            .set_auth_context_verifier_fn(|told| {
                let told = told.map(|told| told.as_str());
                self.demand.is_strong(told).then_some(()).ok_or_else(String::new)
            })
            .set_auth_time_verifier_fn(move |at| self.demand.is_fresh(at, now).then_some(()).ok_or_else(String::new));
        let claims: &CoreIdTokenClaims = id_token.claims(&verifier, nonce)?;
        if let Some(hash) = claims.access_token_hash() {
            let algorithm = id_token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
            let key = id_token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
            let expected = AccessTokenHash::from_token(access, algorithm, key);
            if expected.ok().as_ref() != Some(hash) {
                return Err(ClaimsVerificationError::Other("at_hash".to_owned()));
            }
        }
        Ok(claims.subject().clone())
    }

    /// The establishment that the provider tells, in plain JSON over its line or in a signed token, as `ProConnect` does.
    async fn siret(
        &self,
        metadata: &Metadata,
        origin: &str,
        access: &AccessToken,
        subject: &SubjectIdentifier,
    ) -> Result<Option<String>> {
        let speaker = self.speaker(metadata, origin)?;
        let Ok(question) = speaker.user_info(access.clone(), Some(subject.clone())) else { return Ok(None) };
        let told: Result<UserInfoClaims<Establishment, CoreGenderClaim>, _> = question.request_async(&self.line).await;
        match told {
            Ok(told) => Ok(told.additional_claims().siret.as_deref().map(siret_of)),
            Err(UserInfoError::Request(error)) => Err(unreached(error)),
            Err(UserInfoError::ClaimsVerification(error)) => Err(disbelieve(reason(&error))),
            Err(_) => Err(disbelieve("userinfo-malformed")),
        }
    }

    /// Where a browser goes to end the provider's session, if it has such a place.
    pub async fn farewell(&self, origin: &str, id_token: &str, now: DateTime<Utc>) -> Option<Url> {
        let metadata = self.metadata(now).await.ok()?;
        let end = metadata.additional_metadata().end_session_endpoint.clone()?;
        let back = PostLogoutRedirectUrl::new(format!("{origin}{SIGN_IN}")).ok()?;
        let id_token: CoreIdToken = id_token.parse().ok()?;
        let request = LogoutRequest::from(end).set_id_token_hint(&id_token).set_post_logout_redirect_uri(back);
        // Some providers want a state; what it is does not matter to us.
        Some(request.set_state(CsrfToken::new_random()).http_get_url())
    }

    fn speaker(&self, metadata: &Metadata, origin: &str) -> Result<Speaker> {
        let back = RedirectUrl::new(format!("{origin}{RETURN}")).map_err(anyhow::Error::from)?;
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes_basic = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let (client, secret) = (self.client_id.clone(), self.client_secret.clone());
        Ok(CoreClient::from_provider_metadata(metadata.clone(), client, Some(secret))
            .set_redirect_uri(back)
            .set_auth_type(if takes_basic { AuthType::BasicAuth } else { AuthType::RequestBody }))
    }

    /// What the provider says of itself, asked for again once an hour.
    async fn metadata(&self, now: DateTime<Utc>) -> Result<Metadata> {
        let mut known = self.known.lock().await;
        match &*known {
            Known::Found { metadata, until } if now < *until => return Ok((**metadata).clone()),
            Known::Down { until } if now < *until => return Err(DOWN),
            _ => {}
        }
        let found = self.discover().await;
        *known = match &found {
            Ok(metadata) => Known::Found { metadata: Box::new(metadata.clone()), until: now + METADATA_LIFE },
            Err(_) => Known::Down { until: now + DOWN_LIFE },
        };
        found
    }

    async fn discover(&self) -> Result<Metadata> {
        let metadata =
            Metadata::discover_async(self.issuer.clone(), &self.line).await.map_err(|error| undiscovered(&error))?;
        let end = metadata.additional_metadata().end_session_endpoint.as_ref().map(EndSessionUrl::url);
        let token = metadata.token_endpoint().map(|endpoint| endpoint.url());
        let user = metadata.userinfo_endpoint().map(|endpoint| endpoint.url());
        // Whoever writes this document does not choose whom we ask, nor where people and their tokens are sent.
        let places = [Some(metadata.authorization_endpoint().url()), token, user, end];
        let is_its_own = places.into_iter().flatten().all(|place| self.line.leads_to(place));
        if is_its_own { Ok(metadata) } else { Err(disbelieve("elsewhere")) }
    }

    async fn refresh(&self, now: DateTime<Utc>) -> Result<Metadata> {
        let metadata = self.metadata(now).await?;
        let keys = CoreJsonWebKeySet::fetch_async(metadata.jwks_uri(), &self.line)
            .await
            .map_err(|error| undiscovered(&error))?;
        let metadata = metadata.set_jwks(keys);
        let until = now + METADATA_LIFE;
        *self.known.lock().await = Known::Found { metadata: Box::new(metadata.clone()), until };
        Ok(metadata)
    }
}

pub const RETURN: &str = "/pro/connexion/fournisseur/retour";

fn unreached(error: LineError) -> Error {
    match error {
        LineError::Broken | LineError::Late => DOWN,
        LineError::Elsewhere => disbelieve("elsewhere"),
        LineError::TooLong => disbelieve("too-long"),
    }
}

fn undiscovered(error: &DiscoveryError<LineError>) -> Error {
    match error {
        DiscoveryError::Request(error) => unreached(*error),
        DiscoveryError::Response(..) => DOWN,
        DiscoveryError::Validation(_) => disbelieve("issuer"),
        _ => disbelieve("discovery-malformed"),
    }
}

fn is_of_unknown_key<T>(verified: &Result<T, ClaimsVerificationError>) -> bool {
    let unknown = ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey);
    verified.as_ref().err() == Some(&unknown)
}

/// A word for the log; what the library says of it may hold what was in the token.
const fn reason(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "expired",
        ClaimsVerificationError::InvalidAudience(_) => "audience",
        ClaimsVerificationError::InvalidIssuer(_) => "issuer",
        ClaimsVerificationError::InvalidNonce(_) => "nonce",
        ClaimsVerificationError::InvalidSubject(_) => "subject",
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => "key",
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::DisallowedAlg(_)) => "algorithm",
        ClaimsVerificationError::SignatureVerification(_) => "signature",
        _ => "claims",
    }
}
