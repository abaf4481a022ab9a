//! Through HTTP and on both engines.

mod life;
mod referents;
mod renewal;
mod signing;
mod surveys;

use testkit::{Answer, Client, Figure, Town};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS));
}

/// The coordinator begins a contract; gives her browser and its path.
async fn begin(town: &Town, title: &str) -> (Client, String) {
    serve(town);
    let coordinator = town.client(Figure::Coordinator);
    let answer = coordinator.post_form("/pro/contrats", &[("title", title)]).await;
    (coordinator, followed(&answer))
}

/// Where an act leads, which must have gone well.
fn followed(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().to_owned()
}

/// The value of the first attribute that begins so.
fn first<'a>(page: &'a str, start: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start} in {page}"));
    rest.split('"').next().unwrap()
}
