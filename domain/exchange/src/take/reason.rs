//! Why a row is refused, or what was left out of it.

use base::text::one_line;
use serde::Serialize;

base::text_enum! {
    /// A code for each thing that can be wrong: those before `NotObject` refuse the file, those before `KeptByPerson` the
    /// row, the others are remarks. Whoever shows a report has a sentence for each.
    pub enum Why {
        EmptyFile = "empty_file", TooLarge = "too_large", Unpacked = "unpacked",
        TooManyCells = "too_many_cells", NotText = "not_text", Zip = "zip", NoPackage = "no_package", BadJson = "bad_json",
        BadSheet = "bad_sheet", NoSheet = "no_sheet", NoColumn = "no_column", NoRecord = "no_record",
        BadTable = "bad_table", LongRow = "long_row",
        NotObject = "not_object", NotRecord = "not_record", NoValue = "no_value", TooShort = "too_short",
        SeenBefore = "seen_before", OwnerChanged = "owner_changed", UnknownStructure = "unknown_structure",
        NoTerritory = "no_territory", BadRow = "bad_row", RowsApart = "rows_apart",
        Inactive = "inactive",
        KeptByPerson = "kept_by_person", HereAlready = "here_already", RowDiffers = "row_differs", BadDay = "bad_day",
        OtherTerritory = "other_territory", ReadAs = "read_as",
        UnknownColumn = "unknown_column", DoubledColumn = "doubled_column", MissingColumn = "missing_column",
        NotThatType = "not_that_type", UnknownCode = "unknown_code", AllAndOthers = "all_and_others",
        FutureDate = "future_date", BadDate = "bad_date", BadEmail = "bad_email", BadUrl = "bad_url",
        BadDigits = "bad_digits", BadNumber = "bad_number", BadArea = "bad_area", TextCut = "text_cut",
        PhoneUnread = "phone_unread", HoursUnread = "hours_unread", UnknownCommune = "unknown_commune",
        NoCommune = "no_commune", PointElsewhere = "point_elsewhere", AddressHidden = "address_hidden",
    }
}

/// The longest piece of a file that a report repeats, in letters.
const QUOTED: usize = 80;

/// What is wrong, in which column, with which value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    #[serde(rename = "code")]
    pub why: Why,
    pub column: String,
    /// A piece of the file, on one line and cut: it goes to a terminal.
    pub value: String,
}

impl Reason {
    pub fn new(why: Why, column: &str, value: &str) -> Self {
        let line = one_line(value);
        let value = crate::inclusion::fields::cut(&line, QUOTED);
        Self { why, column: crate::inclusion::fields::cut(&one_line(column), QUOTED), value }
    }
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        Self::new(why, "", "")
    }
}

/// Where something stands: a file, and its line where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    pub file: String,
    pub line: Option<usize>,
}

/// Something that was refused, left out, or put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remarked {
    #[serde(flatten)]
    pub place: Place,
    #[serde(flatten)]
    pub reason: Reason,
}

/// What came of an import. What was read is the sum of created, changed, unchanged, kept and refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub read: usize,
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Changed at the source, and left as a person made them here.
    pub kept: usize,
    /// Nothing was written.
    pub is_dry_run: bool,
    pub refused: Vec<Remarked>,
    pub remarks: Vec<Remarked>,
}

/// So many remarks are told; a file that is all wrong would fill memory with them.
const TOLD: usize = 10_000;

impl Report {
    pub fn refuse(&mut self, place: Place, reason: Reason) {
        self.refused.push(Remarked { place, reason });
    }

    pub fn remark(&mut self, place: &Place, reasons: impl IntoIterator<Item = Reason>) {
        let remarks = reasons.into_iter().map(|reason| Remarked { place: place.clone(), reason });
        self.remarks.extend(remarks.take(TOLD.saturating_sub(self.remarks.len())));
    }

    /// Adds what came of a unit of work.
    pub fn add(&mut self, unit: Self) {
        self.created += unit.created;
        self.changed += unit.changed;
        self.unchanged += unit.unchanged;
        self.kept += unit.kept;
        self.refused.extend(unit.refused);
        let room = TOLD.saturating_sub(self.remarks.len());
        self.remarks.extend(unit.remarks.into_iter().take(room));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_a_file_is_quoted_on_one_short_line() {
        let reason = Reason::new(Why::BadUrl, "site", &format!("a\u{1b}[31m\nb{}", "é".repeat(200)));
        assert!(!reason.value.chars().any(char::is_control));
        assert_eq!(reason.value.chars().count(), QUOTED);
    }

    #[test]
    fn the_report_is_json_with_file_line_column_and_code() {
        let mut report = Report { read: 1, ..Report::default() };
        report.refuse(Place { file: "a.json".into(), line: Some(3) }, Reason::new(Why::NoValue, "nom", ""));
        let json = serde_json::to_value(report).unwrap();
        assert_eq!(
            json["refused"][0],
            serde_json::json!({"file": "a.json", "line": 3, "code": "no_value", "column": "nom", "value": ""})
        );
    }
}
