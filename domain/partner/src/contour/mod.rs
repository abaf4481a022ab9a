//! The outlines of communes: what is drawn under the answers, so that a map needs nobody else's.

mod read;
mod store;

pub use read::{Fault, Reading, Why, read};
pub use store::{Outline, Saved, Window, outlines_in, save};

/// The outline of a commune: closed rings of longitude and latitude, in degrees (WGS 84).
#[derive(Debug, Clone, PartialEq)]
pub struct Contour {
    pub commune_code: String,
    pub rings: Vec<Ring>,
}

pub type Ring = Vec<[f64; 2]>;

impl Contour {
    /// The window that holds it; none without a point.
    pub fn window(&self) -> Option<Window> {
        let eastings = || self.rings.iter().flatten().map(|[longitude, _]| *longitude);
        let northings = || self.rings.iter().flatten().map(|[_, latitude]| *latitude);
        Some(Window {
            west: eastings().reduce(f64::min)?,
            south: northings().reduce(f64::min)?,
            east: eastings().reduce(f64::max)?,
            north: northings().reduce(f64::max)?,
        })
    }
}
