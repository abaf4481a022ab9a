//! What came of an import, for whoever typed the command.

use base::Code as _;
use directory::dila::{self, Reason};
use partner::import::{Fault, Saved};
use serde_json::{Value, json};

use super::Files;
use super::refusals::Refusals;
use crate::tongue::{Tongue, print};

/// What is wrong in a file of the local directory.
pub fn of_a_body(tongue: &Tongue, reason: &Reason) -> String {
    tongue.t(&format!("import-dila-{}", reason.why.code()), &[("value", &reason.value)])
}

/// What is wrong in a file of communes.
pub fn of_a_row(tongue: &Tongue, fault: &Fault) -> String {
    tongue.t(&format!("import-communes-{}", fault.why.code()), &[("value", &fault.value)])
}

/// The file that is not read, where and why.
pub fn unread(tongue: &Tongue, file: &str, line: Option<usize>, cause: &str) -> String {
    match line {
        Some(line) => tongue.t("import-unread-line", &[("file", &file), ("line", &line), ("cause", &cause)]),
        None => tongue.t("import-unread", &[("file", &file), ("cause", &cause)]),
    }
}

/// Something in a file that is refused or left out.
pub fn refused(tongue: &Tongue, file: &str, line: Option<usize>, reason: &str) -> String {
    match line {
        Some(line) => tongue.t("import-refused-line", &[("file", &file), ("line", &line), ("reason", &reason)]),
        None => tongue.t("import-refused", &[("file", &file), ("reason", &reason)]),
    }
}

/// What came of an import of communes.
#[derive(Debug)]
pub struct Communes {
    pub read: usize,
    pub saved: Saved,
    /// With the file of each.
    pub refused: Vec<(String, Fault)>,
}

impl Communes {
    pub fn print(&self, tongue: &Tongue, files: &Files) -> anyhow::Result<()> {
        let Saved { created, changed, unchanged } = self.saved;
        tongue.say(
            "cli-communes",
            &[
                ("read", &self.read),
                ("created", &created),
                ("changed", &changed),
                ("unchanged", &unchanged),
                ("refused", &self.refused.len()),
            ],
        );
        let told = self.refused.iter().map(|(file, fault)| refused(tongue, file, fault.line, &of_a_row(tongue, fault)));
        let mut refusals = Refusals::default();
        refusals.print(tongue, files, "  ", told.collect());
        refusals.write(tongue, files)
    }

    pub fn json(&self, tongue: &Tongue) -> Value {
        let Saved { created, changed, unchanged } = self.saved;
        let line = |(file, fault): &(String, Fault)| {
            json!({"file": file, "line": fault.line, "code": fault.why, "value": fault.value,
                "reason": of_a_row(tongue, fault)})
        };
        let refused: Vec<_> = self.refused.iter().map(line).collect();
        json!({"read": self.read, "created": created, "changed": changed, "unchanged": unchanged, "refused": refused})
    }
}

/// Prints what came of an import of the local directory.
pub fn print_dila(tongue: &Tongue, files: &Files, report: &dila::Report) -> anyhow::Result<()> {
    tongue.say("import-report-read", &[("count", &report.read)]);
    let print_below = |line: String| print(&format!("  {line}"));
    print_below(tongue.t("import-report-created", &[("count", &report.created)]));
    print_below(tongue.t("import-report-changed", &[("count", &report.changed)]));
    print_below(tongue.t("import-report-unchanged", &[("count", &report.unchanged)]));
    print_below(tongue.t("import-report-kept", &[("count", &report.kept)]));
    print_below(tongue.t("import-report-twins", &[("count", &report.twins)]));
    print_below(tongue.t("import-report-passed", &[("count", &report.count_passed_over())]));
    for passed in &report.passed_over {
        let why = tongue.t(&format!("import-type-{}", passed.why.code()), &[]);
        let line = tongue
            .t("import-report-passed-type", &[("type", &passed.kind), ("count", &passed.count), ("reason", &why)]);
        print_below(format!("  {line}"));
    }
    print_below(tongue.t("import-report-refused", &[("count", &report.refused.len())]));
    let told = report.refused.iter().map(|one| refused(tongue, &one.file, one.line, &of_a_body(tongue, &one.reason)));
    let mut refusals = Refusals::default();
    refusals.print(tongue, files, "    ", told.collect());
    print_below(tongue.t("import-report-remarks", &[("count", &report.remarks.len())]));
    let told = report.remarks.iter().map(|one| refused(tongue, &one.file, None, &of_a_body(tongue, &one.remark)));
    refusals.print(tongue, files, "    ", told.collect());
    refusals.write(tongue, files)
}

/// The report as it is, with the sentence of each reason beside its code.
pub fn dila_json(tongue: &Tongue, report: &dila::Report) -> serde_json::Result<Value> {
    let mut json = serde_json::to_value(report)?;
    let refused = report.refused.iter().map(|one| &one.reason).collect::<Vec<_>>();
    let remarks = report.remarks.iter().map(|one| &one.remark).collect::<Vec<_>>();
    for (list, reasons) in [("refused", refused), ("remarks", remarks)] {
        let lines = json.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        for (line, reason) in lines.zip(reasons) {
            if let Some(line) = line.as_object_mut() {
                line.insert("reason".to_owned(), of_a_body(tongue, reason).into());
            }
        }
    }
    Ok(json)
}
