//! BIO: one character a line with its tag, the form in which sequence labellers are trained and compared.

use std::fmt::Write;

use super::{Extraction, MentionRecord};

/// One article: `# article IRI`, then `char<TAB>tag` lines with a blank line after each sentence. A mention's first
/// character is `B-Organisation`, the others `I-Organisation`, what is none `O`.
///
/// Of overlapping mentions the first counts; line breaks are no characters of a sentence.
pub fn to_bio(extraction: &Extraction) -> String {
    let chars: Vec<char> = extraction.text.chars().collect();
    let tags = tags(&extraction.mentions, chars.len());
    let mut out = format!("# article {}\n", extraction.article.id);
    let ends: Vec<usize> = extraction.sentences.iter().map(|s| s.end).collect();
    let mut open = false;
    for (at, (&c, tag)) in chars.iter().zip(&tags).enumerate() {
        if c != '\n' {
            let _ = writeln!(out, "{c}\t{tag}");
            open = true;
        }
        // A sentence never crosses a line, so a line break ends one too where none are given.
        if open && (c == '\n' || ends.binary_search(&(at + 1)).is_ok() || at + 1 == chars.len()) {
            out.push('\n');
            open = false;
        }
    }
    out
}

fn tags(mentions: &[MentionRecord], len: usize) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); len];
    let mut sorted: Vec<&MentionRecord> =
        mentions.iter().filter(|m| m.start < m.end && m.end <= len).collect();
    sorted.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let mut free = 0;
    for mention in sorted {
        if mention.start < free {
            continue;
        }
        free = mention.end;
        for (at, tag) in tags.iter_mut().enumerate().take(mention.end).skip(mention.start) {
            let part = if at == mention.start { 'B' } else { 'I' };
            *tag = format!("{part}-{}", mention.kind);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extraction::{ArticleRecord, Offsets};
    use crate::ontology::{EntityType, Resolution};

    fn mention(start: usize, end: usize, kind: EntityType) -> MentionRecord {
        MentionRecord {
            start,
            end,
            text: String::new(),
            kind,
            entity: String::new(),
            resolution: Resolution::ExactName,
            confidence: 1.0,
            recogniser: String::new(),
            rule: String::new(),
        }
    }

    #[test]
    fn characters_carry_tags() {
        let extraction = Extraction {
            article: ArticleRecord { id: "https://example.org/a".to_owned(), ..ArticleRecord::default() },
            text: "题\n泰州好。来！".to_owned(),
            sentences: vec![
                Offsets { start: 0, end: 1 },
                Offsets { start: 2, end: 6 },
                Offsets { start: 6, end: 8 },
            ],
            mentions: vec![
                mention(2, 4, EntityType::Place),
                mention(3, 5, EntityType::Person),
                mention(6, 99, EntityType::Work),
            ],
            entities: vec![],
            relations: vec![],
            facts: vec![],
            observations: vec![],
        };
        let want = "# article https://example.org/a\n题\tO\n\n泰\tB-Place\n州\tI-Place\n好\tO\n。\tO\n\n来\tO\n！\tO\n\n";
        assert_eq!(to_bio(&extraction), want);
    }
}
