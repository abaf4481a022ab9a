//! A look at the page on screen: what must hold of every page, whatever the story.

use std::fs;
use std::path::{Path, PathBuf};

use chromiumoxide::cdp::browser_protocol::network::GetResponseBodyParams;
use chromiumoxide::cdp::browser_protocol::page::{CaptureScreenshotFormat, Viewport};
use chromiumoxide::cdp::browser_protocol::storage::GetCookiesParams;
use chromiumoxide::page::ScreenshotParams;

use crate::html;
use crate::tab::Tab;

/// The narrowest screen: also a desk's at 400 %.
const NARROWEST: i64 = 320;
const WIDTHS: [i64; 2] = [360, 1280];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// A folder beside what is compiled.
pub fn target(folder: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join(folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

impl Tab {
    /// Goes to a page of ours, and looks at it.
    pub async fn look_at(&mut self, path: &str, name: &str) {
        self.go(path).await;
        assert_eq!(self.path().await, path);
        self.look(name).await;
    }

    /// Judges the page, and keeps its HTML and its picture under `name`.
    pub async fn look(&mut self, name: &str) {
        self.page_is_kept(name).await;
        self.nothing_is_kept_in_the_browser().await;
        for width in WIDTHS {
            self.resize(width, self.screen.height).await;
            for scheme in SCHEMES {
                self.emulate(scheme).await;
                self.picture(&format!("{}-{name}-{width}-{scheme}", self.story)).await;
                self.is_accessible(&format!("{name}, {width} px, {scheme}")).await;
            }
        }
        self.fits_on_the_narrowest_screen(name).await;
        self.emulate(SCHEMES[0]).await;
        self.resize(self.screen.width, self.screen.height).await;
        self.watch.expect_nothing_wrong();
    }

    /// Judges the page on the story's own screen, in both schemes: the quick look, for pages that are many.
    pub async fn glance(&mut self, name: &str) {
        self.page_is_kept(name).await;
        self.nothing_is_kept_in_the_browser().await;
        for scheme in SCHEMES {
            self.emulate(scheme).await;
            self.is_accessible(&format!("{name}, {scheme}")).await;
        }
        self.emulate(SCHEMES[0]).await;
        self.watch.expect_nothing_wrong();
    }

    /// The HTML as it was sent, for the judge of HTML.
    async fn page_is_kept(&mut self, name: &str) {
        let document = self.watch.document();
        assert_eq!(document.response.url, self.address().await.split('#').next().unwrap());
        let body = self.page.execute(GetResponseBodyParams::new(document.request_id.clone())).await.unwrap();
        fs::write(html::pages(&self.story).join(format!("{name}.html")), &body.body).unwrap();
    }

    /// The public face leaves no cookie and no storage; the workspace a cookie of its session, and the one by which it
    /// knows a browser again, that no script can read.
    async fn nothing_is_kept_in_the_browser(&self) {
        let kept: i64 = self.eval("localStorage.length + sessionStorage.length").await;
        assert_eq!(kept, 0, "something is kept in the storage of the browser");
        let host: String = self.eval("location.hostname").await;
        let cookies = self.page.execute(GetCookiesParams::default()).await.unwrap().result.cookies;
        let cookies = cookies.into_iter().filter(|cookie| cookie.domain == host);
        let (known, others): (Vec<_>, Vec<_>) = cookies.partition(|cookie| cookie.name == "d");
        assert!(known.iter().all(|cookie| cookie.http_only), "{known:?}");
        if self.path().await.starts_with("/pro") {
            assert!(others.iter().all(|cookie| cookie.http_only && cookie.session), "{others:?}");
        } else {
            assert!(others.is_empty(), "{others:?}");
        }
    }

    async fn picture(&self, name: &str) {
        let size = self.page.layout_metrics().await.unwrap().css_content_size;
        let whole = Viewport { x: 0.0, y: 0.0, width: size.width, height: size.height, scale: 1.0 };
        let params =
            ScreenshotParams::builder().format(CaptureScreenshotFormat::Png).clip(whole).capture_beyond_viewport(true);
        let picture = self.page.screenshot(params.build()).await.unwrap();
        fs::write(target("screenshots").join(format!("{name}.png")), picture).unwrap();
    }

    async fn fits_on_the_narrowest_screen(&self, name: &str) {
        self.resize(NARROWEST, self.screen.height).await;
        let wide: Vec<String> = self
            .eval(&format!(
                "document.documentElement.scrollWidth <= {NARROWEST} ? [] : [...document.querySelectorAll('body *')]
                    .filter((one) => one.getBoundingClientRect().right > {NARROWEST}).map((one) => one.outerHTML.slice(0, 200))"
            ))
            .await;
        assert!(wide.is_empty(), "{name} scrolls sideways at {NARROWEST} px:\n  {}\n", wide.join("\n  "));
    }
}
