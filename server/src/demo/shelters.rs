//! Places tonight, requests of a year, alert phones of the demonstration. Names, numbers and counts are made up.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id};
use chrono::{DateTime, Datelike as _, Months, NaiveDate, TimeDelta, Utc};
use partner::{Institution, Territory};
use shelter::{Count, Counted, Declaration, Free, Hand, Measure, PhoneForm, Said, Shelter, Step};

/// Where places stand.
pub struct Ground<'a> {
    pub territory: Id<Territory>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

/// Name, whether it is hidden, whom to ask for, telephone, hours.
const SHELTERS: [(&str, bool, &str, &str, &str); 2] = [
    ("Hôtel du Parc (démonstration)", false, "la réception", "01 99 00 00 22", "jour et nuit"),
    ("Maison d’Ambre (démonstration)", true, "la permanence", "01 99 00 00 23", "de 9 h à 22 h, puis le 115"),
];

const FREE: [Free; 2] = [
    Free { alone: 2, family: 1, children: 2, pets: 1, wheelchair: 0 },
    Free { alone: 0, family: 1, children: 3, pets: 0, wheelchair: 1 },
];

/// The communes whose people both take in.
const SERVED: [&str; 3] = ["92012", "92040", "92072"];

/// What was said in each month, from January on; the months of this year that have begun are counted.
const SAID: [(Said, [i64; 12]); 10] = [
    (Said::Met, [9, 8, 11, 10, 9, 12, 10, 8, 11, 12, 10, 9]),
    (Said::NoPlace, [6, 7, 5, 4, 4, 5, 7, 8, 5, 6, 8, 9]),
    (Said::NoChildren, [3, 2, 4, 3, 2, 2, 5, 4, 3, 3, 4, 4]),
    (Said::NoPets, [1, 0, 1, 2, 0, 1, 1, 2, 1, 0, 1, 1]),
    (Said::NoWheelchair, [0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]),
    (Said::TooFar, [2, 1, 1, 2, 3, 1, 2, 2, 1, 2, 2, 1]),
    (Said::Declined, [1, 1, 2, 1, 0, 1, 1, 2, 1, 1, 1, 1]),
    (Said::Offered, [2, 3, 2, 2, 4, 3, 1, 2, 3, 2, 2, 2]),
    (Said::Housing, [1, 1, 2, 1, 2, 2, 1, 1, 1, 2, 1, 1]),
    (Said::Relatives, [1, 2, 0, 1, 1, 1, 2, 1, 2, 0, 1, 1]),
];

/// The number of each device, and the steps of its life with how many days ago each was taken.
const DEVICES: [(&str, &[(Step, i64)]); 5] = [
    ("TGD-011", &[]),
    ("TGD-012", &[(Step::Reserve, 2)]),
    ("TGD-013", &[(Step::Give, 40)]),
    ("TGD-014", &[(Step::Give, 172)]),
    ("TGD-015", &[(Step::Give, 100), (Step::Return, 6), (Step::Break, 5)]),
];

/// Makes two shelters with their places, a year of counts, and five devices.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let known = |key: &str| ground.institutions.get(key).copied().with_context(|| format!("no institution {key}"));
    let (centre, hospital) = (known("ccas-boulogne-billancourt")?, known("centre-hospitalier-ambroise-pare")?);
    let holder = known("cidff-hauts-de-seine-sud")?;
    let mut communes = Vec::new();
    for code in SERVED {
        communes.extend(partner::commune(db, code).await?);
    }
    for (told, free) in SHELTERS.into_iter().zip(FREE) {
        let new = new_shelter(ground.territory, told);
        shelter::add_shelter(db, &new).await?;
        shelter::put_communes(db, new.id, &communes).await?;
        shelter::declare(db, &declaration(new.id, free, ground.now)).await?;
    }
    let today = web::today_at(ground.now);
    for counted in SAID.iter().flat_map(|(said, times)| counted(centre, (*said, times), today)) {
        shelter::add_counts(db, ground.territory, &counted).await?;
    }
    measures(db, ground, hospital).await?;
    devices(db, ground, holder).await
}

fn new_shelter(
    territory_id: Id<Territory>,
    (name, is_hidden, function, phone, hours): (&str, bool, &str, &str, &str),
) -> Shelter {
    Shelter {
        id: Id::new(),
        territory_id,
        institution_id: None,
        name: name.to_owned(),
        is_hidden,
        function: function.to_owned(),
        phone: phone.to_owned(),
        hours: hours.to_owned(),
        link: None,
        link_until: None,
        suspended_on: None,
        version: 1,
    }
}

/// Whenever the demonstration is begun, its places are free for a night and a day.
fn declaration(shelter_id: Id<Shelter>, free: Free, now: DateTime<Utc>) -> Declaration {
    let until_at = now + TimeDelta::hours(24);
    Declaration { shelter_id, free, declared_at: now, until_at, declared_by: String::new() }
}

fn counted(institution_id: Id<Institution>, (said, times): (Said, &[i64; 12]), today: NaiveDate) -> Vec<Counted> {
    let begun = (1..=today.month()).zip(times);
    let counted = begun.filter(|(_, times)| **times > 0).map(|(month, times)| Counted {
        month: format!("{:04}-{month:02}", today.year()),
        institution_id,
        said,
        times: *times,
        adults: *times,
        children: if said == Said::NoChildren { 2 * times } else { *times / 2 },
        nights: if said == Said::Met { 3 * times } else { 0 },
    });
    counted.collect()
}

async fn measures(db: &mut Db, ground: &Ground<'_>, institution_id: Id<Institution>) -> anyhow::Result<()> {
    let today = web::today_at(ground.now);
    for (back, count) in [(2, 3), (1, 4)] {
        let month = today.checked_sub_months(Months::new(back)).context("a month of the calendar")?;
        let count = Count {
            territory_id: ground.territory,
            month: month.format("%Y-%m").to_string(),
            institution_id,
            measure: Measure::HospitalComplaint,
            version: 1,
            count,
            noted_at: ground.now,
            noted_by: "cadre des urgences".to_owned(),
        };
        shelter::add_measure(db, &count).await?;
    }
    Ok(())
}

async fn devices(db: &mut Db, ground: &Ground<'_>, holder: Id<Institution>) -> anyhow::Result<()> {
    let today = web::today_at(ground.now);
    let hand = Hand { by: "juriste de l’association", now: ground.now };
    for (number, steps) in DEVICES {
        let form = PhoneForm { number: number.to_owned(), ..PhoneForm::default() };
        let checked = form.check(ground.territory, Some(holder), today - TimeDelta::days(200));
        let mut phone = checked.ok().with_context(|| format!("no device {number}"))?;
        shelter::add_phone(db, &phone).await?;
        for (step, days) in steps {
            phone = shelter::take(db, phone, (*step, today - TimeDelta::days(*days)), hand).await?;
        }
    }
    Ok(())
}
