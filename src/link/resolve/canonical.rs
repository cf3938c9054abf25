//! The canonical name of a mention that needs no earlier mention.

use super::Reading;
use super::places::{Governor, Scene};
use crate::document::Article;
use crate::lexicon::{Entry, Institution, Level, Lexicon};
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::{Mention, Sitting, games};
use crate::text::abbreviation;

/// Short endings of parks and bodies → the official ones.
const OFFICIAL: &[(&str, &str)] = &[
    ("高新区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"),
    ("自贸试验区", "自由贸易试验区"),
    ("自贸区", "自由贸易试验区"),
    ("高铁", "高速铁路"),
    ("火车站", "站"),
];

/// The name that `text` is or stands for anywhere.
pub(super) fn read(mention: &Mention, text: &str, scene: &Scene<'_>) -> Reading {
    known(mention, text, scene)
        .or_else(|| body(mention, text, scene))
        .or_else(|| campus(mention, text, scene))
        .unwrap_or_else(|| named(mention, text))
}

/// 市|科协 → 常州市科学技术协会; 市|青年科技人才托举工程 → 常州市青年科技人才托举工程.
///
/// A full name that the article gave itself goes before the table's: 市文旅局 after 泉州市文化广电和旅游局.
pub(super) fn level(
    mention: &Mention,
    place: &Governor<'_>,
    rest: &str,
    scene: &Scene<'_>,
    seen: &[(Mention, Reading)],
) -> Reading {
    let level = place.level;
    let kind =
        scene.lexicon.institutions.find(rest, level).filter(|_| mention.kind == EntityType::Organisation);
    let short = format!("{}{rest}", place.name);
    let owner = place.owner(scene.lexicon);
    let given = || {
        seen.iter()
            .map(|(_, r)| r)
            .find(|r| r.kind == mention.kind && is_body_of(r, [&owner, &place.name], rest, scene.lexicon))
    };
    // 市监委 is no short name of a 市国有资产监督管理委员会: the first character stays.
    let begins = |full: &str| {
        let own = full.strip_prefix(owner.as_str()).or_else(|| full.strip_prefix(place.name.as_str()));
        own.is_some_and(|f| f.chars().next() == rest.chars().next())
    };
    // 市中医院 is a full name, and no short one of 市中心医院.
    let whole = |kind: &Institution| kind.full == rest;
    let stands = |r: &&Reading| {
        kind.is_none_or(|kind| !kind.full.contains("{place}") && !whole(kind) && begins(&r.name))
    };
    if let Some(given) = given().filter(stands) {
        let aliases = vec![short];
        return Reading { resolution: Resolution::LocalityDeixis, aliases, ..given.clone() };
    }
    let name = match kind {
        Some(kind) => place.name_of(rest, kind, scene.lexicon),
        None => match games(rest).filter(|_| mention.kind == EntityType::Programme) {
            Some(full) => return edition(mention, &place.name, full, seen),
            None => meeting(mention, rest, place, scene).unwrap_or_else(|| short.clone()),
        },
    };
    let class = kind.map(|kind| kind.class).or(mention.class);
    let aliases = if short == name { Vec::new() } else { vec![short] };
    Reading { name, kind: mention.kind, class, resolution: Resolution::LocalityDeixis, aliases }
}

/// 市|运会 → 玉林市第六届运动会, the edition that the text named last, or 玉林市运动会.
fn edition(mention: &Mention, place: &str, full: &str, seen: &[(Mention, Reading)]) -> Reading {
    let is_one = |r: &&Reading| {
        let own = r.name.strip_prefix(place).and_then(|own| own.strip_suffix(full));
        r.kind == EntityType::Programme
            && own.is_some_and(|own| own.is_empty() || own.starts_with('第') && own.ends_with('届'))
    };
    if let Some(named) = seen.iter().rev().map(|(_, r)| r).find(is_one) {
        return Reading { resolution: Resolution::LocalityDeixis, ..named.taken_up() };
    }
    Reading {
        name: format!("{place}{full}"),
        kind: mention.kind,
        class: Some(EntityClass::Competition),
        resolution: Resolution::LocalityDeixis,
        aliases: Vec::new(),
    }
}

