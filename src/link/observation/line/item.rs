//! [`Item`]: one word, name or quantity of a sentence.

use crate::link::observation::words::Roles;
use crate::ontology::EntityType;
use crate::text::Span;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A noun, or a verb that stands for one.
    Noun,
    /// Any other verb.
    Verb,
    /// An adjective or the like, that may stand before a noun.
    Modifier,
    /// Adverbs, prepositions, pronouns, particles.
    Other,
    /// 的.
    De,
    /// 和, 与, 及.
    And,
    /// 、.
    Pause,
    /// 等.
    Etc,
    /// ，： and the marks of long quotations.
    Comma,
    /// A date or period.
    Time,
    /// A recognised name.
    Name(EntityType),
    /// A quoted name.
    Quoted,
    /// A title in 《》.
    Title,
    /// A bracket without a quantity, with its marks.
    Bracket,
    /// A quantity, by its index.
    Quantity(usize),
}

/// One item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Where, relative to the sentence.
    pub span: Span,
    /// What it is.
    pub class: Class,
    /// What the word table says of it.
    pub roles: Roles,
}

impl Item {
    /// Whether it may be the head of a noun phrase.
    pub fn is_nominal(&self) -> bool {
        match self.class {
            Class::Noun | Class::Name(_) | Class::Quoted | Class::Title => true,
            Class::Verb => self.roles.any(Roles::NOMINAL),
            _ => false,
        }
    }

    /// Whether it has any of `roles`.
    pub fn is(&self, roles: Roles) -> bool {
        self.roles.any(roles)
    }
}
