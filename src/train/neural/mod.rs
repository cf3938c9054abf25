//! Training of the accurate grade: forward and backward passes in `f32` on the processor, Adam, name swapping.

#![allow(clippy::missing_panics_doc, reason = "rows of a matrix that was made here lie together")]
#![allow(
    clippy::many_single_char_names,
    clippy::type_complexity,
    reason = "formulas as the papers write them"
)]

mod adam;
mod batch;
mod calibrate;
mod chain;
mod checkpoint;
mod export;
mod guess;
pub mod layers;
mod network;
mod pass;
mod read;
mod run;
mod start;
mod table;
mod train;
mod weights;

pub use adam::{Adam, Rate};
pub use batch::Batch;
pub use calibrate::calibrate;
pub use network::{Gradients, Network, Noise};
pub use read::{Reading, read};
pub use run::{Lesson, Settings};
pub use table::{Table, TableGradient};
pub use train::{Edition, Options, train};
pub use weights::Weights;
