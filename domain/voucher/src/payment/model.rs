//! Lists of vouchers for the public accountant.

use base::Id;
use chrono::NaiveDate;
use sqlx::FromRow;

use crate::convention::Convention;
use crate::{Kind, Number};

/// A list of vouchers to pay: whoever pays joins it to the order for the accountant.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Payment {
    pub id: Id<Payment>,
    pub convention_id: Id<Convention>,
    pub made_on: NaiveDate,
    pub made_by: String,
    pub paid_on: Option<NaiveDate>,
}

/// A line of such a list.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Due {
    pub provider: String,
    pub reference: Option<String>,
    #[sqlx(try_from = "String")]
    pub number: Number,
    pub kind: Kind,
    pub amount_cents: i64,
}
