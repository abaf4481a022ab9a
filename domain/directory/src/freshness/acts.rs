//! What a check changes, and how an entry's ends are worked out again.

use base::{Codes, Db, Error, Id};
use chrono::NaiveDate;
use web::{Cx, Result};

use super::{Aspect, Standing, aspects, standing, store};
use crate::{Entry, KeptPlace, Service, Status};

/// Notes that the reader has made sure today of `chosen`.
pub async fn note_checks(cx: &Cx, db: &mut Db, service: Id<Service>, chosen: &Codes<Aspect>) -> Result<()> {
    let checked_by = &cx.signed_in()?.function;
    Ok(store::note_checks(db, service, chosen.iter(), (cx.today(), checked_by)).await?)
}

/// Notes that the reader has made sure today of the whole entry.
pub async fn note_all_checks(cx: &Cx, db: &mut Db, entry: &Entry) -> Result<()> {
    note_checks(cx, db, entry.service.id, &aspects(entry)).await
}

/// What somebody who types `new` over `old` has looked at: the aspects that she changed.
pub fn touched(old: &Service, new: &Service) -> Codes<Aspect> {
    let is_contact_new = (&old.phone, &old.sms, &old.email) != (&new.phone, &new.sms, &new.email);
    let is_hours_new = old.hours != new.hours;
    [(is_contact_new, Aspect::Contact), (is_hours_new, Aspect::Hours)]
        .into_iter()
        .filter_map(|(is_new, aspect)| is_new.then_some(aspect))
        .collect()
}

/// How the entry stands today.
pub async fn stand(db: &mut Db, entry: &Entry, today: NaiveDate) -> base::Result<Standing> {
    let rules = store::rules(db, entry.structure.territory_id).await?;
    let checks = store::checks(db, entry.service.id).await?;
    Ok(standing(entry, &rules, &checks, entry.service.due_on.unwrap_or(today)))
}

/// `service` as it stands once some of `entry` was checked: public again if a rule had taken it away and nothing of it is
/// too old any more.
pub async fn back_if_fresh(db: &mut Db, entry: &Entry, service: Service, today: NaiveDate) -> base::Result<Service> {
    let is_fresh = stand(db, entry, today).await?.offline_on().is_none_or(|offline_on| offline_on > today);
    Ok(if is_fresh { crate::acts::back_online(service) } else { service })
}

/// Works out again from which days on the entry is to be checked and goes offline. Only what the public reads has such
/// days; a warning that came too early is taken back.
pub async fn renew(db: &mut Db, id: Id<Service>, today: NaiveDate) -> base::Result<()> {
    let entry = crate::store::entry(db, id).await?.ok_or(Error::NotFound)?;
    let (due_on, offline_on) = match entry.service.status {
        Status::Published => {
            let standing = stand(db, &entry, today).await?;
            (standing.due_on(), standing.offline_on())
        }
        Status::Offline => (entry.service.due_on, entry.service.offline_on),
        Status::Draft | Status::Archived | Status::Merged => (None, None),
    };
    if offline_on != entry.service.offline_on {
        store::forget_warnings(db, id).await?;
    }
    Ok(store::set_ends(db, id, due_on, offline_on).await?)
}

/// The same for every entry that is met at `place`, whose address and hours the reader has just written.
pub async fn renew_at(cx: &Cx, db: &mut Db, place: Id<KeptPlace>) -> Result<()> {
    let written = [Aspect::Address, Aspect::Hours].into_iter().collect();
    for service in crate::store::services_at(db, place).await? {
        note_checks(cx, db, service.id, &written).await?;
        renew(db, service.id, cx.today()).await?;
    }
    Ok(())
}
