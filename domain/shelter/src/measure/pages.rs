//! Telling a month, and the table of a year.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::{DateTime, Datelike as _, Utc};
use partner::Institution;
use web::{Cx, Errors, Form, Path, Reach, Result, invalid, page, see_other};

use super::model::MONTHS_BACK;
use super::{Count, Measure, MeasureForm, Told, store};
use crate::names::Names;
use crate::phone::{Given, Step, store as phones};
use crate::{KEEP_MEASURES, SEE_PHONES, month, table};

/// What an institution told of a year, and what it did with its devices.
struct Block {
    name: String,
    told: Told,
    given: Vec<Given>,
}

impl Block {
    fn has_measures(&self) -> bool {
        self.told != Told::default()
    }

    fn times(&self, step: Step, month: &str) -> i64 {
        let of = |given: &&Given| given.step == step && given.month == month;
        self.given.iter().filter(of).map(|given| given.times).sum()
    }

    fn total(&self, step: Step) -> i64 {
        self.given.iter().filter(|given| given.step == step).map(|given| given.times).sum()
    }
}

#[derive(Template)]
#[template(path = "measure/year.html")]
struct Show {
    cx: Cx,
    year: i32,
    blocks: Vec<Block>,
    is_wide: bool,
    form: MeasureForm,
    errors: Errors,
}

impl Show {
    fn months(&self) -> Vec<String> {
        month::of_year(self.year)
    }

    fn choices(&self) -> Vec<String> {
        month::latest(self.cx.today(), MONTHS_BACK)
    }

    fn month(&self, month: &str) -> String {
        month::name(month, self.cx.lang)
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    fn measures(&self) -> &'static [Measure] {
        Measure::ALL
    }

    fn steps(&self) -> [Step; 3] {
        [Step::Give, Step::Renew, Step::Return]
    }

    fn told(&self, block: &Block, measure: &Measure, month: &str) -> String {
        block.told.count(*measure, month).map_or_else(|| "–".to_owned(), |count| count.to_string())
    }

    fn total(&self, block: &Block, measure: &Measure) -> String {
        block.told.total(*measure).map_or_else(|| "–".to_owned(), |count| count.to_string())
    }

    fn tells(&self) -> bool {
        self.cx.actor.as_ref().is_some_and(|actor| actor.institution.is_some())
    }

    fn sees_phones(&self) -> bool {
        self.cx.has(SEE_PHONES)
    }

    fn has_next(&self) -> bool {
        month::year(i64::from(self.year) + 1, self.cx.today()).is_some()
    }
}

/// What the reader may see of a year: her territory, or what her institution told.
async fn seen(cx: &Cx, db: &mut Db, named: i64) -> Result<(i32, Vec<Block>, bool)> {
    let reader = cx.may(KEEP_MEASURES)?;
    let territory = Id::from_uuid(reader.territory);
    let year = month::year(named, cx.today()).ok_or(Error::NotFound)?;
    let is_wide = KEEP_MEASURES.reach(reader) == Some(Reach::Territory);
    let own = Id::from_uuid(reader.institution.unwrap_or_default());
    let whose = (territory, (!is_wide).then_some(own));
    let (first, last) = (format!("{year:04}-01"), format!("{year:04}-12"));
    let counts = store::counts(db, whose, (&first, &last)).await?;
    let given = phones::given(db, whose, (&first, &last)).await?;
    let names = Names::of(db, territory).await?;
    Ok((year, blocks(counts, given, &names), is_wide))
}

fn blocks(counts: Vec<Count>, given: Vec<Given>, names: &Names) -> Vec<Block> {
    let mut all: BTreeMap<Id<Institution>, (Vec<Count>, Vec<Given>)> = BTreeMap::new();
    for count in counts {
        all.entry(count.institution_id).or_default().0.push(count);
    }
    for given in given {
        all.entry(given.holder_id).or_default().1.push(given);
    }
    let block = |(id, (counts, given)): (Id<Institution>, (Vec<Count>, Vec<Given>))| Block {
        name: names.get(&id).to_owned(),
        told: Told::new(counts),
        given,
    };
    let mut blocks: Vec<Block> = all.into_iter().map(block).collect();
    blocks.sort_by_key(|block| base::text::fold(&block.name));
    blocks
}

/// Shows this year, with the form of a month.
pub async fn now(cx: Cx) -> Result<Response> {
    let named = i64::from(cx.today().year());
    show(cx, Path(named)).await
}

/// Shows a year, with the form of a month.
pub async fn show(cx: Cx, Path(named): Path<i64>) -> Result<Response> {
    let (year, blocks, is_wide) = seen(&cx, &mut cx.read().await?, named).await?;
    let form = MeasureForm { month: month::of(cx.today()), ..MeasureForm::default() };
    page(&Show { cx, year, blocks, is_wide, form, errors: Errors::default() })
}

/// Tells a month, or corrects it: what was told before stays.
pub async fn note(cx: Cx, Form(form): Form<MeasureForm>) -> Result<Response> {
    let reader = cx.may(KEEP_MEASURES)?;
    let institution = reader.institution.map(Id::from_uuid).ok_or(Error::Refused("measure-no-institution"))?;
    let (territory, noted_by) = (Id::from_uuid(reader.territory), reader.function.clone());
    let mut db = cx.write().await?;
    let (month, measure, count) = match form.check(cx.today()) {
        Ok(checked) => checked,
        Err(errors) => {
            let (year, blocks, is_wide) = seen(&cx, &mut db, i64::from(cx.today().year())).await?;
            return invalid(&Show { cx, year, blocks, is_wide, form, errors });
        }
    };
    let before = store::last_version(&mut db, (territory, institution), (&month, measure)).await?;
    let version = before + 1;
    let year = month.get(..4).unwrap_or_default().to_owned();
    let (noted_at, institution_id, territory_id) = (cx.now(), institution, territory);
    let count = Count { territory_id, month, institution_id, measure, version, count, noted_at, noted_by };
    store::insert(&mut db, &count).await?;
    if before == 0 {
        cx.journal(&mut db, "measure.noted", institution.uuid()).await?;
    } else {
        cx.journal(&mut db, "measure.corrected", institution.uuid()).await?;
    }
    db.commit().await?;
    Ok(see_other(&format!("/pro/mesures/annee/{year}")))
}

/// Gives a year as CSV.
pub async fn csv(cx: Cx, Path(named): Path<i64>) -> Result<Response> {
    let (year, blocks, _) = seen(&cx, &mut cx.read().await?, named).await?;
    let columns = ["mois", "institution", "mesure", "nombre"];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    for month in month::of_year(year) {
        for block in &blocks {
            let row = |what: String, count: i64| vec![month.clone(), block.name.clone(), what, count.to_string()];
            for measure in Measure::ALL {
                let count = block.told.count(*measure, &month);
                rows.extend(count.map(|count| row(cx.label("measure", measure), count)));
            }
            for step in [Step::Give, Step::Renew, Step::Return] {
                let times = block.times(step, &month);
                rows.extend((times > 0).then(|| row(cx.t(step.counted_as()), times)));
            }
        }
    }
    table::csv_file(&rows, "attachment; filename=\"mesures.csv\"")
}
