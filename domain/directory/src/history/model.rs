//! Versions of an entry.

use base::Id;
use chrono::{DateTime, Utc};
use partner::Institution;
use sqlx::FromRow;
use web::Cx;

use crate::area::AreaForm;
use crate::form_entry::EntryForm;
use crate::{Service, Status};

/// Who wrote a version: a function and an institution. Nobody: a rule did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    pub function: String,
    pub institution: Option<Id<Institution>>,
}

/// An entry as it stood.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Version {
    pub version: i64,
    pub at: DateTime<Utc>,
    pub act: String,
    pub function: String,
    /// The name of the institution of whoever wrote it.
    pub institution: Option<String>,
    pub status: Status,
    form: String,
    /// Unknown in what was written before these were kept.
    area: Option<String>,
    is_emergency: Option<bool>,
}

impl Version {
    /// The form of the entry as it stood; none if it was written by a program that knew other fields.
    pub fn form(&self) -> Option<EntryForm> {
        serde_json::from_str(&self.form).ok()
    }

    /// `service` for those it was for then, as far as that is known.
    pub fn with_area(&self, service: Service) -> Service {
        Service {
            area: self.area.clone().unwrap_or(service.area),
            is_emergency: self.is_emergency.unwrap_or(service.is_emergency),
            ..service
        }
    }

    /// Its area in words, where it is known, each field with the key of its name.
    pub fn area_told(&self, cx: &Cx) -> Option<Vec<(&'static str, String)>> {
        let form = AreaForm { version: self.version, area: self.area.clone()?, is_emergency: self.is_emergency? };
        Some(form.told(cx))
    }

    /// The key of what was done.
    pub fn act_key(&self) -> String {
        format!("history-{}", self.act.replace('.', "-"))
    }
}
