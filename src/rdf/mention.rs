//! Mentions: `tupu:Mention`, a `nif:Phrase` with offsets and the entity it was taken for.

use std::collections::BTreeMap;

use super::ExportError;
use super::quads::confidence;
use super::scope::Scope;
use super::sentence::locate;
use super::vocab::TA_CLASS_REF;
use crate::extraction::{MentionRecord, Offsets};
use crate::ontology::vocab::{itsrdf, nif};
use crate::ontology::{class, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    let mut seen: BTreeMap<Offsets, usize> = BTreeMap::new();
    for mention in &scope.extraction.mentions {
        let offsets = Offsets { start: mention.start, end: mention.end };
        let number = seen.entry(offsets).or_default();
        *number += 1;
        write_one(scope, mention, offsets, *number)?;
    }
    Ok(())
}

fn write_one(
    scope: &mut Scope<'_>,
    mention: &MentionRecord,
    offsets: Offsets,
    number: usize,
) -> Result<(), ExportError> {
    // Our own mentions never share a range; those of another program may.
    let suffix = if number == 1 { String::new() } else { format!("-{number}") };
    let node = scope.part(&format!("m{}-{}{suffix}", offsets.start, offsets.end));
    let entity = scope.iri(&mention.entity)?;
    locate(scope, &node, offsets);
    let sentence = scope.sentence_around(offsets);
    let out = &mut scope.out;
    out.a(&node, nif::PHRASE);
    out.a(&node, class::MENTION);
    out.zh(&node, nif::ANCHOR_OF, &mention.text);
    out.add(&node, itsrdf::TA_IDENT_REF, entity);
    out.add(&node, TA_CLASS_REF, mention.kind.iri());
    out.add(&node, itsrdf::TA_CONFIDENCE, confidence(mention.confidence));
    out.add(&node, property::RESOLUTION, mention.resolution.iri());
    out.string(&node, property::RECOGNISER, &mention.recogniser);
    out.string(&node, property::RULE, &mention.rule);
    out.add(&node, property::SENTENCE, sentence);
    Ok(())
}
