//! She leaves fast, and nobody who takes the device from her sees where she was.

use crate::story::{Stage, tell};
use crate::tab::{TELEPHONE, TELEPHONE_WITHOUT_SCRIPTS, Tab};

const QUIT: &str = "[data-quitter]";

/// Reads somebody else's page first, then ours.
async fn arrive(stage: &mut Stage) {
    let before = format!("{}/avant", stage.innocent);
    stage.tab.watch.allow(&stage.innocent);
    stage.tab.go(&before).await;
    stage.tab.go("/infos/boulogne-billancourt").await;
}

/// Goes back until what she read before: none of our pages may come.
async fn nothing_of_ours_comes_back(stage: &Stage) {
    let (tab, before) = (&stage.tab, format!("{}/avant", stage.innocent));
    let (history, _) = tab.history().await;
    assert!(history.iter().all(|url| !url.contains("/infos")), "{history:?}");
    while tab.address().await != before {
        tab.back().await;
        tab.wait_for(&stage.innocent).await;
        tab.reads(&["Beau temps"]).await;
    }
}

/// Our pages keep one place in the history, whatever she reads.
async fn read_some_pages(tab: &Tab) {
    let (history, place) = tab.history().await;
    assert_eq!(history.len(), place + 1, "{history:?}");
    for link in ["Accueil", "Hauts-de-Seine", "Accueil", "Boulogne-Billancourt", "English", "Français"] {
        tab.follow(link).await;
        let (history, at) = tab.history().await;
        assert_eq!((history.len(), at), (place + 1, place), "{history:?}");
    }
}

#[tokio::test]
async fn one_click_leaves_and_back_shows_nothing_of_ours() {
    tell("leaving-by-click", TELEPHONE, async |stage: &mut Stage| {
        arrive(stage).await;
        read_some_pages(&stage.tab).await;
        stage.tab.click_on(QUIT).await;
        stage.tab.wait_for(&stage.innocent).await;
        stage.tab.reads(&["Beau temps"]).await;
        nothing_of_ours_comes_back(stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_button_stays_in_sight_and_leaves_from_the_answers_too() {
    tell("leaving-from-answers", TELEPHONE, async |stage: &mut Stage| {
        arrive(stage).await;
        stage.tab.fill("De quoi avez-vous besoin ?", "porter plainte").await;
        stage.tab.follow("Chercher").await;
        let _: bool =
            stage.tab.eval("(() => { window.scrollTo(0, document.body.scrollHeight); return true; })()").await;
        stage.tab.wait_until("window.scrollY > 500").await;
        let in_sight =
            "(() => { const quit = document.querySelector('[data-quitter]'); const box = quit.getBoundingClientRect();
            return box.height >= 44 && box.top >= 0 && box.bottom <= innerHeight
                && quit.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); })()";
        assert!(stage.tab.eval::<bool>(in_sight).await, "the button is out of sight");
        stage.tab.click_on(QUIT).await;
        stage.tab.wait_for(&stage.innocent).await;
        nothing_of_ours_comes_back(stage).await;
    })
    .await;
}

#[tokio::test]
async fn back_from_the_answers_leads_out_and_not_to_what_she_typed() {
    tell("leaving-by-back", TELEPHONE, async |stage: &mut Stage| {
        arrive(stage).await;
        stage.tab.fill("De quoi avez-vous besoin ?", "porter plainte").await;
        stage.tab.follow("Chercher").await;
        stage.tab.back().await;
        stage.tab.wait_for(&stage.innocent).await;
        stage.tab.reads(&["Beau temps"]).await;
    })
    .await;
}

#[tokio::test]
async fn three_presses_of_shift_leave_and_three_capitals_do_not() {
    tell("leaving-by-keys", TELEPHONE, async |stage: &mut Stage| {
        arrive(stage).await;
        stage.tab.click_on("#text").await;
        for letter in ['S', 'O', 'S'] {
            stage.tab.type_capital(letter).await;
        }
        assert_eq!(stage.tab.eval::<String>("document.getElementById('text').value").await, "SOS");
        assert_eq!(stage.tab.path().await, "/infos/boulogne-billancourt");
        for _ in 0..3 {
            stage.tab.press("Shift").await;
        }
        stage.tab.wait_for(&stage.innocent).await;
        stage.tab.reads(&["Beau temps"]).await;
        nothing_of_ours_comes_back(stage).await;
    })
    .await;
}

#[tokio::test]
async fn without_any_script_the_two_hops_arrive() {
    tell("leaving-without-scripts", TELEPHONE_WITHOUT_SCRIPTS, async |stage: &mut Stage| {
        arrive(stage).await;
        stage.tab.click_on(QUIT).await;
        stage.tab.wait_for(&stage.innocent).await;
        stage.tab.reads(&["Beau temps"]).await;
        let (history, _) = stage.tab.history().await;
        assert_eq!(history.last().unwrap(), &format!("{}/", stage.innocent));
    })
    .await;
}
