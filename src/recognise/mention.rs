//! [`Mention`]: one occurrence of a name.

use crate::ontology::{EntityClass, EntityType};
use crate::text::Span;

/// One occurrence of a name, or of a form that only context completes (市委, 该公司).
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: EntityType,
    /// The finer class, where known.
    pub class: Option<EntityClass>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Which recogniser said so (`gazetteer`, `pattern`).
    pub recogniser: &'static str,
    /// Which rule of it (`org-tail`, `quoted-head`, …).
    pub rule: &'static str,
}
