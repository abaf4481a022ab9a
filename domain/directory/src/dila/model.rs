//! A body of the local directory as its file tells it.

use base::text::{many_lines, one_line};

use super::xml::{self, Element};
use super::{Reason, Why};

/// No body has a tenth of it.
const MAX_BYTES: usize = 1024 * 1024;
const MAX_CODE: usize = 80;

/// A body as its file tells it. Only what it is, and in which commune, has been checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// Where its element starts in the file.
    pub line: usize,
    pub id: String,
    /// Its type (`pivotLocal`), one of those of `words/dila_types.csv` or a newer one.
    pub kind: String,
    pub name: String,
    /// INSEE code.
    pub commune_code: String,
    pub updated_on: String,
    pub addresses: Vec<Address>,
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub urls: Vec<String>,
    pub openings: Vec<Opening>,
    pub comment: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// « géopostale », « physique » or « postale ».
    pub kind: String,
    pub lines: Vec<String>,
    pub postal_code: String,
    /// Latitude and longitude.
    pub point: Option<(String, String)>,
    /// `ACC`, `DEM` (on demand) or `NAC`, and what is said of it.
    pub access: Option<(String, String)>,
}

/// Days, from and to, the ranges of hours of each and what is said of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    pub from: String,
    pub until: String,
    pub ranges: Vec<(String, String)>,
    pub notes: Vec<String>,
}

/// Why no body came out of a file, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: Option<usize>,
    pub reason: Reason,
}

impl Fault {
    /// Says whether the file is no file of the local directory at all, rather than one of a body that lacks something.
    pub fn is_unreadable(&self) -> bool {
        use Why::{NoCommune, NoId, NoName, NoType};
        !matches!(self.reason.why, NoId | NoType | NoName | NoCommune)
    }

    pub fn too_large() -> Self {
        Self { line: None, reason: Why::TooLarge.into() }
    }
}

impl<R: Into<Reason>> From<R> for Fault {
    fn from(reason: R) -> Self {
        Self { line: None, reason: reason.into() }
    }
}

/// Reads the content of a file: one body, or why there is none.
pub fn parse(bytes: &[u8]) -> Result<Body, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::too_large());
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        Fault { line: Some(line), reason: Why::NotText.into() }
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let root = xml::read(text)?;
    let line = xml::line_at(text, root.at);
    body(&root, line).map_err(|reason| Fault { line: Some(line), reason })
}

fn is_code(text: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    (1..=MAX_CODE).contains(&text.len()) && text.bytes().all(is_letter)
}

fn body(root: &Element, line: usize) -> Result<Body, Reason> {
    if root.name != "organisme" {
        return Err(Reason::new(Why::NotDila, &root.name));
    }
    let checked = |attribute: &str, why: Why, is_good: &dyn Fn(&str) -> bool| {
        let value = root.attribute(attribute).trim();
        if is_good(value) { Ok(value.to_owned()) } else { Err(Reason::new(why, value)) }
    };
    let is_commune = |code: &str| code.len() == 5 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    let contacts = root.first("coordonneesnum");
    let told = |name: &str| contacts.map(|contacts| texts(contacts, name)).unwrap_or_default();
    let body = Body {
        line,
        id: checked("id", Why::NoId, &is_code)?,
        kind: checked("pivotlocal", Why::NoType, &is_code)?,
        name: one_line(root.text_of("nom")),
        commune_code: checked("codeinsee", Why::NoCommune, &is_commune)?.to_ascii_uppercase(),
        updated_on: one_line(root.attribute("datemiseajour")),
        addresses: root.all("adresse").map(address).collect(),
        phones: told("telephone"),
        emails: told("email"),
        urls: told("url"),
        openings: root.all("ouverture").flat_map(|opening| opening.all("plagej")).map(opening).collect(),
        comment: root.all("commentaire").map(|comment| many_lines(&comment.text)).collect::<Vec<_>>().join("\n"),
    };
    if body.name.is_empty() { Err(Why::NoName.into()) } else { Ok(body) }
}

/// What the children of that name say, blank ones left out.
fn texts(parent: &Element, name: &str) -> Vec<String> {
    parent.all(name).map(|child| one_line(&child.text)).filter(|text| !text.is_empty()).collect()
}

fn address(element: &Element) -> Address {
    let point = element.first("localisation").map(|point| {
        let degrees = |name: &str| one_line(point.text_of(name));
        (degrees("latitude"), degrees("longitude"))
    });
    let access = element.first("accessibilite");
    Address {
        kind: base::text::fold(element.attribute("type")),
        lines: texts(element, "ligne"),
        postal_code: one_line(element.text_of("codepostal")),
        point: point.filter(|(latitude, longitude)| !latitude.is_empty() || !longitude.is_empty()),
        access: access.map(|access| (access.attribute("type").to_owned(), one_line(&access.text))),
    }
}

