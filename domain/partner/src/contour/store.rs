//! The questions asked of outlines.

use anyhow::Context as _;
use base::{Database, Db, Result};
use sqlx::FromRow;

use super::{Contour, Fault, Ring, Why};

/// How many outlines were created, changed, or left as they were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// A part of the world between two meridians and two parallels, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

/// The tallest commune of France is Maripasoula, in Guyane: less than two degrees.
const TALLEST: f64 = 2.0;
/// As many communes as are drawn on one map; a wider one shows the southernmost.
const DRAWN: i64 = 400;

#[derive(FromRow)]
struct Row {
    commune_code: String,
    name: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    rings: String,
}

/// An outline, with what its commune is called and where its town hall or centre is.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    pub contour: Contour,
    pub name: String,
    /// Latitude and longitude, in degrees.
    pub point: Option<(f64, f64)>,
}

/// The outlines that meet a window, in the order of their codes.
pub async fn outlines_in(db: &mut Db, window: Window) -> Result<Vec<Outline>> {
    let Window { west, south, east, north } = window;
    let rows: Vec<Row> = base::fetch_all!(db => "
        SELECT o.commune_code, c.name, c.latitude, c.longitude, o.rings
        FROM commune_contour o JOIN commune c ON c.code = o.commune_code
        WHERE o.south >= $1 AND o.south <= $2 AND o.north >= $3 AND o.west <= $4 AND o.east >= $5
        ORDER BY o.south, o.commune_code LIMIT $6", south - TALLEST, north, south, east, west, DRAWN)?;
    let mut outlines = Vec::with_capacity(rows.len());
    for Row { commune_code, name, latitude, longitude, rings } in rows {
        let rings: Vec<Ring> = serde_json::from_str(&rings).context("an outline cannot be read")?;
        let contour = Contour { commune_code, rings };
        outlines.push(Outline { contour, name, point: latitude.zip(longitude) });
    }
    outlines.sort_by(|one, other| one.contour.commune_code.cmp(&other.contour.commune_code));
    Ok(outlines)
}

/// Writes outlines in one unit of work: all of them, or none. Those of communes that are not known here are given back as
/// faults. `tick` is told after each.
pub async fn save(
    db: &Database,
    contours: &[(usize, Contour)],
    is_dry_run: bool,
    tick: &mut (dyn FnMut() + Send),
) -> Result<(Saved, Vec<Fault>)> {
    let mut db = db.write().await?;
    let (mut saved, mut refused) = (Saved::default(), Vec::new());
    for (line, contour) in contours {
        let value = || contour.commune_code.clone();
        if crate::commune(&mut db, &contour.commune_code).await?.is_none() {
            refused.push(Fault { line: *line, why: Why::UnknownCommune, value: value() });
        } else if let Some(window) = contour.window() {
            write(&mut db, contour, window, &mut saved).await?;
        }
        tick();
    }
    if !is_dry_run {
        db.commit().await?;
    }
    Ok((saved, refused))
}

async fn write(db: &mut Db, contour: &Contour, window: Window, saved: &mut Saved) -> Result<()> {
    let code = contour.commune_code.as_str();
    let rings = serde_json::to_string(&contour.rings).context("an outline cannot be written")?;
    let kept: Option<(String,)> =
        base::fetch_optional!(db => "SELECT rings FROM commune_contour WHERE commune_code = $1", code)?;
    match kept {
        Some((kept,)) if kept == rings => {
            saved.unchanged += 1;
            return Ok(());
        }
        Some(_) => saved.changed += 1,
        None => saved.created += 1,
    }
    let Window { west, south, east, north } = window;
    base::execute!(db => "
        INSERT INTO commune_contour (commune_code, rings, west, south, east, north) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (commune_code) DO UPDATE SET rings = excluded.rings, west = excluded.west, south = excluded.south,
            east = excluded.east, north = excluded.north", code, rings, west, south, east, north)?;
    Ok(())
}
