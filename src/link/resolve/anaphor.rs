//! Forms that an earlier mention completes: 该公司, 陈局长, 本报.

use super::Reading;
use crate::document::Article;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;

/// How many mentions back an antecedent may stand.
const REACH: usize = 40;

pub(super) fn read(article: &Article, mention: &Mention, seen: &[(Mention, Reading)]) -> Option<Reading> {
    let text = article.slice(mention.span);
    if text == "本报" {
        return newspaper(article);
    }
    let recent = seen.iter().rev().take(REACH);
    let antecedent = if mention.kind == EntityType::Person {
        let surname = text.chars().next()?;
        recent.map(|(_, r)| r).find(|r| r.kind == EntityType::Person && r.name.starts_with(surname))
    } else {
        let head = text.strip_prefix('该')?;
        recent
            .map(|(_, r)| r)
            .filter(|r| {
                r.kind == mention.kind || (r.class == Some(EntityClass::Park) && head.starts_with('园'))
            })
            .find(|r| fits(head, r))
    }?;
    Some(Reading { resolution: Resolution::Coreference, aliases: Vec::new(), ..antecedent.clone() })
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
