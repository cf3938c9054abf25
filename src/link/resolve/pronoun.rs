//! 他, 她: the person that the sentences before are about.
//!
//! After the centering theory of Grosz, Joshi and Weinstein (1995): the subject of the sentence before is likelier than
//! its objects, what went on being spoken of likelier than what was named in passing, and a subject does not mean itself
//! in its own clause (华罗庚请他讲课: 他 is not 华罗庚).

use std::collections::BTreeMap;

use super::Reading;
use super::people::People;
use crate::document::Article;
use crate::ontology::EntityType;
use crate::recognise::{Mention, Nature};
use crate::text::{Span, last_chars};

/// Verbs that a quotation's speaker goes with.
const SAYING: &[&str] =
    &["说", "道", "表示", "介绍", "回忆", "称", "感慨", "坦言", "直言", "告诉", "认为", "透露", "指出"];

/// Prepositions and verbs that make a person other than the subject of what follows.
const GOVERNING: &[char] = &[
    '经', '由', '被', '让', '请', '对', '向', '给', '为', '跟', '同', '与', '和', '把', '将', '比', '随',
    '邀',
];

/// How many mentions back a person may stand.
const REACH: usize = 200;

/// The person that the pronoun `mention` means.
pub(super) fn read(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    people: &People,
) -> Option<Reading> {
    let mut place = Place::of(article, mention.span)?;
    place.another = place.has_subject(seen);
    let mut scores: BTreeMap<&str, (i32, usize)> = BTreeMap::new();
    for (index, (named, reading)) in seen.iter().enumerate().rev().take(REACH) {
        if named.span.begin < place.window {
            break;
        }
        if reading.kind == EntityType::Person && !place.excludes(named.span) {
            let score = place.weight(named.span);
            let best = scores.entry(&reading.name).or_insert((score, index));
            best.0 = best.0.max(score);
        }
    }
    if let Some(index) = people.protagonist() {
        scores.entry(&seen[index].1.name).or_insert((0, index)).0 += PROTAGONIST;
    }
    let (_, &(_, index)) = scores.iter().max_by_key(|(_, (score, index))| (*score, *index))?;
    Some(seen[index].1.taken_up())
}

/// What being the person of the article is worth.
const PROTAGONIST: i32 = 35;

/// Where a pronoun stands.
struct Place<'a> {
    article: &'a Article,
    pronoun: Span,
    sentence: usize,
    /// Begin of the paragraph before its own.
    window: usize,
    /// Begin of its own paragraph.
    paragraph: usize,
    /// 他的: whose, which may be the clause's own subject's.
    possessive: bool,
    /// Whether its own clause opens with somebody else: 市长向他颁奖.
    another: bool,
}

impl<'a> Place<'a> {
    fn of(article: &'a Article, pronoun: Span) -> Option<Self> {
        let sentence = article.sentence_at(pronoun.begin)?;
        let index = article.sentences()[sentence].paragraph;
        let paragraphs = article.paragraphs();
        Some(Self {
            article,
            pronoun,
            sentence,
            window: paragraphs[index.saturating_sub(1)].span.begin,
            paragraph: paragraphs[index].span.begin,
            possessive: text(article, pronoun.end, article.text().as_str().len()).starts_with('的'),
            another: false,
        })
    }

    /// How likely a person named there is meant, in tenths.
    fn weight(&self, named: Span) -> i32 {
        let Some(at) = self.article.sentence_at(named.begin) else { return 0 };
        let begin = self.article.sentences()[at].span.begin;
        let subject = text(self.article, begin, named.begin).chars().filter(|c| is_clause_end(*c)).count()
            == 0
            && text(self.article, begin, named.begin).chars().count() <= 20;
        let near = match self.sentence - at.min(self.sentence) {
            0 => [40, 60],
            1 if named.begin >= self.paragraph => [25, 50],
            _ if named.begin >= self.paragraph => [10, 30],
            _ => [5, 15],
        };
        near[usize::from(subject)] - if self.is_listed(named) { 30 } else { 0 }
    }

    /// One of several: 甲、乙.
    fn is_listed(&self, named: Span) -> bool {
        let whole = self.article.text().as_str();
        let after = whole.get(named.end..).unwrap_or_default();
        let before = whole.get(..named.begin).unwrap_or_default();
        after.starts_with(['、', '和', '与']) || before.ends_with(['、', '和', '与'])
    }

    /// The pronoun's own clause holds the name, or the name is the speaker of the quotation it stands in.
    fn excludes(&self, named: Span) -> bool {
        let between = text(self.article, named.end, self.pronoun.begin);
        let own_clause = !self.possessive && !between.contains(is_clause_end) && !between.is_empty();
        own_clause && !between.contains('“')
            || self.is_governed_under(named)
            || self.speaks(named)
            || self.is_byline(named)
    }

    /// Whether the pronoun's own clause names somebody before it.
    fn has_subject(&self, seen: &[(Mention, Reading)]) -> bool {
        let near = seen.iter().rev().take(8).map(|(m, r)| (m.span, r.kind));
        near.filter(|(_, kind)| *kind == EntityType::Person).any(|(named, _)| {
            let between = text(self.article, named.end, self.pronoun.begin);
            named.end <= self.pronoun.begin && !between.is_empty() && !between.contains(is_clause_end)
        })
    }

    /// (记者 王某): who wrote the article is not whom it is about.
    fn is_byline(&self, named: Span) -> bool {
        let before = last_chars(text(self.article, 0, named.begin), 24);
        let open = before.rfind(['(', '（']).and_then(|at| before.get(at..));
        let open = open.filter(|inside| !inside.contains([')', '）']));
        open.is_some_and(|inside| ["记者", "通讯员", "实习生"].iter().any(|w| inside.contains(w)))
    }

