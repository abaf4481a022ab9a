//! The stock by holder, and the page of a device.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::{DateTime, Utc};
use partner::Institution;
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Reach, Result, Standpoint, invalid, page, see_other};

use super::store::Stock;
use super::{Hand, Phone, PhoneForm, State, Step, StepForm, Taken, acts, store};
use crate::names::Names;
use crate::{KEEP_PHONES, SEE_PHONES};

#[derive(Debug, Default, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "phone/list.html")]
struct List {
    cx: Cx,
    stock: Vec<Stock>,
    phones: Vec<Phone>,
    names: Names,
    paging: Paging,
    /// She keeps the devices of every holder.
    is_wide: bool,
    form: PhoneForm,
    errors: Errors,
}

impl List {
    fn holders(&self) -> Vec<Id<Institution>> {
        let mut holders: Vec<_> = self.stock.iter().map(|stock| stock.holder_id).collect();
        holders.sort_by_key(|id| base::text::fold(self.names.get(id)));
        holders.dedup();
        holders
    }

    fn states(&self) -> Vec<State> {
        State::ALL.iter().copied().filter(|state| *state != State::Withdrawn).collect()
    }

    fn devices(&self, holder: &Id<Institution>, state: &State) -> i64 {
        let of = |stock: &&Stock| stock.holder_id == *holder && stock.state == *state;
        self.stock.iter().find(of).map_or(0, |stock| stock.devices)
    }

    fn warns(&self, phone: &Phone) -> bool {
        phone.reached(self.cx.today()).is_some()
    }

    fn left(&self, phone: &Phone) -> i64 {
        phone.days_left(self.cx.today()).unwrap_or_default()
    }

    fn is_holder(&self, id: &Id<Institution>) -> bool {
        self.form.holder == id.to_string()
    }

    fn keeps(&self) -> bool {
        self.cx.has(KEEP_PHONES)
            && (self.is_wide || self.cx.actor.as_ref().is_some_and(|actor| actor.institution.is_some()))
    }
}

/// Whose devices the reader keeps: one institution's, or all of her territory's.
fn kept_holder(cx: &Cx) -> Result<(bool, Option<Id<Institution>>)> {
    let reader = cx.signed_in()?;
    let is_wide = KEEP_PHONES.reach(reader) == Some(Reach::Territory);
    // Whoever keeps none sees those of no institution.
    let own = Id::from_uuid(reader.institution.unwrap_or_default());
    Ok((is_wide, (!is_wide).then_some(own)))
}

async fn list_with(cx: Cx, db: &mut Db, which: Which, (form, errors): (PhoneForm, Errors)) -> Result<List> {
    let reader = cx.may(SEE_PHONES)?;
    let territory = Id::from_uuid(reader.territory);
    let (is_wide, holder) = kept_holder(&cx)?;
    let sees_all = SEE_PHONES.reach(reader) == Some(Reach::Territory);
    let total = usize::try_from(store::count(db, territory, holder).await?).unwrap_or(0);
    let paging = Paging::new(which.page, total).ok_or(Error::NotFound)?;
    let window = (paging.offset() as i64, PAGE_SIZE as i64);
    let phones = store::phones(db, (territory, holder), window).await?;
    let stock = store::stock(db, territory).await?;
    let stock = stock.into_iter().filter(|stock| sees_all || Some(stock.holder_id) == holder).collect();
    let names = Names::of(db, territory).await?;
    Ok(List { cx, stock, phones, names, paging, is_wide, form, errors })
}

/// Shows the stock by holder, and the devices that the reader keeps.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    cx.may(SEE_PHONES)?;
    let mut db = cx.read().await?;
    page(&list_with(cx, &mut db, which, (PhoneForm::default(), Errors::default())).await?)
}

/// Puts a device in stock: her institution's, or the one that a coordinator chose.
pub async fn add(cx: Cx, Form(form): Form<PhoneForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_PHONES)?.territory);
    let (is_wide, own) = kept_holder(&cx)?;
    let mut db = cx.write().await?;
    let names = Names::of(&mut db, territory).await?;
    let chosen = if is_wide { form.holder.clone() } else { own.map(|own| own.to_string()).unwrap_or_default() };
    let mut checked = form.check(territory, names.chosen(&chosen), cx.today());
    if let Ok(phone) = &checked
        && store::by_number(&mut db, phone.holder_id, &phone.number).await?.is_some()
    {
        checked = Err(Errors::one("number", "phone-number-known"));
    }
    let phone = match checked {
        Ok(phone) => phone,
        Err(errors) => return invalid(&list_with(cx, &mut db, Which::default(), (form, errors)).await?),
    };
    store::insert(&mut db, &phone).await?;
    cx.journal(&mut db, "phone.added", phone.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/mesures/telephones/{}", phone.id)))
}

/// The device, if the reader keeps it; another is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Phone>) -> Result<Phone> {
    cx.may(KEEP_PHONES)?;
    let phone = store::phone(db, id).await?.ok_or(Error::NotFound)?;
    let (territory, institution) = (phone.territory_id.uuid(), Some(phone.holder_id.uuid()));
    let object = Standpoint { territory, institution, account: None };
    cx.decide(KEEP_PHONES, KEEP_PHONES, object)?.ok()?;
    Ok(phone)
}

#[derive(Template)]
#[template(path = "phone/show.html")]
struct Show {
    cx: Cx,
    phone: Phone,
    holder: String,
    steps: Vec<Taken>,
    form: StepForm,
    errors: Errors,
}

impl Show {
    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    fn warns(&self) -> bool {
        self.phone.reached(self.cx.today()).is_some()
    }

    fn left(&self) -> i64 {
        self.phone.days_left(self.cx.today()).unwrap_or_default()
    }
}

async fn show_with(cx: Cx, db: &mut Db, phone: Phone, (form, errors): (StepForm, Errors)) -> Result<Show> {
    let steps = store::steps(db, phone.id).await?;
    let holder = partner::institution(db, phone.holder_id).await?.map(|holder| holder.name).unwrap_or_default();
    Ok(Show { cx, phone, holder, steps, form, errors })
}

/// Shows a device, what may be done with it, and its life since it was last given.
pub async fn show(cx: Cx, Path(id): Path<Id<Phone>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let phone = reach(&cx, &mut db, id).await?;
    let form = StepForm { on: cx.today().to_string(), version: phone.version };
    page(&show_with(cx, &mut db, phone, (form, Errors::default())).await?)
}

/// Takes a step. What was moved meanwhile is shown as it is by now.
pub async fn take(step: Step, cx: Cx, Path(id): Path<Id<Phone>>, Form(form): Form<StepForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let phone = reach(&cx, &mut db, id).await?;
    if form.version != phone.version {
        return Err(Error::Conflict.into());
    }
    let hand = Hand { by: &cx.signed_in()?.function, now: cx.now() };
    let taken = match form.day(cx.today()) {
        Ok(on) => acts::take(&mut db, phone.clone(), (step, on), hand).await,
        Err(error) => Err(error),
    };
    match taken {
        Ok(_) => {
            cx.journal(&mut db, step.act(), id.uuid()).await?;
            db.commit().await?;
            Ok(see_other(&format!("/pro/mesures/telephones/{id}")))
        }
        Err(Error::Refused(key)) => invalid(&show_with(cx, &mut db, phone, (form, Errors::one("on", key))).await?),
        Err(other) => Err(other.into()),
    }
}
