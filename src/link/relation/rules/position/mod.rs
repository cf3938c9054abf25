//! Who holds which post: 市委书记林某; 林某任秘书长; 免去林某的局长职务.

mod apposition;
mod holder;
mod office;
mod passed_on;
mod serves;
mod title;
mod verbs;

pub use apposition::APPOSITION;
pub use office::OFFICE;
pub use serves::SERVES;
pub use verbs::{REMOVING, RESIGNING, TAKING};
