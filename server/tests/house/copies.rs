//! Documents and their copies for whoever asks every route.

use base::{Db, execute};
use chrono::{DateTime, NaiveDate, Utc};
use testkit::{NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// Where the documents of a town begin; Rochemont's stand a little further.
const OURS: Uuid = Uuid::from_u128(0xed_0001);
const NEIGHBOURS: Uuid = Uuid::from_u128(0xed_0002);

const fn of(town: Uuid, what: u128) -> Uuid {
    Uuid::from_u128(town.as_u128() + what)
}

const EDITION: u128 = 0;
const RECALLED: u128 = 0x100;
const PROOF: u128 = 0x200;
const DEPOT: u128 = 0x300;
const LINE: u128 = 0x400;

const CHOICE: &str = r#"{"kind":"roles","subject":"all","size":"a4","lang":"fr","stale":"mark","is_neutral":false,
    "has_marks":false,"is_archive":false}"#;
const CONTENT: &str = r#"{"content":{},"pictures":[]}"#;

/// Adds documents of each town, with copies that lie somewhere.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    let day = at.date_naive();
    for (town, territory, institution) in [(OURS, VALBOURG, POLICE), (NEIGHBOURS, ROCHEMONT, NEIGHBOUR_TOWN_HALL)] {
        for (what, number) in [(EDITION, Some(2_i64)), (RECALLED, Some(1)), (PROOF, None)] {
            document(db, (of(town, what), number), territory, at).await?;
        }
        execute!(&mut *db => "
            INSERT INTO depot (id, territory_id, institution_id, name, commune, contact, version)
            VALUES ($1, $2, $3, 'Accueil', 'Valbourg', '', 1)", of(town, DEPOT), territory, institution)?;
        for edition in [EDITION, RECALLED] {
            copies(db, town, edition, day).await?;
        }
        execute!(&mut *db => "
            INSERT INTO recall (edition_id, reason, todo, recalled_on, recalled_by) VALUES ($1, 'other', 'Jetez-les.', $2, '')",
            of(town, RECALLED), day)?;
    }
    Ok(())
}

async fn document(
    db: &mut Db,
    (id, number): (Uuid, Option<i64>),
    territory: Uuid,
    at: DateTime<Utc>,
) -> base::Result<()> {
    execute!(&mut *db => "
        INSERT INTO edition (id, territory_id, kind, subject, lang, choice, content, number, made_on, made_at, made_by, state,
                             digest, pages, missing)
        VALUES ($1, $2, 'roles', 'all', 'fr', $6, $7, $3, $4, $5, '', 'drawn', '', 1, '')",
        id, territory, number, at.date_naive(), at, CHOICE, CONTENT)?;
    execute!(&mut *db => "
        INSERT INTO edition_file (edition_id, pdf, images) VALUES ($1, 'AAAA', $2)", id, r#"["<svg/>"]"#)?;
    Ok(())
}

async fn copies(db: &mut Db, town: Uuid, edition: u128, day: NaiveDate) -> base::Result<()> {
    let (line, edition) = (of(town, LINE + edition), of(town, edition));
    let at = day.and_hms_opt(9, 0, 0).unwrap_or_default().and_utc();
    execute!(&mut *db => "
        INSERT INTO print_run (id, edition_id, copies, printed_on, source, noted_at, noted_by)
        VALUES ($1, $2, 500, $3, 'Imprimerie', $4, '')", line, edition, day, at)?;
    execute!(&mut *db => "
        INSERT INTO movement (id, edition_id, depot_id, kind, copies, done_on, noted_at, noted_by)
        VALUES ($1, $2, $3, 'dropped', 200, $4, $5, '')", line, edition, of(town, DEPOT), day, at)?;
    Ok(())
}

/// What the town has that an address of documents or copies can name.
pub fn real(start: &str) -> Vec<Named> {
    let neighbours = |what: u128| named("de la ville voisine", of(NEIGHBOURS, what));
    match start {
        "/pro/imprimes" => {
            vec![named("édition", of(OURS, EDITION)), named("épreuve", of(OURS, PROOF)), neighbours(EDITION)]
        }
        "/pro/exemplaires/editions" => {
            vec![named("édition", of(OURS, EDITION)), named("rappelée", of(OURS, RECALLED)), neighbours(EDITION)]
        }
        _ => vec![named("du territoire", of(OURS, DEPOT)), neighbours(DEPOT)],
    }
}
