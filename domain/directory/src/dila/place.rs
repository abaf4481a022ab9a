//! Where a body is met: the address that one goes to, and its point unless it cannot be right.

use partner::Commune;

use crate::Point;

use super::reason::cut;
use super::{Address, Reason, Why};

const MAX_LINE: usize = 300;
/// The largest commune of metropolitan France, Arles, is 40 km across.
const FAR_KM: f64 = 30.0;
const KM_PER_DEGREE: f64 = 111.19;

/// South, north, west and east of each part of France, in degrees.
const FRANCE: [(f64, f64, f64, f64); 10] = [
    (41.2, 51.2, -5.3, 9.7),        // metropolitan
    (15.7, 18.2, -63.3, -60.9),     // Guadeloupe, Saint-Martin, Saint-Barthélemy
    (14.3, 15.0, -61.3, -60.7),     // Martinique
    (2.0, 6.0, -54.7, -51.5),       // Guyane
    (-21.5, -20.8, 55.1, 55.9),     // La Réunion
    (-13.1, -12.5, 44.9, 45.4),     // Mayotte
    (46.7, 47.2, -56.5, -56.1),     // Saint-Pierre-et-Miquelon
    (-28.0, -7.5, -155.0, -134.0),  // French Polynesia
    (-23.0, -17.9, 158.0, 172.2),   // New Caledonia
    (-14.6, -13.1, -178.3, -176.0), // Wallis and Futuna
];

/// The place of a body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Whereabouts {
    pub line: Option<String>,
    pub postal_code: Option<String>,
    pub point: Option<Point>,
    /// How one gets in, as a sentence.
    pub access: Option<String>,
}

/// The address one goes to, if there is one, before the one that takes letters.
pub fn chosen(addresses: &[Address]) -> Option<&Address> {
    let mut met = addresses.iter().filter(|address| address.kind != "postale");
    let pointed = met.clone().find(|address| address.point.is_some());
    pointed.or_else(|| met.next()).or_else(|| addresses.first())
}

/// The lines of an address as one.
pub fn line(address: &Address) -> String {
    address.lines.join(", ")
}

pub fn whereabouts(addresses: &[Address], commune: &Commune, remarks: &mut Vec<Reason>) -> Whereabouts {
    let Some(address) = chosen(addresses) else { return Whereabouts::default() };
    let line = cut(&line(address), MAX_LINE, Why::TextCut, remarks);
    let is_postal = address.kind == "postale";
    if is_postal {
        remarks.push(Reason::new(Why::PostalOnly, &line));
    }
    let point = address.point.as_ref().filter(|_| !is_postal);
    Whereabouts {
        line: Some(line).filter(|line| !line.is_empty()),
        postal_code: postal_code(&address.postal_code, commune, remarks),
        point: point.and_then(|told| point_of(told, commune, remarks)),
        access: address.access.as_ref().and_then(access),
    }
}

fn postal_code(told: &str, commune: &Commune, remarks: &mut Vec<Reason>) -> Option<String> {
    if told.is_empty() {
        return None;
    }
    if told.len() != 5 || !told.bytes().all(|b| b.is_ascii_digit()) {
        remarks.push(Reason::new(Why::PostalCodeDropped, told));
        return None;
    }
    // Corsica is 20 to the post, 2A and 2B to INSEE.
    let department = match commune.department_code.as_str() {
        "2A" | "2B" => "20",
        department => department,
    };
    if !told.starts_with(department) {
        remarks.push(Reason::new(Why::PostalCodeElsewhere, told));
    }
    Some(told.to_owned())
}

fn point_of(told: &(String, String), commune: &Commune, remarks: &mut Vec<Reason>) -> Option<Point> {
    let value = format!("{} {}", told.0, told.1);
    match checked(told, commune) {
        Ok(point) => Some(point),
        Err(why) => {
            remarks.push(Reason::new(why, &value));
            None
        }
    }
}

fn checked((latitude, longitude): &(String, String), commune: &Commune) -> Result<Point, Why> {
    let degrees = |text: &str| text.parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    let (Some(latitude), Some(longitude)) = (degrees(latitude), degrees(longitude)) else {
        return Err(Why::PointUnreadable);
    };
    // A millionth of a degree is 11 cm.
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let point = Point { latitude: rounded(latitude), longitude: rounded(longitude) };
    if point.latitude == 0.0 && point.longitude == 0.0 {
        return Err(Why::PointZero);
    }
    if point.latitude == point.longitude {
        return Err(Why::PointTwice);
    }
    if !is_in_france(point) {
        return Err(Why::PointOutside);
    }
    let centre = commune.latitude.zip(commune.longitude).map(|(latitude, longitude)| Point { latitude, longitude });
    if centre.is_some_and(|centre| kilometres(point, centre) > FAR_KM) {
        return Err(Why::PointFar);
    }
    Ok(point)
}

fn is_in_france(point: Point) -> bool {
    FRANCE.iter().any(|(south, north, west, east)| {
        (*south..=*north).contains(&point.latitude) && (*west..=*east).contains(&point.longitude)
    })
}

