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
        let points = || self.rings.iter().flatten();
        let least = |axis: usize| points().map(|point| point[axis]).reduce(f64::min);
        let most = |axis: usize| points().map(|point| point[axis]).reduce(f64::max);
        Some(Window { west: least(0)?, south: least(1)?, east: most(0)?, north: most(1)? })
    }
}