/// 市|科协|第九次代表大会 → 株洲市科学技术协会第九次代表大会: a body's meeting bears its full name.
fn meeting(mention: &Mention, rest: &str, place: &Governor<'_>, scene: &Scene<'_>) -> Option<String> {
    let meets = mention.kind == EntityType::Programme && rest.ends_with(['会', '坛']);
    let len = meets.then(|| scene.lexicon.institutions.longest_prefix(rest)).flatten()?;
    let (form, sitting) = rest.split_at_checked(len).filter(|(form, _)| form.chars().count() > 1)?;
    let kind = scene.lexicon.institutions.find(form, place.level)?;
    Some(format!("{}{sitting}", place.name_of(form, kind, scene.lexicon)))
}

/// 市七届人大四次会议 → 滁州市第七届人民代表大会第四次会议.
pub(super) fn sitting(
    mention: &Mention,
    word: char,
    sitting: &Sitting,
    scene: &Scene<'_>,
) -> Option<Reading> {
    let place = scene.governor(word)?;
    Some(Reading {
        name: sitting.name(&place.name),
        kind: mention.kind,
        class: Some(EntityClass::Meeting),
        resolution: Resolution::LocalityDeixis,
        aliases: Vec::new(),
    })
}

/// Countries that one character stands for whatever else the text names.
const COUNTRIES: &[(char, &str)] = &[
    ('中', "中华人民共和国"),
    ('美', "美利坚合众国"),
    ('俄', "俄罗斯"),
    ('日', "日本"),
    ('英', "英国"),
    ('法', "法国"),
    ('德', "德国"),
    ('韩', "韩国"),
];

/// 美方; 乌方 is the country named last that begins so.
pub(super) fn side(mark: char, seen: &[(Mention, Reading)], lexicon: &Lexicon) -> Option<Reading> {
    let country = |name: &str| {
        lexicon
            .by_name(name)
            .filter(|e| e.class == Some(EntityClass::AdministrativeDivision) && e.division.is_none())
    };
    let listed = COUNTRIES.iter().find(|(side, _)| *side == mark).map(|(_, name)| *name);
    // 菲律宾贸易代表团 names the country as well.
    let of_body = |name: &str| {
        let (entry, _) = lexicon.place_prefix(name)?;
        country(&entry.name).filter(|entry| entry.name.starts_with(mark))
    };
    let named = || {
        let names =
            || seen.iter().rev().take(300).map(|(_, r)| r.name.as_str()).filter(|n| n.starts_with(mark));
        names().find_map(country).or_else(|| names().find_map(of_body))
    };
    let entry = listed.map_or_else(named, country)?;
    Some(of_entry(entry, Resolution::Coreference))
}

