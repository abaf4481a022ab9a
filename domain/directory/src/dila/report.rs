//! What came of an import.

use serde::Serialize;

use super::{Found, Reason, WhyNot};

/// What came of an import. What was read is the sum of all the counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub read: usize,
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Changed in the directory, and left as a person made them here.
    pub kept: usize,
    /// Likely twins that were found once all was written.
    pub twins: usize,
    /// Nothing was written.
    pub is_dry_run: bool,
    pub passed_over: Vec<PassedOver>,
    pub refused: Vec<Refused>,
    pub remarks: Vec<Remarked>,
}

/// Bodies of a type that the network does not need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    #[serde(rename = "type")]
    pub kind: String,
    /// In French.
    pub label: String,
    #[serde(rename = "reason")]
    pub why: WhyNot,
    pub count: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    pub file: String,
    pub line: Option<usize>,
    #[serde(flatten)]
    pub reason: Reason,
}

/// Something that was left out of a body, or put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remarked {
    pub file: String,
    #[serde(flatten)]
    pub remark: Reason,
}

impl Report {
    /// Refuses a body that could be read.
    pub fn refuse(&mut self, found: &Found, reason: Reason) {
        self.refused.push(Refused { file: found.file.clone(), line: Some(found.body.line), reason });
    }

    pub fn remark(&mut self, found: &Found, remark: Reason) {
        self.remarks.push(Remarked { file: found.file.clone(), remark });
    }

    /// Adds what came of a unit of work.
    pub fn add(&mut self, unit: Self) {
        self.created += unit.created;
        self.changed += unit.changed;
        self.unchanged += unit.unchanged;
        self.kept += unit.kept;
        self.refused.extend(unit.refused);
        self.remarks.extend(unit.remarks);
    }

    pub fn count_passed_over(&self) -> usize {
        self.passed_over.iter().map(|passed| passed.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Why;
    use super::*;

    #[test]
    fn the_report_is_json_with_file_line_and_code() {
        let mut report = Report { read: 4, created: 1, ..Report::default() };
        let passed = PassedOver { kind: "sip".into(), label: "SIP".into(), why: WhyNot::Taxes, count: 1 };
        report.passed_over.push(passed);
        report.refused.push(Refused { file: "a.xml".into(), line: Some(3), reason: Why::XmlCut.into() });
        report.remarks.push(Remarked { file: "c.xml".into(), remark: Reason::new(Why::PointZero, "0 0") });
        let json = serde_json::to_value(report).unwrap();
        assert_eq!(json["refused"][0]["file"], "a.xml");
        assert_eq!(json["refused"][0]["line"], 3);
        assert_eq!(json["refused"][0]["code"], "xml_cut");
        assert_eq!(json["passed_over"][0]["type"], "sip");
        assert_eq!(json["remarks"][0]["value"], "0 0");
    }
}
