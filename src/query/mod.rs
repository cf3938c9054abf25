//! Module query (being written).
