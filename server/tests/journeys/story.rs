//! How a story is told: a demonstration, a browser, one person.

use chromiumoxide::Browser;
use chromiumoxide::error::CdpError;
use futures::StreamExt as _;
use tempfile::TempDir;

use crate::demonstration::Demonstration;
use crate::tab::{Screen, Tab};
use crate::{browser, html, innocent, watch};

/// What a person has before her.
#[derive(Debug)]
pub struct Stage {
    pub site: Demonstration,
    pub tab: Tab,
    pub browser: Browser,
    /// The address of somebody else's page, where the quick exit leads.
    pub innocent: String,
}

impl Stage {
    /// Signs somebody of the demonstration in, by her password.
    pub async fn sign_in(&mut self, login: &str) {
        self.tab.go("/pro/connexion").await;
        self.sign_in_here(login).await;
        assert_eq!(self.tab.path().await, "/pro");
    }

    /// The same on the page that is there, whatever it leads to.
    pub async fn sign_in_here(&mut self, login: &str) {
        let password = self.site.password(login).to_owned();
        self.tab.fill("Identifiant", login).await;
        self.tab.fill("Mot de passe", &password).await;
        self.tab.follow("Se connecter").await;
    }
}

/// Tells a story to its end, on `screen`; passes it over where there is no browser. The pages looked at are kept under
/// the story's `name`.
pub async fn tell(name: &str, screen: Screen, story: impl AsyncFnOnce(&mut Stage)) {
    tell_with(name, screen, &[], story).await;
}

/// The same, before a program that was started with these options too.
pub async fn tell_with(name: &str, screen: Screen, options: &[String], story: impl AsyncFnOnce(&mut Stage)) {
    if !browser::is_there() {
        return;
    }
    html::begin(name);
    let innocent = innocent::serve();
    let site = Demonstration::start(&format!("{innocent}/"), options);
    let profile = TempDir::new().unwrap();
    let (browser, mut handler) = browser::launch(&profile).await;
    let listening = async {
        while let Some(message) = handler.next().await {
            // What the library cannot read, it may not drop in silence if the stories rest on it.
            match message {
                Err(CdpError::InvalidMessage(text, error)) => {
                    assert!(!watch::listens_to(&text), "{error}: {text}");
                }
                other => other.unwrap(),
            }
        }
    };
    let telling = async {
        let tab = Tab::open(&browser, name, &site.url, screen).await;
        let mut stage = Stage { site, tab, browser, innocent };
        story(&mut stage).await;
        stage.tab.end();
        stage.browser.close().await.unwrap();
        stage
    };
    let (mut stage, ()) = futures::join!(telling, listening);
    stage.browser.wait().await.unwrap();
    assert_eq!(stage.site.complaints(), "", "the program complained");
    html::judge(name);
}
