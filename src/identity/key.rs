//! Blocking keys: what two names of one thing have in common, each computed from one name alone, so that names are
//! compared within a block and not each with each.

use unicode_normalization::UnicodeNormalization;

use crate::lexicon::{Entry, Level, Lexicon};
use crate::ontology::{EntityClass, EntityType};
use crate::text::fold_char;

/// A name without what does not tell names apart: width, case, blanks, quotation marks, 中国共产党 for 中共.
///
/// ```
/// use tupu::identity::key::spelling;
/// assert_eq!(spelling("中国共产党青江市委员会"), spelling("中共青江市委员会"));
/// assert_eq!(spelling("“青江杯”ＡＩ大赛"), spelling("青江杯AI大赛"));
/// ```
pub fn spelling(name: &str) -> String {
    let folded = name.nfkc().flat_map(char::to_lowercase).filter_map(|c| match fold_char(c) {
        '“' | '”' | '"' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' => {
            None
        }
        '•' | '・' | '‧' | '∙' | '⋅' => Some('·'),
        '—' | '–' | '－' | '~' | '～' => Some('-'),
        c if c.is_whitespace() => None,
        c => Some(c),
    });
    let folded: String = folded.collect();
    if let Some(rest) = folded.strip_prefix("中国共产党") {
        // 中国共产党第二十次全国代表大会 is no body of a place, but 中共 stands for the party there as well.
        return format!("中共{rest}");
    }
    folded
}

/// The name written out: place in its official form, kind of body in full (青江市科协, 青江科协 → 青江市科学技术协会).
/// `None` where nothing is to be written out.
pub fn written_out(name: &str, kind: EntityType, lexicon: &Lexicon) -> Option<String> {
    if kind != EntityType::Organisation {
        return None;
    }
    let party = name.strip_prefix("中国共产党").or_else(|| name.strip_prefix("中共"));
    let body = party.unwrap_or(name);
    let (place, form) = place_before(body, lexicon)?;
    if form == "委" || party.is_some() && form == "委员会" {
        return Some(format!("中共{}委员会", place.name));
    }
    let level = place.division.as_ref().map(|division| division.level)?;
    if let Some(institution) = lexicon.institutions.find(form, Some(level)) {
        return Some(institution.name(&place.name));
    }
    let official = format!("{}{form}", place.name);
    // 北京中心 is not 北京市中心.
    (official != body && party.is_none() && form.chars().count() > 2).then_some(official)
}

/// The division of China that a name begins with, where one is certain, and what follows, two characters at least.
pub fn split_place<'a, 'n>(name: &'n str, lexicon: &'a Lexicon) -> Option<(&'a Entry, &'n str)> {
    place_before(name, lexicon).filter(|(_, rest)| rest.chars().count() >= 2)
}

fn place_before<'a, 'n>(name: &'n str, lexicon: &'a Lexicon) -> Option<(&'a Entry, &'n str)> {
    let (place, len) = lexicon.place_prefix(name)?;
    let (head, rest) = name.split_at_checked(len)?;
    // 龙城 may be 龙城区, and is a byname of cities: a county's short name places nothing.
    if head != place.name && place.division.as_ref()?.level > Level::Prefecture {
        return None;
    }
    // 朝阳 is Beijing's or Liaoning's: nor does one that several places share.
    let owners = lexicon
        .lookup(head)
        .iter()
        .filter(|s| lexicon.entries()[s.entry].class == Some(EntityClass::AdministrativeDivision));
    (place.division.is_some() && owners.count() == 1).then_some((place, rest))
}

/// The numbers in a name: 第一人民医院 and 第二人民医院 are never one.
pub fn numbers(name: &str) -> Vec<char> {
    name.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(*c)).collect()
}

/// Whether a name says by itself which one is meant: 青江恐龙园 does; 科技馆, 人民医院, 第一中学 need a place.
pub fn is_specific(name: &str, lexicon: &Lexicon) -> bool {
    if lexicon.institutions.find(name, None).is_some() || lexicon.words.generic.contains(name) {
        return false;
    }
    let begins = name.char_indices().map(|(at, _)| at);
    let tail = begins.filter_map(|at| name.get(at..)).find(|end| lexicon.words.tails.contains_key(*end));
    let stem = tail.and_then(|tail| name.strip_suffix(tail)).unwrap_or(name);
    let mut rest = stem.to_owned();
    for word in COMMON {
        rest = rest.replace(word, "");
    }
    rest.retain(|c| !"第一二三四五六七八九十0123456789".contains(c));
    rest.chars().count() >= 2
}

/// Words that many bodies of one kind share.
const COMMON: &[&str] = &[
    "人民",
    "实验",
    "中心",
    "科技",
    "科学",
    "技术",
    "教育",
    "青年",
    "青少年",
    "文化",
    "体育",
    "妇女",
    "儿童",
    "国际",
    "高级",
    "中级",
    "职业",
    "综合",
    "新闻",
    "发展",
    "工业",
    "农业",
    "商业",
    "经济",
    "社会",
    "公共",
    "卫生",
    "健康",
    "工作",
    "领导",
    "指挥",
    "专家",
    "志愿",
    "服务",
    "管理",
    "研究",
    "创新",
    "创业",
    "艺术",
    "数字",
    "智能",
    "中医",
    "中西医结合",
    "妇幼保健",
    "开放",
    "师范",
    "理工",
    "工程",
    "交通",
    "城市",
    "广播",
    "电视",
    "电台",
    "党",
    "团",
    "外国语",
    "旅游",
    "生态",
    "环境",
    "展览",
    "会展",
    "博览",
    "图书",
    "美术",
    "纪念",
    "革命",
    "烈士",
    "历史",
    "自然",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body_are_written_out_alike() {
        let lexicon = Lexicon::builtin();
        let out = |name: &str| written_out(name, EntityType::Organisation, &lexicon);
        for name in ["常州市科协", "常州科协", "常州市科学技术协会"] {
            assert_eq!(out(name).as_deref(), Some("常州市科学技术协会"), "{name}");
        }
        assert_eq!(out("中共常州市委"), out("中国共产党常州市委员会"));
        assert_eq!(out("常州恐龙园").as_deref(), Some("常州市恐龙园"));
        assert_eq!(out("敦煌"), None);
    }

    #[test]
    fn what_needs_a_place_is_not_specific() {
        let lexicon = Lexicon::builtin();
        for name in ["科技馆", "人民医院", "第一中学", "科协", "教育局"] {
            assert!(!is_specific(name, &lexicon), "{name}");
        }
        for name in ["恐龙园", "运河五号创意街区", "龙城精密制造有限公司"] {
            assert!(is_specific(name, &lexicon), "{name}");
        }
    }

    #[test]
    fn numbers_are_told_apart() {
        assert_ne!(numbers("第一人民医院"), numbers("第二人民医院"));
    }
}
