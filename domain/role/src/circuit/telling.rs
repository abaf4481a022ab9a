//! Steps in words.

use web::Cx;

use super::model::{CircuitText, Delay, Step, Unit, Who};

/// A step as pages and the drawing show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTold {
    pub key: i64,
    /// From 1.
    pub number: usize,
    pub who: String,
    /// Under whom it is drawn: the institution, or a function of none.
    pub lane: String,
    /// Who of the institution does it.
    pub function: String,
    pub what: String,
    pub delay: String,
    pub document: String,
    pub secrecy: String,
    /// What comes next, where that is not simply the step below.
    pub next: Vec<String>,
    pub to: Vec<usize>,
}

impl Who {
    /// « Hôpital, médecin des urgences ».
    pub fn told(&self) -> String {
        let parts = [self.name.as_str(), self.function.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

pub fn delay_words(cx: &Cx, delay: Delay) -> String {
    match delay.unit {
        Unit::Immediate => cx.t("circuit-delay-immediate"),
        Unit::Hours => cx.t1("circuit-delay-hours", "count", delay.number),
        Unit::Days => cx.t1("circuit-delay-days", "count", delay.number),
        Unit::Weeks => cx.t1("circuit-delay-weeks", "count", delay.number),
    }
}

fn way_words(cx: &Cx, (to, condition): (Option<usize>, &str)) -> String {
    match (to, condition.is_empty()) {
        (None, true) => cx.t("circuit-ends"),
        (None, false) => cx.t1("circuit-ends-if", "condition", condition),
        (Some(to), true) => cx.t1("circuit-goes-on", "number", to + 1),
        (Some(to), false) => cx.t2("circuit-goes-on-if", "condition", condition, "number", to + 1),
    }
}

fn step_told(cx: &Cx, text: &CircuitText, (at, step): (usize, &Step)) -> StepTold {
    let ways = text.ways(at);
    let following = Some(at + 1).filter(|next| *next < text.steps.len());
    let is_plain = ways.as_slice() == [(following, "")];
    let next = if is_plain { Vec::new() } else { ways.iter().map(|way| way_words(cx, *way)).collect() };
    let (lane, function) = if step.who.institution.is_some() {
        (step.who.name.clone(), step.who.function.clone())
    } else {
        (step.who.function.clone(), String::new())
    };
    StepTold {
        key: step.key,
        number: at + 1,
        who: step.who.told(),
        lane,
        function,
        what: step.what.clone(),
        delay: delay_words(cx, step.delay),
        document: step.document.clone(),
        secrecy: step.secrecy.clone(),
        next,
        to: ways.into_iter().filter_map(|(to, _)| to).collect(),
    }
}

/// The steps of a circuit, in order.
pub fn steps_told(cx: &Cx, text: &CircuitText) -> Vec<StepTold> {
    text.steps.iter().enumerate().map(|step| step_told(cx, text, step)).collect()
}

impl StepTold {
    /// The step as lines of text.
    pub fn lines(&self, cx: &Cx) -> String {
        let mut lines = vec![format!("{}. {}", self.number, self.who), self.what.clone(), self.delay.clone()];
        if !self.document.is_empty() {
            lines.push(cx.t1("circuit-with-document", "document", &self.document));
        }
        if !self.secrecy.is_empty() {
            lines.push(cx.t1("circuit-with-secrecy", "secrecy", &self.secrecy));
        }
        lines.extend(self.next.iter().cloned());
        lines.join("\n")
    }
}

impl CircuitText {
    /// Each part with the key of its name, for showing what differs.
    pub fn told(&self, cx: &Cx) -> Vec<(&'static str, String)> {
        let steps: Vec<_> = steps_told(cx, self).iter().map(|step| step.lines(cx)).collect();
        vec![
            ("circuit-title", self.title.clone()),
            ("circuit-situation", self.situation.clone()),
            ("circuit-steps", steps.join("\n\n")),
        ]
    }
}
