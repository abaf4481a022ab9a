//! Identifiers: 128 random bits, written in 26 small letters and digits.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use data_encoding::{BASE32_NOPAD, DecodeError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};
use uuid::Uuid;

/// The identifier of a `T`. Ids of different things do not mix, and none tells an order or a count.
pub struct Id<T> {
    value: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// A new id that nobody can guess: 128 bits from the system's random source.
    #[expect(clippy::new_without_default, reason = "a default id would be a different one each time")]
    pub fn new() -> Self {
        Self::from_uuid(Uuid::from_u128(rand::random()))
    }

    pub const fn from_uuid(value: Uuid) -> Self {
        Self { value, of: PhantomData }
    }

    pub const fn uuid(self) -> Uuid {
        self.value
    }

    /// The smallest id: where a listing by id starts.
    pub const fn zero() -> Self {
        Self::from_uuid(Uuid::nil())
    }
}

impl<T> Copy for Id<T> {}
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(self.value.as_bytes()).to_ascii_lowercase())
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What was given is not an id of ours: wrong length, wrong letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

impl From<DecodeError> for NotAnId {
    fn from(_: DecodeError) -> Self {
        Self
    }
}

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    /// Reads the 26 letters that `Display` writes; capitals are accepted, as someone may read them out.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes())?;
        Ok(Self::from_uuid(Uuid::from_slice(&bytes).map_err(|_| NotAnId)?))
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<T, DB: Database> Type<DB> for Id<T>
where
    Uuid: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        Uuid::type_info()
    }
    fn compatible(ty: &DB::TypeInfo) -> bool {
        Uuid::compatible(ty)
    }
}
impl<'q, T, DB: Database> Encode<'q, DB> for Id<T>
where
    Uuid: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buf: &mut <DB as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.value.encode_by_ref(buf)
    }
}
impl<'r, T, DB: Database> Decode<'r, DB> for Id<T>
where
    Uuid: Decode<'r, DB>,
{
    fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self::from_uuid(Uuid::decode(value)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Door;

    #[test]
    fn an_id_is_read_back_from_what_it_writes() {
        let id = Id::<Door>::new();
        assert_eq!(id.to_string().len(), 26);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
    }

    #[test]
    fn a_forged_id_is_refused() {
        for forged in ["", "1", "../../etc/passwd", "aaaaaaaaaaaaaaaaaaaaaaaaa0", &"a".repeat(52), "é"] {
            assert_eq!(forged.parse::<Id<Door>>(), Err(NotAnId), "{forged}");
        }
    }
}
