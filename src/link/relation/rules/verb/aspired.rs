//! 创建 an honour and 创建 a body: which is given and which is founded.

use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{View, is_quote};
use crate::ontology::EntityClass;

impl View<'_> {
    /// Whether so many are founded: 创建示范区和实践基地5个, 创建3家示范园.
    pub(super) fn is_counted(&self, hit: &Hit<'_>, objects: &[usize]) -> bool {
        let Some((first, last)) = objects.first().zip(objects.last()) else { return false };
        let (begin, end) = (self.mention(*first).mention.span.begin, self.mention(*last).mention.span.end);
        let next = self.raw(end, self.span.end.max(end)).trim_start_matches(is_quote).chars().next();
        let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百两多".contains(c);
        next.is_some_and(digit) || self.raw(hit.span.end, begin).contains(|c: char| c.is_ascii_digit())
    }

    /// Of what is 创建: whether it is an honour that others give (国家卫生城市). None for other verbs.
    pub(super) fn is_aspired(&self, hit: &Hit<'_>, index: usize) -> Option<bool> {
        if hit.word != "创建" {
            return None;
        }
        let class = self.class(index);
        Some(matches!(class, Some(EntityClass::Designation | EntityClass::Award)))
    }

    /// 创建, 争创 an honour is to strive for it, unless it is said to be done: 成功创建, 创建了.
    pub(super) fn is_striving(&self, hit: &Hit<'_>) -> bool {
        const STRIVING: &[&str] = &["创建", "争创", "申创", "申报", "申办", "争当", "冲刺"];
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let before = self.plain(clause.begin, hit.span.begin);
        let after = self.raw(hit.span.end, self.span.end);
        let done = ["成功", "已", "曾", "先后", "完成"].iter().any(|w| before.ends_with(w));
        STRIVING.contains(&hit.word) && !done && !after.starts_with(['成', '了', '为'])
    }
}
