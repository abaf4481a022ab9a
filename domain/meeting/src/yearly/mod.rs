//! The yearly clock: the contract says that its signatories meet at least once a year. Coordinators are warned 9, 11 and 12 months
//! after they met last, each time once.

mod model;
mod store;

use std::collections::BTreeSet;

use account::Role;
use base::{Db, Id, Result};
use chrono::{DateTime, NaiveDate, Utc};
use mail::Message;
pub use model::Yearly;
use partner::Territory;
use web::{Arg, Lang, Words, day_long};

use crate::{Instance, InstanceKind, instance, meeting};

/// How a plenary stands; none for what need not meet: other instances, and those that have ended or whose contract has.
pub async fn of(db: &mut Db, instance: &Instance, today: NaiveDate) -> Result<Option<Yearly>> {
    if instance.kind != InstanceKind::Plenary || instance.has_ended(today) || instance.created_on > today {
        return Ok(None);
    }
    if let Some(contract) = instance.contract_id {
        let contract = contract::contract(db, contract).await?;
        if contract.is_some_and(|one| one.ends_on.is_some_and(|end| end < today)) {
            return Ok(None);
        }
    }
    let last = meeting::store::last_held(db, instance.id, today).await?.map(|one| one.day);
    let next = meeting::store::coming(db, instance.id, today).await?.into_iter().next().map(|one| one.day);
    Ok(Some(Yearly::new(instance, (last, next), today)))
}

/// How the plenaries of a territory stand.
pub async fn yearly(db: &mut Db, territory: Id<Territory>, today: NaiveDate) -> Result<Vec<Yearly>> {
    let mut all = Vec::new();
    for instance in instance::store::of_territory(db, territory).await? {
        all.extend(of(db, &instance, today).await?);
    }
    Ok(all)
}

/// Warns coordinators of what they were not yet warned of.
pub async fn warn(db: &mut Db, origin: &str, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    for territory in partner::territories(db).await? {
        for one in yearly(db, territory.id, today).await? {
            let last = store::last_warning(db, one.instance, one.since).await?;
            if one.months > last {
                store::note(db, (one.instance, one.since), one.months, today).await?;
                tell(db, (territory.id, &one), origin, now).await?;
            }
        }
    }
    Ok(())
}

/// The addresses of the coordinators of a territory who can come in, and that of the secretariat; each once.
async fn addresses(
    db: &mut Db,
    (territory, instance): (Id<Territory>, Id<Instance>),
    now: DateTime<Utc>,
) -> Result<BTreeSet<String>> {
    let people = account::of_territory(db, territory).await?;
    let present = people.into_iter().filter(|one| one.roles.has(Role::Coordinator) && one.may_come_in(now));
    let mut to: BTreeSet<String> = present.filter_map(|one| one.email).map(base::Private::into_inner).collect();
    let known = instance::store::instance(db, instance).await?;
    to.extend(known.map(|one| one.secretariat.into_inner()));
    Ok(to)
}

/// Subject and text.
fn words(one: &Yearly, origin: &str) -> Result<(String, String)> {
    let words = Words::new(&[crate::WORDS])?;
    let (due, link) = (day_long(one.due_on, Lang::Fr), format!("{origin}/pro/instances/{}", one.instance));
    let facts: [(&'static str, &dyn Arg); 3] = [("months", &one.months), ("due", &due), ("link", &link)];
    let subject = words.text(Lang::Fr, "yearly-mail-subject", &facts);
    Ok((subject, words.text(Lang::Fr, "yearly-mail-text", &facts)))
}

async fn tell(db: &mut Db, (territory, one): (Id<Territory>, &Yearly), origin: &str, now: DateTime<Utc>) -> Result<()> {
    let (subject, text) = words(one, origin)?;
    for to in addresses(db, (territory, one.instance), now).await? {
        let message = Message::new(&to, &subject, &text).map_err(anyhow::Error::from)?;
        mail::send(db, &message, now).await?;
    }
    Ok(())
}
