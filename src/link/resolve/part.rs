//! A part of a body that was named before: 校党委, 公司工会, 我台音乐频道.

use super::{Reading, anaphor};
use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;

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
