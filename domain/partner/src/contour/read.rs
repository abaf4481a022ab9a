//! Reads a `GeoJSON` collection (RFC 7946) of communes, one feature at a time: the file of all France is large.

use std::io::BufRead;

use geo::{LineString, MultiPolygon, Polygon, SimplifyVwPreserve as _};
use geojson::{Feature, FeatureReader};
use serde::Serialize;

use super::{Contour, Ring};

base::text_enum! {
    /// A code for each thing that can be wrong. Whoever shows a report has a sentence for each.
    pub enum Why {
        NotGeojson = "not_geojson", NoCode = "no_code", UnknownCommune = "unknown_commune", NotAnArea = "not_an_area",
        OutOfTheWorld = "out_of_the_world",
    }
}

/// Why a feature is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The number of the feature, from 1.
    pub line: usize,
    #[serde(rename = "code")]
    pub why: Why,
    /// The code of the commune, as far as it was told.
    pub value: String,
}

/// What came of reading: outlines, and the features refused.
#[derive(Debug, Default)]
pub struct Reading {
    /// With the number of the feature of each.
    pub contours: Vec<(usize, Contour)>,
    pub refused: Vec<Fault>,
}

/// The names under which public files give the code of a commune.
const CODES: [&str; 5] = ["code", "codgeo", "insee", "INSEE_COM", "code_insee"];
/// What is smaller than this triangle, in square degrees, is not seen on a map of ours: about 20 m by 20 m.
const UNSEEN: f64 = 3e-8;

/// Reads the outlines of a file. A file that is not `GeoJSON` at all is one fault, of its first feature.
pub fn read(file: impl BufRead) -> Reading {
    let mut reading = Reading::default();
    for (position, feature) in FeatureReader::from_reader(file).features().enumerate() {
        let line = position + 1;
        match feature.map_err(|_| (Why::NotGeojson, String::new())).and_then(|feature| contour(&feature)) {
            Ok(contour) => reading.contours.push((line, contour)),
            Err((why, value)) => {
                reading.refused.push(Fault { line, why, value });
                // What follows a broken feature cannot be read.
                if why == Why::NotGeojson {
                    break;
                }
            }
        }
    }
    if reading.contours.is_empty() && reading.refused.is_empty() {
        reading.refused.push(Fault { line: 1, why: Why::NotGeojson, value: String::new() });
    }
    reading
}

fn contour(feature: &Feature) -> Result<Contour, (Why, String)> {
    let code = CODES.iter().find_map(|name| feature.property(name)?.as_str()).unwrap_or_default();
    let told: String = base::text::one_line(code).chars().take(20).collect();
    let is_code = code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_code {
        return Err((Why::NoCode, told));
    }
    let areas = areas(feature).ok_or((Why::NotAnArea, told.clone()))?;
    let rings: Vec<Ring> = areas.simplify_vw_preserve(UNSEEN).into_iter().map(|area| ring(area.exterior())).collect();
    let is_somewhere = |[longitude, latitude]: &[f64; 2]| longitude.abs() <= 180.0 && latitude.abs() <= 90.0;
    if !rings.iter().flatten().all(is_somewhere) {
        return Err((Why::OutOfTheWorld, told));
    }
    if rings.iter().all(|ring| ring.len() < 4) {
        return Err((Why::NotAnArea, told));
    }
    Ok(Contour { commune_code: told, rings })
}

fn areas(feature: &Feature) -> Option<MultiPolygon> {
    let geometry = geo::Geometry::<f64>::try_from(feature.geometry.clone()?).ok()?;
    match geometry {
        geo::Geometry::Polygon(area) => Some(MultiPolygon::from(vec![area])),
        geo::Geometry::MultiPolygon(areas) => Some(areas),
        _ => None,
    }
    .filter(|areas| areas.iter().all(|area: &Polygon| area.exterior().0.len() >= 4))
}

/// A metre is a fifth decimal; holes are communes of their own, drawn over it.
fn ring(line: &LineString) -> Ring {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    line.points().map(|point| [round(point.x()), round(point.y())]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(features: &str) -> Reading {
        read(format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}").as_bytes())
    }

    const SQUARE: &str = "[[[2.2,48.8],[2.3,48.8],[2.3,48.9],[2.2,48.9],[2.2,48.8]]]";

    fn feature(properties: &str, kind: &str, coordinates: &str) -> String {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}}}"
        )
    }

    #[test]
    fn an_outline_is_read_whatever_its_code_is_called() {
        for name in CODES {
            let reading = collection(&feature(&format!("\"{name}\":\"92012\""), "Polygon", SQUARE));
            assert_eq!(reading.contours[0].1.commune_code, "92012", "{name}");
            assert_eq!(reading.contours[0].1.rings[0].len(), 5);
        }
    }

    #[test]
    fn an_outline_of_several_parts_keeps_them_and_leaves_holes_out() {
        let hole = "[[2.24,48.84],[2.25,48.84],[2.25,48.85],[2.24,48.84]]";
        let parts = format!("[[{},{hole}],{SQUARE}]", &SQUARE[1..SQUARE.len() - 1]);
        assert_eq!(collection(&feature("\"code\":\"92012\"", "MultiPolygon", &parts)).contours[0].1.rings.len(), 2);
    }

    #[test]
    fn each_bad_feature_is_refused_alone_with_what_is_wrong() {
        let far = "[[[200.0,48.8],[2.3,48.8],[2.3,48.9],[200.0,48.8]]]";
        for (feature, why) in [
            (feature("", "Polygon", SQUARE), Why::NoCode),
            (feature("\"code\":\"9201\"", "Polygon", SQUARE), Why::NoCode),
            (feature("\"code\":\"92012\"", "Point", "[2.2,48.8]"), Why::NotAnArea),
            (feature("\"code\":\"92012\"", "Polygon", far), Why::OutOfTheWorld),
        ] {
            let good = self::feature("\"code\":\"92040\"", "Polygon", SQUARE);
            let reading = collection(&format!("{feature},{good}"));
            assert_eq!((reading.refused[0].line, reading.refused[0].why), (1, why), "{feature}");
            assert_eq!(reading.contours.len(), 1);
        }
    }

    #[test]
    fn what_is_not_geojson_is_said_and_read_no_further() {
        for text in ["", "[]", "code,nom\n92012,Boulogne\n", "{\"type\":\"FeatureCollection\",\"features\":[{]}"] {
            let reading = read(text.as_bytes());
            assert_eq!(reading.refused.last().map(|fault| fault.why), Some(Why::NotGeojson), "{text}");
        }
    }
}
