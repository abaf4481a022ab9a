//! Rows that do not give their hash where they stand: were they changed, or do they belong elsewhere?

use std::collections::HashSet;

use crate::chain::link;
use crate::{Entry, Fault};

/// A row that does not fit.
#[derive(Debug)]
pub struct Suspect {
    pub entry: Entry,
    pub seq: i64,
    /// The hash that stands with it.
    pub hash: String,
    /// What it follows where it stands.
    pub before: String,
}

/// More are simply told as changed: each is tried in the place of each other.
pub const MOST: usize = 48;

/// Says what happened to each. A row whose own place is right, but whose neighbour was moved away, is no fault.
pub fn judge(suspects: &[Suspect]) -> Vec<Fault> {
    let hashes: HashSet<_> = suspects.iter().map(|suspect| suspect.hash.as_str()).collect();
    suspects.iter().filter_map(|suspect| verdict(suspect, suspects, &hashes)).collect()
}

fn verdict(suspect: &Suspect, suspects: &[Suspect], hashes: &HashSet<&str>) -> Option<Fault> {
    let follows_moved = |hash: &&str| link(&suspect.entry, suspect.seq, hash) == suspect.hash;
    if hashes.iter().any(follows_moved) {
        return None;
    }
    // Its hash came along with it, or stayed behind: either way it is among those of the suspects.
    let stood_at = |place: &&Suspect| {
        let befores = hashes.iter().copied().chain([place.before.as_str()]);
        befores.into_iter().any(|before| hashes.contains(link(&suspect.entry, place.seq, before).as_str()))
    };
    let from = suspects.iter().filter(|place| place.seq != suspect.seq).find(stood_at);
    Some(match from {
        Some(place) => Fault::Moved { seq: suspect.seq, from: place.seq },
        None => Fault::Changed { seq: suspect.seq },
    })
}
