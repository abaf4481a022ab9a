//! What stands sealed in the database, when the key of the installation changes: secrets of one-time codes, and what ends a
//! session at the identity provider.

use base::{Database, Db, Id, Private, Result, again, execute, fetch_all};
use web::Sealer;

use crate::model::Account;

/// How many rows are sealed anew in one unit of work.
const UNIT: usize = 200;

/// What came of sealing anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Sealed by an older key before, by the newest now.
    pub anew: u64,
    /// Opened by no key that is there.
    pub lost: u64,
}

/// Something sealed: where it stands, for whom, and how it is kept.
type Row = (Id<()>, Id<Account>, Private<String>);

/// Where something is kept sealed.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    Codes,
    Sessions,
}

impl Place {
    /// The rows after `last`, a unit of them.
    async fn rows(self, db: &mut Db, last: Id<()>) -> sqlx::Result<Vec<Row>> {
        match self {
            Self::Codes => fetch_all!(db => "
                SELECT id, id, totp_secret FROM account WHERE totp_secret IS NOT NULL AND id > $1
                 ORDER BY id LIMIT $2", last, UNIT as i64),
            Self::Sessions => fetch_all!(db => "
                SELECT id, account_id, id_token FROM session WHERE id_token IS NOT NULL AND id > $1
                 ORDER BY id LIMIT $2", last, UNIT as i64),
        }
    }

    /// Keeps `anew` in the place of what stood there.
    async fn keep(self, db: &mut Db, (id, _, kept): &Row, anew: &str) -> sqlx::Result<u64> {
        match self {
            Self::Codes => execute!(db => "
                UPDATE account SET totp_secret = $1 WHERE id = $2 AND totp_secret = $3", anew, id, kept),
            Self::Sessions => execute!(db => "
                UPDATE session SET id_token = $1 WHERE id = $2 AND id_token = $3", anew, id, kept),
        }
    }
}

/// Seals with the newest key what older ones keep, unit after unit. Whenever it stops, all of it opens, and it may be begun
/// again.
pub async fn reseal(database: &Database, sealer: &Sealer) -> Result<Resealed> {
    let mut done = Resealed::default();
    for place in [Place::Codes, Place::Sessions] {
        let mut last = Some(Id::zero());
        while let Some(from) = last {
            let (unit, next) = again(|| one_unit(database, sealer, place, from)).await?;
            done = Resealed { anew: done.anew + unit.anew, lost: done.lost + unit.lost };
            last = next;
        }
    }
    Ok(done)
}

/// Seals a unit of rows anew; says where the next begins, if there is one.
pub async fn one_unit(
    database: &Database,
    sealer: &Sealer,
    place: Place,
    from: Id<()>,
) -> Result<(Resealed, Option<Id<()>>)> {
    let mut db = database.write().await?;
    let (mut unit, rows) = (Resealed::default(), place.rows(&mut db, from).await?);
    for row in &rows {
        let (_, owner, kept) = row;
        match sealer.keep_anew(kept.reveal(), owner.uuid())? {
            Some(anew) => unit.anew += place.keep(&mut db, row, &anew).await?,
            None => unit.lost += u64::from(sealer.open_kept(kept.reveal(), owner.uuid()).is_none()),
        }
    }
    db.commit().await?;
    let next = rows.last().filter(|_| rows.len() == UNIT).map(|(id, ..)| *id);
    Ok((unit, next))
}

/// How much is not sealed by the newest key: what [`reseal`] would do, and what it could not.
pub async fn count_older(db: &mut Db, sealer: &Sealer) -> Result<Resealed> {
    let mut count = Resealed::default();
    for place in [Place::Codes, Place::Sessions] {
        let mut last = Some(Id::zero());
        while let Some(from) = last {
            let rows = place.rows(db, from).await?;
            for (_, owner, kept) in &rows {
                match sealer.keep_anew(kept.reveal(), owner.uuid())? {
                    Some(_) => count.anew += 1,
                    None => count.lost += u64::from(sealer.open_kept(kept.reveal(), owner.uuid()).is_none()),
                }
            }
            last = rows.last().filter(|_| rows.len() == UNIT).map(|(id, ..)| *id);
        }
    }
    Ok(count)
}
