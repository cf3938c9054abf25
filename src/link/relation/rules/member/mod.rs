//! Members: A成员B, 代表某队出战; and who is led by whom.

mod belongs;
mod led;
mod of_body;
mod one_of;
mod represents;
mod taken;
mod unit;

pub use belongs::MEMBER;
pub use led::LED;
pub use of_body::OF_BODY;
pub use one_of::ONE_OF;
pub use represents::REPRESENTS;
pub use taken::TAKEN;
pub use unit::UNIT;

use crate::link::relation::rule::Saying;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// Somebody or some body belongs to another.
fn saying(trigger: Span, modality: Modality, confidence: f32) -> Saying {
    Saying { predicate: R::MemberOf, trigger, modality, confidence }
}
