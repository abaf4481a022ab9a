//! The judge of accessibility: axe-core, on all criteria of WCAG 2.2 AA that a machine can see.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use chromiumoxide::cdp::browser_protocol::page::CreateIsolatedWorldParams;
use serde::Deserialize;

use crate::tab::Tab;

/// The folder that `bin/judges` fills. On a developer's machine without it, the judges are passed over.
pub fn judges() -> Option<PathBuf> {
    let folder = env::var_os("MAILLAGE_JUDGES").map(PathBuf::from);
    assert!(folder.is_some() || env::var_os("CI").is_none(), "MAILLAGE_JUDGES is not set");
    if folder.is_none() {
        println!("axe-core and html-validate are passed over: MAILLAGE_JUDGES is not set (bin/judges)");
    }
    folder
}

static AXE: LazyLock<Option<String>> = LazyLock::new(|| {
    let path = judges()?.join("node_modules/axe-core/axe.min.js");
    Some(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
});

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    /// The elements, with why.
    places: Vec<String>,
}

/// The notice of the demonstration stands before the page and is no part of it.
const RUN: &str = "axe.configure({ checks: [{ id: 'region', options: {
    regionMatcher: 'dialog, [role=dialog], [role=alertdialog], svg, .demo'
} }] }), axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false, resultTypes: ['violations']
}).then((found) => found.violations.map((one) => ({
    id: one.id, help: one.help, places: one.nodes.map((node) => node.html.slice(0, 300) + ' — ' + node.failureSummary)
})))";

impl Tab {
    /// Runs axe in a world of its own: the page's own policy stays as it is, and the page sees nothing of it.
    pub async fn is_accessible(&self, what: &str) {
        let Some(axe) = AXE.as_deref() else { return };
        self.run_scripts(true).await;
        let frame = self.page.mainframe().await.unwrap().unwrap();
        let world = CreateIsolatedWorldParams::builder().frame_id(frame).world_name("axe").build().unwrap();
        let world = self.page.execute(world).await.unwrap().result.execution_context_id;
        let _: bool = self.eval_in(world, &format!("{axe}\n;true")).await;
        let violations: Vec<Violation> = self.eval_in(world, RUN).await;
        self.run_scripts(self.screen.has_scripts).await;
        let said = violations.iter().map(|one| format!("{}: {}\n    {}", one.id, one.help, one.places.join("\n    ")));
        assert!(violations.is_empty(), "{what}:\n  {}\n", said.collect::<Vec<_>>().join("\n  "));
    }
}
