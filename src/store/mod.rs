//! [`GraphStore`]: the RDF store on disk or in memory; the only place that opens one.
//!
//! With the feature `rocksdb` a store is a RocksDB folder. Without it, the store lives in memory; a folder then holds
//! one file, `store.nq`, the sorted N-Quads dump, which [`GraphStore::save`] writes and opening reads.

mod articles;
mod count;
mod disk;
mod error;
mod file;
mod merged;

use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Quad, TermRef};
use oxigraph::store::Store;

use crate::iri::Base;
use crate::rdf::write::sorted_lines;

pub use articles::StoredArticle;
pub use error::StoreError;
pub use file::FILE_NAME;

/// A store of named graphs.
#[derive(Clone)]
pub struct GraphStore {
    inner: Store,
    folder: PathBuf,
    persistence: Persistence,
}

/// How what is written stays.
#[derive(Clone)]
enum Persistence {
    /// Not at all.
    Memory,
    /// RocksDB keeps it.
    #[cfg(feature = "rocksdb")]
    RocksDb,
    /// [`GraphStore::save`] writes the file, and holds the lock on the folder until then.
    File(#[allow(dead_code, reason = "held, not read")] std::sync::Arc<std::fs::File>),
}

impl GraphStore {
    /// Opens the store in `folder` for reading and writing, and makes one where there is none.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        disk::prepare(folder)?;
        #[cfg(feature = "rocksdb")]
        return disk::open(folder);
        #[cfg(not(feature = "rocksdb"))]
        Self::open_file(folder)
    }

    /// Opens the store in `folder`, which must exist, for reading.
    pub fn open_read_only(folder: &Path) -> Result<Self, StoreError> {
        if folder.join(file::FILE_NAME).is_file() {
            return file::read(folder).map(|inner| Self::of(inner, folder, Persistence::Memory));
        }
        disk::require(folder)?;
        #[cfg(feature = "rocksdb")]
        return disk::open_read_only(folder);
        #[cfg(not(feature = "rocksdb"))]
        Err(StoreError::NeedsRocksDb { folder: folder.to_owned() })
    }

    /// Opens a store that is one file (`store.nq`): what [`GraphStore::open`] does without RocksDB.
    pub fn open_file(folder: &Path) -> Result<Self, StoreError> {
        let lock = file::lock(folder)?;
        let inner = file::read(folder)?;
        Ok(Self::of(inner, folder, Persistence::File(lock.into())))
    }

    /// An empty store that nothing keeps.
    pub fn in_memory() -> Result<Self, StoreError> {
        let inner = Store::new().map_err(|error| StoreError::storage(Path::new("memory"), &error))?;
        Ok(Self::of(inner, Path::new("memory"), Persistence::Memory))
    }

    fn of(inner: Store, folder: &Path, persistence: Persistence) -> Self {
        Self { inner, folder: folder.to_owned(), persistence }
    }

    /// Where it is kept; `None` where nothing keeps it.
    pub fn folder(&self) -> Option<&Path> {
        (!matches!(self.persistence, Persistence::Memory)).then_some(&self.folder)
    }

    /// The store itself, for queries.
    pub fn inner(&self) -> &Store {
        &self.inner
    }

    /// Makes sure that what was written stays.
    pub fn save(&self) -> Result<(), StoreError> {
        match &self.persistence {
            Persistence::Memory => Ok(()),
            #[cfg(feature = "rocksdb")]
            Persistence::RocksDb => self.inner.flush().map_err(|error| self.failed(&error)),
            Persistence::File(_) => file::write(self, &self.folder),
        }
    }

    /// Puts `quads` in place of all that the graph held, in one transaction: readers see the old graph or the new.
    pub fn replace_graph(&self, graph: &NamedNode, quads: &[Quad]) -> Result<(), StoreError> {
        self.replace_graphs(std::iter::once((graph, quads)))
    }

