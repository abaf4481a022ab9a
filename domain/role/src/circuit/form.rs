//! What is typed of a circuit and of a step.

use base::Id;
use base::text::{many_lines, one_line};
use partner::{Institution, Membership};
use serde::Deserialize;
use web::Errors;

use super::model::{Branch, CircuitText, Delay, Step, Unit, Who};

const TITLE_LENGTH: usize = 100;
const LINE_LENGTH: usize = 150;
const TEXT_LENGTH: usize = 400;
const CONDITION_LENGTH: usize = 80;
/// What is sent for the end of the circuit.
pub const END: &str = "end";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadForm {
    pub title: String,
    pub situation: String,
    /// The version that was read; 0 for a circuit that is to be made.
    #[serde(default)]
    pub version: i64,
}

impl HeadForm {
    pub fn of(text: &CircuitText, version: i64) -> Self {
        Self { title: text.title.clone(), situation: text.situation.clone(), version }
    }

    /// `text` with what was typed.
    pub fn text(&self, text: CircuitText) -> CircuitText {
        CircuitText { title: one_line(&self.title), situation: many_lines(&self.situation), ..text }
    }

    pub fn check(&self, text: CircuitText) -> Result<CircuitText, Errors> {
        let text = self.text(text);
        let mut errors = Errors::default();
        errors.require("title", is_long(&text.title, 3, TITLE_LENGTH), "circuit-title-length");
        errors.require("situation", is_long(&text.situation, 3, TEXT_LENGTH), "circuit-situation-length");
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

fn is_long(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().count())
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepForm {
    /// The id of an institution of the network, or nothing.
    pub institution: String,
    pub function: String,
    pub what: String,
    pub number: String,
    pub unit: Unit,
    pub document: String,
    pub secrecy: String,
    /// The key of a step, `end`, or nothing.
    pub to1: String,
    pub condition1: String,
    pub to2: String,
    pub condition2: String,
    pub to3: String,
    pub condition3: String,
    pub version: i64,
}

impl StepForm {
    pub fn empty(version: i64) -> Self {
        Self {
            institution: String::new(),
            function: String::new(),
            what: String::new(),
            number: String::new(),
            unit: Unit::Immediate,
            document: String::new(),
            secrecy: String::new(),
            to1: String::new(),
            condition1: String::new(),
            to2: String::new(),
            condition2: String::new(),
            to3: String::new(),
            condition3: String::new(),
            version,
        }
    }

    pub fn of(step: &Step, version: i64) -> Self {
        let to = |at: usize| {
            let told = |branch: &Branch| branch.to.map_or_else(|| END.to_owned(), |key| key.to_string());
            step.next.get(at).map(told).unwrap_or_default()
        };
        let condition = |at: usize| step.next.get(at).map(|branch| branch.condition.clone()).unwrap_or_default();
        let is_counted = step.delay.unit != Unit::Immediate;
        Self {
            institution: step.who.institution.map(|id| id.to_string()).unwrap_or_default(),
            function: step.who.function.clone(),
            what: step.what.clone(),
            number: if is_counted { step.delay.number.to_string() } else { String::new() },
            unit: step.delay.unit,
            document: step.document.clone(),
            secrecy: step.secrecy.clone(),
            to1: to(0),
            condition1: condition(0),
            to2: to(1),
            condition2: condition(1),
            to3: to(2),
            condition3: condition(2),
            version,
        }
    }

    /// The three rows of what may come next.
    pub fn rows(&self) -> [(&'static str, &str, &'static str, &str); 3] {
        [
            ("to1", &self.to1, "condition1", &self.condition1),
            ("to2", &self.to2, "condition2", &self.condition2),
            ("to3", &self.to3, "condition3", &self.condition3),
        ]
    }

    /// The step of `key` that was typed, or what is wrong with it.
    pub fn check(&self, key: i64, (text, members): (&CircuitText, &[Membership])) -> Result<Step, Errors> {
        let mut errors = Errors::default();
        let step = Step {
            key,
            who: self.who(members, &mut errors),
            what: many_lines(&self.what),
            delay: self.delay(&mut errors),
            document: one_line(&self.document),
            secrecy: many_lines(&self.secrecy),
            next: self.next((key, text), &mut errors),
        };
        errors.require("what", is_long(&step.what, 3, TEXT_LENGTH), "circuit-what-length");
        errors.require("document", is_long(&step.document, 0, LINE_LENGTH), "circuit-document-length");
        errors.require("secrecy", is_long(&step.secrecy, 0, TEXT_LENGTH), "circuit-secrecy-length");
        if errors.is_empty() { Ok(step) } else { Err(errors) }
    }

    fn who(&self, members: &[Membership], errors: &mut Errors) -> Who {
        let function = one_line(&self.function);
        errors.require("function", is_long(&function, 0, LINE_LENGTH), "circuit-function-length");
        let id: Option<Id<Institution>> = self.institution.parse().ok();
        let institution = members.iter().map(|member| &member.institution).find(|one| Some(one.id) == id);
        errors.require("institution", self.institution.is_empty() || institution.is_some(), "circuit-who-unknown");
        errors.require("institution", institution.is_some() || !function.is_empty(), "circuit-who-missing");
        let name = institution.map(|one| one.short_name.as_ref().unwrap_or(&one.name).clone()).unwrap_or_default();
        Who { institution: institution.map(|one| one.id), name, function }
    }

    fn delay(&self, errors: &mut Errors) -> Delay {
        if self.unit == Unit::Immediate {
            return Delay { number: 0, unit: self.unit };
        }
        let number = self.number.trim().parse().ok().filter(|number| (1..=99).contains(number));
        let number = errors.keep("number", number.ok_or("circuit-number-unreadable"));
        Delay { number: number.unwrap_or(0), unit: self.unit }
    }

    fn next(&self, (key, text): (i64, &CircuitText), errors: &mut Errors) -> Vec<Branch> {
        let mut next: Vec<Branch> = Vec::new();
        for (field, to, condition_field, condition) in self.rows() {
            let condition = one_line(condition);
            errors.require(condition_field, is_long(&condition, 0, CONDITION_LENGTH), "circuit-condition-length");
            errors.require(field, !to.is_empty() || condition.is_empty(), "circuit-condition-alone");
            if to.is_empty() {
                continue;
            }
            let to = if to == END { None } else { to.parse().ok() };
            let is_known = to.is_none_or(|to| to != key && text.step(to).is_some());
            errors.require(field, is_known && (to.is_some() || self.is_end(field)), "circuit-to-unknown");
            errors.require(field, next.iter().all(|branch| branch.to != to), "circuit-to-twice");
            next.push(Branch { to, condition });
        }
        let is_told = next.len() < 2 || next.iter().all(|branch| !branch.condition.is_empty());
        errors.require("condition1", is_told, "circuit-condition-missing");
        next
    }

    fn is_end(&self, field: &str) -> bool {
        self.rows().iter().any(|(name, to, ..)| *name == field && *to == END)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::circuit::tests::step;

    fn text() -> CircuitText {
        CircuitText { steps: vec![step(1, None, &[]), step(2, None, &[])], ..CircuitText::default() }
    }

    fn form() -> StepForm {
        StepForm { function: "Avocate".into(), what: "Conseiller".into(), ..StepForm::empty(1) }
    }

    fn errors(form: &StepForm) -> Vec<(&'static str, &'static str)> {
        form.check(1, (&text(), &[])).err().map(|errors| errors.iter().collect()).unwrap_or_default()
    }

    #[test]
    fn a_step_is_read_back_from_its_form() {
        let kept = step(1, None, &[Some(2), None]);
        let again = StepForm::of(&kept, 1).check(1, (&text(), &[])).unwrap();
        assert_eq!(again, Step { who: Who { name: String::new(), ..kept.who.clone() }, ..kept });
    }

    #[test]
    fn somebody_does_it_and_something_is_done() {
        assert_eq!(errors(&form()), []);
        assert_eq!(errors(&StepForm { function: String::new(), ..form() }), [("institution", "circuit-who-missing")]);
        let stranger = StepForm { institution: Id::<Institution>::new().to_string(), ..form() };
        assert_eq!(errors(&stranger), [("institution", "circuit-who-unknown")]);
        assert_eq!(errors(&StepForm { what: " ".into(), ..form() }), [("what", "circuit-what-length")]);
    }

    #[test]
    fn a_delay_that_is_counted_has_a_number() {
        for number in ["", "0", "-1", "100", "deux", "1.5"] {
            let form = StepForm { unit: Unit::Days, number: number.into(), ..form() };
            assert_eq!(errors(&form), [("number", "circuit-number-unreadable")], "{number}");
        }
        assert_eq!(errors(&StepForm { unit: Unit::Days, number: " 2 ".into(), ..form() }), []);
        assert_eq!(errors(&StepForm { unit: Unit::Immediate, number: "deux".into(), ..form() }), []);
    }

    #[test]
    fn several_ways_have_a_condition_each_and_lead_elsewhere() {
        let two = StepForm { to1: "2".into(), to2: END.into(), ..form() };
        assert_eq!(errors(&two), [("condition1", "circuit-condition-missing")]);
        let told = StepForm { condition1: "oui".into(), condition2: "non".into(), ..two };
        assert_eq!(errors(&told), []);
        let twice = StepForm { to2: "2".into(), ..told };
        assert_eq!(errors(&twice), [("to2", "circuit-to-twice")]);
        for to in ["1", "7", "x"] {
            assert_eq!(errors(&StepForm { to1: to.into(), ..form() }), [("to1", "circuit-to-unknown")], "{to}");
        }
        let alone = StepForm { condition3: "peut-être".into(), ..form() };
        assert_eq!(errors(&alone), [("to3", "circuit-condition-alone")]);
    }
}
