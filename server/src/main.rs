//! `maillage`: see [`server::commands`].

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A page is made of many small texts: this allocator hands them out faster than the system's.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    server::commands::run().await
}
