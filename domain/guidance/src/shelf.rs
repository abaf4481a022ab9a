//! What there is on the pages of a territory: the program's, its own, and what was read again.

use std::collections::BTreeMap;

use base::{Db, Id, Result};
use partner::Territory;
use web::Lang;

use crate::model::{Page, Shelf};
use crate::{national, store};

/// One page in one language.
pub async fn shelf(db: &mut Db, territory: Id<Territory>, number: i64, lang: Lang) -> Result<Shelf> {
    Ok(Shelf {
        national: national::article(number, lang).cloned(),
        own: store::own(db, territory, number, lang).await?,
        rereading: store::rereading(db, territory, number, lang).await?,
    })
}

/// What the public reads on a page: in this language, else in French; `None` where there is no such page.
pub async fn reading(db: &mut Db, territory: Id<Territory>, number: i64, lang: Lang) -> Result<Option<Page>> {
    match shelf(db, territory, number, lang).await?.page() {
        None if lang != Lang::Fr => Ok(shelf(db, territory, number, Lang::Fr).await?.page()),
        found => Ok(found),
    }
}

/// Every page in every language, by number and language.
pub async fn shelves(db: &mut Db, territory: Id<Territory>) -> Result<BTreeMap<(i64, Lang), Shelf>> {
    let mut shelves: BTreeMap<(i64, Lang), Shelf> = BTreeMap::new();
    for page in national::articles() {
        shelves.entry((page.number, page.lang)).or_default().national = Some(page.clone());
    }
    for own in store::all(db, territory).await? {
        let key = (own.number, own.lang);
        shelves.entry(key).or_default().own = Some(own);
    }
    for rereading in store::rereadings(db, territory).await? {
        if let Some(shelf) = shelves.get_mut(&(rereading.number, rereading.lang)) {
            shelf.rereading = Some(rereading);
        }
    }
    Ok(shelves)
}
