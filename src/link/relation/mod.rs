//! Relations between an article's entities, by trigger words and the shape of the clause around them.
//!
//! A `View` takes a sentence apart; each [`Rule`] of [`RULES`] reads it and says what it finds. Verbs are
//! data (`data/lexicon/triggers.tsv`), shapes are rules.

mod agent;
mod check;
mod join;
pub mod markup;
mod modality;
mod object;
mod reported;
mod rule;
mod rules;
mod sides;
mod title;
mod trace;
mod trigger;
mod turns;
mod view;
mod why;
mod words;

use std::collections::BTreeMap;

pub use check::failures;
pub use rule::{Rule, Saying, Sink};
pub use rules::RULES;
pub use title::{head, titles};
pub use trace::{Condition, Step, Trace};
pub use trigger::{Pattern, Row, RuleError, TRIGGERS, Triggers, parse};
pub use why::{Reason, WhyNot, why_not};
pub use words::WORDS;

use super::mood::plans;
use super::subject::may_supply;
use super::{Context, EntityId, Relation};
use crate::ontology::{EntityType, Modality, RelationType};
use view::View;

/// Every relation that the article states, by place, subject, predicate and object; each statement once, as the rule
/// that is surest of it says it.
pub fn relations(context: &Context<'_>) -> Vec<Relation> {
    let reporter = context.reporter.map(|r| (r.entity, r.rule));
    merged(apply(context, reporter, None))
}

/// What the rules find, with this body as the one that reports.
fn apply<'a>(
    context: &'a Context<'a>,
    reporter: Option<(&'a EntityId, &'static str)>,
    trace: Option<&'a Trace>,
) -> Vec<Relation> {
    let mut found = Vec::new();
    let plans = if reporter.is_some() { plans(context) } else { Vec::new() };
    let (mut earlier, mut about, mut together, mut paragraph) = (Vec::new(), Vec::new(), Vec::new(), None);
    let mut topic = None;
    for (index, sentence) in context.article.sentences().iter().enumerate() {
        if paragraph != Some(sentence.paragraph) {
            earlier.clear();
            about.clear();
            together.clear();
            topic = None;
            paragraph = Some(sentence.paragraph);
        }
        let mut view = View::new(context, index);
        view.supplied = reporter.filter(|_| may_supply(context, index));
        view.earlier = &earlier;
        view.about = &about;
        view.topic = topic;
        view.sides = &together;
        view.trace = trace;
        view.plan = plans.get(sentence.paragraph).copied().unwrap_or_default();
        let before = found.len();
        // 双方签约: those who were named before act where this sentence names nobody.
        if !view.phrases.is_empty() || !together.is_empty() {
            for rule in RULES {
                if let Some(trace) = trace {
                    trace.begin(rule.id, index);
                }
                (rule.apply)(&view, &mut Sink { rule: rule.id, found: &mut found });
            }
        }
        let (subjects, sides) = (sentence_subject(&view), sides::named(&view));
        topic = view.topic_after();
        if let Some(mut subjects) = subjects {
            let all = subjects.clone();
            // Who only stood in a sentence is not carried over, who did something there is.
            // A sentence that a semicolon ends goes on.
            let goes_on = view.raw(view.span.begin, view.span.end).trim_end().ends_with('；');
            subjects
                .retain(|s| goes_on || found[before..].iter().any(|r| r.subject == view.mention(*s).entity));
            earlier = subjects;
            about.push(all);
        }
        together = sides::remember(sides, &together, context);
    }
    found
}

/// Who the sentence is about: the subject that its first clause with one opens with.
fn sentence_subject(view: &View<'_>) -> Option<Vec<usize>> {
    let said = view.said_from(view.clauses.len().min(12));
    // 林某说，某会将办赛；|并…: what is said goes on behind a semicolon.
    let text = view.raw(view.span.begin, view.span.end);
    if said > 0 && !text.trim_end().ends_with('；') {
        return Some(Vec::new());
    }
    let group = (said..view.clauses.len().min(said + 8)).find_map(|c| view.clause_subject(c))?;
    let mut heads = view.heads(
        group,
        &[EntityType::Person, EntityType::Organisation, EntityType::Programme, EntityType::Work],
    );
    // 甲与乙签订协议；|与丙共建…: who signs first goes on.
    if view.signs_with(group) {
        heads.truncate(1);
    }
    Some(heads)
}

type Key = (EntityId, RelationType, EntityId, Modality);

/// Each statement once, the surest first, then in the order of the text.
fn merged(mut found: Vec<Relation>) -> Vec<Relation> {
    // What the text says outright goes before what a name tells, be that as sure as it may.
    let by_name =
        |r: &Relation| ["place-chain", "name-begins-with-place"].contains(&r.evidence.rule.as_str());
    found.sort_by(|a, b| {
        let surer = b.confidence.total_cmp(&a.confidence);
        by_name(a).cmp(&by_name(b)).then(surer).then_with(|| place(a).cmp(&place(b)))
    });
    let mut best: BTreeMap<Key, Relation> = BTreeMap::new();
    for relation in found {
        let (mut one, mut two) = (relation.subject.clone(), relation.object.clone());
        if relation.predicate.is_symmetric() && two < one {
            std::mem::swap(&mut one, &mut two);
        }
        best.entry((one, relation.predicate, two, relation.modality)).or_insert(relation);
    }
    let mut kept: Vec<Relation> = best.into_values().collect();
    kept.sort_by(|a, b| {
        let ends = |r: &Relation| (r.subject.clone(), r.predicate, r.object.clone(), r.modality);
        place(a).cmp(&place(b)).then_with(|| ends(a).cmp(&ends(b)))
    });
    kept
}

