//! Counting a request, taking it back, and the year.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Errors, Form, Path, Reach, Result, invalid, page, see_other};

use super::chart::Chart;
use super::{Note, NoteForm, Said, Year, store};
use crate::tonight::tonight_with;
use crate::{NOTE_REQUESTS, SEE_DEMAND, month, table};

/// Counts what came of a request. It is no act about anybody: no journal has it.
pub async fn note(cx: Cx, Form(form): Form<NoteForm>) -> Result<Response> {
    let reader = cx.may(NOTE_REQUESTS)?;
    let institution = reader.institution.map(Id::from_uuid).ok_or(Error::Refused("demand-no-institution"))?;
    let note = match form.check((Id::from_uuid(reader.territory), institution), cx.now()) {
        Ok(note) => note,
        Err(Error::Refused(key)) => return invalid(&tonight_with(cx, (form, Errors::one("adults", key))).await?),
        Err(other) => return Err(other.into()),
    };
    // Adds to what stands: desks that count at once need not wait for each other.
    let mut db = cx.app.db.write_comparing().await?;
    store::add(&mut db, &note).await?;
    db.commit().await?;
    Ok(see_other("/pro/places#compte"))
}

/// Takes a count of her institution back; another's is not found, nor one of more than a day.
pub async fn take_back(cx: Cx, Path(id): Path<Id<Note>>) -> Result<Response> {
    let institution = cx.may(NOTE_REQUESTS)?.institution.map(Id::from_uuid);
    let mut db = cx.app.db.write_comparing().await?;
    let note = store::note(&mut db, id).await?.filter(|note| Some(note.institution_id) == institution);
    let note = note.ok_or(Error::NotFound)?;
    store::take_back(&mut db, &note).await?;
    db.commit().await?;
    Ok(see_other("/pro/places#compte"))
}

#[derive(Template)]
#[template(path = "demand/year.html")]
struct Show {
    cx: Cx,
    year: Year,
    chart: Option<Chart>,
    /// She sees her whole territory; else what her institution counted.
    is_wide: bool,
}

impl Show {
    fn unmet(&self) -> Vec<Said> {
        Said::unmet().filter(|said| self.year.total(*said) > 0).collect()
    }

    fn rehousing(&self) -> Vec<Said> {
        Said::rehousing().collect()
    }

    fn month(&self, month: &str) -> String {
        month::name(month, self.cx.lang)
    }

    fn has_next(&self) -> bool {
        month::year(i64::from(self.year.year) + 1, self.cx.today()).is_some()
    }
}

/// The year that the reader may see: her territory's, or what her institution counted.
async fn seen(cx: &Cx, db: &mut Db, named: i64) -> Result<(Year, bool)> {
    let reader = cx.may(SEE_DEMAND)?;
    let year = month::year(named, cx.today()).ok_or(Error::NotFound)?;
    let is_wide = SEE_DEMAND.reach(reader) == Some(Reach::Territory);
    let institution = if is_wide { None } else { Some(Id::from_uuid(reader.institution.unwrap_or_default())) };
    Ok((store::year(db, (Id::from_uuid(reader.territory), institution), year).await?, is_wide))
}

/// Shows a year.
pub async fn show(cx: Cx, Path(named): Path<i64>) -> Result<Response> {
    let (year, is_wide) = seen(&cx, &mut cx.read().await?, named).await?;
    let chart = year.chart(|said| cx.label("demand-said", said), |month| month::short(month, cx.lang));
    page(&Show { cx, year, chart, is_wide })
}

/// Gives a year as CSV.
pub async fn csv(cx: Cx, Path(named): Path<i64>) -> Result<Response> {
    let (year, _) = seen(&cx, &mut cx.read().await?, named).await?;
    let columns = ["mois", "reponse", "fois", "adultes", "enfants", "nuits"];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    let mut counted: Vec<_> = year.rows().collect();
    counted.sort_by_key(|row| (row.month.clone(), row.said));
    for row in counted {
        let counts = [row.times, row.adults, row.children, row.nights].map(|count| count.to_string());
        rows.push([row.month.clone(), cx.label("demand-said", row.said)].into_iter().chain(counts).collect());
    }
    table::csv_file(&rows, "attachment; filename=\"demandes.csv\"")
}
