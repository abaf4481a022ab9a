//! Closed lists of codes, and sets of them, as they stand in the database, in JSON and in forms.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

/// A value out of a closed list, known by an ASCII code that never changes once it is in a database.
pub trait Code: Copy + Ord + fmt::Display + FromStr<Err = UnknownCode> + 'static {
    const ALL: &'static [Self];
    fn code(self) -> &'static str;
}

/// The code is in no list of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code {0:?}")]
pub struct UnknownCode(pub String);

/// Declares an enum whose values are codes: text in the database, the same text in JSON and in forms.
///
/// ```
/// base::text_enum! {
///     /// When help is wanted.
///     pub enum Moment { Now = "now", Later = "later" }
/// }
/// assert_eq!("later".parse(), Ok(Moment::Later));
/// assert_eq!(Moment::Now.to_string(), "now");
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::Code::code(*self))
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownCode;
            fn from_str(code: &str) -> ::std::result::Result<Self, $crate::UnknownCode> {
                match code { $($code => Ok(Self::$variant),)+ _ => Err($crate::UnknownCode(code.to_owned())) }
            }
        }
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(&self, s: S) -> ::std::result::Result<S::Ok, S::Error> {
                s.serialize_str($crate::Code::code(*self))
            }
        }
        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(d: D) -> ::std::result::Result<Self, D::Error> {
                $crate::__private::read_code(d)
            }
        }
        impl<DB: $crate::__private::sqlx::Database> $crate::__private::sqlx::Type<DB> for $name
        where
            String: $crate::__private::sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as $crate::__private::sqlx::Type<DB>>::type_info()
            }
            fn compatible(ty: &DB::TypeInfo) -> bool {
                <String as $crate::__private::sqlx::Type<DB>>::compatible(ty)
            }
        }
        impl<'q, DB: $crate::__private::sqlx::Database> $crate::__private::sqlx::Encode<'q, DB> for $name
        where
            String: $crate::__private::sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buf: &mut <DB as $crate::__private::sqlx::Database>::ArgumentBuffer,
            ) -> ::std::result::Result<$crate::__private::sqlx::encode::IsNull, $crate::__private::sqlx::error::BoxDynError> {
                <String as $crate::__private::sqlx::Encode<'q, DB>>::encode($crate::Code::code(*self).to_owned(), buf)
            }
        }
        impl<'r, DB: $crate::__private::sqlx::Database> $crate::__private::sqlx::Decode<'r, DB> for $name
        where
            String: $crate::__private::sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as $crate::__private::sqlx::Database>::ValueRef<'r>,
            ) -> ::std::result::Result<Self, $crate::__private::sqlx::error::BoxDynError> {
                Ok(<String as $crate::__private::sqlx::Decode<'r, DB>>::decode(value)?.parse()?)
            }
        }
    };
}

/// Reads a code without keeping its text.
pub fn read_code<'de, T: Code, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Reader<T>(PhantomData<T>);
    impl<T: Code> Visitor<'_> for Reader<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a code of the list")
        }
        fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<T, E> {
            code.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Reader(PhantomData))
}

/// A set of codes in one column: the codes in the order of the list, parted by spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes<T>(BTreeSet<T>);

impl<T: Code> Codes<T> {
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().copied()
    }

    pub fn has(&self, code: T) -> bool {
        self.0.contains(&code)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self(BTreeSet::new())
    }
}
impl<T: Code> FromIterator<T> for Codes<T> {
    fn from_iter<I: IntoIterator<Item = T>>(codes: I) -> Self {
        Self(codes.into_iter().collect())
    }
}
impl<T: Code> fmt::Display for Codes<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, code) in self.0.iter().enumerate() {
            write!(f, "{}{code}", if position == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}
impl<T: Code> FromStr for Codes<T> {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        text.split_ascii_whitespace().map(str::parse).collect()
    }
}
impl<T: Code> Serialize for Codes<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|code| code.code()))
    }
}
impl<'de, T: Code> Deserialize<'de> for Codes<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One<T>(T);
        impl<'de, T: Code> Deserialize<'de> for One<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_code(deserializer).map(Self)
            }
        }
        let codes = Vec::<One<T>>::deserialize(deserializer)?;
        Ok(codes.into_iter().map(|One(code)| code).collect())
    }
}

impl<T, DB: Database> Type<DB> for Codes<T>
where
    String: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        String::type_info()
    }
    fn compatible(ty: &DB::TypeInfo) -> bool {
        String::compatible(ty)
    }
}
impl<'q, T: Code, DB: Database> Encode<'q, DB> for Codes<T>
where
    String: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buf: &mut <DB as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.to_string().encode_by_ref(buf)
    }
}
impl<'r, T: Code, DB: Database> Decode<'r, DB> for Codes<T>
where
    String: Decode<'r, DB>,
{
    fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(String::decode(value)?.parse()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::text_enum! {
        enum Colour { Red = "red", Blue = "blue" }
    }

    #[test]
    fn a_set_of_codes_is_written_in_the_order_of_the_list() {
        let codes: Codes<Colour> = [Colour::Blue, Colour::Red, Colour::Blue].into_iter().collect();
        assert_eq!(codes.to_string(), "red blue");
        assert_eq!("blue red".parse(), Ok(codes));
    }

    #[test]
    fn codes_are_read_back_from_json() {
        let codes: Codes<Colour> = [Colour::Red, Colour::Blue].into_iter().collect();
        let json = serde_json::to_string(&codes).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str(&json).unwrap()), ("[\"red\",\"blue\"]", codes));
        assert!(serde_json::from_str::<Colour>("\"green\"").is_err() && serde_json::from_str::<Colour>("1").is_err());
    }

    #[test]
    fn an_unknown_code_is_refused() {
        assert_eq!("green".parse::<Colour>(), Err(UnknownCode("green".to_owned())));
        assert!("red green".parse::<Codes<Colour>>().is_err());
    }
}
