//! Words: their class by part of speech and word table, and where the segmenter cuts wrong.

use super::line::Class;
use super::words::Roles;

/// Whether a word that the segmenter calls a time is one (今年, but not 现代 or 过夜).
fn is_time(word: &str) -> bool {
    word.contains(['年', '月', '日', '今', '昨', '明', '晨', '午', '季', '期', '前', '后', '时', '周'])
        && !word.ends_with(['代', '间'])
        && !matches!(word, "明月" | "生前" | "周期")
}

/// Whether `word` is the end of the noun that `before` begins and a verb: 败诉|率降, 占|比达.
pub(super) fn straddles(before: &str, word: &str) -> bool {
    let mut chars = word.chars();
    let noun = match chars.next() {
        Some('比') => before == "占",
        Some(c) => matches!(c, '率' | '额' | '量' | '值' | '数') && before.chars().count() > 1,
        None => false,
    };
    noun && chars.next().is_some_and(|c| "降增升超达为到约近至从由居".contains(c)) && chars.next().is_none()
}

/// Whether `word` after `before` only ends the noun that `before` begins.
pub(super) fn is_suffix(before: &str, word: &str, after: &str) -> bool {
    let plain = before.chars().next_back().is_some_and(char::is_alphanumeric)
        && !matches!(before, "的" | "和" | "与" | "等");
    let closes = after.is_empty()
        || after.starts_with(|c: char| !c.is_alphanumeric())
        || after.starts_with(['从', '由', '达', '为', '超', '居', '均', '比', '较', '增', '位', '分']);
    plain
        && match word {
            "率" | "额" | "量" | "值" | "费" => true,
            "比" => before == "占",
            "组织" => matches!(
                before,
                "国际" | "社会" | "党" | "地区" | "基层" | "金融" | "民间" | "恐怖" | "犯罪" | "团"
            ),
            "数" | "度" | "会" => closes,
            _ => false,
        }
}

/// The class of a word by its part of speech (PKU tags) and the word table.
pub(super) fn class(word: &str, tag: &str, roles: Roles) -> Class {
    match word {
        "的" => return Class::De,
        "和" | "与" | "及" | "以及" | "暨" | "或" => return Class::And,
        "、" => return Class::Pause,
        "等" | "等等" => return Class::Etc,
        _ => {}
    }
    if word.chars().all(|c| !c.is_alphanumeric()) {
        return Class::Comma;
    }
    if roles.any(Roles::ADVERB) {
        return Class::Other;
    }
    if roles.any(Roles::UP | Roles::DOWN) && !roles.any(Roles::RELATIONAL) {
        return Class::Verb;
    }
    if roles.any(Roles::RELATIONAL | Roles::LEVEL | Roles::NOUN | Roles::PERSON) {
        return Class::Noun;
    }
    if roles.any(Roles::PREDICATE) && !roles.any(Roles::NOMINAL) {
        return Class::Verb;
    }
    match tag.as_bytes().first() {
        Some(b't') if is_time(word) => Class::Time,
        _ if matches!(tag, "vn" | "an" | "zg") || (tag.starts_with('a') && roles.any(Roles::NOMINAL)) => {
            Class::Noun
        }
        Some(b'n' | b's' | b'j' | b'e' | b'x' | b'g' | b'k' | b'q' | b'l' | b'i' | b'h' | b't') => {
            Class::Noun
        }
        Some(b'v') => Class::Verb,
        Some(b'a' | b'b' | b'm' | b'z') => Class::Modifier,
        Some(b'f') if matches!(word, "以上" | "内外" | "以下" | "中" | "东部" | "西部") => {
            Class::Modifier
        }
        _ => Class::Other,
    }
}
