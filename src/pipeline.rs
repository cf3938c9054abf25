//! Composes the stages (being written).
