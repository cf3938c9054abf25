//! Where something is or happens, and where someone goes.

mod arrives;
mod before;
mod go;
mod held;
mod relative;
mod situated;
mod thing;
mod things;

pub use arrives::ARRIVES;
pub use before::place_before;
pub use go::GO;
pub use held::HELD;
pub use situated::SITUATED;