fn opening(element: &Element) -> Opening {
    let from = base::text::fold(element.attribute("debut"));
    let until = base::text::fold(element.attribute("fin"));
    let hour = |range: &Element, name: &str| one_line(range.attribute(name));
    Opening {
        until: if until.is_empty() { from.clone() } else { until },
        from,
        ranges: element.all("plageh").map(|range| (hour(range, "debut"), hour(range, "fin"))).collect(),
        notes: texts(element, "note"),
    }
}

#[cfg(test)]
pub mod tests {
    use proptest::prelude::*;

    use super::*;

    pub const STATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Organisme id="commissariat_police-99101-01" codeInsee="99101" dateMiseAJour="2024-05-06" pivotLocal="commissariat_police">
   <Nom>Commissariat  de Valbourg</Nom>
   <Adresse type="géopostale">
      <Ligne>Cité &amp; Palais</Ligne><Ligne>1 place Haute</Ligne>
      <CodePostal>99100</CodePostal>
      <NomCommune>Valbourg</NomCommune>
      <Localisation><Latitude>48.831</Latitude><Longitude>2.241</Longitude><Précision>8</Précision></Localisation>
      <Accessibilité type="ACC">rampe</Accessibilité>
   </Adresse>
   <CoordonnéesNum>
      <Téléphone coût="gratuit">01 99 00 00 10</Téléphone>
      <Email>mailto:accueil@valbourg.example</Email>
      <Url>https://valbourg.example</Url>
   </CoordonnéesNum>
   <Ouverture>
      <PlageJ début="lundi" fin="vendredi"><PlageH début="09:00:00" fin="12:00:00"/><Note>Sonnez.</Note></PlageJ>
   </Ouverture>
</Organisme>"#;

    fn why(text: &str) -> (Option<usize>, Why) {
        let fault = parse(text.as_bytes()).unwrap_err();
        (fault.line, fault.reason.why)
    }

    #[test]
    fn a_body_is_read_as_it_is_told() {
        let body = parse(STATION.as_bytes()).unwrap();
        assert_eq!((body.id.as_str(), body.kind.as_str()), ("commissariat_police-99101-01", "commissariat_police"));
        assert_eq!((body.name.as_str(), body.commune_code.as_str()), ("Commissariat de Valbourg", "99101"));
        assert_eq!((body.updated_on.as_str(), body.line), ("2024-05-06", 2));
        let address = &body.addresses[0];
        assert_eq!(address.lines, ["Cité & Palais", "1 place Haute"]);
        assert_eq!(address.point, Some(("48.831".to_owned(), "2.241".to_owned())));
        assert_eq!(address.access, Some(("ACC".to_owned(), "rampe".to_owned())));
        assert_eq!((body.phones.len(), body.emails.len(), body.urls.len()), (1, 1, 1));
        assert_eq!(body.openings[0].ranges, [("09:00:00".to_owned(), "12:00:00".to_owned())]);
        assert_eq!(body.openings[0].notes, ["Sonnez."]);
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        assert!(parse(format!("\u{feff}{STATION}").as_bytes()).is_ok());
    }

    #[test]
    fn a_body_without_id_type_name_or_commune_is_refused_on_its_line() {
        for (there, instead, expected) in [
            ("id=\"commissariat_police-99101-01\"", "", Why::NoId),
            ("id=\"commissariat_police-99101-01\"", "id=\"../../etc\"", Why::NoId),
            ("pivotLocal=\"commissariat_police\"", "pivotLocal=\"&lt;script>\"", Why::NoType),
            ("codeInsee=\"99101\"", "codeInsee=\"Angers\"", Why::NoCommune),
            ("Commissariat  de Valbourg", " ", Why::NoName),
        ] {
            assert_eq!(why(&STATION.replace(there, instead)), (Some(2), expected), "{instead}");
        }
        assert!(!parse(STATION.replace("id=", "di=").as_bytes()).unwrap_err().is_unreadable());
    }

    #[test]
    fn what_is_no_body_of_the_directory_is_unreadable() {
        for text in ["<html/>", "<Organisme>", "<!DOCTYPE a><Organisme/>", "", "name;phone\nx;1"] {
            assert!(parse(text.as_bytes()).unwrap_err().is_unreadable(), "{text}");
        }
        let latin = parse(b"<a>\n<b>\xe9</b></a>").unwrap_err();
        assert_eq!((latin.line, latin.reason.why), (Some(2), Why::NotText));
        assert_eq!(parse(&vec![b' '; MAX_BYTES + 1]).unwrap_err().reason.why, Why::TooLarge);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            drop(parse(&bytes));
        }
    }
}
