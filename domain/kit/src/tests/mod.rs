//! Through HTTP and on both engines.

mod copies;
mod depots;
mod recalls;

use base::Id;
use partner::Territory;
use print::{Choice, Edition, Kind, Size, Stale, State, Subject};
use testkit::{Answer, Figure, Town, Uuid, VALBOURG};
use web::Lang;

use crate::{Depot, Stock};

/// Opens the site, with an edition of the guide in Valbourg; gives its page.
async fn settle(town: &Town) -> String {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS).words(print::WORDS));
    format!("/pro/exemplaires/editions/{}", issue(town, VALBOURG, Some(1)).await)
}

/// Puts an edition there; a proof has no number.
async fn issue(town: &Town, territory: Uuid, number: Option<i64>) -> Id<Edition> {
    let choice = Choice {
        kind: Kind::GuidePro,
        subject: Subject::All,
        size: Size::A5,
        lang: Lang::Fr,
        stale: Stale::Mark,
        is_neutral: false,
        has_marks: false,
        is_archive: false,
    };
    let edition = Edition {
        id: Id::new(),
        territory_id: Id::<Territory>::from_uuid(territory),
        kind: choice.kind,
        subject: choice.subject,
        lang: choice.lang,
        choice: "{}".to_owned(),
        number,
        made_on: web::today_at(town.now()),
        made_at: town.now(),
        made_by: "coordinatrice".to_owned(),
        state: State::Waiting,
        digest: String::new(),
        pages: 0,
        missing: String::new(),
        recalled_on: None,
    };
    let mut db = town.write().await;
    print::insert(&mut db, &edition, "{}").await.unwrap();
    db.commit().await.unwrap();
    edition.id
}

async fn post(town: &Town, path: &str, fields: &[(&str, &str)]) -> Answer {
    town.client(Figure::Coordinator).post_form(path, fields).await
}

/// Notes a run of today.
async fn print(town: &Town, edition: &str, copies: &str) -> Answer {
    let day = web::today_at(town.now()).to_string();
    let form = [("printed", copies), ("printed_on", &day), ("source", "Imprimerie municipale"), ("cost", "1 250,50")];
    post(town, &format!("{edition}/tirages"), &form).await
}

/// Adds a depot; gives its id.
async fn add_depot(town: &Town, fields: &[(&str, &str)]) -> String {
    let answer = post(town, "/pro/exemplaires/lieux", fields).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().rsplit('/').next().unwrap().to_owned()
}

async fn add_cafe(town: &Town) -> String {
    add_depot(town, &[("institution", ""), ("name", "Café des Arts"), ("commune", "Valbourg"), ("contact", "")]).await
}

async fn add_institution(town: &Town, institution: Uuid) -> String {
    add_depot(town, &[("institution", &testkit::id(institution)), ("name", ""), ("commune", ""), ("contact", "")]).await
}

/// Notes a movement of today.
async fn go(town: &Town, edition: &str, (kind, depot): (&str, &str), copies: &str) -> Answer {
    let form = [("kind", kind), ("depot", depot), ("copies", copies), ("done_on", "")];
    post(town, &format!("{edition}/mouvements"), &form).await
}

async fn stock(town: &Town, edition: &str) -> Stock {
    let id = edition.rsplit('/').next().unwrap().parse().unwrap();
    crate::stock(&mut town.read().await, id, web::today_at(town.now())).await.unwrap()
}

fn depot_page(id: &str) -> String {
    assert!(id.parse::<Id<Depot>>().is_ok());
    format!("/pro/exemplaires/lieux/{id}")
}
