//! What lies somewhere, named before 位于: A位于….

use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Place as L, Programme as G};
use crate::ontology::RelationType as R;

pub(super) fn thing_before(view: &View<'_>, hit: &Hit<'_>, clause: usize) -> Option<usize> {
    let span = view.clauses[clause];
    let near = view.groups_before(span.begin, hit.span.begin).next();
    // 拟将某中心迁至某区: what is moved.
    if let Some(group) = near.filter(|g| matches!(g.preposition, Some("将" | "把"))) {
        let gap = view.plain(group.span.end, hit.span.begin);
        return view.heads(group, &[O, L, G]).last().copied().filter(|_| WORDS.is_adverbial(&gap));
    }
    if let Some(group) = view.groups_before(span.begin, hit.span.begin).find(|g| g.preposition.is_none()) {
        let gap = view.plain(group.span.end, hit.span.begin);
        // 某公司是一家总部位于…的企业
        let is = ["是一家", "是家", "为一家", "系一家", "是一所", "是一座"];
        let gap = is.iter().find_map(|w| gap.strip_prefix(w)).unwrap_or(&gap).to_owned();
        let part = [
            "总部",
            "新馆",
            "本部",
            "校区",
            "新址",
            "项目",
            "工厂",
            "校址",
            "主校区",
            "新校区",
            "基地",
            "厂区",
            "园区",
            "原",
        ];
        let whole = part.iter().find_map(|w| gap.strip_prefix(w)).unwrap_or(gap.as_str());
        let near = gap.chars().count() <= 10 && WORDS.is_adverbial(whole);
        return view.heads(group, &[O, L, G]).last().copied().filter(|_| near);
    }
    let opening = view.plain(span.begin, hit.span.begin);
    // Where something lies is said of the subject, where it settles of what was named last.
    let lies = ["位于", "地处", "坐落于", "坐落在", "坐落"].contains(&hit.word);
    // 某公司由某人创办，总部设在某镇: a seat is the subject's, wherever it was named.
    let seat = hit.word.starts_with("总部");
    let room = if seat { 4 } else { 1 };
    if (lies || seat && !founds_last(view, clause))
        && opening.chars().count() <= 2
        && let Some(group) = (clause.saturating_sub(room)..clause).rev().find_map(|c| view.clause_subject(c))
    {
        let heads = view.heads(group, &[O, L, G]);
        if let Some(first) = heads.first() {
            return Some(*first);
        }
    }
    let end = view.phrases.partition_point(|p| p.span.end <= span.begin);
    let before = view.phrases.get(end.checked_sub(1)?)?;
    let fits = before.clause + 1 == clause && opening.chars().count() <= 4;
    (fits && [O, L, G].contains(&view.kind(before.head))).then_some(before.head)
}

/// Whether the clause before founds what it names last: 两校共建某研究院，|总部设在某市.
fn founds_last(view: &View<'_>, clause: usize) -> bool {
    let Some(before) = clause.checked_sub(1).map(|c| view.clauses[c]) else { return false };
    let end = view.phrases.partition_point(|p| p.span.end <= before.end);
    let last = end.checked_sub(1).and_then(|i| view.phrases.get(i)).map_or(0, |p| p.span.begin);
    let hits = view.hits_in(before.begin, last).iter();
    hits.flat_map(|h| h.meanings(Pattern::Verb)).any(|(predicate, _)| predicate == R::Establishes)
}
