//! Names that the text itself introduces: 武汉市湖泊岸线共治指引（以下简称《指引》）, and 贵大 after 贵州大学.

use std::collections::BTreeMap;

use super::{Mention, View};
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType};
use crate::text::Span;

/// Words that introduce another name after the first.
const INTRODUCING: &[&str] = &[
    "以下简称",
    "下称",
    "简称",
    "以下称",
    "又称",
    "又名",
    "也称",
    "俗称",
    "原名",
    "曾用名",
    "英文简称",
    "英文缩写",
];

/// The name that `rest`, what follows a name, introduces for the same thing: （以下简称“龙城精密”）, ，简称岛医联.
pub(crate) fn introduced(rest: &str) -> Option<&str> {
    // The closing mark of a work stands outside its name.
    let inside = rest.strip_prefix(['》', '”']).unwrap_or(rest).strip_prefix(['（', '(', '，', ','])?;
    let name = INTRODUCING.iter().find_map(|word| inside.strip_prefix(word))?;
    let name = name.trim_start_matches(['“', '"', '《', '：', ':', '为', ' ', '「']);
    let end =
        name.find(['）', ')', '”', '"', '》', '」', '，', ',', '。', '、', '；', '\n']).unwrap_or(name.len());
    let name = name.get(..end)?.trim();
    (2..=16).contains(&name.chars().count()).then_some(name)
}

/// Every occurrence of the names introduced after one of `found`, and of the short forms that universities have.
pub(super) fn introduced_names(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let mut names: BTreeMap<&str, &Mention> = BTreeMap::new();
    let mut companies: BTreeMap<String, &Mention> = BTreeMap::new();
    let mut universities: BTreeMap<String, &Mention> = BTreeMap::new();
    for mention in found {
        let rest = view.after(mention.span.end);
        if let Some(name) = introduced(rest) {
            names.entry(name).or_insert(mention);
        }
        if mention.class == Some(EntityClass::Company) {
            for short in company(view.slice(mention.span), view.lexicon) {
                companies.entry(short).or_insert(mention);
            }
        }
        if let Some(short) = university(view.slice(mention.span), mention.kind) {
            universities.entry(short).or_insert(mention);
        }
    }
    let text = view.article.text().as_str();
    let occurrences = |name: &str| -> Vec<Span> {
        text.match_indices(name).map(|(at, _)| Span::new(at, at + name.len())).collect()
    };
    let mut proposed = Vec::new();
    for (name, full) in names {
        let spans = occurrences(name);
        proposed.extend(spans.into_iter().map(|span| taken(full, span, "introduced-name")));
    }
    for (name, full) in universities.into_iter().chain(companies) {
        let long = name.chars().count() > 2;
        let words = occurrences(&name).into_iter().filter(|&span| {
            (long || view.is_words(span)) && !found.iter().any(|m| m.span.contains(span) && m.span != span)
        });
        proposed.extend(words.map(|span| taken(full, span, "introduced-name")));
    }
    proposed
}

fn taken(full: &Mention, span: Span, rule: &'static str) -> Mention {
    Mention { span, rule, recogniser: "pattern", confidence: 0.95, ..full.clone() }
}

/// 贵州大学 → 贵大.
pub(crate) fn university(name: &str, kind: EntityType) -> Option<String> {
    let place = name.strip_suffix("大学").filter(|place| place.chars().count() == 2)?;
    (kind == EntityType::Organisation).then(|| place.chars().take(1).chain(['大']).collect())
}

/// What a company's full name is shortened to: 江苏恒远精密机械有限公司 → 恒远精密机械, 恒远精密.
fn company(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let legal = ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司"];
    let Some(body) = legal.iter().find_map(|end| name.strip_suffix(end)) else { return Vec::new() };
    let place = lexicon.place_chain(body).map_or(0, |(_, len)| len);
    let core = body.get(place..).unwrap_or_default();
    let core = core.split(['（', '(']).next().unwrap_or_default();
    let first: String = core.chars().take(4).collect();
    let mut forms = vec![core.to_owned(), first];
    forms.retain(|form| form.chars().count() >= 4 && form.chars().all(char::is_alphanumeric));
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_after_names() {
        let cases = [
            ("（以下简称“龙城精密”）在", Some("龙城精密")),
            ("》（以下简称《指引》）", Some("指引")),
            ("（简称岛医联），", Some("岛医联")),
            ("，简称“江滩志协”，", Some("江滩志协")),
            ("（记者 李明）", None),
            ("（简称甲）", None),
        ];
        for (rest, want) in cases {
            assert_eq!(introduced(rest), want, "{rest}");
        }
        assert_eq!(university("贵州大学", EntityType::Organisation).as_deref(), Some("贵大"));
        assert_eq!(university("中国科学技术大学", EntityType::Organisation), None);
    }
}
