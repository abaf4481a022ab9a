//! The questions asked about what territories chose.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use sqlx::FromRow;
use web::Theme;

use super::colour::Colour;
use super::crest;
use super::model::Dress;
use crate::Territory;

/// A territory, and what makes its dress.
#[derive(Debug, FromRow)]
pub struct Dressed {
    slug: String,
    name: String,
    crest: Option<String>,
    accent: Option<String>,
    exit_url: Option<String>,
    frame_origins: Option<String>,
}

impl Dressed {
    pub fn theme(&self) -> Theme {
        let accent: Option<Colour> = self.accent.as_ref().and_then(|accent| accent.parse().ok());
        Theme {
            slug: self.slug.clone(),
            name: self.name.clone(),
            style: accent.map(Colour::style).unwrap_or_default(),
            crest: self.crest.as_deref().and_then(crest::file),
            exit_url: self.exit_url.clone(),
            frames: self.frame_origins.iter().flat_map(|origins| origins.lines()).map(str::to_owned).collect(),
        }
    }
}

pub async fn dressed(db: &mut Db) -> sqlx::Result<Vec<Dressed>> {
    fetch_all!(db => "
        SELECT t.slug, t.name, d.crest, d.accent, d.exit_url, d.frame_origins
          FROM territory t LEFT JOIN territory_theme d ON d.territory_id = t.id ORDER BY t.slug LIMIT 500")
}

pub async fn stamp(db: &mut Db) -> sqlx::Result<i64> {
    let (stamp,): (i64,) = fetch_one!(db => "
        SELECT CAST(COALESCE(SUM(d.version), 0) + COUNT(*) AS BIGINT)
          FROM territory t LEFT JOIN territory_theme d ON d.territory_id = t.id")?;
    Ok(stamp)
}

/// What the territory chose, or what comes with the program.
pub async fn of(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Dress> {
    let chosen: Option<Dress> =
        fetch_optional!(db => "SELECT * FROM territory_theme WHERE territory_id = $1", territory)?;
    Ok(chosen.unwrap_or(Dress::unsaid(territory)))
}

pub async fn save(db: &mut Db, dress: &Dress) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO territory_theme (territory_id, crest, accent, exit_url, notice, accessibility, personal_data,
            frame_origins, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (territory_id) DO UPDATE SET crest = excluded.crest, accent = excluded.accent,
            exit_url = excluded.exit_url, notice = excluded.notice, accessibility = excluded.accessibility,
            personal_data = excluded.personal_data, frame_origins = excluded.frame_origins, version = excluded.version",
        dress.territory_id, dress.crest, dress.accent, dress.exit_url, dress.notice, dress.accessibility,
        dress.personal_data, dress.frame_origins, dress.version)?;
    Ok(())
}
