//! What is typed of people and rides.

use base::{Error, Id};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use web::{Failure, Result};

use crate::{HandOut, Number, Voucher, moment, money};

/// What a desk tells when it hands a voucher out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HandOutForm {
    pub kind: String,
    pub number: String,
    pub at: String,
    pub adults: String,
    pub children: String,
    pub pets: String,
    /// Made with the page: the same form sent twice hands out one.
    pub key: String,
}

impl HandOutForm {
    /// A new one: one adult.
    pub fn blank(now: DateTime<Utc>) -> Self {
        let (adults, children) = ("1".to_owned(), "0".to_owned());
        Self { adults, children, at: moment::typed(now), key: new_key(), ..Self::default() }
    }

    /// What was told, at `at`.
    pub fn check(&self, at: DateTime<Utc>) -> Result<HandOut, &'static str> {
        let count = |typed: &str| if typed.trim().is_empty() { Some(0) } else { typed.trim().parse::<u8>().ok() };
        let (adults, children) = (count(&self.adults), count(&self.children));
        let (Some(adults), Some(children)) = (adults, children) else { return Err("voucher-counts-unreadable") };
        let key = if is_key(&self.key) { self.key.clone() } else { new_key() };
        let (adults, children) = (i64::from(adults), i64::from(children));
        Ok(HandOut { adults, children, has_pets: !self.pets.is_empty(), at, key })
    }
}

/// What a provider, or somebody on the telephone for it, tells of a use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UseForm {
    pub units: String,
    pub amount: String,
    /// What the provider types to be known.
    pub provider_key: String,
    pub provider: String,
    pub at: String,
}

impl UseForm {
    pub fn blank(now: DateTime<Utc>) -> Self {
        Self { units: "1".to_owned(), at: moment::typed(now), ..Self::default() }
    }

    /// Units and cents.
    pub fn check(&self) -> Result<(i64, i64), &'static str> {
        let units = self.units.trim().parse::<u8>().map_err(|_| "voucher-units-unreadable")?;
        Ok((i64::from(units), money::cents(&self.amount)?))
    }
}

/// A number as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NumberForm {
    pub number: String,
}

impl NumberForm {
    pub fn check(&self) -> Result<Number, &'static str> {
        self.number.parse()
    }
}

/// A key of a form that nobody else has.
pub fn new_key() -> String {
    Id::<Voucher>::new().to_string()
}

fn is_key(typed: &str) -> bool {
    typed.parse::<Id<Voucher>>().is_ok()
}

/// Parts what a rule refuses, which the page tells beside what was typed, from what ends the request.
pub fn told<T>(result: Result<T>) -> Result<Result<T, &'static str>> {
    match result {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Error(Error::Refused(key))) => Ok(Err(key)),
        Err(other) => Err(other),
    }
}
