//! The pages of a capability, ready to be asked.

use std::sync::Arc;

use axum::Router;
use axum_test::TestServer;
use base::{Clock, Database};
use chrono::{DateTime, Utc};
use web::{
    Actor, App, Lang, LoadActor, Paces, Rereads, Room, Routes, Sealer, SessionKey, Settings, Themes, Watch, Words,
};

use crate::Figure;

type Around = Box<dyn FnOnce(Router) -> Router>;

/// What [`crate::Town::serve`] puts together: routes, their words and what stands around them.
pub struct Site {
    routes: Routes,
    words: Vec<&'static [(Lang, &'static str)]>,
    all_words: Option<Words>,
    load_actor: LoadActor,
    settings: Settings,
    rooms: Vec<Room>,
    desk: Vec<Watch>,
    around: Vec<Around>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("routes", &self.routes.list).finish_non_exhaustive()
    }
}

/// A site of `routes`, with the words that all pages share, and the people of the town signed in.
pub fn app(routes: Routes) -> Site {
    Site {
        routes,
        words: vec![web::WORDS],
        all_words: None,
        load_actor: load_figure,
        settings: Settings::default(),
        rooms: Vec::new(),
        desk: Vec::new(),
        around: Vec::new(),
    }
}

impl Site {
    /// Adds the words of a crate.
    #[must_use]
    pub fn words(mut self, words: &'static [(Lang, &'static str)]) -> Self {
        self.words.push(words);
        self
    }

    /// Takes `words` in place of all others.
    #[must_use]
    pub fn all_words(mut self, words: Words) -> Self {
        self.all_words = Some(words);
        self
    }

    /// Loads people from their real sessions: the figures' own cookies open nothing any more.
    #[must_use]
    pub fn load_actor(mut self, load_actor: LoadActor) -> Self {
        self.load_actor = load_actor;
        self
    }

    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Lists these rooms in the menu.
    #[must_use]
    pub fn rooms(mut self, rooms: Vec<Room>) -> Self {
        self.rooms = rooms;
        self
    }

    /// Asks these what waits for whoever is signed in.
    #[must_use]
    pub fn desk(mut self, desk: Vec<Watch>) -> Self {
        self.desk = desk;
        self
    }

    /// Puts something around the router, such as an `Extension` that handlers ask for.
    #[must_use]
    pub fn with(mut self, around: impl FnOnce(Router) -> Router + 'static) -> Self {
        self.around.push(Box::new(around));
        self
    }

    pub(crate) fn start(self, db: Database, clock: Clock) -> (Arc<App>, Arc<TestServer>) {
        let words = || Words::new(&self.words).expect("the words of the site fit together");
        let words = self.all_words.unwrap_or_else(words);
        let sealer = Sealer::new(&[7; 32]);
        let app = Arc::new(App {
            db,
            clock,
            words,
            replica: None,
            sealer,
            load_actor: self.load_actor,
            settings: self.settings,
            paces: Paces::default(),
            rooms: self.rooms,
            desk: self.desk,
            permissions: self.routes.permissions(),
            themes: Themes::default(),
            rereads: Rereads::default(),
        });
        let router = web::finish(self.routes, Arc::clone(&app));
        let router = self.around.into_iter().fold(router, |router, around| around(router));
        (app, Arc::new(TestServer::builder().mock_transport().do_not_save_cookies().build(router)))
    }
}

/// The figure whose name the cookie holds.
fn load_figure(
    _: Database,
    key: SessionKey,
    now: DateTime<Utc>,
) -> std::pin::Pin<Box<dyn Future<Output = base::Result<Option<Actor>>> + Send>> {
    Box::pin(async move { Ok(Figure::of_session(&key).and_then(|figure| figure.actor(now))) })
}
