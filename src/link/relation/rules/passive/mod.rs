//! Clauses whose object comes first: 大赛由科协主办, 行动深入开展, 建议被市长批示.

mod agent;
mod before;
mod by;
mod chain;
mod patient;

pub use agent::AGENT;
pub use by::PASSIVE;
pub use patient::PATIENT;
