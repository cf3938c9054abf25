//! What happens where two proposals overlap.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Mention, Nature};
use crate::ontology::EntityType;
use crate::text::Span;

/// Who wins where proposals overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The user's own terms, then the longest name, then the surest, then the leftmost.
    LongestFirst,
    /// The user's own terms, then what the model is sure of, then the longest name, the surest, the leftmost. The model
    /// weighs the whole sentence, a rule sees one sign in it.
    ModelFirst,
}

/// What the model sees; and the rules' deictic forms, which say what completes them: of 市科协 as a name and as a form
/// the form is right, while 市科协后备人才计划 is longer than either.
fn stands_first(mention: &Mention) -> bool {
    let rule = matches!(Nature::of(mention.rule), Nature::Contextual | Nature::Introduced);
    (mention.recogniser == "model") != rule
}

/// Whether a quoted name and what belongs to it, as a rule sees them, hold a name of the same kind that the model sees: the longer one
/// is the name (江苏省“最美教师”, “银龄跨越”行动), the quotation alone its mark.
fn goes_on(mention: &Mention, proposed: &[Mention]) -> bool {
    let inside =
        |m: &Mention| m.span != mention.span && mention.span.contains(m.span) && m.kind == mention.kind;
    proposed.iter().any(|m| m.recogniser == "model" && inside(m))
}

/// A level word and an ending, with whatever stands between them.
const LEVEL_TAIL: &str = "deixis-level-tail";

/// Whether the model sees a name in a part of `span` and not all of it as one: 市运会由市人民政府, 市科协牵线搭桥.
fn holds_another(span: Span, seen: &[Span]) -> bool {
    !seen.contains(&span) && seen.iter().any(|s| *s != span && span.contains(*s))
}

/// The mentions that `policy` keeps, by begin; none overlaps another.
pub fn resolve(mut proposed: Vec<Mention>, policy: Policy) -> Vec<Mention> {
    if policy == Policy::ModelFirst {
        // An ending alone makes a name for a rule (国际石油公司, 国家发展战略); the model has read the sentence and saw none.
        proposed.retain(|m| Nature::of(m.rule) != Nature::Ending);
        let seen: Vec<Span> = proposed.iter().filter(|m| m.recogniser == "model").map(|m| m.span).collect();
        proposed.retain(|m| m.rule != LEVEL_TAIL || !holds_another(m.span, &seen));
    }
    let seen: BTreeSet<(Span, EntityType)> =
        proposed.iter().filter(|m| m.recogniser == "model").map(|m| (m.span, m.kind)).collect();
    let quoted: BTreeSet<(Span, EntityType)> = proposed
        .iter()
        .filter(|m| Nature::of(m.rule) == Nature::Quoted && goes_on(m, &proposed))
        .map(|m| (m.span, m.kind))
        .collect();
    proposed.sort_by_key(|m| {
        let sureness = (m.confidence * 1000.0) as u32;
        // What a rule sees as well keeps the rule, which knows the full name: 镇江市科协 is a place and a kind of body.
        let first = policy == Policy::LongestFirst
            || stands_first(m)
            || seen.contains(&(m.span, m.kind))
            || m.recogniser != "model" && quoted.contains(&(m.span, m.kind));
        let modelled = m.recogniser == "model";
        (
            Nature::of(m.rule) != Nature::User,
            !first,
            Reverse(m.span.len()),
            modelled && first,
            Reverse(sureness),
            m.span,
            m.kind,
            m.rule,
        )
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

    #[test]
    fn what_the_model_sees_goes_before_longer_names_of_rules_and_takes_their_reading() {
        let model =
            |begin, end| Mention { recogniser: "model", ..mention(begin, end, 0.8, "sequence-tagger") };
        let kept = |proposed| -> Vec<_> {
            resolve(proposed, Policy::ModelFirst)
                .into_iter()
                .map(|m| (m.span.begin, m.span.end, m.rule))
                .collect()
        };
        let proposed = vec![model(3, 9), mention(0, 12, 0.99, "place-body"), mention(12, 18, 0.9, "tail")];
        assert_eq!(kept(proposed), [(3, 9, "sequence-tagger")]);
        let proposed = vec![model(3, 9), mention(0, 12, 0.8, "quoted-name")];
        assert_eq!(kept(proposed), [(0, 12, "quoted-name")], "a quotation goes on to its head");
        assert_eq!(kept(vec![model(3, 9), mention(3, 9, 0.7, "place-body")]), [(3, 9, "place-body")]);
        let proposed =
            vec![model(0, 9), mention(0, 9, 0.9, "deixis-body"), mention(0, 15, 0.9, "deixis-body")];
        assert_eq!(kept(proposed), [(0, 15, "deixis-body")]);
    }
}
