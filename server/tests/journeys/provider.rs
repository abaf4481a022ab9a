//! Coming in with a certified identity provider: `oidc-provider`, in a process of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use crate::axe::judges;
use crate::story::{Stage, tell_with};
use crate::tab::{DESK, Screen, TELEPHONE_WITHOUT_SCRIPTS, Tab};

const CLIENT: &str = "maillage";
const SECRET: &str = "a-secret-of-these-stories-alone";
const LOGIN: &str = "commissariat@demo.example";

/// The provider, stopped when the value is dropped.
#[derive(Debug)]
struct Provider {
    url: String,
    process: Child,
    /// Kept open, so that the program can go on speaking.
    _said: BufReader<ChildStdout>,
    folder: TempDir,
}

impl Provider {
    /// `None` where the judges are passed over.
    fn start() -> Option<Self> {
        let judges = judges()?;
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("secret"), SECRET).unwrap();
        let mut process = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys/provider.mjs"))
            .arg(judges)
            .args([CLIENT, SECRET])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let mut url = String::new();
        said.read_line(&mut url).unwrap();
        Some(Self { url: url.trim().to_owned(), process, _said: said, folder })
    }

    /// What the site is started with.
    fn options(&self) -> Vec<String> {
        let secret = self.folder.path().join("secret").display().to_string();
        let options = [
            ("--openid-issuer", self.url.as_str()),
            ("--openid-client-id", CLIENT),
            ("--openid-secret-file", &secret),
            ("--openid-name", "ProConnect"),
        ];
        options.iter().flat_map(|(name, value)| [(*name).to_owned(), (*value).to_owned()]).collect()
    }

    /// Knows the site from now on.
    fn serve(&mut self, site: &str) {
        writeln!(self.process.stdin.as_mut().unwrap(), "{site}").unwrap();
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Tells a story beside the provider.
async fn tell_beside(name: &str, screen: Screen, story: impl AsyncFnOnce(&mut Stage, &str)) {
    let Some(mut provider) = Provider::start() else { return };
    let options = provider.options();
    tell_with(name, screen, &options, async |stage: &mut Stage| {
        provider.serve(&stage.site.url);
        stage.tab.watch.allow(&provider.url);
        story(stage, &provider.url).await;
    })
    .await;
}

const BACK: &str = "/pro/connexion/fournisseur/retour";

async fn wait_for_ours(tab: &mut Tab, path: &str) {
    tab.wait_for(&format!("{}{path}", tab.site)).await;
    // What the provider's own pages did is theirs.
    tab.watch.forget();
}

/// Proves who she is on the provider's pages, and agrees to what it asks.
async fn prove(tab: &mut Tab, provider: &str) {
    tab.wait_for(&format!("{provider}/interaction/")).await;
    tab.click_on("[name=login]").await;
    tab.type_text("agente-4217").await;
    tab.click_on("[name=password]").await;
    tab.type_text("peu importe").await;
    tab.follow_on("[type=submit]").await;
    tab.wait_for(&format!("{provider}/interaction/")).await;
    tab.click_on("[type=submit]").await;
    wait_for_ours(tab, BACK).await;
}

/// Signs out here and there.
async fn sign_out(tab: &mut Tab, provider: &str) {
    tab.click("Se déconnecter").await;
    tab.wait_for(provider).await;
    tab.click("Yes, sign me out").await;
    wait_for_ours(tab, "/pro/connexion").await;
    tab.go("/pro").await;
    assert_eq!(tab.path().await, "/pro/connexion");
}

async fn with_password(tab: &mut Tab, password: &str) {
    tab.go("/pro/connexion").await;
    tab.fill("Identifiant", LOGIN).await;
    tab.fill("Mot de passe", password).await;
    tab.follow("Se connecter").await;
    assert_eq!(tab.path().await, "/pro");
}

/// Lets the people of her institution come in with the provider: until then she is told that it has not chosen so.
async fn allow_provider(tab: &mut Tab) {
    tab.go("/pro/compte").await;
    tab.reads(&["n’a pas choisi ProConnect pour se connecter"]).await;
    tab.look("not-allowed").await;
    tab.go("/pro/personnes").await;
    tab.follow("Comment on se connecte").await;
    tab.look("policy").await;
    tab.click_on("[name=allows_provider]").await;
    tab.follow("Enregistrer").await;
}

#[tokio::test]
async fn a_professional_links_her_identity_comes_in_with_it_and_leaves_both() {
    tell_beside("provider", DESK, async |stage: &mut Stage, provider: &str| {
        let password = stage.site.password(LOGIN).to_owned();
        let tab = &mut stage.tab;
        tab.go("/pro/activation").await;
        tab.look("activation").await;
        with_password(tab, &password).await;
        allow_provider(tab).await;
        tab.go("/pro/compte").await;
        tab.look("not-linked").await;
        tab.click("Lier avec ProConnect").await;
        prove(tab, provider).await;
        tab.look("back").await;
        tab.follow("Continuer").await;
        assert_eq!(tab.path().await, "/pro/compte");
        tab.reads(&["Votre compte est lié à une identité de ProConnect", "Retirer le lien avec ProConnect"]).await;
        tab.look("linked").await;
        tab.follow("Se déconnecter").await;
        tab.go("/pro/connexion").await;
        tab.look("sign-in").await;
        // The provider still knows her: its own session has not ended.
        tab.click("Se connecter avec ProConnect").await;
        wait_for_ours(tab, BACK).await;
        tab.follow("Continuer").await;
        assert_eq!(tab.path().await, "/pro");
        sign_out(tab, provider).await;
        tab.click("Se connecter avec ProConnect").await;
        prove(tab, provider).await;
        tab.follow("Continuer").await;
        assert_eq!(tab.path().await, "/pro");
        sign_out(tab, provider).await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_an_identity_of_nobody_is_refused_and_whoever_cancels_is_told_so() {
    tell_beside("provider-refused", TELEPHONE_WITHOUT_SCRIPTS, async |stage: &mut Stage, provider: &str| {
        let tab = &mut stage.tab;
        tab.go("/pro/connexion").await;
        tab.click("Se connecter avec ProConnect").await;
        tab.wait_for(&format!("{provider}/interaction/")).await;
        tab.click("[ Cancel ]").await;
        wait_for_ours(tab, BACK).await;
        tab.follow("Continuer").await;
        tab.reads(&["Vous avez interrompu la connexion avec ProConnect"]).await;
        tab.look("cancelled").await;
        tab.follow("Choisir une autre façon de continuer").await;
        tab.click("Se connecter avec ProConnect").await;
        prove(tab, provider).await;
        tab.follow("Continuer").await;
        tab.reads(&["aucun compte ouvert n’est lié à cette identité"]).await;
        tab.look("unknown").await;
    })
    .await;
}
