//! Names found by their ending: 苏锡常高校产学研合作创新联盟, 常州“良春杯”科普创作大赛.

use super::extend::{Modifiers, extend};
use crate::lexicon::Tail;
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::Span;

/// Every ending that has something specific before it.
pub(super) fn tailed(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for paragraph in view.lines() {
        for (tail, kinds) in view.lexicon.tail_occurrences(view.slice(paragraph.span)) {
            let tail = tail.shifted(paragraph.span.begin);
            if ends_name(view, tail) {
                found.extend(name(view, tail, kinds));
            }
        }
    }
    found
}

/// The ending must end a word, and the next word must not go on with it (创新园|区).
fn ends_name(view: &View<'_>, tail: Span) -> bool {
    let whole = view.slice(tail).chars().count() >= 3 || view.is_boundary(tail.end);
    let after = view.after(tail.end);
    whole && !["区", "化", "性", "级", "式", "者", "员", "长", "界", "型"].iter().any(|c| after.starts_with(c))
}

fn name(view: &View<'_>, tail: Span, kinds: &[Tail]) -> Option<Mention> {
    let first = view.token_at(tail.begin);
    let modifiers = extend(view, first, tail.begin);
    let span = Span::new(modifiers.begin, tail.end);
    let text = view.slice(span);
    if modifiers.begin >= tail.begin || view.lexicon.words.generic.contains(text) {
        return None;
    }
    let kind = choose(view, kinds, &modifiers, span)?;
    let confidence = judge(view, kind, &modifiers, span)?;
    let rule = if modifiers.level { "deixis-level-tail" } else { "tail" };
    Some(Mention { span, kind: kind.kind, class: Some(kind.class), confidence, recogniser: "pattern", rule })
}

/// Of several readings of one ending (基地 as Programme or Place), the one that the words before it favour.
fn choose<'a>(view: &View<'_>, kinds: &'a [Tail], _modifiers: &Modifiers, span: Span) -> Option<&'a Tail> {
    let graded = ["国家级", "省级", "市级", "全国", "国家"].iter().any(|g| view.slice(span).starts_with(g));
    let programme = kinds.iter().find(|k| graded && k.kind == EntityType::Programme);
    programme.or_else(|| kinds.first())
}

/// How sure a name is, or `None` where it is only a phrase.
fn judge(view: &View<'_>, tail: &Tail, modifiers: &Modifiers, span: Span) -> Option<f32> {
    let anchored = modifiers.place || modifiers.quote || modifiers.level;
    let counted = is_counted(view, span);
    if counted && !anchored && !is_designation(view, tail, span) {
        return None;
    }
    if modifiers.quote && !quote_completes(tail) {
        return None;
    }
    if tail.strong {
        return match modifiers {
            _ if anchored => Some(0.9),
            _ if modifiers.proper && modifiers.specific >= 2 => Some(0.8),
            _ if is_designation(view, tail, span) && modifiers.specific >= 3 => Some(0.75),
            _ if modifiers.specific >= 4 => Some(0.7),
            _ => None,
        };
    }
    (anchored && modifiers.specific + usize::from(modifiers.quote) >= 1).then_some(0.75)
}

/// 15家学会, 行业科协10家: a number beside it makes it a kind of thing.
fn is_counted(view: &View<'_>, span: Span) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '两' | '几' | '数' | '多' | '余' | '百' | '千' | '万');
    let before = view.before(span.begin);
    let classifier = before.chars().next_back().is_some_and(|c| "个家所座项场名位批种届类支条".contains(c));
    let counted_before = classifier && before.chars().rev().nth(1).is_some_and(|c| number(c) || "一二三四五六七八九十".contains(c));
    let after = view.after(span.end);
    let counted_after = after.chars().next().is_some_and(|c| c.is_ascii_digit())
        || after.starts_with(['达', '近', '超']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    counted_before || counted_after
}

/// 国家级…基地: a title that several may bear, so that it may be counted.
fn is_designation(view: &View<'_>, tail: &Tail, span: Span) -> bool {
    let text = view.slice(span);
    tail.kind == EntityType::Programme
        && ["国家级", "省级", "全国", "国家", "中国", "世界"].iter().any(|grade| text.starts_with(grade))
}

/// “春雨润苗”专项行动 is one name; in “企业问诊”系列活动 the head is only a kind.
fn quote_completes(tail: &Tail) -> bool {
    tail.strong
        || tail.kind == EntityType::Organisation
        || matches!(
            tail.class,
            EntityClass::Plan | EntityClass::Competition | EntityClass::Award | EntityClass::Designation
        )
}