/// 我们 in 重庆市2026年政府工作报告: the government that reports.
pub(super) fn reporter(article: &Article, lexicon: &Lexicon) -> Option<Reading> {
    let title = article.meta.title.as_deref().filter(|title| title.contains("政府工作报告"))?;
    let (place, _) = lexicon.place_chain(title).filter(|(entry, _)| entry.division.is_some())?;
    let kind = lexicon.institutions.find("政府", None)?;
    Some(Reading {
        name: kind.name(&place.name),
        kind: EntityType::Organisation,
        class: Some(kind.class),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// Hainan, where the headline is 海南省2026年政府工作报告 and the text may never name it: it is who acts there.
pub(super) fn reporting_place(article: &Article, lexicon: &Lexicon) -> Option<Reading> {
    let title = article.meta.title.as_deref().filter(|title| title.contains("政府工作报告"))?;
    let (place, _) = lexicon.place_chain(title).filter(|(entry, _)| entry.division.is_some())?;
    Some(of_entry(place, Resolution::LocalityDeixis))
}

/// Whether `reading` is a longer name of the place's body that `short` abbreviates.
fn is_body_of(reading: &Reading, owner: [&String; 2], short: &str, lexicon: &Lexicon) -> bool {
    let rest = owner.into_iter().find_map(|place| reading.name.strip_prefix(place.as_str()));
    let own = |full: &str| lexicon.place_prefix(full).is_none_or(|(inner, _)| inner.division.is_none());
    rest.is_some_and(|full| full.len() > short.len() && own(full) && abbreviation::accepts(short, full))
}

/// 全镇 → 神垕镇.
pub(super) fn town(name: &str, mention: &Mention) -> Reading {
    Reading {
        name: name.to_owned(),
        kind: mention.kind,
        class: mention.class,
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    }
}

/// 高新区 in 洛阳日报 → 洛阳高新技术产业开发区.
pub(super) fn zone(mention: &Mention, text: &str, scene: &Scene<'_>) -> Option<Reading> {
    let city = scene.governing('市')?;
    let short = city.division.as_ref().map(|d| d.short.as_str()).filter(|short| !short.is_empty())?;
    let (_, official) = OFFICIAL.iter().find(|(ending, _)| *ending == text)?;
    Some(Reading {
        name: format!("{short}{official}"),
        kind: mention.kind,
        class: mention.class,
        resolution: Resolution::LocalityDeixis,
        aliases: vec![format!("{short}{text}")],
    })
}

/// 常州科协 → 常州市科学技术协会.
fn body(mention: &Mention, text: &str, scene: &Scene<'_>) -> Option<Reading> {
    if mention.kind != EntityType::Organisation {
        return None;
    }
    let (inner, len) = scene.lexicon.place_chain(text)?;
    let (place, form) = text.split_at_checked(len)?;
    // 鼓楼区政府 is the nearest one's; 福州市鼓楼区政府 says whose.
    let entry = scene.near(place).unwrap_or(inner);
    let nation = entry.division.is_none();
    let level = entry.division.as_ref().map_or(Level::Nation, |d| d.level);
    // 新县|县委, 峨眉山市|市委 say the level twice.
    let again = || form.strip_prefix(entry.name.chars().next_back()?);
    let find = |form: &str| scene.lexicon.institutions.find(form, Some(level));
    let kind = find(form).or_else(|| find(again()?))?;
    if nation && kind.full.contains("{place}") {
        return None;
    }
    let name = if nation { kind.name(place) } else { scene.lexicon.body_name(form, kind, entry) };
    let resolution = if name == text { Resolution::ExactName } else { Resolution::Abbreviation };
    Some(Reading { name, kind: mention.kind, class: Some(kind.class), resolution, aliases: Vec::new() })
}

/// An entry of the gazetteer or the user's own term.
fn known(mention: &Mention, text: &str, scene: &Scene<'_>) -> Option<Reading> {
    let entries = scene.lexicon.entries();
    let owners = scene.lexicon.lookup(text);
    let user = owners.iter().map(|s| &entries[s.entry]).find(|e| e.user);
    let entry = user
        .or_else(|| scene.near(text).filter(|_| mention.kind == EntityType::Place))
        .or_else(|| owners.iter().map(|s| &entries[s.entry]).find(|e| e.kind == mention.kind))?;
    let exact = entry.name == text;
    Some(of_entry(entry, if exact { Resolution::ExactName } else { Resolution::Abbreviation }))
}

/// 哈工大(威海) → 哈尔滨工业大学(威海).
fn campus(mention: &Mention, text: &str, scene: &Scene<'_>) -> Option<Reading> {
    let stem = text.strip_suffix([')', '）'])?.split(['(', '（']).next()?;
    let whole = known(mention, stem, scene)?;
    let bracket = text.strip_prefix(stem)?;
    (whole.name != stem && whole.class == Some(EntityClass::EducationalInstitution)).then(|| Reading {
        name: format!("{}{bracket}", whole.name),
        aliases: Vec::new(),
        ..whole
    })
}

/// The reading of an entry of the gazetteer.
pub(super) fn of_entry(entry: &Entry, resolution: Resolution) -> Reading {
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
