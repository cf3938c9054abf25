//! A name taken up by a part of it: 苏州工业园区 … 园区, 国家级海智工作基地 … 海智基地, 南京大学 … 文学院.

use std::collections::BTreeMap;

use super::Reading;
use super::places::Scene;
use crate::document::Article;
use crate::lexicon::{Lexicon, WordClass};
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::{Mention, takes_up};

/// How many mentions back the name may stand.
const REACH: usize = 300;

/// What `text` takes up, if it says no more than the end of a name before it or one of its words with its head.
pub(super) fn read(
    text: &str,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    scene: &Scene<'_>,
) -> Option<Reading> {
    let lexicon = scene.lexicon;
    // What 公司 and 会议 mean was asked before.
    if !lexicon.lookup(text).is_empty() || lexicon.words.nouns.contains_key(text) {
        return None;
    }
    let earlier =
        || seen.iter().rev().take(REACH).map(|(_, reading)| reading).filter(|r| r.kind == mention.kind);
    if let Some(number) = line_number(text) {
        return earlier().find_map(|r| line(r, number, text));
    }
    let whole_noun = lexicon.is_tail(text, mention.kind)
        || lexicon.words.is(text, WordClass::TakenUp)
        || text.ends_with("期项目")
        || text.ends_with("期工程");
    let ended = || {
        leading(
            earlier().filter(|r| r.name.len() > text.len() && (r.name.ends_with(text) || is_park(text, r))),
        )
    };
    let found = if whole_noun { ended() } else { earlier().find(|r| takes_up(text, &r.name)) };
    found.map(Reading::taken_up).or_else(|| department(text, mention, seen, lexicon))
}

/// The nouns of the first line that take up what stands below it: 园区巨变, and then 苏州工业园区.
pub(super) fn in_headline(article: &Article, readings: &mut [(Mention, Reading)], lexicon: &Lexicon) {
    let end = article.paragraphs().first().map_or(0, |line| line.span.end);
    let below = readings.partition_point(|(mention, _)| mention.span.end <= end);
    for index in 0..below {
        let (mention, reading) = &readings[index];
        let text = article.slice(mention.span);
        let names = readings.iter().rev().map(|(_, r)| r);
        let longer =
            names.filter(|r| r.kind == reading.kind && r.name.len() > text.len() && r.name.ends_with(text));
        let noun = reading.name == text && lexicon.words.is(text, WordClass::TakenUp);
        if let Some(full) = noun.then(|| leading(longer)).flatten() {
            readings[index].1 = full.taken_up();
        }
    }
}

/// What was named twice as often as any other, or else last.
fn leading<'a>(readings: impl Iterator<Item = &'a Reading>) -> Option<&'a Reading> {
    let readings: Vec<&Reading> = readings.collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reading in &readings {
        *counts.entry(&reading.name).or_default() += 1;
    }
    let (most, times) =
        counts.iter().max_by_key(|(_, times)| **times).map(|(name, times)| (*name, *times))?;
    let far = counts.iter().all(|(name, other)| *name == most || times >= 2 * other);
    readings.iter().find(|r| !far || r.name == most).copied()
}

/// 中以常州创新园 … 园区.
fn is_park(text: &str, reading: &Reading) -> bool {
    text == "园区" && reading.class == Some(EntityClass::Park) && reading.name.ends_with('园')
}

/// The number of 1号线.
fn line_number(text: &str) -> Option<&str> {
    let number = text.strip_suffix("号线")?;
    number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)).then_some(number)
}

/// A line of the network that `reading` is a line of: 2号线 after 常州地铁1号线 is 常州地铁2号线.
fn line(reading: &Reading, number: &str, text: &str) -> Option<Reading> {
    let whole = reading.name.strip_suffix("号线")?;
    let network = whole.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if network.is_empty() {
        return None;
    }
    let same = whole.strip_prefix(network) == Some(number);
    Some(if same {
        reading.taken_up()
    } else {
        Reading { name: format!("{network}{text}"), ..reading.taken_up() }
    })
}

/// Whose departments bear no name of their own, what such owners end in, and how their departments end.
const DEPARTMENTS: &[(EntityClass, &[&str], &[&str])] = &[
    (EntityClass::EducationalInstitution, &["大学", "党校"], &["学院", "系"]),
    (EntityClass::EducationalInstitution, &["大学", "学院", "学校", "中学", "小学"], &["校区"]),
    (EntityClass::Hospital, &["医院"], &["中心", "科", "院区"]),
];

/// 文学院, 数学系 belong to the university that was named last, 心脏中心 to the hospital, 东校区 to the school.
fn department(
    text: &str,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let (class, owners, ending) = DEPARTMENTS.iter().find_map(|(class, owners, endings)| {
        Some((*class, *owners, endings.iter().find(|end| text.ends_with(**end))?))
    })?;
    let field = text.strip_suffix(ending)?;
    let owns = |r: &Reading| r.class == Some(class) && owners.iter().any(|end| r.name.ends_with(end));
    let mut earlier = seen.iter().rev().take(REACH).map(|(_, r)| r);
    let owner = match class {
        // 心脏中心 is the hospital's only where no other body was named since.
        EntityClass::Hospital => earlier.find(|r| r.kind == EntityType::Organisation).filter(|r| owns(r)),
        _ => earlier.find(|r| owns(r)),
    };
    let owner = owner.filter(|_| is_bare(field, text, mention, lexicon))?;
    // 洋河院区 after 张家口市第一医院洋河院区
    let named = seen.iter().rev().take(REACH).map(|(_, r)| r);
    let mut named = named.filter(|r| r.name.len() > text.len() + 6 && r.name.ends_with(text));
    if let Some(named) = named.next() {
        return Some(named.taken_up());
    }
    Some(Reading {
        name: format!("{}{text}", owner.name),
        kind: mention.kind,
        class: mention.class.or(Some(class)).filter(|class| class.kind() == mention.kind),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// Whether a department's name says nothing of whose it is: 武汉水利电力学院 is a place's own, 疾控中心 a kind of body,
/// 交通运输部路网中心 and 协和医院肿瘤中心 say it; but 蒸湘校区 is named after where it stands.
fn is_bare(field: &str, text: &str, mention: &Mention, lexicon: &Lexicon) -> bool {
    let body = matches!(mention.kind, EntityType::Organisation | EntityType::Place)
        && mention.rule != "place-body"
        && !text.ends_with("科学院");
    let known = lexicon.institutions.find(text, None).is_some()
        || lexicon.institutions.longest_prefix(text).is_some_and(|len| len > '市'.len_utf8() * 2)
        || ["医院", "大学", "学校", "学院", "中学", "小学"].iter().any(|word| field.contains(word));
    let placed = lexicon.place_prefix(text).is_some() && !text.ends_with("校区");
    body && !known && !placed && (1..=8).contains(&field.chars().count())
}
