//! Clauses, brackets and triggers of a sentence.

use super::View;
use crate::text::Span;

impl View<'_> {
    pub(super) fn scan(&mut self, mentions: &[usize]) {
        let spans = mentions.iter().map(|i| self.mention(*i).mention.span).collect::<Vec<_>>();
        let end = Span::new(self.span.end, self.span.end);
        let (mut at, mut begin, mut depth, mut opened) = (self.span.begin, self.span.begin, 0_usize, 0);
        for span in spans.into_iter().chain([end]) {
            let stretch = self.raw(at, span.begin);
            let mut before = None;
            for (offset, c) in stretch.char_indices() {
                let here = at + offset;
                match c {
                    '（' | '(' | '【' | '[' => {
                        if depth == 0 {
                            opened = here;
                        }
                        depth += 1;
                    }
                    '）' | ')' | '】' | ']' if depth > 0 => {
                        depth -= 1;
                        if depth == 0 {
                            self.brackets.push(Span::new(opened, here + c.len_utf8()));
                        }
                    }
                    ' ' if depth == 0 && ends_in_saying(stretch.get(..offset)) => {
                        self.clauses.push(Span::new(begin, here));
                        begin = here + c.len_utf8();
                    }
                    _ if depth == 0 && is_break(before, c, stretch.get(offset + c.len_utf8()..)) => {
                        self.clauses.push(Span::new(begin, here));
                        begin = here + c.len_utf8();
                    }
                    _ => {}
                }
                before = Some(c);
            }
            if depth == 0 {
                self.context.triggers.find(stretch, at, &mut self.hits);
            }
            at = span.end.max(at);
        }
        if begin < self.span.end || self.clauses.is_empty() {
            self.clauses.push(Span::new(begin.min(self.span.end), self.span.end));
        }
        let mut hits = std::mem::take(&mut self.hits);
        hits.retain(|h| {
            !in_any(&self.brackets, h.span.begin) && (h.word != "建" || self.builds_some(h.span))
        });
        self.hits = hits;
    }

    /// 将建|5个书屋: 建 alone is a verb where a number follows and no longer word ends in it (新建, 在建).
    fn builds_some(&self, span: Span) -> bool {
        let before = self.raw(self.span.begin, span.begin).chars().next_back();
        let after = self.raw(span.end, self.span.end).chars().next();
        let number = |c: char| c.is_ascii_digit() || "一两二三四五六七八九十百".contains(c);
        let named = self.context.mentions.partition_point(|m| m.mention.span.end < span.begin);
        let name = self.context.mentions.get(named).is_some_and(|m| m.mention.span.end == span.begin);
        after.is_some_and(number)
            && (name || before.is_none_or(|c| "将已再拟先要来能共，；、”年月日计划".contains(c)))
    }
}

pub(super) fn in_any(spans: &[Span], at: usize) -> bool {
    let next = spans.partition_point(|s| s.end <= at);
    spans.get(next).is_some_and(|s| s.begin <= at)
}

/// 某人在会上强调 深入实施…: in headlines a blank stands for the comma behind a verb of saying.
fn ends_in_saying(before: Option<&str>) -> bool {
    let verbs = ["强调", "指出", "表示", "要求", "时说", "主张", "呼吁", "宣布", "提出"];
    before.is_some_and(|text| verbs.iter().any(|w| text.ends_with(w)))
}

fn is_break(before: Option<char>, c: char, after: Option<&str>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        '，' | '；' | '。' | '！' | '？' | '…' | '—' | '\n' => true,
        '：' | ':' | ',' | ';' | '!' | '?' => {
            !(digit(before) && digit(after.and_then(|a| a.chars().next())))
        }
        _ => false,
    }
}
