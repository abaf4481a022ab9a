//! How a row is written for its hash, and how hashes follow each other.
//!
//! What is hashed opens with one byte that says what it is and in which version, so that nothing of one kind can pass for
//! another: 1 a row, 2 the opening of a month, 3 a checkpoint. Then its fields follow, all of them, in the order below. A
//! field that is absent is one byte 0; one that is there is one byte 1, its length in bytes (32 bits, the highest first) and
//! its bytes. Numbers are 64 bits, the highest first; instants are microseconds since 1970 in UTC, which is what both engines
//! keep; ids are their 16 bytes; texts are UTF-8. So two rows that differ are never written alike.
//!
//! - a row: `seq, id, at, account, institution, territory, role, session, act, object, basis, motive, result, pseudonym,
//!   compartment, grant`, then the hash of the row before, or the opening of its month for the first one;
//! - the opening of a month: `month` (`2026-11`), then the hash at which the month before ended; [`GENESIS`] for the first;
//! - a checkpoint: `seq`, the hash of that row, `at`.
//!
//! Every hash is SHA-256, written and hashed again as 64 small hexadecimal digits.

use base::text::hex;
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::Entry;

/// What the first month follows.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const ROW: u8 = 1;
const MONTH: u8 = 2;
const CHECKPOINT: u8 = 3;

/// Fields on their way to a hash.
struct Canonical(Vec<u8>);

impl Canonical {
    fn new(version: u8) -> Self {
        Self(vec![version])
    }

    fn bytes(mut self, field: Option<&[u8]>) -> Self {
        match field {
            None => self.0.push(0),
            Some(bytes) => {
                self.0.push(1);
                // No field of ours comes near 4 GiB.
                let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                self.0.extend(length.to_be_bytes());
                self.0.extend(bytes);
            }
        }
        self
    }

    fn text(self, text: &str) -> Self {
        self.bytes(Some(text.as_bytes()))
    }

    fn optional(self, text: Option<&String>) -> Self {
        self.bytes(text.map(String::as_bytes))
    }

    fn id(self, id: Option<Uuid>) -> Self {
        self.bytes(id.as_ref().map(|id| id.as_bytes().as_slice()))
    }

    fn number(self, number: i64) -> Self {
        self.bytes(Some(&number.to_be_bytes()))
    }

    fn instant(self, at: DateTime<Utc>) -> Self {
        self.number(at.timestamp_micros())
    }

