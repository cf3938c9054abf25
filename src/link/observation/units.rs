//! The units and classifiers of `data/lexicon/units.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// Counts things (场, 家).
    Classifier,
    /// Counts persons (人, 人次).
    People,
    /// Counts times (次).
    Verbal,
    /// Measures (吨, 公里, 倍).
    Measure,
    /// Money.
    Currency,
    /// %, 个百分点.
    Percent,
    /// A duration or an age.
    Time,
    /// Points (分).
    Score,
    /// A place in an order (第4位); not in the table.
    Rank,
    /// Says which things are meant, not how many (30万吨级).
    Attribute,
    /// None is written (420万群众).
    Bare,
}

impl UnitKind {
    /// Whether it counts what a noun names, so that the noun may follow it at once (503场活动).
    pub fn counts(self) -> bool {
        matches!(self, Self::Classifier | Self::People | Self::Verbal | Self::Bare)
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// As written.
    pub name: &'static str,
    /// What it measures.
    pub kind: UnitKind,
    /// Whether it counts nothing after a small number in characters.
    pub arabic: bool,
}

static UNITS: LazyLock<HashMap<&'static str, Unit>> = LazyLock::new(|| {
    include_str!("../../../data/lexicon/units.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (name, kind) = (cells.next()?, kind(cells.next()?)?);
            Some((name, Unit { name, kind, arabic: cells.next() == Some("arabic") }))
        })
        .collect()
});

/// The longest unit, in characters.
const LONGEST: usize = 6;

fn kind(name: &str) -> Option<UnitKind> {
    Some(match name {
        "classifier" => UnitKind::Classifier,
        "people" => UnitKind::People,
        "verbal" => UnitKind::Verbal,
        "measure" => UnitKind::Measure,
        "currency" => UnitKind::Currency,
        "percent" => UnitKind::Percent,
        "time" => UnitKind::Time,
        "score" => UnitKind::Score,
        "attribute" => UnitKind::Attribute,
        _ => return None,
    })
}

/// Words that begin like a unit and are none: 10万人民, 6000家庭.
const WORDS: &[&str] = &[
    "群众",
    "群体",
    "群岛",
    "人民",
    "人口",
    "人员",
    "人才",
    "人大",
    "人均",
    "个多月",
    "个半月",
    "个季度",
    "个钟头",
    "个学期",
    "个年头",
    "个年度",
    "个昼夜",
    "个多小时",
    "个半小时",
    "个多星期",
    "家园",
    "名录",
    "个别",
    "期刊",
    "项下",
    "部委",
    "家庭",
    "部门",
    "部队",
    "部分",
    "场馆",
    "场所",
    "项目",
    "位置",
    "条例",
    "面积",
    "台湾",
    "台胞",
    "对外",
    "对口",
    "组织",
    "年轻",
    "年级",
    "天津",
    "元旦",
    "分之",
    "种业",
    "座谈",
    "本科",
    "本地",
    "件件",
    "批准",
    "班子",
    "所有",
    "期间",
    "成为",
    "成立",
    "成员",
    "成果",
    "成功",
    "成都",
    "成本",
    "成交",
    "成绩",
    "元首",
    "周边",
    "集团",
    "集体",
    "集群",
    "层级",
    "单位",
    "度假",
    "克服",
    "里程",
    "段落",
    "支持",
    "支队",
    "名单",
    "间接",
];

/// The longest unit that `text` begins with.
pub(super) fn unit_at(text: &str) -> Option<Unit> {
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
    let unit = ends.iter().rev().find_map(|&end| UNITS.get(text.get(..end)?).copied())?;
    if WORDS.iter().any(|w| w.len() > unit.name.len() && text.starts_with(w)) {
        return None;
    }
    // 5G, 3D, 4K: a letter that another letter or digit follows is no unit.
    let rest = text.get(unit.name.len()..).unwrap_or_default();
    let latin = unit.name.ends_with(|c: char| c.is_ascii_alphabetic());
    (!latin || !rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_first_and_words_are_no_units() {
        let name = |text| unit_at(text).map(|u| u.name);
        assert_eq!(name("人次群众"), Some("人次"));
        assert_eq!(name("个百分点"), Some("个百分点"));
        assert_eq!(name("个国家"), Some("个"));
        assert_eq!(name("人民"), None);
        assert_eq!(name("家企业"), Some("家"));
        assert_eq!(name("哦"), None);
    }
}
