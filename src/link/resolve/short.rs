//! Short forms inside one article: introduced (以下简称“…”), or a shorter name of an earlier longer one.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::Reading;
use crate::document::Article;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;
use crate::text::Characters;

/// Words that introduce another name in a bracket after the first.
const INTRODUCING: &[&str] = &["以下简称", "下称", "简称", "又称", "以下称"];

/// Gives shorter names the entity of the longer one they stand for.
pub(super) fn join(article: &Article, readings: &mut [(Mention, Reading)]) {
    let mut stands_for: BTreeMap<String, (Reading, Resolution)> = BTreeMap::new();
    for (mention, reading) in readings.iter() {
        if let Some(short) = introduced(article, mention) {
            stands_for.entry(short).or_insert_with(|| (reading.clone(), Resolution::IntroducedAlias));
        }
    }
    let mut earlier = Earlier::default();
    for index in 0..readings.len() {
        let (mention, reading) = &readings[index];
        let text = article.slice(mention.span);
        let plain = reading.resolution == Resolution::ExactName && reading.name == text;
        if let Some((full, resolution)) = stands_for.get(text).filter(|(full, _)| full.name != reading.name) {
            readings[index].1 = Reading { resolution: *resolution, ..full.clone() };
        } else if plain
            && matches!(reading.kind, EntityType::Organisation | EntityType::Programme | EntityType::Work)
        {
            let full = earlier.longer(text, reading, readings);
            if let Some(full) = full {
                stands_for.insert(text.to_owned(), (full.clone(), Resolution::Abbreviation));
                readings[index].1 = Reading { resolution: Resolution::Abbreviation, ..full };
            }
        }
        let reading = &readings[index].1;
        if matches!(reading.kind, EntityType::Organisation | EntityType::Programme | EntityType::Work) {
            earlier.add(index, reading);
        }
    }
}

/// 江苏龙城精密制造有限公司（以下简称“龙城精密”）
fn introduced(article: &Article, mention: &Mention) -> Option<String> {
    let text = article.text().as_str();
    let rest: String = text.get(mention.span.end..)?.chars().take(24).collect();
    let inside = rest.strip_prefix(['（', '('])?.split(['）', ')', '\n']).next()?;
    let name = INTRODUCING.iter().find_map(|word| inside.strip_prefix(word))?;
    let name = name.trim_matches(['“', '”', '"', '：', ':', '为', ' ']);
    (!name.is_empty()).then(|| name.to_owned())
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
        let begins = name.char_indices().rev().skip(3).filter_map(|(at, _)| name.get(at..));
        for end in begins {
            self.by_end.entry((*kind, *class, end.to_owned())).or_default().push(number);
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
        let company = reading.class == Some(EntityClass::Company);
        let ended = self.by_end.get(&(reading.kind, reading.class, short.to_owned()));
        let mut head = short.chars();
        let pair = head.next().zip(head.next()).filter(|_| company);
        let paired = pair.and_then(|pair| self.by_pair.get(&pair));
        let characters = Characters::of(short);
        let mut found: BTreeMap<&str, &Reading> = BTreeMap::new();
        for &number in ended.into_iter().chain(paired).flatten() {
            let (index, all) = self.last[number];
            let full = &readings[index].1;
            let other = all.hold(characters) && full.kind == reading.kind && full.name != reading.name;
            if other && abbreviates(short, &full.name, company) {
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
    let long_enough = short.chars().count() >= 4;
    if full.ends_with(short) && long_enough {
        return true;
    }
    let head: String = short.chars().take(2).collect();
    company && full.contains(&head) && is_subsequence(short, full)
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
        assert!(!abbreviates("大赛", "科普大赛", false));
    }
}
