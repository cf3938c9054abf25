//! What happens where two proposals overlap.

use std::cmp::Reverse;

use super::Mention;

/// Who wins where proposals overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The user's own terms, then the longest name, then the surest, then the leftmost.
    LongestFirst,
    /// The user's own terms, then what the model is sure of, then the longest name, the surest, the leftmost. The model
    /// weighs the whole sentence, a rule sees one sign in it.
    ModelFirst,
}

/// From what confidence on a model's mention stands before those of rules.
const SURE: f32 = 0.5;

/// The mentions that `policy` keeps, by begin; none overlaps another.
pub fn resolve(mut proposed: Vec<Mention>, policy: Policy) -> Vec<Mention> {
    proposed.sort_by_key(|m| {
        let sureness = (m.confidence * 1000.0) as u32;
        let modelled = policy == Policy::ModelFirst && m.recogniser == "model" && m.confidence >= SURE;
        (m.rule != "user-term", !modelled, Reverse(m.span.len()), Reverse(sureness), m.span, m.kind, m.rule)
    });
    let mut kept: std::collections::BTreeMap<usize, Mention> = std::collections::BTreeMap::new();
    for mention in proposed {
        let before = kept.range(..mention.span.end).next_back();
        if before.is_none_or(|(_, m)| !m.span.overlaps(mention.span)) {
            kept.insert(mention.span.begin, mention);
        }
    }
    kept.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::EntityType;
    use crate::text::Span;

    fn mention(begin: usize, end: usize, confidence: f32, rule: &'static str) -> Mention {
        Mention {
            span: Span::new(begin, end),
            kind: EntityType::Place,
            class: None,
            confidence,
            recogniser: "test",
            rule,
        }
    }

    #[test]
    fn the_longest_wins_and_the_users_term_wins_over_it() {
        let spans = |proposed| -> Vec<_> {
            resolve(proposed, Policy::LongestFirst).into_iter().map(|m| (m.span.begin, m.span.end)).collect()
        };
        let proposed = vec![mention(0, 6, 0.9, "a"), mention(3, 12, 0.5, "b"), mention(12, 15, 0.5, "b")];
        assert_eq!(spans(proposed), [(3, 12), (12, 15)]);
        let proposed = vec![mention(0, 6, 0.9, "user-term"), mention(3, 12, 0.5, "b")];
        assert_eq!(spans(proposed), [(0, 6)]);
    }
}
