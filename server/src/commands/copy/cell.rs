//! One value of one row, the same whichever engine holds it.

use anyhow::bail;
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The types that our columns have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    Text,
    Uuid,
    Number,
    Fraction,
    Truth,
    Day,
    Instant,
}

impl Type {
    /// As a table declares it.
    pub fn of(declared: &str) -> anyhow::Result<Self> {
        Ok(match declared.to_ascii_lowercase().as_str() {
            "text" => Self::Text,
            "uuid" => Self::Uuid,
            "bigint" => Self::Number,
            "double precision" => Self::Fraction,
            "boolean" => Self::Truth,
            "date" => Self::Day,
            "timestamp with time zone" => Self::Instant,
            other => bail!("a column of a type that is not ours: {other}"),
        })
    }
}

/// A value, or nothing; nothing has a type too, as PostgreSQL asks for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(Option<String>),
    Uuid(Option<Uuid>),
    Number(Option<i64>),
    Fraction(Option<f64>),
    Truth(Option<bool>),
    Day(Option<NaiveDate>),
    Instant(Option<DateTime<Utc>>),
}

/// `read_cell!(row, at, kind)`: a value of a row of either engine.
macro_rules! read_cell {
    ($row:expr, $at:expr, $kind:expr) => {
        match $kind {
            Type::Text => Cell::Text($row.try_get_unchecked($at)?),
            Type::Uuid => Cell::Uuid($row.try_get_unchecked($at)?),
            Type::Number => Cell::Number($row.try_get_unchecked($at)?),
            Type::Fraction => Cell::Fraction($row.try_get_unchecked($at)?),
            Type::Truth => Cell::Truth($row.try_get_unchecked($at)?),
            Type::Day => Cell::Day($row.try_get_unchecked($at)?),
            Type::Instant => Cell::Instant($row.try_get_unchecked($at)?),
        }
    };
}

/// `bind_cell!(values, cell)`: the same value, for an insertion into either engine.
macro_rules! bind_cell {
    ($values:expr, $cell:expr) => {
        match $cell {
            Cell::Text(value) => $values.push_bind(value),
            Cell::Uuid(value) => $values.push_bind(value),
            Cell::Number(value) => $values.push_bind(value),
            Cell::Fraction(value) => $values.push_bind(value),
            Cell::Truth(value) => $values.push_bind(value),
            Cell::Day(value) => $values.push_bind(value),
            Cell::Instant(value) => $values.push_bind(value),
        }
    };
}
pub(super) use {bind_cell, read_cell};

impl Cell {
    /// The value as bytes that no other value has.
    fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Text(value) => value.as_ref().map(|text| text.as_bytes().to_vec()),
            Self::Uuid(value) => value.map(|id| id.as_bytes().to_vec()),
            Self::Number(value) => value.map(|number| number.to_be_bytes().to_vec()),
            Self::Fraction(value) => value.map(|number| number.to_bits().to_be_bytes().to_vec()),
            Self::Truth(value) => value.map(|truth| vec![u8::from(truth)]),
            Self::Day(value) => value.map(|day| day.to_string().into_bytes()),
            Self::Instant(value) => value.map(|at| at.timestamp_micros().to_be_bytes().to_vec()),
        }
    }
}

/// How many rows, and the sum of what each is worth: the same in whatever order they come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    pub rows: u64,
    total: u128,
}

impl Sum {
    pub fn add(&mut self, row: &[Cell]) {
        let mut hash = Sha256::new();
        for cell in row {
            match cell.bytes() {
                // The length keeps two values from reading like two others.
                Some(bytes) => {
                    hash.update([1]);
                    hash.update((bytes.len() as u64).to_be_bytes());
                    hash.update(bytes);
                }
                None => hash.update([0]),
            }
        }
        let worth = hash.finalize().iter().take(16).fold(0_u128, |sum, byte| (sum << 8) | u128::from(*byte));
        self.rows += 1;
        self.total = self.total.wrapping_add(worth);
    }

    /// Short enough to be read aloud.
    pub fn told(&self) -> String {
        format!("{:016x}", self.total >> 64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Cell {
        Cell::Text(Some(value.to_owned()))
    }

    fn sum(rows: &[Vec<Cell>]) -> Sum {
        let mut sum = Sum::default();
        rows.iter().for_each(|row| sum.add(row));
        sum
    }

    #[test]
    fn the_order_of_rows_counts_for_nothing_and_all_else_counts() {
        let rows = [vec![text("a"), Cell::Number(Some(1))], vec![text("b"), Cell::Number(None)]];
        let turned = [rows[1].clone(), rows[0].clone()];
        assert_eq!(sum(&rows), sum(&turned));
        let others: [&[Vec<Cell>]; 4] = [
            &rows[..1],
            &[rows[0].clone(), rows[0].clone()],
            &[vec![text("a"), Cell::Number(Some(2))], rows[1].clone()],
            &[rows[0].clone(), vec![text("b"), Cell::Number(Some(0))]],
        ];
        for other in others {
            assert_ne!(sum(&rows), sum(other));
        }
        assert_ne!(sum(&[vec![text("ab"), text("c")]]), sum(&[vec![text("a"), text("bc")]]));
    }

    #[test]
    fn a_column_of_an_unknown_type_is_not_passed_over() {
        assert_eq!(Type::of("TIMESTAMP WITH TIME ZONE").unwrap(), Type::Instant);
        assert!(Type::of("BYTEA").is_err());
    }
}
