//! A tab, and what a person does in it: she reads, points, types.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams, SetScriptExecutionDisabledParams,
};
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, DispatchMouseEventParams, DispatchMouseEventType, MouseButton,
};
use chromiumoxide::cdp::browser_protocol::page::{
    GetNavigationHistoryParams, NavigateParams, NavigateToHistoryEntryParams,
};
use chromiumoxide::cdp::js_protocol::runtime::{EvaluateParams, ExecutionContextId};
use chromiumoxide::{Browser, Page};
use serde::de::DeserializeOwned;

use crate::watch::Watch;

/// What she looks at: its size in pixels, and whether its browser runs scripts.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    pub width: i64,
    pub height: i64,
    pub has_scripts: bool,
}

pub const TELEPHONE: Screen = Screen { width: 360, height: 800, has_scripts: true };
pub const TELEPHONE_WITHOUT_SCRIPTS: Screen = Screen { has_scripts: false, ..TELEPHONE };
pub const DESK: Screen = Screen { width: 1280, height: 800, has_scripts: true };

const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(40);

#[derive(Debug)]
pub struct Tab {
    pub page: Page,
    pub watch: Watch,
    pub screen: Screen,
    /// The name of the story.
    pub story: String,
    pub site: String,
}

/// Draws `value` as a text of JavaScript.
pub fn quoted(value: &str) -> String {
    serde_json::to_string(value).unwrap()
}

impl Tab {
    pub async fn open(browser: &Browser, story: &str, site: &str, screen: Screen) -> Self {
        let page = browser.new_page("about:blank").await.unwrap();
        let watch = Watch::over(&page, site).await;
        let tab = Self { page, watch, screen, story: story.to_owned(), site: site.to_owned() };
        tab.resize(screen.width, screen.height).await;
        tab.emulate("light").await;
        tab.run_scripts(screen.has_scripts).await;
        tab
    }

    /// Closes the story: nothing may be wrong after its last page either.
    pub fn end(&mut self) {
        self.watch.expect_nothing_wrong();
    }

    pub async fn resize(&self, width: i64, height: i64) {
        self.page.execute(SetDeviceMetricsOverrideParams::new(width, height, 1.0, false)).await.unwrap();
    }

    /// Chooses light or dark; nothing moves.
    pub async fn emulate(&self, scheme: &str) {
        let features = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")];
        let features = features.map(|(name, value)| MediaFeature::new(name, value));
        self.page.execute(SetEmulatedMediaParams::builder().features(features).build()).await.unwrap();
    }

    pub async fn run_scripts(&self, runs: bool) {
        self.page.execute(SetScriptExecutionDisabledParams::new(!runs)).await.unwrap();
    }

    /// Asks the page something; `None` while it is being left.
    async fn ask<T: DeserializeOwned + Debug>(&self, question: &str, world: Option<ExecutionContextId>) -> Option<T> {
        let mut asked = EvaluateParams::builder().expression(question).return_by_value(true).await_promise(true);
        if let Some(world) = world {
            asked = asked.context_id(world);
        }
        let answer = self.page.execute(asked.build().unwrap()).await.ok()?.result;
        if let Some(fault) = answer.exception_details {
            panic!("{question:.200}: {} {:?}", fault.text, fault.exception.and_then(|thrown| thrown.description));
        }
        let value = answer.result.value.unwrap_or_default();
        let read = serde_json::from_value(value.clone());
        Some(read.unwrap_or_else(|error| panic!("{question:.200} answered {value}: {error}")))
    }

    pub async fn eval<T: DeserializeOwned + Debug>(&self, question: &str) -> T {
        self.ask(question, None).await.unwrap_or_else(|| panic!("the page went away: {question:.200}"))
    }

    pub async fn eval_in<T: DeserializeOwned + Debug>(&self, world: ExecutionContextId, question: &str) -> T {
        self.ask(question, Some(world)).await.unwrap_or_else(|| panic!("the page went away: {question:.200}"))
    }

