//! Values that could identify a person or a hidden place.

use std::fmt;

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

/// A value that prints `•••`, and so do the logs. Whoever needs it says so by calling [`Private::reveal`].
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    pub const fn reveal(&self) -> &T {
        &self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}
impl<T> fmt::Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

impl<T: Type<DB>, DB: Database> Type<DB> for Private<T> {
    fn type_info() -> DB::TypeInfo {
        T::type_info()
    }
    fn compatible(ty: &DB::TypeInfo) -> bool {
        T::compatible(ty)
    }
}
impl<'q, T: Encode<'q, DB>, DB: Database> Encode<'q, DB> for Private<T> {
    fn encode_by_ref(&self, buf: &mut <DB as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.0.encode_by_ref(buf)
    }
}
impl<'r, T: Decode<'r, DB>, DB: Database> Decode<'r, DB> for Private<T> {
    fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(T::decode(value)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_value_never_prints_itself() {
        let address = Private::new("3 rue du Refuge");
        assert_eq!(format!("{address} {address:?} {:?}", Some(&address)), "••• ••• Some(•••)");
        assert_eq!(*address.reveal(), "3 rue du Refuge");
    }
}