    fn hash(self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

fn row(entry: &Entry, seq: i64) -> Canonical {
    Canonical::new(ROW)
        .number(seq)
        .id(Some(entry.id.uuid()))
        .instant(entry.at)
        .id(entry.account_id)
        .id(entry.institution_id)
        .id(entry.territory_id)
        .optional(entry.role.as_ref())
        .optional(entry.session.as_ref())
        .text(&entry.act)
        .id(Some(entry.object_id))
        .optional(entry.basis.as_ref())
        .optional(entry.motive.as_ref())
        .text(&entry.result)
        .optional(entry.pseudonym.as_ref())
        .optional(entry.compartment.as_ref())
        .id(entry.grant_id)
}

/// The hash of `entry` at the place `seq`, after the hash `before`.
pub fn link(entry: &Entry, seq: i64, before: &str) -> String {
    row(entry, seq).text(before).hash()
}

/// What the first row of `month` follows, when the month before ended in `previous`.
pub fn opening(month: &str, previous: &str) -> String {
    Canonical::new(MONTH).text(month).text(previous).hash()
}

/// What is signed to say that the journal had come to `seq`, whose hash is `head`, at `at`.
pub fn signed(seq: i64, head: &str, at: DateTime<Utc>) -> Vec<u8> {
    Canonical::new(CHECKPOINT).number(seq).text(head).instant(at).0
}

/// The month of an instant, as `2026-11`.
pub fn month_of(at: DateTime<Utc>) -> String {
    at.format("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use base::Id;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    /// Short texts of few letters, so that two rows are often alike but for where one field ends.
    fn text() -> impl Strategy<Value = String> {
        "[ab]{0,3}"
    }

    fn id() -> impl Strategy<Value = Option<Uuid>> {
        option::of((0..2_u128).prop_map(Uuid::from_u128))
    }

    prop_compose! {
        fn entry()(
            (id, at, object) in (0..2_u128, 0..2_i64, 0..2_u128),
            (account, institution, territory, grant) in (id(), id(), id(), id()),
            (act, result) in (text(), text()),
            texts in proptest::collection::vec(option::of(text()), 6),
        ) -> Entry {
            let mut texts = texts.into_iter();
            let mut next = || texts.next().flatten();
            Entry {
                id: Id::from_uuid(Uuid::from_u128(id)),
                at: DateTime::from_timestamp_micros(at).unwrap(),
                account_id: account,
                institution_id: institution,
                territory_id: territory,
                role: next(),
                session: next(),
                act,
                object_id: Uuid::from_u128(object),
                basis: next(),
                motive: next(),
                result,
                pseudonym: next(),
                compartment: next(),
                grant_id: grant,
                seq: None,
                hash: None,
            }
        }
    }

    /// Gives a letter or a whole value of one field to the next: what a careless encoding would not see.
    fn shift(entry: &Entry, field: usize) -> Entry {
        let mut shifted = entry.clone();
        let (from, to) = match field {
            0 => (&mut shifted.role, &mut shifted.session),
            1 => (&mut shifted.basis, &mut shifted.motive),
            2 => (&mut shifted.pseudonym, &mut shifted.compartment),
            _ => {
                std::mem::swap(&mut shifted.account_id, &mut shifted.institution_id);
                return shifted;
            }
        };
        match from.as_mut().and_then(String::pop) {
            Some(letter) => to.get_or_insert_default().insert(0, letter),
            None => std::mem::swap(from, to),
        }
        shifted
    }

    proptest! {
        #[test]
        fn two_rows_are_written_alike_only_if_they_are_the_same(a in entry(), b in entry(), seqs in (1..3_i64, 1..3_i64)) {
            prop_assert_eq!(row(&a, seqs.0).0 == row(&b, seqs.1).0, (&a, seqs.0) == (&b, seqs.1));
        }

        #[test]
        fn a_letter_that_slips_into_the_next_field_shows(entry in entry(), field in 0..4_usize) {
            let shifted = shift(&entry, field);
            prop_assert_eq!(row(&entry, 1).0 == row(&shifted, 1).0, entry == shifted);
        }

        #[test]
        fn no_row_begins_as_another_ends(a in entry(), b in entry(), before in "[ab]{0,2}", other in "[ab]{0,2}") {
            let whole = |entry: &Entry, before: &str| row(entry, 1).text(before).0;
            prop_assert_eq!(whole(&a, &before) == whole(&b, &other), (&a, &before) == (&b, &other));
        }
    }

    #[test]
    fn an_absent_text_is_not_an_empty_one() {
        assert_ne!(Canonical::new(ROW).bytes(None).0, Canonical::new(ROW).text("").0);
    }

    #[test]
    fn a_month_does_not_pass_for_a_row_nor_a_checkpoint_for_a_month() {
        assert_ne!(opening("2026-11", GENESIS), Canonical::new(ROW).text("2026-11").text(GENESIS).hash());
        assert_eq!(signed(1, GENESIS, DateTime::UNIX_EPOCH)[0], CHECKPOINT);
    }

    #[test]
    fn the_chain_is_the_same_for_ever() {
        // Worked out by another program from the words at the head of this file. If this changes, every journal that was
        // sealed before is said to be forged.
        let opening = opening("2026-11", GENESIS);
        assert_eq!(opening, "7e30b26e41af128965e41a958dc6fdce9d05e4c640852213cb599d5917a6f3ed");
        let entry = Entry {
            id: Id::from_uuid(Uuid::from_u128(1)),
            at: DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap(),
            account_id: Some(Uuid::from_u128(2)),
            institution_id: None,
            territory_id: Some(Uuid::from_u128(3)),
            role: Some("referent".to_owned()),
            session: None,
            act: "service.corrected".to_owned(),
            object_id: Uuid::from_u128(4),
            basis: Some("mission".to_owned()),
            motive: None,
            result: "done".to_owned(),
            pseudonym: None,
            compartment: None,
            grant_id: None,
            seq: None,
            hash: None,
        };
        assert_eq!(link(&entry, 1, &opening), "3581d5b8c23ccd65dff3d01989eee131686f3b7f0c0fc15f5158a6454e75d155");
    }
}
