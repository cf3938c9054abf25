//! A name that only tells which one the next is: 加入A牵头的|B, 会见来访的|B.

use crate::link::relation::view::View;
use crate::ontology::EntityType::{self};

impl View<'_> {
    /// Whether a name is but told of as who leads or founded the next one: A牵头的|B.
    pub(super) fn leads_to(&self, index: usize) -> bool {
        const LEADING: &[&str] = &[
            "牵头",
            "领衔",
            "主导",
            "发起",
            "组建",
            "主管",
            "创办",
            "创建",
            "牵头组建",
            "牵头成立",
            "发起成立",
            "成立",
        ];
        let next = self.phrases.get(index).zip(self.phrases.get(index + 1));
        next.is_some_and(|(this, next)| {
            let gap = self.plain(this.span.end, next.span.begin);
            gap.strip_suffix('的').is_some_and(|g| LEADING.contains(&g))
        })
    }

    /// 会见|来华出席某论坛的|某国总统佐科: whom a clause that ends in 的 describes, as a phrase.
    pub(super) fn visitor(&self, first: usize, from: usize, to: usize) -> Option<usize> {
        let opening = self.raw(from, to);
        let opening = opening.trim_start_matches('了');
        if !["来", "出席", "参加", "前来", "应邀", "赴"].iter().any(|w| opening.starts_with(w)) {
            return None;
        }
        let phrases = self.phrases.iter().enumerate().skip(first).take(6);
        let mut phrases = phrases.take_while(|(_, p)| p.span.begin < to);
        phrases.find_map(|(index, p)| {
            let described = self.plain(from, p.span.begin).ends_with('的');
            (described && self.kind(p.head) == EntityType::Person).then_some(index)
        })
    }
}
