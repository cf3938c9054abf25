//! Module graph (being written).
