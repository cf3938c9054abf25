//! 甲收购乙、丙收购丁: a list of clauses without a mark between them, in which 乙、丙 is no list of names.

use super::agent::Agents;
use super::trigger::Hit;
use super::view::View;

impl View<'_> {
    /// Takes the subject of the next clause out of `objects`.
    pub fn leave_next_subject(&self, hit: &Hit<'_>, objects: &mut Vec<usize>) {
        let Some(last) = objects.last().filter(|_| objects.len() > 1) else { return };
        let end = self.mention(*last).mention.span.end;
        if self.hits.iter().any(|h| h.word == hit.word && h.span.begin == end) {
            objects.pop();
        }
    }

    /// Leaves of those who act before `hit` the last, where the others were acted on by the clause before.
    pub fn leave_last_subject(&self, hit: &Hit<'_>, agents: &mut Agents<'_>) {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let Some(group) = self.groups_before(clause.begin, hit.span.begin).next() else { return };
        let adjacent = agents.end == Some(hit.span.begin) && group.span.end == hit.span.begin;
        let acted_on = || self.hits.iter().any(|h| h.word == hit.word && h.span.end == group.span.begin);
        if adjacent && agents.entities.len() > 1 && acted_on() {
            agents.entities.drain(..agents.entities.len() - 1);
        }
    }
}
