//! The context of a request: who, in which language, at what time.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};
use axum_extra::extract::CookieJar;
use base::{Code as _, Db};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use uuid::Uuid;

use crate::{
    Actor, App, Arg, Decision, FRESH, Failure, IdentityProvider, Lang, Permission, Result, SESSION_COOKIE,
    SESSION_COOKIE_LOOPBACK, SessionKey, Standpoint, Theme, Tongue, decide, neighbour,
};

/// Who asks, in which language, and what time it is.
#[derive(Debug, Clone)]
pub struct Cx {
    pub app: Arc<App>,
    pub actor: Option<Actor>,
    /// The language of the words.
    pub lang: Lang,
    /// The language of the address: another one than that of the words where a page is in French alone.
    tongue: Lang,
    now: DateTime<Utc>,
    /// The path asked for, without its language; for the language switch and the sign-in page.
    path: String,
    /// How this page is dressed, if it is one of a territory.
    pub theme: Option<Arc<Theme>>,
    /// Whether a copy of the database will do.
    reads_copy: bool,
}

impl FromRequestParts<Arc<App>> for Cx {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let now = app.clock.now();
        let is_workspace = is_workspace(parts.uri.path());
        let actor = if is_workspace { actor_of(app, parts, now).await? } else { None };
        let path = parts.uri.path().to_owned();
        let lang = language(is_workspace, &parts.headers, &parts.extensions);
        let slug = path.strip_prefix("/infos/").and_then(|rest| rest.split('/').next());
        let theme = slug.and_then(|slug| app.themes.get(slug));
        let reads_copy = app.replica.is_some() && parts.method.is_safe() && is_for_the_public(&path);
        Ok(Self { app: Arc::clone(app), actor, lang, tongue: lang, now, path, theme, reads_copy })
    }
}

/// The person of a request, once she is loaded and the request is counted: a second context asks for neither.
#[derive(Debug, Clone)]
struct Loaded(Option<Actor>);

async fn actor_of(app: &Arc<App>, parts: &mut Parts, now: DateTime<Utc>) -> Result<Option<Actor>> {
    if let Some(Loaded(actor)) = parts.extensions.get() {
        return Ok(actor.clone());
    }
    let actor = load_actor(app, &parts.headers, now).await?;
    neighbour::count_work(app, parts, actor.as_ref()).await?;
    parts.extensions.insert(Loaded(actor.clone()));
    Ok(actor)
}

/// Says whether a path belongs to the workspace.
pub fn is_workspace(path: &str) -> bool {
    path == "/pro" || path.starts_with("/pro/")
}

/// Says whether a path is of what everybody may read, and nobody changes from there: the pages of help, the API. A personal
/// link shows what was answered a moment ago.
fn is_for_the_public(path: &str) -> bool {
    path == "/" || ["/infos", "/api/"].iter().any(|face| path.starts_with(face))
}

/// The language of a page: in the workspace the browser's, on the public face that of the address.
fn language(is_workspace: bool, headers: &HeaderMap, extensions: &Extensions) -> Lang {
    if is_workspace {
        return accepted_language(headers);
    }
    extensions.get::<Tongue>().map_or(Lang::Fr, |tongue| tongue.0)
}

/// The first complete language that the browser names; quality values are left out, as browsers list in order.
fn accepted_language(headers: &HeaderMap) -> Lang {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let named = accepted.split(',').filter_map(|range| range.trim().get(..2)?.parse::<Lang>().ok());
    named.into_iter().find(|lang| lang.is_complete()).unwrap_or(Lang::Fr)
}

async fn load_actor(app: &App, headers: &HeaderMap, now: DateTime<Utc>) -> Result<Option<Actor>> {
    let jar = CookieJar::from_headers(headers);
    let name = if app.settings.is_demo { SESSION_COOKIE_LOOPBACK } else { SESSION_COOKIE };
    let Some(cookie) = jar.get(name) else { return Ok(None) };
    Ok((app.load_actor)(app.db.clone(), SessionKey::of(cookie.value()), now).await?)
}

impl Cx {
    /// A context for drawing an error: nobody is loaded, so that it cannot fail.
    pub(crate) fn for_error(app: &Arc<App>, request: &Request) -> Self {
        let path = request.uri().path().to_owned();
        let lang = language(is_workspace(&path), request.headers(), request.extensions());
        let now = app.clock.now();
        Self { app: Arc::clone(app), actor: None, lang, tongue: lang, now, path, theme: None, reads_copy: false }
    }

    /// A context without a request, for what is written outside of one: a document that the operator asks for.
    pub fn for_work(app: &Arc<App>, lang: Lang) -> Self {
        let now = app.clock.now();
        let path = "/".to_owned();
        Self { app: Arc::clone(app), actor: None, lang, tongue: lang, now, path, theme: None, reads_copy: false }
    }

