//! [`Sentence`]: what the rules of facts ask of a sentence.

use jiff::civil::Date;

use super::Amount;
use crate::link::observation::amounts;
use crate::link::period::{Period, dates_at, times};
use crate::link::{Context, EntityId, LinkedMention};
use crate::text::{Dates, Span};

/// One sentence with its dates. Places in it are given in the article.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its characters.
    pub text: &'a str,
    /// Its mentions.
    pub mentions: &'a [LinkedMention],
    /// The day of the article.
    pub today: Option<Date>,
}

impl<'a> Sentence<'a> {
    pub fn new(context: &Context<'a>, span: Span, today: Option<Date>) -> Self {
        let text = context.article.slice(span);
        Self { span, text, mentions: context.mentions_in(span), today }
    }

    /// The characters from `begin` to `end`, cut to the sentence.
    pub fn between(&self, begin: usize, end: usize) -> &'a str {
        let local = |at: usize| at.clamp(self.span.begin, self.span.end) - self.span.begin;
        self.text.get(local(begin)..local(end)).unwrap_or_default()
    }

    /// The clause around `span`: between ，；： and the like, outside brackets.
    pub fn clause(&self, span: Span) -> Span {
        let border = |c: char| matches!(c, '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';');
        let before = self.between(self.span.begin, span.begin);
        let begin = before.rfind(border).map_or(0, |at| at + before.get(at..).map_or(0, first_len));
        let after = self.between(span.end, self.span.end);
        let end = after.find(border).unwrap_or(after.len());
        Span::new(self.span.begin + begin, (span.end + end).max(self.span.begin + begin))
    }

    /// The mention of `entity` nearest to `near`.
    pub fn mention(&self, entity: &EntityId, near: Span) -> Option<Span> {
        let spans = self.mentions.iter().filter(|m| m.entity == *entity).map(|m| m.mention.span);
        spans
            .min_by_key(|s| if s.begin >= near.end { s.begin - near.end } else { near.begin.abs_diff(s.end) })
    }

    /// When something is said to happen at `at`: the last date before it that is a day, month or year or a stretch
    /// between two such, no length of time (五年来), no year that only names something.
    pub fn moment(&self, at: usize) -> Option<Period> {
        let found = times(self.text).into_iter().rev().map(|t| t.shifted(self.span.begin));
        found.filter(|time| time.end <= at).find_map(|time| self.period(time))
    }

    /// The period at `time`, if it is a moment.
    fn period(&self, time: Span) -> Option<Period> {
        let text = self.between(time.begin, time.end);
        if self.mentions.iter().any(|m| m.mention.span.overlaps(time)) {
            return None;
        }
        let named = text.contains(|c: char| c.is_ascii_digit())
            || text.starts_with(['今', '去', '前', '昨', '本', '上']);
        let open = ["来", "间", "内", "后", "度", "累计"].iter().any(|w| text.ends_with(w));
        let local = Span::new(time.begin - self.span.begin, time.end - self.span.begin);
        let dates = dates_at(self.text, local, self.today).filter(|_| named && !open)?;
        let whole = dates.begin().is_some() && dates.end().is_some();
        whole.then(|| Period { text: text.to_owned(), dates: Some(dates) })
    }

    /// Whether the sentence names any date or period.
    pub fn is_dated(&self) -> bool {
        !times(self.text).is_empty()
    }

    /// The day of the article, as a period that nobody says.
    pub fn unsaid_today(&self) -> Option<Period> {
        Some(Period { text: String::new(), dates: Some(Dates::day(self.today?)) })
    }

    /// The sums of money in it, in order.
    pub fn money(&self) -> Vec<Amount> {
        amounts(self.text, self.span.begin, false)
    }

    /// The percentages in it, in order.
    pub fn percentages(&self) -> Vec<Amount> {
        amounts(self.text, self.span.begin, true)
    }
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}
