//! Training of the accurate grade: forward and backward passes in `f32` on the processor, Adam, name swapping.

#![allow(clippy::missing_panics_doc, reason = "rows of a matrix that was made here lie together")]
#![allow(
    clippy::many_single_char_names,
    clippy::type_complexity,
    reason = "formulas as the papers write them"
)]

mod adam;
mod batch;
mod checkpoint;
mod export;
pub mod layers;
mod network;
mod run;
mod table;
mod train;

pub use adam::{Adam, Rate};
pub use batch::Batch;
pub use checkpoint::with_unknown;
pub use network::{Gradients, Network, Noise, Weights};
pub use run::{Lesson, Settings};
pub use table::{Table, TableGradient};
pub use train::{Options, train};
