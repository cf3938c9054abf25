//! What is done at an event that was named before: attending its opening, speaking, winning.

mod attends;
mod contest;
mod generic;
mod kind;
mod result;
mod speech;
mod spoken;
mod sponsor;

pub use attends::ATTENDS;
pub use result::RESULT;
pub use speech::SPEECH;
pub use sponsor::SPONSOR;
