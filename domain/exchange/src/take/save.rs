//! Writes drafts, each told by its source and its key there; what a person has changed since is left as she made it.

use std::collections::HashSet;

use base::{Code as _, Database, Db, Id, Result};
use chrono::{DateTime, Utc};
use directory::KeptPlace;
use partner::Territory;
use serde_json::{Map, Value};

use super::attribute;
use super::beyond::Beyond;
use super::read::{Input, Read, Row, Source, mark};
use super::reason::{Reason, Report, Why};
use super::service::save_service;
use super::structure::save_structure;
use crate::What;
use crate::inclusion::ADDRESS;
use crate::inclusion::taken::text;
use crate::store::{CONTACT, SourceRecord};

/// How many rows stand in one unit of work: others wait for it.
const UNIT: usize = 200;

/// What the operator asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The territory that keeps the entries; else each goes to the smallest one that holds its commune.
    pub territory: Option<Territory>,
    /// Everything is done but kept.
    pub is_dry_run: bool,
    pub now: DateTime<Utc>,
}

/// Saves what files say, structures first, in units of work of 200 rows; `tick` is told after each row.
///
/// An import that stops half-way is taken up by the same import again, which leaves what is done as it is.
pub async fn save(db: &Database, input: &Input, options: &Options, tick: &mut (dyn FnMut() + Send)) -> Result<Report> {
    let mut report = Report { is_dry_run: options.is_dry_run, ..Report::default() };
    input.remarks().for_each(|(place, reason)| report.remark(&place, [reason]));
    let mut import = Import { options, seen: HashSet::new(), columns: HashSet::new(), dry: None };
    if options.is_dry_run {
        import.dry = Some(db.write().await?);
    }
    for what in [What::Structure, What::Service] {
        let mut rows = input.read(what, options.now.date_naive());
        loop {
            let unit: Vec<Read> = rows.by_ref().take(UNIT).collect();
            if unit.is_empty() {
                break;
            }
            report.read += unit.len();
            let (unit, came) = import.sift(unit);
            report.add(came);
            report.add(save_unit(db, &mut import, &unit).await?);
            (0..UNIT).for_each(|_| tick());
        }
    }
    Ok(report)
}

/// What holds for the whole import.
struct Import<'a> {
    options: &'a Options,
    /// What tells the keys that this import has met.
    seen: HashSet<(What, [u8; 16])>,
    /// The unknown columns that were told, by file: once is enough.
    columns: HashSet<(String, String)>,
    /// The one transaction of a dry run, which is never committed: services need the structures that it would make.
    dry: Option<Db>,
}

impl Import<'_> {
    /// Refuses what could not be read, and keys seen before.
    fn sift(&mut self, unit: Vec<Read>) -> (Vec<Row>, Report) {
        let (mut rows, mut report) = (Vec::new(), Report::default());
        for read in unit {
            match read {
                Err((place, reason)) => report.refuse(place, reason),
                Ok(mut row) => {
                    let file = row.place.file.clone();
                    row.remarks.retain(|remark| {
                        remark.why != Why::UnknownColumn || self.columns.insert((file.clone(), remark.column.clone()))
                    });
                    let key = text(&row.record, "id").to_owned();
                    if self.seen.insert((row.what, mark(&key))) {
                        rows.push(row);
                    } else {
                        let why = if row.source == Source::Csv { Why::RowsApart } else { Why::SeenBefore };
                        report.refuse(row.place, Reason::new(why, "id", &key));
                    }
                }
            }
        }
        (rows, report)
    }
}

/// Saves a unit of work, again if somebody changed the same rows at the same time.
async fn save_unit(db: &Database, import: &mut Import<'_>, unit: &[Row]) -> Result<Report> {
    if let Some(db) = &mut import.dry {
        return try_unit(db, import.options, unit).await;
    }
    let options = import.options;
    base::again(async || {
        let mut tx = db.write().await?;
        let report = try_unit(&mut tx, options, unit).await?;
        tx.commit().await?;
        Ok(report)
    })
    .await
}

async fn try_unit(db: &mut Db, options: &Options, unit: &[Row]) -> Result<Report> {
    let mut report = Report::default();
    let mut written = Vec::new();
    for row in unit {
        match row.what {
            What::Structure => save_structure(db, options, row, &mut report).await?,
            What::Service => written.extend(save_service(db, options, row, &mut report).await?),
        }
    }
    if !written.is_empty() {
        directory::store::record_change(db, &written, options.now).await?;
    }
    Ok(report)
}

/// Whom a record names.
pub fn contact(record: &Map<String, Value>) -> Option<&str> {
    record.get(CONTACT).and_then(Value::as_str)
}

/// A record as it will be kept: without the address, if that became a place.
pub fn kept(row: &Row, object: uuid::Uuid, place: Option<Id<KeptPlace>>, options: &Options) -> SourceRecord {
    let mut content = row.record.clone();
    if place.is_some() {
        for field in ADDRESS {
            if content.get(field).is_some_and(|value| !value.is_null()) {
                content.remove(field);
            }
        }
    }
    let key = text(&row.record, "id");
    let owner_key = Some(text(&row.record, "structure_id")).filter(|key| !key.is_empty()).map(str::to_owned);
    attribute::keep(&mut content);
    let contact = contact(&row.record).map(str::to_owned);
    if contact.is_some() {
        content.remove(CONTACT);
    }
    let record = SourceRecord::new(row.what, (row.source.code(), key), &content, row.digest.clone());
    SourceRecord { object_id: object, owner_key, place_id: place, contact, read_at: options.now, ..record }
}

/// The id that what comes from another Maillage had there, or a new one; none if it stands here already.
pub async fn id_of<T>(db: &mut Db, row: &Row) -> Result<Option<Id<T>>> {
    let told = Beyond::of(&row.record).and_then(|beyond| beyond.read::<uuid::Uuid>("id"));
    let Some(told) = told else { return Ok(Some(Id::new())) };
    let is_here = match row.what {
        What::Structure => directory::store::structure(db, Id::from_uuid(told)).await?.is_some(),
        What::Service => directory::store::service(db, Id::from_uuid(told)).await?.is_some(),
    };
    Ok((!is_here).then(|| Id::from_uuid(told)))
}
