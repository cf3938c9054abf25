//! Whom a number is about.

use super::line::{Class, Line};
use super::words::Roles;
use crate::link::{Context, EntityId};
use crate::ontology::{EntityClass, EntityType};
use crate::text::Span;

/// How many clauses back a subject is looked for.
const CLAUSES: usize = 8;

/// The name that the clause of the quantity at item `at` begins with, or else a clause before it in the sentence, or
/// whom the sentence is about, or `before`: whom the last number of the paragraph was about.
///
/// A name that `measure` ends with is what is counted, not who has it (国家级基地2个). A programme is about its own
/// clause only. A clause that begins with its own noun (志愿者队伍扩大到30人) takes over no body and no person from a
/// clause before, but the place that all the figures are of.
pub(super) fn subject(
    line: &Line<'_>,
    at: usize,
    measure: &str,
    before: Option<&EntityId>,
) -> Option<EntityId> {
    let own = super::phrase::clause_start(line, at);
    let named = line.items.get(own).is_some_and(|i| i.is_nominal() && !i.is(Roles::RELATIONAL));
    let carries = |kind: EntityType| match kind {
        EntityType::Place => true,
        EntityType::Organisation | EntityType::Person => !named,
        _ => false,
    };
    let mut end = at;
    for back in 0..CLAUSES {
        let clause = super::phrase::clause_start(line, end);
        if let Some((name, kind)) = leading(line, clause, end)
            && !measure.ends_with(line.word(name))
            && (back == 0 || carries(kind))
            && !(back > 0 && reports(line, name, end))
        {
            return entity(line, name);
        }
        match clause.checked_sub(1) {
            Some(comma) => end = comma,
            None => break,
        }
    }
    let kind = |id: &EntityId| line.context.entity(id).map(|e| e.kind);
    supplied(&line.context, line.span).or_else(|| {
        before.filter(|id| kind(id).is_some_and(|k| k != EntityType::Person && carries(k))).cloned()
    })
}

/// The first name of a clause, if nothing stands before it but dates, titles (局长) and adverbs: after a verb or a
/// preposition it is no subject (驻守某镇, 在某市举行), and who only speaks is none either.
fn leading(line: &Line<'_>, clause: usize, end: usize) -> Option<(usize, EntityType)> {
    let passes = |k: usize| match line.class(k) {
        Class::Time | Class::Noun | Class::Modifier => true,
        Class::Other => !PREPOSITIONS.contains(&line.word(k)),
        _ => matches!(line.word(k), "其中" | "目前" | "现有"),
    };
    let name = (clause..end).take(12).find(|&k| !passes(k))?;
    let Class::Name(mut kind) = line.class(name) else { return None };
    // 某中心原主任张某: the person, not the body.
    let person = (name + 1..end).take(8).take_while(|&k| {
        matches!(line.class(k), Class::Noun | Class::Modifier | Class::Pause | Class::Name(_))
    });
    let person = person.filter(|&k| line.class(k) == Class::Name(EntityType::Person)).last();
    let name = person.unwrap_or(name);
    if person.is_some() {
        kind = EntityType::Person;
    }
    let speaks = (name + 1..name + 3).any(|k| SPEECH.contains(&line.word(k)));
    let acts = matches!(kind, EntityType::Organisation | EntityType::Place | EntityType::Programme)
        || (kind == EntityType::Person && !speaks);
    // 全国 is among whom, not who.
    (acts && !matches!(line.word(name), "全国" | "世界" | "全球")).then_some((name, kind))
}

/// 国家统计局今天公布，…: whether the name is an authority that only tells of the numbers in the clauses behind its own.
fn reports(line: &Line<'_>, name: usize, end: usize) -> bool {
    let class = entity(line, name).and_then(|id| line.context.entity(&id)?.class);
    let authority = class.is_some_and(|class| class.is_authority() || class == EntityClass::Media);
    let tells = |k: usize| REPORTS.iter().chain(SPEECH).any(|word| line.word(k) == *word);
    let shows = |k: usize| matches!(line.word(k), "显示" | "数据" | "统计");
    (name + 1..end).take(8).any(|k| authority && tells(k) || shows(k))
}

/// Verbs and nouns of telling of numbers.
const REPORTS: &[&str] = &[
    "通报", "公布", "发布", "显示", "统计", "数据", "消息", "获悉", "报道", "预测", "预计", "披露", "报告",
    "通告", "公告",
];

/// Words that make a name the place, source or goal of what is said.
const PREPOSITIONS: &[&str] = &[
    "在", "与", "同", "对", "把", "将", "向", "从", "由", "为", "给", "被", "比", "较", "于", "以", "按",
    "经", "据", "和", "跟",
];

/// Verbs of saying.
const SPEECH: &[&str] = &["介绍", "说", "表示", "指出", "强调", "透露", "坦言", "认为", "告诉", "称", "宣布"];

fn entity(line: &Line<'_>, item: usize) -> Option<EntityId> {
    let span = line.items.get(item)?.span.shifted(line.span.begin);
    line.context.mentions_in(span).first().map(|m| m.entity.clone())
}

/// 甲公司和乙公司分别持股24.5%: whom one number holds for, each; empty where it holds for one subject, or where several
/// numbers follow.
pub(super) fn each(line: &Line<'_>, at: usize) -> Vec<EntityId> {
    let clause = super::phrase::clause_start(line, at);
    let row = matches!(line.class(at + 1), Class::Pause | Class::And) && line.quantity(at + 2).is_some();
    let after = at >= 2 && line.quantity(at - 2).is_some();
    let Some(mark) =
        (clause..at).rev().find(|&k| matches!(line.word(k), "分别" | "各自")).filter(|_| !row && !after)
    else {
        return Vec::new();
    };
    let mut begin = mark;
    while begin > clause && matches!(line.class(begin - 1), Class::Name(_) | Class::Pause | Class::And) {
        begin -= 1;
    }
    let (Some(first), Some(last)) =
        (line.items.get(begin), mark.checked_sub(1).and_then(|k| line.items.get(k)))
    else {
        return Vec::new();
    };
    if begin == mark {
        return Vec::new();
    }
    let names = line.context.mentions_in(first.span.cover(last.span).shifted(line.span.begin));
    if names.len() < 2 { Vec::new() } else { names.iter().map(|m| m.entity.clone()).collect() }
}

/// Whom a sentence is about that names nobody.
fn supplied(context: &Context<'_>, sentence: Span) -> Option<EntityId> {
    let index = context.article.sentence_at(sentence.begin)?;
    crate::link::subject::supplied(context, index).map(|(entity, _)| entity)
}
