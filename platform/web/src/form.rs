//! What is wrong with what was typed.

use std::collections::BTreeMap;

/// For each field at fault, the key of a sentence that says what to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(BTreeMap<&'static str, &'static str>);

impl Errors {
    pub fn one(field: &'static str, key: &'static str) -> Self {
        let mut errors = Self::default();
        errors.add(field, key);
        errors
    }

    /// Notes a fault; the first of a field is kept.
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.entry(field).or_insert(key);
    }

    pub fn get(&self, field: &str) -> Option<&'static str> {
        self.0.get(field).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.0.iter().map(|(field, key)| (*field, *key))
    }

    /// The value, or `None` after noting why not.
    pub fn keep<T>(&mut self, field: &'static str, value: Result<T, &'static str>) -> Option<T> {
        value.map_err(|key| self.add(field, key)).ok()
    }

    /// Notes `key` unless `holds`.
    pub fn require(&mut self, field: &'static str, holds: bool, key: &'static str) {
        if !holds {
            self.add(field, key);
        }
    }
}
