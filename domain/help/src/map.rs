//! A map of answers, drawn here: no tile, no third party. Pins are numbered as the list is, and lead to it; the same
//! places stand beside it as text. It comes in steps, so that what lies under it can be kept.

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

    /// Whether nobody could point at one of both alone.
    fn covers(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.half_width() + other.half_width() && (self.y - other.y).abs() < TALL
    }

    /// The answer that it leads to.
    pub fn first(&self) -> usize {
        self.numbers.first().copied().unwrap_or(1)
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
    /// What leads one step closer, and one step wider, where there is one.
    pub closer: Option<i8>,
    pub wider: Option<i8>,
}

pub const WIDTH: f64 = 480.0;
pub const HEIGHT: f64 = 360.0;
const MARGIN: f64 = 36.0;
/// How tall a pin is, with the air around it.
const TALL: f64 = 28.0;
const KM_PER_DEGREE: f64 = 111.32;
/// What lies farther than this is in the list, and not drawn.
const DRAWN_WITHIN_KM: f64 = 40.0;
/// How far each step reaches east and west of the middle, in kilometres. The first shows one place alone without making a
/// street plan of it.
const STEPS: [f64; 6] = [1.5, 3.0, 6.0, 12.0, 25.0, 54.0];

/// A part of the country that is drawn: the middle of it, and the step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub middle: Point,
    step: usize,
    /// The middle is where the person is.
    is_hers: bool,
    zoom: i8,
}

impl Frame {
    /// What names this part of the country: the middle in tenths of a thousandth of a degree, some ten metres, and the step.
    pub fn key(&self) -> (i32, i32, usize) {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are 180 at most")]
        let tenth = |degrees: f64| (degrees * 1e4).round() as i32;
        (tenth(self.middle.latitude), tenth(self.middle.longitude), self.step)
    }

    fn scale(&self) -> f64 {
        (WIDTH / 2.0 - MARGIN) / STEPS.get(self.step).copied().unwrap_or(DRAWN_WITHIN_KM)
    }

    /// Where a point stands in the drawing.
    pub fn place(&self, point: Point) -> (f64, f64) {
        let (east, north) = flat(self.middle, point);
        (WIDTH / 2.0 + east * self.scale(), HEIGHT / 2.0 - north * self.scale())
    }

    /// How far the drawing reaches from its middle, in degrees of longitude and latitude.
    pub fn reach(&self) -> (f64, f64) {
        let (east, north) = (WIDTH / 2.0 / self.scale(), HEIGHT / 2.0 / self.scale());
        (east / KM_PER_DEGREE / self.middle.latitude.to_radians().cos(), north / KM_PER_DEGREE)
    }

    /// Steps at which names of communes would not cover one another.
    pub const fn is_near(&self) -> bool {
        self.step <= 3
    }
}

/// Kilometres east and north of `origin`: flat, which holds over the few tens of kilometres of a map.
fn flat(origin: Point, point: Point) -> (f64, f64) {
    let east = (point.longitude - origin.longitude) * KM_PER_DEGREE * origin.latitude.to_radians().cos();
    (east, (point.latitude - origin.latitude) * KM_PER_DEGREE)
}

fn is_inside((x, y): (f64, f64)) -> bool {
    (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y)
}

/// What is drawn of `spots`, around `you` when it is known: the closest step that shows all that is not far, then `zoom`
/// steps closer. `None` when there is nothing to draw.
pub fn frame(spots: &[Spot], you: Option<Point>, zoom: i8) -> Option<Frame> {
    let middle = you.or_else(|| spots.first().map(|spot| spot.point))?;
    let distances = spots.iter().map(|spot| flat(middle, spot.point));
    let near: Vec<_> = distances.filter(|(east, north)| east.hypot(*north) <= DRAWN_WITHIN_KM).collect();
    if near.is_empty() {
        return None;
    }
    let tall = (WIDTH / 2.0 - MARGIN) / (HEIGHT / 2.0 - MARGIN);
    let reach = near.iter().map(|(east, north)| east.abs().max(north.abs() * tall)).fold(0.0, f64::max);
    let fitting = STEPS.iter().position(|step| *step >= reach).unwrap_or(STEPS.len() - 1);
    let step = i32::try_from(fitting).unwrap_or(0) - i32::from(zoom);
    let step = usize::try_from(step.clamp(0, 5)).unwrap_or(0);
    Some(Frame { middle, step, is_hers: you.is_some(), zoom })
}

