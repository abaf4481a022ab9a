//! Coming in: with a key that the browser has, and with a password and the codes of a telephone.

use std::time::{SystemTime, UNIX_EPOCH};

use chromiumoxide::cdp::browser_protocol::web_authn::{
    AddVirtualAuthenticatorParams, AuthenticatorProtocol, AuthenticatorTransport, EnableParams,
    VirtualAuthenticatorOptions,
};
use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Secret};

use crate::story::{Stage, tell};
use crate::tab::{DESK, TELEPHONE_WITHOUT_SCRIPTS, Tab, quoted};

/// Gives the browser a device that knows its owner.
async fn add_device(tab: &Tab, transport: AuthenticatorTransport) {
    tab.page.execute(EnableParams::default()).await.unwrap();
    let mut device = VirtualAuthenticatorOptions::new(AuthenticatorProtocol::Ctap2, transport);
    device.has_resident_key = Some(true);
    device.has_user_verification = Some(true);
    device.is_user_verified = Some(true);
    device.automatic_presence_simulation = Some(true);
    tab.page.execute(AddVirtualAuthenticatorParams::new(device)).await.unwrap();
}

#[tokio::test]
async fn an_invited_person_makes_a_key_and_comes_in_with_it() {
    tell("passkey", DESK, async |stage: &mut Stage| {
        let code = stage.site.invite("nuit@demo.example");
        let tab = &mut stage.tab;
        add_device(tab, AuthenticatorTransport::Internal).await;
        tab.go("/pro/activation").await;
        tab.look("activation").await;
        tab.fill("Identifiant", "nuit@demo.example").await;
        tab.fill("Code d’activation", &code).await;
        tab.follow("Continuer").await;
        tab.look("choice").await;
        tab.fill("Nom de la clé", "mon ordinateur").await;
        tab.follow("Faire ma clé d’accès").await;
        assert_eq!(tab.path().await, "/pro/compte");
        tab.reads(&["mon ordinateur", "Ajoutez une deuxième clé d’accès"]).await;
        tab.look("account-one-key").await;
        // The same device has one already.
        tab.click("Ajouter une clé d’accès").await;
        tab.wait_until("document.body.innerText.includes('Cet appareil a déjà une clé')").await;
        tab.follow("Se déconnecter").await;
        tab.look("signed-out").await;
        tab.follow("Se connecter avec une clé d’accès").await;
        assert_eq!(tab.path().await, "/pro");
        tab.reads(&["Vous n’avez qu’une clé d’accès"]).await;
        tab.look("home-one-key").await;
        add_device(tab, AuthenticatorTransport::Usb).await;
        tab.go("/pro/compte").await;
        tab.fill("Nom de la clé", "ma clé USB").await;
        tab.follow("Ajouter une clé d’accès").await;
        tab.reads(&["ma clé USB"]).await;
        tab.look("account-two-keys").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_key_is_told_so_and_may_cancel() {
    tell("passkey-none", DESK, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        // A device without any key of ours says so at once.
        add_device(tab, AuthenticatorTransport::Internal).await;
        tab.go("/pro/connexion").await;
        tab.click("Se connecter avec une clé d’accès").await;
        tab.wait_until("document.body.innerText.includes('Rien n’a été fait')").await;
        tab.look("cancelled").await;
    })
    .await;
}

const LOGIN: &str = "commissariat@demo.example";

/// What a telephone shows for a secret, `ahead` seconds from now.
fn code(secret: &str, ahead: u64) -> String {
    let secret = BASE32_NOPAD.decode(secret.replace(' ', "").as_bytes()).unwrap().try_into().unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    Builder::new().with_secret(Secret::new_stack(secret)).build().unwrap().generate(now + ahead).to_string()
}

#[tokio::test]
async fn a_password_goes_with_a_code_that_a_telephone_shows_without_any_script() {
    tell("one-time-codes", TELEPHONE_WITHOUT_SCRIPTS, async |stage: &mut Stage| {
        let password = stage.site.password(LOGIN).to_owned();
        let tab = &mut stage.tab;
        tab.go("/pro/connexion").await;
        tab.fill("Identifiant", LOGIN).await;
        tab.fill("Mot de passe", &password).await;
        tab.follow("Se connecter").await;
        tab.go("/pro/compte/codes").await;
        tab.look("codes").await;
        let secret: String = tab.eval("document.querySelector('.secret').innerText").await;
        tab.fill("Code à 6 chiffres", "000000").await;
        tab.follow("Vérifier le code").await;
        tab.reads(&["Ce code ne va pas"]).await;
        tab.look("codes-refused").await;
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        tab.fill("Code à 6 chiffres", &code(&secret, 0)).await;
        tab.follow("Vérifier le code").await;
        tab.reads(&["Un code est demandé avec votre mot de passe."]).await;
        tab.follow("Faire dix nouveaux codes").await;
        tab.look("recovery-codes").await;
        let recovery: String = tab.eval("document.querySelector('.codes li').innerText").await;
        tab.follow("Se déconnecter").await;
        tab.fill("Identifiant", LOGIN).await;
        tab.fill("Mot de passe", &password).await;
        tab.click("Je suis sur un poste partagé").await;
        tab.follow("Se connecter").await;
        tab.look("code").await;
        tab.fill("Code à 6 chiffres", &code(&secret, 30)).await;
        tab.follow("Se connecter").await;
        assert_eq!(tab.path().await, "/pro");
        tab.go("/pro/compte").await;
        tab.reads(&["Sur un poste partagé."]).await;
        tab.follow("Se déconnecter").await;
        tab.follow("Téléphone ou clé perdus").await;
        tab.look("recovery").await;
        tab.fill("Identifiant", LOGIN).await;
        tab.fill("Mot de passe", &password).await;
        tab.fill("Code de secours", &recovery).await;
        tab.follow("Se connecter").await;
        tab.reads(&["Il vous reste 9 codes de secours."]).await;
    })
    .await;
}

/// Lets the clock of the page run ahead, as it does where nobody touches it.
async fn let_pass(tab: &Tab, minutes: u32) {
    let ahead = format!(
        "(() => {{ const now = Date.now() + {minutes} * 60000; Date.now = () => now;
        document.dispatchEvent(new Event('visibilitychange')); return true; }})()"
    );
    assert!(tab.eval::<bool>(&ahead).await);
}

