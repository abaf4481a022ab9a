//! Role sheets and circuits for whoever asks every route.

use base::{Db, Id};
use chrono::{DateTime, Utc};
use role::{Approval, Branch, CircuitText, Delay, Document, SheetText, Status, Step, Text, Unit, Who};
use testkit::{ASSOCIATION, HOSPITAL, NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, SOCIAL_CENTRE, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// The sheet of the social centre, written and not validated yet.
pub const SHEET: Uuid = Uuid::from_u128(0x50_0001);
/// A sheet that was taken away.
const WITHDRAWN: Uuid = Uuid::from_u128(0x50_0002);
/// A circuit of Valbourg that is agreed to anew.
pub const CIRCUIT: Uuid = Uuid::from_u128(0x50_0003);
/// A draft of Rochemont.
pub const NEIGHBOURS_CIRCUIT: Uuid = Uuid::from_u128(0x50_0004);

fn step(key: i64, institution: Uuid) -> Step {
    Step {
        key,
        who: Who { institution: Some(Id::from_uuid(institution)), name: "Ici".to_owned(), function: String::new() },
        what: "Agit.".to_owned(),
        delay: Delay { number: 2, unit: Unit::Days },
        document: String::new(),
        secrecy: String::new(),
        next: Vec::<Branch>::new(),
    }
}

fn circuit(title: &str) -> Text {
    Text::Circuit(CircuitText {
        title: title.to_owned(),
        situation: "Toujours.".to_owned(),
        steps: vec![step(1, HOSPITAL), step(2, POLICE)],
        removed: vec![step(3, POLICE)],
    })
}

fn sheet() -> Text {
    let text = || "Ici.".to_owned();
    Text::Sheet(SheetText {
        missions: text(),
        can: text(),
        cannot: text(),
        conditions: text(),
        delays: text(),
        contact: text(),
    })
}

/// Adds a document of each kind, in each state that has forms of its own.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    let document = |id: Uuid, territory: Uuid, institution: Option<Uuid>| Document {
        id: Id::from_uuid(id),
        ..Document::new(Id::from_uuid(territory), institution.map(Id::from_uuid), at)
    };
    let withdrawn = document(WITHDRAWN, VALBOURG, Some(ASSOCIATION));
    let withdrawn = Document { withdrawn_on: Some(at.date_naive()), ..withdrawn };
    let renewed = circuit("Plainte").put(document(CIRCUIT, VALBOURG, None))?;
    let (valid_number, valid_on) = (Some(1), Some(at.date_naive()));
    let renewed = Document { status: Status::Submitted, valid_number, valid_on, ..renewed };
    role::insert(db, &sheet().put(document(SHEET, VALBOURG, Some(SOCIAL_CENTRE)))?).await?;
    role::insert(db, &sheet().put(withdrawn)?).await?;
    role::insert(db, &renewed).await?;
    role::insert(db, &circuit("Ailleurs").put(document(NEIGHBOURS_CIRCUIT, ROCHEMONT, None))?).await?;
    role::insert_version(db, &renewed, &Vec::<Approval>::new()).await
}

/// What the town has that the address of a route below `start` can name.
pub fn real(start: &str) -> Vec<Named> {
    match start {
        "/pro/roles" => {
            vec![
                named("fiche en brouillon", SOCIAL_CENTRE),
                named("fiche retirée", ASSOCIATION),
                named("de la ville voisine", NEIGHBOUR_TOWN_HALL),
            ]
        }
        "/pro/textes" => {
            vec![
                named("fiche en brouillon", SHEET),
                named("circuit soumis", CIRCUIT),
                named("de la ville voisine", NEIGHBOURS_CIRCUIT),
            ]
        }
        "/pro/circuits" => {
            vec![named("du territoire", CIRCUIT), named("de la ville voisine", NEIGHBOURS_CIRCUIT)]
        }
        start => crate::vouchers::real(start),
    }
}
