//! What lies under the pins of a map: the outlines of communes, kept at hand for the parts of the country that are asked
//! for most.

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use directory::Point;
use lru::LruCache;
use partner::contour::{Outline, Ring, Window, outlines_in};
use web::{Cx, Result};

use crate::map::{Frame, HEIGHT, WIDTH};

/// As many parts of the country as are kept: some hundred kilobytes.
const KEPT: NonZeroUsize = NonZeroUsize::new(64).unwrap();
/// After this long an outline that was imported is seen.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// The outlines under one map.
#[derive(Debug, Default, PartialEq)]
pub struct Ground {
    /// A path of SVG for each commune.
    pub paths: Vec<String>,
    pub names: Vec<Name>,
}

/// The name of a commune, and where it is written.
#[derive(Debug, PartialEq)]
pub struct Name {
    pub x: f64,
    pub y: f64,
    pub text: String,
}

type Kept = LruCache<(i32, i32, usize), (DateTime<Utc>, Arc<Ground>)>;

/// The grounds at hand, shared by every request of the process.
#[derive(Debug, Clone)]
pub struct Grounds(Arc<Mutex<Kept>>);

impl Default for Grounds {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(LruCache::new(KEPT))))
    }
}

impl Grounds {
    /// What lies under a frame: nothing where no outline was imported.
    pub async fn of(&self, cx: &Cx, frame: &Frame) -> Result<Arc<Ground>> {
        if let Some(ground) = self.at_hand(cx, frame) {
            return Ok(ground);
        }
        let (east, north) = frame.reach();
        let Point { latitude, longitude } = frame.middle;
        let window =
            Window { west: longitude - east, south: latitude - north, east: longitude + east, north: latitude + north };
        let outlines = outlines_in(&mut cx.read().await?, window).await?;
        let ground = Arc::new(draw(frame, &outlines));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.put(frame.key(), (cx.now(), Arc::clone(&ground)));
        Ok(ground)
    }

    fn at_hand(&self, cx: &Cx, frame: &Frame) -> Option<Arc<Ground>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, ground) = kept.get(&frame.key())?;
        (cx.now() - *since < FRESH).then(|| Arc::clone(ground))
    }
}

fn draw(frame: &Frame, outlines: &[Outline]) -> Ground {
    let paths = outlines.iter().map(|outline| outline.contour.rings.iter().map(|ring| path(frame, ring)).collect());
    let names = outlines.iter().filter_map(|outline| name(frame, outline)).filter(|_| frame.is_near());
    Ground { paths: paths.filter(|path: &String| !path.is_empty()).collect(), names: apart(names.collect()) }
}

/// Those that can be read: of names that would cover one another, the one nearer to the middle.
fn apart(mut names: Vec<Name>) -> Vec<Name> {
    let from_middle = |name: &Name| (name.x - WIDTH / 2.0).hypot(name.y - HEIGHT / 2.0);
    names.sort_by(|one, other| from_middle(one).total_cmp(&from_middle(other)));
    let mut kept: Vec<Name> = Vec::new();
    for name in names {
        if !kept.iter().any(|other| name.covers(other)) {
            kept.push(name);
        }
    }
    kept
}

/// The width of a letter and the height of a line of names, in units of the drawing.
const LETTER: f64 = 5.2;
const LINE: f64 = 12.0;

impl Name {
    fn half_width(&self) -> f64 {
        let letters = u16::try_from(self.text.chars().count()).unwrap_or(u16::MAX);
        f64::from(letters) * LETTER / 2.0
    }

    fn covers(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.half_width() + other.half_width() && (self.y - other.y).abs() < LINE
    }
}

/// A ring in whole units of the drawing; points that fall together are one. Nothing for what would not be seen.
fn path(frame: &Frame, ring: &Ring) -> String {
    let mut corners: Vec<(i32, i32)> = ring
        .iter()
        .map(|[longitude, latitude]| frame.place(Point { latitude: *latitude, longitude: *longitude }))
        .map(|(x, y)| (whole(x, WIDTH), whole(y, HEIGHT)))
        .collect();
    corners.dedup();
    if corners.len() < 4 {
        return String::new();
    }
    let mut path = String::new();
    for (position, (x, y)) in corners.into_iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(path, "{}{x} {y}", if position == 0 { 'M' } else { 'L' });
    }
    path.push('Z');
    path
}

/// A whole number, no farther out than the drawing is long: what is beyond is not seen.
fn whole(at: f64, length: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a few hundred")]
    let whole = at.clamp(-length, 2.0 * length).round() as i32;
    whole
}

/// A name stands at the town hall, where it is well inside the drawing.
fn name(frame: &Frame, outline: &Outline) -> Option<Name> {
    let (latitude, longitude) = outline.point?;
    let (x, y) = frame.place(Point { latitude, longitude });
    let is_inside = (40.0..WIDTH - 40.0).contains(&x) && (12.0..HEIGHT - 6.0).contains(&y);
    is_inside.then(|| Name { x, y, text: outline.name.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Spot, frame};

    #[test]
    fn of_names_that_would_cover_one_another_the_nearer_is_written() {
        let name = |text: &str, x: f64| Name { x, y: HEIGHT / 2.0, text: text.to_owned() };
        let names = apart(vec![name("Puteaux", 290.0), name("Suresnes", 260.0), name("Clichy", 400.0)]);
        assert_eq!(names.iter().map(|name| &*name.text).collect::<Vec<_>>(), ["Suresnes", "Clichy"]);
    }

    #[test]
    fn an_outline_is_drawn_around_its_place_and_what_is_not_seen_is_left_out() {
        let middle = Point { latitude: 48.83, longitude: 2.24 };
        let frame = frame(&[Spot { point: middle, number: 1, is_vague: false }], Some(middle), 0).unwrap();
        let around = vec![[2.23, 48.82], [2.25, 48.82], [2.25, 48.84], [2.23, 48.84], [2.23, 48.82]];
        let path = path(&frame, &around);
        assert!(path.starts_with('M') && path.ends_with('Z') && path.matches('L').count() == 4, "{path}");
        let tiny = vec![[2.24, 48.83], [2.24001, 48.83], [2.24001, 48.83001], [2.24, 48.83]];
        assert_eq!(super::path(&frame, &tiny), "");
    }
}
