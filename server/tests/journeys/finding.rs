//! She looks for help.

use crate::story::{Stage, tell};
use crate::tab::{TELEPHONE, TELEPHONE_WITHOUT_SCRIPTS, Tab};

#[tokio::test]
async fn she_finds_help_near_boulogne_in_her_own_words() {
    tell("finding", TELEPHONE, find_help_near_boulogne).await;
}

#[tokio::test]
async fn she_finds_the_same_without_any_script() {
    tell("finding-without-scripts", TELEPHONE_WITHOUT_SCRIPTS, find_help_near_boulogne).await;
}

async fn find_help_near_boulogne(stage: &mut Stage) {
    let tab = &mut stage.tab;
    tab.go("/").await;
    tab.look("home").await;
    tab.fill("De quoi avez-vous besoin ?", "mon mari me frappe, où dormir ce soir").await;
    tab.fill("Où êtes-vous ?", "Boulogne-Billancourt").await;
    tab.follow("Chercher").await;
    tab.reads(&["Qui peut vous aider", "mon mari me frappe", "près de Boulogne-Billancourt"]).await;
    assert!(!tab.path().await.contains("mari"), "her words stand in the address");
    the_map_shows_what_the_text_says(tab).await;
    tab.look("results").await;
    page_two_is_a_link_away(tab).await;
    an_entry_leads_back_to_the_answers(tab).await;
}

async fn the_map_shows_what_the_text_says(tab: &Tab) {
    let [title, description]: [String; 2] = tab
        .eval("['title', 'desc'].map((name) => document.querySelector(`.map svg[role=group] > ${name}`).textContent)")
        .await;
    assert_eq!(title, "Carte");
    assert!(description.len() > 40, "{description}");
    let mut on_map: Vec<i64> = tab
        .eval("[...document.querySelectorAll('.map svg rect > title')].flatMap((one) => one.textContent.split('·')).map(Number)")
        .await;
    on_map.sort_unstable();
    let in_text: Vec<i64> = tab.eval("[...document.querySelectorAll('.aside ol > li')].map((one) => one.value)").await;
    assert!(on_map.len() > 2, "{on_map:?}");
    assert_eq!(on_map, in_text);
}

async fn page_two_is_a_link_away(tab: &mut Tab) {
    tab.reads(&["Page 1 sur"]).await;
    let first: Vec<String> = tab.eval(ENTRIES).await;
    assert_eq!(first.len(), 20);
    tab.follow("Page suivante").await;
    tab.reads(&["Page 2 sur"]).await;
    let second: Vec<String> = tab.eval(ENTRIES).await;
    assert!(!second.is_empty() && second.iter().all(|entry| !first.contains(entry)), "{second:?}");
    tab.look("results-2").await;
    tab.follow("Page précédente").await;
    assert_eq!(tab.eval::<Vec<String>>(ENTRIES).await, first);
}

const ENTRIES: &str = "[...document.querySelectorAll('.entries .entry h2 a')].map((one) => one.textContent)";

async fn an_entry_leads_back_to_the_answers(tab: &mut Tab) {
    let answers = tab.path().await;
    let names: Vec<String> = tab.eval(ENTRIES).await;
    tab.follow(&names[2]).await;
    tab.reads(&[names[2].as_str(), "Comment faire", "À savoir"]).await;
    tab.look("entry").await;
    tab.follow("Page précédente").await;
    assert_eq!(tab.path().await, answers);
}

#[tokio::test]
async fn a_postal_code_of_several_communes_asks_her_which() {
    tell("which-commune", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/infos/angers-loire-metropole").await;
        tab.look("home").await;
        tab.fill("De quoi avez-vous besoin ?", "parler à quelqu’un").await;
        tab.fill("Où êtes-vous ?", "49000").await;
        tab.follow("Chercher").await;
        tab.reads(&["Quelle commune ?", "49000", "Angers (49)", "Écouflant (49)"]).await;
        tab.look("which").await;
        tab.follow("Écouflant (49)").await;
        tab.reads(&["Qui peut vous aider", "parler à quelqu’un", "près de Écouflant"]).await;
    })
    .await;
}

#[tokio::test]
async fn what_she_leaves_out_is_asked_for_again_and_nothing_typed_is_lost() {
    tell("asked-again", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/infos").await;
        tab.fill("Où êtes-vous ?", "Boulogne-Bilancour").await;
        tab.follow("Chercher").await;
        tab.reads(&["Dites en quelques mots ce qu’il vous faut"]).await;
        tab.look("empty").await;
        tab.fill("De quoi avez-vous besoin ?", "un avocat").await;
        tab.follow("Chercher").await;
        tab.reads(&["Cette commune n’est pas connue ici", "Vouliez-vous dire", "Boulogne-Billancourt (92)"]).await;
        assert_eq!(tab.eval::<String>("document.getElementById('text').value").await, "un avocat");
        tab.look("unknown-commune").await;
    })
    .await;
}

#[tokio::test]
async fn she_narrows_the_answers_to_what_is_open_now_in_her_language() {
    tell("narrowing", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/infos/hauts-de-seine").await;
        tab.follow_on("button[name=need][value=listening]").await;
        let all: Vec<String> = tab.eval(ENTRIES).await;
        tab.click("Affiner les réponses").await;
        tab.click("Ouvert maintenant").await;
        let _: bool = tab.eval("(() => { document.getElementById('language').value = 'en'; return true; })()").await;
        tab.follow_on("details form button").await;
        let narrowed: Vec<String> = tab.eval(ENTRIES).await;
        assert!(!narrowed.is_empty() && narrowed.len() <= all.len(), "{narrowed:?}");
        assert!(
            tab.eval::<bool>("document.querySelector('details').open && document.querySelector('[name=open]').checked")
                .await
        );
        tab.look("narrowed").await;
        tab.follow("English").await;
        assert!(tab.path().await.starts_with("/en/infos/r/"));
        assert_eq!(tab.eval::<String>("document.documentElement.lang").await, "en");
        tab.look("narrowed-english").await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_gone_says_so_and_leads_home() {
    tell("gone", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/infos/nulle-part").await;
        tab.reads(&["Cela n’a pas marché", "Cette page n’existe pas"]).await;
        tab.look("not-found").await;
        tab.go("/infos/r/perime").await;
        tab.reads(&["Cette recherche est effacée"]).await;
        tab.look("stale").await;
        tab.follow("Chercher à nouveau").await;
        assert_eq!(tab.path().await, "/infos");
    })
    .await;
}
