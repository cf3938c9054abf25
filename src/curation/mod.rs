//! A person's decisions about entities: what is one, what is two, what it is called, what it is.
//!
//! They live in a readable file beside the store (`tupu-store.curation.tsv`), one decision a line, and are replayed
//! on every build; the store's `graph/curation` repeats them in RDF. The file never holds a date that nobody gave.

mod file;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::ontology::{EntityClass, EntityType};

pub(crate) use file::type_of;
pub use file::{CurationError, parse, write};

/// One decision with what was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What is to be done.
    pub action: Action,
    /// The day of the decision, where the person gave one.
    pub date: Option<String>,
    /// Why, where the person said so.
    pub note: Option<String>,
}

/// What a person decided. Names are those that the store shows, or any other name of the entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Both are one entity, which goes by the second name.
    Merge {
        /// The name that goes.
        from: String,
        /// The name that stays.
        into: String,
    },
    /// These two names never mean one entity.
    Apart {
        /// One name.
        one: String,
        /// The other.
        other: String,
    },
    /// What these articles call so is an entity of its own.
    Split {
        /// The name in the articles.
        name: String,
        /// What the new entity is called: 李伟（常州大学）.
        new: String,
        /// Keys, paths, addresses or IRIs of articles.
        articles: Vec<String>,
    },
    /// The entity goes by another name.
    Rename {
        /// Its name so far.
        name: String,
        /// Its name from now on.
        new: String,
    },
    /// The entity is of another type.
    Retype {
        /// Its name.
        name: String,
        /// Its type.
        kind: EntityType,
        /// Its finer class, which must be one of that type.
        class: Option<EntityClass>,
    },
}

impl Action {
    /// The word for it in the file and on the command line.
    pub const fn word(&self) -> &'static str {
        match self {
            Action::Merge { .. } => "merge",
            Action::Apart { .. } => "apart",
            Action::Split { .. } => "split",
            Action::Rename { .. } => "rename",
            Action::Retype { .. } => "retype",
        }
    }

    /// The name that it is about.
    pub fn name(&self) -> &str {
        match self {
            Action::Merge { from: name, .. }
            | Action::Apart { one: name, .. }
            | Action::Split { name, .. }
            | Action::Rename { name, .. }
            | Action::Retype { name, .. } => name,
        }
    }

    /// The other name, or the type.
    pub fn other(&self) -> String {
        match self {
            Action::Merge { into: other, .. }
            | Action::Apart { other, .. }
            | Action::Split { new: other, .. }
            | Action::Rename { new: other, .. } => other.clone(),
            Action::Retype { kind, class, .. } => {
                class.map_or_else(|| kind.to_string(), |class| class.to_string())
            }
        }
    }

    /// The articles that it is limited to; none means all.
    pub fn articles(&self) -> &[String] {
        match self {
            Action::Split { articles, .. } => articles,
            _ => &[],
        }
    }
}

/// Where the decisions about the store in `folder` are: beside it, so that removing the store does not remove them.
///
/// ```
/// use std::path::Path;
/// let file = tupu::curation::path_of(Path::new("archive/store"));
/// assert_eq!(file, Path::new("archive/store.curation.tsv"));
/// ```
pub fn path_of(folder: &Path) -> PathBuf {
    let mut name: OsString = folder.file_name().map_or_else(|| OsString::from("tupu"), OsString::from);
    name.push(".curation.tsv");
    folder.with_file_name(name)
}