fn place(relation: &Relation) -> (usize, usize) {
    (relation.evidence.sentence.begin, relation.evidence.trigger.begin)
}

#[cfg(test)]
mod tests {
    use super::markup::{Marked, shown};
    use super::*;

    fn found_by(rule: &str, text: &str) -> Vec<String> {
        let marked = Marked::parse(text);
        let context = marked.context();
        let reporter = marked.reporter.as_ref().map(|id| (id, "markup"));
        let mut found: Vec<_> = merged(apply(&context, reporter, None));
        found.retain(|r| rule.is_empty() || r.evidence.rule == rule);
        found.iter().map(shown).collect()
    }

    #[test]
    fn every_rule_finds_its_example_and_not_its_counter_example() {
        let mut failures = Vec::new();
        for rule in RULES {
            let (mut found, mut finds) = (found_by(rule.id, rule.example), rule.finds.to_vec());
            found.sort();
            finds.sort_unstable();
            if found != finds {
                failures.push(format!("{}: `{}` gives {found:?}", rule.id, rule.example));
            }
            let found = found_by(rule.id, rule.counter);
            if !found.is_empty() {
                failures.push(format!("{}: `{}` gives {found:?}", rule.id, rule.counter));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn specified_texts_give_what_is_specified() {
        let spec = include_str!("../../../tests/specs/relations.md");
        let lines: Vec<_> =
            spec.lines().skip_while(|l| !l.starts_with("## ")).filter_map(|l| l.split_once(" ⇒")).collect();
        let mut failures = Vec::new();
        for (text, finds) in &lines {
            let marked = Marked::parse(text);
            let reporter = marked.reporter.as_ref().map(|id| (id, "markup"));
            let mut found = merged(apply(&marked.context(), reporter, None));
            found.retain(|r| r.evidence.rule != "name-begins-with-place" && r.evidence.rule != "place-chain");
            let found: std::collections::BTreeSet<String> = found.iter().map(shown).collect();
            let wanted = finds.split(';').map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect();
            let missed: Vec<_> =
                found.symmetric_difference(&wanted).map(|f| (found.contains(f), f)).collect();
            if found != wanted {
                failures.push(format!("{text}\n    {missed:?}"));
            }
        }
        assert!(failures.is_empty(), "(true: too much, false: missing)\n{}", failures.join("\n"));
        assert!(lines.len() > 40);
    }

    #[test]
    fn every_predicate_has_a_rule() {
        for predicate in RelationType::ALL {
            assert!(RULES.iter().any(|r| r.predicates.contains(predicate)), "{predicate}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_well_formed_statements(parts in proptest::collection::vec(0..PARTS.len(), 0..80)) {
            let text: String = parts.iter().map(|p| PARTS[*p]).collect();
            let marked = Marked::parse(&text);
            let context = marked.context();
            let reporter = context.mentions.first().map(|m| (&m.entity, "first"));
            for relation in relations(&context).into_iter().chain(apply(&context, reporter, None)) {
                let kind = |id| context.entity(id).unwrap().kind;
                assert!(relation.predicate.domain().contains(&kind(&relation.subject)));
                assert!(relation.predicate.range().contains(&kind(&relation.object)));
                assert!((0.0..=1.0).contains(&relation.confidence));
                assert!(relation.evidence.trigger.end <= context.article.text().span().end);
            }
        }
    }

    const PARTS: &[&str] = &[
        "[市科协:O]",
        "[甲公司:O]",
        "[王小明:P]",
        "[青石镇:L/AdministrativeDivision]",
        "[科普周:G/Campaign]",
        "[长江奖:G/Award]",
        "[办法:W]",
        "，",
        "。",
        "、",
        "和",
        "与",
        "在",
        "由",
        "被",
        "（",
        "）",
        "“",
        "”",
        "举办",
        "主办",
        "投资",
        "20亿元",
        "任",
        "局长",
        "书记",
        "的",
        "旗下",
        "位于",
        "获",
        "冠军",
        "将",
        "未",
        "出席",
        "开幕式",
        "合作",
        "会见",
        "双方",
        "说",
        "2个",
        "领导下",
        "通过",
        "以",
        "为代表",
        "授予",
        "向",
        "捐赠",
        "\n",
        "：",
        "来到",
        "参加",
        "成立",
        "等",
        "一二三四五六七八九十",
        "战胜",
        "代表",
        "出战",
        "[全国:L]",
        "19:30",
        "——",
        "🚀",
    ];

    #[test]
    fn a_sentence_of_ten_thousand_names_stays_bounded() {
        let list: Vec<String> = (0..10_000).map(|i| format!("[甲{i}:O]")).collect();
        let text = format!("{}联合举办[大赛:G]。", list.join("、"));
        assert!(found_by("", &text).len() < 200);
    }
}
