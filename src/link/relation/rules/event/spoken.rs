//! The event that the text last spoke of.

use crate::link::relation::view::View;
use crate::ontology::EntityType::Programme as G;

impl View<'_> {
    /// The event that the text last spoke of before `at`: in the sentence, the paragraph, or the headline.
    pub fn event(&self, at: usize, competition: bool) -> Option<usize> {
        let sentence = self.context.article.sentences()[self.index];
        let begin = self.context.article.paragraphs()[sentence.paragraph].span.begin;
        let end = self.context.mentions.partition_point(|m| m.mention.span.end <= at);
        let near = (end.saturating_sub(40)..end).rev();
        let near = near.take_while(|i| self.mention(*i).mention.span.begin >= begin);
        let mut near = near.filter(|i| self.kind(*i) == G && !(competition && self.is_by_the_way(*i)));
        near.find(|i| self.is_event(*i, competition)).or_else(|| {
            let headline = self.context.article.paragraphs().first()?.span;
            let count = self.context.mentions_in(headline).len().min(8);
            (0..count).find(|i| self.kind(*i) == G && self.is_event(*i, competition))
        })
    }

    /// 备战|北京冬奥会, 北京冬奥会|冠军林某: another competition that is spoken of while one is played.
    pub fn is_by_the_way(&self, index: usize) -> bool {
        const BEFORE: &[&str] = &["备战", "迎战", "瞄准", "冲击", "距离", "为", "迎接", "冲刺"];
        const AFTER: &[&str] = &["资格", "参赛资格", "周期", "备战", "场馆", "倒计时", "测试赛", "选拔"];
        let span = self.mention(index).mention.span;
        let before = self.context.article.text().before(0, span.begin);
        let after = self.context.article.text().as_str().get(span.end..).unwrap_or_default();
        BEFORE.iter().any(|w| before.ends_with(w)) || AFTER.iter().any(|w| after.starts_with(w))
    }

    /// The gathering that the article opens with: the first event of its first two sentences behind the headline.
    pub(super) fn opening_event(&self) -> Option<usize> {
        let article = self.context.article;
        let first = article.sentences().iter().filter(|s| s.paragraph > 0).take(2);
        let mentions = first.flat_map(|s| {
            let from = self.context.mentions.partition_point(|m| m.mention.span.begin < s.span.begin);
            from..self.context.mentions.partition_point(|m| m.mention.span.begin < s.span.end)
        });
        mentions.take(20).find(|i| self.kind(*i) == G && self.is_event(*i, false))
    }
}
