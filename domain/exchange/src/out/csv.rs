//! Our own table: one line for each place of an entry, documented in `docs/formats.md`, which `import csv` reads back.
//!
//! It is made for a French spreadsheet: semicolons, UTF-8 with its mark. No cell is taken for a formula.

use std::path::PathBuf;

use base::Code;
use directory::{Card, Location, Phone, Place, Visibility};

use super::file::{Output, Target};
use super::{Outgoing, Writer, producer};
use crate::words::tables;

/// The columns, in their order.
pub const COLUMNS: [&str; 39] = [
    "ref",
    "structure_ref",
    "structure",
    "nom",
    "forme",
    "resume",
    "description",
    "demarche",
    "telephone",
    "sms",
    "courriel",
    "site",
    "cout",
    "cout_precisions",
    "besoins",
    "violences",
    "publics",
    "delais",
    "langues",
    "sans_plainte",
    "urgence",
    "zone",
    "horaires",
    "lieu",
    "adresse",
    "acces",
    "code_postal",
    "code_insee",
    "commune",
    "latitude",
    "longitude",
    "visibilite",
    "horaires_lieu",
    "fermeture_du",
    "fermeture_au",
    "fermeture_motif",
    "verifie_le",
    "verifie_par",
    "source",
];

pub struct Csv(::csv::Writer<Output>);

impl Csv {
    pub fn create(target: &Target) -> anyhow::Result<Self> {
        Self::named(target, "services.csv")
    }

    pub fn named(target: &Target, name: &str) -> anyhow::Result<Self> {
        let mut output = Output::create(target, name)?;
        std::io::Write::write_all(&mut output, "\u{feff}".as_bytes())?;
        let mut table = ::csv::WriterBuilder::new().delimiter(b';').from_writer(output);
        table.write_record(COLUMNS)?;
        Ok(Self(table))
    }
}

impl Writer for Csv {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        for row in rows(outgoing) {
            self.0.write_record(row.iter().map(|cell| safe_cell(cell)))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        let output = self.0.into_inner().map_err(|error| error.into_error())?;
        Ok(vec![output.finish()?])
    }
}

/// A cell that no spreadsheet takes for a formula: what starts like one gets an apostrophe. A number stays a number.
pub fn safe_cell(cell: &str) -> String {
    let is_number =
        || cell.parse::<f64>().is_ok_and(f64::is_finite) && cell.bytes().all(|b| b"-.0123456789".contains(&b));
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// As one dials it from France: no sign at its head that a spreadsheet would take for a formula.
pub fn dialled(phone: &Phone) -> String {
    let shown = phone.to_string().replace('\u{a0}', " ");
    shown.strip_prefix('+').map_or(shown.clone(), |rest| format!("00{rest}"))
}

/// The lines of an entry: one for each place, at least one.
pub fn rows(outgoing: &Outgoing) -> Vec<Vec<String>> {
    let (card, structure) = (&outgoing.card, outgoing.entry.structure.id.to_string());
    if card.places.is_empty() {
        return vec![row(card, &structure, None)];
    }
    card.places.iter().map(|place| row(card, &structure, Some(place))).collect()
}

fn row(card: &Card, structure: &str, place: Option<&Place>) -> Vec<String> {
    let phone = |phone: &Option<Phone>| phone.as_ref().map(dialled).unwrap_or_default();
    let mut row = vec![
        card.id.to_string(),
        structure.to_owned(),
        card.structure.clone(),
        card.name.clone(),
        word("kind", card.kind),
        card.summary.clone(),
        card.description.clone(),
        card.how_to.clone(),
        phone(&card.phone),
        phone(&card.sms),
        card.email.clone().unwrap_or_default(),
        card.website.clone().unwrap_or_default(),
        card.cost.map(|cost| word("cost", cost)).unwrap_or_default(),
        card.cost_note.clone(),
        words("need", card.needs.iter()),
        words("violence", card.violences.iter()),
        words("audience", card.audiences.iter()),
        words("moment", card.moments.iter()),
        card.languages.to_string(),
        card.without_complaint.map(yes_or_no).unwrap_or_default(),
        yes_or_no(card.is_emergency),
        card.area.join(" "),
        card.hours.as_ref().map(|hours| hours.as_str().to_owned()).unwrap_or_default(),
    ];
    row.extend(whereabouts(place));
    let closure = card.closure.as_ref();
    row.extend([
        closure.map(|closure| closure.from.to_string()).unwrap_or_default(),
        closure.and_then(|closure| closure.until).map(|day| day.to_string()).unwrap_or_default(),
        closure.map(|closure| closure.note.clone()).unwrap_or_default(),
        card.checked_on.map(|day| day.to_string()).unwrap_or_default(),
        card.checked_by.clone(),
        producer(&card.source).to_owned(),
    ]);
    row
}

/// The ten columns of a place.
fn whereabouts(place: Option<&Place>) -> [String; 10] {
    let Some(place) = place else { return Default::default() };
    let point = place.location.point();
    let (name, line, access, postal_code, visibility) = match &place.location {
        Location::Address { name, line, postal_code, access_note, .. } => {
            (name.clone(), line.clone(), access_note.clone(), postal_code.clone(), Visibility::Public)
        }
        Location::Commune { visibility, .. } => {
            (String::new(), String::new(), String::new(), String::new(), *visibility)
        }
    };
    [
        name,
        line,
        access,
        postal_code,
        place.commune_code.clone(),
        place.commune.clone(),
        point.map(|point| point.latitude.to_string()).unwrap_or_default(),
        point.map(|point| point.longitude.to_string()).unwrap_or_default(),
        word("visibility", visibility),
        place.hours.as_ref().map(|hours| hours.as_str().to_owned()).unwrap_or_default(),
    ]
}

fn yes_or_no(is: bool) -> String {
    if is { "oui" } else { "non" }.to_owned()
}

fn word<C: Code>(list: &'static str, code: C) -> String {
    let known = tables().french.get(&(list, code.code()));
    known.map_or_else(|| code.code().to_owned(), |word| (*word).to_owned())
}

fn words<C: Code>(list: &'static str, codes: impl Iterator<Item = C>) -> String {
    codes.map(|code| word(list, code)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_starts_like_a_formula_gets_an_apostrophe() {
        for formula in ["=1+1", "+33 1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "-", "+1", "-inf", "-1e5"] {
            assert_eq!(safe_cell(formula), format!("'{formula}"));
        }
    }

    #[test]
    fn a_number_and_plain_words_stay_as_they_are() {
        for plain in ["-1.55", "48.83", "", "01 99 00 00 01", "a=b", "'=1"] {
            assert_eq!(safe_cell(plain), plain);
        }
    }

    #[test]
    fn a_phone_can_be_dialled_and_is_read_back() {
        for (kept, cell) in [
            ("+33199000001", "01 99 00 00 01"),
            ("3919", "39 19"),
            ("116006", "116 006"),
            ("+3222345678", "003222345678"),
        ] {
            let phone: Phone = kept.parse().unwrap();
            assert_eq!(dialled(&phone), cell);
            assert_eq!(safe_cell(cell), cell);
            assert_eq!(cell.parse(), Ok(phone));
        }
    }
}
