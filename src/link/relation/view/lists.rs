//! A list of phrases: which it is, and whom it names.

use super::{Group, View};
use crate::ontology::EntityType;

impl View<'_> {
    /// The heads of a group that have one of these types, from the phrase `from` on, at most 40.
    pub fn heads(&self, group: &Group, allowed: &[EntityType]) -> Vec<usize> {
        let heads = self.phrases[group.phrases.clone()].iter().take(200).map(|p| p.head);
        heads.filter(|h| allowed.contains(&self.kind(*h))).take(40).collect()
    }

    /// The group of a phrase.
    pub fn group_of(&self, phrase: usize) -> &Group {
        &self.groups[self.phrases[phrase].group]
    }
}
