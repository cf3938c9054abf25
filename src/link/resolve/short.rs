//! Short forms inside one article: introduced (以下简称“…”), or a shorter name of an earlier longer one.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::Reading;
use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::{Mention, introduced, university};
use crate::text::{Characters, abbreviation, last_chars, without_legal_form};

/// How many names that end as a short one does are compared with it.
const NEAR: usize = 64;

/// Gives shorter names the entity of the longer one they stand for, and what took a shorter name up as well: 该公司 after 湄窖酒业
/// is the company whose short name that is.
pub(super) fn join(article: &Article, readings: &mut [(Mention, Reading)], lexicon: &Lexicon) {
    let mut stands_for: BTreeMap<String, (Reading, Resolution)> = BTreeMap::new();
    for (mention, reading) in readings.iter() {
        let rest = article.text().as_str().get(mention.span.end..).unwrap_or_default();
        if let Some(short) = introduced(rest) {
            stands_for
                .entry(short.to_owned())
                .or_insert_with(|| (reading.clone(), Resolution::IntroducedAlias));
        }
    }
    let mut earlier = Earlier::default();
    let mut renamed: BTreeMap<(EntityType, String), Reading> = BTreeMap::new();
    for index in 0..readings.len() {
        if let Some(full) = longer(article, index, readings, &stands_for, &earlier, lexicon) {
            let old = &readings[index].1;
            let text = article.slice(readings[index].0.span).to_owned();
            renamed.insert((old.kind, old.name.clone()), full.clone());
            stands_for.entry(text).or_insert_with(|| (full.clone(), full.resolution));
            readings[index].1 = full;
        }
        let reading = &readings[index].1;
        if is_joined(reading.kind) {
            earlier.add(index, reading);
        }
    }
    // A headline comes first and is short, and so is many a company's name: what they abbreviate stands below.
    let title = article.paragraphs().first().map_or(0, |line| line.span.end);
    for index in 0..readings.len() {
        let (mention, reading) = &readings[index];
        if mention.span.end > title && !matches!(reading.class, Some(EntityClass::Company) | None) {
            continue;
        }
        if let Some(full) = longer(article, index, readings, &stands_for, &earlier, lexicon) {
            let old = &readings[index].1;
            renamed.insert((old.kind, old.name.clone()), full.clone());
            readings[index].1 = full;
        }
    }
    for (_, reading) in readings.iter_mut().filter(|(_, r)| r.resolution == Resolution::Coreference) {
        if let Some(full) = renamed.get(&(reading.kind, reading.name.clone())) {
            *reading = full.taken_up();
        }
    }
}

/// Names that the text has introduced for others so far: 海纳新材 after 山东海纳新材料股份有限公司(以下简称“海纳新材”).
#[derive(Default)]
pub(super) struct Introduced(BTreeMap<String, Reading>);

impl Introduced {
    /// Takes in what the text says behind a mention.
    pub(super) fn see(&mut self, article: &Article, mention: &Mention, reading: &Reading) {
        let rest = article.text().as_str().get(mention.span.end..).unwrap_or_default();
        if let Some(short) = introduced(rest).filter(|short| *short != reading.name) {
            self.0.entry(short.to_owned()).or_insert_with(|| reading.clone());
        }
    }

    /// What `text` was introduced for.
    pub(super) fn get(&self, text: &str, kind: EntityType) -> Option<Reading> {
        let full = self.0.get(text).filter(|full| full.kind == kind)?;
        Some(Reading { resolution: Resolution::IntroducedAlias, ..full.clone() })
    }
}

/// The mentions, where a company's short name, which tells nothing of its class, has the class of the full name that holds it.
pub(super) fn with_classes(article: &Article, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let company = |m: &&Mention| m.class == Some(EntityClass::Company);
    let full: BTreeSet<&str> = mentions.iter().filter(company).map(|m| article.slice(m.span)).collect();
    let is_short = |text: &str| text.chars().count() >= 3 && full.iter().any(|full| full.contains(text));
    let short: Vec<usize> = (0..mentions.len())
        .filter(|&index| {
            let m = &mentions[index];
            m.kind == EntityType::Organisation && m.class.is_none() && is_short(article.slice(m.span))
        })
        .collect();
    for index in short {
        mentions[index].class = Some(EntityClass::Company);
    }
    mentions
}

