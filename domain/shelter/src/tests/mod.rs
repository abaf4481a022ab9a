//! Through HTTP and on both engines.

mod demand;
mod measures;
mod phones;
mod places;

use base::Id;
use testkit::{Figure, Town, Uuid, VALBOURG};

use crate::{Shelter, link, store};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS).words(account::WORDS).words(partner::WORDS));
}

/// A shelter that takes in the people of Valbourg and Rochemont, with the secret of its link.
async fn shelter(town: &Town, name: &str, institution: Option<Uuid>) -> (Shelter, String) {
    let secret = link::new_secret();
    let shelter = Shelter {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: institution.map(Id::from_uuid),
        name: name.to_owned(),
        is_hidden: false,
        function: "la réception".to_owned(),
        phone: "01 99 00 00 22".to_owned(),
        hours: "de 18 h à 8 h".to_owned(),
        link: Some(link::digest(&secret)),
        link_until: Some(town.now() + link::LIFE),
        suspended_on: None,
        version: 1,
    };
    let mut db = town.write().await;
    store::insert(&mut db, &shelter).await.unwrap();
    let mut communes = Vec::new();
    for code in ["99101", "99102"] {
        communes.extend(partner::commune(&mut db, code).await.unwrap());
    }
    store::put_communes(&mut db, shelter.id, &communes).await.unwrap();
    db.commit().await.unwrap();
    (shelter, format!("/pro/places/libres/{secret}"))
}

/// Declares by a link: alone, with children, how many children, pets, wheelchair.
async fn declare(town: &Town, link: &str, counts: [&str; 5]) -> testkit::Answer {
    let [alone, family, children, pets, wheelchair] = counts;
    let form = [
        ("alone", alone),
        ("family", family),
        ("children", children),
        ("pets", pets),
        ("wheelchair", wheelchair),
        ("until", "09:00"),
    ];
    town.client(Figure::Nobody).post_form(link, &form).await
}
