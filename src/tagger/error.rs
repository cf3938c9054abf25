//! [`ModelError`]: why a file is no model.

/// Why a file is no model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It begins otherwise.
    #[error("this is no model of this version of tupu")]
    Magic,
    /// Its bytes are not those that were written.
    #[error("the model file is damaged: its checksum does not fit")]
    Checksum,
    /// It means nothing.
    #[error("the model file is damaged: it ends early or holds what no model holds")]
    Content,
}