/// Draws `spots` in a frame; those beyond it are in the list alone.
pub fn draw(frame: &Frame, spots: &[Spot]) -> Map {
    let placed = spots.iter().map(|spot| (frame.place(spot.point), spot)).filter(|(at, _)| is_inside(*at));
    let pins = placed.fold(Vec::new(), |pins, (at, spot)| with_pin(pins, at, spot));
    let scale = frame.scale();
    let rings =
        [1, 2, 5, 10, 20].into_iter().map(|kilometres| Ring { radius: f64::from(kilometres) * scale, kilometres });
    let rings = rings.filter(|ring| (50.0..HEIGHT / 2.0).contains(&ring.radius)).take(2).collect();
    Map {
        pins,
        rings,
        you: frame.is_hers.then(|| frame.place(frame.middle)),
        closer: (frame.step > 0).then_some(frame.zoom.saturating_add(1)),
        wider: (frame.step + 1 < STEPS.len()).then_some(frame.zoom.saturating_sub(1)),
    }
}

/// Adds a pin; those that would cover one another become one, where the first of them stands.
fn with_pin(mut pins: Vec<Pin>, (x, y): (f64, f64), spot: &Spot) -> Vec<Pin> {
    let mut added = Pin { x, y, numbers: vec![spot.number], is_vague: spot.is_vague };
    // A pin that takes another one in grows, and may then cover a third.
    while let Some(covered) = pins.iter().position(|pin| pin.covers(&added)) {
        let mut pin = pins.swap_remove(covered);
        pin.numbers.append(&mut added.numbers);
        pin.numbers.sort_unstable();
        pin.is_vague &= added.is_vague;
        added = pin;
    }
    pins.push(added);
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

    fn drawn(spots: &[Spot], zoom: i8) -> Map {
        draw(&frame(spots, Some(TOWN_HALL), zoom).unwrap(), spots)
    }

    #[test]
    fn a_step_closer_leaves_the_far_ones_to_the_list_and_there_is_an_end_each_way() {
        let spots = [spot(1, 11.0, 0.0), spot(2, 1.0, 0.0)];
        assert_eq!(drawn(&spots, 0).pins.len(), 2);
        assert_eq!(drawn(&spots, 2).pins.len(), 1);
        assert_eq!((drawn(&spots, 2).closer, drawn(&spots, 2).wider), (Some(3), Some(1)));
        assert_eq!(drawn(&spots, 3).closer, None);
        assert_eq!(drawn(&spots, i8::MIN).wider, None);
        assert_eq!(drawn(&spots, i8::MAX).closer, None);
    }

    #[test]
    fn every_pin_stands_inside_the_drawing() {
        let map = drawn(&[spot(1, 12.0, 3.0), spot(2, -7.0, -9.0), spot(3, 0.0, 0.0)], 0);
        assert_eq!(map.pins.len(), 3);
        assert!(map.pins.iter().all(|pin| (0.0..=WIDTH).contains(&pin.x) && (0.0..=HEIGHT).contains(&pin.y)));
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = drawn(&[spot(1, 5.0, 5.0)], 0);
        assert!(map.pins[0].x > WIDTH / 2.0 && map.pins[0].y < HEIGHT / 2.0);
    }

    #[test]
    fn two_answers_at_one_address_share_a_pin() {
        let map = drawn(&[spot(1, 1.0, 1.0), spot(4, 1.0, 1.0)], 0);
        assert_eq!(map.pins.len(), 1);
        assert_eq!(map.pins[0].label(), "1·4");
    }

    #[test]
    fn no_pin_covers_another() {
        let grid =
            (0..4_u8).flat_map(|row| (0..5_u8).map(move |column| (f64::from(column) * 0.6, f64::from(row) * 0.5)));
        let spots: Vec<Spot> = (1..).zip(grid).map(|(number, (east, north))| spot(number, east, north)).collect();
        let pins = drawn(&spots, 0).pins;
        for (place, pin) in pins.iter().enumerate() {
            assert!(pins[place + 1..].iter().all(|other| !pin.covers(other)), "{pins:?}");
        }
        let mut numbers: Vec<usize> = pins.into_iter().flat_map(|pin| pin.numbers).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>(), "none is lost");
    }

    #[test]
    fn many_answers_at_one_address_are_counted() {
        let spots: Vec<Spot> = (1..=10).map(|number| spot(number, 1.0, 1.0)).collect();
        assert_eq!(drawn(&spots, 0).pins[0].label(), "1·2 +8");
    }

    #[test]
    fn what_is_far_is_left_to_the_list() {
        assert_eq!(frame(&[spot(1, 300.0, 0.0)], Some(TOWN_HALL), 0), None);
        assert_eq!(frame(&[], None, 0), None);
    }
}
