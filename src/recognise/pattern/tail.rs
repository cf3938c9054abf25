//! Names found by their ending: 苏锡常高校产学研合作创新联盟, 常州“良春杯”科普创作大赛.

use super::extend::{Modifiers, extend};
use crate::lexicon::{Strength, Tail};
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::Span;

/// Every ending that has something specific before it.
pub(super) fn tailed(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for paragraph in view.lines() {
        let line = paragraph.span.begin;
        let tails = view.lexicon.tail_occurrences(view.slice(paragraph.span));
        for (index, (tail, kinds)) in tails.iter().enumerate() {
            let tail = tail.shifted(line);
            // 论文评选|活动, 创业大赛|项目: after a whole name a general head adds nothing.
            let follows = tails[..index].iter().rev().take(3).find(|(t, _)| t.end + line == tail.begin);
            let redundant = follows.is_some_and(|(_, before)| {
                kinds.iter().all(|k| k.strength != Strength::Strong)
                    && before.iter().any(|k| k.kind == EntityType::Programme)
            });
            if !redundant && ends_name(view, tail) {
                found.extend(name(view, tail, kinds));
            }
        }
    }
    found
}

/// The ending must end a word, and the next word must not go on with it (创新园|区, 计划|在).
fn ends_name(view: &View<'_>, tail: Span) -> bool {
    let after = view.after(tail.end);
    // 审批局|原局长: the segmenter may have made 局原 one word.
    let titled =
        ["原", "局长", "院长", "校长", "部长", "主任", "书记"].iter().any(|word| after.starts_with(word));
    let whole = view.slice(tail).chars().count() >= 3 || titled || view.is_boundary(tail.end);
    let on = [
        "区", "化", "性", "级", "式", "者", "员", "长", "界", "型", "期间", "路演", "生", "城市", "开馆",
        "新馆",
    ];
    if !whole || on.iter().any(|c| after.starts_with(c)) {
        return false;
    }
    // 医疗保障局|党组书记: the post is in the bureau.
    let committee = matches!(view.slice(tail), "党组" | "党委" | "党总支" | "党支部");
    if committee && ["书记", "副书记", "成员", "委员"].iter().any(|word| after.starts_with(word)) {
        return false;
    }
    if is_inside_word(view, tail) {
        return false;
    }
    // 固安岩土|计划|在明年…: here 计划 is a verb.
    let verbal = matches!(view.slice(tail), "计划" | "活动" | "行动" | "建设" | "决定" | "合作");
    let next = view.tokens.get(view.token_at(tail.end)).filter(|t| t.span.begin == tail.end);
    !(verbal && next.is_some_and(|t| matches!(t.tag.as_str(), "p" | "v" | "d" | "m" | "t")))
}

/// An ending of one character makes no name of a common word (布局, 思路, 家园) nor of a known place (宁乡).
fn is_inside_word(view: &View<'_>, tail: Span) -> bool {
    let token = &view.tokens[view.token_at(tail.begin)];
    let word = view.slice(token.span);
    let single = view.slice(tail).chars().count() == 1 && token.span.begin < tail.begin;
    let common = word.chars().count() == 2 && !matches!(token.tag.as_str(), "ns" | "nt" | "nz" | "x");
    single && (common || !view.lexicon.lookup(word).is_empty())
}

fn name(view: &View<'_>, tail: Span, kinds: &[Tail]) -> Option<Mention> {
    let modifiers = extend(view, tail, kinds);
    let kind = choose(view, kinds, Span::new(modifiers.begin, tail.end))?;
    let begin =
        known_begin(view, &modifiers, tail).unwrap_or_else(|| after_division(view, kind, &modifiers, tail));
    let span = Span::new(begin, tail.end);
    if begin >= tail.begin || view.lexicon.words.generic.contains(view.slice(span)) {
        return None;
    }
    let confidence = judge(view, kind, &modifiers, span)?;
    let level = modifiers.level && begin == modifiers.begin;
    let rule = if level { "deixis-level-tail" } else { "tail" };
    Some(Mention { span, kind: kind.kind, class: Some(kind.class), confidence, recogniser: "pattern", rule })
}

/// Of several readings of one ending (基地 as Programme or Place), the one that the words before it favour.
fn choose(view: &View<'_>, kinds: &[Tail], span: Span) -> Option<Tail> {
    let graded = ["国家级", "省级", "市级", "全国", "国家"].iter().any(|g| view.slice(span).starts_with(g));
    let programme = kinds.iter().find(|k| graded && k.kind == EntityType::Programme);
    programme.or_else(|| kinds.first()).copied()
}

