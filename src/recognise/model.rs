//! What a trained model reads as names.

use std::sync::Arc;

use super::{Mention, Propose, View};
use crate::ontology::{EntityClass, EntityType};
use crate::segment::Segmenter;
use crate::tagger::{Input, OWN_HEAD, Tagger};
use crate::text::{Span, sentences};

/// Proposes what a trained tagger finds in each sentence.
pub struct Model {
    tagger: Arc<dyn Tagger>,
    segmenter: Arc<Segmenter>,
    head: usize,
}

/// The least confidence of a proposal.
const LEAST: f32 = 0.3;

impl Model {
    /// A proposer that asks `tagger` in our own convention; `None` where it did not learn it.
    pub fn new(tagger: Arc<dyn Tagger>, segmenter: Arc<Segmenter>) -> Option<Self> {
        let head = tagger.heads().iter().position(|head| head.name == OWN_HEAD)?;
        Some(Self { tagger, segmenter, head })
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
        let inputs: Vec<Input> =
            spans.iter().map(|&s| Input::new(view.slice(s), &self.segmenter, view.lexicon)).collect();
        let kinds = &self.tagger.heads()[self.head].kinds;
        let mut found = Vec::new();
        for (sentence, names) in spans.iter().zip(self.tagger.tag(self.head, &inputs)) {
            for name in names.into_iter().filter(|n| n.confidence >= LEAST) {
                let Some((kind, rule)) = kind(&kinds[name.kind]) else { continue };
                let span = characters(view.slice(*sentence), name.chars).shifted(sentence.begin);
                let class = class(view, span, kind);
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

/// The type that a kind of our convention is, and the rule that such a mention carries.
fn kind(kind: &str) -> Option<(EntityType, &'static str)> {
    match kind.strip_prefix("Deictic") {
        Some(kind) => Some((kind.parse().ok()?, "deixis-tagger")),
        None => Some((kind.parse().ok()?, "sequence-tagger")),
    }
}

/// The bytes of some characters of `text`.
fn characters(text: &str, range: std::ops::Range<usize>) -> Span {
    let mut at = text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len()));
    let begin = at.nth(range.start).unwrap_or(text.len());
    Span::new(begin, at.nth(range.len() - 1).unwrap_or(text.len()))
}

/// The class that the name's entry or its ending has.
fn class(view: &View<'_>, span: Span, kind: EntityType) -> Option<EntityClass> {
    let text = view.slice(span);
    let entries = view.lexicon.lookup(text).iter().map(|s| &view.lexicon.entries()[s.entry]);
    let known = entries.filter(|e| e.kind == kind).find_map(|e| e.class);
    known.or_else(|| {
        let tails = view.lexicon.tail_occurrences(text);
        let (_, tails) = tails.into_iter().find(|(tail, _)| tail.end == text.len())?;
        tails.iter().find(|tail| tail.kind == kind).map(|tail| tail.class)
    })
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("heads", &self.tagger.heads()).finish_non_exhaustive()
    }
}
