//! A part of a body that context names: 校党委, 公司工会, 我台音乐频道.

use super::deixis::{begins, mention};
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::Span;

/// Nouns for the body that the part is of, longest first.
pub(crate) const OWNERS: &[&str] =
    &["开发区", "学校", "学院", "医院", "公司", "集团", "园区", "社区", "校", "院", "村"];

/// Parts that every body may have, longest first.
pub(crate) const OWN_PARTS: &[&str] = &[
    "青年志愿者协会",
    "党工委",
    "党总支",
    "党支部",
    "学生会",
    "研究生会",
    "党委",
    "党组",
    "团委",
    "纪委",
    "工会",
    "科协",
];

/// 校党委, 园区党工委; which body is meant `link::resolve` says, or that none was named.
pub(super) fn part(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let (owner, own) = OWNERS.iter().find_map(|owner| {
        let tail = rest.strip_prefix(owner)?;
        OWN_PARTS.iter().find(|own| tail.starts_with(*own)).map(|own| (*owner, *own))
    })?;
    let span = Span::new(at, at + owner.len() + own.len());
    // 党委会 is a meeting, 各学院党委 are many.
    let alone = begins(view, at) && !view.before(at).ends_with(['各', '两', '该', '每', '多', '全']);
    let goes_on = view.after(span.end).starts_with(['会', '制']);
    let class = if own.starts_with('党') || matches!(own, "团委" | "纪委") {
        EntityClass::PartyBody
    } else {
        EntityClass::Association
    };
    (alone && !goes_on).then(|| mention(span, EntityType::Organisation, Some(class), "deixis-part"))
}

/// 我台, 本台 and a channel of it.
pub(super) fn station(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let own = ["我台", "本台"].iter().find_map(|lead| rest.strip_prefix(lead))?;
    let head: String = own.chars().take(8).collect();
    let channel = ["频道", "频率"].iter().find_map(|end| Some(head.find(end)? + end.len()));
    let plain = |head: &str| head.chars().all(|c| c.is_alphanumeric() && !"的和与、在从".contains(c));
    let len = channel.filter(|&len| head.get(..len).is_some_and(plain)).unwrap_or(0);
    let span = Span::new(at, at + rest.len() - own.len() + len);
    Some(mention(span, EntityType::Organisation, Some(EntityClass::Media), "deixis-part"))
}
