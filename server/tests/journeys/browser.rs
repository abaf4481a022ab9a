//! Debian's Chromium, new each time, in a folder of its own. It can reach this machine alone.

use std::env;
use std::path::Path;
use std::time::Duration;

use chromiumoxide::{Browser, BrowserConfig, Handler};
use tempfile::TempDir;

const CHROMIUM: &str = "/usr/bin/chromium";

const FLAGS: [&str; 12] = [
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
    "disable-dev-shm-usage",
    "disable-breakpad",
    "force-color-profile=srgb",
    "accept-lang=fr-FR,fr",
    "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "window-size=1280,800",
];

/// Says whether stories can be told here; on a developer's machine without Chromium they are passed over.
pub fn is_there() -> bool {
    let is_there = Path::new(CHROMIUM).exists();
    assert!(is_there || env::var_os("CI").is_none(), "{CHROMIUM} is missing");
    if !is_there {
        println!("the story is passed over: {CHROMIUM} is missing");
    }
    is_there
}

pub async fn launch(profile: &TempDir) -> (Browser, Handler) {
    let config = BrowserConfig::builder()
        .chrome_executable(CHROMIUM)
        .new_headless_mode()
        .no_sandbox()
        .disable_default_args()
        .args(FLAGS)
        .user_data_dir(profile.path())
        .viewport(None)
        .launch_timeout(Duration::from_secs(60))
        .surface_invalid_messages();
    Browser::launch(config.build().unwrap()).await.unwrap()
}