fn is_joined(kind: EntityType) -> bool {
    matches!(kind, EntityType::Organisation | EntityType::Programme | EntityType::Work)
}

/// The reading of the longer name that the mention of that index stands for.
fn longer(
    article: &Article,
    index: usize,
    readings: &[(Mention, Reading)],
    stands_for: &BTreeMap<String, (Reading, Resolution)>,
    earlier: &Earlier,
    lexicon: &Lexicon,
) -> Option<Reading> {
    let (mention, reading) = &readings[index];
    let text = article.slice(mention.span);
    if let Some((full, resolution)) = stands_for.get(text).filter(|(full, _)| full.kind == reading.kind) {
        return (full.name != reading.name).then(|| Reading { resolution: *resolution, ..full.clone() });
    }
    let exact = reading.resolution == Resolution::ExactName && reading.name == text;
    // 江苏大学 is known for itself.
    let plain = exact && is_joined(reading.kind) && lexicon.by_name(text).is_none();
    let full = plain.then(|| earlier.longer(text, reading, readings)).flatten()?;
    Some(Reading { resolution: Resolution::Abbreviation, ..full })
}

/// Names before the one in question, by what a short form keeps of them.
#[derive(Default)]
struct Earlier {
    /// Each name's number.
    numbers: FxHashMap<(EntityType, Option<EntityClass>, String), usize>,
    /// The last reading of each name, by number, and the name's characters.
    last: Vec<(usize, Characters)>,
    /// Names by each of their ends of at least four characters.
    by_end: FxHashMap<(EntityType, Option<EntityClass>, String), Vec<usize>>,
    /// Names by their last character.
    by_last: FxHashMap<(EntityType, char), Vec<usize>>,
    /// Companies by each two neighbouring characters.
    by_pair: FxHashMap<(char, char), Vec<usize>>,
}

impl Earlier {
    fn add(&mut self, index: usize, reading: &Reading) {
        let Reading { name, kind, class, .. } = reading;
        let next = self.last.len();
        let number = *self.numbers.entry((*kind, *class, name.clone())).or_insert(next);
        if number < next {
            self.last[number].0 = index;
            return;
        }
        self.last.push((index, Characters::of(name)));
        // A text's short title may be a word: 温州市古树名木养护办法 … 《办法》.
        let least = if *kind == EntityType::Work { 2 } else { 4 };
        if let Some(last) = name.chars().next_back() {
            self.by_last.entry((*kind, last)).or_default().push(number);
        }
        let begins = name.char_indices().rev().skip(least - 1).filter_map(|(at, _)| name.get(at..));
        for end in begins {
            self.by_end.entry((*kind, *class, end.to_owned())).or_default().push(number);
        }
        if let Some(short) = university(name, *kind) {
            self.by_end.entry((*kind, *class, short)).or_default().push(number);
        }
        if *class == Some(EntityClass::Company) {
            let pairs: BTreeSet<(char, char)> = name.chars().zip(name.chars().skip(1)).collect();
            for pair in pairs {
                self.by_pair.entry(pair).or_default().push(number);
            }
        }
    }

    /// The only earlier name of the same class that `short` abbreviates.
    fn longer(&self, short: &str, reading: &Reading, readings: &[(Mention, Reading)]) -> Option<Reading> {
        // 恒远精密 tells by nothing that it is a company.
        let company = matches!(reading.class, Some(EntityClass::Company) | None);
        let ended = self.by_end.get(&(reading.kind, reading.class, short.to_owned()));
        let mut head = short.chars();
        let pair = head.next().zip(head.next()).filter(|_| company);
        let paired = pair.and_then(|pair| self.by_pair.get(&pair));
        let characters = Characters::of(short);
        let mut found: BTreeMap<&str, &Reading> = BTreeMap::new();
        let near = short.chars().next_back().into_iter().chain(['学', '院']).flat_map(|last| {
            let all = self.by_last.get(&(reading.kind, last)).map_or(&[][..], Vec::as_slice);
            all.get(all.len().saturating_sub(NEAR)..).unwrap_or_default()
        });
        for &number in ended.into_iter().chain(paired).flatten().chain(near) {
            let (index, all) = self.last[number];
            let full = &readings[index].1;
            let other = all.hold(characters) && full.kind == reading.kind && full.name != reading.name;
            let named = reading.class.is_some() || full.name.contains(short);
            let body = reading.kind == EntityType::Organisation;
            let of_company = || {
                let firm = full.class == Some(EntityClass::Company) && reading.class.is_none();
                body && firm && ends_of_core(short, &full.name)
            };
            let cut = body && cuts_words(short, full) || of_company();
            if other && (cut || named && abbreviates(short, &full.name, company)) {
                found.insert(&full.name, full);
            }
        }
        match found.len() {
            1 => found.into_values().next().cloned(),
            _ => None,
        }
    }
}

