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

/// Departments that every party committee has.
pub(crate) const COMMITTEE_PARTS: &[&str] = &["宣传部", "组织部", "统战部", "政法委"];

/// 市委常委、|宣传部: the committee's own department.
pub(super) fn committee_part(view: &View<'_>, at: usize) -> Option<Mention> {
    let part = COMMITTEE_PARTS.iter().find(|part| view.after(at).starts_with(**part))?;
    let span = Span::new(at, at + part.len());
    let own = view.before(at).ends_with("委常委、") && !view.after(span.end).starts_with('门');
    own.then(|| mention(span, EntityType::Organisation, Some(EntityClass::PartyBody), "deixis-part"))
}

/// Bodies that every development zone has.
pub(crate) const ZONE_BODIES: &[&str] = &["管委会", "党工委"];

/// 管委会, 党工委 alone, where the article names a zone; which one `link::resolve` says.
pub(super) fn zone_body(view: &View<'_>, at: usize) -> Option<Mention> {
    let body = ZONE_BODIES.iter().find(|body| view.after(at).starts_with(**body))?;
    let before = view.before(at).chars().next_back();
    let alone = before.is_none_or(|c| !c.is_alphanumeric() || "由在对向和与经从".contains(c));
    let class = if body.starts_with('党') { EntityClass::PartyBody } else { EntityClass::GovernmentBody };
    let span = Span::new(at, at + body.len());
    alone.then(|| mention(span, EntityType::Organisation, Some(class), "deixis-part"))
}

/// 前者, 后者 as the subject of a clause. What the two are decides of which type it is.
pub(super) fn one_of_two(view: &View<'_>, at: usize) -> Option<Mention> {
    let word = ["前者", "后者"].into_iter().find(|word| view.after(at).starts_with(word))?;
    let opens = view.before(at).chars().next_back().is_none_or(|c| "，。；".contains(c));
    let span = Span::new(at, at + word.len());
    opens.then(|| mention(span, EntityType::Organisation, None, "deixis-pair"))
}
