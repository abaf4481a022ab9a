//! What a process says in its log.

use std::io::{Result, Write};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use tracing_subscriber::fmt::MakeWriter;

/// Everything that this process has logged since the first call of [`Log::listen`].
#[derive(Debug, Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens to what passes `filter`, written as in `MAILLAGE_LOG`; the first filter of a process holds.
    pub fn listen(filter: &str) -> Self {
        static LOG: LazyLock<Log> = LazyLock::new(Log::default);
        let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(LOG.clone());
        // Where it is listened to already, nothing changes.
        drop(log.try_init());
        LOG.clone()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
