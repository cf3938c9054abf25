//! Sentences with their names marked in the text (`{P:陆昀}到{L:江海博物馆}`): what a person corrects, and `tupu train` learns from.

use super::{Extraction, MentionRecord, Offsets};
use crate::ontology::{EntityType, Resolution};

/// Below this confidence a mark carries `?`: whether it is a name is left open.
const SURE: f32 = 0.8;

/// One sentence a line, as `docs/training.md` describes: O organisation, P person, L place, G programme, W work; a small letter
/// where only the context says what is meant, `?` where the program is unsure.
///
/// Left out: sentences that a mention crosses, and those with braces of their own. Of overlapping mentions the first counts.
pub fn to_marked(extraction: &Extraction) -> String {
    let chars: Vec<char> = extraction.text.chars().collect();
    let mut mentions: Vec<&MentionRecord> =
        extraction.mentions.iter().filter(|m| m.start < m.end && m.end <= chars.len()).collect();
    mentions.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let lines = extraction.sentences.iter().filter_map(|sentence| line(*sentence, &chars, &mentions));
    lines.map(|line| line + "\n").collect()
}

fn line(sentence: Offsets, chars: &[char], mentions: &[&MentionRecord]) -> Option<String> {
    let text = chars.get(sentence.start..sentence.end)?;
    if text.iter().any(|c| matches!(c, '{' | '}' | '\n')) || text.iter().all(|c| c.is_whitespace()) {
        return None;
    }
    let first = mentions.partition_point(|m| m.end <= sentence.start);
    let mut out = String::new();
    let mut at = sentence.start;
    for mention in mentions[first..].iter().take_while(|m| m.start < sentence.end) {
        if mention.start < sentence.start || mention.end > sentence.end {
            return None;
        }
        if mention.start < at {
            continue;
        }
        out.extend(&chars[at..mention.start]);
        out.extend(['{', letter(mention)]);
        out.push_str(if mention.confidence < SURE { "?:" } else { ":" });
        out.extend(&chars[mention.start..mention.end]);
        out.push('}');
        at = mention.end;
    }
    out.extend(&chars[at..sentence.end]);
    Some(out.trim().to_owned())
}

fn letter(mention: &MentionRecord) -> char {
    let letter = match mention.kind {
        EntityType::Organisation => 'O',
        EntityType::Person => 'P',
        EntityType::Place => 'L',
        EntityType::Programme => 'G',
        EntityType::Work => 'W',
    };
    match mention.resolution {
        Resolution::LocalityDeixis | Resolution::Coreference => letter.to_ascii_lowercase(),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extraction::ArticleRecord;

    #[test]
    fn names_stand_in_braces() {
        let mention = |start, end, kind, resolution, confidence| MentionRecord {
            start,
            end,
            text: String::new(),
            kind,
            entity: String::new(),
            resolution,
            confidence,
            recogniser: String::new(),
            rule: String::new(),
        };
        let extraction = Extraction {
            article: ArticleRecord::default(),
            text: "陆昀到泰州。市科协{来}了。市委昨天开会。".to_owned(),
            sentences: [(0, 6), (6, 14), (14, 21)].map(|(start, end)| Offsets { start, end }).to_vec(),
            mentions: vec![
                mention(0, 2, EntityType::Person, Resolution::ExactName, 0.7),
                mention(3, 5, EntityType::Place, Resolution::ExactName, 0.9),
                mention(6, 9, EntityType::Organisation, Resolution::LocalityDeixis, 0.9),
                mention(14, 16, EntityType::Organisation, Resolution::LocalityDeixis, 0.9),
            ],
            entities: vec![],
            relations: vec![],
            facts: vec![],
            observations: vec![],
        };
        assert_eq!(to_marked(&extraction), "{P?:陆昀}到{L:泰州}。\n{o:市委}昨天开会。\n");
    }
}
