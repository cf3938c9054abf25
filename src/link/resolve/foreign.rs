//! Bodies of other states: 俄罗斯|外交部 is not China's, nor is 外交部 two sentences on.

use super::Reading;
use crate::document::Article;
use crate::lexicon::{Entry, Level, Lexicon};
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;

/// How many mentions back a state's body may have been named.
const REACH: usize = 60;

/// Bodies of states that the table of kinds of bodies does not call national.
const STATE: &[&str] = &[
    "总统府",
    "国会",
    "议会",
    "参议院",
    "众议院",
    "上院",
    "下院",
    "内阁",
    "内政部",
    "经济部",
    "卫生部",
    "国防部",
    "外交部",
    "军方",
    "警方",
    "央行",
    "最高法院",
    "宪法法院",
    "海军",
    "空军",
    "陆军",
    "政府",
    "选举委员会",
];

/// The body of the country that stands right before it, or that the same body was of just before.
pub(super) fn read(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let text = article.slice(mention.span);
    let state = mention.kind == EntityType::Organisation && is_state_body(text, lexicon);
    state.then(|| {
        of_country(text, mention, seen, lexicon).or_else(|| again(article, text, mention, seen, lexicon))
    })?
}

fn is_state_body(text: &str, lexicon: &Lexicon) -> bool {
    let national = || {
        let kind = lexicon.institutions.find(text, Some(Level::Nation));
        kind.is_some_and(|kind| kind.levels.contains(&Level::Nation))
    };
    STATE.contains(&text) || text.chars().count() <= 8 && national()
}

/// 俄罗斯|外交部 → 俄罗斯外交部.
fn of_country(
    text: &str,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let (_, place) = seen.last().filter(|(m, _)| m.span.end == mention.span.begin)?;
    let country = lexicon.by_name(&place.name).filter(|entry| is_foreign(entry, lexicon))?;
    Some(Reading {
        name: format!("{}{text}", country.name),
        kind: mention.kind,
        class: mention.class.or(Some(EntityClass::GovernmentBody)),
        resolution: Resolution::ExactName,
        aliases: Vec::new(),
    })
}

/// 外交部 after 俄罗斯外交部, in the same paragraph or the next.
fn again(
    article: &Article,
    text: &str,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let paragraph = |at: usize| article.sentence_at(at).map(|s| article.sentences()[s].paragraph);
    let own = paragraph(mention.span.begin)?;
    let near = |m: &Mention| paragraph(m.span.begin).is_some_and(|p| p + 1 >= own);
    let same = |r: &Reading| r.kind == EntityType::Organisation && r.name.ends_with(text);
    let (named, last) = seen.iter().rev().take(REACH).find(|(_, r)| same(r))?;
    let country = lexicon.place_prefix(&last.name).filter(|(entry, _)| is_foreign(entry, lexicon));
    let whole = country.is_some_and(|(_, len)| last.name.get(len..) == Some(text));
    (whole && near(named)).then(|| last.taken_up())
}

fn is_foreign(entry: &Entry, lexicon: &Lexicon) -> bool {
    lexicon.words.states.contains(&entry.name)
}
