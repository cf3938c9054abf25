//! Module evaluate (being written).
