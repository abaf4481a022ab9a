//! Cards that were read out of the index not long ago, ready to be shown again: those of a town are all there.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use search::Stamp;

use crate::Card;

/// How many cards are kept, a few kilobytes each.
const MOST: NonZeroUsize = NonZeroUsize::new(2048).unwrap();

/// Cards by the state of the index that they were read in: a change of the index finds none of them again, so that nothing
/// has to be taken back.
pub struct AtHand(Mutex<LruCache<Stamp, Arc<Card>>>);

impl Default for AtHand {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(MOST)))
    }
}

impl AtHand {
    pub fn get(&self, stamp: Stamp) -> Option<Arc<Card>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&stamp).cloned()
    }

    pub fn keep(&self, stamp: Stamp, card: Arc<Card>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(stamp, card);
    }
}
