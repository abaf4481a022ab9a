//! What a file of the demonstration tells.

use base::Codes;
use chrono::NaiveDate;
use directory::{Audience, Cost, Hours, Kind, Language, Moment, Need, Phone, Violence, Visibility};
use partner::InstitutionKind;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    #[serde(default, rename = "institution")]
    pub institutions: Vec<InstitutionTold>,
    #[serde(default, rename = "structure")]
    pub structures: Vec<StructureTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionTold {
    pub key: String,
    pub name: String,
    pub short_name: Option<String>,
    pub kind: InstitutionKind,
    pub is_signatory: bool,
    pub role: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StructureTold {
    pub key: String,
    /// The key of an institution of the same file.
    pub institution: Option<String>,
    pub name: String,
    #[serde(default)]
    pub description: String,
    pub website: Option<String>,
    pub phone: Option<Phone>,
    pub email: Option<String>,
    #[serde(default, rename = "place")]
    pub places: Vec<PlaceTold>,
    #[serde(default, rename = "service")]
    pub services: Vec<ServiceTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceTold {
    pub key: String,
    #[serde(default)]
    pub name: String,
    pub line: Option<String>,
    pub postal_code: Option<String>,
    /// INSEE code.
    pub commune: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub visibility: Visibility,
    pub hours: Option<Hours>,
    #[serde(default)]
    pub access_note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceTold {
    pub key: String,
    pub name: String,
    pub kind: Kind,
    pub summary: String,
    pub description: String,
    #[serde(default)]
    pub how_to: String,
    /// A word of caution, told after how to go about it.
    #[serde(default)]
    pub confidential_note: String,
    pub phone: Option<Phone>,
    pub sms: Option<Phone>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub cost: Option<Cost>,
    #[serde(default)]
    pub cost_note: String,
    pub hours: Option<Hours>,
    #[serde(default)]
    pub needs: Codes<Need>,
    #[serde(default)]
    pub violences: Codes<Violence>,
    #[serde(default)]
    pub audiences: Codes<Audience>,
    #[serde(default)]
    pub moments: Codes<Moment>,
    #[serde(default)]
    pub languages: Codes<Language>,
    pub without_complaint: Option<bool>,
    #[serde(default)]
    pub is_emergency: bool,
    #[serde(default)]
    pub area: Vec<String>,
    /// Keys of places of the same structure.
    #[serde(default)]
    pub places: Vec<String>,
    pub closure_from: Option<NaiveDate>,
    pub closure_until: Option<NaiveDate>,
    #[serde(default)]
    pub closure_note: String,
    pub checked_days_ago: u64,
    #[serde(default)]
    pub checked_by: String,
    #[serde(default, rename = "stop")]
    pub stops: Vec<StopTold>,
}

/// A stop of a service that comes and goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopTold {
    pub place: String,
    /// INSEE code.
    pub commune: String,
    pub first_on: NaiveDate,
    /// Hours since midnight.
    pub from_hour: i64,
    pub to_hour: i64,
    /// An RRULE.
    pub rule: String,
    /// Days parted by spaces.
    #[serde(default)]
    pub without: String,
}
