//! A part of a body that was named before: 校党委, 公司工会, 我台音乐频道, 管委会 of a zone, 宣传部 of a party committee.

use super::{Reading, anaphor};
use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::{COMMITTEE_PARTS, Mention};

/// 校|党委 after 西南民族大学 → 中国共产党西南民族大学委员会; 校|青年志愿者协会 → 西南民族大学青年志愿者协会.
pub(super) fn of(
    article: &Article,
    mention: &Mention,
    (noun, own): (&str, &str),
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let whole = anaphor::pointed(article, mention, noun, seen, lexicon)?;
    // 乡村治理示范村 is an honour.
    if whole.kind == EntityType::Programme {
        return None;
    }
    let kind = lexicon.institutions.find(own, None);
    // A body's own 工会 is no 总工会 of a place.
    let party = kind.filter(|kind| kind.full.contains("{place}"));
    let name = match own {
        "党工委" => format!("中国共产党{}工作委员会", whole.name),
        "党支部" => format!("中国共产党{}支部委员会", whole.name),
        "党总支" => format!("中国共产党{}总支部委员会", whole.name),
        _ => party.map_or_else(|| format!("{}{own}", whole.name), |kind| kind.name(&whole.name)),
    };
    Some(Reading {
        name,
        kind: EntityType::Organisation,
        class: kind.map(|kind| kind.class).or(mention.class),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// How many mentions back the zone may stand.
const REACH: usize = 300;

/// 管委会, 党工委 of the zone that the paragraph named last, or else the headline: 包头稀土高新区 … 管委会.
pub(super) fn of_zone(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    headline: Option<&Reading>,
) -> Option<Reading> {
    let line = article.paragraphs().partition_point(|p| p.span.end < mention.span.begin);
    let begin = article.paragraphs().get(line)?.span.begin;
    let near = seen.iter().rev().take(REACH).take_while(|(m, _)| m.span.begin >= begin).map(|(_, r)| r);
    let zone = near.into_iter().find(|r| r.is_zone()).or(headline)?;
    let name = match article.slice(mention.span) {
        "党工委" => format!("中国共产党{}工作委员会", zone.name),
        _ => format!("{}管理委员会", zone.name),
    };
    Some(Reading {
        name,
        kind: EntityType::Organisation,
        class: mention.class,
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// 宣传部 in 市委常委、宣传部部长: that committee's.
pub(super) fn of_committee(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let text = article.slice(mention.span);
    let (before, committee) = seen.last().filter(|_| COMMITTEE_PARTS.contains(&text))?;
    let between = article.text().as_str().get(before.span.end..mention.span.begin)?;
    let own = between == "常委、" && committee.class == Some(EntityClass::PartyBody);
    let kind = lexicon.institutions.find(text, Some(crate::lexicon::Level::Prefecture)).filter(|_| own)?;
    let (_, part) = kind.full.split_once("委员会")?;
    Some(Reading {
        name: format!("{}{part}", committee.name),
        kind: EntityType::Organisation,
        class: Some(EntityClass::PartyBody),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// 我台|音乐频道 in 央视新闻 → 中央电视台音乐频道.
pub(super) fn of_station(article: &Article, own: &str, lexicon: &Lexicon) -> Option<Reading> {
    let source = article.meta.newspaper.as_deref()?;
    let station = station(source, lexicon)?;
    Some(Reading {
        name: format!("{station}{own}"),
        kind: EntityType::Organisation,
        class: Some(EntityClass::Media),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// The station whose programme or site `source` is: 央视新闻联播 begins with a name of 中央电视台.
fn station<'a>(source: &'a str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let entries = lexicon.entries();
    let is_station = |name: &str| name.ends_with('台') || name.ends_with("卫视");
    let known = crate::text::prefixes(source, 12).find_map(|head| {
        let named = lexicon.lookup(head).iter().map(|surface| entries[surface.entry].name.as_str());
        named.into_iter().find(|name| is_station(name))
    });
    known.or_else(|| Some(source).filter(|source| is_station(source)))
}
