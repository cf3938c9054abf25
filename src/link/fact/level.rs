//! How high an award stands: 国家级, 省级, 市级.

use serde::{Deserialize, Serialize};

use crate::lexicon::{Level, Lexicon};
use crate::link::Entity;
use crate::ontology::EntityClass;

/// How high an award stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AwardLevel {
    /// Of the world or of several countries.
    #[serde(rename = "国际级")]
    International,
    /// Of the country.
    #[serde(rename = "国家级")]
    National,
    /// Of a province, or a municipality under the central government.
    #[serde(rename = "省级")]
    Provincial,
    /// Of a prefecture-level city.
    #[serde(rename = "市级")]
    Municipal,
    /// Of a county, district or county-level city.
    #[serde(rename = "县级")]
    County,
}

impl AwardLevel {
    /// Every level, highest first.
    pub const ALL: &[Self] =
        &[Self::International, Self::National, Self::Provincial, Self::Municipal, Self::County];

    /// As the news writes it: 国家级.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::International => "国际级",
            Self::National => "国家级",
            Self::Provincial => "省级",
            Self::Municipal => "市级",
            Self::County => "县级",
        }
    }

    /// The level of that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.as_str() == text)
    }
}

impl From<Level> for AwardLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Nation => Self::National,
            Level::Province => Self::Provincial,
            Level::Prefecture => Self::Municipal,
            Level::County => Self::County,
        }
    }
}

/// Words that say the level outright.
const WORDS: &[(&str, AwardLevel)] = &[
    ("世界级", AwardLevel::International),
    ("国际级", AwardLevel::International),
    ("国家级", AwardLevel::National),
    ("部级", AwardLevel::National),
    ("省级", AwardLevel::Provincial),
    ("自治区级", AwardLevel::Provincial),
    ("市级", AwardLevel::Municipal),
    ("县级", AwardLevel::County),
    ("区级", AwardLevel::County),
];

/// Beginnings of names that reach beyond the country, or over all of it.
const BEGINNINGS: &[(&str, AwardLevel)] = &[
    ("世界", AwardLevel::International),
    ("国际", AwardLevel::International),
    ("全球", AwardLevel::International),
    ("联合国", AwardLevel::International),
    ("诺贝尔", AwardLevel::International),
    ("亚洲", AwardLevel::International),
    ("全国", AwardLevel::National),
    ("国家", AwardLevel::National),
    ("中国", AwardLevel::National),
    ("中华", AwardLevel::National),
    ("中央", AwardLevel::National),
    ("国务院", AwardLevel::National),
    ("共和国", AwardLevel::National),
    ("中共中央", AwardLevel::National),
    ("全军", AwardLevel::National),
];

/// Words that say among whom it was given: 全国首批….
const AMONG: &[(&str, AwardLevel)] = &[
    ("全国", AwardLevel::National),
    ("国家", AwardLevel::National),
    ("全省", AwardLevel::Provincial),
    ("全区", AwardLevel::Provincial),
    ("全市", AwardLevel::Municipal),
    ("全县", AwardLevel::County),
];

/// The level that words right at the award say: its name, or 省级 before it.
pub(super) fn said(before: &str, name: &str) -> Option<AwardLevel> {
    let before = before.trim_end_matches(['“', '《', '的']);
    let bare = before.strip_suffix("首批").or_else(|| before.strip_suffix("新一批")).unwrap_or(before);
    if let Some((_, level)) = AMONG.iter().find(|(word, _)| bare.ends_with(word)) {
        return Some(*level);
    }
    let at_name = WORDS.iter().find(|(word, _)| name.starts_with(word) || before.ends_with(word));
    at_name.or_else(|| BEGINNINGS.iter().find(|(word, _)| name.starts_with(word))).map(|(_, level)| *level)
}

/// The level of the place that a name begins with: 江苏省….
pub(super) fn of_place(name: &str, lexicon: &Lexicon) -> Option<AwardLevel> {
    let (place, len) = lexicon.place_prefix(name)?;
    let level = place.division.as_ref()?.level;
    // 共和国勋章 is not of 共和县: a county is named in full.
    (level != Level::County || name.get(..len) == Some(place.name.as_str())).then(|| level.into())
}

/// The level of a body that confers: 江苏省人民政府, 教育部.
pub(super) fn of_body(body: &Entity, lexicon: &Lexicon) -> Option<AwardLevel> {
    let official = matches!(
        body.class,
        Some(EntityClass::GovernmentBody | EntityClass::PartyBody | EntityClass::Association)
    );
    let name = body.name.strip_prefix("中国共产党").unwrap_or(&body.name);
    if let Some(level) = of_place(name, lexicon).filter(|_| official) {
        return Some(level);
    }
    let national = ["中华人民共和国", "国务院", "中央", "全国", "中国", "中华全国", "国家"];
    let named = national.iter().any(|word| name.starts_with(word));
    (official && named).then_some(AwardLevel::National)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_told_by_words_and_places() {
        assert_eq!(said("入选全国首批", "美丽乡村先行区"), Some(AwardLevel::National));
        assert_eq!(said("获评省级“", "文明单位"), Some(AwardLevel::Provincial));
        assert_eq!(said("获", "全国劳动模范"), Some(AwardLevel::National));
        assert_eq!(said("获", "最美摆渡人"), None);
        let lexicon = Lexicon::builtin();
        for (name, level) in [
            ("江苏省科学技术奖", Some(AwardLevel::Provincial)),
            ("常州市最美科技工作者", Some(AwardLevel::Municipal)),
            ("北京市科学技术奖", Some(AwardLevel::Provincial)),
            ("溧阳市道德模范", Some(AwardLevel::County)),
            ("共和镇勋章", None),
        ] {
            assert_eq!(of_place(name, &lexicon), level, "{name}");
        }
    }
}
