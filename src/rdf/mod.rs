//! Module rdf (being written).
