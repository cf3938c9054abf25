//! Names that changed: 甲更名为乙, 乙（原甲）, 甲、乙合并组建丙 – said between mentions of one sentence.

use crate::extraction::{Extraction, MentionRecord, Offsets};
use crate::ontology::EntityType;
use crate::text::Text;

/// What became of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same body under a new name.
    Renamed,
    /// A new body in the place of one or several former ones.
    Succeeded,
}

/// One change that a sentence states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it was called before, as written.
    pub former: String,
    /// The canonical name of the former one in the article.
    pub former_name: String,
    /// The canonical name of the later one in the article.
    pub later_name: String,
    /// Which sort of change.
    pub kind: Kind,
    /// When, where the sentence says so: 2019 or 2019-03.
    pub when: Option<String>,
    /// The sentence, in code points.
    pub sentence: Offsets,
}

const RENAMED: &[&str] = &[
    "更名为",
    "改名为",
    "更名成",
    "改称为",
    "改称",
    "易名为",
    "现更名为",
    "正式更名为",
    "已更名为",
    "后更名为",
];
const FORMERLY: &[&str] = &["（原", "(原", "（原名", "，原名", "原名", "（曾用名", "（原称", "，原称"];
const SUCCEEDS: &[&str] =
    &["前身是", "的前身是", "前身为", "的前身为", "，其前身是", "，其前身为", "（前身为", "（前身是"];
const MERGED_INTO: &[&str] =
    &["并入", "整体并入", "合并为", "合并组建", "合并成立", "合并组成", "合并组建为", "重组为"];

/// What the article says of names that changed.
pub(super) fn changes(extraction: &Extraction) -> Vec<Change> {
    let text = Text::new(extraction.text.clone());
    let slice = |start: usize, end: usize| {
        (start <= end).then(|| text.span_of_chars(start..end)).flatten().map(|span| text.slice(span))
    };
    let mentions: Vec<&MentionRecord> = extraction.mentions.iter().filter(|m| may_change(m.kind)).collect();
    let mut found = Vec::new();
    for (index, pair) in mentions.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let Some(between) = slice(first.end, second.start).filter(|b| b.chars().count() <= 12) else {
            continue;
        };
        let Some((kind, backwards)) = sort(between) else { continue };
        if first.kind != second.kind {
            continue;
        }
        let sentence = sentence(extraction, first.start);
        let when = slice(sentence.start, first.start).and_then(date).or_else(|| date(between));
        let (former, later) = if backwards { (second, first) } else { (first, second) };
        let mut add = |former: &MentionRecord| {
            let name = |mention: &MentionRecord| name(extraction, mention);
            let change = Change {
                former: former.text.clone(),
                former_name: name(former),
                later_name: name(later),
                kind,
                when: when.clone(),
                sentence,
            };
            if change.former != change.later_name {
                found.push(change);
            }
        };
        add(former);
        // 甲和乙合并组建丙: all that were listed before.
        if kind == Kind::Succeeded && !backwards {
            let mut next = first;
            for earlier in mentions[..index].iter().rev() {
                let joined =
                    slice(earlier.end, next.start).is_some_and(|b| matches!(b, "、" | "和" | "与" | "及"));
                if !joined {
                    break;
                }
                add(earlier);
                next = earlier;
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn may_change(kind: EntityType) -> bool {
    matches!(kind, EntityType::Organisation | EntityType::Programme | EntityType::Place)
}

/// The sort of change that the words between two names state, and whether the former name comes second.
fn sort(between: &str) -> Option<(Kind, bool)> {
    let bare = between.trim_matches(['“', '”', '"', '《', '》', '「', '」', ' ']);
    if let Some(rest) =
        RENAMED.iter().filter_map(|word| bare.strip_suffix(word)).min_by_key(|rest| rest.len())
    {
        // 甲2019年3月更名为乙, 甲正式更名为乙.
        let idle = rest.trim_start_matches(['，', ',', '”']);
        let plain = idle.chars().all(|c| c.is_ascii_digit() || "年月日于在由正式已现又再".contains(c));
        return plain.then_some((Kind::Renamed, false));
    }
    if FORMERLY.contains(&bare) {
        return Some((Kind::Renamed, true));
    }
    if SUCCEEDS.contains(&bare) {
        return Some((Kind::Succeeded, true));
    }
    MERGED_INTO.contains(&bare).then_some((Kind::Succeeded, false))
}

/// The last year, with its month where one follows, that `text` names.
fn date(text: &str) -> Option<String> {
    let (before, after) = text.rsplit_once('年')?;
    let digits: Vec<char> = before.chars().rev().take(4).collect();
    if digits.len() < 4 || !digits.iter().all(char::is_ascii_digit) {
        return None;
    }
    let year: String = digits.into_iter().rev().collect();
    let month = after.split_once('月').and_then(|(month, _)| month.parse::<u8>().ok());
    Some(month.filter(|m| (1..=12).contains(m)).map_or(year.clone(), |month| format!("{year}-{month:02}")))
}

fn sentence(extraction: &Extraction, at: usize) -> Offsets {
    let found = extraction.sentences.iter().find(|s| s.start <= at && at < s.end);
    found.copied().unwrap_or(Offsets { start: at, end: at })
}

fn name(extraction: &Extraction, mention: &MentionRecord) -> String {
    let entity = extraction.entities.iter().find(|entity| entity.id == mention.entity);
    entity.map_or_else(|| mention.text.clone(), |entity| entity.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_between_two_names_say_what_changed() {
        assert_eq!(sort("更名为"), Some((Kind::Renamed, false)));
        assert_eq!(sort("2019年3月正式更名为“"), Some((Kind::Renamed, false)));
        assert_eq!(sort("（原"), Some((Kind::Renamed, true)));
        assert_eq!(sort("的前身是"), Some((Kind::Succeeded, true)));
        assert_eq!(sort("合并组建"), Some((Kind::Succeeded, false)));
        assert_eq!(sort("与外国公司合作，后更名为"), None);
        assert_eq!(sort("和"), None);
    }

    #[test]
    fn the_last_date_before_the_change_counts() {
        assert_eq!(date("1998年建校，2019年3月，").as_deref(), Some("2019-03"));
        assert_eq!(date("2019年底").as_deref(), Some("2019"));
        assert_eq!(date("去年3月"), None);
    }
}
