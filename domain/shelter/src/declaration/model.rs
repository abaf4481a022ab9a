//! Free places by kind, and the hour at which they are no longer believed.

use base::Id;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::{Shelter, hour};

/// How many places are free. Pets and wheelchairs are counted among the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Free {
    /// For a woman alone.
    pub alone: i64,
    /// For a woman with children.
    pub family: i64,
    /// How many children find a bed in those.
    pub children: i64,
    /// That take an animal.
    pub pets: i64,
    /// That a wheelchair can get into.
    pub wheelchair: i64,
}

impl Free {
    pub const fn places(&self) -> i64 {
        self.alone + self.family
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            alone: self.alone + other.alone,
            family: self.family + other.family,
            children: self.children + other.children,
            pets: self.pets + other.pets,
            wheelchair: self.wheelchair + other.wheelchair,
        }
    }
}

/// The last word of a shelter. It dies by itself at its hour.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Declaration {
    pub shelter_id: Id<Shelter>,
    #[sqlx(flatten)]
    pub free: Free,
    pub declared_at: DateTime<Utc>,
    /// The first instant at which it is worth nothing.
    pub until_at: DateTime<Utc>,
    /// The function of whoever declared it; nothing for whoever came by the link.
    pub declared_by: String,
}

/// The most of one kind.
const MOST: i64 = 99;

/// Places as they are typed. A sign beside a count is a button that sends the form: `alone+` gives it back with one more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeclarationForm {
    pub alone: String,
    pub family: String,
    pub children: String,
    pub pets: String,
    pub wheelchair: String,
    pub until: String,
    pub step: String,
}

impl DeclarationForm {
    /// What stands, or nothing free; until nine in the morning.
    pub fn of(free: Free) -> Self {
        let text = |count: i64| count.to_string();
        Self {
            alone: text(free.alone),
            family: text(free.family),
            children: text(free.children),
            pets: text(free.pets),
            wheelchair: text(free.wheelchair),
            until: hour::MORNING.to_owned(),
            step: String::new(),
        }
    }

    /// The form after a sign was pressed; none if none was. A first family brings a child, the last takes them along.
    pub fn stepped(&self) -> Option<Self> {
        let (name, by) =
            self.step.strip_suffix('+').map(|name| (name, 1)).or_else(|| Some((self.step.strip_suffix('-')?, -1)))?;
        let mut form = Self { step: String::new(), ..self.clone() };
        let typed = form.field(name)?;
        let count = (typed.trim().parse::<i64>().unwrap_or(0).clamp(0, MOST) + by).clamp(0, MOST);
        *typed = count.to_string();
        if name == "family" {
            let children = form.children.trim().parse::<i64>().unwrap_or(0);
            form.children = if count == 0 { 0 } else { children.max(count) }.to_string();
        }
        Some(form)
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "alone" => Some(&mut self.alone),
            "family" => Some(&mut self.family),
            "children" => Some(&mut self.children),
            "pets" => Some(&mut self.pets),
            "wheelchair" => Some(&mut self.wheelchair),
            _ => None,
        }
    }

    /// What is free and until when, or what is wrong.
    pub fn check(&self, now: DateTime<Utc>) -> Result<(Free, DateTime<Utc>), Errors> {
        let mut errors = Errors::default();
        let mut count = |field, typed: &str| {
            let count = if typed.trim().is_empty() {
                Ok(0)
            } else {
                typed.trim().parse::<i64>().map_err(|_| "places-count-unreadable")
            };
            errors.keep(
                field,
                count.and_then(
                    |count| if (0..=MOST).contains(&count) { Ok(count) } else { Err("places-count-unreadable") },
                ),
            )
        };
        let free = Free {
            alone: count("alone", &self.alone).unwrap_or_default(),
            family: count("family", &self.family).unwrap_or_default(),
            children: count("children", &self.children).unwrap_or_default(),
            pets: count("pets", &self.pets).unwrap_or_default(),
            wheelchair: count("wheelchair", &self.wheelchair).unwrap_or_default(),
        };
        if errors.is_empty() {
            errors.require("children", free.family > 0 || free.children == 0, "places-children-without");
            errors.require("children", free.children >= free.family, "places-children-how-many");
            errors.require("pets", free.pets <= free.places(), "places-more-than-free");
            errors.require("wheelchair", free.wheelchair <= free.places(), "places-more-than-free");
        }
        let until = errors.keep("until", hour::read(&self.until));
        match until {
            Some(until) if errors.is_empty() => Ok((free, hour::next_at(now, until))),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T20:00:00Z".parse().unwrap()
    }

    fn form(alone: &str, family: &str, children: &str) -> DeclarationForm {
        DeclarationForm {
            alone: alone.into(),
            family: family.into(),
            children: children.into(),
            ..DeclarationForm::of(Free::default())
        }
    }

    fn fault(form: &DeclarationForm) -> Option<(&'static str, &'static str)> {
        form.check(now()).err().and_then(|errors| errors.iter().next())
    }

    #[test]
    fn places_are_counted_until_nine_in_the_morning() {
        let (free, until) = form("2", "1", "3").check(now()).unwrap();
        assert_eq!((free.places(), free.children), (3, 3));
        assert_eq!(until, "2026-11-24T08:00:00Z".parse::<DateTime<Utc>>().unwrap());
    }

    #[test]
    fn nothing_free_is_a_word_too() {
        assert_eq!(form("", "0", "").check(now()).unwrap().0, Free::default());
    }

    #[test]
    fn children_come_with_their_mothers_and_each_family_has_one() {
        assert_eq!(fault(&form("1", "0", "2")), Some(("children", "places-children-without")));
        assert_eq!(fault(&form("0", "2", "1")), Some(("children", "places-children-how-many")));
    }

    #[test]
    fn pets_and_wheelchairs_are_among_the_places() {
        let pets = DeclarationForm { pets: "2".into(), ..form("1", "0", "0") };
        let wheelchair = DeclarationForm { wheelchair: "2".into(), ..form("1", "0", "0") };
        assert_eq!(fault(&pets), Some(("pets", "places-more-than-free")));
        assert_eq!(fault(&wheelchair), Some(("wheelchair", "places-more-than-free")));
    }

    #[test]
    fn what_is_no_count_and_no_hour_is_told() {
        for wrong in ["deux", "-1", "100", "1,5"] {
            assert_eq!(fault(&form(wrong, "0", "0")), Some(("alone", "places-count-unreadable")), "{wrong}");
        }
        let never = DeclarationForm { until: "demain".into(), ..form("1", "0", "0") };
        assert_eq!(fault(&never), Some(("until", "places-hour-unreadable")));
    }

    #[test]
    fn a_sign_gives_the_form_back_with_one_more_or_one_less() {
        let press =
            |form: &DeclarationForm, step: &str| DeclarationForm { step: step.into(), ..form.clone() }.stepped();
        let blank = form("0", "0", "0");
        assert_eq!(press(&blank, "alone+").unwrap().alone, "1");
        assert_eq!(press(&blank, "alone-").unwrap().alone, "0");
        assert_eq!(press(&form("99", "0", "0"), "alone+").unwrap().alone, "99");
        let family = press(&blank, "family+").unwrap();
        assert_eq!((family.family.as_str(), family.children.as_str()), ("1", "1"));
        assert_eq!(press(&family, "family-").unwrap().children, "0");
        assert!(press(&blank, "").is_none() && press(&blank, "roof+").is_none());
    }
}
