//! The persistent RDF store (being written).