    /// Waits until `question` is answered with yes.
    pub async fn wait_until(&self, question: &str) {
        let start = Instant::now();
        while self.ask(question, None).await != Some(true) {
            if start.elapsed() > PATIENCE {
                let address: Option<String> = self.ask("location.href", None).await;
                let text: Option<String> = self.ask("document.body?.innerText ?? ''", None).await;
                panic!("waited in vain for {question}\n at {address:?}: {text:?}");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until the page whose address starts with `beginning` is there.
    pub async fn wait_for(&self, beginning: &str) {
        let beginning = quoted(beginning);
        self.wait_until(&format!("location.href.startsWith({beginning}) && document.readyState === 'complete'")).await;
    }

    async fn document(&self) -> f64 {
        self.eval("performance.timeOrigin").await
    }

    async fn wait_for_another(&self, document: f64) {
        self.wait_until(&format!("performance.timeOrigin !== {document} && document.readyState === 'complete'")).await;
    }

    /// Opens an address; a path is one of ours.
    pub async fn go(&self, address: &str) {
        let url = if address.starts_with('/') { format!("{}{address}", self.site) } else { address.to_owned() };
        let document = self.document().await;
        self.page.execute(NavigateParams::new(url)).await.unwrap();
        self.wait_for_another(document).await;
    }

    /// Points at the element that `finder` finds, as with a finger: something that covers it gets the click.
    async fn point(&self, finder: &str, what: &str) {
        let place = format!(
            "(() => {{ const found = {finder}; if (!found) return null; found.scrollIntoView({{block: 'center'}});
                const box = found.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        let Some((x, y)) = self.eval::<Option<(f64, f64)>>(&place).await else {
            panic!("there is no {what} on {}:\n{}", self.address().await, self.text().await);
        };
        for kind in [DispatchMouseEventType::MousePressed, DispatchMouseEventType::MouseReleased] {
            let mouse =
                DispatchMouseEventParams::builder().r#type(kind).x(x).y(y).button(MouseButton::Left).click_count(1);
            self.page.execute(mouse.build().unwrap()).await.unwrap();
        }
    }

    /// Clicks on the first link, button, summary or label that she can see and that reads `words`, or holds them.
    /// What the menu of a narrow screen holds is seen once it is unfolded.
    pub async fn click(&self, words: &str) {
        let words = quoted(words);
        let finder = format!(
            "(() => {{ const all = [...document.querySelectorAll('a[href], button, summary, label')]
                .filter((one) => one.checkVisibility({{ contentVisibilityAuto: true }}) && one.getClientRects().length);
                const read = (one) => (one.innerText ?? one.textContent).replace(/\\s+/g, ' ').trim();
                return all.find((one) => read(one) === {words}) ?? all.find((one) => read(one).includes({words})); }})()"
        );
        let menu = "document.querySelector('.bar .menu:not([open]) > summary')";
        let is_folded = format!("!{finder} && !!{menu} && {menu}.getClientRects().length > 0");
        if self.eval::<bool>(&is_folded).await {
            self.point(menu, "menu").await;
        }
        self.point(&finder, &format!("link or button {words}")).await;
    }

    pub async fn click_on(&self, selector: &str) {
        self.point(&format!("document.querySelector({})", quoted(selector)), selector).await;
    }

    /// Clicks, and waits for the page that comes.
    pub async fn follow(&self, words: &str) {
        let document = self.document().await;
        self.click(words).await;
        self.wait_for_another(document).await;
    }

    pub async fn follow_on(&self, selector: &str) {
        let document = self.document().await;
        self.click_on(selector).await;
        self.wait_for_another(document).await;
    }

    /// Types into the field with this label, in place of what it holds.
    pub async fn fill(&self, label: &str, text: &str) {
        let label = quoted(label);
        let field = format!(
            "[...document.querySelectorAll('label')]
                .find((one) => one.innerText.replace(/\\s+/g, ' ').trim() === {label})?.control ?? null"
        );
        self.point(&field, &format!("field {label}")).await;
        let _: bool = self.eval("(() => { document.activeElement.select(); return true; })()").await;
        self.press("Backspace").await;
        self.type_text(text).await;
    }

    pub async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.key(DispatchKeyEventType::KeyDown, Key::letter(letter)).await;
            self.key(DispatchKeyEventType::KeyUp, Key::letter(letter)).await;
        }
    }

    /// Presses a key and lets it go.
    pub async fn press(&self, name: &str) {
        let down = if name == "Enter" { DispatchKeyEventType::KeyDown } else { DispatchKeyEventType::RawKeyDown };
        self.key(down, Key::named(name)).await;
        self.key(DispatchKeyEventType::KeyUp, Key::named(name)).await;
    }

    /// Presses Enter, and waits for the page that comes.
    pub async fn press_enter(&self) {
        let document = self.document().await;
        self.press("Enter").await;
        self.wait_for_another(document).await;
    }

    /// Types a capital letter, Shift held down.
    pub async fn type_capital(&self, letter: char) {
        self.key(DispatchKeyEventType::RawKeyDown, Key::named("Shift")).await;
        self.key(DispatchKeyEventType::KeyDown, Key { modifiers: SHIFT, ..Key::letter(letter) }).await;
        self.key(DispatchKeyEventType::KeyUp, Key { modifiers: SHIFT, ..Key::letter(letter) }).await;
        self.key(DispatchKeyEventType::KeyUp, Key::named("Shift")).await;
    }

    async fn key(&self, kind: DispatchKeyEventType, key: Key) {
        let mut event = DispatchKeyEventParams::builder().key(key.key).modifiers(key.modifiers);
        event = event.windows_virtual_key_code(key.code);
        if kind == DispatchKeyEventType::KeyDown {
            event = event.text(key.text);
        }
        self.page.execute(event.r#type(kind).build().unwrap()).await.unwrap();
    }

    /// What she reads; a space that keeps words together is a space.
    pub async fn text(&self) -> String {
        self.eval("document.body.innerText.replace(/[\\u00a0\\u202f]/g, ' ')").await
    }

    #[track_caller]
    pub fn expect(&self, text: &str, words: &str) {
        assert!(text.contains(words), "« {words} » is not in:\n{text}");
    }

    /// Stops the story unless she reads each of `words`.
    pub async fn reads(&self, words: &[&str]) {
        let text = self.text().await;
        words.iter().for_each(|words| self.expect(&text, words));
    }

    pub async fn address(&self) -> String {
        self.eval("location.href").await
    }

    pub async fn path(&self) -> String {
        self.eval("location.pathname").await
    }

    /// The addresses in the history of the tab, the oldest first, and which one is shown.
    pub async fn history(&self) -> (Vec<String>, usize) {
        let history = self.page.execute(GetNavigationHistoryParams::default()).await.unwrap().result;
        let urls = history.entries.into_iter().map(|entry| entry.url).collect();
        (urls, usize::try_from(history.current_index).unwrap())
    }

    /// The « Back » of the browser.
    pub async fn back(&self) {
        let history = self.page.execute(GetNavigationHistoryParams::default()).await.unwrap().result;
        let before = usize::try_from(history.current_index - 1).expect("there is nothing before");
        self.page.execute(NavigateToHistoryEntryParams::new(history.entries[before].id)).await.unwrap();
    }
}

const SHIFT: i64 = 8;

/// A key of the keyboard, as the browser is told of it.
#[derive(Debug)]
struct Key {
    key: String,
    text: String,
    code: i64,
    modifiers: i64,
}

impl Key {
    fn letter(letter: char) -> Self {
        Self { key: letter.to_string(), text: letter.to_string(), code: 0, modifiers: 0 }
    }

    fn named(name: &str) -> Self {
        let (text, code) = match name {
            "Backspace" => ("", 8),
            "Tab" => ("", 9),
            "Enter" => ("\r", 13),
            "Shift" => ("", 16),
            other => panic!("the key {other} is not known here"),
        };
        Self { key: name.to_owned(), text: text.to_owned(), code, modifiers: 0 }
    }
}