    /// 陈景润也经他推荐: after a preposition it is not whom its sentence began with.
    fn is_governed_under(&self, named: Span) -> bool {
        let sentence = self.article.sentences()[self.sentence].span;
        let governed = text(self.article, sentence.begin, self.pronoun.begin).ends_with(GOVERNING);
        let lead = text(self.article, sentence.begin, named.begin);
        // 林某致辞，市长向他颁奖: the one before may be meant, where the clause has its own subject.
        let between = text(self.article, named.end, self.pronoun.begin);
        // 周某获此称号，由她主编的教材…: whose book it is opens the sentence.
        let elsewhere = (self.another || between.ends_with('由')) && between.contains(is_clause_end);
        !elsewhere
            && !self.possessive
            && governed
            && named.begin >= sentence.begin
            && !lead.contains(is_clause_end)
    }

    fn speaks(&self, named: Span) -> bool {
        let sentence_begin = self.article.sentences()[self.sentence.saturating_sub(1)].span.begin;
        let before = text(self.article, sentence_begin.max(self.paragraph), self.pronoun.begin);
        let (open, close) = (before.rfind('“'), before.rfind('”'));
        let Some(open) = open.filter(|open| close.is_none_or(|close| close < *open)) else { return false };
        let open = self.pronoun.begin - (before.len() - open);
        // 王医生说：“他恢复得很好。”
        let lead = text(self.article, named.end, open);
        let leads =
            named.end <= open && lead.chars().count() <= 12 && says(lead.trim_end_matches(['：', '，', ':']));
        // “他恢复得很好。”王医生说。
        let rest = text(self.article, self.pronoun.end, self.article.text().as_str().len());
        let tail = rest.split_once('”').map_or("", |(_, tail)| tail);
        let head: String = tail.chars().take(12).collect();
        let surname = text(self.article, named.begin, named.end).chars().next().unwrap_or(' ');
        let follows = head.starts_with(surname) && SAYING.iter().any(|verb| head.contains(verb));
        leads || follows
    }
}

fn text(article: &Article, begin: usize, end: usize) -> &str {
    article.text().as_str().get(begin..end).unwrap_or_default()
}

/// Whether a clause ends there.
pub(super) fn is_clause_end(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | '\n')
}

/// 他 before anybody was named (海上有一位邮递员，他…): the first person named in the same paragraph or the next, if there is but one.
pub(super) fn announced<'m>(
    article: &Article,
    mention: &Mention,
    coming: &'m [Mention],
) -> Option<&'m Mention> {
    let sentence = article.sentence_at(mention.span.begin)?;
    let index = article.sentences()[sentence].paragraph;
    let paragraphs = article.paragraphs();
    let own = paragraphs[index].span;
    let introduced = ["有一位", "有一名", "有这样一位", "有位", "有个", "有这样一名"];
    introduced
        .iter()
        .any(|words| last_chars(text(article, own.begin, mention.span.begin), 60).contains(words))
        .then_some(())?;
    let end = paragraphs.get(index + 1).map_or(own.end, |next| next.span.end);
    let mut named = coming.iter().take_while(|m| m.span.end <= end).filter(|m| {
        m.kind == EntityType::Person
            && Nature::of(m.rule) != Nature::Contextual
            && m.span.len() > '他'.len_utf8()
    });
    let first = named.next()?;
    named.all(|m| article.slice(m.span) == article.slice(first.span)).then_some(first)
}

/// The quotation that `at` stands in, in its paragraph, without its marks.
pub(super) fn quotation(article: &Article, at: Span) -> Option<Span> {
    let sentence = article.sentence_at(at.begin)?;
    let line = article.paragraphs()[article.sentences()[sentence].paragraph].span;
    let before = text(article, line.begin, at.begin);
    let open = before.rfind('“').filter(|open| before.rfind('”').is_none_or(|close| close < *open))?;
    let begin = line.begin + open;
    let end = text(article, at.end, line.end).find('”').map(|close| at.end + close)?;
    Some(Span::new(begin, end))
}

/// Whoever says the quotation that `at` stands in: the person named last in the clause behind it that ends in a verb of saying
/// (“我就是个跑田埂的。”陶某说), or in the one that leads it in.
pub(super) fn quoted_speaker<'m>(
    article: &Article,
    at: Span,
    seen: &'m [(Mention, Reading)],
    coming: &'m [Mention],
) -> Option<&'m Mention> {
    let quote = quotation(article, at)?;
    let whole = article.text().as_str();
    let named = |m: &&Mention| m.kind == EntityType::Person && Nature::of(m.rule) != Nature::Contextual;
    let close = quote.end + '”'.len_utf8();
    let tail = whole.get(close..)?.split(is_clause_end).next().unwrap_or_default();
    if says(tail) {
        let inside = |m: &&Mention| m.span.begin >= close && m.span.end <= close + tail.len();
        return coming.iter().take(40).filter(inside).rfind(named);
    }
    let lead = text(article, 0, quote.begin).strip_suffix(['：', ':', '，'])?;
    let clause = lead.rsplit(is_clause_end).next().unwrap_or_default();
    let begin = lead.len() - clause.len();
    let inside = |m: &&Mention| m.span.begin >= begin && m.span.end <= lead.len();
    says(lead).then(|| seen.iter().rev().take(40).map(|(m, _)| m).filter(inside).find(named)).flatten()
}

/// Whether the last word is a verb of saying.
pub(super) fn says(lead: &str) -> bool {
    SAYING.iter().any(|verb| lead.ends_with(verb))
}
