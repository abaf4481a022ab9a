//! How far a campaign is, institution by institution.

use std::collections::{BTreeMap, BTreeSet};

use base::{Db, Id, Result};
use partner::Institution;

use crate::model::{Asked, Campaign, Count, Progress, count};
use crate::store::{self, Reached};

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

/// The figures of a campaign: as they are now, or as they were when it was closed. Signatories come first.
pub async fn progress(db: &mut Db, campaign: &Campaign) -> Result<Vec<Progress>> {
    let reached = store::reached(db, campaign.id).await?;
    let reached: BTreeMap<Id<Institution>, Reached> =
        reached.into_iter().map(|row| (row.institution_id, row)).collect();
    let asked = if campaign.is_open() { store::asked(db, campaign).await? } else { Vec::new() };
    let contacts = partner::contacts_of_territory(db, campaign.territory_id).await?;
    let heard: BTreeSet<Id<Institution>> = contacts.iter().map(|contact| contact.institution_id).collect();
    let members = partner::members(db, campaign.territory_id, 0, INSTITUTIONS).await?;
    let progress = members.into_iter().map(|member| {
        let id = member.institution.id;
        let row = reached.get(&id);
        Progress {
            institution: id,
            name: member.institution.name,
            is_signatory: member.is_signatory,
            is_mute: !heard.contains(&id),
            mails: row.map_or(0, |row| row.mails),
            last_mail_on: row.and_then(|row| row.last_mail_on),
            count: figures(campaign, &asked, row, id),
        }
    });
    Ok(progress.filter(|one| one.count.entries > 0).collect())
}

fn figures(campaign: &Campaign, asked: &[Asked], row: Option<&Reached>, id: Id<Institution>) -> Count {
    if campaign.is_open() {
        return count(asked, id, campaign.opened_on);
    }
    row.map_or_else(Count::default, |row| Count {
        entries: row.entries,
        answered: row.answered,
        corrected: row.corrected,
    })
}

/// All institutions together.
pub fn total(progress: &[Progress]) -> Count {
    progress.iter().fold(Count::default(), |total, one| total.and(one.count))
}
