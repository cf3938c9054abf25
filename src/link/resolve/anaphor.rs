//! Forms that an earlier mention completes: 该公司, 陈局长, 本报.

use super::Reading;
use super::people::People;
use crate::document::Article;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::{Mention, takes_up};

/// How many mentions back an antecedent may stand.
const REACH: usize = 40;

pub(super) fn read(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    people: &People,
) -> Option<Reading> {
    let text = article.slice(mention.span);
    let recent = || seen.iter().rev().take(REACH).map(|(_, reading)| reading);
    let antecedent = match mention.rule {
        "deixis-pronoun" => person(article, mention, seen, people),
        "deixis-edition" => {
            let noun: String = text.chars().skip(2).collect();
            recent().find(|r| r.kind == EntityType::Programme && r.name.ends_with(&noun))
        }
        "surname-title" => {
            let surname = text.chars().next()?;
            let title: String = text.chars().skip(1).collect();
            let bears = |(m, _): &&(Mention, Reading)| {
                let line = article.text().before(0, m.span.begin);
                line.ends_with(&title)
            };
            let named = || people.of_surname(surname).iter().rev().map(|&index| &seen[index]);
            // Of two people of one surname, the one whose title the text gave: 县长田有为, 局长田园.
            named().find(bears).or_else(|| named().next()).map(|(_, r)| r)
        }
        "short-form" => seen.iter().rev().map(|(_, reading)| reading).find(|r| takes_up(text, &r.name)),
        _ if text == "本报" => return newspaper(article),
        _ => {
            let head = text.strip_prefix('该')?;
            recent().filter(|r| r.kind == mention.kind).find(|r| fits(head, r))
        }
    }?;
    Some(Reading { resolution: Resolution::Coreference, aliases: Vec::new(), ..antecedent.clone() })
}

/// The person that 他 or 她 means: the only one named in this paragraph and the one before it; where several
/// are, the one whose name began the sentence before or this one.
fn person<'a>(
    article: &Article,
    mention: &Mention,
    seen: &'a [(Mention, Reading)],
    people: &People,
) -> Option<&'a Reading> {
    let sentence = article.sentence_at(mention.span.begin)?;
    let paragraph = article.sentences()[sentence].paragraph;
    let from = article.paragraphs()[paragraph.saturating_sub(1)].span.begin;
    let near = || {
        seen.iter()
            .rev()
            .take_while(|(m, _)| m.span.begin >= from)
            .filter(|(_, r)| r.kind == EntityType::Person)
    };
    let last = &near().next()?.1;
    if near().all(|(_, r)| r.name == last.name) {
        return Some(last);
    }
    let heads = |(m, _): &&(Mention, Reading)| {
        article
            .sentence_at(m.span.begin)
            .is_some_and(|s| s + 1 >= sentence && article.sentences()[s].span.begin + 30 >= m.span.begin)
    };
    let before = article.sentences()[sentence.saturating_sub(1)].span.begin;
    let head = near().take_while(|(m, _)| m.span.begin >= before).find(heads);
    head.map(|(_, r)| r).or_else(|| people.protagonist().map(|index| &seen[index].1))
}

/// 该公司 is a company, 该院 ends in 院: the head must fit the antecedent's class or name.
fn fits(head: &str, reading: &Reading) -> bool {
    use EntityClass as C;
    let ends = |words: &[&str]| words.iter().any(|word| reading.name.ends_with(word));
    match head {
        "公司" | "企业" => reading.class == Some(C::Company),
        "集团" => reading.class == Some(C::Company) && reading.name.contains("集团"),
        "校" => ends(&["大学", "学院", "学校", "中学", "小学", "党校"]),
        "院" => ends(&["院"]),
        "行" => ends(&["银行"]),
        "市" | "省" | "县" | "区" => reading.class == Some(C::AdministrativeDivision) && ends(&[head]),
        "园区" => ends(&["园", "区"]),
        "委" => ends(&["委员会"]),
        _ => ends(&[head]),
    }
}

fn newspaper(article: &Article) -> Option<Reading> {
    Some(Reading {
        name: article.meta.newspaper.clone()?,
        kind: EntityType::Organisation,
        class: Some(EntityClass::Media),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}
