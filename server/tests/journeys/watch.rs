//! What the browser tells while a story goes on: requests, errors of scripts, messages of the console, issues.

use std::sync::Arc;

use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::audits::{self, EventIssueAdded};
use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel, LogEntrySource};
use chromiumoxide::cdp::browser_protocol::network::{EventRequestWillBeSent, EventResponseReceived, ResourceType};
use chromiumoxide::cdp::js_protocol::runtime::{EventConsoleApiCalled, EventExceptionThrown};
use chromiumoxide::listeners::EventStream;
use futures::{FutureExt as _, StreamExt as _};

/// Listens to a tab.
#[derive(Debug)]
pub struct Watch {
    /// The beginnings of the addresses that may be asked for.
    allowed: Vec<String>,
    requests: EventStream<EventRequestWillBeSent>,
    responses: EventStream<EventResponseReceived>,
    entries: EventStream<EventEntryAdded>,
    consoles: EventStream<EventConsoleApiCalled>,
    exceptions: EventStream<EventExceptionThrown>,
    issues: EventStream<EventIssueAdded>,
    /// The last page that was answered.
    document: Option<Arc<EventResponseReceived>>,
}

/// What has come since the last time.
fn come<T: chromiumoxide::cdp::IntoEventKind + Unpin>(events: &mut EventStream<T>) -> Vec<Arc<T>> {
    std::iter::from_fn(|| events.next().now_or_never().flatten()).collect()
}

/// Says whether a message of the browser, as it came, is one that a story has to hear of.
pub fn listens_to(message: &str) -> bool {
    let methods = [
        EventRequestWillBeSent::IDENTIFIER,
        EventResponseReceived::IDENTIFIER,
        EventEntryAdded::IDENTIFIER,
        EventConsoleApiCalled::IDENTIFIER,
        EventExceptionThrown::IDENTIFIER,
        EventIssueAdded::IDENTIFIER,
    ];
    methods.iter().any(|method| message.contains(&format!("\"{method}\"")))
}

/// Fields are named as the columns are; that some names are also those of a visiting card, `autocomplete` settles.
fn is_taste(issue: &str) -> bool {
    issue.contains("FormInputAssignedAutocompleteValueToIdOrNameAttributeError")
}

impl Watch {
    pub async fn over(page: &Page, site: &str) -> Self {
        page.execute(audits::EnableParams::default()).await.unwrap();
        Self {
            allowed: vec![format!("{site}/")],
            requests: page.event_listener().await.unwrap(),
            responses: page.event_listener().await.unwrap(),
            entries: page.event_listener().await.unwrap(),
            consoles: page.event_listener().await.unwrap(),
            exceptions: page.event_listener().await.unwrap(),
            issues: page.event_listener().await.unwrap(),
            document: None,
        }
    }

    /// Lets the story go to somebody else's pages too.
    pub fn allow(&mut self, origin: &str) {
        self.allowed.push(format!("{origin}/"));
    }

    /// Passes over what has come: it was seen on somebody else's pages.
    pub fn forget(&mut self) {
        come(&mut self.requests);
        come(&mut self.entries);
        come(&mut self.consoles);
        come(&mut self.exceptions);
        come(&mut self.issues);
    }

    /// The answer that the page on screen is made of.
    pub fn document(&mut self) -> Arc<EventResponseReceived> {
        let documents =
            come(&mut self.responses).into_iter().filter(|response| response.r#type == ResourceType::Document);
        self.document = documents.last().or(self.document.take());
        self.document.clone().expect("no page was answered")
    }

    /// Stops the story if the browser saw something that should not be.
    #[track_caller]
    pub fn expect_nothing_wrong(&mut self) {
        let mut wrong = self.strangers();
        wrong.extend(come(&mut self.entries).iter().filter_map(|event| {
            let entry = &event.entry;
            // A page that says what is wrong with a form answers 422: the browser notes it, and nothing is wrong.
            let is_answer = entry.source == LogEntrySource::Network && entry.text.contains("the server responded with");
            let is_told = !matches!(entry.level, LogEntryLevel::Verbose | LogEntryLevel::Info);
            let url = entry.url.as_deref().unwrap_or_default();
            (is_told && !is_answer).then(|| format!("{:?}: {} ({url})", entry.level, entry.text))
        }));
        wrong.extend(come(&mut self.consoles).iter().map(|event| format!("console: {:?}", event.args)));
        wrong.extend(come(&mut self.exceptions).iter().map(|event| format!("{:?}", event.exception_details)));
        let issues = come(&mut self.issues);
        wrong.extend(
            issues.iter().map(|event| serde_json::to_string(&event.issue).unwrap()).filter(|issue| !is_taste(issue)),
        );
        assert!(wrong.is_empty(), "the browser saw:\n  {}\n", wrong.join("\n  "));
    }

    fn strangers(&mut self) -> Vec<String> {
        let allowed = &self.allowed;
        let requests = come(&mut self.requests);
        let urls = requests.iter().map(|event| &event.request.url);
        let strange =
            urls.filter(|url| !url.starts_with("data:") && !allowed.iter().any(|known| url.starts_with(known)));
        strange.map(|url| format!("a request to somebody else: {url}")).collect()
    }
}
