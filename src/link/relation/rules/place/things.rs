//! What is held, opened or founded somewhere.

use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{Group, View};
use crate::ontology::EntityType::{Organisation as O, Place as L, Programme as G};

/// What belongs to an event and is held by itself: 冬奥会|会徽发布仪式.
const OF_EVENTS: &[&str] = &[
    "发布仪式",
    "发布会",
    "推介会",
    "座谈会",
    "说明会",
    "动员会",
    "会徽",
    "吉祥物",
    "主题曲",
    "图片展",
    "成果展",
    "倒计时",
    "筹备",
    "组委会",
    "委员会",
    "纪念活动",
];

/// What is held: before 在, after the verb, or the subject of the clause before (then with its clause).
pub(super) fn things_held(
    view: &View<'_>,
    hit: &Hit<'_>,
    place: &Group,
) -> (Vec<usize>, Option<usize>, Option<usize>) {
    let founding = ["成立", "揭牌", "挂牌", "开业", "奠基", "开馆", "开工", "竣工", "投产", "投用", "建成"]
        .iter()
        .any(|w| hit.word.contains(w));
    let allowed: &[_] = if founding { &[G, O, L] } else { &[G] };
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let subject = view.groups_before(clause.begin, place.span.begin).find(|g| g.preposition.is_none());
    if let Some(group) = subject {
        let mut heads = view.heads(group, allowed);
        heads.retain(|h| !view.is_division(*h));
        if !heads.is_empty() {
            let gap = view.plain(group.span.end, place.span.begin);
            let near = gap.chars().count() <= 24 && !OF_EVENTS.iter().any(|w| gap.contains(w));
            return (if near { heads } else { Vec::new() }, None, None);
        }
    }
    let after = view.phrase_after(hit.span.end);
    if let Some(phrase) = view.phrases.get(after).filter(|p| p.span.begin < clause.end) {
        let gap = view.plain(hit.span.end, phrase.span.begin);
        let near = gap.chars().count() <= 14 && !view.verb_in(hit.span.end, phrase.span.begin);
        let fits = near && allowed.contains(&view.kind(phrase.head));
        return if fits {
            (vec![phrase.head], Some(phrase.span.end), None)
        } else {
            (Vec::new(), None, None)
        };
    }
    // 在某国成立合资公司: what is founded has no name.
    let unnamed = founding && view.plain(hit.span.end, clause.end.max(hit.span.end)).chars().count() > 1;
    if subject.is_some() || index == 0 || unnamed {
        return (Vec::new(), None, None);
    }
    let carried = view.clause_subject(index - 1).map(|g| view.heads(g, allowed)).unwrap_or_default();
    (carried, None, Some(index - 1))
}
