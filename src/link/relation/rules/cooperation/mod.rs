//! What two sides do together, who leads whom, and who holds shares in what was named before.

mod held;
mod holders;
mod joint;
mod leadership;
mod meeting;
mod pair;
mod pair_before;
mod parties;
mod sets;
mod stake;

pub use leadership::LEADERSHIP;
pub use meeting::MEETING;
pub use pair::PAIR;
pub use parties::{parties, party_group};
pub use sets::pairs;
pub use stake::STAKE;
