//! Through HTTP and on both engines.

mod checking;
mod desk;
mod keeping;
mod paying;
mod racing;

use base::{Codes, Id};
use chrono::{NaiveDate, TimeDelta};
use testkit::{Answer, Figure, POLICE, SOCIAL_CENTRE, Town, VALBOURG};

use crate::acts::Hand;
use crate::booklet::{Booklet, make};
use crate::convention::{Complaint, Convention, Tariff, Terms, store as conventions};
use crate::provider::{Provider, new_key, store as providers};
use crate::{Door, Kind, Number, State, Voucher, store};

/// What the tests stand on: the social centre pays, the police station hands out, a taxi company drives.
struct Ground {
    terms: Terms,
    taxi: Provider,
}

impl Ground {
    fn path(&self) -> String {
        format!("/pro/conventions/{}", self.terms.convention.id)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn convention() -> Convention {
    Convention {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        funder_id: Id::from_uuid(SOCIAL_CENTRE),
        name: "Bons du Val".into(),
        heading: "Action sociale — Ville de Valbourg".into(),
        phone: "01 99 00 00 01".into(),
        signed_on: day("2023-10-02"),
        starts_on: day("2023-10-15"),
        ends_on: None,
        predecessor_id: None,
        complaint: Complaint::WithOrWithout,
        valid_hours: 48,
        version: 1,
    }
}

async fn settle(town: &Town) -> Ground {
    town.serve(
        testkit::app(crate::routes())
            .words(crate::WORDS)
            .words(account::WORDS)
            .words(partner::WORDS)
            .words(shelter::WORDS),
    );
    let ride = Tariff { kind: Kind::Ride, cap_cents: 5000, units: 2, people: 5, takes_pets: true };
    let night = Tariff { kind: Kind::Night, cap_cents: 9000, units: 3, people: 4, takes_pets: false };
    let issuers = vec![Id::from_uuid(POLICE), Id::from_uuid(SOCIAL_CENTRE)];
    let terms = Terms { convention: convention(), tariffs: vec![ride, night], issuers };
    let taxi = Provider {
        id: Id::new(),
        convention_id: terms.convention.id,
        institution_id: None,
        name: "Taxis du Val".into(),
        phone: String::new(),
        kinds: [Kind::Ride].into_iter().collect::<Codes<Kind>>(),
        key: new_key(),
        suspended_on: None,
    };
    let mut db = town.write().await;
    conventions::insert(&mut db, &terms.convention).await.unwrap();
    conventions::put_terms(&mut db, &terms).await.unwrap();
    providers::insert(&mut db, &taxi).await.unwrap();
    db.commit().await.unwrap();
    Ground { terms, taxi }
}

/// A booklet of the police station.
async fn booklet(town: &Town, ground: &Ground, (kind, is_paper, size): (Kind, bool, i64)) -> Vec<Voucher> {
    let booklet = Booklet {
        id: Id::new(),
        convention_id: ground.terms.convention.id,
        institution_id: Id::from_uuid(POLICE),
        kind,
        is_paper,
        size,
        made_on: town.now().date_naive(),
        expires_on: day("2026-12-31"),
        held_on: None,
        lost_on: None,
    };
    let mut db = town.write().await;
    let hand = Hand { by: "agente du CCAS", door: Door::Desk, now: town.now() };
    make(&mut db, &ground.terms, &booklet, hand).await.unwrap();
    let vouchers = store::of_booklet(&mut db, booklet.id).await.unwrap();
    db.commit().await.unwrap();
    vouchers
}

async fn kept(town: &Town, number: &Number) -> Voucher {
    store::by_number(&mut town.read().await, number).await.unwrap().unwrap()
}

/// The desk hands a voucher out, and it is given.
async fn hand_out(town: &Town, kind: &str) -> Voucher {
    let key = crate::form::new_key();
    let form = [("kind", kind), ("adults", "1"), ("children", "2"), ("key", key.as_str())];
    let answer = town.client(Figure::Desk).post_form("/pro/bons", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    let id = answer.location().rsplit('/').next().unwrap().parse().unwrap();
    store::voucher(&mut town.read().await, id).await.unwrap().unwrap()
}

/// A taxi types a number; where it is led.
async fn check(town: &Town, number: &str) -> Answer {
    town.client(Figure::Nobody).post_form("/pro/bon", &[("number", number)]).await
}

/// A taxi uses a voucher for an amount.
async fn ride(town: &Town, ground: &Ground, (voucher, amount): (&Voucher, &str)) -> Answer {
    let page = check(town, &voucher.printed()).await.location().to_owned();
    use_by(town, &page, (ground.taxi.key.reveal(), amount)).await
}

async fn use_by(town: &Town, page: &str, (key, amount): (&str, &str)) -> Answer {
    let form = [("units", "1"), ("amount", amount), ("provider_key", key)];
    town.client(Figure::Nobody).post_form(page, &form).await
}

/// The ground with a budget for rides.
async fn budget(town: &Town, ground: &Ground, amount: &str) {
    let form = [("year", "2026"), ("kind", "ride"), ("amount", amount)];
    let answer = town.client(Figure::Coordinator).post_form(&format!("{}/budget", ground.path()), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
}

const HOUR: TimeDelta = TimeDelta::hours(1);

async fn states(town: &Town, vouchers: &[Voucher]) -> Vec<State> {
    let mut states = Vec::new();
    for voucher in vouchers {
        states.push(kept(town, &voucher.number).await.state);
    }
    states
}