    /// This context in another language, for words that are not those of the page.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        Self { lang, tongue: lang, ..self.clone() }
    }

    /// Lets the request go on if one of its author's roles holds `permission`; otherwise leads to the sign-in page, to
    /// 403, or to proving again who she is.
    pub fn may(&self, permission: Permission) -> Result<&Actor> {
        let actor = self.signed_in()?;
        if !permission.is_given_to(actor) {
            return Err(base::Error::Forbidden.into());
        }
        if permission.is_fresh && self.now - actor.proved_at > FRESH {
            return Err(Failure::Prove);
        }
        Ok(actor)
    }

    /// Decides whether whoever asks may do what `act` permits to an object that `see` lets her know of.
    pub fn decide(&self, see: Permission, act: Permission, object: Standpoint) -> Result<Decision> {
        Ok(decide(self.signed_in()?, see, act, object, self.now))
    }

    /// The person signed in; without one, leads to the sign-in page.
    pub fn signed_in(&self) -> Result<&Actor> {
        self.actor.as_ref().ok_or(Failure::SignIn)
    }

    pub fn has(&self, permission: Permission) -> bool {
        self.actor.as_ref().is_some_and(|actor| permission.is_given_to(actor))
    }

    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Dresses the page as the territory of this name in addresses.
    pub fn dress(&mut self, slug: &str) {
        self.theme = self.app.themes.get(slug);
    }

    /// The address of the quick exit of this page: `/q` or, after the script, `/q2`.
    pub fn exit(&self, hop: &str) -> String {
        self.theme.as_ref().map_or_else(|| hop.to_owned(), |theme| format!("{hop}/{}", theme.slug))
    }

    /// The time on the clocks of France, where every service of a network stands.
    pub fn local_now(&self) -> NaiveDateTime {
        crate::local(self.now)
    }

    pub fn today(&self) -> NaiveDate {
        self.local_now().date()
    }

    /// A snapshot to read from; for what the public asks, of a copy that follows the database, where there is one.
    pub async fn read(&self) -> Result<Db> {
        if let Some(replica) = self.app.replica.as_ref().filter(|_| self.reads_copy)
            && let Some(db) = replica.read().await
        {
            return Ok(db);
        }
        Ok(self.app.db.read().await?)
    }

    pub async fn write(&self) -> Result<Db> {
        Ok(self.app.db.write().await?)
    }

    /// Writes the act in the journal, signed by whoever is signed in.
    pub async fn journal(&self, db: &mut Db, act: &str, object: Uuid) -> Result<()> {
        let author = self.actor.as_ref().map_or_else(journal::Author::default, |actor| journal::Author {
            account: Some(actor.account),
            institution: actor.institution,
            territory: Some(actor.territory),
        });
        let role = self.actor.as_ref().map(|actor| actor.roles.join(" "));
        let session = self.actor.as_ref().map(|actor| journal::session_name(&actor.session.0));
        let act = journal::Act::new(author, act, object, self.now);
        let act = journal::Act { role: role.as_deref(), session: session.as_deref(), ..act };
        act.write(db).await?;
        Ok(())
    }

    pub fn t(&self, key: &str) -> String {
        self.app.words.text(self.lang, key, &[])
    }

    pub fn t1(&self, key: &str, name: &'static str, value: impl Arg) -> String {
        self.app.words.text(self.lang, key, &[(name, &value)])
    }

    pub fn t2(&self, key: &str, name: &'static str, value: impl Arg, other: &'static str, second: impl Arg) -> String {
        self.app.words.text(self.lang, key, &[(name, &value), (other, &second)])
    }

    /// The words for a code: `label("need", Need::Shelter)` is the message `need-shelter`.
    pub fn label(&self, list: &str, code: impl std::fmt::Display) -> String {
        self.t(&format!("{list}-{code}"))
    }

    pub fn day(&self, day: &NaiveDate) -> String {
        crate::day_long(*day, self.lang)
    }

    /// The public path in the reader's language.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.tongue.prefix())
    }

    /// For a page that is not in every language: in French where it is not in the reader's, which the page says; its
    /// links go on in her language.
    pub fn speak_completely(&mut self) {
        if !self.lang.is_complete() {
            self.lang = Lang::Fr;
        }
    }

    /// What the page says of its own language, in the reader's, with that language: nothing when there is nothing to say.
    pub fn notice(&self) -> Option<(Lang, String)> {
        let key = if self.lang != self.tongue {
            "notice-in-french"
        } else if self.lang.is_complete() || self.app.rereads.has(self.lang) {
            return None;
        } else {
            "notice-not-reread"
        };
        Some((self.tongue, self.app.words.text(self.tongue, key, &[])))
    }

    /// Whether the page speaks this language.
    pub fn speaks(&self, lang: &Lang) -> bool {
        self.lang == *lang
    }

    /// The address of this page in French.
    pub fn in_french(&self) -> &str {
        &self.path
    }

    pub fn is_demo(&self) -> bool {
        self.app.settings.is_demo
    }

    /// Whom people may sign in with, besides us.
    pub fn identity_provider(&self) -> Option<&IdentityProvider> {
        self.app.settings.identity_provider.as_ref()
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// The other languages of the public face, with the addresses of this page in them.
    pub fn other_languages(&self) -> Vec<(Lang, String)> {
        Lang::ALL
            .iter()
            .filter(|lang| **lang != self.tongue)
            .map(|lang| (*lang, format!("{}{}", lang.prefix(), self.path)))
            .collect()
    }

    pub fn asset(&self, name: &str) -> String {
        crate::assets::path(name, is_workspace(&self.path))
    }

    pub fn integrity(&self, name: &str) -> &'static str {
        crate::assets::integrity(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_and_personal_links_are_never_read_from_a_copy() {
        for path in ["/", "/infos", "/infos/valbourg", "/infos/e/1", "/api/v1/services"] {
            assert!(is_for_the_public(path), "{path}");
        }
        for path in ["/pro", "/pro/infos", "/c/abc", "/health/ready", "/api"] {
            assert!(!is_for_the_public(path), "{path}");
        }
    }
}
