//! Something made of the store that is kept until the store changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::serve::pool::{Pool, Version};
use crate::serve::wire::Refusal;

/// A table, and the version of the store that it was read from.
pub(super) struct Kept<T>(tokio::sync::Mutex<Option<(Version, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(tokio::sync::Mutex::new(None))
    }
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// The table of the newest version. It is read once however many ask; they wait.
    pub(super) async fn get(
        &self,
        pool: &Pool,
        read: impl FnOnce(&Path) -> Result<T, String> + Send + 'static,
    ) -> Result<Arc<T>, Refusal> {
        let mut kept = self.0.lock().await;
        let version = pool.version();
        if let Some((of, table)) = kept.as_ref()
            && *of == version
        {
            return Ok(table.clone());
        }
        let folder: PathBuf = pool.folder().to_owned();
        let table = tokio::task::spawn_blocking(move || read(&folder)).await;
        let broken = |_| Refusal::Failed("the store could not be read; this is a bug".to_owned());
        let table = Arc::new(table.map_err(broken)?.map_err(Refusal::Store)?);
        *kept = Some((version, table.clone()));
        Ok(table)
    }
}
