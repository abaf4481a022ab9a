//! Providers: taxis and hotels, what they type to use a voucher, and when they no longer may.

mod model;
pub mod pages;
pub mod store;

use base::{Db, Id, Result};
pub use model::{Provider, ProviderForm, new_key};

use crate::convention::Convention;

/// Gives the providers of a convention to the one that renews it, with their keys.
pub async fn take_over(db: &mut Db, from: Id<Convention>, to: Id<Convention>) -> Result<()> {
    for provider in store::providers(db, from).await? {
        store::insert(db, &Provider { id: Id::new(), convention_id: to, ..provider }).await?;
    }
    Ok(())
}
