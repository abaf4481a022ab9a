//! A structure that comes in, and the place where its record says that it is.

use anyhow::Context as _;
use base::{Code as _, Db, Id, Result};
use directory::{KeptPlace, Structure, drafts};
use partner::Territory;

use super::beyond::lay_over_structure;
use super::places::{self, Told};
use super::read::Row;
use super::reason::{Reason, Report, Why};
use super::save::{Options, id_of, kept};
use super::whereabouts::Found;
use crate::What;
use crate::inclusion::taken::{self, text};
use crate::store;

/// Saves one structure.
pub async fn save_structure(db: &mut Db, options: &Options, row: &Row, report: &mut Report) -> Result<()> {
    let key = text(&row.record, "id");
    let known = store::record(db, row.source.code(), What::Structure, key).await.context("an earlier import")?;
    if known.as_ref().is_some_and(|known| known.digest == row.digest) {
        report.unchanged += 1;
        report.remark(&row.place, row.remarks.iter().cloned());
        return Ok(());
    }
    let (mut found, remarks) = places::found(db, row).await?;
    found.truncate(1);
    let found = found.pop();
    let structure = structure_of(row);
    let (id, place) = match known {
        Some(known) => {
            let id = Id::from_uuid(known.object_id);
            if !drafts::is_untouched(db, id).await? {
                report.kept += 1;
                report.remark(&row.place, [Reason::new(Why::KeptByPerson, "id", key)]);
                return Ok(());
            }
            drafts::replace_structure(db, &Structure { id, ..structure }).await?;
            report.changed += 1;
            (id, known.place_id)
        }
        None => {
            let Some(id) = id_of(db, row).await? else {
                report.kept += 1;
                report.remark(&row.place, [Reason::new(Why::HereAlready, "id", key)]);
                return Ok(());
            };
            let own = found.as_ref().map(|(found, _)| found);
            let Some(territory_id) = territory(db, options, row, own, report).await? else { return Ok(()) };
            directory::store::insert_structure(db, &Structure { id, territory_id, ..structure }, Some(key)).await?;
            report.created += 1;
            (id, None)
        }
    };
    let siret = text(&row.record, "siret");
    if !siret.is_empty() {
        directory::note_siret(db, id, siret).await?;
    }
    report.remark(&row.place, row.remarks.iter().cloned().chain(remarks));
    let place = save_place(db, id, found, row, place, report).await?;
    store::save_record(db, &kept(row, id.uuid(), place, options)).await?;
    Ok(())
}

/// What a row makes of a structure; whose it is, is not told by it.
fn structure_of(row: &Row) -> Structure {
    let mut structure = taken::structure(&row.record);
    if text(&row.record, "source") == "demo" { "demo" } else { row.source.code() }.clone_into(&mut structure.source);
    lay_over_structure(&row.record, &mut structure);
    structure
}

/// The territory that will keep a new structure; where there is none, the row is refused.
async fn territory(
    db: &mut Db,
    options: &Options,
    row: &Row,
    found: Option<&Found>,
    report: &mut Report,
) -> Result<Option<Id<Territory>>> {
    let own = match found {
        Some(found) => partner::territory_of_commune(db, &found.commune).await?,
        None => None,
    };
    if let Some(asked) = &options.territory {
        if let Some(found) = found
            && !asked.holds_by_code(&found.commune)
            && own.as_ref() != Some(asked)
        {
            report.remark(&row.place, [Reason::new(Why::OtherTerritory, "commune", &found.commune.name)]);
        }
        return Ok(Some(asked.id));
    }
    if own.is_none() {
        let commune = found.map_or("", |found| found.commune.name.as_str());
        report.refuse(row.place.clone(), Reason::new(Why::NoTerritory, "commune", commune));
    }
    Ok(own.map(|territory| territory.id))
}

/// Writes the place of a record, over the one that it made before; tells it.
///
/// Where a person keeps a place of the structure secret, a file may well tell its address again: nothing but the commune is
/// taken.
pub async fn save_place(
    db: &mut Db,
    structure: Id<Structure>,
    found: Option<Told>,
    row: &Row,
    known: Option<Id<KeptPlace>>,
    report: &mut Report,
) -> Result<Option<Id<KeptPlace>>> {
    let Some((found, hours)) = found else { return Ok(known) };
    let hides = places::hides(db, structure).await?;
    if hides {
        // The address itself stays out of the report.
        report.remark(&row.place, [Reason::new(Why::AddressHidden, "adresse", "")]);
    }
    let id = known.unwrap_or_else(Id::new);
    let place = found.place(id, structure, hours);
    match known {
        Some(_) if hides => {}
        Some(_) => directory::store::update_place(db, &place).await?,
        None if hides => directory::store::insert_place(db, &places::commune_only(place)).await?,
        None => directory::store::insert_place(db, &place).await?,
    }
    Ok(Some(id))
}