/// Whether `short` is an end of `full` that drops only what stands before, or for companies, a part of it
/// in order that keeps its first two characters.
fn abbreviates(short: &str, full: &str, company: bool) -> bool {
    // 临沂商贸物流展览会 for 中国(临沂)商贸物流展览会.
    let own = full.strip_prefix("中国(").is_some_and(|own| own.replacen(')', "", 1) == short);
    if own || full.ends_with(short) {
        return true;
    }
    if university(full, EntityType::Organisation).as_deref() == Some(short) {
        return true;
    }
    let head: String = short.chars().take(2).collect();
    company && full.contains(&head) && is_subsequence(short, full)
}

/// Whether `short` cuts the words of `full` short, its last one too: 数学所 for 数学研究所. 江苏大学 leaves whole words out of
/// 江苏师范大学 and is another.
///
/// Two characters are enough for a university: 昆工 for 昆明理工大学.
fn cuts_words(short: &str, full: &Reading) -> bool {
    let name = full.name.as_str();
    let university = name.ends_with("大学") || name.ends_with("学院");
    let begins = short.chars().next() == name.chars().next();
    let long_enough = short.chars().count() >= 3 || university && begins;
    long_enough && last_chars(short, 2) != last_chars(name, 2) && abbreviation::accepts(short, name)
}

/// What a company's own words end in that its short name leaves out.
const GENERIC: &[&str] = &["集团", "控股", "科技", "技术", "实业", "发展", "产业", "股份"];

/// Whether the four characters of `short` are the first two and the last two of a company's own words: 江海装备 for 江海重型装备股份有限公司.
fn ends_of_core(short: &str, full: &str) -> bool {
    let own = without_legal_form(full).unwrap_or(full);
    let core = GENERIC.iter().fold(own, |core, word| core.strip_suffix(word).unwrap_or(core));
    let head: String = short.chars().take(2).collect();
    let begins =
        core.find(&head).is_some_and(|at| core.get(..at).is_some_and(|place| place.chars().count() <= 3));
    short.chars().count() == 4
        && short != core
        && begins
        && core.ends_with(last_chars(short, 2))
        && is_subsequence(short, core)
}

/// Whether all characters of `short` occur in `full` in this order.
pub(super) fn is_subsequence(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    short.chars().all(|c| rest.any(|f| f == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_keep_the_order_of_characters() {
        assert!(is_subsequence("武进高新区", "武进国家高新技术产业开发区"));
        assert!(!is_subsequence("高新武进", "武进国家高新技术产业开发区"));
        assert!(abbreviates("青年会员创业大赛", "年度青年会员创业大赛", false));
        assert!(abbreviates("安踏集团", "安踏体育用品集团有限公司", true));
        assert!(ends_of_core("江海装备", "江海重型装备股份有限公司"));
        assert!(ends_of_core("长荡仪表", "溧阳长荡精密仪表科技有限公司"));
        assert!(!ends_of_core("江海智造", "江海重型装备股份有限公司"));
        let body = |name: &str| Reading {
            name: name.to_owned(),
            kind: EntityType::Organisation,
            class: None,
            resolution: Resolution::ExactName,
            aliases: Vec::new(),
        };
        assert!(cuts_words("数学所", &body("中国科学院数学研究所")));
        assert!(cuts_words("昆工", &body("昆明理工大学")));
        assert!(!cuts_words("江苏大学", &body("江苏师范大学")));
    }
}
