//! What came of an import.

use std::fmt::Write as _;

use serde::Serialize;
use web::Lang;

use super::{Found, Reason, WhyNot, words};

/// What came of an import. What was read is the sum of all the counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub read: usize,
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Changed in the directory, and left as a person made them here.
    pub kept: usize,
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

    /// The report as a person reads it.
    pub fn text(&self, lang: Lang) -> String {
        let words = words::report(lang);
        let colon = words.colon;
        let mut text = String::new();
        let mut line = |indent: &str, name: &str, value: &dyn std::fmt::Display| {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{indent}{name}{colon}{value}");
        };
        line("", words.read, &self.read);
        line("  ", words.created, &self.created);
        line("  ", words.changed, &self.changed);
        line("  ", words.unchanged, &self.unchanged);
        line("  ", words.kept, &self.kept);
        line("  ", words.passed_over, &self.count_passed_over());
        for passed in &self.passed_over {
            let why = words::why_not(passed.why, lang);
            line("    ", &passed.kind, &format_args!("{} ({why})", passed.count));
        }
        line("  ", words.refused, &self.refused.len());
        for refused in &self.refused {
            let at = refused.line.map(|at| format!(", {} {at}", words.line)).unwrap_or_default();
            line("    ", &format!("{}{at}", refused.file), &refused.reason.text(lang));
        }
        line("  ", words.remarks, &self.remarks.len());
        for remarked in &self.remarks {
            line("    ", &remarked.file, &remarked.remark.text(lang));
        }
        if self.is_dry_run {
            text.push_str(words.dry_run);
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use base::Code as _;

    use super::super::Why;
    use super::*;

    fn report() -> Report {
        let mut report = Report { read: 4, created: 1, is_dry_run: true, ..Report::default() };
        report.passed_over.push(PassedOver { kind: "sip".into(), label: "SIP".into(), why: WhyNot::Taxes, count: 1 });
        let refused = |file: &str, line, reason| Refused { file: file.into(), line, reason };
        report.refused.push(refused("a.xml", Some(3), Reason::new(Why::BrokenXml, "x")));
        report.refused.push(refused("b.xml", None, Reason::new(Why::SeenBefore, "mairie-1")));
        report.remarks.push(Remarked { file: "c.xml".into(), remark: Reason::new(Why::PointZero, "0 0") });
        report
    }

    #[test]
    fn the_report_is_told_in_both_languages() {
        let french = report().text(Lang::Fr);
        assert!(french.starts_with("Annuaire local de la DILA, fiches lues : 4\n  créées, en brouillon : 1\n"));
        assert!(french.contains("    sip : 1 (impôts et finances publiques)\n"));
        assert!(french.contains("    a.xml, ligne 3 : XML illisible : x\n"));
        assert!(french.ends_with("Essai : rien n'a été écrit.\n"));
        let english = report().text(Lang::En);
        assert!(english.contains("    a.xml, line 3: unreadable XML: x\n    b.xml: mairie-1 was seen before\n"));
        assert!(english.contains("    c.xml: coordinates of zero, left out: 0 0\n"));
    }

    #[test]
    fn the_report_is_json_with_file_line_and_reason() {
        let json = serde_json::to_value(report()).unwrap();
        assert_eq!(json["refused"][0]["file"], "a.xml");
        assert_eq!(json["refused"][0]["line"], 3);
        assert_eq!(json["refused"][0]["reason"], "unreadable XML: x");
        assert_eq!(json["passed_over"][0]["type"], "sip");
        assert_eq!(json["remarks"][0]["code"], "point_zero");
    }

    #[test]
    fn every_reason_to_pass_over_is_told_in_both_languages() {
        for why in WhyNot::ALL {
            assert_ne!(words::why_not(*why, Lang::Fr), words::why_not(*why, Lang::En));
        }
    }
}
