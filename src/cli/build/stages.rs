//! What `tupu build` tells the store of the gazetteer.

use crate::lexicon::Lexicon;
use crate::rdf::GazetteerEntry;

/// Known places and organisations with their hierarchy, for `graph/gazetteer`.
pub(in crate::cli) fn gazetteer(lexicon: &Lexicon) -> Vec<GazetteerEntry> {
    let entries = lexicon.entries().iter().filter_map(|entry| {
        Some(GazetteerEntry {
            name: entry.name.clone(),
            aliases: entry.aliases.iter().filter(|alias| alias.chars().count() > 1).cloned().collect(),
            class: entry.class?,
            code: entry.division.as_ref().map(|division| division.code.clone()),
            parent: lexicon.parent(entry).map(|parent| parent.name.clone()),
            retyped: None,
        })
    });
    entries.collect()
}
