//! What a trained model reads as names.

use std::sync::Arc;

use super::{Mention, Propose, View};
use crate::ontology::EntityType;
use crate::tagger::{Input, OWN_HEAD, Tagger};
use crate::text::{Span, sentences};

/// Proposes what a trained tagger finds in each sentence.
pub struct Model {
    tagger: Arc<dyn Tagger>,
    head: usize,
}

/// The least confidence of a proposal: of less sure ones a fifth is right (docs/quality.md).
const LEAST: f32 = 0.4;

impl Model {
    /// A proposer that asks `tagger` in our own convention; `None` where it did not learn it.
    pub fn new(tagger: Arc<dyn Tagger>) -> Option<Self> {
        let head = tagger.heads().iter().position(|head| head.name == OWN_HEAD)?;
        Some(Self { tagger, head })
    }
}

impl Propose for Model {
    fn name(&self) -> &'static str {
        "model"
    }

    fn propose(&self, view: &View<'_>) -> Vec<Mention> {
        let mut spans = Vec::new();
        for line in view.lines() {
            spans.extend(sentences(view.slice(line.span)).into_iter().map(|s| s.shifted(line.span.begin)));
        }
        let input = |&s: &Span| Input::of_words(view.slice(s), view.words_in(s), view.lexicon);
        let inputs: Vec<Input> = spans.iter().map(input).collect();
        let kinds = &self.tagger.heads()[self.head].kinds;
        let mut found = Vec::new();
        for (sentence, names) in spans.iter().zip(self.tagger.tag(self.head, &inputs)) {
            for name in names.into_iter().filter(|n| n.confidence >= LEAST) {
                let span = characters(view.slice(*sentence), name.chars).shifted(sentence.begin);
                let Some(span) = without_marks(view, span) else { continue };
                let span = without_lead(view, span);
                let Some((kind, rule)) = reading(&kinds[name.kind], view.slice(span), view) else { continue };
                let own = (kind == EntityType::Organisation).then(|| foreign_name(view, span)).flatten();
                if let Some(own) = own {
                    let country = Span::new(span.begin, own);
                    found.push(Mention {
                        span: country,
                        kind: EntityType::Place,
                        class: view.lexicon.class_of(view.slice(country), EntityType::Place),
                        confidence: name.confidence,
                        recogniser: "model",
                        rule,
                    });
                }
                let span = Span::new(own.unwrap_or(span.begin), span.end);
                let class = view.lexicon.class_of(view.slice(span), kind);
                found.push(Mention {
                    span,
                    kind,
                    class,
                    confidence: name.confidence,
                    recogniser: "model",
                    rule,
                });
            }
        }
        found
    }
}

/// The type that a kind of our convention is, and the rule that such a mention carries. A form that only context completes
/// is read by its first character as the rules for such forms are. The others are nouns (首都, 园区, 母校, 乐队), which
/// `link::resolve` completes or drops.
fn reading(kind: &str, text: &str, view: &View<'_>) -> Option<(EntityType, &'static str)> {
    let Some(kind) = kind.strip_prefix("Deictic") else {
        return Some((kind.parse().ok()?, "sequence-tagger"));
    };
    let kind = kind.parse().ok()?;
    let first = text.chars().next()?;
    let rule = match (kind, first) {
        (EntityType::Organisation, '市' | '省' | '区' | '县' | '州') => "deixis-body",
        (EntityType::Organisation | EntityType::Place, '该') => "deixis-anaphor",
        (EntityType::Place, '我' | '全' | '本') if text.chars().count() == 2 => "deixis-place",
        (EntityType::Person, '他' | '她') => "deixis-pronoun",
        (EntityType::Person, _)
            if view.lexicon.words.surnames.contains_key(first.encode_utf8(&mut [0; 4])) =>
        {
            "surname-title"
        }
        _ => "definite-noun",
    };
    Some((kind, rule))
}

/// A name's marks stand in pairs: “科创沙龙 loses its mark, 江苏省“最美教师 takes the closing one in, and around a whole name
/// they are no part of it.
fn without_marks(view: &View<'_>, mut span: Span) -> Option<Span> {
    for (open, close) in [('“', '”'), ('《', '》'), ('（', '）'), ('(', ')'), ('‘', '’')] {
        let text = view.slice(span);
        let (opened, closed) = (text.matches(open).count(), text.matches(close).count());
        if opened > closed && text.starts_with(open) {
            span.begin += open.len_utf8();
        } else if opened > closed && view.after(span.end).starts_with(close) {
            span.end += close.len_utf8();
        } else if closed > opened && text.ends_with(close) {
            span.end -= close.len_utf8();
        } else if closed > opened && view.before(span.begin).ends_with(open) {
            // “金艺奖”表演奖 lost its first mark.
            span.begin -= open.len_utf8();
        } else if opened == 1 && closed == 1 && text.starts_with(open) && text.ends_with(close) {
            span = Span::new(span.begin + open.len_utf8(), span.end - close.len_utf8());
        }
    }
    let text = view.slice(span);
    let begin = text.len() - text.trim_start_matches(is_border).len();
    let end = text.trim_end_matches(is_border).len();
    (begin < end).then(|| Span::new(span.begin + begin, span.begin + end))
}

/// Where a body's own name begins behind its country: 阿富汗|塔利班, 德国|亚琛工业大学; 美国国家安全局 has none of its own.
fn foreign_name(view: &View<'_>, span: Span) -> Option<usize> {
    let text = view.slice(span);
    let (country, len) = view.lexicon.place_prefix(text)?;
    let rest = span.begin + len;
    let foreign = view.lexicon.words.states.contains(&country.name) && rest < span.end;
    let long = text.get(..len)?.chars().count() > 1 && view.is_boundary(rest);
    let own_name = text.get(len..).unwrap_or_default();
    // 空军, 内阁 and 国防部 are what every state has.
    let state = own_name.chars().count() < 3 || view.lexicon.institutions.find(own_name, None).is_some();
    let known = || !state && !view.lexicon.lookup(own_name).is_empty();
    let first = view.tokens.get(view.token_at(rest))?;
    let own = || matches!(first.tag.as_str(), "ns" | "nr" | "nrt" | "nrfg" | "nz");
    (foreign && long && (known() || own())).then_some(rest)
}

/// 为市戏剧家协会 is 市戏剧家协会: a preposition before a level word and a kind of body is no part of the name.
fn without_lead(view: &View<'_>, span: Span) -> Span {
    let text = view.slice(span);
    let lead = text.chars().next().filter(|c| "为由在和与向对经被任及".contains(*c));
    let begin = lead.map_or(0, char::len_utf8);
    let rest = text.get(begin..).unwrap_or_default();
    let body = rest.strip_prefix(['市', '省', '区', '县', '州']);
    let known = body.is_some_and(|body| view.lexicon.institutions.longest_prefix(body) == Some(body.len()));
    if known && begin > 0 { Span::new(span.begin + begin, span.end) } else { span }
}

fn is_border(c: char) -> bool {
    matches!(c, ' ' | '，' | '。' | '、' | '；' | '：' | ',')
}

/// The bytes of some characters of `text`.
fn characters(text: &str, range: std::ops::Range<usize>) -> Span {
    let mut at = text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len()));
    let begin = at.nth(range.start).unwrap_or(text.len());
    Span::new(begin, at.nth(range.len() - 1).unwrap_or(text.len()))
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("heads", &self.tagger.heads()).finish_non_exhaustive()
    }
}
