//! Module serve (being written).
