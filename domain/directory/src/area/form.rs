//! An area as somebody types it.

use serde::Deserialize;
use web::{Cx, Errors};

use crate::{Service, Structure};

/// How many codes an area has at most.
const MOST: usize = 200;

/// What was typed, with the version of the entry it was typed on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaForm {
    pub version: i64,
    pub area: String,
    #[serde(default)]
    pub is_emergency: bool,
}

impl AreaForm {
    pub fn of(service: &Service) -> Self {
        Self { version: service.version, area: service.area.clone(), is_emergency: service.is_emergency }
    }

    /// The codes that were typed, each once, in their order; commas part them as well as blanks do.
    pub fn codes(&self) -> Vec<String> {
        let mut codes = Vec::new();
        let typed = self.area.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        for code in typed.filter(|code| !code.is_empty()) {
            let is_france = code.eq_ignore_ascii_case("france");
            let code = if is_france { code.to_lowercase() } else { code.to_uppercase() };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// The service as chosen, or what is wrong. `unknown` are the codes that nothing has.
    pub fn check(&self, service: &Service, structure: &Structure, unknown: &[String]) -> Result<Service, Errors> {
        let (mut errors, codes) = (Errors::default(), self.codes());
        errors.require("area", codes.len() <= MOST, "area-too-many");
        errors.require("area", unknown.is_empty(), "area-unknown");
        let has_number = service.phone.is_some() || service.sms.is_some() || structure.phone.is_some();
        errors.require("is_emergency", !self.is_emergency || has_number, "area-emergency-number");
        let chosen = Service { area: codes.join(" "), is_emergency: self.is_emergency, ..service.clone() };
        if errors.is_empty() { Ok(chosen) } else { Err(errors) }
    }

    /// Each field in words, with the key of its name: how two forms are compared.
    pub fn told(&self, cx: &Cx) -> Vec<(&'static str, String)> {
        let emergency = cx.t(if self.is_emergency { "entry-yes" } else { "entry-no" });
        vec![("area-codes", self.codes().join(" ")), ("area-emergency", emergency)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(area: &str) -> Vec<String> {
        AreaForm { version: 1, area: area.to_owned(), is_emergency: false }.codes()
    }

    #[test]
    fn codes_are_parted_by_blanks_or_commas_and_each_is_kept_once() {
        assert_eq!(codes(" 92012, 2a004;92012\r\n92\tFrance "), ["92012", "2A004", "92", "france"]);
        assert_eq!(codes(" , "), [""; 0]);
    }

    #[test]
    fn an_emergency_has_a_number() {
        let entry = crate::model::tests::entry();
        let form = AreaForm { version: 1, area: String::new(), is_emergency: true };
        assert!(form.check(&entry.service, &entry.structure, &[]).unwrap().is_emergency);
        let silent = Service { phone: None, ..entry.service };
        assert!(form.check(&silent, &entry.structure, &[]).is_err());
    }
}
