//! The canonical name of a mention that needs no earlier mention.

use super::Reading;
use super::places::Scene;
use crate::document::Article;
use crate::lexicon::{Entry, Level};
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;

/// Short endings of parks and bodies → the official ones.
const OFFICIAL: &[(&str, &str)] = &[
    ("高新区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"),
    ("自贸试验区", "自由贸易试验区"),
    ("自贸区", "自由贸易试验区"),
    ("高铁", "高速铁路"),
];

pub(super) fn read(article: &Article, mention: &Mention, scene: &Scene<'_>) -> Option<Reading> {
    let text = article.slice(mention.span);
    match mention.rule {
        "deixis-place" => {
            let place = scene.governing(text.chars().next_back()?)?;
            Some(of_entry(place, Resolution::LocalityDeixis))
        }
        "deixis-body" | "deixis-level-tail" => deictic(mention, text, scene),
        "place-body" => Some(body(mention, text, scene)),
        _ => Some(known(mention, text, scene).unwrap_or_else(|| named(mention, text))),
    }
}

/// 市科协 → 常州市科学技术协会; 市青年科技人才托举工程 → 常州市青年科技人才托举工程.
fn deictic(mention: &Mention, text: &str, scene: &Scene<'_>) -> Option<Reading> {
    let word = text.chars().next()?;
    let form = text.get(word.len_utf8()..)?;
    let place = scene.governing(word)?;
    let level = place.division.as_ref().map(|d| d.level);
    let kind =
        scene.lexicon.institutions.find(form, level).filter(|_| mention.kind == EntityType::Organisation);
    let name = kind.map_or_else(|| format!("{}{form}", place.name), |kind| kind.name(&place.name));
    let class = kind.map(|kind| kind.class).or(mention.class);
    let short = format!("{}{form}", place.name);
    let aliases = if short == name { Vec::new() } else { vec![short] };
    Some(Reading { name, kind: mention.kind, class, resolution: Resolution::LocalityDeixis, aliases })
}

/// 常州科协 → 常州市科学技术协会.
fn body(mention: &Mention, text: &str, scene: &Scene<'_>) -> Reading {
    let split = scene.lexicon.place_prefix(text).and_then(|(_, len)| text.split_at_checked(len));
    let Some((place, form)) = split else { return named(mention, text) };
    if let Some(reading) = known(mention, text, scene) {
        return reading;
    }
    let Some(entry) = near_place(place, scene) else { return named(mention, text) };
    let nation = entry.division.is_none();
    let level = entry.division.as_ref().map_or(Level::Nation, |d| d.level);
    let Some(kind) = scene.lexicon.institutions.find(form, Some(level)) else { return named(mention, text) };
    if nation && kind.full.contains("{place}") {
        return named(mention, text);
    }
    let name = kind.name(if nation { place } else { &entry.name });
    let resolution = if name == text { Resolution::ExactName } else { Resolution::Abbreviation };
    Reading { name, kind: mention.kind, class: Some(kind.class), resolution, aliases: Vec::new() }
}

/// The division called `text` that the article's place speaks for: 鼓楼区 in a Nanjing paper is Nanjing's.
fn near_place<'a>(text: &str, scene: &Scene<'a>) -> Option<&'a Entry> {
    let entries = scene.lexicon.entries();
    let owners = || scene.lexicon.lookup(text).iter().map(|s| &entries[s.entry]);
    let places = || owners().filter(|e| e.class == Some(EntityClass::AdministrativeDivision));
    let local = scene.locality.and_then(|here| {
        places().find(|e| scene.lexicon.lies_in(e, here)).or_else(|| {
            let province = scene.lexicon.ancestor(here, Level::Province)?;
            places().find(|e| scene.lexicon.lies_in(e, province))
        })
    });
    local.or_else(|| places().min_by_key(|e| e.division.as_ref().map(|d| (d.level, d.code.clone()))))
}

/// An entry of the gazetteer or the user's own term.
fn known(mention: &Mention, text: &str, scene: &Scene<'_>) -> Option<Reading> {
    let entries = scene.lexicon.entries();
    let owners = scene.lexicon.lookup(text);
    let user = owners.iter().map(|s| &entries[s.entry]).find(|e| e.user);
    let entry = user
        .or_else(|| near_place(text, scene).filter(|_| mention.kind == EntityType::Place))
        .or_else(|| owners.iter().map(|s| &entries[s.entry]).find(|e| e.kind == mention.kind))?;
    let exact = entry.name == text;
    Some(of_entry(entry, if exact { Resolution::ExactName } else { Resolution::Abbreviation }))
}

fn of_entry(entry: &Entry, resolution: Resolution) -> Reading {
    Reading {
        name: entry.name.clone(),
        kind: entry.kind,
        class: entry.class,
        resolution,
        aliases: entry.aliases.iter().filter(|alias| alias.chars().count() > 1).cloned().collect(),
    }
}

/// A name that nothing else is known of: itself, with short endings written out.
fn named(mention: &Mention, text: &str) -> Reading {
    let place = mention.kind == EntityType::Place;
    let full = OFFICIAL.iter().filter(|_| place).find_map(|(short, official)| {
        let stem = text.strip_suffix(short).filter(|stem| stem.chars().count() >= 2)?;
        Some(format!("{stem}{official}"))
    });
    let bare = bare(text);
    let resolution = if full.is_some() { Resolution::Abbreviation } else { Resolution::ExactName };
    Reading {
        name: full.unwrap_or(bare),
        kind: mention.kind,
        class: mention.class,
        resolution,
        aliases: Vec::new(),
    }
}

/// A name ends in no quotation mark that it does not need: 江苏省“最美科技工作者” → 江苏省最美科技工作者.
fn bare(text: &str) -> String {
    if text.ends_with('”') { text.replace(['“', '”'], "") } else { text.to_owned() }
}
