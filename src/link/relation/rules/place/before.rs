//! The places that a preposition opens right before a trigger: 在某地|举行.

use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;

/// The list of places that one of these prepositions opens right before the trigger.
pub fn place_before<'v>(
    view: &'v View<'_>,
    hit: &Hit<'_>,
    prepositions: &[&str],
    room: usize,
) -> Option<&'v Group> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let mut groups = view.groups_before(clause.begin, hit.span.begin);
    let group = groups.next()?;
    // 在|该校新落成的|体育馆|举行
    let described = groups.next().is_some_and(|outer| {
        let lead = view.plain(outer.span.end, group.span.begin);
        group.preposition.is_none()
            && outer.preposition.is_some_and(|p| prepositions.contains(&p))
            && lead.ends_with('的')
            && lead.chars().count() <= 8
    });
    let gap = view.plain(group.span.end, hit.span.begin);
    // 到甲、乙等|十个部门单位|调研
    let room = if gap.starts_with('等') && prepositions.contains(&"到") { room + 8 } else { room };
    let near = gap.chars().count() <= room && !gap.contains(['的', '下']);
    let comes = prepositions.contains(&"到") && group.preposition.is_none() && comes_to(view, group);
    let fits = comes || described || group.preposition.is_some_and(|p| prepositions.contains(&p));
    // 在中国|茶城: the name of a place goes on from the country's.
    let cut = !gap.is_empty() && !WORDS.is_adverbial(&gap) && ends_in_country(view, group);
    let serial = SERIAL.contains(&gap.as_str());
    (near && fits && !cut && (serial || !view.verb_in(group.span.end, hit.span.begin))).then_some(group)
}

/// Verbs that lead to another: 在某地|发起|成立.
const SERIAL: &[&str] =
    &["发起", "投资", "出资", "牵头", "联合", "共同", "捐资", "联合发起", "共同发起", "共同出资"];

/// 来|某地|考察; not 近年来, 未来, nor 会见来某地访问的某人.
fn comes_to(view: &View<'_>, group: &Group) -> bool {
    let clause = view.clauses[view.clause_at(group.span.begin)];
    let before = view.plain(clause.begin, group.span.begin);
    let other = ['年', '月', '日', '以', '未', '原', '后', '带', '从', '本', '历', '向'];
    let met = ["会见", "会谈", "欢迎", "邀请"].iter().any(|w| before.contains(w));
    before.strip_suffix('来').is_some_and(|b| !b.ends_with(other)) && !met
}

/// Whether the last name of the list is a country's.
fn ends_in_country(view: &View<'_>, group: &Group) -> bool {
    let last = view.phrases.get(group.phrases.end.saturating_sub(1));
    last.is_some_and(|p| {
        let name = view.context.entity(&view.mention(p.head).entity).map_or("", |e| e.name.as_str());
        let below = ['省', '市', '县', '区', '镇', '乡', '村', '州', '盟', '旗'];
        view.is_division(p.head) && !name.ends_with(below)
    })
}
