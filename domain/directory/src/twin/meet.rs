//! What somebody is about to add may be there already: what her words meet, as far as she may read it.

use std::collections::BTreeSet;

use base::{Db, Id};
use partner::Territory;
use web::{Cx, Decision, Result};

use super::find::{MOST, national};
use super::{Key, KeyKind, store, words};
use crate::{Act, Entry, Phone, Service, Status, decide};

/// How many are shown.
const SHOWN: usize = 10;

/// An entry that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    pub name: String,
    pub structure_name: String,
    /// Where the reader may read it.
    pub path: String,
}

/// What is typed of a new entry: its name, its body's if that is new too, and its telephone if one is asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    pub name: &'a str,
    pub body: &'a str,
    pub phone: Option<&'a Phone>,
}

impl Typed<'_> {
    fn keys(&self) -> BTreeSet<Key> {
        let key = |kind: KeyKind, text: String| (!text.is_empty()).then_some(Key { kind, text });
        let phone = self.phone.map(|phone| phone.dialled().to_owned()).unwrap_or_default();
        let named = |kind: KeyKind, name: &str| key(kind, words(name).join(" "));
        [named(KeyKind::Name, self.name), named(KeyKind::Body, self.body), key(KeyKind::Phone, phone)]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// The entries of the reader's territory, and those that it inherits, that have the name, the body or the telephone of what
/// is typed; those that have most of it first.
pub async fn met(cx: &Cx, db: &mut Db, typed: Typed<'_>) -> Result<Vec<Met>> {
    let own = Id::<Territory>::from_uuid(cx.signed_in()?.territory);
    let territories: BTreeSet<_> = national(db).await?.into_iter().chain([own]).collect();
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX) + 1;
    let mut found: Vec<(Id<Service>, usize)> = Vec::new();
    for key in typed.keys() {
        for territory in &territories {
            let ids = store::found_by(db, (key.kind, &key.text), Some(*territory), limit).await?;
            // A name that everybody has says nothing.
            for id in ids.iter().filter(|_| ids.len() <= MOST).copied() {
                match found.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, times)) => *times += 1,
                    None => found.push((id, 1)),
                }
            }
        }
    }
    found.sort_by_key(|(id, times)| (std::cmp::Reverse(*times), *id));
    let mut shown = Vec::new();
    for (id, _) in found {
        if let Some(entry) = crate::store::entry(db, id).await? {
            shown.extend(as_seen(cx, &entry)?);
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    Ok(shown)
}

fn as_seen(cx: &Cx, entry: &Entry) -> Result<Option<Met>> {
    let id = entry.service.id;
    let path = if decide(cx.signed_in()?, Act::See, &entry.structure, cx.now()) == Decision::Permit {
        format!("/pro/fiches/{id}")
    } else if entry.service.status == Status::Published {
        format!("/pro/annuaire/{id}")
    } else {
        return Ok(None);
    };
    Ok(Some(Met { name: entry.service.name.clone(), structure_name: entry.structure.name.clone(), path }))
}
