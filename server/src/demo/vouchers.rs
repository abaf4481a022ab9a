//! The vouchers of the demonstration: the social centre pays, the police station hands out; signed in September 2020 and
//! renewed in October 2023, as the town's public texts say. Amounts, numbers and companies are made up.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id};
use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use partner::{Institution, Territory};
use voucher::{
    Booklet, BudgetLine, Complaint, Convention, Door, Hand, Kind, Provider, Tariff, Terms, add_convention,
    add_provider, make_booklet, new_provider_key, put_budget, put_terms,
};

/// Where vouchers stand.
pub struct Ground<'a> {
    pub territory: Id<Territory>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

const TARIFFS: [Tariff; 2] = [
    Tariff { kind: Kind::Ride, cap_cents: 6000, units: 2, people: 6, takes_pets: true },
    Tariff { kind: Kind::Night, cap_cents: 9500, units: 3, people: 6, takes_pets: false },
];

const PROVIDERS: [(&str, &str, Kind); 2] = [
    ("Taxis de la Seine (démonstration)", "01 99 00 00 21", Kind::Ride),
    ("Hôtel du Parc (démonstration)", "01 99 00 00 22", Kind::Night),
];

const BUDGETS: [(Kind, i64); 2] = [(Kind::Ride, 400_000), (Kind::Night, 1_200_000)];

fn first(ground: &Ground<'_>, funder: Id<Institution>) -> anyhow::Result<Convention> {
    Ok(Convention {
        id: Id::new(),
        territory_id: ground.territory,
        funder_id: funder,
        name: "Bons de transport et d’hébergement".to_owned(),
        heading: "Action sociale — Ville de Boulogne-Billancourt".to_owned(),
        phone: "01 99 00 00 20".to_owned(),
        signed_on: day(2020, 9)?,
        starts_on: day(2020, 9)?,
        ends_on: None,
        predecessor_id: None,
        complaint: Complaint::WithOrWithout,
        valid_hours: 48,
        version: 1,
    })
}

/// The public texts say the month alone.
fn day(year: i32, month: u32) -> anyhow::Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1).context("a day of the calendar")
}

/// Makes both conventions, and what the second one needs tonight.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let known = |key: &str| ground.institutions.get(key).copied().with_context(|| format!("no institution {key}"));
    let (funder, issuer) = (known("ccas-boulogne-billancourt")?, known("commissariat-boulogne-billancourt")?);
    let first = first(ground, funder)?;
    let (ended, second) = first.renew(day(2023, 10)?, day(2023, 10)?);
    for convention in [ended, second.clone()] {
        add_convention(db, &convention).await?;
        let terms = Terms { convention, tariffs: TARIFFS.to_vec(), issuers: vec![issuer] };
        put_terms(db, &terms).await?;
    }
    for (name, phone, kind) in PROVIDERS {
        add_provider(db, &provider(second.id, (name, phone, kind))).await?;
    }
    let terms = Terms { convention: second, tariffs: TARIFFS.to_vec(), issuers: vec![issuer] };
    for (kind, amount_cents) in BUDGETS {
        let year = i64::from(web::today_at(ground.now).year());
        put_budget(db, terms.convention.id, &BudgetLine { year, kind, amount_cents, told: 0 }).await?;
        let hand = Hand { by: "référente du CCAS", door: Door::Desk, now: ground.now };
        make_booklet(db, &terms, &booklet((terms.convention.id, issuer), kind, ground.now), hand).await?;
    }
    Ok(())
}

fn provider(convention: Id<Convention>, (name, phone, kind): (&str, &str, Kind)) -> Provider {
    Provider {
        id: Id::new(),
        convention_id: convention,
        institution_id: None,
        name: name.to_owned(),
        phone: phone.to_owned(),
        kinds: [kind].into_iter().collect(),
        key: new_provider_key(),
        suspended_on: None,
    }
}

fn booklet((convention, institution): (Id<Convention>, Id<Institution>), kind: Kind, now: DateTime<Utc>) -> Booklet {
    Booklet {
        id: Id::new(),
        convention_id: convention,
        institution_id: institution,
        kind,
        is_paper: false,
        size: 20,
        made_on: web::today_at(now),
        expires_on: web::today_at(now + TimeDelta::days(365)),
        held_on: None,
        lost_on: None,
    }
}