/// Where a name of the gazetteer begins that ends here: 重登|清华大学, whatever stands before it, unless that is
/// itself a name's part (a place).
fn known_begin(view: &View<'_>, modifiers: &Modifiers, tail: Span) -> Option<usize> {
    let first = view.token_at(modifiers.begin);
    (first + 1..view.tokens.len()).map(|i| view.tokens[i].span.begin).take_while(|&at| at <= tail.begin).find(
        |&at| {
            let owners = view.lexicon.lookup(view.slice(Span::new(at, tail.end)));
            let last = &view.tokens[view.token_at(at) - 1];
            owners.iter().any(|s| view.lexicon.entries()[s.entry].kind != EntityType::Place)
                && last.tag != "ns"
        },
    )
}

/// A division before a place that has a name of its own is another mention: 惠安县|崇武古城, 秭归县|郭家坝镇;
/// 天宁区海洋馆 is one. A foreign country before an institution of its own name, too: 德国|亚琛工业大学.
fn after_division(view: &View<'_>, kind: Tail, modifiers: &Modifiers, tail: Span) -> usize {
    let name = view.slice(Span::new(modifiers.begin, tail.begin));
    let Some((entry, len)) = view.lexicon.place_prefix(name) else { return modifiers.begin };
    let rest = modifiers.begin + len;
    let own_name = || {
        let from = view.token_at(rest);
        (from..view.tokens.len())
            .take_while(|&i| view.tokens[i].span.begin < tail.begin)
            .any(|i| matches!(view.tokens[i].tag.as_str(), "ns" | "nr" | "nrt" | "nz" | "nt" | "x"))
    };
    let split = match (&entry.division, kind.kind) {
        (Some(_), EntityType::Place) => {
            let whole = view.slice(Span::new(modifiers.begin, rest)) == entry.name;
            whole && (kind.class == EntityClass::AdministrativeDivision || own_name())
        }
        (None, EntityType::Organisation | EntityType::Place) => entry.name != "中华人民共和国" && own_name(),
        _ => false,
    };
    if split && rest < tail.begin { rest } else { modifiers.begin }
}

/// How sure a name is, or `None` where it is only a phrase.
fn judge(view: &View<'_>, tail: Tail, modifiers: &Modifiers, span: Span) -> Option<f32> {
    let designation = is_designation(view, tail, span);
    let counted = is_counted(view, span);
    if counted
        && !(modifiers.quote
            || modifiers.level
            || designation
            || (modifiers.place && tail.strength == Strength::Strong))
    {
        return None;
    }
    let action = view.slice(span).ends_with("行动");
    if modifiers.quote && !quote_completes(tail) && !action {
        return None;
    }
    let place_only = tail.kind == EntityType::Place;
    match tail.strength {
        Strength::Quoted => modifiers.quote.then_some(0.8),
        Strength::Strong if modifiers.anchored() => Some(0.9),
        Strength::Strong if modifiers.proper && modifiers.specific >= 2 => Some(0.8),
        Strength::Strong if modifiers.scope && tail.kind == EntityType::Programme => Some(0.8),
        Strength::Strong if modifiers.scope && !place_only && modifiers.specific >= 2 => Some(0.8),
        Strength::Strong if designation && modifiers.specific >= 3 => Some(0.75),
        Strength::Strong if modifiers.specific >= 4 && !place_only && !counted => Some(0.7),
        Strength::Strong => None,
        Strength::Weak => {
            let company = tail.class == EntityClass::Company && modifiers.proper && modifiers.specific >= 2;
            let scope = modifiers.scope && tail.kind == EntityType::Programme && modifiers.specific >= 2;
            let anchored = modifiers.anchored() && modifiers.specific + 2 * usize::from(modifiers.quote) >= 1;
            // 国家级|海智工作|基地: a grade before a title makes it one.
            let graded = designation && modifiers.specific >= 2;
            (anchored || company || scope || graded).then_some(0.75)
        }
    }
}

/// 15家学会, 行业科协10家: a number beside it makes it a kind of thing.
fn is_counted(view: &View<'_>, span: Span) -> bool {
    let number = |c: char| c.is_ascii_digit() || "两几数多余百千万一二三四五六七八九十".contains(c);
    let mut before = view.before(span.begin).chars().rev();
    let classifier = before.next().is_some_and(|c| "个家所座项场名位批种类支条".contains(c));
    let counted_before = classifier && before.next().is_some_and(number);
    let after = view.after(span.end);
    let after = after.strip_prefix(['达', '近', '超']).unwrap_or(after);
    counted_before || after.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// 国家级…基地: a title that several may bear, so that it may be counted.
fn is_designation(view: &View<'_>, tail: Tail, span: Span) -> bool {
    let text = view.slice(span);
    tail.kind == EntityType::Programme
        && ["国家级", "省级", "全国", "国家", "中国", "世界"].iter().any(|grade| text.starts_with(grade))
}

/// “春雨润苗”专项行动 is one name; in “企业问诊”系列活动 the head is only a kind.
fn quote_completes(tail: Tail) -> bool {
    tail.strength != Strength::Weak
        || tail.kind == EntityType::Organisation
        || matches!(
            tail.class,
            EntityClass::Plan | EntityClass::Competition | EntityClass::Award | EntityClass::Designation
        )
}
