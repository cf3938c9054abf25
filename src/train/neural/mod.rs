//! Training of the accurate grade: forward and backward passes in `f32` on the processor, Adam, name swapping.

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
