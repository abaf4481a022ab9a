//! A new password that was stolen elsewhere.

use std::fs;
use std::path::PathBuf;

use axum::Extension;
use data_encoding::HEXUPPER;
use sha1::{Digest as _, Sha1};
use tempfile::TempDir;
use testkit::{Answer, Client, Figure, Town};
use web::Settings;

use super::{LOGIN, OTHER_PASSWORD, PASSWORD, hidden, invitation, settle, signed_in};
use crate::LeakedPasswords;

const STOLEN: &str = "colibri volé ailleurs";
const WORDS: &str = "Ce mot de passe a été volé ailleurs et circule";

/// The site beside a list that holds [`STOLEN`]; the folder lasts as long as the test.
fn serve_beside_a_list(town: &Town) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stolen.txt");
    fs::write(&path, format!("{}:42\r\n", HEXUPPER.encode(&Sha1::digest(STOLEN)))).unwrap();
    let list = LeakedPasswords::open(&path).unwrap();
    let site = testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS).load_actor(crate::load_actor);
    let site = site.settings(Settings { is_demo: true, ..Settings::default() });
    town.serve(site.with(|router| router.layer(Extension(list))));
    (folder, path)
}

async fn change(browser: &Client, new: &str) -> Answer {
    let fields = [("current", PASSWORD), ("new", new), ("again", new)];
    browser.post_form("/pro/compte/mot-de-passe", &fields).await
}

testkit::both_engines! {
    async fn a_leaked_password_is_refused_to_whoever_changes_hers(town: Town) {
        settle(&town, LOGIN).await;
        let _list = serve_beside_a_list(&town);
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        let refused = change(&browser, STOLEN).await;
        assert!(refused.status == 422 && refused.body.contains(WORDS), "{}", refused.main());
        signed_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(change(&browser, OTHER_PASSWORD).await.status, 200);
        signed_in(&town, LOGIN, OTHER_PASSWORD).await;
    }

    async fn a_leaked_password_activates_no_account(town: Town) {
        crate::use_cheap_hashing_for_tests();
        let _list = serve_beside_a_list(&town);
        let mut db = town.write().await;
        let code = crate::invite(&mut db, &invitation(LOGIN), town.now()).await.unwrap();
        db.commit().await.unwrap();
        let nobody = town.client(Figure::Nobody);
        let token = hidden(&nobody.post_form("/pro/activation", &[("login", LOGIN), ("code", &code)]).await, "token");
        let choose = async |new: &str| {
            let fields = [("token", token.as_str()), ("new", new), ("again", new)];
            nobody.post_form("/pro/activation/mot-de-passe", &fields).await
        };
        let refused = choose(STOLEN).await;
        assert!(refused.status == 422 && refused.body.contains(WORDS), "{}", refused.main());
        assert_eq!(choose(PASSWORD).await.status, 200);
    }

    async fn without_its_leaked_list_the_site_judges_by_its_own(town: Town) {
        settle(&town, LOGIN).await;
        let (_folder, path) = serve_beside_a_list(&town);
        fs::remove_file(path).unwrap();
        let browser = signed_in(&town, LOGIN, PASSWORD).await;
        assert_eq!(change(&browser, "motdepasse motdepasse!").await.status, 422);
        assert_eq!(change(&browser, STOLEN).await.status, 200, "nobody is closed out");
    }
}
