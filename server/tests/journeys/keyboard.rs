//! She has no mouse: every step is a key.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Tab};

/// What the keyboard is on: in sight, marked, covered by nothing.
const FOCUSED: &str = "(() => { const one = document.activeElement; const box = one.getClientRects()[0];
    const style = getComputedStyle(one); const middle = [box.x + box.width / 2, box.y + box.height / 2];
    return { what: one.id || one.getAttribute('class') || one.name || one.innerText || one.textContent,
        is_marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        is_in_sight: one.contains(document.elementFromPoint(...middle)) }; })()";

#[derive(Debug, serde::Deserialize)]
struct Focused {
    what: String,
    is_marked: bool,
    is_in_sight: bool,
}

async fn tab_to(tab: &Tab) -> String {
    tab.press("Tab").await;
    let focused: Focused = tab.eval(FOCUSED).await;
    assert!(focused.is_marked && focused.is_in_sight, "{focused:?}");
    focused.what
}

#[tokio::test]
async fn the_keyboard_alone_finds_help() {
    tell("keyboard", DESK, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/").await;
        assert_eq!(tab_to(tab).await, "quit");
        assert_eq!(tab_to(tab).await, "skip");
        tab.press("Enter").await;
        tab.wait_until("document.activeElement.id === 'main'").await;
        assert_eq!(tab_to(tab).await, "button");
        assert_eq!(tab_to(tab).await, "Qui appeler maintenant, et que dire");
        assert_eq!(tab_to(tab).await, "text");
        tab.type_text("un avocat").await;
        assert_eq!(tab_to(tab).await, "commune");
        tab.type_text("92100").await;
        tab.press_enter().await;
        tab.reads(&["Qui peut vous aider", "« un avocat »", "près de Boulogne-Billancourt"]).await;
        every_stop_can_be_seen(tab).await;
    })
    .await;
}

/// Walks through the whole page once, never trapped.
async fn every_stop_can_be_seen(tab: &Tab) {
    let stops: usize = tab
        .eval(
            "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
        .filter((one) => one.checkVisibility()).length",
        )
        .await;
    for _ in 0..stops {
        tab_to(tab).await;
    }
    tab.press("Tab").await;
    assert!(
        tab.eval::<bool>("[document.body, document.querySelector('.quit')].includes(document.activeElement)").await
    );
}

#[tokio::test]
async fn the_first_key_after_arriving_can_be_the_exit() {
    tell("keyboard-exit", DESK, async |stage: &mut Stage| {
        stage.tab.watch.allow(&stage.innocent);
        stage.tab.go("/infos").await;
        assert_eq!(tab_to(&stage.tab).await, "quit");
        stage.tab.press("Enter").await;
        stage.tab.wait_for(&stage.innocent).await;
        stage.tab.reads(&["Beau temps"]).await;
    })
    .await;
}
