//! Mentions: `tupu:Mention`, a `nif:Phrase` with offsets and the entity it was taken for.

use std::collections::BTreeMap;

use super::ExportError;
use super::passage::locate;
use super::quads::confidence;
use super::scope::Scope;
use super::vocab::{itsrdf, nif, term, tupu};
use crate::extraction::{MentionRecord, Offsets};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    let mut seen: BTreeMap<Offsets, usize> = BTreeMap::new();
    for mention in &scope.extraction.mentions {
        let offsets = Offsets { start: mention.start, end: mention.end };
        let earlier = seen.entry(offsets).or_default();
        write_one(scope, mention, offsets, *earlier)?;
        *earlier += 1;
    }
    Ok(())
}

fn write_one(
    scope: &mut Scope<'_>,
    mention: &MentionRecord,
    offsets: Offsets,
    earlier: usize,
) -> Result<(), ExportError> {
    // Our own mentions never share a range; those of another program may.
    let suffix = if earlier == 0 { String::new() } else { format!("-{}", earlier + 1) };
    let node = scope.part(&format!("m{}-{}{suffix}", offsets.start, offsets.end));
    let entity = scope.iri(&mention.entity)?;
    locate(scope, &node, nif::PHRASE, offsets);
    scope.out.a(&node, tupu::MENTION);
    scope.out.zh(&node, nif::ANCHOR_OF, &mention.text);
    scope.out.add(&node, itsrdf::TA_IDENT_REF, entity);
    scope.out.add(&node, itsrdf::TA_CLASS_REF, term(mention.kind.as_str()));
    scope.out.add(&node, itsrdf::TA_CONFIDENCE, confidence(mention.confidence));
    scope.out.add(&node, tupu::RESOLUTION, term(mention.resolution.as_str()));
    scope.out.string(&node, tupu::RECOGNISER, &mention.recogniser);
    if !mention.rule.is_empty() {
        scope.out.string(&node, tupu::RULE, &mention.rule);
    }
    if let Some(index) = scope.sentence_around(offsets) {
        let sentence = scope.sentence(index);
        scope.out.add(&node, tupu::SENTENCE, sentence);
    }
    Ok(())
}
