//! A map of answers, drawn here: no tile, no third party. Pins are numbered as the list is; the same places stand beside
//! it as text.

use directory::Point;

/// Where something is to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub point: Point,
    /// Its number in the list.
    pub number: usize,
    /// Only its commune is known.
    pub is_vague: bool,
}

/// A pin, in the drawing's own units; those that would cover one another share one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    pub x: f64,
    pub y: f64,
    pub numbers: Vec<usize>,
    pub is_vague: bool,
}

impl Pin {
    /// « 4 », « 2·4·5 », « 2·4 +8 » where many answers are at one address.
    pub fn label(&self) -> String {
        match self.numbers.as_slice() {
            [first, second, rest @ ..] if rest.len() > 1 => format!("{first}·{second} +{}", rest.len()),
            _ => self.all(),
        }
    }

    /// Every number that it stands for, told when one points at it.
    pub fn all(&self) -> String {
        self.numbers.iter().map(usize::to_string).collect::<Vec<_>>().join("·")
    }

    pub fn half_width(&self) -> f64 {
        let signs = u16::try_from(self.label().chars().count()).unwrap_or(u16::MAX);
        7.0 + 4.0 * f64::from(signs.max(2))
    }
}

/// A circle of a known radius around the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    pub radius: f64,
    pub kilometres: u32,
}

/// A drawing of [`WIDTH`] by [`HEIGHT`].
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    pub pins: Vec<Pin>,
    pub rings: Vec<Ring>,
    /// Where the person is.
    pub you: Option<(f64, f64)>,
}

pub const WIDTH: f64 = 480.0;
pub const HEIGHT: f64 = 360.0;
const MARGIN: f64 = 36.0;
/// Pins nearer than this cover one another.
const PIN: f64 = 24.0;
const KM_PER_DEGREE: f64 = 111.32;
/// What lies farther than this is in the list, and not drawn.
const DRAWN_WITHIN_KM: f64 = 40.0;
/// The least extent that is drawn, so that one place alone is not drawn as if it were a street plan.
const LEAST_KM: f64 = 1.5;

/// Kilometres east and north of `origin`: flat, which holds over the few tens of kilometres of a map.
fn flat(origin: Point, point: Point) -> (f64, f64) {
    let east = (point.longitude - origin.longitude) * KM_PER_DEGREE * origin.latitude.to_radians().cos();
    (east, (point.latitude - origin.latitude) * KM_PER_DEGREE)
}

/// Draws `spots`, around `you` when it is known; `None` when there is nothing to draw.
pub fn draw(spots: &[Spot], you: Option<Point>) -> Option<Map> {
    let origin = you.or_else(|| spots.first().map(|spot| spot.point))?;
    let placed: Vec<(f64, f64, &Spot)> = spots
        .iter()
        .map(|spot| (flat(origin, spot.point), spot))
        .filter(|((east, north), _)| east.hypot(*north) <= DRAWN_WITHIN_KM)
        .map(|((east, north), spot)| (east, north, spot))
        .collect();
    if placed.is_empty() {
        return None;
    }
    let reach_east = placed.iter().map(|(east, _, _)| east.abs()).fold(LEAST_KM, f64::max);
    let reach_north = placed.iter().map(|(_, north, _)| north.abs()).fold(LEAST_KM * HEIGHT / WIDTH, f64::max);
    let scale = ((WIDTH / 2.0 - MARGIN) / reach_east).min((HEIGHT / 2.0 - MARGIN) / reach_north);
    let at = |east: f64, north: f64| (WIDTH / 2.0 + east * scale, HEIGHT / 2.0 - north * scale);
    let pins = placed.iter().fold(Vec::new(), |pins, (east, north, spot)| with_pin(pins, at(*east, *north), spot));
    let rings =
        [1, 2, 5, 10, 20].into_iter().map(|kilometres| Ring { radius: f64::from(kilometres) * scale, kilometres });
    let rings = rings.filter(|ring| (50.0..HEIGHT / 2.0).contains(&ring.radius)).take(2).collect();
    Some(Map { pins, rings, you: you.map(|_| at(0.0, 0.0)) })
}

/// Adds a pin, or its number to the pin that it would cover.
fn with_pin(mut pins: Vec<Pin>, (x, y): (f64, f64), spot: &Spot) -> Vec<Pin> {
    let covered = pins.iter_mut().find(|pin| (pin.x - x).hypot(pin.y - y) < PIN && pin.is_vague == spot.is_vague);
    match covered {
        Some(pin) => pin.numbers.push(spot.number),
        None => pins.push(Pin { x, y, numbers: vec![spot.number], is_vague: spot.is_vague }),
    }
    pins
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWN_HALL: Point = Point { latitude: 48.8352, longitude: 2.241 };

    fn spot(number: usize, east_km: f64, north_km: f64) -> Spot {
        let latitude = TOWN_HALL.latitude + north_km / KM_PER_DEGREE;
        let longitude = TOWN_HALL.longitude + east_km / KM_PER_DEGREE / TOWN_HALL.latitude.to_radians().cos();
        Spot { point: Point { latitude, longitude }, number, is_vague: false }
    }

    #[test]
    fn every_pin_stands_inside_the_drawing() {
        let map = draw(&[spot(1, 12.0, 3.0), spot(2, -7.0, -9.0), spot(3, 0.0, 0.0)], Some(TOWN_HALL)).unwrap();
        assert_eq!(map.pins.len(), 3);
        assert!(map.pins.iter().all(|pin| (0.0..=WIDTH).contains(&pin.x) && (0.0..=HEIGHT).contains(&pin.y)));
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = draw(&[spot(1, 5.0, 5.0)], Some(TOWN_HALL)).unwrap();
        assert!(map.pins[0].x > WIDTH / 2.0 && map.pins[0].y < HEIGHT / 2.0);
    }

    #[test]
    fn two_answers_at_one_address_share_a_pin() {
        let map = draw(&[spot(1, 1.0, 1.0), spot(4, 1.0, 1.0)], Some(TOWN_HALL)).unwrap();
        assert_eq!(map.pins.len(), 1);
        assert_eq!(map.pins[0].label(), "1·4");
    }

    #[test]
    fn many_answers_at_one_address_are_counted() {
        let spots: Vec<Spot> = (1..=10).map(|number| spot(number, 1.0, 1.0)).collect();
        assert_eq!(draw(&spots, Some(TOWN_HALL)).unwrap().pins[0].label(), "1·2 +8");
    }

    #[test]
    fn what_is_far_is_left_to_the_list() {
        assert_eq!(draw(&[spot(1, 300.0, 0.0)], Some(TOWN_HALL)), None);
        assert_eq!(draw(&[], None), None);
    }
}
