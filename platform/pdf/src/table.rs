//! A document made of tables: lists to be paid, statements, annexes.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{Archive, Order, Unset, set};

/// A table, with its caption over it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What stands under all rows, as many cells as a row; empty for none.
    pub total: Vec<String>,
    /// The columns, from 0, whose cells are figures.
    pub numbers: Vec<usize>,
}

/// A document of tables, in words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tables {
    pub title: String,
    /// The code of its language: `fr`.
    pub lang: String,
    /// What stands before the tables, a paragraph each.
    pub lead: Vec<String>,
    pub tables: Vec<Table>,
    /// Who signs, each with a line of his own.
    pub signatures: Vec<String>,
    /// What a table says that has no row.
    pub empty: String,
    /// What is written over each page of a demonstration; empty where it is none.
    pub mark: String,
    /// On its long side.
    pub is_wide: bool,
}

impl Tables {
    fn data(&self) -> Value {
        json!({
            "title": self.title,
            "lang": self.lang,
            "words": { "empty": self.empty, "demo": self.mark },
            "demo": !self.mark.is_empty(),
            "lead": self.lead,
            "tables": self.tables,
            "signatures": self.signatures,
            "is_wide": self.is_wide,
        })
    }

    /// The file, PDF/UA-1. It takes some tens of milliseconds a page: from a blocking thread.
    pub fn pdf(&self, made_at: DateTime<Utc>) -> Result<Vec<u8>, Unset> {
        let data = self.data();
        let order = Order { template: include_str!("../templates/tables.typ"), data: &data, pictures: &[], made_at };
        set(&order)?.pdf(Archive::No)
    }
}
