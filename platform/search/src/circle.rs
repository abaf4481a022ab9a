//! Distances on the ground.

use geo::{Distance as _, Haversine, Point};

use crate::query::Near;

/// The length of a degree of latitude, in kilometres; a little short, so that no point inside the circle is left out.
const KM_PER_DEGREE: f64 = 111.19;

/// The ground within a distance of a point.
pub struct Circle {
    centre: Point,
    within_km: f64,
    /// Degrees of latitude and longitude beyond which a point is outside, whatever its distance.
    latitude_window: f64,
    longitude_window: f64,
}

impl Circle {
    pub fn new(near: &Near) -> Self {
        let latitude_window = near.within_km / KM_PER_DEGREE;
        // The meridians draw together towards the poles: the window is that of the edge which is nearest to one.
        let edge = near.latitude.abs() + latitude_window;
        let longitude_window = if edge < 89.0 { latitude_window / edge.to_radians().cos() } else { 360.0 };
        Self {
            centre: Point::new(near.longitude, near.latitude),
            within_km: near.within_km,
            latitude_window,
            longitude_window,
        }
    }

    /// Returns the distance to a point, or nothing if it is outside the circle.
    pub fn km(&self, latitude: f64, longitude: f64) -> Option<f64> {
        let aside = (longitude - self.centre.x()).abs();
        if (latitude - self.centre.y()).abs() > self.latitude_window || aside.min(360.0 - aside) > self.longitude_window
        {
            return None;
        }
        let km = Haversine.distance(self.centre, Point::new(longitude, latitude)) / 1000.0;
        (km <= self.within_km).then_some(km)
    }
}

/// The distance between two points of the ground, each a latitude and a longitude in WGS84 degrees.
pub fn kilometres((latitude, longitude): (f64, f64), (there, across): (f64, f64)) -> f64 {
    Haversine.distance(Point::new(longitude, latitude), Point::new(across, there)) / 1000.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_distance_is_that_of_the_great_circle() {
        // The town halls of Nanterre and Angers.
        let circle = Circle::new(&Near { latitude: 48.8924, longitude: 2.2066, within_km: 1000.0 });
        let km = circle.km(47.4712, -0.5518).unwrap();
        assert!((257.0..259.0).contains(&km), "{km}");
    }

    #[test]
    fn a_circle_crosses_the_antimeridian() {
        let circle = Circle::new(&Near { latitude: -18.0, longitude: 179.9, within_km: 50.0 });
        assert!(circle.km(-18.0, -179.9).is_some());
        assert!(circle.km(-18.0, -178.0).is_none());
    }

    #[test]
    fn nothing_is_near_a_point_that_is_none() {
        for (latitude, within_km) in [(f64::NAN, 10.0), (48.0, f64::NAN), (48.0, -1.0)] {
            let circle = Circle::new(&Near { latitude, longitude: 2.0, within_km });
            assert_eq!(circle.km(48.0, 2.0), None);
        }
    }

    proptest! {
        #[test]
        fn the_windows_leave_out_no_point_of_the_circle(
            latitude in -90.0..90.0f64, longitude in -180.0..180.0f64,
            north in -3.0..3.0f64, east in -6.0..6.0f64, within_km in 0.0..500.0f64,
        ) {
            let circle = Circle::new(&Near { latitude, longitude, within_km });
            let (there, across) = ((latitude + north).clamp(-90.0, 90.0), longitude + east);
            let across = if across > 180.0 { across - 360.0 } else if across < -180.0 { across + 360.0 } else { across };
            let km = Haversine.distance(Point::new(longitude, latitude), Point::new(across, there)) / 1000.0;
            prop_assert_eq!(circle.km(there, across).is_some(), km <= within_km);
        }
    }
}