/// Ends the session behind the back of the page.
async fn end_session(tab: &Tab) {
    let out = "fetch('/pro/deconnexion', { method: 'POST' }).then((answer) => answer.ok)";
    assert!(tab.eval::<bool>(out).await);
}

#[tokio::test]
async fn a_page_says_that_its_session_ends_and_empties_itself_then() {
    tell("session-over", DESK, async |stage: &mut Stage| {
        stage.sign_in(LOGIN).await;
        let tab = &mut stage.tab;
        tab.go("/pro/compte").await;
        let_pass(tab, 11).await;
        assert!(tab.eval::<bool>("document.querySelector('[data-ends]').hidden").await);
        let_pass(tab, 2).await;
        tab.reads(&["Votre session se termine dans moins de deux minutes"]).await;
        tab.look("ends").await;
        // Whoever writes is there.
        tab.fill("Mot de passe actuel", "x").await;
        tab.wait_until("document.querySelector('[data-ends]').hidden").await;
        let_pass(tab, 13).await;
        tab.reads(&["Votre session se termine dans moins de deux minutes"]).await;
        // A site that is away for a moment takes nothing from her.
        let away = "(() => { window.kept = window.fetch; window.fetch = async () => new Response('', { status: 503 });
            return true; })()";
        assert!(tab.eval::<bool>(away).await);
        tab.click("Continuer").await;
        tab.reads(&["Votre session se termine dans moins de deux minutes", "Vos sessions ouvertes"]).await;
        assert!(tab.eval::<bool>("(() => { window.fetch = window.kept; return true; })()").await);
        tab.click("Continuer").await;
        tab.wait_until("document.querySelector('[data-ends]').hidden").await;
        let_pass(tab, 13).await;
        tab.reads(&["Votre session se termine dans moins de deux minutes"]).await;
        end_session(tab).await;
        let_pass(tab, 2).await;
        tab.wait_until("location.pathname === '/pro/connexion'").await;
        tab.reads(&["Votre session s’est terminée"]).await;
        tab.look("over").await;
        stage.sign_in_here(LOGIN).await;
        assert_eq!(stage.tab.path().await, "/pro/compte", "she is led back");
    })
    .await;
}

#[tokio::test]
async fn signing_out_empties_the_pages_of_other_tabs_and_nothing_else_does() {
    tell("session-over-elsewhere", DESK, async |stage: &mut Stage| {
        stage.sign_in(LOGIN).await;
        let tab = &mut stage.tab;
        tab.go("/pro/compte").await;
        let other = Tab::open(&stage.browser, &tab.story, &tab.site, DESK).await;
        // Pages for nobody, though she is signed in: one that is not there, one of a link, and the public ones.
        for path in ["/pro/fiches/ailleurs", "/c/ailleurs", "/infos/boulogne-billancourt", "/pro/compte"] {
            other.go(path).await;
        }
        assert_eq!(tab.path().await, "/pro/compte");
        tab.reads(&["Vos sessions ouvertes"]).await;
        other.follow("Se déconnecter").await;
        tab.wait_until("location.pathname === '/pro/connexion'").await;
        tab.reads(&["Votre session s’est terminée"]).await;
        // She has left: nobody is led to what she looked at.
        stage.sign_in_here(LOGIN).await;
        assert_eq!(stage.tab.path().await, "/pro");
    })
    .await;
}

#[tokio::test]
async fn a_link_on_another_site_leads_to_its_page_signed_in_or_not() {
    tell("from-elsewhere", DESK, async |stage: &mut Stage| {
        let link = format!("location.href = {}; true", quoted(&format!("{}/pro/compte", stage.tab.site)));
        stage.tab.watch.allow(&stage.innocent);
        stage.tab.go(&stage.innocent).await;
        assert!(stage.tab.eval::<bool>(&link).await);
        stage.tab.wait_until("(document.body?.innerText ?? '').includes('Connectez-vous pour voir')").await;
        // What that other page did is its own.
        stage.tab.watch.forget();
        stage.tab.look("first").await;
        stage.sign_in_here(LOGIN).await;
        assert_eq!(stage.tab.path().await, "/pro/compte");
        stage.tab.go(&stage.innocent).await;
        assert!(stage.tab.eval::<bool>(&link).await);
        stage.tab.wait_until("(document.body?.innerText ?? '').includes('Vos sessions ouvertes')").await;
        assert_eq!(stage.tab.path().await, "/pro/compte");
        stage.tab.watch.forget();
    })
    .await;
}