    /// The same for many graphs, all in one transaction.
    pub fn replace_graphs<'a>(
        &self,
        graphs: impl IntoIterator<Item = (&'a NamedNode, &'a [Quad])>,
    ) -> Result<(), StoreError> {
        let graphs: Vec<_> = graphs.into_iter().collect();
        debug_assert!(
            graphs.iter().all(|(graph, quads)| quads.iter().all(|q| q.graph_name == (*graph).clone().into()))
        );
        let mut transaction = self.inner.start_transaction().map_err(|error| self.failed(&error))?;
        merged::replace(&mut transaction, &graphs).map_err(|error| self.failed(&error))?;
        transaction.commit().map_err(|error| self.failed(&error))
    }

    /// The same for a great many quads: graphs that are new are loaded in bulk, graphs that are as they were are let
    /// be, the others are replaced in one transaction. Of a graph given twice the last counts.
    pub fn write_graphs(&self, graphs: Vec<(NamedNode, Vec<Quad>)>) -> Result<(), StoreError> {
        let graphs: BTreeMap<String, (NamedNode, Vec<Quad>)> =
            graphs.into_iter().map(|(graph, quads)| (graph.as_str().to_owned(), (graph, quads))).collect();
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (graph, quads) in graphs.into_values() {
            let known = self.inner.contains_named_graph(&graph).map_err(|error| self.failed(&error))?;
            if !known {
                new.push(quads);
            } else if !self.holds(&graph, &quads)? {
                changed.push((graph, quads));
            }
        }
        self.replace_graphs(changed.iter().map(|(graph, quads)| (graph, quads.as_slice())))?;
        let mut loader = self.inner.bulk_loader();
        loader.load_quads(merged::with_merge(new)).map_err(|error| self.failed(&error))?;
        loader.commit().map_err(|error| self.failed(&error))
    }

    /// Whether a graph holds `quads` and nothing else.
    fn holds(&self, graph: &NamedNode, quads: &[Quad]) -> Result<bool, StoreError> {
        let wanted: HashSet<&Quad> = quads.iter().collect();
        let held = self.graph(graph)?;
        Ok(held.len() == wanted.len() && held.iter().all(|quad| wanted.contains(quad)))
    }

    /// Puts quads of any graphs in place of what those graphs held; those of the default graph are added to it.
    pub fn load(&self, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
        let mut graphs: BTreeMap<NamedNode, Vec<Quad>> = BTreeMap::new();
        for quad in quads {
            match &quad.graph_name {
                GraphName::NamedNode(graph) => graphs.entry(graph.clone()).or_default().push(quad),
                _ => self.inner.insert(&quad).map_err(|error| self.failed(&error))?,
            }
        }
        self.replace_graphs(graphs.iter().map(|(graph, quads)| (graph, quads.as_slice())))
    }

    /// Removes a graph with all that it holds.
    pub fn remove_graph(&self, graph: &NamedNode) -> Result<(), StoreError> {
        self.replace_graph(graph, &[])?;
        self.inner.remove_named_graph(graph).map_err(|error| self.failed(&error))
    }

    /// The quads of one graph.
    pub fn graph(&self, graph: &NamedNode) -> Result<Vec<Quad>, StoreError> {
        self.matching(None, None, None, Some(graph.as_ref().into())).collect()
    }

    /// All quads of named graphs; the default graph is only their merge.
    pub fn quads(&self) -> impl Iterator<Item = Result<Quad, StoreError>> + '_ {
        self.matching(None, None, None, None)
    }

    /// Writes all quads as sorted N-Quads: equal stores give equal bytes.
    pub fn dump_sorted(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let quads = self.quads().collect::<Result<Vec<_>, _>>()?;
        sorted_lines(RdfFormat::NQuads, quads, out)
            .map_err(|source| StoreError::Io { folder: self.folder.clone(), source })
    }

    /// The base of what the store holds, or `None` where it holds no description of itself.
    pub fn base(&self) -> Result<Option<Base>, StoreError> {
        use crate::ontology::vocab::void_;
        let Some(quad) = self.matching(None, Some(void_::URI_SPACE), None, None).next().transpose()? else {
            return Ok(None);
        };
        let TermRef::Literal(space) = quad.object.as_ref() else { return Ok(None) };
        Ok(space.value().strip_suffix("id/").and_then(|base| Base::new(base).ok()))
    }

    /// The version of tupu that wrote last.
    pub fn version(&self) -> Result<Option<String>, StoreError> {
        let quad = self.matching(None, Some(crate::rdf::SOFTWARE_VERSION), None, None).next().transpose()?;
        Ok(quad.and_then(|quad| match quad.object.as_ref() {
            TermRef::Literal(version) => Some(version.value().to_owned()),
            _ => None,
        }))
    }

    fn matching<'a>(
        &'a self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad, StoreError>> + 'a {
        let quads = self.inner.quads_for_pattern(subject, predicate, object, graph);
        let named = |quad: &Result<Quad, _>| quad.as_ref().map_or(true, |q| !q.graph_name.is_default_graph());
        quads.filter(named).map(|quad| quad.map_err(|error| self.failed(&error)))
    }

    fn failed(&self, error: &oxigraph::store::StorageError) -> StoreError {
        StoreError::storage(&self.folder, error)
    }
}

#[cfg(test)]
mod tests;
