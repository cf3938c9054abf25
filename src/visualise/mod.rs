//! Module visualise (being written).
