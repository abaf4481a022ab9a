//! Every public page, in every language: what must hold of each, found by following the links.

use std::collections::{BTreeSet, VecDeque};

use crate::story::{Stage, tell};
use crate::tab::{TELEPHONE, Tab};

/// Words that no title and no address says: somebody may read them over her shoulder.
const TELLING: [&str; 9] = ["violen", "victim", "femme", "viol-", "agress", "plainte", "danger", "conjug", "abus"];

/// As many kinds of pages as the public face has, and more: a crawl that finds more has lost its way.
const KINDS: usize = 60;

/// An address by its kind: what names one thing among others is left out.
fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let kinds = parts.iter().enumerate().map(|(place, part)| {
        let is_after_a_list = place > 0 && ["e", "r", "q", "savoir"].contains(&parts[place - 1]);
        if is_after_a_list || part.len() > 40 { "*" } else { part }
    });
    kinds.collect::<Vec<_>>().join("/")
}

/// Follows every link from the pages of Boulogne-Billancourt in a language, a page of each kind, and looks at it.
async fn crawl(tab: &mut Tab, prefix: &str) -> BTreeSet<String> {
    let home = format!("{prefix}/infos/boulogne-billancourt");
    let mut seen = BTreeSet::new();
    let mut ahead: VecDeque<String> = VecDeque::from([home.clone()]);
    while let Some(path) = ahead.pop_front() {
        if !seen.insert(kind(&path)) {
            continue;
        }
        assert!(seen.len() < KINDS, "{seen:?}");
        tab.go(&path).await;
        ahead.extend(examine(tab, prefix, &path).await);
        if path == home {
            ahead.push_back(answers(tab, &home).await);
        }
    }
    seen
}

/// The address of the answers to a question of hers.
async fn answers(tab: &Tab, home: &str) -> String {
    tab.go(&format!("{home}/questions")).await;
    for _ in 0..4 {
        tab.follow_on("button[name=skip]").await;
    }
    tab.path().await
}

/// What must hold of the page on screen; the addresses it leads to.
async fn examine(tab: &mut Tab, prefix: &str, path: &str) -> Vec<String> {
    let title: String = tab.eval("document.title").await;
    let said = format!("{title} {path}").to_lowercase();
    let telling: Vec<&&str> = TELLING.iter().filter(|word| said.contains(**word)).collect();
    assert!(!title.is_empty() && telling.is_empty(), "{path} ({title}) says {telling:?}");
    let [referrer, images]: [String; 2] =
        tab.eval("[document.referrer, [...document.images].map((one) => one.src).join(' ')]").await;
    assert!(referrer.is_empty() && !images.contains("//www"), "{path}: {referrer} {images}");
    tab.glance(&kind(path).replace('/', "-")).await;
    let links: Vec<String> =
        tab.eval("[...document.querySelectorAll('a[href^=\"/\"]')].map((one) => one.getAttribute('href'))").await;
    let begins = format!("{prefix}/infos");
    let is_a_page = |link: &String| {
        link.starts_with(&begins) && ![".ics", ".atom", "/hauts-de"].iter().any(|part| link.contains(part))
    };
    links.into_iter().filter(is_a_page).collect()
}

async fn every_page(stage: &mut Stage, prefixes: &[&str]) {
    for prefix in prefixes {
        let seen = crawl(&mut stage.tab, prefix).await;
        let kinds = ["/appeler", "/avant", "/questions", "/r/*", "/e/*", "/erreur", "/mentions", "/accessibilite"];
        for kind in kinds {
            assert!(seen.iter().any(|seen| seen.ends_with(kind)), "{prefix}: no page {kind} among {seen:?}");
        }
    }
}

#[tokio::test]
async fn every_page_in_french_english_arabic_and_ukrainian() {
    tell("crawling", TELEPHONE, async |stage: &mut Stage| every_page(stage, &["", "/en", "/ar", "/uk"]).await).await;
}

#[tokio::test]
async fn every_page_in_spanish_portuguese_romanian_and_turkish() {
    let prefixes = ["/es", "/pt", "/ro", "/tr"];
    tell("crawling-on", TELEPHONE, async |stage: &mut Stage| every_page(stage, &prefixes).await).await;
}

#[tokio::test]
async fn arabic_is_read_from_right_to_left_and_looked_at() {
    tell("arabic", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/ar/infos/boulogne-billancourt").await;
        let direction: String = tab.eval("getComputedStyle(document.body).direction").await;
        assert_eq!(direction, "rtl");
        let numbers: Vec<f64> = tab
            .eval(
                "[...document.querySelectorAll('.urgent strong')].filter((one) => one.textContent.includes(' ')).flatMap((one) => {
                    const range = document.createRange(); const text = one.firstChild;
                    const at = (from) => { range.setStart(text, from); range.setEnd(text, from + 1); return range.getBoundingClientRect().x; };
                    return [at(0), at(text.length - 1)]; })",
            )
            .await;
        assert!(numbers.len() == 2 && numbers[0] < numbers[1], "39 19 is written from left to right: {numbers:?}");
        tab.look("home").await;
        let path = answers(tab, "/ar/infos/boulogne-billancourt").await;
        tab.go(&path).await;
        tab.look("answers").await;
        tab.go("/ar/infos/boulogne-billancourt/appeler").await;
        tab.look("calling").await;
    })
    .await;
}
