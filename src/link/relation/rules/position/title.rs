//! The title that a body gives to the person behind it.

use crate::link::relation::title::{has_unit, is_government, titles, without_charge};
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityClass;
use crate::ontology::EntityType::Place;

/// The title that a body gives to the person of the phrase: what stands behind it, with a 原 before it.
pub(super) fn title_of(view: &View<'_>, body: usize, phrase: &Phrase) -> Option<String> {
    let from = view.mention(body).mention.span.end;
    let gap = view.plain(from, view.mention(body + 1).mention.span.begin);
    if gap == "长" {
        return of_its_head(view, body);
    }
    if gap.is_empty() {
        return envoy(view, body, phrase);
    }
    let gap = without_charge(&gap);
    let mut found = titles(gap.trim_end_matches(['、', '兼', ' ']))?;
    // 书记、中组部部长: the second post is of another body.
    let mut first = true;
    found.retain(|t| std::mem::take(&mut first) || !has_unit(t));
    // 全国人大代表、航天员: who sits in a congress is that beside what he is.
    if found.first() == Some(&"代表") {
        found.truncate(1);
    }
    // 宣讲团成员、某校校长: who belongs to a body holds no office in it.
    found.retain(|t| *t != "成员");
    if is_party(view, body) {
        found.retain(|t| !is_government(t));
    }
    if found.is_empty() {
        return None;
    }
    let clause = view.clauses[phrase.clause];
    let begin = view.mention(phrase.first).mention.span.begin;
    let former = view.plain(clause.begin.min(begin), begin).ends_with('原') && !found[0].starts_with('原');
    Some(format!("{}{}", if former { "原" } else { "" }, found.join("、")))
}

/// 联合国|也门|问题特使: the place that an envoy is charged with is a part of the title.
fn envoy(view: &View<'_>, body: usize, phrase: &Phrase) -> Option<String> {
    let place = Some(body + 1).filter(|p| *p < phrase.head && view.kind(*p) == Place)?;
    let span = view.mention(place).mention.span;
    let gap = view.plain(span.end, view.mention(place + 1).mention.span.begin);
    let title = gap.trim_end_matches(['、', '兼', ' ']);
    let charged = ["问题", "事务", "局势", "危机"].iter().any(|word| title.starts_with(word));
    charged.then(|| titles(title)).flatten()?;
    Some(format!("{}{title}", view.context.article.slice(span)))
}

/// 外交部|长: the head of a body whose name ends in what it is.
fn of_its_head(view: &View<'_>, body: usize) -> Option<String> {
    let surface = view.context.article.slice(view.mention(body).mention.span);
    let last = surface.chars().last().filter(|c| "部厅局院校行社所馆".contains(*c))?;
    Some(format!("{last}长"))
}

/// 市委, 纪委: a party body has no 副县长.
fn is_party(view: &View<'_>, body: usize) -> bool {
    let mention = view.mention(body);
    let class = view.class(body);
    let surface = view.context.article.slice(mention.mention.span);
    class == Some(EntityClass::PartyBody) || class.is_none() && surface.ends_with('委')
}

pub(super) fn titles_of(view: &View<'_>, phrase: &Phrase) -> Vec<String> {
    let from = view.mention(phrase.first).mention.span.end;
    let text = view.plain(from, view.mention(phrase.head).mention.span.begin);
    titles(&text).unwrap_or_default().into_iter().map(str::to_owned).collect()
}
