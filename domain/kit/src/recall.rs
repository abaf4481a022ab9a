//! A wrong edition is taken back: the rule and its questions.

use base::text::many_lines;
use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use print::Edition;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

base::text_enum! {
    /// Why an edition is taken back.
    pub enum Reason {
        WrongNumber = "wrong_number", WrongAddress = "wrong_address", ClosedService = "closed_service",
        PlaceSafety = "place_safety", Other = "other",
    }
}

/// That an edition is taken back.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Recall {
    pub edition_id: Id<Edition>,
    pub reason: Reason,
    /// What the depots are to do.
    pub todo: String,
    pub recalled_on: NaiveDate,
    /// The function of whoever took it back.
    pub recalled_by: String,
}

const TODO: std::ops::RangeInclusive<usize> = 5..=500;

/// A recall as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecallForm {
    #[serde(default)]
    pub reason: String,
    pub todo: String,
}

impl RecallForm {
    pub fn check(&self, edition_id: Id<Edition>, (by, today): (&str, NaiveDate)) -> Result<Recall, Errors> {
        let mut errors = Errors::default();
        let reason = errors.keep("reason", self.reason.parse().map_err(|_| "kit-choose-reason"));
        let todo = many_lines(&self.todo);
        errors.require("todo", TODO.contains(&todo.chars().count()), "kit-todo-length");
        match reason {
            Some(reason) if errors.is_empty() => {
                Ok(Recall { edition_id, reason, todo, recalled_on: today, recalled_by: by.to_owned() })
            }
            _ => Err(errors),
        }
    }
}

pub async fn recall(db: &mut Db, edition: Id<Edition>) -> sqlx::Result<Option<Recall>> {
    fetch_optional!(db => "SELECT * FROM recall WHERE edition_id = $1", edition)
}

pub async fn insert(db: &mut Db, new: &Recall) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO recall (edition_id, reason, todo, recalled_on, recalled_by) VALUES ($1, $2, $3, $4, $5)",
        new.edition_id, new.reason, &new.todo, new.recalled_on, &new.recalled_by)?;
    Ok(())
}

/// The institutions that hold copies of an edition and were not written to; 2,000 at most.
pub async fn untold(db: &mut Db, edition: Id<Edition>) -> sqlx::Result<Vec<Id<Institution>>> {
    let rows: Vec<(Id<Institution>,)> = fetch_all!(db => "
        SELECT d.institution_id FROM movement m JOIN depot d ON d.id = m.depot_id
         WHERE m.edition_id = $1 AND d.institution_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM recall_mail r
                            WHERE r.edition_id = m.edition_id AND r.institution_id = d.institution_id)
         GROUP BY d.institution_id
        HAVING SUM(CASE WHEN m.kind = 'dropped' THEN m.copies ELSE -m.copies END) > 0
         ORDER BY d.institution_id LIMIT 2000", edition)?;
    Ok(rows.into_iter().map(|(institution,)| institution).collect())
}

pub async fn note_told(db: &mut Db, edition: Id<Edition>, institution: Id<Institution>) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO recall_mail (edition_id, institution_id) VALUES ($1, $2)", edition, institution)?;
    Ok(())
}

/// The editions of a territory that are taken back; 1,000 at most.
pub async fn recalled(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Id<Edition>>> {
    let rows: Vec<(Id<Edition>,)> = fetch_all!(db => "
        SELECT r.edition_id FROM edition e JOIN recall r ON r.edition_id = e.id
         WHERE e.territory_id = $1 ORDER BY r.recalled_on DESC LIMIT 1000", territory)?;
    Ok(rows.into_iter().map(|(edition,)| edition).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recall_says_why_and_what_to_do() {
        let check = |reason: &str, todo: &str| {
            let form = RecallForm { reason: reason.into(), todo: todo.into() };
            form.check(Id::new(), ("", NaiveDate::default())).err().map(|errors| errors.iter().count())
        };
        assert_eq!(check("wrong_number", "Jetez-les."), None);
        assert_eq!(check("", "Jetez-les."), Some(1));
        assert_eq!(check("anger", ""), Some(2));
        assert_eq!(check("other", &"a".repeat(501)), Some(1));
    }
}
