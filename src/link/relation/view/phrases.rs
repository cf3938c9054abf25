//! Names → phrases and lists of them.

use super::scan::in_any;
use super::{Group, Phrase, View};
use crate::link::relation::join::{Join, join};

impl View<'_> {
    pub(super) fn find_phrases(&mut self, mentions: &[usize]) {
        let outside =
            mentions.iter().copied().filter(|i| !in_any(&self.brackets, self.mention(*i).mention.span.begin));
        let outside: Vec<usize> = outside.collect();
        let mut last: Option<usize> = None;
        for index in outside {
            let span = self.mention(index).mention.span;
            let joined = last.map_or(Join::None, |before| join(self, before, index));
            last = Some(index);
            match joined {
                Join::Modifier => {
                    if let Some(phrase) = self.phrases.last_mut() {
                        phrase.head = index;
                        phrase.span.end = span.end;
                    }
                    if let Some(group) = self.groups.last_mut() {
                        group.span.end = span.end;
                    }
                    continue;
                }
                Join::Coordinate(mark) => {
                    if let Some(group) = self.groups.last_mut() {
                        group.phrases.end += 1;
                        group.span.end = span.end;
                        group.joins.push(mark);
                    }
                }
                Join::None => {
                    let next = self.phrases.len();
                    let preposition = self.preposition(span.begin);
                    self.groups.push(Group { phrases: next..next + 1, span, joins: Vec::new(), preposition });
                }
            }
            let (clause, group) = (self.clause_at(span.begin), self.groups.len() - 1);
            self.phrases.push(Phrase { first: index, head: index, span, clause, group });
        }
    }
}
