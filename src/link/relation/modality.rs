//! Whether a clause says that something is so, will be, or is not.

use super::agent::{Agents, Basis};
use super::trigger::Hit;
use super::view::View;
use super::words::WORDS;
use crate::ontology::Modality;

impl View<'_> {
    /// The modality of what `hit` says, whose object ends at `object` where it is known.
    pub fn modality(&self, hit: &Hit<'_>, agents: Option<&Agents<'_>>, object: Option<usize>) -> Modality {
        let clause_index = self.clause_at(hit.span.begin);
        let clause = self.clauses[clause_index];
        let after = object.filter(|o| *o > hit.span.end).map(|o| self.plain(o, clause.end.max(o)));
        if let Some(found) = after.as_deref().and_then(called_off) {
            return found;
        }
        let begin = agents.and_then(|a| a.end).filter(|e| *e < hit.span.begin).unwrap_or(clause.begin);
        let own = self.before(begin.max(clause.begin), hit.span.begin);
        // 原定在某地举办: the word may stand before the subject.
        let own = if own == Modality::Done && begin > clause.begin {
            self.before(clause.begin, begin)
        } else {
            own
        };
        if own != Modality::Done {
            return own;
        }
        let carried = agents.is_some_and(|a| !matches!(a.basis, Basis::Own)) && clause_index > 0;
        if self.plan && !self.done_clause(clause_index) {
            return Modality::Planned;
        }
        let from = match agents.map(|a| a.basis) {
            Some(Basis::Carried(at)) if self.planned_clause(at) => at,
            _ => clause_index.saturating_sub(1),
        };
        if carried && self.planned_clause(from) && !self.done_clause(clause_index) {
            return Modality::Planned;
        }
        Modality::Done
    }

    /// The modality words in `from..to`, the last 24 characters of it.
    fn before(&self, from: usize, to: usize) -> Modality {
        let text = self.plain(from, to);
        let skip = text.chars().count().saturating_sub(24);
        let text: String = text.chars().skip(skip).collect();
        // 将某地打造成…: that 将 is no future.
        let disposal = self.groups_before(from, to).take(6).any(|g| g.preposition == Some("将"));
        scan(&text, disposal)
    }

    /// Whether a clause speaks of what is yet to come, and what follows from it does too.
    pub fn planned_clause(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let text = self.plain(span.begin, span.end);
        scan(&text, false) == Modality::Planned && !text.contains('已')
    }

    fn done_clause(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let text = self.plain(span.begin, span.end);
        text.contains(['已', '了', '曾'])
    }
}

/// 因故取消, 推迟至明年, right after what it is said of.
fn called_off(text: &str) -> Option<Modality> {
    let near: String = text.chars().take(8).collect();
    if ["因故取消", "取消", "停办", "未能", "流产", "搁浅"].iter().any(|w| near.contains(w)) {
        return Some(Modality::Denied);
    }
    ["推迟", "延期", "延后", "改期"].iter().any(|w| near.contains(w)).then_some(Modality::Planned)
}

/// The last modality word decides, but a denial anywhere wins. `disposal`: 将 is the one of 将…纳入.
fn scan(text: &str, disposal: bool) -> Modality {
    let mut found = Modality::Done;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = if let Some(word) = WORDS.mask.prefix(rest) {
            word.len()
        } else if let Some(word) = WORDS.denied.prefix(rest) {
            // 不 far from the verb denies something else.
            if word.chars().count() > 1 || rest.chars().count() <= 5 {
                return Modality::Denied;
            }
            word.len()
        } else if let Some(word) = WORDS.planned.prefix(rest) {
            if !(disposal && word == "将") {
                found = Modality::Planned;
            }
            word.len()
        } else {
            c.len_utf8()
        };
        rest = rest.get(step..).unwrap_or_default();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_the_verb_decide() {
        assert_eq!(scan("计划与母校", false), Modality::Planned);
        assert_eq!(scan("尚未", false), Modality::Denied);
        assert_eq!(scan("不断创新", false), Modality::Done);
        assert_eq!(scan("将", true), Modality::Done);
    }

    #[test]
    fn what_is_called_off_is_denied() {
        assert_eq!(called_off("因故取消"), Some(Modality::Denied));
        assert_eq!(called_off("推迟至明年3月"), Some(Modality::Planned));
        assert_eq!(called_off("圆满落幕"), None);
    }
}