/// The distance on a flat map, good to a hundredth over some tens of kilometres.
fn kilometres(a: Point, b: Point) -> f64 {
    let shrink = a.latitude.midpoint(b.latitude).to_radians().cos();
    KM_PER_DEGREE * (a.latitude - b.latitude).hypot((a.longitude - b.longitude) * shrink)
}

fn access((kind, said): &(String, String)) -> Option<String> {
    let sentence = match kind.as_str() {
        "ACC" => "Accessible aux personnes à mobilité réduite",
        "DEM" => "Accessible sur demande aux personnes à mobilité réduite",
        "NAC" => "Non accessible aux personnes à mobilité réduite",
        _ => return None,
    };
    let said = said.trim_end_matches('.');
    Some(if said.is_empty() { format!("{sentence}.") } else { format!("{sentence} : {said}.") })
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn commune(code: &str, point: Option<(f64, f64)>) -> Commune {
        Commune {
            code: code.into(),
            name: "Valbourg".into(),
            search: "valbourg".into(),
            head: "val".into(),
            department_code: code.chars().take(2).collect(),
            region_code: "11".into(),
            epci_code: None,
            population: 1,
            latitude: point.map(|(latitude, _)| latitude),
            longitude: point.map(|(_, longitude)| longitude),
        }
    }

    fn address(kind: &str, line: &str, point: Option<(&str, &str)>) -> Address {
        Address {
            kind: kind.into(),
            lines: vec![line.into()],
            postal_code: "92100".into(),
            point: point.map(|(latitude, longitude)| (latitude.into(), longitude.into())),
            access: None,
        }
    }

    fn why(latitude: &str, longitude: &str, centre: Option<(f64, f64)>) -> Option<Why> {
        let told = [address("geopostale", "1 rue Haute", Some((latitude, longitude)))];
        let mut remarks = Vec::new();
        let found = whereabouts(&told, &commune("92012", centre), &mut remarks);
        assert_eq!(found.point.is_none(), !remarks.is_empty());
        remarks.first().map(|reason| reason.why)
    }

    #[test]
    fn a_point_that_cannot_be_right_is_left_out() {
        let centre = Some((48.84, 2.24));
        assert_eq!(why("48.83", "2.25", centre), None);
        assert_eq!(why("0.0", "0", centre), Some(Why::PointZero));
        assert_eq!(why("48.738279", "48.738279", centre), Some(Why::PointTwice));
        assert_eq!(why("48926098.0", "2.27", centre), Some(Why::PointOutside));
        assert_eq!(why("2.25", "48.83", centre), Some(Why::PointOutside));
        assert_eq!(why("45.4", "1.5", centre), Some(Why::PointFar));
        assert_eq!(why("45.4", "1.5", None), None);
        for unreadable in ["", "NaN", "inf", "48,83", "nord"] {
            assert_eq!(why(unreadable, "2.25", centre), Some(Why::PointUnreadable), "{unreadable}");
        }
    }

    #[test]
    fn a_point_overseas_is_in_france() {
        for (latitude, longitude) in [("-20.88", "55.45"), ("16.0", "-61.7"), ("-17.5", "-149.5"), ("46.78", "-56.18")]
        {
            assert_eq!(why(latitude, longitude, None), None, "{latitude} {longitude}");
        }
    }

    #[test]
    fn the_address_one_goes_to_stands_before_the_one_for_letters() {
        let point = Some(("48.83", "2.25"));
        let told = [address("postale", "BP 1", None), address("physique", "1 rue Haute", point)];
        let found = whereabouts(&told, &commune("92012", None), &mut Vec::new());
        assert_eq!((found.line.as_deref(), found.point.is_some()), (Some("1 rue Haute"), true));
        let twice = [address("geopostale", "sans point", None), address("geopostale", "avec", point)];
        assert_eq!(chosen(&twice).unwrap().lines, ["avec"]);
    }

    #[test]
    fn a_postal_address_alone_is_told_and_has_no_point() {
        let mut remarks = Vec::new();
        let told = [address("postale", "BP 1", Some(("48.83", "2.25")))];
        let found = whereabouts(&told, &commune("92012", None), &mut remarks);
        assert_eq!((found.point, remarks[0].why), (None, Why::PostalOnly));
    }

    #[test]
    fn a_postal_code_of_another_departement_is_told() {
        let mut remarks = Vec::new();
        assert_eq!(postal_code("46420", &commune("49248", None), &mut remarks).as_deref(), Some("46420"));
        assert_eq!(remarks[0].why, Why::PostalCodeElsewhere);
        assert_eq!(postal_code("4942", &commune("49248", None), &mut remarks), None);
        remarks.clear();
        assert!(postal_code("20000", &commune("2A004", None), &mut remarks).is_some());
        assert!(remarks.is_empty());
    }

    #[test]
    fn access_is_a_sentence() {
        let said = |kind: &str, text: &str| access(&(kind.to_owned(), text.to_owned()));
        assert_eq!(said("ACC", "").unwrap(), "Accessible aux personnes à mobilité réduite.");
        assert_eq!(
            said("DEM", "sonnette").unwrap(),
            "Accessible sur demande aux personnes à mobilité réduite : sonnette."
        );
        assert_eq!(said("???", "x"), None);
    }
}
